"""For a quote that its text does not hold: the passage nearest to it, and what differs.

Only a help for the editor who reads the message; nothing is ever matched this way. Of a quote with elisions
the first part that the text does not hold is looked for; if it holds them all, where they stand is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citebrief.match import matches, parts
from citebrief.text import Span, Text

_WORTH_SHOWING = 60.0
"""Below this likeness, of 100, a passage has nothing to do with the quote."""
_SHOWN = 90
"""Code points of a passage, or of a difference, that a message shows."""
_TOKEN = re.compile(r"\w+(?:['.,-]\w+)*|\S")


def nearest(quote: str, text: Text) -> str:
    """Return `nearest: paragraph 9, "…"; the text has "x" where the quote has "y"`, or nothing."""
    wanted = parts(quote)
    places = [[match.first_paragraph for match in matches(part, text)] for part in wanted]
    if all(places):
        return _scattered(wanted, places)
    absent = wanted[places.index([])]
    found = _best(absent, text, {number for numbers in places for number in numbers})
    if found is None:
        return ""
    number, line, span = found
    passage, difference = _compared(absent, line, span)
    return f'nearest: paragraph {number}, "{_shortened(passage)}"{difference}'


def _scattered(wanted: list[str], places: list[list[int]]) -> str:
    """Say where the parts of a quote stand that do not stand in one paragraph in this order."""
    if together := sorted(set(places[0]).intersection(*places[1:])):
        return f"paragraph {together[0]} has its parts, but not in this order"
    said = (f'"{_shortened(part)}" in paragraph {n[0]}' for part, n in zip(wanted, places, strict=True))
    return f"its parts stand apart: {', '.join(said)}"


def _best(wanted: str, text: Text, favoured: set[int]) -> tuple[int, str, Span] | None:
    """Return number and text of the paragraph likest to a part, and where in it; favoured ones first."""
    best: tuple[int, str, Span] | None = None
    reached = _WORTH_SHOWING
    for number, line in _promising(wanted, text, favoured):
        favour = 10.0 if number in favoured else 0.0
        if len(line) < len(wanted):
            score, span = fuzz.ratio(wanted, line, score_cutoff=reached - favour), (0, len(line))
        elif found := fuzz.partial_ratio_alignment(wanted, line, score_cutoff=reached - favour):
            score, span = found.score, (found.dest_start, found.dest_end)
        else:
            continue
        if score and score + favour > reached:
            best, reached = (number, line, span), score + favour
    return best


def _promising(wanted: str, text: Text, favoured: set[int]) -> Iterator[tuple[int, str]]:
    """Yield number and text of the paragraphs that hold nearly as many of a part's words as any does."""
    lines = list(enumerate(text.plain.split("\n")[:-1], 1))
    words = wanted.split()
    held = [sum(map(line.__contains__, words)) for _, line in lines]
    most = max(held, default=0)
    for (number, line), holds in zip(lines, held, strict=True):
        if holds >= most - 1 or number in favoured:
            yield number, line


def _compared(wanted: str, line: str, span: Span) -> tuple[str, str]:
    """Return the passage as far as it answers to the part, and the first stretch in which they differ."""
    ours = _TOKEN.findall(wanted)
    spans = list(_tokens(line, span, len(wanted)))
    inside = [number for number, (start, end) in enumerate(spans) if end > span[0] and start < span[1]]
    low, high = max(inside[0] - 1, 0), inside[-1] + 2
    theirs = [line[start:end] for start, end in spans[low:high]]
    alike = [
        (block.a, block.b + low, block.size)
        for block in Levenshtein.editops(ours, theirs).as_matching_blocks()
        if block.size
    ]
    first = alike[0] if alike else (0, inside[0], 0)
    last = alike[-1] if alike else (len(ours), inside[-1] + 1, 0)
    start = max(first[1] - first[0], 0)
    end = min(last[1] + len(ours) - last[0], len(spans))
    gaps = zip(
        [(0, start), *((a + size, b + size) for a, b, size in alike)],
        [*((a, b) for a, b, _ in alike), (len(ours), end)],
        strict=True,
    )
    (a, b), (next_a, next_b) = next((gap for gap in gaps if gap[0] != gap[1]), ((0, 0), (0, 0)))
    present = line[spans[b][0] : spans[next_b - 1][1]] if next_b > b else ""
    return line[spans[start][0] : spans[end - 1][1]], _difference(" ".join(ours[a:next_a]), present)


def _tokens(line: str, span: Span, around: int) -> Iterator[Span]:
    """Yield the tokens of a line that stand near a span of it."""
    start = line.rfind(" ", 0, max(span[0] - around, 0)) + 1
    end = line.find(" ", span[1] + around)
    return (token.span() for token in _TOKEN.finditer(line, start, len(line) if end < 0 else end))


def _difference(written: str, present: str) -> str:
    if not written and not present:
        return ""
    if not written:
        return f'; the text adds "{_shortened(present)}"'
    if not present:
        return f'; the text has no "{_shortened(written)}"'
    return f'; the text has "{_shortened(present)}" where the quote has "{_shortened(written)}"'


def _shortened(passage: str) -> str:
    return passage if len(passage) <= _SHOWN else f"{passage[:_SHOWN].rsplit(' ', 1)[0]} …"
