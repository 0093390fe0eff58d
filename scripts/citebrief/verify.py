"""A briefing, its lock and the texts at hand into a briefing with passages, and what does not hold.

Passages always come from the lock; a text at hand only confirms them, so a build with the texts and one
without are the same to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.load import Records
from citebrief.lock import Lock, make_lock, statement_key
from citebrief.model import Briefing, Claim, Passage, Verified
from citebrief.passages import find_passages, long_passages
from citebrief.problems import Problem
from citebrief.rights import copied_statements, large_shares, long_quotes
from citebrief.text import Text


def verify(
    briefing: Briefing, records: Records, lock: Lock, texts: dict[str, Text]
) -> tuple[Verified, Lock, list[Problem]]:
    """Return the briefing with the lock's passages, the lock as it should be, and every problem found."""
    found = find_passages(briefing, records, texts)
    now = make_lock(briefing, texts, found, lock)
    changed = {id_ for id_ in texts if id_ in lock.sources and lock.sources[id_].sha256 != texts[id_].sha256}
    problems = list(found.problems)
    failed = {problem.place for problem in found.problems}
    for claim in briefing.claims.values():
        unlocked = _unlocked(claim, records, lock, now, changed)
        problems += (problem for problem in unlocked if problem.place not in failed)
        problems += long_passages(claim, _known(claim, now), records)
    problems += _sources_unlocked(records, lock, now, changed)
    problems += long_quotes(briefing, records)
    problems += large_shares(briefing, records, now.sources)
    problems += copied_statements(briefing, records, texts)
    return _with_passages(briefing, lock), now, problems


def _unlocked(claim: Claim, records: Records, lock: Lock, now: Lock, changed: set[str]) -> Iterator[Problem]:
    """Yield what the lock does not have, or has otherwise than the texts at hand."""
    locked = lock.claims.get(claim.id)
    if locked and locked.statement != statement_key(claim):
        place = records.place("claim", claim.id, "statement")
        yield Problem(place, "CB207", f"the statement of '{claim.id}' has changed since the lock was made")
    for number, evidence in enumerate(claim.evidence):
        before, after = lock.passage(claim, evidence), now.passage(claim, evidence)
        if (before == after and before) or evidence.source in changed:
            continue
        place = records.place("claim", claim.id, "evidence", number, "quote")
        if after is None:
            message = f"the text of {evidence.source} is not at hand and the lock does not know this quote"
            yield Problem(place, "CB205", message)
        elif before is None:
            yield Problem(place, "CB207", f"the lock does not know this quote of {evidence.source}")
        else:
            message = f"the lock has {before.start}–{before.end}, the text {after.start}–{after.end}"
            yield Problem(place, "CB207", message)


def _sources_unlocked(records: Records, lock: Lock, now: Lock, changed: set[str]) -> Iterator[Problem]:
    """Yield the sources whose text, or count of shown words, is not as the lock has it."""
    for id_, text in now.sources.items():
        if id_ in changed:
            message = f"the text of {id_} has changed since the lock was made"
            yield Problem(records.place("source", id_, "file"), "CB206", message)
        elif text != lock.sources.get(id_):
            message = f"what the quotes of {id_} show has changed since the lock was made"
            yield Problem(records.place("source", id_), "CB207", message)


def _known(claim: Claim, lock: Lock) -> tuple[Passage, ...]:
    found = (lock.passage(claim, evidence) for evidence in claim.evidence)
    return tuple(passage for passage in found if passage)


def _with_passages(briefing: Briefing, lock: Lock) -> Verified:
    passages = {claim.id: _known(claim, lock) for claim in briefing.claims.values()}
    texts = {
        source.id: lock.sources[source.id] for source in briefing.held_sources if source.id in lock.sources
    }
    return Verified(briefing, passages, texts)
