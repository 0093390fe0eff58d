"""Dates as ISO 8601 for other machines: as precise as the EDTF is certain, else none."""

from __future__ import annotations

from datetime import date

from citebrief.dates import Point, When


def exact(when: When) -> str | None:
    """Return the day, month or year that a date certainly lies in, or None where not even that is known."""
    if when.form not in ("point", "one of") or _is_qualified(when):
        return None
    return _shared(when.earliest, when.latest)


def exact_span(when: When) -> tuple[str | None, str | None]:
    """Return first and last date of what lasts; what does not has a first one only."""
    if when.form == "interval":
        return _point(when.spans[0].start), _point(when.spans[0].end)
    return exact(when), None


def _is_qualified(when: When) -> bool:
    points = (point for span in when.spans for point in (span.start, span.end))
    return any(any(point.qualifiers) for point in points if point)


def _point(point: Point | None) -> str | None:
    return None if point is None or any(point.qualifiers) else _shared(point.earliest, point.latest)


def _shared(first: date | None, last: date | None) -> str | None:
    """Return what two days have in common from the year on."""
    if first is None or last is None or first.year != last.year:
        return None
    return first.isoformat() if first == last else first.isoformat()[: 7 if first.month == last.month else 4]
