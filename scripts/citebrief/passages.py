"""The passage of every piece of evidence whose text is at hand, or the problem that stands in its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from citebrief.load import Records
from citebrief.lookup import Miss, look_up
from citebrief.match import Match
from citebrief.model import Briefing, Evidence, Passage
from citebrief.problems import Problem
from citebrief.sentences import around, sentences, spanned
from citebrief.text import Span, Text
from citebrief.turns import Turns, hidden, numbers, turns
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
    """The words that a warning is about, by the class they are of or by its code."""
    shown: dict[str, set[Span]] = field(default_factory=dict)
    """For each source id, the stretches of its text that quotes show."""
    sentences: dict[str, list[Span]] = field(default_factory=dict)
    """For each source id, the sentences of its text."""
    set_aside: dict[str, Span] = field(default_factory=dict)
    """The stretch of each entry that is set aside, by its number."""
    unplaced: list[Problem] = field(default_factory=list)
    """Why an entry that is set aside names no stretch."""


def find_passages(briefing: Briefing, records: Records, texts: dict[str, Text]) -> Found:
    """Look up every quote whose source's text is at hand."""
    found = Found(shown={id_: set() for id_ in texts})
    for id_, text in texts.items():
        found.sentences[id_] = sentences(text, _language(id_, briefing))
    ours = turns(briefing.about.language)
    for claim in briefing.claims.values():
        stated = dict(numbers(claim.statement, ours)) if ours else {}
        for number, evidence in enumerate(claim.evidence):
            text_or_none = texts.get(evidence.source)
            found.words[claim.id, number] = _words_shown(evidence, briefing)
            result = look_up(evidence.quote, evidence, text_or_none)
            if isinstance(result, Match) and text_or_none:
                _keep(found, (claim.id, number), evidence.source, result, text_or_none, stated, briefing)
            elif isinstance(result, Miss):
                place = records.place("claim", claim.id, "evidence", number, "quote")
                found.failed[claim.id, number] = Problem(place, result.code, result.message, result.hint)
    _find_set_aside(found, briefing, records, texts)
    return found


def _language(source: str, briefing: Briefing) -> str:
    return briefing.sources[source].language or briefing.about.language


def _words_shown(evidence: Evidence, briefing: Briefing) -> int:
    """Return how many words of its source the evidence shows; none where the source is not quoted."""
    source = briefing.sources.get(evidence.source)
    return count(evidence.quote) if source is None or source.is_quoted else 0


def _keep(
    found: Found,
    key: Key,
    source: str,
    match: Match,
    text: Text,
    stated: dict[str, Decimal],
    briefing: Briefing,
) -> None:
    """Add the passage that a match names, with what its words and those around them warn of."""
    words, parts = text.raw[match.start : match.end], found.sentences[source]
    known = turns(_language(source, briefing))
    turned = hidden(text, match.shown, around(match.span, parts), known) if known else {}
    hides, warnings = tuple(turned), list[Literal["CB204", "CB304"]]()
    if len(words) > LONGEST_PASSAGE or spanned(match.span, parts) > MOST_SENTENCES:
        warnings.append("CB204")
    if stated and known and (missing := _missing(stated, words, known)):
        warnings.append("CB304")
        turned["CB304"] = ", ".join(missing)
    digest, edition = sha256(words.encode()).hexdigest(), briefing.about.edition
    place = (match.paragraph, match.start, match.end)
    found.passages[key] = Passage(*place, digest, found.words[key], edition, tuple(warnings), hides)
    found.turned[key] = turned
    if briefing.sources[source].is_quoted:
        found.shown[source].update(match.shown)


def _missing(stated: dict[str, Decimal], passage: str, known: Turns) -> list[str]:
    """Return the numbers of a statement, as it writes them, that its passage does not have."""
    there = {value for _, value in numbers(passage, known)}
    return [written for written, value in stated.items() if value not in there]


def _find_set_aside(found: Found, briefing: Briefing, records: Records, texts: dict[str, Text]) -> None:
    """Add the stretch of each entry that is set aside; the words of its quote are shown like any other."""
    limit = briefing.about.limits.words_per_quote
    for number, entry in briefing.set_aside.items():
        text = texts.get(entry.source)
        if entry.quote is None:
            result = _paragraphs(entry.paragraph or "", text) if text else None
        else:
            result = look_up(entry.quote, entry, text)
            if (shown := count(entry.quote)) > limit:
                place = records.place("set-aside", number, "quote")
                message = f"the quote shows {shown} words; the limit is {limit}"
                found.unplaced.append(Problem(place, "CB221", message))
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
