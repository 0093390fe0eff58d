"""Dates that cannot be: what is dated after the document that reports it, or after the edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from citebrief.dates import parse
from citebrief.load import Records
from citebrief.model import Briefing
from citebrief.problems import Problem


def impossible_dates(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report what is said to be earlier than it can be, by the latest day of what reports it."""
    yield from _sources(briefing, records)
    yield from _claims(briefing, records)
    yield from _events(briefing, records)


def _sources(briefing: Briefing, records: Records) -> Iterator[Problem]:
    edition = date.fromisoformat(briefing.about.date)
    for source in briefing.sources.values():
        first = _first_day(source.issued)
        if first and first > edition:
            place = records.place("source", source.id, "issued")
            message = f"'{source.id}' is issued on {first} or later, after the edition's day, {edition}"
            yield Problem(place, "CB111", message)


def _claims(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """An event, and any saying, comes before each document that reports it."""
    for claim in briefing.claims.values():
        for source_id in dict.fromkeys(evidence.source for evidence in claim.evidence):
            last = _latest_day(briefing, [source_id])
            for name in ("date", "said") if claim.kind == "event" else ("said",):
                first = _first_day(getattr(claim, name))
                if first and last and first > last:
                    place = records.place("claim", claim.id, name)
                    message = f"'{name}' is {first} or later, after the latest day of {source_id}, {last}"
                    yield Problem(place, "CB111", message)


def _events(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """What has happened comes before the last of the documents that its claims rest on."""
    for event in briefing.events.values():
        claims = [briefing.claims[id_] for id_ in event.claims if id_ in briefing.claims]
        last = _latest_day(briefing, [evidence.source for claim in claims for evidence in claim.evidence])
        first = _first_day(event.date)
        if event.status == "happened" and first and last and first > last:
            place = records.place("event", event.id, "date")
            message = (
                f"'{event.id}' happened on {first} or later, after the latest day of its sources, {last}"
            )
            yield Problem(place, "CB111", message)


def _first_day(text: str | None) -> date | None:
    return parse(text).earliest if text else None


def _latest_day(briefing: Briefing, source_ids: list[str]) -> date | None:
    """The latest day any of the sources may be of; None where one of them may be of any day."""
    days = [
        parse(source.issued).latest if (source := briefing.sources.get(id_)) and source.issued else None
        for id_ in source_ids
    ]
    return None if None in days or not days else max(day for day in days if day)
