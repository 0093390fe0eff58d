"""What is left out: each sentence of a text carried by claims, set aside with a reason, or neither.

A sentence is carried where passages of claims, with what is set aside, cover it but for at most LOOSE words
in a row: words such as "and" or "he said that" need no passage of their own. One that only what is set aside
covers counts under the reason of its first stretch.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from citebrief.model import Briefing, Coverage, SetAsideReason
from citebrief.passages import Found
from citebrief.text import Span, Text
from citebrief.words import spans

LOOSE = 3
"""Words in a row that a carried sentence may have outside all passages."""


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
    """The stretches of more than LOOSE words, or of a whole sentence, that nothing accounts for."""


def account(source: str, briefing: Briefing, found: Found, text: Text) -> list[Sentence]:
    """Return every sentence of a text at hand, with how it is accounted for."""
    carrying = [
        (passage.start, passage.end)
        for (claim, number), passage in found.passages.items()
        if briefing.claims[claim].evidence[number].source == source
    ]
    aside: dict[Span, SetAsideReason] = {
        span: briefing.set_aside[number].reason
        for number, span in found.set_aside.items()
        if briefing.set_aside[number].source == source
    }
    words = spans(text.raw)
    starts = [start for start, _ in words]
    carried, passed = _covered(starts, carrying), _covered(starts, aside)
    accounted = carried | passed
    ends = [end for _, end in text.lines]
    sentences = []
    for start, end in found.sentences[source]:
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        if not inside:
            continue
        reasons = (why for (first, last), why in aside.items() if first < end and start < last)
        is_carried = any(number in carried for number in inside)
        reason = None if is_carried else next(reasons, None)
        left = tuple(_left(inside, accounted, words))
        sentences.append(Sentence(bisect_left(ends, end) + 1, start, end, is_carried, reason, left))
    return sentences


def _covered(starts: list[int], stretches: Iterable[Span]) -> set[int]:
    """Return the numbers of the words that begin in one of the stretches."""
    covered: set[int] = set()
    for start, end in stretches:
        covered.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return covered


def _left(inside: range, covered: set[int], words: list[Span]) -> Iterator[Span]:
    """Yield the stretches of a sentence that nothing covers, too long to pass over."""
    edges = [inside.start - 1, *(number for number in inside if number in covered), inside.stop]
    for before, after in pairwise(edges):
        alone = after - before - 1 == len(inside)
        if after - before - 1 > LOOSE or alone:
            yield words[before + 1][0], words[after - 1][1]


def coverage(sentences: list[Sentence]) -> Coverage:
    """Return the figures of an account."""
    whole = [sentence for sentence in sentences if not sentence.left]
    reasons = sorted(sentence.reason for sentence in whole if sentence.reason)
    counted = {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)}
    return Coverage(len(sentences), sum(sentence.carried for sentence in whole), counted)
