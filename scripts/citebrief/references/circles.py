"""Records that refer to themselves, directly or through others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from citebrief.load import Records
from citebrief.model import Briefing
from citebrief.problems import Problem, shortened


def circles(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report circles of derivation and of succession, each once, at its first record."""

    def works(id_: str) -> list[str]:
        source = briefing.sources.get(id_)
        return [tie.source for tie in source.derived_from] if source else []

    def successors(id_: str) -> list[str]:
        claim = briefing.claims.get(id_)
        return [claim.retired.replaced_by] if claim and claim.retired and claim.retired.replaced_by else []

    for ring in _rings(briefing.sources, works):
        path = ("derived_from", works(ring[0]).index(ring[1]), "source")
        yield Problem(records.place("source", ring[0], *path), "CB112", _message("derived_from", ring))
    for ring in _rings(briefing.claims, successors):
        place = records.place("claim", ring[0], "retired", "replaced_by")
        yield Problem(place, "CB112", _message("replaced_by", ring))


def _message(name: str, ring: list[str]) -> str:
    return f"'{name}' runs in a circle: {shortened(' → '.join(ring), 200)}"


def _rings(ids: Iterable[str], following: Callable[[str], list[str]]) -> Iterator[list[str]]:
    """Yield each circle once, walked depth first without recursion, so that long chains do no harm."""
    done: set[str] = set()
    for start in ids:
        if start in done:
            continue
        trail, walk = {start: None}, [iter(following(start))]
        while walk:
            step = next(walk[-1], None)
            if step is None:
                walk.pop()
                done.add(trail.popitem()[0])
            elif step in trail:
                steps = list(trail)
                yield [*steps[steps.index(step) :], step]
            elif step not in done:
                trail[step] = None
                walk.append(iter(following(step)))
