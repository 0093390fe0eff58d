"""The passage of every piece of evidence whose text is at hand, or the problem that stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from citebrief.fragments import Lengths, Searched, fragment
from citebrief.load import Records
from citebrief.lookup import Miss, look_up
from citebrief.match import Match
from citebrief.model import Briefing, Claim, Evidence, Passage
from citebrief.problems import Problem
from citebrief.sentences import around, sentences, touched
from citebrief.text import Span, Text
from citebrief.turns import hidden, numbers, turns
from citebrief.words import count

LONGEST_PASSAGE = 400
"""Code points of a passage beyond which it is a warning."""
MOST_SENTENCES = 3

Key = tuple[str, int]
"""Claim id and number of a piece of evidence, counted from 0."""


@dataclass(frozen=True)
class Found:
    """What the texts at hand say of the evidence, and of what is set aside."""

    passages: dict[Key, Passage] = field(default_factory=dict)
    failed: dict[Key, Problem] = field(default_factory=dict)
    """Why the evidence names no passage."""
    words: dict[Key, int] = field(default_factory=dict)
    """How many words of its source each piece of evidence shows, its text at hand or not."""
    turned: dict[Key, dict[str, str]] = field(default_factory=dict)
    """The words around a quote that turn its sense, by their class."""
    missing: dict[Key, list[str]] = field(default_factory=dict)
    """The numbers of the statement that none of a claim's passages of this source has."""
    shown: dict[str, set[Span]] = field(default_factory=dict)
    """For each source id, the stretches of its text that quotes show."""
    sentences: dict[str, list[Span]] = field(default_factory=dict)
    """For each source id, the sentences of its text."""
    searched: dict[str, Searched | None] = field(default_factory=dict)
    """For each source id that opens at words, its text as browsers search it, if that is known."""
    set_aside: dict[str, Span] = field(default_factory=dict)
    """The stretch of each entry that is set aside, by its number."""
    unplaced: list[Problem] = field(default_factory=list)
    """Why an entry that is set aside names no stretch."""


def find_passages(briefing: Briefing, records: Records, texts: dict[str, Text]) -> Found:
    """Look up every quote whose source's text is at hand."""
    found = Found(shown={id_: set() for id_ in texts})
    for id_, text in texts.items():
        found.sentences[id_] = sentences(text, briefing.language_of(id_))
        if briefing.sources[id_].opens_at_words:
            found.searched[id_] = Searched.of(text.raw)
    for claim in briefing.claims.values():
        matches = dict[int, Match]()
        for number, evidence in enumerate(claim.evidence):
            found.words[claim.id, number] = _words_shown(evidence, briefing)
            result = look_up(evidence.quote, evidence, texts.get(evidence.source))
            if isinstance(result, Match):
                matches[number] = result
            elif isinstance(result, Miss):
                place = records.place("claim", claim.id, "evidence", number, "quote")
                found.failed[claim.id, number] = Problem(place, result.code, result.message, result.hint)
        found.missing.update(_missing_numbers(claim, matches, briefing, texts))
        for number, match in matches.items():
            evidence = claim.evidence[number]
            _keep(found, (claim.id, number), evidence, match, texts[evidence.source], briefing)
    _find_set_aside(found, briefing, records, texts)
    return found


def _words_shown(evidence: Evidence, briefing: Briefing) -> int:
    """Return how many words of its source the evidence shows; none where the source is not quoted."""
    source = briefing.sources.get(evidence.source)
    return count(evidence.quote) if source is None or source.is_quoted else 0


def _missing_numbers(
    claim: Claim, matches: dict[int, Match], briefing: Briefing, texts: dict[str, Text]
) -> Iterator[tuple[Key, list[str]]]:
    """Yield, for the first supporting evidence of each source, the numbers that it nowhere has."""
    ours = turns(briefing.about.language)
    stated = dict(numbers(claim.statement, ours)) if ours else {}
    supporting = [
        n for n, evidence in enumerate(claim.evidence) if n in matches and evidence.stance == "supports"
    ]
    for source in dict.fromkeys(claim.evidence[number].source for number in supporting if stated):
        known = turns(briefing.language_of(source))
        its = [n for n in supporting if claim.evidence[n].source == source]
        passages = "\n".join(texts[source].raw[matches[n].start : matches[n].end] for n in its)
        there = {value for _, value in numbers(passages, known)} if known else set(stated.values())
        if missing := [written for written, value in stated.items() if value not in there]:
            yield (claim.id, its[0]), missing


def _keep(found: Found, key: Key, evidence: Evidence, match: Match, text: Text, briefing: Briefing) -> None:
    """Add the passage that a match names, with what its words and those around them warn of."""
    source = evidence.source
    words, parts = text.raw[match.start : match.end], touched(match.span, found.sentences[source])
    known = turns(briefing.language_of(source))
    found.turned[key] = hidden(text, match.shown, around(match.span, parts), known) if known else {}
    warnings: list[Literal["CB204", "CB304"]] = ["CB304"] if key in found.missing else []
    if len(words) > LONGEST_PASSAGE or len(parts) > MOST_SENTENCES:
        warnings.insert(0, "CB204")
    found.passages[key] = Passage(
        match.paragraph,
        match.start,
        match.end,
        sha256(words.encode()).hexdigest(),
        found.words[key],
        briefing.about.edition,
        tuple(warnings),
        tuple(found.turned[key]),
        _fragment(evidence, match, found),
    )
    if briefing.sources[source].is_quoted:
        found.shown[source].update(match.shown)


def _fragment(evidence: Evidence, match: Match, found: Found) -> Lengths | None:
    if evidence.source not in found.searched:
        return None
    text = found.searched[evidence.source]
    return fragment(evidence.quote, match, text) if text else ()


def _find_set_aside(found: Found, briefing: Briefing, records: Records, texts: dict[str, Text]) -> None:
    """Add the stretch of each entry that is set aside; the words of its quote are shown like any other."""
    for number, entry in briefing.set_aside.items():
        text = texts.get(entry.source)
        if entry.quote is None:
            result = _paragraphs(entry.paragraph or "", text) if text else None
        else:
            result = look_up(entry.quote, entry, text)
        if isinstance(result, Miss):
            place = records.place("set-aside", number, "quote" if entry.quote else "paragraph")
            found.unplaced.append(Problem(place, result.code, result.message, result.hint))
        elif isinstance(result, Match):
            found.set_aside[number] = result.span
            if briefing.sources[entry.source].is_quoted:
                found.shown[entry.source].update(result.shown)


def _paragraphs(named: str, text: Text) -> Match | Miss:
    """Return whole paragraphs as a match that shows nothing."""
    first, _, last = named.partition("-")
    numbers = range(int(first), int(last or first) + 1)
    if not 1 <= numbers[0] <= numbers[-1] <= len(text.lines):
        return Miss("CB209", f"there is no paragraph {named}; the text has {len(text.lines)}")
    return Match(text.lines[numbers[0] - 1][0], text.lines[numbers[-1] - 1][1], numbers[0], numbers[-1], ())
