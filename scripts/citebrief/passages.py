"""The passage of every piece of evidence whose text is at hand, or the problem that stands in its way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from unicodedata import is_normalized, normalize

from citebrief.load import Records
from citebrief.match import ELISION, MOST_MATCHES, Match, is_malformed, matches
from citebrief.model import Briefing, Claim, Evidence, Passage
from citebrief.nearest import nearest
from citebrief.problems import Problem
from citebrief.text import Span, Text
from citebrief.words import count

LONGEST_PASSAGE = 400
"""Code points of a passage beyond which it is a warning."""
MOST_SENTENCES = 3

Key = tuple[str, int]
"""Claim id and number of a piece of evidence, counted from 0."""

_LIKE_ELISIONS = re.compile(r"\[ ?(?:…|\.\.\.|\. \. \.) ?\]|\(…\)|\(\.\.\.\)|\.\.\.|\. \. \.")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


@dataclass(frozen=True)
class Miss:
    """Why a quote names no passage, as a problem puts it."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Found:
    """What the texts at hand say of the evidence."""

    passages: dict[Key, Passage] = field(default_factory=dict)
    failed: dict[Key, Problem] = field(default_factory=dict)
    """Why the evidence names no passage."""
    words: dict[Key, int] = field(default_factory=dict)
    """How many words of its source each piece of evidence shows, its text at hand or not."""
    shown: dict[str, set[Span]] = field(default_factory=dict)
    """For each source id, the stretches of its text that quotes show."""


def find_passages(briefing: Briefing, records: Records, texts: dict[str, Text]) -> Found:
    """Look up every quote whose source's text is at hand."""
    found = Found(shown={id_: set() for id_ in texts})
    for claim in briefing.claims.values():
        for number, evidence in enumerate(claim.evidence):
            text = texts.get(evidence.source)
            shown = found.words[claim.id, number] = _words_shown(evidence, briefing)
            result = _one(evidence, text)
            if isinstance(result, Match) and text:
                published = briefing.sources[evidence.source].is_quoted
                found.passages[claim.id, number] = _passage(result, text, shown, briefing.about.edition)
                found.shown[evidence.source].update(result.shown if published else ())
            elif isinstance(result, Miss):
                place = records.place("claim", claim.id, "evidence", number, "quote")
                found.failed[claim.id, number] = Problem(place, result.code, result.message, result.hint)
    return found


def _words_shown(evidence: Evidence, briefing: Briefing) -> int:
    """Return how many words of its source the evidence shows; none where the source is not quoted."""
    source = briefing.sources.get(evidence.source)
    return count(evidence.quote) if source is None or source.is_quoted else 0


def _one(evidence: Evidence, text: Text | None) -> Match | Miss | None:
    """Return the one match of a quote, or why there is none; None where the text is not at hand."""
    named = matches(evidence.quote, text, evidence.paragraph) if text else []
    if not named and is_malformed(evidence.quote):
        return Miss("CB203", f"'{evidence.quote}' has no word before, between or after its elisions")
    if text is None:
        return None
    if not named:
        return _miss(evidence, text)
    fits = "1 passage" if len(named) == 1 else f"{len(named)} passages"
    fits += " or more" if len(named) == MOST_MATCHES else ""
    if evidence.occurrence:
        if evidence.occurrence > len(named):
            return Miss("CB209", f"occurrence {evidence.occurrence} is given, but the quote fits {fits}")
        return named[evidence.occurrence - 1]
    if len(named) > 1:
        return Miss("CB202", f"the quote fits {fits} of {evidence.source}: {_listed(named)}")
    return named[0]


def _miss(evidence: Evidence, text: Text) -> Miss:
    everywhere = matches(evidence.quote, text) if evidence.paragraph else []
    if everywhere:
        return Miss(
            "CB209", f"the quote is not in paragraph {evidence.paragraph} but in {_listed(everywhere)}"
        )
    near = nearest(evidence.quote, text)
    message = f"quote not found in {evidence.source}" + (f" ({near})" if near else "")
    return Miss("CB201", message, _hint(evidence.quote, text))


def _hint(quote: str, text: Text) -> str:
    """Return what would make the quote fit, where that is hard to see."""
    elided = _LIKE_ELISIONS.sub(ELISION, quote)
    if elided != quote and matches(elided, text):
        return f"an elision is written {ELISION}, without brackets"
    if not (is_normalized("NFC", quote) and is_normalized("NFC", text.raw)):
        composed = Text(normalize("NFC", text.raw), "")
        if matches(normalize("NFC", quote), composed):
            return "the text composes its letters otherwise (Unicode NFC or NFD): copy the words from it"
    return ""


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


def long_passages(claim: Claim, passages: Sequence[Passage | None], records: Records) -> Iterator[Problem]:
    """Yield the warnings that a claim's passages carry, given one or None for each piece of evidence."""
    for number, passage in enumerate(passages):
        if passage and passage.warnings:
            place = records.place("claim", claim.id, "evidence", number, "quote")
            length = passage.end - passage.start
            size = f"{length} characters" if length > LONGEST_PASSAGE else f"over {MOST_SENTENCES} sentences"
            message = f"the passage has {size}, in paragraph {passage.paragraph}"
            yield from (Problem(place, code, message) for code in passage.warnings)
