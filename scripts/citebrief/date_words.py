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
    "33": "the first quarter of",
    "34": "the second quarter of",
    "35": "the third quarter of",
    "36": "the fourth quarter of",
}
_PREFIX = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_STATE = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def in_words(when: When) -> str:
    """Return the date as English words, such as `perhaps about 2025` or `since February 2022`."""
    if when.form == "interval":
        return _interval(when.spans[0])
    if when.form == "all of":
        return _joined([_all_of(span) for span in when.spans], "and")
    return _joined([_one_of(span) for span in when.spans], "or")


def in_years(when: When) -> str:
    """Return `2026`, `2020 or later`, `2025 or 2026`, `2019 to 2021`: the years that a date may be of."""
    first, last = when.earliest, when.latest
    if first and last:
        joined = "or" if last.year == first.year + 1 else "to"
        return str(first.year) if first.year == last.year else f"{first.year} {joined} {last.year}"
    return f"{first.year} or later" if first else f"{last.year} or earlier" if last else "undated"


def _interval(span: Span) -> str:
    start, end = span.start and point_in_words(span.start), span.end and point_in_words(span.end)
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}" if span.open_end else f"from {start}, end unknown"
    return f"until {end}" if span.open_start else f"until {end}, beginning unknown"


def _one_of(span: Span) -> str:
    if span.start and span.end:
        if span.start == span.end:
            return point_in_words(span.start)
        return f"between {point_in_words(span.start)} and {point_in_words(span.end)}"
    point = span.start or span.end
    if point is None:
        raise ValueError("a span has at least one end")
    on = "on" if point.day.isdigit() else "in"
    return f"{on} or {'after' if span.start else 'before'} {point_in_words(point)}"


def _all_of(span: Span) -> str:
    start, end = span.start and point_in_words(span.start), span.end and point_in_words(span.end)
    if start and end:
        return start if span.start == span.end else f"all of {start} to {end}"
    return f"{start} and all after it" if start else f"{end} and all before it"


def point_in_words(point: Point) -> str:
    """Return one date in words with its qualifiers."""
    plain, qualifiers = _plain(point), point.qualifiers
    if not any(qualifiers):
        return plain
    if len(set(qualifiers)) == 1:
        return _PREFIX[qualifiers[0]] + plain
    if not any(qualifiers[1:]) and point.month.isdigit():
        rest = plain.removesuffix(f" {point.year}").removesuffix(" of")
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
    """Return a year in words; `200X` is no "2000s", which many read as the century."""
    if year.isdigit():
        return year
    if year[2] in "X0":
        return f"some year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    return f"the {year[:3]}0s"


def _joined(members: list[str], word: str) -> str:
    return members[0] if len(members) == 1 else f"{', '.join(members[:-1])} {word} {members[-1]}"
