"""The ids by which records refer to one another: unknown, repeated, or of a retired claim."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from citebrief.load import Records
from citebrief.model import Briefing, Claim, Comparison, Event, Source
from citebrief.problems import Place, Problem, did_you_mean

Path = tuple[str | int, ...]
Reference = tuple[str, str, Path]
"""The kind referred to, the id given, and the path to it in the record."""


def wrong_references(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report ids that no record has, that stand twice in one list, and those of retired claims.

    An id is unknown only where the files of its kind could all be read; retired are those claims that events
    and comparisons still use.
    """
    known = {kind: records.ids(kind) for kind in records.lists}
    hint = cache(lambda target, given: did_you_mean(given, known.get(target, ())))
    seen: set[tuple[str, str, Path, str]] = set()
    for kind, id_, (target, given, path) in _all(briefing):
        if given not in known.get(target, ()) and target not in records.unread:
            place = records.place(kind, id_, *path)
            yield Problem(place, "CB109", f"there is no {target} '{given}'", hint(target, given))
        if isinstance(path[-1], int):
            if (kind, id_, path[:-1], given) in seen:
                place = records.place(kind, id_, *path)
                yield Problem(place, "CB120", f"the {target} '{given}' stands in this list already")
            seen.add((kind, id_, path[:-1], given))
        claim = briefing.claims.get(given) if target == "claim" and kind != "claim" else None
        if claim and claim.retired:
            yield _retired(records.place(kind, id_, *path), claim)


def _retired(place: Place, claim: Claim) -> Problem:
    successor = claim.retired.replaced_by if claim.retired else None
    hint = f"its successor is '{successor}'" if successor else ""
    return Problem(place, "CB114", f"the claim '{claim.id}' is retired", hint)


def _all(briefing: Briefing) -> Iterator[tuple[str, str, Reference]]:
    """Yield every reference with the kind and id of the record that makes it."""
    for source in briefing.sources.values():
        yield from (("source", source.id, made) for made in _of_source(source))
    for entity in briefing.entities.values():
        if entity.source:
            yield "entity", entity.id, ("source", entity.source, ("source",))
    for claim in briefing.claims.values():
        yield from (("claim", claim.id, made) for made in _of_claim(claim))
    for event in briefing.events.values():
        yield from (("event", event.id, made) for made in _of_event(event))
    for comparison in briefing.comparisons.values():
        yield from (("comparison", comparison.id, made) for made in _of_comparison(comparison))
    for number, entry in briefing.set_aside.items():
        yield "set-aside", number, ("source", entry.source, ("source",))


def _of_source(source: Source) -> Iterator[Reference]:
    if source.voice:
        yield "entity", source.voice, ("voice",)
    for i, tie in enumerate(source.derived_from):
        yield "source", tie.source, ("derived_from", i, "source")


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
    for i, figure in enumerate(comparison.figures):
        yield "claim", figure.claim, ("figures", i, "claim")
