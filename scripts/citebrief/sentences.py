"""A text into sentences: `sentencex`, which knows the abbreviations and marks of many languages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter

from citebrief.text import Span, Text

_END = itemgetter(1)
_MOST_AT_ONCE = 10_000
"""Code points; the time for one paragraph without spaces grows with the square of its length."""
_LIKE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|[。！？]")


def sentences(text: Text, language: str) -> list[Span]:
    """Return start and end of each sentence, in the text's own offsets; none goes over a paragraph's end.

    `language` is a BCP 47 tag, of which the first part counts; one that is not known is read as English.
    """
    from sentencex import segment

    found: list[Span] = []
    for start, end in text.lines:
        position = start
        for piece in _pieces(text.raw[start:end]):
            for part in segment(language.partition("-")[0], piece):
                if words := part.strip():
                    first = position + part.index(words)
                    found.append((first, first + len(words)))
                position += len(part)
    return found


def _pieces(line: str) -> Iterator[str]:
    """Yield a line in pieces that can be divided in good time, cut after a sentence where there is one."""
    while len(line) > _MOST_AT_ONCE:
        ends = [found.end() for found in _LIKE_END.finditer(line, 0, _MOST_AT_ONCE)]
        cut = ends[-1] if ends else _MOST_AT_ONCE
        yield line[:cut]
        line = line[cut:]
    yield line


def touched(passage: Span, all_sentences: list[Span]) -> list[Span]:
    """Return the sentences that a passage stands in."""
    first = bisect_right(all_sentences, passage[0], key=_END)
    return all_sentences[first : bisect_left(all_sentences, (passage[1], 0))]


def around(passage: Span, its_sentences: list[Span]) -> Span:
    """Return the stretch from the start of a passage's first sentence to the end of its last."""
    if not its_sentences:
        return passage
    return min(its_sentences[0][0], passage[0]), max(its_sentences[-1][1], passage[1])
