"""How a date is drawn: shapes on an axis of years, which say no more than the date.

A dot is a day. A block is one moment somewhere inside. A bar with caps is something that lasts. An end that
is not certain is a block in place of a cap; an arrow leads on where an end is open, a question mark stands
where it is unknown. A plan is hollow, whatever its date, so a sign beside it says what its shape cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import inf
from typing import Literal

from citebrief.dates import Point, Span, When
from citebrief.pages.axis import begins, ends

Kind = Literal[
    "dot",
    "block",
    "bar",
    "line",
    "cap",
    "arrow-back",
    "arrow-on",
    "asks-before",
    "asks-after",
    "about-before",
    "about-after",
]
"""`asks` is a question mark and `about` a tilde, before or after a place."""
Look = Literal["solid", "hollow", "dashed", "hollow-dashed", "hatched", "hatched-dashed"]
_LOOKS: dict[str, Look] = {"": "solid", "~": "hatched", "?": "dashed", "%": "hatched-dashed"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape, from a start to an end in years; an infinite one is the edge of the axis."""

    kind: Kind
    start: float
    end: float
    look: Look = "solid"


def marks(when: When, *, planned: bool = False) -> list[Mark]:
    """Return the shapes of a date, those above others last."""
    if when.form == "interval":
        return _lasting(when.spans[0], planned)
    one_of = when.form == "one of" and len(when.spans) > 1
    members = [
        _lasting(span, planned)
        if when.form == "all of" and span.start != span.end
        else _moment(span, planned, one_of=one_of)
        for span in when.spans
    ]
    return [*_links(map(_reach, members)), *chain.from_iterable(members)]


def _reach(drawn: Iterable[Mark]) -> tuple[float, float]:
    """Return where shapes begin and end."""
    starts, stops = zip(*((mark.start, mark.end) for mark in drawn), strict=True)
    return min(starts), max(stops)


def _links(members: Iterable[tuple[float, float]]) -> list[Mark]:
    """Return the thin lines from each member of a set to the next."""
    pairs = pairwise(sorted(members))
    return [Mark("line", before[1], after[0]) for before, after in pairs if before[1] < after[0]]


def _moment(span: Span, planned: bool, *, one_of: bool) -> list[Mark]:
    """Return a dot or a block, or where an end is open an arrow from the other that is a year long."""
    start, end = span.start, span.end
    if start and end:
        mark = _within(start, end, planned)
        hollow = replace(mark, look="hollow") if one_of and mark.look == "solid" else mark
        return [hollow, *_signs([start, end], mark.end, planned, "after")]
    look: Look = "hollow" if planned else "solid"
    if start:
        stop, at = _start(start, planned)
        return [Mark("line", at, at + 1, look), Mark("arrow-on", at + 1, at + 1, look), *stop]
    stop, at = _end(end, planned) if end else ([], 0)
    return [Mark("line", at - 1, at, look), Mark("arrow-back", at - 1, at - 1, look), *stop]


def _lasting(span: Span, planned: bool) -> list[Mark]:
    """Return a bar with what stands at its ends."""
    start, left = _start(span.start, planned) if span.start else ([], -inf)
    end, right = _end(span.end, planned) if span.end else ([], inf)
    unknown = (not start and not span.open_start) or (not end and not span.open_end)
    look: Look = "hollow" if planned else "solid"
    bar: Look = ("hollow-dashed" if planned else "dashed") if unknown else look
    drawn = [Mark("bar", left, right, bar)] if left < right else []
    if not start:
        drawn.append(
            Mark("arrow-back", -inf, -inf, look) if span.open_start else Mark("asks-before", -inf, -inf)
        )
    if not end:
        drawn.append(Mark("arrow-on", inf, inf, look) if span.open_end else Mark("asks-after", inf, inf))
    return [*drawn, *start, *end]


def _start(point: Point, planned: bool) -> tuple[list[Mark], float]:
    """Return what stands where a bar or line begins, and where that is: a cap, or a block if uncertain."""
    first = begins(point.earliest)
    if not any(point.qualifiers):
        return [Mark("cap", first, first)], first
    block = _within(point, point, planned)
    return [block, *_signs([point], first, planned, "before")], block.end


def _end(point: Point, planned: bool) -> tuple[list[Mark], float]:
    """Return what stands where a bar or line ends, and where that is."""
    last = ends(point.latest)
    if not any(point.qualifiers):
        return [Mark("cap", last, last)], last
    block = _within(point, point, planned)
    return [block, *_signs([point], last, planned, "after")], block.start


def _within(start: Point, end: Point, planned: bool) -> Mark:
    kind: Kind = "dot" if start == end and start.day.isdigit() else "block"
    look = "hollow" if planned else _LOOKS[_qualifier([start, end])]
    return Mark(kind, begins(start.earliest), ends(end.latest), look)


def _qualifier(points: list[Point]) -> str:
    """Return the one qualifier that says what those of all parts say together."""
    found = {mark for point in points for mark in point.qualifiers} - {""}
    return found.pop() if len(found) == 1 else "%" if found else ""


def _signs(points: list[Point], at: float, planned: bool, side: Literal["before", "after"]) -> list[Mark]:
    """Return the sign beside an uncertain shape, and beside a plan's approximate one."""
    qualifier = _qualifier(points)
    if qualifier in ("?", "%"):
        return [Mark("asks-before" if side == "before" else "asks-after", at, at)]
    if planned and qualifier == "~":
        return [Mark("about-before" if side == "before" else "about-after", at, at)]
    return []
