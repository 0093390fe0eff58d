"""A paragraph cut where passages of it begin and end: each segment, with the passages that cover it.

Passages may nest, overlap, touch and run over several paragraphs. Segments follow one another without a gap
from the paragraph's first character to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citebrief.text import Span


@dataclass(frozen=True)
class Marked:
    """A passage as it is marked in its text."""

    anchor: str
    span: Span
    shown: tuple[Span, ...]
    """The stretches that its quote shows; the others are left out by an elision."""


@dataclass(frozen=True)
class Segment:
    """A stretch of a paragraph of which every character belongs to the same passages."""

    start: int
    end: int
    covering: tuple[Marked, ...]
    quoting: int
    """How many of them show these words in their quote."""


def segments(paragraph: Span, passages: Sequence[Marked]) -> list[Segment]:
    """Return the segments of a paragraph in order."""
    bounds = {*paragraph}
    for passage in passages:
        bounds.update(_within(paragraph, (passage.span, *passage.shown)))
    return [_segment(stretch, passages) for stretch in pairwise(sorted(bounds))]


def _within(paragraph: Span, spans: Iterable[Span]) -> list[int]:
    first, last = paragraph
    return [bound for span in spans for bound in span if first < bound < last]


def _segment(stretch: Span, passages: Sequence[Marked]) -> Segment:
    covering = tuple(passage for passage in passages if overlaps(passage.span, stretch))
    quoting = sum(any(overlaps(part, stretch) for part in passage.shown) for passage in covering)
    return Segment(*stretch, covering, quoting)


def overlaps(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return max(one[0], other[0]) < min(one[1], other[1])
