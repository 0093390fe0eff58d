"""For a quote that its text does not hold: the passage nearest to it, and what differs.

Only a help for the editor who reads the message; nothing is ever matched this way.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citebrief.match import parts
from citebrief.text import Text

_WORTH_SHOWING = 55.0
"""Below this likeness, of 100, a passage has nothing to do with the quote."""
_SHOWN = 90


def nearest(quote: str, text: Text) -> str:
    """Return `nearest: paragraph 9, "…"; the text has "x" where the quote has "y"`, or nothing."""
    wanted = " ".join(parts(quote))
    best: tuple[float, int, str] | None = None
    for number, paragraph in _candidates(wanted, text):
        alignment = fuzz.partial_ratio_alignment(wanted, paragraph, score_cutoff=_WORTH_SHOWING)
        if alignment and (best is None or alignment.score > best[0]):
            start, end = _whole_words(paragraph, alignment.dest_start, alignment.dest_end)
            best = alignment.score, number, paragraph[start:end]
    if best is None:
        return ""
    _, number, passage = best
    shown = passage if len(passage) <= _SHOWN else f"{passage[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f'nearest: paragraph {number}, "{shown}"{_difference(wanted, passage)}'


def _candidates(wanted: str, text: Text) -> list[tuple[int, str]]:
    """Return the few paragraphs that share most words with the quote; the search in them is slow."""
    words = set(wanted.casefold().split())
    paragraphs = list(enumerate(text.plain.split("\n")[:-1], 1))
    shared = Counter({number: len(words & set(line.casefold().split())) for number, line in paragraphs})
    chosen = {number for number, _ in shared.most_common(3)}
    return [(number, line) for number, line in paragraphs if number in chosen]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    start = text.rfind(" ", 0, start + 1) + 1
    close = text.find(" ", max(end - 1, start))
    return start, len(text) if close < 0 else close


def _difference(wanted: str, passage: str) -> str:
    """Name the first stretch of words in which the passage differs from the quote."""
    ours, theirs = wanted.split(), passage.split()
    for step in Levenshtein.opcodes(ours, theirs):
        written = " ".join(ours[step.src_start : step.src_end])[:_SHOWN]
        present = " ".join(theirs[step.dest_start : step.dest_end])[:_SHOWN]
        if step.tag == "replace":
            return f'; the text has "{present}" where the quote has "{written}"'
        if step.tag == "delete":
            return f'; the text has no "{written}"'
        if step.tag == "insert":
            return f'; the text adds "{present}"'
    return ""
