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
            last = _latest_day(briefing, source_id)
            for name in ("date", "said") if claim.kind == "event" else ("said",):
                first = _first_day(getattr(claim, name))
                if first and first > last:
                    place = records.place("claim", claim.id, name)
                    message = f"'{name}' is {first} or later, after the latest day of {source_id}, {last}"
                    yield Problem(place, "CB111", message)


def _events(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """What has happened was over before the last of the documents that its claims rest on."""
    for event in briefing.events.values():
        claims = [briefing.claims[id_] for id_ in event.claims if id_ in briefing.claims]
        sources = {evidence.source for claim in claims for evidence in claim.evidence}
        over = _last_known_day(event.date)
        last = max((_latest_day(briefing, id_) for id_ in sources), default=None)
        if event.status == "happened" and over and last and over > last:
            place = records.place("event", event.id, "date")
            message = f"'{event.id}' happened on {over} or later, after the latest day of its sources, {last}"
            yield Problem(place, "CB111", message)


def _first_day(text: str | None) -> date | None:
    return parse(text).earliest if text else None


def _last_known_day(text: str) -> date | None:
    """The day before which not all of it can have happened: the first of the last date that is named."""
    when = parse(text)
    if when.form == "one of":
        return when.earliest
    named = [span.end or span.start for span in when.spans]
    return max((point.earliest for point in named if point), default=None)


def _latest_day(briefing: Briefing, source_id: str) -> date:
    """The latest day a source may be of: the edition's where its date is open, unknown or qualified."""
    edition = date.fromisoformat(briefing.about.date)
    source = briefing.sources.get(source_id)
    issued = parse(source.issued) if source and source.issued else None
    if issued is None or any(sign in issued.text for sign in "?~%"):
        return edition
    return min(issued.latest or edition, edition)
