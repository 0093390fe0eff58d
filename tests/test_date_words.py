"""Dates in words: no more and no less precise than what is written."""

from __future__ import annotations

import pytest

from citebrief.date_words import in_words
from citebrief.dates import parse

WORDS = {
    "2018-02-07": "7 February 2018",
    "2022": "2022",
    "2020-01": "January 2020",
    "201X": "the 2010s",
    "2015~": "about 2015",
    "2025?": "perhaps 2025",
    "2026?-01-31": "31 January, perhaps 2026",
    "2025%": "perhaps about 2025",
    "2017/2018": "2017 to 2018",
    "2022-02/..": "since February 2022",
    "2022-02/": "from February 2022, end unknown",
    "../2020": "until 2020",
    "[..2023-11-25]": "on or before 25 November 2023",
    "[2025,2026]": "2025 or 2026",
    "{2019,2020}": "2019 and 2020",
}
"""The table of the design."""

MORE = {
    "2022-21": "spring 2022",
    "2022-22": "summer 2022",
    "2022-23": "autumn 2022",
    "2022-24": "winter 2022",
    "2022-33": "the first quarter of 2022",
    "2022-36~": "about the fourth quarter of 2022",
    "2022?-34": "the second quarter, perhaps 2022",
    "2022~-21": "spring, about 2022",
    "2026?-01": "January, perhaps 2026",
    "200X": "some year from 2000 to 2009",
    "20XX": "some year from 2000 to 2099",
    "201X~": "about the 2010s",
    "2004-XX": "some month of 2004",
    "2004-XX-XX": "some day of 2004",
    "2004-06-XX": "some day in June 2004",
    "201X-XX": "some month of the 2010s",
    "2018-02-07?": "perhaps 7 February 2018",
    "2018-02-07~": "about 7 February 2018",
    "2004-06~-11": "11 June 2004 (year approximate, month approximate)",
    "2004-06-?11": "11 June 2004 (day uncertain)",
    "/2020": "until 2020, beginning unknown",
    "2015~/2020?": "about 2015 to perhaps 2020",
    "2022-01-05/2022-03": "5 January 2022 to March 2022",
    "2015~/..": "since about 2015",
    "[..2023-11]": "in or before November 2023",
    "[..2023]": "in or before 2023",
    "[2021-03-05..]": "on or after 5 March 2021",
    "[2026-01-31..2026-02-28]": "between 31 January 2026 and 28 February 2026",
    "[2020-03,2020-05,2021]": "March 2020, May 2020 or 2021",
    "[2015,2017..2019]": "2015 or between 2017 and 2019",
    "{2019..2021}": "all of 2019 to 2021",
    "{..1984}": "1984 and all before it",
    "{1960,1984..}": "1960 and 1984 and all after it",
}
"""What the table does not have."""


@pytest.mark.parametrize(("text", "words"), (WORDS | MORE).items())
def test_each_form_has_its_words(text: str, words: str) -> None:
    """A reader is told what the date says."""
    assert in_words(parse(text)) == words


def test_every_year_of_a_range_is_named_by_its_digits() -> None:
    """Every month and year comes out as it went in."""
    for month in range(1, 13):
        assert in_words(parse(f"1999-{month:02}-01")).startswith("1 ")
        assert in_words(parse(f"1999-{month:02}")).endswith(" 1999")
    assert len({in_words(parse(f"1999-{month:02}")) for month in range(1, 13)}) == 12
