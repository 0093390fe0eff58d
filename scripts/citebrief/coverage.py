"""What is left out: each sentence of a text carried by claims, set aside with a reason, or neither.

A sentence is carried where passages of claims, with what is set aside, cover it but for loose words: at most
LOOSE in a row, no more in all than are covered, and none of them a figure, a negation or a hedge. So "and" or
"he said that" need no passage of their own, and "never" and "in 2015" do. A sentence that only what is set
aside covers counts under the reason of its first word that is. Withdrawn claims carry nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from citebrief.model import Briefing, Coverage, SetAsideReason
from citebrief.passages import Found
from citebrief.text import Span, Text
from citebrief.turns import Turns, hidden, turns
from citebrief.words import spans

LOOSE = 3
"""Words in a row that a carried sentence may have outside all passages."""
_TELLING = frozenset(("negation", "possibility", "report", "plan", "estimate", "likelihood"))
"""The classes of words that are never loose; a voice may be, as the attribution has it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, in its own offsets, and how it is accounted for."""

    paragraph: int
    start: int
    end: int
    carried: bool
    """Whether a passage of a claim covers any of it."""
    reason: SetAsideReason | None
    """Why it is set aside, where no claim carries it."""
    left: tuple[Span, ...]
    """The stretches that nothing accounts for; none where it is accounted for."""


def account(source: str, briefing: Briefing, found: Found, text: Text) -> list[Sentence]:
    """Return every sentence of a text at hand, with how it is accounted for."""
    words = spans(text.raw)
    starts = [start for start, _ in words]
    carried = {number for span in _carrying(source, briefing, found) for number in _inside(starts, span)}
    reasons: dict[int, SetAsideReason] = {}
    for entry, span in found.set_aside.items():
        if briefing.set_aside[entry].source == source:
            for number in _inside(starts, span):
                reasons.setdefault(number, briefing.set_aside[entry].reason)
    known = turns(briefing.language_of(source))
    ends = [end for _, end in text.lines]
    sentences = []
    for start, end in found.sentences[source]:
        if inside := _inside(starts, (start, end)):
            is_carried = any(number in carried for number in inside)
            why = None if is_carried else next((reasons[n] for n in inside if n in reasons), None)
            covered = [number for number in inside if number in carried or number in reasons]
            left = tuple(_left(inside, covered, words, text, known))
            sentences.append(Sentence(bisect_left(ends, end) + 1, start, end, is_carried, why, left))
    return sentences


def _carrying(source: str, briefing: Briefing, found: Found) -> Iterator[Span]:
    """Yield the passages of the source that claims rest on."""
    for (id_, number), passage in found.passages.items():
        claim = briefing.claims[id_]
        if claim.retired is None and claim.evidence[number].source == source:
            yield passage.start, passage.end


def _inside(starts: list[int], span: Span) -> range:
    """Return the numbers of the words that begin in a stretch."""
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))


def _left(
    inside: range, covered: list[int], words: list[Span], text: Text, known: Turns | None
) -> Iterator[Span]:
    """Yield the stretches of a sentence that nothing covers, unless all of them are loose."""
    edges = pairwise([inside.start - 1, *covered, inside.stop])
    runs = [(before + 1, after - 1) for before, after in edges if after - before > 1]
    stretches = [(words[first][0], words[last][1]) for first, last in runs]
    many = len(inside) - len(covered) > len(covered)
    long = [last - first + 1 > LOOSE for first, last in runs]
    for stretch, is_long in zip(stretches, long, strict=True):
        if many or is_long or _tells(stretch, text, known):
            yield stretch


def _tells(stretch: Span, text: Text, known: Turns | None) -> bool:
    """Whether a stretch holds a figure, a negation or a hedge."""
    if re.search("[0-9]", text.raw[stretch[0] : stretch[1]]):
        return True
    return known is not None and not _TELLING.isdisjoint(hidden(text, (), stretch, known))


def coverage(sentences: Iterable[Sentence]) -> Coverage:
    """Return the figures of an account."""
    every = list(sentences)
    whole = [sentence for sentence in every if not sentence.left]
    reasons = sorted(sentence.reason for sentence in whole if sentence.reason)
    counted = {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)}
    return Coverage(len(every), sum(sentence.carried for sentence in whole), counted)
