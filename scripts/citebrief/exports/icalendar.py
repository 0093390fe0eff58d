"""The timeline as a calendar (RFC 5545): an all-day entry an event.

A calendar knows days alone, so an entry covers every day from the first to the last that its date names, and
says the date in words after its title unless that is an exact day. Where an end is open or unknown it stands
on the days of the end that is known: what has begun in February 2022 and has no end is an entry of February
2022. Only what is said to have happened on an exact day, or between two, is confirmed. The date as written is
in `X-EDTF`. No entry makes anyone busy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from citebrief.date_words import in_words
from citebrief.dates import When, parse
from citebrief.escape import calendar_text
from citebrief.events import in_time, rests_on
from citebrief.model import Briefing, BriefingRecord, Event

_OCTETS = 75
"""The most that a line has; the rest goes on in the next one, after a space."""


def calendar(briefing: Briefing) -> bytes:
    """Return all events as one calendar, in order of time."""
    about = briefing.about
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Citebrief contributors//Citebrief//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{calendar_text(about.title)}",
        f"X-WR-CALNAME:{calendar_text(about.title)}",
        *(row for event in in_time(briefing) for row in _entry(event, briefing)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(each) for each in lines)


def _entry(event: Event, briefing: Briefing) -> Iterator[str]:
    about, when = briefing.about, parse(event.date)
    first, last = when.named
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{about.id}"
    yield f"DTSTAMP:{_day(date.fromisoformat(about.date))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{calendar_text(_summary(event, when))}"
    yield f"DESCRIPTION:{calendar_text(_description(event, when, briefing))}"
    yield f"CATEGORIES:{_topics(event, briefing)}"
    yield f"STATUS:{'CONFIRMED' if event.status == 'happened' and _is_exact(when) else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield from _address(event, about)
    yield f"X-EDTF:{calendar_text(event.date)}"
    yield "END:VEVENT"


def _is_exact(when: When) -> bool:
    """Whether a date is a day, or lasts from one day to another, without a doubt."""
    if when.form not in ("point", "interval"):
        return False
    ends = (when.spans[0].start, when.spans[0].end)
    return all(end and end.day.isdigit() and not any(end.qualifiers) for end in ends)


def _summary(event: Event, when: When) -> str:
    status = "" if event.status == "happened" else f"{event.status}: "
    words = "" if _is_exact(when) else f" ({in_words(when)})"
    return f"{status}{event.title}{words}"


def _description(event: Event, when: When, briefing: Briefing) -> str:
    claims = (
        f"{'withdrawn: ' if claim.retired else ''}{claim.statement}"
        for claim in rests_on(event, briefing).claims
    )
    return "\n".join((f"Date: {in_words(when)}.", *filter(None, [event.date_note]), *claims))


def _topics(event: Event, briefing: Briefing) -> str:
    titles = (briefing.topics[id_].title for id_ in rests_on(event, briefing).topics)
    return ",".join(map(calendar_text, titles))


def _address(event: Event, about: BriefingRecord) -> Iterable[str]:
    page = about.address("timeline.md")
    return [f"URL:{page}#{event.id}"] if page else []


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _folded(line: str) -> bytes:
    """Return a line of the file, folded between characters."""
    rows, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > _OCTETS:
            rows.append(" ")
            octets = 1
        rows[-1] += character
        octets += size
    return "".join(f"{row}\r\n" for row in rows).encode()
