"""What records say of one another: unknown ids, circles, impossible dates, uneven comparisons.

A part of the validate stage; each check takes the briefing with the raw records for their places and
yields problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from citebrief.dates import parse
from citebrief.load import Records
from citebrief.model import Briefing, Claim, Comparison, Event
from citebrief.problems import Problem, did_you_mean

Path = tuple[str | int, ...]
Reference = tuple[str, str, Path]
"""The kind referred to, the id given, and the path to it in the record."""


def references(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report ids that no record has, and those that may not stand where they do."""
    known = {kind: {raw.value.get("id") for raw in raws} for kind, raws in records.lists.items()}
    for kind, id_, made in _all_references(briefing):
        for target, given, path in made:
            if given not in known[target]:
                hint = did_you_mean(given, (str(name) for name in known[target]))
                place = records.place(kind, id_, *path)
                yield Problem(place, "CB109", f"there is no {target} '{given}'", hint)
    yield from _held(briefing, records)
    yield from _unnamed(briefing, records)
    yield from _retired(briefing, records)


def _all_references(briefing: Briefing) -> Iterator[tuple[str, str, Iterable[Reference]]]:
    for source in briefing.sources.values():
        made: list[Reference] = [("entity", source.voice, ("voice",))] if source.voice else []
        made += [
            ("source", tie.source, ("derived_from", i, "source")) for i, tie in enumerate(source.derived_from)
        ]
        yield "source", source.id, made
    for entity in briefing.entities.values():
        yield "entity", entity.id, [("source", entity.source, ("source",))] if entity.source else []
    for claim in briefing.claims.values():
        yield "claim", claim.id, _of_claim(claim)
    for event in briefing.events.values():
        yield "event", event.id, _of_event(event)
    for comparison in briefing.comparisons.values():
        yield "comparison", comparison.id, _of_comparison(comparison)


def _of_claim(claim: Claim) -> Iterator[Reference]:
    yield "topic", claim.topic, ("topic",)
    yield from (("entity", id_, ("entities", i)) for i, id_ in enumerate(claim.entities))
    for i, evidence in enumerate(claim.evidence):
        yield "source", evidence.source, ("evidence", i, "source")
        for j, voice in enumerate(evidence.said_by):
            yield "entity", voice.id, ("evidence", i, "said_by", j)
    if claim.retired and claim.retired.replaced_by:
        yield "claim", claim.retired.replaced_by, ("retired", "replaced_by")


def _of_event(event: Event) -> Iterator[Reference]:
    yield from (("claim", id_, ("claims", i)) for i, id_ in enumerate(event.claims))


def _of_comparison(comparison: Comparison) -> Iterator[Reference]:
    for i, column in enumerate(comparison.columns):
        yield "source", column.source, ("columns", i, "source")
        yield from (("claim", id_, ("columns", i, "claims", j)) for j, id_ in enumerate(column.claims))


