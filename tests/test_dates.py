"""EDTF dates: the forms a briefing speaks, their bounds and order; a second implementation beside ours."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from time import struct_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.date_words import in_words
from citebrief.dates import parse

edtf = pytest.importorskip("edtf")

BOUNDS = {
    "2018-02-07": "2018-02-07 2018-02-07",
    "2022": "2022-01-01 2022-12-31",
    "2020-01": "2020-01-01 2020-01-31",
    "2020-02": "2020-02-01 2020-02-29",
    "1900-02": "1900-02-01 1900-02-28",
    "2020-02-29": "2020-02-29 2020-02-29",
    "2022-21": "2022-03-01 2022-05-31",
    "2022-22": "2022-06-01 2022-08-31",
    "2022-23": "2022-09-01 2022-11-30",
    "2022-24": "2022-12-01 2023-02-28",
    "2022-33": "2022-01-01 2022-03-31",
    "2022-34": "2022-04-01 2022-06-30",
    "2022-35": "2022-07-01 2022-09-30",
    "2022-36": "2022-10-01 2022-12-31",
    "201X": "2010-01-01 2019-12-31",
    "20XX": "2000-01-01 2099-12-31",
    "2004-XX": "2004-01-01 2004-12-31",
    "2004-02-XX": "2004-02-01 2004-02-29",
    "2004-XX-XX": "2004-01-01 2004-12-31",
    "201X-XX": "2010-01-01 2019-12-31",
    "2015~": "2015-01-01 2015-12-31",
    "2025?": "2025-01-01 2025-12-31",
    "2025%": "2025-01-01 2025-12-31",
    "2026?-01-31": "2026-01-31 2026-01-31",
    "2026-01-31?": "2026-01-31 2026-01-31",
    "2004-06~-11": "2004-06-11 2004-06-11",
    "2004-?06-11": "2004-06-11 2004-06-11",
    "2004?-06~": "2004-06-01 2004-06-30",
    "2022?-33": "2022-01-01 2022-03-31",
    "2017/2018": "2017-01-01 2018-12-31",
    "2022-01/2022-03-15": "2022-01-01 2022-03-15",
    "2015~/2020?": "2015-01-01 2020-12-31",
    "2022-02/..": "2022-02-01 None",
    "2022-02/": "2022-02-01 None",
    "../2020": "None 2020-12-31",
    "/2020": "None 2020-12-31",
    "[..2023-11-25]": "None 2023-11-25",
    "[2021-03-05..]": "2021-03-05 None",
    "[2026-01-31..2026-02-28]": "2026-01-31 2026-02-28",
    "[2026-01-31..2026-02]": "2026-01-31 2026-02-28",
    "[2025,2026]": "2025-01-01 2026-12-31",
    "[2020-03,2020-05]": "2020-03-01 2020-05-31",
    "[2015,2017..2019]": "2015-01-01 2019-12-31",
    "{2019,2020}": "2019-01-01 2020-12-31",
    "{2019..2021}": "2019-01-01 2021-12-31",
    "{..1984}": "None 1984-12-31",
}
"""Every form, with the first and the last day it may be, worked out by thought."""

OTHERWISE = {
    "2022-24": "edtf ends the winter on 31 December; ours lasts into February of the next year",
    "2022-02/": "edtf gives an unknown end ten years; an unknown end is none, not a date",
    "/2020": "edtf gives an unknown beginning ten years",
    "[2026-01-31..2026-02]": "edtf refuses ends of different precision",
    "2004?-06~": "edtf refuses a qualifier on each part",
    "2022?-33": "edtf refuses a qualifier on the year of a quarter",
}
"""Where the edtf package is not followed, and why."""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2022-02/..", "2022-02-01 2022-02-28"),
        ("../2020", "2020-01-01 2020-12-31"),
        ("[..2014,2018-05..]", "2014-01-01 2018-05-31"),
        ("2017/2018", "2017-01-01 2018-12-31"),
    ],
)
def test_a_date_names_days_whatever_is_open(text: str, named: str) -> None:
    """What stands in a date has a first and a last day, also where an end is open."""
    assert "{} {}".format(*parse(text).named) == named


@pytest.mark.parametrize(("text", "bounds"), BOUNDS.items())
def test_each_form_has_its_bounds(text: str, bounds: str) -> None:
    """A date reaches from the first day it may be to the last; open and unknown ends are none."""
    when = parse(text)
    assert f"{when.earliest} {when.latest}" == bounds
    assert when.text == text


def _day(value: Any) -> str:
    return "{:04}-{:02}-{:02}".format(*value[:3]) if isinstance(value, struct_time) else "None"


def _by_edtf(text: str) -> str:
    read = edtf.parse_edtf(text)
    return f"{_day(read.lower_strict())} {_day(read.upper_strict())}"


@pytest.mark.parametrize("text", sorted(BOUNDS.keys() - OTHERWISE.keys()))
def test_the_edtf_package_agrees(text: str) -> None:
    """A second implementation gives the same bounds wherever it is right."""
    assert _by_edtf(text) == BOUNDS[text]


@pytest.mark.parametrize("text", OTHERWISE)
def test_the_edtf_package_still_differs(text: str) -> None:
    """Where it is not followed, it still differs: when it no longer does, the exception can go."""
    with suppress(edtf.parser.edtf_exceptions.EDTFParseException):
        assert _by_edtf(text) != BOUNDS[text]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-13",
            "2026-00",
            "2026-02-30",
            "2025-02-29",
            "2026-01-00",
            "2026-04-31",
            "2026-20",
            "2026-25",
            "2026-37",
        ),
        *(
            "2026/2025",
            "2026-02/2026-01",
            "[2026..2025]",
            "2026-01-02/2026-01-01",
            "2026/2027/2028",
            "2026/[2027]",
        ),
        *(
            "",
            "..",
            "/",
            "../..",
            "/..",
            "../",
            "[]",
            "{}",
            "[..]",
            "[2026,]",
            "[,2026]",
            "[2026",
            "2026}",
            "[2026}",
        ),
        *(
            " 2026",
            "2026 ",
            "2026 - 01",
            "[2025, 2026]",
            "2025 / 2026",
            "2026\n",
            "2026-1",
            "26",
            "202",
            "2026-01-1",
        ),
        *("12026", "Y12026", "-2026", "+2026", "0000", "٢٠٢٦", "２０２６", "2026-٠١", "²026", "2026-01-0²"),
        *(
            "2026-21-01",
            "2026-XX-01",
            "201X-05",
            "20X1",
            "2XXX",
            "XXXX",
            "2026-1X",
            "2026??",
            "2026-?",
            "~",
            "2026!",
        ),
        *("9999-24", "January 2026", "2026-01-31T10:00", "1985-04-12T23:20:30Z", "2026..2027", "{2026/2027}"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str) -> None:
    """Days that no calendar has, other digits, spaces and forms that we do not speak are refused."""
    with pytest.raises(ValueError, match=r"."):
        parse(text)


_PIECES = (
    "2026",
    "2025-02",
    "201X",
    "2004-XX",
    "-",
    "/",
    "..",
    "[",
    "]",
    "{",
    "}",
    ",",
    "?",
    "~",
    "%",
    "X",
    "29",
    "21",
    "0",
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join) | st.text(max_size=12))
def test_any_text_is_a_date_in_order_or_refused(text: str) -> None:
    """A text is refused by ValueError, or is a date that ends no earlier than it begins and has words."""
    try:
        when = parse(text)
    except ValueError:
        return
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert when.order[0] <= when.order[1]
    assert in_words(when)


@settings(max_examples=300, deadline=None)
@given(st.dates(), st.dates())
def test_days_and_months_are_those_of_the_calendar(first: date, second: date) -> None:
    """Every day of the calendar is read, alone, as a month and as an end of an interval and a range."""
    start, end = sorted((first, second))
    assert parse(start.isoformat()).order == (start, start)
    month = parse(start.isoformat()[:7])
    assert month.earliest is not None
    assert month.earliest <= start <= (month.latest or date.max)
    for text in (f"{start}/{end}", f"[{start}..{end}]", f"{{{end},{start}}}"):
        assert parse(text).order == (start, end)


def test_dates_are_put_in_order_of_earliest_then_latest() -> None:
    """A timeline goes by the first day, then by the last; without a first day by the last, open ends last."""
    ordered = [
        *(
            "201X",
            "[..2014-09-25]",
            "../2017",
            "2018-02-07",
            "[2019,2021]",
            "2020-01-01",
            "2020-01",
            "2020-33",
        ),
        *("2020", "2020/2021", "2020-01/..", "2020-02", "[2020-03..]"),
    ]
    shuffled = random.Random(1).sample(ordered, len(ordered))  # noqa: S311
    assert sorted(shuffled, key=lambda text: parse(text).order) == ordered


def test_qualifiers_reach_as_far_as_they_should() -> None:
    """On the right a qualifier is of all parts before it, on the left of its own part alone."""
    expected = {
        "2004-06-11%": ("%", "%", "%"),
        "2004-06~-11": ("~", "~", ""),
        "2004?-06-11": ("?", "", ""),
        "2004-?06-11": ("", "?", ""),
        "2004?-06-~11": ("?", "", "~"),
        "2004?-06~": ("%", "~"),
        "~2004": ("~",),
        "2004": ("",),
    }
    starts = {text: parse(text).spans[0].start for text in expected}
    assert {text: start and start.qualifiers for text, start in starts.items()} == expected
