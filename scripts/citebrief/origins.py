"""How many independent origins a claim has: documents that repeat one report are one origin.

How it works. Supporting and qualifying evidence is taken in pairs. The origin of a piece of evidence is its
first voice; where that is an unnamed one, the first relay with a name stands for it as well; with no voice
given, the source's own voice is the origin. Two pieces share an origin for certain if these are the same
entity, or if one of them names nobody and one source, as stated, derives from the other or both from one
work. Where the voice is inferred or a derivation not stated, they possibly do. A shared relay joins no named
origins, and unnamed voices of two sources are never the same. Joining certain and possible ties gives the
least number, joining certain ones alone the most. The order of the evidence does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

from citebrief.model import Briefing, Claim, Evidence, Voice


@dataclass(frozen=True)
class Count:
    """Documents and independent origins of a claim; `least` and `most` differ where a tie is only likely."""

    documents: int
    least: int
    most: int
    reasons: tuple[str, ...]
    """Why the number is a range: a sentence for each tie that is likely but not stated, in sorted order."""
    disputing: int
    """Documents that dispute the claim; they are counted apart."""


class _Spoken(NamedTuple):
    """Whose words a piece of evidence has."""

    source: str
    voices: list[Voice]
    is_named: bool


@dataclass(frozen=True)
class _Tie:
    """That two pieces of evidence share an origin; with no reason against it, for certain."""

    reasons: frozenset[str] = frozenset()


def count_origins(claim: Claim, briefing: Briefing) -> Count:
    """Count the documents and origins of a claim's evidence."""
    disputing = {evidence.source for evidence in claim.evidence if evidence.stance == "disputes"}
    found = grouped(claim, briefing)
    documents = len({evidence.source for evidence in found.carrying})
    least, most = len(set(found.likely)), len(set(found.sure))
    return Count(documents, least, most, found.reasons, len(disputing))


@dataclass(frozen=True)
class Grouped:
    """The evidence of a claim that does not dispute it, and the group of each piece that shares an origin."""

    carrying: list[Evidence]
    sure: list[int]
    """Joined by ties that are certain."""
    likely: list[int]
    """Joined by those that are only likely too."""
    reasons: tuple[str, ...]
    """Those of the likely ties that join what the certain ones do not."""


def grouped(claim: Claim, briefing: Briefing) -> Grouped:
    """Return the evidence of a claim in groups of one origin."""
    carrying = [evidence for evidence in claim.evidence if evidence.stance != "disputes"]
    spoken = [_Spoken(evidence.source, *_voices(evidence, briefing)) for evidence in carrying]
    ties = {
        (i, j): tie for (i, a), (j, b) in combinations(enumerate(spoken), 2) if (tie := _tie(a, b, briefing))
    }
    sure = _groups(len(carrying), [pair for pair, tie in ties.items() if not tie.reasons])
    likely = _groups(len(carrying), list(ties))
    reasons = {reason for (i, j), tie in ties.items() if sure[i] != sure[j] for reason in tie.reasons}
    return Grouped(carrying, sure, likely, tuple(sorted(reasons)))


def origin(evidence: Evidence, briefing: Briefing) -> str:
    """Return the entity id of the first voice: who is quoted, or the source's own voice."""
    return _voices(evidence, briefing)[0][0].id


def _voices(evidence: Evidence, briefing: Briefing) -> tuple[list[Voice], bool]:
    """Return the voices that stand for the origin, and whether any voice is named.

    They are the first, with a named relay if it is unnamed itself.
    """
    if not evidence.said_by:
        return [Voice(id=briefing.sources[evidence.source].voice or "", inferred=None)], False
    known = briefing.entities
    named = [voice for voice in evidence.said_by if voice.id not in known or not known[voice.id].unnamed]
    first = evidence.said_by[0]
    return [first] if first in named else [first, *named[:1]], bool(named)


def _tie(a: _Spoken, b: _Spoken, briefing: Briefing) -> _Tie | None:
    """Return how two pieces of evidence share an origin, or None."""
    ties = [
        _Tie(frozenset(voice.inferred for voice in pair if voice.inferred and a.source != b.source))
        for pair in product(a.voices, b.voices)
        if pair[0].id == pair[1].id
    ]
    if a.source != b.source and not (a.is_named and b.is_named):
        ours, theirs = _ancestry(a.source, briefing), _ancestry(b.source, briefing)
        ties += [_Tie(ours[work] | theirs[work]) for work in ours.keys() & theirs.keys()]
    return min(ties, key=lambda tie: (len(tie.reasons), sorted(tie.reasons)), default=None)


def _ancestry(id_: str, briefing: Briefing) -> dict[str, frozenset[str]]:
    """Return the works a source derives from, itself included, each with the reasons of ties not stated.

    A work reached both by stated ties and by inferred ones counts as stated.
    """
    known: dict[str, frozenset[str]] = {id_: frozenset()}
    waiting = [id_]
    while waiting:
        work = waiting.pop()
        for tie in briefing.sources[work].derived_from if work in briefing.sources else ():
            reasons = known[work] if tie.stated else known[work] | {tie.reason}
            if tie.source not in known or len(reasons) < len(known[tie.source]):
                known[tie.source] = reasons
                waiting.append(tie.source)
    return known


def _groups(size: int, joined: list[tuple[int, int]]) -> list[int]:
    """Return for each of `size` members the group that pairs join it into."""
    group = list(range(size))
    for i, j in joined:
        old, new = group[j], group[i]
        group = [new if member == old else member for member in group]
    return group
