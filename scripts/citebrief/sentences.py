"""A text into sentences: `sentencex`, which knows the abbreviations and marks of many languages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from citebrief.text import Span, Text


def sentences(text: Text, language: str) -> list[Span]:
    """Return start and end of each sentence, in the text's own offsets; none goes over a paragraph's end.

    `language` is a BCP 47 tag, of which the first part counts; one that is not known is read as English.
    """
    from sentencex import segment

    found: list[Span] = []
    for start, end in text.lines:
        position = start
        for part in segment(language.partition("-")[0], text.raw[start:end]):
            if words := part.strip():
                first = position + part.index(words)
                found.append((first, first + len(words)))
            position += len(part)
    return found


def spanned(passage: Span, all_sentences: list[Span]) -> int:
    """Return how many sentences a passage stands in."""
    return len(_within(passage, all_sentences))


def around(passage: Span, all_sentences: list[Span]) -> Span:
    """Return the stretch from the start of a passage's first sentence to the end of its last."""
    parts = [passage, *_within(passage, all_sentences)]
    return min(start for start, _ in parts), max(end for _, end in parts)


def _within(passage: Span, all_sentences: list[Span]) -> list[Span]:
    first = bisect_right(all_sentences, passage[0], key=lambda sentence: sentence[1])
    return all_sentences[first : bisect_left(all_sentences, (passage[1], 0))]
