"""Dates in EDTF (Library of Congress 2019, ISO 8601-2): the forms a briefing speaks, with their bounds.

Read are years, months, days, seasons (21 to 24) and quarters (33 to 36), unspecified digits (`201X`,
`2004-XX`), the qualifiers `?`, `~` and `%` on the whole or on a part, intervals with open (`..`) and
unknown ends, and sets `[one of]` and `{all of}` with ranges. The original text is kept; an unknown bound is
None, never an invented day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Form = Literal["point", "interval", "one of", "all of"]

_Q = r"[?~%]?"
_POINT = re.compile(
    rf"(?P<yq>{_Q})(?P<year>[0-9]{{4}}|[0-9]{{3}}X|[0-9]{{2}}XX)(?P<yr>{_Q})"
    rf"(?:-(?P<mq>{_Q})(?P<month>[0-9]{{2}}|XX)(?P<mr>{_Q})"
    rf"(?:-(?P<dq>{_Q})(?P<day>[0-9]{{2}}|XX)(?P<dr>{_Q}))?)?"
)
_SEASON_MONTHS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 2),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
}
"""First and last month of each season (northern, winter into the next year) and quarter."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date of any precision."""

    year: str
    """Four characters, the last one or two of which may be X."""
    month: str = ""
    """01 to 12, a season 21 to 24, a quarter 33 to 36, XX, or nothing."""
    day: str = ""
    qualifiers: tuple[str, ...] = ("",)
    """The qualifier (`?`, `~`, `%` or nothing) of year, month and day, for as many as are given."""

    @property
    def earliest(self) -> date:
        """The first day it may be."""
        year = int(self.year.replace("X", "0")) or 1
        if self.month in ("", "XX"):
            return date(year, 1, 1)
        month = _SEASON_MONTHS.get(int(self.month), (int(self.month),))[0]
        return date(year, month, int(self.day) if self.day not in ("", "XX") else 1)

    @property
    def latest(self) -> date:
        """The last day it may be."""
        year = int(self.year.replace("X", "9"))
        if self.month in ("", "XX"):
            return date(year, 12, 31)
        first, last = (_SEASON_MONTHS.get(int(self.month)) or (int(self.month),) * 2)[:2]
        year += last < first
        return date(year, last, int(self.day) if self.day not in ("", "XX") else monthrange(year, last)[1])


@dataclass(frozen=True, slots=True)
class Span:
    """A point (start equals end), or a stretch whose ends may be open or unknown (None)."""

    start: Point | None
    end: Point | None
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date as written, with what it says."""

    text: str
    form: Form
    spans: tuple[Span, ...]

    @property
    def earliest(self) -> date | None:
        """The first day it may be, or None where that is open or unknown."""
        starts = [span.start for span in self.spans]
        return None if None in starts else min(start.earliest for start in starts if start)

    @property
    def latest(self) -> date | None:
        """The last day it may be, or None where that is open or unknown."""
        ends = [span.end for span in self.spans]
        return None if None in ends else max(end.latest for end in ends if end)

    @property
    def named(self) -> tuple[date, date]:
        """The first and the last day of all the dates that stand in it, whatever is open or unknown."""
        points = [point for span in self.spans for point in (span.start, span.end) if point]
        return min(point.earliest for point in points), max(point.latest for point in points)

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: earliest, then latest; a date without a first day stands at its last one."""
        return (self.earliest or self.latest or self.named[0], self.latest or date.max)


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """Read one EDTF date; raise ValueError, with the reason, for anything else."""
    if text[:1] + text[-1:] in ("[]", "{}"):
        form: Form = "one of" if text[0] == "[" else "all of"
        spans = tuple(_member(part) for part in text[1:-1].split(","))
    elif "/" in text:
        form, spans = "interval", (_interval(text),)
    else:
        form, spans = "point", (_single(text),)
    for span in spans:
        if span.start and span.end and span.start.earliest > span.end.latest:
            raise ValueError(f"'{text}' ends before it begins")
    return When(text, form, spans)


def _single(text: str) -> Span:
    point = _point(text)
    return Span(point, point)


def _member(text: str) -> Span:
    first, dots, last = text.partition("..")
    if not dots:
        return _single(text)
    if not first and not last:
        raise ValueError("'..' alone is not a date")
    return Span(_point(first) if first else None, _point(last) if last else None, not first, not last)


def _interval(text: str) -> Span:
    ends = text.split("/")
    if len(ends) != 2 or set(ends) <= {"", ".."}:
        raise ValueError(f"'{text}' is not an interval of two dates")
    points = [None if end in ("", "..") else _point(end) for end in ends]
    return Span(points[0], points[1], ends[0] == "..", ends[1] == "..")


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not an EDTF date such as 2026, 2026-11 or 2026-11-22")
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    point = Point(year, month, day, _qualifiers(match))
    if "X" in year and month not in ("", "XX"):
        raise ValueError(f"'{text}' gives a month of an unspecified year")
    if month.isdigit() and not (1 <= int(month) <= 12 or (int(month) in _SEASON_MONTHS and not day)):
        raise ValueError(f"'{text}' has no month {month}")
    if month == "XX" and day not in ("", "XX"):
        raise ValueError(f"'{text}' gives a day of an unspecified month")
    try:
        _ = point.earliest, point.latest
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None
    if year == "0000":
        raise ValueError("the year 0000 is not supported")
    return point


def _qualifiers(match: re.Match[str]) -> tuple[str, ...]:
    """Give each part its qualifier: on its right it reaches all parts before, on its left its own part."""
    parts = [name for name in ("y", "m", "d") if match[f"{name}q"] is not None]
    found: list[str] = []
    for index, name in enumerate(parts):
        reaching = {match[f"{name}q"], *(match[f"{later}r"] for later in parts[index:])} - {"", None}
        if len(reaching) > 1:
            reaching = {"%"}
        found.append(reaching.pop() if reaching else "")
    return tuple(found)
