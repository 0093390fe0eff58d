"""Dates in words: what a reader is told a date in EDTF says, no more and no less precise."""

from __future__ import annotations

from citebrief.dates import Point, Span, When

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "first quarter of",
    "34": "second quarter of",
    "35": "third quarter of",
    "36": "fourth quarter of",
}
_PREFIX = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_STATE = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def in_words(when: When) -> str:
    """Return the date as English words, such as `perhaps about 2025` or `since February 2022`."""
    if when.form == "interval":
        return _interval(when.spans[0])
    members = [_member(span) for span in when.spans]
    if when.form == "all of" and any(span.start != span.end for span in when.spans):
        members = [f"all of {member}" for member in members]
    return _joined(members, "and" if when.form == "all of" else "or")


def _interval(span: Span) -> str:
    start, end = span.start and point_in_words(span.start), span.end and point_in_words(span.end)
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}" if span.open_end else f"from {start}, end unknown"
    return f"until {end}" if span.open_start else f"until {end}, beginning unknown"


def _member(span: Span) -> str:
    if span.start and span.end:
        if span.start == span.end:
            return point_in_words(span.start)
        return f"between {point_in_words(span.start)} and {point_in_words(span.end)}"
    point = span.start or span.end
    if point is None:
        raise ValueError("a span has at least one end")
    on = "on" if point.day.isdigit() else "in"
    return f"{on} or {'after' if span.start else 'before'} {point_in_words(point)}"


def point_in_words(point: Point) -> str:
    """Return one date in words with its qualifiers."""
    plain, qualifiers = _plain(point), point.qualifiers
    if not any(qualifiers):
        return plain
    if len(set(qualifiers)) == 1:
        return _PREFIX[qualifiers[0]] + plain
    if not any(qualifiers[1:]) and point.month.isdigit():
        rest = _plain(point).removesuffix(f" {point.year}")
        return f"{rest}, {_PREFIX[qualifiers[0]]}{point.year}"
    named = zip(("year", "month", "day"), qualifiers, strict=False)
    return f"{plain} ({', '.join(f'{part} {_STATE[mark]}' for part, mark in named if mark)})"


def _plain(point: Point) -> str:
    if point.month == "":
        return _year(point.year)
    if point.month == "XX":
        return f"some {'day' if point.day else 'month'} of {_year(point.year)}"
    month = _SEASONS.get(point.month) or _MONTHS[int(point.month) - 1]
    if point.day == "XX":
        return f"some day in {month} {point.year}"
    return f"{int(point.day)} {month} {point.year}" if point.day else f"{month} {point.year}"


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"some year from {year[:2]}00 to {year[:2]}99"
    return f"the {year[:3]}0s" if year.endswith("X") else year


def _joined(members: list[str], word: str) -> str:
    return members[0] if len(members) == 1 else f"{', '.join(members[:-1])} {word} {members[-1]}"
