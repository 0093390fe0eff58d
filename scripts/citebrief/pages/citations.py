"""Citations in hand-written pages: `[@claim-id]` and `[@one; @two]` become standard Markdown footnotes.

How it works. Code fences, code spans, indented code and HTML comments are left as they are, and so are links
(`[@x](...)`) and escaped brackets. Each claim has one note on a page, however often it is cited; the notes
follow the text in the order in which they are first cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citebrief.escape import markdown
from citebrief.model import Briefing, Claim, Evidence, Passage, Verified
from citebrief.origins import count_origins
from citebrief.pages.markup import link
from citebrief.pages.phrases import (
    entity_link,
    origins,
    passage_anchor,
    quote,
    source_link,
)
from citebrief.problems import Place, Problem, did_you_mean

_SKIPPED = re.compile(
    r"""
      \A---\n.*?^---[ ]*$                                             # front matter
    | ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)  # fenced code
    | <!--.*?(?:-->|\Z)                                               # comments
    | (?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)  # code spans
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=[ ]{4}|\t))+      # indented code
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_CITATION = re.compile(r"[ \t]*(?<!\\)(?<!!)\[(@[^\[\]]*)\](?!\(|\[)")
_MEMBER = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
_OPENS_BLOCK = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d+[.)][ \t]|\[\^|!!!|\?\?\?|:[ ]|===)")


@dataclass
class Resolved:
    """A page with its citations as footnotes, the claims cited in order, and what is wrong."""

    text: str
    cited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def resolve(text: str, path: str, briefing: Briefing) -> Resolved:
    """Replace the citations of one page; `path` is below `docs/`. Notes are added by `with_notes`."""
    result = Resolved("")
    pieces: list[str] = []
    position = 0
    for start, end in _code(text):
        pieces += [_replaced(text, position, start, path, briefing, result), text[start:end]]
        position = end
    pieces.append(_replaced(text, position, len(text), path, briefing, result))
    result.text = "".join(pieces)
    for id_ in result.cited:
        if own := re.search(rf"^\[\^{id_}\]:", text, re.MULTILINE):
            message = f"the page defines a note '{id_}' of its own, which is a claim's"
            result.problems.append(Problem(_place(text, own.start(), path), "CB404", message))
    return result


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a page that are no prose."""
    for found in _SKIPPED.finditer(text):
        if found[0][:1] in " \t\n" and not found["fence"] and _continues(text, found.start()):
            continue
        yield found.span()


def _continues(text: str, start: int) -> bool:
    """Whether an indented stretch goes on with a list item, a note or an admonition, and so is prose."""
    above = text[:start].rstrip().split("\n")
    for line in reversed(above):
        if line and not line.startswith((" ", "\t")):
            return bool(_OPENS_BLOCK.match(line))
    return False


def _replaced(text: str, start: int, end: int, path: str, briefing: Briefing, result: Resolved) -> str:
    pieces: list[str] = []
    for found in _CITATION.finditer(text, start, end):
        ids, problems = _members(found[1], _place(text, found.start(1) - 1, path), briefing)
        result.problems += problems
        result.cited += [id_ for id_ in ids if id_ not in result.cited]
        marks = "".join(f"[^{id_}]" for id_ in ids) if ids else found[0]
        pieces += [text[start : found.start()], marks]
        start = found.end()
    return "".join([*pieces, text[start:end]])


def _members(inner: str, place: Place, briefing: Briefing) -> tuple[list[str], list[Problem]]:
    """Return the claims that one pair of brackets cites, each once, and what is wrong with it."""
    ids: dict[str, None] = {}
    problems: list[Problem] = []
    for member in inner.split(";"):
        found = _MEMBER.fullmatch(member.strip())
        if not found:
            message = f"'{member.strip()}' is not a citation such as @claim-id"
            problems.append(Problem(place, "CB404", message))
        elif found[1] not in briefing.claims:
            hint = did_you_mean(found[1], briefing.claims)
            problems.append(Problem(place, "CB401", f"there is no claim '{found[1]}'", hint))
        else:
            ids[found[1]] = None
            problems += _retired(briefing.claims[found[1]], place)
    return list(ids), problems


def _retired(claim: Claim, place: Place) -> list[Problem]:
    if claim.retired is None:
        return []
    successor = claim.retired.replaced_by
    hint = f"its successor is '{successor}'" if successor else ""
    return [Problem(place, "CB402", f"the claim '{claim.id}' is retired", hint)]


def _place(text: str, position: int, path: str) -> Place:
    line = text.count("\n", 0, position) + 1
    return Place(f"docs/{path}", line, position - text.rfind("\n", 0, position))


def with_notes(resolved: Resolved, path: str, verified: Verified) -> str:
    """Return the page with one note a cited claim after its text."""
    if not resolved.cited:
        return resolved.text
    notes = "\n".join(_note(verified.briefing.claims[id_], path, verified) for id_ in resolved.cited)
    return f"{resolved.text.rstrip()}\n\n{notes}\n"


def _note(claim: Claim, path: str, verified: Verified) -> str:
    """Return the definition of a claim's note; several passages of it are lettered."""
    briefing = verified.briefing
    passages = zip(claim.evidence, verified.passages[claim.id], strict=True)
    given = [
        _evidence(claim, index, evidence, found, briefing, path)
        for index, (evidence, found) in enumerate(passages)
    ]
    if len(given) > 1:
        given = [f"({_letter(index)}) {text}" for index, text in enumerate(given)]
    head = link(markdown(claim.statement), path, f"claims/{claim.id}.md")
    return f"[^{claim.id}]: {head} {origins(count_origins(claim, briefing))}. {' '.join(given)}"


def _letter(index: int) -> str:
    """Return a, b, and so on to z, then aa, ab, and so on."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)


def _evidence(
    claim: Claim, index: int, evidence: Evidence, found: Passage, briefing: Briefing, path: str
) -> str:
    source = briefing.sources[evidence.source]
    place = link(
        f"paragraph {found.paragraph}", path, f"sources/{source.id}.md", passage_anchor(claim, index)
    )
    stance = "" if evidence.stance == "supports" else f"{evidence.stance}: "
    voices = ", through ".join(entity_link(voice.id, briefing, path) for voice in evidence.said_by)
    said = f", from {voices}" if voices else ""
    words = quote(evidence, source)
    return f"{stance}{words}{' ' if words else ''}{source_link(source, path)}, {place}{said}."