def _held(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Only a source whose text was read carries evidence, and such a source has a voice and a file."""
    for source in briefing.held_sources:
        if not source.file:
            message = "a source that is held names its text: 'file' is missing"
            yield Problem(records.place("source", source.id), "CB115", message)
        elif source.file != source.file.replace("\\", "/").split("/")[-1] or ":" in source.file:
            message = f"'{source.file}' is not a plain file name"
            yield Problem(records.place("source", source.id, "file"), "CB007", message)
        if not source.voice:
            message = "'voice' is missing: whom does the source quote when it names nobody?"
            yield Problem(records.place("source", source.id), "CB102", message)
    for claim in briefing.claims.values():
        for i, evidence in enumerate(claim.evidence):
            cited = briefing.sources.get(evidence.source)
            if cited and not cited.held:
                place = records.place("claim", claim.id, "evidence", i, "source")
                yield Problem(place, "CB115", f"'{evidence.source}' is not held: its text was not read")


def repeated_evidence(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report evidence that a claim gives twice: the same passage is one piece of evidence."""
    for claim in briefing.claims.values():
        seen: set[tuple[str | None, ...]] = set()
        for i, evidence in enumerate(claim.evidence):
            key = (evidence.source, evidence.quote, evidence.paragraph, str(evidence.occurrence))
            if key in seen:
                place = records.place("claim", claim.id, "evidence", i, "quote")
                yield Problem(
                    place, "CB118", f"this quote of {evidence.source} is evidence of '{claim.id}' already"
                )
            seen.add(key)


def _unnamed(briefing: Briefing, records: Records) -> Iterator[Problem]:
    for entity in briefing.entities.values():
        if entity.unnamed and not entity.source:
            message = "an unnamed voice belongs to one source: 'source' is missing"
            yield Problem(records.place("entity", entity.id), "CB102", message)
    for claim in briefing.claims.values():
        for i, evidence in enumerate(claim.evidence):
            for j, voice in enumerate(evidence.said_by):
                speaker = briefing.entities.get(voice.id)
                if speaker and speaker.unnamed and speaker.source not in (None, evidence.source):
                    place = records.place("claim", claim.id, "evidence", i, "said_by", j)
                    message = f"the unnamed voice '{voice.id}' belongs to '{speaker.source}'"
                    yield Problem(place, "CB116", message)


def _retired(briefing: Briefing, records: Records) -> Iterator[Problem]:
    for kind, id_, made in _all_references(briefing):
        if kind not in ("event", "comparison"):
            continue
        for target, given, path in made:
            claim = briefing.claims.get(given) if target == "claim" else None
            if claim and claim.retired:
                successor = claim.retired.replaced_by
                hint = f"its successor is '{successor}'" if successor else ""
                place = records.place(kind, id_, *path)
                yield Problem(place, "CB114", f"the claim '{given}' is retired", hint)


def circles(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report circles of derivation and of succession, each once, at its first record."""

    def works(id_: str) -> list[str]:
        source = briefing.sources.get(id_)
        return [tie.source for tie in source.derived_from] if source else []

    def successors(id_: str) -> list[str]:
        claim = briefing.claims.get(id_)
        return [claim.retired.replaced_by] if claim and claim.retired and claim.retired.replaced_by else []

    for ring in _rings(briefing.sources, works):
        place = records.place("source", ring[0], "derived_from")
        yield Problem(place, "CB112", f"derived_from runs in a circle: {' → '.join(ring)}")
    for ring in _rings(briefing.claims, successors):
        place = records.place("claim", ring[0], "retired", "replaced_by")
        yield Problem(place, "CB112", f"replaced_by runs in a circle: {' → '.join(ring)}")


def _rings(ids: Iterable[str], following: Callable[[str], list[str]]) -> Iterator[list[str]]:
    """Yield each circle once, walked depth first without recursion, so that long chains do no harm."""
    done: set[str] = set()
    for start in ids:
        trail, walk = [start], [iter(following(start))]
        while walk:
            step = next(walk[-1], None)
            if step is None:
                walk.pop()
                done.add(trail.pop())
            elif step in trail:
                yield [*trail[trail.index(step) :], step]
            elif step not in done:
                trail.append(step)
                walk.append(iter(following(step)))


def impossible_dates(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report what is said to have happened after the latest day of every source that reports it."""
    for claim in briefing.claims.values():
        for evidence in claim.evidence:
            last = _latest_day(briefing, [evidence.source])
            for name in ("date", "said") if claim.kind == "event" else ("said",):
                first = _first_day(getattr(claim, name))
                if first and last and first > last:
                    place = records.place("claim", claim.id, name)
                    message = f"'{name}' is {first}, after the latest day of {evidence.source}, {last}"
                    yield Problem(place, "CB111", message)
    for event in briefing.events.values():
        claims = [briefing.claims[id_] for id_ in event.claims if id_ in briefing.claims]
        last = _latest_day(briefing, [evidence.source for claim in claims for evidence in claim.evidence])
        first = _first_day(event.date)
        if event.status == "happened" and first and last and first > last:
            place = records.place("event", event.id, "date")
            message = f"'{event.id}' happened on {first}, after the latest day of its sources, {last}"
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


def uneven_comparisons(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report rows of a comparison that have not one cell a column."""
    for comparison in briefing.comparisons.values():
        for i, aspect in enumerate(comparison.aspects):
            if len(aspect.cells) != len(comparison.columns):
                place = records.place("comparison", comparison.id, "aspects", i, "cells")
                message = (
                    f"'{aspect.label}' has {len(aspect.cells)} cells for {len(comparison.columns)} columns"
                )
                yield Problem(place, "CB117", message)
