"""The events of the timeline in order of time, and what each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from citebrief.dates import parse
from citebrief.model import Briefing, Claim, Event


@dataclass(frozen=True, slots=True)
class Rests:
    """The claims of an event and, through them, its topics, sources and entities by id, each once."""

    claims: tuple[Claim, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    entities: tuple[str, ...]


def in_time(briefing: Briefing) -> list[Event]:
    """Return the events in the order of the timeline: earliest first, then latest, then id."""
    return sorted(briefing.events.values(), key=lambda event: (*parse(event.date).order, event.id))


def rests_on(event: Event, briefing: Briefing) -> Rests:
    """Return what an event rests on, in the order of its claims."""
    claims = tuple(briefing.claims[id_] for id_ in event.claims)
    return Rests(
        claims,
        tuple(dict.fromkeys(claim.topic for claim in claims)),
        tuple(dict.fromkeys(evidence.source for claim in claims for evidence in claim.evidence)),
        tuple(dict.fromkeys(id_ for claim in claims for id_ in claim.entities)),
    )
