"""Events as one JSON document and as CSV, in order of time, with the date in words and what they rest on."""

from __future__ import annotations

import json
from typing import Any

from citebrief.date_words import in_words
from citebrief.dates import parse
from citebrief.events import in_time, rests_on
from citebrief.exports.table import table
from citebrief.model import Briefing, Event

FIELDS = {
    "id": "The event's permanent id.",
    "title": "What happened, in a few words.",
    "status": "happened, planned, expected or alleged.",
    "date": "In EDTF, as written.",
    "words": "The same in words.",
    "earliest": "The first day it may be, or nothing where open or unknown.",
    "latest": "The last day it may be, or nothing where open or unknown.",
    "date_basis": "explicit, relative or context.",
    "date_note": "What the date rests on, where that is said.",
    "claims": "Ids of the claims it rests on.",
    "topics": "Ids of their topics.",
    "sources": "Ids of the sources of their evidence.",
    "entities": "Ids of the entities they are about.",
    "page": "Where it stands, from the root of the site.",
}


def events_json(briefing: Briefing) -> bytes:
    """Return the edition with its events as a list."""
    about = briefing.about
    whole = {
        "briefing": about.id,
        "title": about.title,
        "edition": about.edition,
        "date": about.date,
        "events": [_event(event, briefing) for event in in_time(briefing)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def events_table(briefing: Briefing) -> bytes:
    """Return the table of all events; ids stand divided by spaces."""
    return table(FIELDS, (_cells(_event(event, briefing)) for event in in_time(briefing)))


def _event(event: Event, briefing: Briefing) -> dict[str, Any]:
    when, rests = parse(event.date), rests_on(event, briefing)
    values = (
        event.id,
        event.title,
        event.status,
        event.date,
        in_words(when),
        when.earliest and when.earliest.isoformat(),
        when.latest and when.latest.isoformat(),
        event.date_basis,
        event.date_note,
        event.claims,
        list(rests.topics),
        list(rests.sources),
        list(rests.entities),
        f"timeline.html#{event.id}",
    )
    return dict(zip(FIELDS, values, strict=True))


def _cells(event: dict[str, Any]) -> dict[str, str]:
    return {name: " ".join(each) if isinstance(each, list) else each or "" for name, each in event.items()}
