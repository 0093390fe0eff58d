"""A quote in a text: which passages it names, or how it is malformed.

How it works. The quote is normalised as the text is and cut at each elision `…`. A match is a pair of a
first and a last word between which all its parts stand whole, in order and without overlap, inside one
paragraph (or the range of paragraphs the evidence names). Comparison is case-sensitive. More than one pair
is a tie, which `paragraph` and then `occurrence` settle; nothing is ever matched approximately.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from citebrief.text import Text, normalise
from citebrief.words import is_boundary

ELISION = "…"
MOST_MATCHES = 1000
"""Ties beyond this many are not counted."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Match:
    """One passage that a quote names, in the text's own code points; `end` is exclusive."""

    start: int
    end: int
    first_paragraph: int
    last_paragraph: int
    shown: tuple[Span, ...]
    """The stretches whose words the quote shows."""

    @property
    def paragraph(self) -> str:
        """The paragraph, or the range, as it is written in data: 9 or 9-10."""
        first, last = self.first_paragraph, self.last_paragraph
        return str(first) if first == last else f"{first}-{last}"


def parts(quote: str) -> list[str]:
    """Return the normalised parts of a quote between its elisions; an empty part is malformed."""
    return [normalise(part).strip() for part in quote.split(ELISION)]


def is_malformed(quote: str) -> bool:
    """Whether a quote begins or ends with an elision, or a part of it has no letter or digit."""
    return not all(any(character.isalnum() for character in part) for part in parts(quote))


def matches(quote: str, text: Text, paragraphs: str | None = None) -> list[Match]:
    """Return the passages a quote names, in order of the text, at most MOST_MATCHES of them.

    `paragraphs` restricts them to one paragraph ("9") or lets a quote span several ("9-10").
    """
    first, _, last = (paragraphs or "").partition("-")
    if paragraphs is None:
        found = _in_plain(parts(quote), text.plain, 0, len(text.plain))
    else:
        stretch = text.stretch(int(first), int(last or first))
        if stretch is None:
            return []
        plain = text.plain.replace("\n", " ") if last else text.plain
        found = _in_plain(parts(quote), plain, *stretch)
    return [_match(spans, text) for spans in islice(found, MOST_MATCHES)]


def _in_plain(wanted: list[str], plain: str, start: int, end: int) -> Iterator[list[Span]]:
    """Yield the spans of all parts for each pair of a first and a last one."""
    for first in _places(wanted[0], plain, start, end):
        if len(wanted) == 1:
            yield [first]
            continue
        limit = plain.find("\n", first[1], end)
        limit = end if limit < 0 else limit
        spans = [first]
        for part in wanted[1:-1]:
            span = next(_places(part, plain, spans[-1][1], limit), None)
            if span is None:
                break
            spans.append(span)
        else:
            yield from ([*spans, last] for last in _places(wanted[-1], plain, spans[-1][1], limit))


def _places(part: str, plain: str, start: int, end: int) -> Iterator[Span]:
    """Yield where a part stands whole, overlapping places included."""
    position = plain.find(part, start, end)
    while position >= 0:
        if is_boundary(plain, position) and is_boundary(plain, position + len(part)):
            yield position, position + len(part)
        position = plain.find(part, position + 1, end)


def _match(spans: list[Span], text: Text) -> Match:
    shown = tuple((text.offset(start), text.offset(end - 1) + 1) for start, end in spans)
    return Match(
        shown[0][0],
        shown[-1][1],
        text.paragraph_at(spans[0][0]),
        text.paragraph_at(spans[-1][1] - 1),
        shown,
    )
