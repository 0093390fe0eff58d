"""Citations in hand-written pages: `[@claim-id]` and `[@one; @two]` become standard Markdown footnotes.

How it works. Code fences, code spans, indented code and HTML comments are left as they are, and so are links
(`[@x](...)`) and escaped brackets. Each claim has one note on a page, however often it is cited; the notes
follow the text in the order in which they are first cited.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from citebrief.deep_links import deep_link
from citebrief.model import Briefing, Claim, Evidence, Passage, Verified
from citebrief.origins import count_origins
from citebrief.pages.markup import box, heading, link, sign, span
from citebrief.pages.phrases import (
    STANCE_SIGNS,
    claim_link,
    grade_letter,
    letter,
    opener,
    origins,
    paragraph,
    passage_anchor,
    quote,
    source_link,
    voices,
)
from citebrief.pages.prose import place_in, prose
from citebrief.problems import Place, Problem, did_you_mean

CITATION = re.compile(r"(?P<space>[ \t]*)(?<!\\)\[(?P<inner>@[^\[\]]*)\](?!\()")
_ALMOST = re.compile(r"(?<!\\)\[(?!@)[^\[\]\n]*(?<![\w.@])@[a-z0-9][a-z0-9-]*[^\[\]\n]*\](?!\(|\[|:)")
_LINE_HEAD = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)]|:|\|)?")
"""What may stand before the first words of a line; the space after it belongs to the line, not the mark."""
_MEMBER = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
_PLACE = "///Footnotes Go Here///"
"""Where `footnotes`, the standard extension of Python-Markdown, puts the notes that a page defines."""


@dataclass
class Resolved:
    """A page with its citations as footnotes, what it cites, and what is wrong."""

    text: str
    marks: list[tuple[str, Place]] = field(default_factory=list)
    """Each claim cited, in order, with the place of its citation."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def cited(self) -> list[str]:
        """The claims cited, each once, in the order in which they first are."""
        return list(dict.fromkeys(id_ for id_, _ in self.marks))


def resolve(text: str, path: str, briefing: Briefing, existing: Collection[str] = ()) -> Resolved:
    """Replace the citations of one page; `path` is below `docs/`. Its notes are made by `notes`.

    Ids among `existing` are no problem, though the briefing lacks their claims.
    """
    result = Resolved("")
    position = 0
    for found in _in_prose(CITATION, text):
        place = place_in(text, found.start("inner") - 1, path)
        ids, problems = _members(found["inner"], place, briefing, existing)
        head = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if not head.strip() and text[found.end() :][:1] == ":":
            message = "a line that begins so defines a note: write words before it"
            problems.append(Problem(place, "CB404", message))
        result.problems += problems
        result.marks += ((id_, place) for id_ in ids)
        space = found["space"] if _LINE_HEAD.fullmatch(head) else ""
        marks = space + "".join(f"[^{id_}]" for id_ in ids) if ids else found[0]
        result.text += text[position : found.start()] + marks
        position = found.end()
    result.text += text[position:]
    for found in _in_prose(_ALMOST, text):
        message = f"'{found[0]}' is not a citation such as [@claim-id]"
        result.problems.append(Problem(place_in(text, found.start(), path), "CB404", message))
    result.problems += _own_notes(text, path, result.cited)
    return result


def _in_prose(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in prose(text):
        yield from pattern.finditer(text, start, end)


def _own_notes(text: str, path: str, cited: list[str]) -> Iterator[Problem]:
    """Yield where the page defines a note under the name of a claim that it cites."""
    for id_ in cited:
        if own := re.search(rf"^\[\^{id_}\]:", text, re.MULTILINE):
            message = f"the page defines a note '{id_}' of its own, which is a claim's"
            yield Problem(place_in(text, own.start(), path), "CB404", message)


def _members(
    inner: str, place: Place, briefing: Briefing, existing: Collection[str]
) -> tuple[list[str], list[Problem]]:
    """Return the claims that one pair of brackets cites, each once, and what is wrong with it."""
    ids: dict[str, None] = {}
    problems: list[Problem] = []
    for member in inner.split(";"):
        found = _MEMBER.fullmatch(member.strip())
        if not found:
            message = f"'{member.strip()}' is not a citation such as @claim-id"
            problems.append(Problem(place, "CB404", message))
        elif found[1] in briefing.claims:
            ids[found[1]] = None
            problems += _retired(briefing.claims[found[1]], place)
        elif found[1] not in existing:
            hint = did_you_mean(found[1], briefing.claims)
            problems.append(Problem(place, "CB401", f"there is no claim '{found[1]}'", hint))
    return list(ids), problems


def _retired(claim: Claim, place: Place) -> list[Problem]:
    if claim.retired is None:
        return []
    successor = claim.retired.replaced_by
    hint = f"its successor is '{successor}'" if successor else ""
    return [Problem(place, "CB402", f"the claim '{claim.id}' is retired", hint)]


def notes(resolved: Resolved, path: str, verified: Verified) -> tuple[str, str]:
    """Return the section in which a page's notes stand, and what ends its Markdown: their definitions.

    There is one note for each claim cited, and for a page that cites none neither section nor definitions.
    """
    if not resolved.cited:
        return "", ""
    section = box("section", "cb-notes", heading(2, "notes", "Notes", searched=False), _PLACE, searched=False)
    given = (_note(verified.briefing.claims[id_], path, verified) for id_ in resolved.cited)
    return section, "\n".join(given)


def _note(claim: Claim, path: str, verified: Verified) -> str:
    """Return the definition of a claim's note: its passages, lettered if they are several, and the claim."""
    briefing = verified.briefing
    passages = zip(claim.evidence, verified.passages[claim.id], strict=True)
    given = [
        _evidence(claim, index, evidence, found, briefing, path)
        for index, (evidence, found) in enumerate(passages)
    ]
    stances = [f"{sign(STANCE_SIGNS[each.stance])} {each.stance}" for each in claim.evidence]
    if len(given) == 1:
        given.append(f"{stances[0]} {claim_link(claim, path)}")
    else:
        given = [f"({letter(index)}) {text}, {stances[index]}" for index, text in enumerate(given)]
        given.append(f"{claim_link(claim, path)} {origins(count_origins(claim, briefing))}")
    return f"[^{claim.id}]: " + "\n\n    ".join(given)


def _evidence(
    claim: Claim, index: int, evidence: Evidence, found: Passage, briefing: Briefing, path: str
) -> str:
    """Return `“quote” The Times, 2021 B paragraph 4 (open the passage at example.org), from Per Falk`."""
    source = briefing.sources[evidence.source]
    words = quote(evidence, source)
    opening = opener(deep_link(evidence, found, source), evidence)
    graded = f" {grade_letter(source)} " if source.reliability else ", "
    where = link(paragraph(found, evidence), path, f"sources/{source.id}.md", passage_anchor(claim, index))
    heard = voices(evidence, briefing, path)
    place = f"{source_link(source, path)}{graded}{where}"
    place += (f" ({opening})" if opening else "") + (f", from {heard}" if heard else "")
    return f"{span('cb-words', words)} {place}" if words else place
