"""The axis of the timeline: years from left to right, and where on it a day stands, in per cent."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isinf

_MOST_LABELS = 9
"""As many as stand side by side on a telephone."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from the beginning of `first` to the beginning of `end`."""

    first: int
    end: int

    def percent(self, at: float) -> float:
        """Return where a moment stands, in per cent of the width; what lies outside stands at the edge."""
        return min(max((at - self.first) / (self.end - self.first) * 100, 0), 100)

    @property
    def labelled(self) -> range:
        """The years with a label: the multiples of the least step that leaves few enough."""
        return self._multiples(self._step)

    @property
    def lines(self) -> range:
        """The years with a line: each, or on a long axis five to a label."""
        return self._multiples(self._unit)

    def is_dark(self, year: int) -> bool:
        """Whether a year's line is one of the darker ones, every fifth."""
        return year % (5 * self._unit) == 0

    @property
    def _step(self) -> int:
        return next(step for step in _STEPS if len(self._multiples(step)) <= _MOST_LABELS)

    @property
    def _unit(self) -> int:
        return max(1, self._step // 5)

    def _multiples(self, step: int) -> range:
        return range(-(-self.first // step) * step, self.end + 1, step)


def axis_of(reaches: Iterable[tuple[float, float]], today: date) -> Axis:
    """Return the axis that has room for all reaches and the day of the edition; an open end needs a year."""
    known = [pair for pair in reaches if not (isinf(pair[0]) and isinf(pair[1]))]
    known.append((begins(today), ends(today)))
    first = min(end - 1 if isinf(start) else start for start, end in known)
    last = max(start + 1 if isinf(end) else end for start, end in known)
    return Axis(floor(first), ceil(last))


def begins(day: date) -> float:
    """Return where a day begins, counted in years: 2020.0 is the first moment of 2020."""
    return day.year + (day.timetuple().tm_yday - 1) / (365 + isleap(day.year))


def ends(day: date) -> float:
    """Return where a day ends, counted in years."""
    return day.year + day.timetuple().tm_yday / (365 + isleap(day.year))
