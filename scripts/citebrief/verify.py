"""A briefing, its lock and the texts at hand into a briefing with passages, and what does not hold.

Passages always come from the lock; a text at hand only confirms them, so a build with the texts and one
without are the same to the byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from citebrief.load import Records
from citebrief.lock import Lock, evidence_keys, make_lock, statement_key
from citebrief.model import Briefing, Claim, Passage, SourceText, Verified
from citebrief.omissions import Settled, weigh
from citebrief.passages import Found, Key, find_passages
from citebrief.problems import Problem
from citebrief.rights import copied_statements, large_shares, long_quotes
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
    now = make_lock(briefing, texts, found, lock)
    held = {source.id for source in briefing.held_sources}
    changed = {id_ for id_ in texts if id_ in lock.sources and lock.sources[id_].sha256 != texts[id_].sha256}
    problems = [*found.failed.values(), *found.unplaced]
    passages: dict[str, tuple[Passage, ...]] = {}
    standing: dict[str, list[Passage | None]] = {}
    for claim in briefing.claims.values():
        keys = evidence_keys(claim)
        before, after = lock.passages(claim, keys), now.passages(claim, keys)
        passages[claim.id] = tuple(filter(None, before))
        pairs = list(zip(before, after, strict=True))
        problems += _unlocked(claim, records, lock, pairs, changed, found.failed.keys(), held)
        problems += _shown_otherwise(claim, records, before, found.words)
        problems += _not_fitting(claim, before, records, lock, texts)
        standing[claim.id] = after
    uncounted = {briefing.claims[id_].evidence[number].source for id_, number in found.failed}
    read = {"claim": len(briefing.claims), "set-aside": len(briefing.set_aside)}
    if found.unplaced or any(_partly_read(kind, sound, records) for kind, sound in read.items()):
        uncounted |= now.sources.keys()
    weighed = weigh(briefing, records, standing, found.turned, lock)
    problems += weighed.problems
    problems += _sources_unlocked(records, lock, now, changed, uncounted)
    problems += _other_files(briefing, records, lock, texts)
    problems += long_quotes(found.words, briefing, records)
    problems += large_shares(briefing, records, now.sources)
    problems += copied_statements(briefing, records, texts)
    verified = _with_passages(briefing, lock, passages)
    return Outcome(verified, now, problems, weighed.settled, found)


def _partly_read(kind: str, sound: int, records: Records) -> bool:
    return kind in records.unread or len(records.lists.get(kind, ())) > sound


def _unlocked(
    claim: Claim,
    records: Records,
    lock: Lock,
    pairs: list[tuple[Passage | None, Passage | None]],
    changed: set[str],
    failed: Collection[Key],
    held: Collection[str],
) -> Iterator[Problem]:
    """Yield what the lock does not have, or has otherwise than the texts at hand: pairs of the two."""
    locked = lock.claims.get(claim.id)
    if locked and locked.statement != statement_key(claim):
        place = records.place("claim", claim.id, "statement")
        yield Problem(place, "CB207", f"the statement of '{claim.id}' has changed since the lock was made")
    for number, (evidence, (before, after)) in enumerate(zip(claim.evidence, pairs, strict=True)):
        if _is_locked(before, after) or evidence.source in changed or (claim.id, number) in failed:
            continue
        if evidence.source not in held:
            continue  # that nothing was read is said where the evidence names its source
        place = records.place("claim", claim.id, "evidence", number, "quote")
        if after is None:
            message = f"the text of {evidence.source} is not at hand and the lock does not know this quote"
            yield Problem(place, "CB205", message)
        elif before is None:
            yield Problem(place, "CB207", f"the lock does not know this quote of {evidence.source}")
        else:
            yield Problem(place, "CB207", _differently(before, after))


def _is_locked(before: Passage | None, after: Passage | None) -> bool:
    """Whether the lock has this passage; how many words of it are shown is looked at apart."""
    return before is not None and (
        before == after or (after is not None and replace(before, shown=after.shown) == after)
    )


def _shown_otherwise(
    claim: Claim, records: Records, locked: list[Passage | None], words: dict[Key, int]
) -> Iterator[Problem]:
    """Yield quotes whose words the lock counts otherwise: what their source publishes has changed since."""
    for number, passage in enumerate(locked):
        if passage and passage.shown != (shown := words[claim.id, number]):
            place = records.place("claim", claim.id, "evidence", number, "quote")
            message = f"the lock counts {passage.shown} words of this quote as shown, not {shown}"
            yield Problem(place, "CB207", message)


def _other_files(
    briefing: Briefing, records: Records, lock: Lock, texts: Collection[str]
) -> Iterator[Problem]:
    """Yield sources not at hand whose text the lock has under another name."""
    for source in briefing.held_sources:
        text = lock.sources.get(source.id)
        if source.id not in texts and text and text.file != source.file:
            message = f"the lock has the text of {source.id} as '{text.file}'"
            yield Problem(records.place("source", source.id, "file"), "CB207", message)


def _not_fitting(
    claim: Claim, locked: list[Passage | None], records: Records, lock: Lock, texts: Collection[str]
) -> Iterator[Problem]:
    """Yield passages of texts not at hand that cannot be where the lock has them."""
    for number, (evidence, passage) in enumerate(zip(claim.evidence, locked, strict=True)):
        if passage is None or evidence.source in texts:
            continue
        place = records.place("claim", claim.id, "evidence", number, "quote")
        text = lock.sources.get(evidence.source)
        if text is None:
            yield Problem(place, "CB207", f"the lock does not know the text of {evidence.source}")
        elif not _fits(passage, text):
            where = f"{passage.start}–{passage.end} in paragraph {passage.paragraph}"
            yield Problem(place, "CB207", f"the lock has {where}, which cannot be")


def _fits(passage: Passage, text: SourceText) -> bool:
    """Whether a passage can stand in its paragraphs by their lengths, and shows no more than there is."""
    first, _, last = passage.paragraph.partition("-")
    lengths = text.paragraphs[int(first) - 1 : int(last or first)]
    before = sum(text.paragraphs[: int(first) - 1])
    return (
        passage.start < passage.end
        and len(lengths) == int(last or first) - int(first) + 1
        and before <= passage.start
        and passage.shown <= text.words
        and (bool(last) or passage.end - passage.start <= lengths[0])
    )


def _differently(before: Passage, after: Passage) -> str:
    if (before.start, before.end) != (after.start, after.end):
        return f"the lock has {before.start}–{before.end}, the text {after.start}–{after.end}"
    return f"the lock does not have the passage at {after.start}–{after.end} as the text has it"


def _sources_unlocked(
    records: Records, lock: Lock, now: Lock, changed: set[str], uncounted: set[str]
) -> Iterator[Problem]:
    """Yield the sources whose text, or count of shown words, is not as the lock has it.

    The count says nothing of sources that are `uncounted`, since quotes of theirs were not found or read.
    """
    for id_, text in now.sources.items():
        if id_ in changed:
            message = f"the text of {id_} has changed since the lock was made"
            yield Problem(records.place("source", id_, "file"), "CB206", message)
        elif text != lock.sources.get(id_) and id_ not in uncounted:
            locked = lock.sources.get(id_)
            same = locked and replace(text, coverage=None) == replace(locked, coverage=None)
            what = f"what claims leave out of {id_}" if same else f"what the quotes of {id_} show"
            message = f"{what} has changed since the lock was made"
            yield Problem(records.place("source", id_), "CB207", message)


def _with_passages(briefing: Briefing, lock: Lock, passages: dict[str, tuple[Passage, ...]]) -> Verified:
    texts = {
        source.id: lock.sources[source.id] for source in briefing.held_sources if source.id in lock.sources
    }
    return Verified(briefing, passages, texts)
