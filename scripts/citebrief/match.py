"""A quote in a text: which passages it names, or how it is malformed.

How it works. The quote is normalised as the text is and cut at each elision `…`; several in a row are one. A
match is a pair of a first and a last word between which all its parts stand whole, in order and without
overlap, inside one paragraph (or the range of paragraphs the evidence names). Comparison is case-sensitive.
More than one pair is a tie, which `paragraph` and then `occurrence`, counted in order of start and then of
end, settle; nothing is ever matched approximately. Only `…` is an elision: `...` and `[…]` are characters
like others, and a miss on their account says so. Where the text itself has `…`, a quote's `…` covers it.

The work is bounded: a paragraph is searched once for each part, parts between the first and the last are
taken as early as they fit, one first word without a match ends its paragraph, and at most MOST_MATCHES
matches are counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from citebrief.text import Span, Text, normalise
from citebrief.words import is_edge, is_start

ELISION = "…"
MOST_MATCHES = 1000
"""Ties beyond this many are not counted."""

_ELISIONS = re.compile(f"{ELISION}[{ELISION} ]*")
_WORDLY = re.compile(r"\w")


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
    def span(self) -> Span:
        """Its start and end."""
        return self.start, self.end

    @property
    def paragraph(self) -> str:
        """The paragraph, or the range, as it is written in data: 9 or 9-10."""
        first, last = self.first_paragraph, self.last_paragraph
        return str(first) if first == last else f"{first}-{last}"


def parts(quote: str) -> list[str]:
    """Return the normalised parts of a quote between its elisions."""
    return [part.strip() for part in _ELISIONS.split(normalise(quote))]


def is_malformed(quote: str) -> bool:
    """Whether a quote begins or ends with an elision, or a part of it has no letter or digit."""
    return not all(map(_WORDLY.search, parts(quote)))


def matches(quote: str, text: Text, paragraphs: str | None = None) -> list[Match]:
    """Return the passages a quote names, in order of the text, at most MOST_MATCHES of them.

    `paragraphs` restricts them to one paragraph ("9") or lets a quote span several ("9-10").
    """
    first, _, last = (paragraphs or "").partition("-")
    plain, stretch = text.plain, (0, len(text.plain))
    if paragraphs:
        named = text.stretch(int(first), int(last or first))
        if named is None:
            return []
        stretch = named
        plain = plain.replace("\n", " ") if last else plain
    wanted = parts(quote)
    if not all(map(_WORDLY.search, wanted)):
        return []
    return [_match(spans, text) for spans in islice(_fits(wanted, text, plain, stretch), MOST_MATCHES)]


def _fits(wanted: list[str], text: Text, plain: str, stretch: Span) -> Iterator[list[Span]]:
    """Yield the spans of all parts for each pair of a first and a last one."""
    limit, places, hopeless = -1, list[list[Span]](), False
    for first in _places(wanted[0], text, plain, stretch):
        if len(wanted) == 1:
            yield [first]
            continue
        if first[0] >= limit:
            limit = plain.find("\n", first[0], stretch[1])
            limit = stretch[1] if limit < 0 else limit
            places = _places_of_all(wanted[1:], text, plain, (first[1], limit))
            hopeless = not all(places)
        chain = None if hopeless else _chain(first, places[:-1])
        last = bisect_left(places[-1], (chain[-1][1], 0)) if chain else len(places[-1])
        hopeless = last == len(places[-1])
        if chain:
            yield from ([*chain, places[-1][at]] for at in range(last, len(places[-1])))


def _places_of_all(wanted: list[str], text: Text, plain: str, stretch: Span) -> list[list[Span]]:
    """Return the places of each part; of none, where one part is not there at all."""
    if any(plain.find(part, *stretch) < 0 for part in wanted):
        return [[] for _ in wanted]
    found = {part: list(_places(part, text, plain, stretch)) for part in set(wanted)}
    return [found[part] for part in wanted]


def _chain(first: Span, places: list[list[Span]]) -> list[Span] | None:
    """Return the first part with the earliest place of each part after it, or None if one has none."""
    chain = [first]
    for found in places:
        at = bisect_left(found, (chain[-1][1], 0))
        if at == len(found):
            return None
        chain.append(found[at])
    return chain


def _places(part: str, text: Text, plain: str, stretch: Span) -> Iterator[Span]:
    """Yield where a part stands whole, overlapping places included."""
    position = plain.find(part, *stretch)
    while position >= 0:
        if is_start(text, position) and is_edge(text, position + len(part)):
            yield position, position + len(part)
        position = plain.find(part, position + 1, stretch[1])


def _match(spans: list[Span], text: Text) -> Match:
    shown = tuple((text.offset(start), text.offset(end - 1) + 1) for start, end in spans)
    first, last = text.paragraph_at(spans[0][0]), text.paragraph_at(spans[-1][1] - 1)
    return Match(shown[0][0], shown[-1][1], first, last, shown)
