"""The passage of every piece of evidence whose text is at hand, or the problem that stands in its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from citebrief.load import Records
from citebrief.match import MOST_MATCHES, Match, Span, is_malformed, matches
from citebrief.model import Briefing, Claim, Evidence, Passage
from citebrief.nearest import nearest
from citebrief.problems import Problem
from citebrief.text import Text
from citebrief.words import count

LONGEST_PASSAGE = 400
"""Code points of a passage beyond which it is a warning."""
MOST_SENTENCES = 3

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


@dataclass(frozen=True)
class Found:
    """What the texts at hand say of the evidence."""

    passages: dict[tuple[str, int], Passage] = field(default_factory=dict)
    """By claim id and number of the evidence."""
    shown: dict[str, set[Span]] = field(default_factory=dict)
    """For each source id, the stretches of its text that quotes show."""
    problems: list[Problem] = field(default_factory=list)


def find_passages(briefing: Briefing, records: Records, texts: dict[str, Text]) -> Found:
    """Look up every quote whose source's text is at hand."""
    found = Found(shown={id_: set() for id_ in texts})
    for claim in briefing.claims.values():
        for number, evidence in enumerate(claim.evidence):
            text = texts.get(evidence.source)
            if is_malformed(evidence.quote):
                code, message = "CB203", f"'{evidence.quote}' is no quote with whole parts"
            elif text is None:
                continue
            else:
                match, code, message = _one(evidence, text)
                if match:
                    published = briefing.sources[evidence.source].publish != "metadata"
                    shown = count(evidence.quote) if published else 0
                    found.passages[claim.id, number] = _passage(match, text, shown, briefing.about.edition)
                    found.shown[evidence.source].update(match.shown if published else ())
                    continue
            place = records.place("claim", claim.id, "evidence", number, "quote")
            found.problems.append(Problem(place, code, message))
    return found


def _one(evidence: Evidence, text: Text) -> tuple[Match | None, str, str]:
    """Return the one match of a quote, or the code and message that say why there is none."""
    named = matches(evidence.quote, text, evidence.paragraph)
    if not named:
        everywhere = matches(evidence.quote, text) if evidence.paragraph else []
        if everywhere:
            message = f"the quote is not in paragraph {evidence.paragraph} but in {_listed(everywhere)}"
            return None, "CB209", message
        near = nearest(evidence.quote, text)
        message = f"quote not found in {evidence.source}" + (f" ({near})" if near else "")
        return None, "CB201", message
    if evidence.occurrence:
        if evidence.occurrence > len(named):
            message = f"occurrence {evidence.occurrence} is given, but the quote fits {len(named)} passages"
            return None, "CB209", message
        return named[evidence.occurrence - 1], "", ""
    if len(named) > 1:
        number = (
            f"{MOST_MATCHES} passages or more" if len(named) == MOST_MATCHES else f"{len(named)} passages"
        )
        return None, "CB202", f"the quote fits {number} of {evidence.source}: {_listed(named)}"
    return named[0], "", ""


def _listed(named: list[Match]) -> str:
    places = [f"paragraph {match.paragraph} at {match.start}–{match.end}" for match in named[:5]]
    return ", ".join(places) + (" …" if len(named) > 5 else "")


def _passage(match: Match, text: Text, shown: int, edition: str) -> Passage:
    words = text.raw[match.start : match.end]
    long = len(words) > LONGEST_PASSAGE or len(_SENTENCE_END.findall(words)) >= MOST_SENTENCES
    digest = sha256(words.encode()).hexdigest()
    return Passage(
        match.paragraph, match.start, match.end, digest, shown, edition, ("CB204",) if long else ()
    )


def long_passages(claim: Claim, passages: tuple[Passage, ...], records: Records) -> Iterator[Problem]:
    """Yield the warnings that a claim's passages carry."""
    for number, passage in enumerate(passages):
        for code in passage.warnings:
            place = records.place("claim", claim.id, "evidence", number, "quote")
            message = (
                f"the passage has {passage.end - passage.start} characters, in paragraph {passage.paragraph}"
            )
            yield Problem(place, code, message)
