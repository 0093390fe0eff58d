"""A briefing, its lock and the texts at hand into a briefing with passages, and what does not hold.

Passages always come from the lock; a text at hand only confirms them, so a build with the texts and one
without are the same to the byte.
"""

from __future__ import annotations

from dataclasses import dataclass

from citebrief.load import Records
from citebrief.lock import Lock, digests, evidence_keys, make_lock
from citebrief.model import Briefing, Passage, Verified
from citebrief.omissions import Settled, weigh
from citebrief.passages import Found, find_passages
from citebrief.problems import Problem
from citebrief.rights import copied_statements, large_shares, long_quotes
from citebrief.stale import (
    linked_otherwise,
    made_from_others,
    not_fitting,
    other_files,
    repeated_texts,
    shown_otherwise,
    sources_unlocked,
    unlocked,
)
from citebrief.text import Text


@dataclass(frozen=True)
class Outcome:
    """What verifying a briefing comes to."""

    verified: Verified
    """The briefing with the lock's passages."""
    lock: Lock
    """The lock as it should be."""
    problems: list[Problem]
    settled: list[Settled]
    """Warnings that a review settles."""
    found: Found
    """What the texts at hand have."""


def verify(briefing: Briefing, records: Records, lock: Lock, texts: dict[str, Text]) -> Outcome:
    """Hold a briefing against its lock and the texts at hand, and return all that is found."""
    found = find_passages(briefing, records, texts)
    keys = evidence_keys(briefing)
    made_from = digests(briefing, keys)
    now = make_lock(briefing, texts, found, lock, keys, made_from)
    held = {source.id for source in briefing.held_sources}
    changed = {id_ for id_ in texts if id_ in lock.sources and lock.sources[id_].sha256 != texts[id_].sha256}
    problems = [*found.failed.values(), *found.unplaced]
    passages: dict[str, tuple[Passage, ...]] = {}
    standing: dict[str, list[Passage | None]] = {}
    without: set[str] = set()
    for claim in briefing.claims.values():
        before, after = lock.passages(claim, keys), now.passages(claim, keys)
        passages[claim.id] = tuple(filter(None, before))
        pairs = list(zip(before, after, strict=True))
        problems += unlocked(claim, records, lock, pairs, changed, found.failed.keys(), held)
        problems += shown_otherwise(claim, records, before, found.words)
        problems += not_fitting(claim, before, records, lock, texts)
        problems += linked_otherwise(claim, records, before, briefing, texts)
        standing[claim.id] = after
        without |= {claim.evidence[number].source for number, found_ in enumerate(before) if found_ is None}
    uncounted = {briefing.claims[id_].evidence[number].source for id_, number in found.failed}
    read = {"claim": len(briefing.claims), "set-aside": len(briefing.set_aside)}
    if found.unplaced or any(_partly_read(kind, sound, records) for kind, sound in read.items()):
        uncounted |= now.sources.keys()
    weighed = weigh(briefing, records, standing, found, lock)
    problems += weighed.problems
    problems += sources_unlocked(records, lock, now, changed, uncounted)
    problems += other_files(briefing, records, lock, texts)
    problems += repeated_texts(records, now)
    problems += made_from_others(records, lock, texts, made_from, uncounted | without)
    problems += long_quotes(found.words, briefing, records)
    problems += large_shares(briefing, records, now.sources)
    problems += copied_statements(briefing, records, texts)
    verified = _with_passages(briefing, lock, passages)
    return Outcome(verified, now, problems, weighed.settled, found)


def _partly_read(kind: str, sound: int, records: Records) -> bool:
    return kind in records.unread or len(records.lists.get(kind, ())) > sound


def _with_passages(briefing: Briefing, lock: Lock, passages: dict[str, tuple[Passage, ...]]) -> Verified:
    texts = {
        source.id: lock.sources[source.id] for source in briefing.held_sources if source.id in lock.sources
    }
    return Verified(briefing, passages, texts)
