"""The calendar of events, read back by a strict little reader after RFC 5545."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citebrief import check
from citebrief.escape import calendar_text
from citebrief.exports.icalendar import calendar
from citebrief.model import Briefing

Entry = dict[str, str]
_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:[^\x00-\x1f";:,]*|"[^\x00-\x1f"]*"))*):(.*)')
_TEXT = re.compile(r"(?:[^\x00-\x08\x0a-\x1f\x7f\\;,]|\\[\\;,nN])*")
_TEXTS = ("SUMMARY", "DESCRIPTION", "X-EDTF", "NAME", "X-WR-CALNAME")


def read_calendar(data: bytes) -> list[Entry]:
    """Return the entries of a calendar, their texts unescaped; fail on any other syntax."""
    assert data.endswith(b"\r\n")
    folded = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(row) <= 75 and b"\n" not in row and b"\r" not in row for row in folded)
    # A row is whole characters, so that what joins rows before decoding reads the same.
    rows = b"\r\n".join(folded).decode().replace("\r\n ", "").split("\r\n")
    assert all(row.decode() for row in folded)
    assert rows[0] == "BEGIN:VCALENDAR"
    assert rows[-1] == "END:VCALENDAR"
    entries: list[Entry] = []
    for row in rows[1:-1]:
        found = _LINE.fullmatch(row)
        assert found, row
        name, parameters, value = found.groups()
        if (name, value) == ("BEGIN", "VEVENT"):
            entries.append({})
        elif entries and name != "END":
            assert name not in entries[-1], name
            entries[-1][name] = _text(value) if name in _TEXTS else value
            assert parameters == (";VALUE=DATE" if name in ("DTSTART", "DTEND") else "")
    return entries


def _text(value: str) -> str:
    assert _TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The fictional briefing."""
    checked = check(Path(__file__).parent / "briefing", tmp_path_factory.mktemp("none"))
    assert checked.briefing is not None
    return checked.briefing


def _entry(briefing: Briefing, **changed: str) -> Entry:
    """Return the entry of an event with changed fields."""
    event = briefing.events["decision"].model_copy(update=changed)
    (entry,) = read_calendar(calendar(replace(briefing, events={event.id: event})))
    return entry


def test_each_event_is_an_entry(briefing: Briefing) -> None:
    """Every event is there once, with what RFC 5545 asks of an entry, stamped with the edition's day."""
    entries = read_calendar(calendar(briefing))
    assert [entry["UID"] for entry in entries] == [
        "storm@skarholm", "decision@skarholm", "works-begin@skarholm"
    ]  # fmt: skip
    assert Counter(entry["DTSTAMP"] for entry in entries) == {"20220501T000000Z": 3}
    assert {entry["TRANSP"] for entry in entries} == {"TRANSPARENT"}
    assert entries[1]["URL"] == "https://example.org/skarholm/timeline.html#decision"


def test_an_exact_day_is_confirmed(briefing: Briefing) -> None:
    """A day is an all-day entry of one day, its end the day after, with nothing said twice."""
    entry = _entry(briefing, date="2020-02-29")
    assert (entry["DTSTART"], entry["DTEND"], entry["STATUS"]) == ("20200229", "20200301", "CONFIRMED")
    assert entry["SUMMARY"] == "The board decides to rebuild"


SPANS = {
    "2020-01": ("20200101", "20200201", "January 2020"),
    "2022": ("20220101", "20230101", "2022"),
    "2022-24": ("20221201", "20230301", "winter 2022"),
    "2018-02-07?": ("20180207", "20180208", "perhaps 7 February 2018"),
    "2017/2018": ("20170101", "20190101", "2017 to 2018"),
    "[2025,2026]": ("20250101", "20270101", "2025 or 2026"),
    "2022-02/..": ("20220201", "20220301", "since February 2022"),
    "2022-02/": ("20220201", "20220301", "from February 2022, end unknown"),
    "../2020": ("20200101", "20210101", "until 2020"),
    "[..2023-11-25]": ("20231125", "20231126", "on or before 25 November 2023"),
    "[2021-03-05..]": ("20210305", "20210306", "on or after 5 March 2021"),
}


@pytest.mark.parametrize(("text", "expected"), SPANS.items())
def test_what_is_not_an_exact_day_is_tentative(
    briefing: Briefing, text: str, expected: tuple[str, str, str]
) -> None:
    """An entry covers the days that the date names, says it in words, and keeps it as written."""
    entry = _entry(briefing, date=text)
    first, end, words = expected
    assert (entry["DTSTART"], entry["DTEND"], entry["STATUS"]) == (first, end, "TENTATIVE")
    assert entry["SUMMARY"] == f"The board decides to rebuild ({words})"
    assert entry["X-EDTF"] == text


def test_a_plan_is_tentative_and_says_so(briefing: Briefing) -> None:
    """A plan for an exact day is no event of that day."""
    entry = _entry(briefing, status="planned")
    assert (entry["STATUS"], entry["SUMMARY"][:9]) == ("TENTATIVE", "planned: ")


def test_the_last_day_of_all_has_no_end(briefing: Briefing) -> None:
    """No year has more than four digits, so that day's entry lasts a day by default."""
    entry = _entry(briefing, date=date.max.isoformat())
    assert (entry["DTSTART"], "DTEND" in entry) == ("99991231", False)


def test_a_withdrawn_claim_is_called_so(briefing: Briefing) -> None:
    """Whoever reads only the calendar learns that a claim no longer stands."""
    event = briefing.events["decision"].model_copy(update={"claims": ["two-windows-old"]})
    (entry,) = read_calendar(calendar(replace(briefing, events={event.id: event})))
    assert "\nwithdrawn: " in entry["DESCRIPTION"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\u2028\u2029")))
def test_any_text_comes_back(briefing: Briefing, text: str) -> None:
    """No title ends its line, its property or its entry; the rest comes back as it was."""
    entry = _entry(briefing, title=text)
    assert entry["SUMMARY"] == re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", " ", text)


def test_lines_are_folded_between_characters() -> None:
    """A text of wide characters is never cut inside one."""
    assert calendar_text("a;b,c\\d\ne\x00\u2028f") == "a\\;b\\,c\\\\d\\ne  f"
