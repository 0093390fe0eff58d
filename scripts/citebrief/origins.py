"""How many independent origins a claim has: documents that repeat one report are one origin.

How it works. Supporting and qualifying evidence is taken in pairs. Two pieces share an origin for certain if
their first voices are the same entity and neither is inferred, or if one of them names no voice and its
source, as stated, derives from the other's or both from one work; where a voice is inferred or a derivation
not stated, they possibly do. A shared relay joins no named origins. Joining certain and possible ties gives
the least number, joining certain ones alone the most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from citebrief.model import Briefing, Claim, Derivation, Evidence, Source


@dataclass(frozen=True)
class Count:
    """Documents and independent origins of a claim; `least` and `most` differ where a tie is only likely."""

    documents: int
    least: int
    most: int
    reasons: tuple[str, ...]
    """Why the number is a range: one sentence for each tie that is likely but not stated."""
    disputing: int
    """Documents that dispute the claim; they are counted apart."""


@dataclass(frozen=True)
class _Tie:
    certain: bool
    reason: str


def count_origins(claim: Claim, briefing: Briefing) -> Count:
    """Count the documents and origins of a claim's evidence."""
    carrying = [evidence for evidence in claim.evidence if evidence.stance != "disputes"]
    disputing = {evidence.source for evidence in claim.evidence if evidence.stance == "disputes"}
    ties = [
        (i, j, tie)
        for (i, a), (j, b) in combinations(enumerate(carrying), 2)
        if (tie := _tie(a, b, briefing))
    ]
    least = _groups(len(carrying), [(i, j) for i, j, _ in ties])
    most = _groups(len(carrying), [(i, j) for i, j, tie in ties if tie.certain])
    reasons = dict.fromkeys(tie.reason for _, _, tie in ties if not tie.certain) if least < most else {}
    documents = len({evidence.source for evidence in carrying})
    return Count(documents, least, most, tuple(reasons), len(disputing))


def origin(evidence: Evidence, briefing: Briefing) -> str:
    """Return the entity id of the first voice: who is quoted, or the source's own voice."""
    return evidence.said_by[0].id if evidence.said_by else _own_voice(evidence, briefing)


def _own_voice(evidence: Evidence, briefing: Briefing) -> str:
    return briefing.sources[evidence.source].voice or ""


def _tie(a: Evidence, b: Evidence, briefing: Briefing) -> _Tie | None:
    """Return how two pieces of evidence share an origin, or None."""
    if origin(a, briefing) == origin(b, briefing):
        inferred = [e.said_by[0].inferred for e in (a, b) if e.said_by and e.said_by[0].inferred]
        return _Tie(not inferred or a.source == b.source, " ".join(inferred))
    if a.said_by and b.said_by:
        return None
    return _derived(a.source, b.source, briefing)


def _derived(a: str, b: str, briefing: Briefing) -> _Tie | None:
    """Return the tie of two sources of which one derives from the other, or both from one work."""
    if a == b:
        return None
    ours, theirs = _ancestry(a, briefing), _ancestry(b, briefing)
    shared = ours.keys() & theirs.keys()
    if not shared:
        return None
    ties = [
        _Tie(not (ours[work] or theirs[work]), " ".join((*ours[work], *theirs[work])))
        for work in sorted(shared)
    ]
    return next((tie for tie in ties if tie.certain), ties[0])


def _ancestry(id_: str, briefing: Briefing) -> dict[str, tuple[str, ...]]:
    """Return the works a source derives from, itself included, each with the reasons of ties not stated.

    A work reached both by stated ties and by inferred ones counts as stated.
    """
    known: dict[str, tuple[str, ...]] = {id_: ()}
    waiting = [id_]
    while waiting:
        work = waiting.pop()
        for tie in _derivations(briefing.sources.get(work)):
            reasons = known[work] if tie.stated else (*known[work], tie.reason)
            if tie.source not in known or len(reasons) < len(known[tie.source]):
                known[tie.source] = reasons
                waiting.append(tie.source)
    return known


def _derivations(source: Source | None) -> Iterable[Derivation]:
    return source.derived_from if source else ()


def _groups(size: int, joined: list[tuple[int, int]]) -> int:
    """Return the number of groups that pairs join `size` members into."""
    group = list(range(size))
    for i, j in joined:
        old, new = group[j], group[i]
        group = [new if member == old else member for member in group]
    return len(set(group))
