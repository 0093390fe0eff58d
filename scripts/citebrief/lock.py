"""The evidence lock: all that pages need from the texts of sources, and none of their words.

Offsets, paragraphs, lengths, counts and SHA-256 digests, kept as JSON with one line for a source and one
for a claim. An entry holds for exactly the statement, source, quote and place it was made from, which it
knows by digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError, with_config

from citebrief.coverage import account, coverage
from citebrief.model import LOCKED, Briefing, Claim, Evidence, Passage, Source, SourceText
from citebrief.passages import Found
from citebrief.problems import Place, Problem
from citebrief.reviews import Reviews, key, tied
from citebrief.text import Text
from citebrief.words import count, count_within

LOCK_FILE = "data/evidence.lock"
Keys = dict[str, list[str]]
"""For each claim id, the keys of its evidence in its order."""


@with_config(LOCKED)
@dataclass(frozen=True)
class LockedClaim:
    """What the lock has of one claim: the key of its statement, and passages by the key of their evidence."""

    statement: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    passages: dict[str, Passage]
    reviews: Reviews = field(default_factory=dict)


@dataclass(frozen=True)
class Lock:
    """The whole lock."""

    sources: dict[str, SourceText] = field(default_factory=dict)
    claims: dict[str, LockedClaim] = field(default_factory=dict)

    def passages(self, claim: Claim, keys: Keys) -> list[Passage | None]:
        """Return the locked passage, or None, of each piece of a claim's evidence, given the keys of all."""
        locked = self.claims.get(claim.id)
        known = locked.passages if locked else {}
        return [known.get(key) for key in keys[claim.id]]


def statement_key(claim: Claim) -> str:
    """Return the digest by which the lock knows a statement."""
    return key(claim.statement)


def evidence_key(evidence: Evidence) -> str:
    """Return the digest by which the lock knows what a passage was found from."""
    return key(evidence.source, evidence.quote, evidence.paragraph or "", str(evidence.occurrence or ""))


def evidence_keys(briefing: Briefing) -> Keys:
    """Return the keys of all evidence."""
    return {claim.id: [evidence_key(each) for each in claim.evidence] for claim in briefing.claims.values()}


def digests(briefing: Briefing, keys: Keys) -> dict[str, str]:
    """Return, for each held source, the digest of all that its figures are made from but its text."""
    parts = {source.id: [briefing.language_of(source.id)] for source in briefing.held_sources}
    for claim in sorted(briefing.claims.values(), key=lambda claim: claim.id):
        for evidence, known_by in zip(claim.evidence, keys[claim.id], strict=True):
            if evidence.source in parts:
                withdrawn = briefing.set_aside and claim.retired
                parts[evidence.source].append(f"{known_by} withdrawn" if withdrawn else known_by)
    for entry in briefing.set_aside.values():
        if entry.source in parts:
            place = entry.paragraph or "", entry.quote or "", str(entry.occurrence or "")
            parts[entry.source].append(key(*place, entry.reason))
    return {id_: key(*given) for id_, given in parts.items()}


def make_lock(
    briefing: Briefing, texts: dict[str, Text], found: Found, old: Lock, keys: Keys, made_from: dict[str, str]
) -> Lock:
    """Return the lock of what was found, and of what the old one knows where a text is not at hand."""
    sources: dict[str, SourceText] = {}
    for source in briefing.held_sources:
        if text := texts.get(source.id):
            sources[source.id] = _source(source, text, briefing, found, made_from[source.id])
        elif source.id in old.sources:
            sources[source.id] = old.sources[source.id]
    claims = {
        claim.id: _claim(claim, texts, found, old, keys[claim.id]) for claim in briefing.claims.values()
    }
    return Lock(sources, claims)


def _source(source: Source, text: Text, briefing: Briefing, found: Found, made_from: str) -> SourceText:
    lengths = tuple(end - start for start, end in text.lines)
    shown = count_within(text.raw, found.shown.get(source.id, ()))
    kept = coverage(account(source.id, briefing, found, text)) if briefing.set_aside else None
    return SourceText(source.file or "", text.sha256, count(text.raw), shown, lengths, made_from, kept)


def _claim(claim: Claim, texts: dict[str, Text], found: Found, old: Lock, keys: Sequence[str]) -> LockedClaim:
    """Return a claim's entry; a passage that is as it was keeps its edition.

    A changed statement is compared with its sources before it is locked: while one of their texts is not at
    hand, the lock keeps the old one.
    """
    passages: dict[str, Passage] = {}
    in_order: list[Passage | None] = []
    locked = old.claims.get(claim.id)
    for number, known_by in enumerate(keys):
        now = found.passages.get((claim.id, number))
        before = locked.passages.get(known_by) if locked else None
        if now and before and now != before and _is_same_place(now, before):
            now = replace(now, edition=before.edition)
        in_order.append(now or before)
        if passage := now or before:
            passages[known_by] = passage
    compared = all(evidence.source in texts for evidence in claim.evidence)
    statement = statement_key(claim) if compared or not locked else locked.statement
    return LockedClaim(statement, passages, tied(claim, in_order, locked.reviews if locked else {}))


def _is_same_place(one: Passage, other: Passage) -> bool:
    return (one.start, one.end, one.sha256) == (other.start, other.end, other.sha256)


def moved_passages(briefing: Briefing, old: Lock, new: Lock) -> Iterator[str]:
    """Yield, for people, each passage that the new lock has elsewhere or with other words."""
    keys = evidence_keys(briefing)
    for claim in briefing.claims.values():
        pairs = zip(claim.evidence, old.passages(claim, keys), new.passages(claim, keys), strict=True)
        for number, (evidence, before, after) in enumerate(pairs, 1):
            if before and after and (before.start, before.sha256) != (after.start, after.sha256):
                words = "other words" if before.sha256 != after.sha256 else "the same words"
                was = f"paragraph {before.paragraph} at {before.start}–{before.end}"
                now = f"paragraph {after.paragraph} at {after.start}–{after.end}"
                yield f"{claim.id}, evidence {number} of {evidence.source}: {was} → {now}, {words}"


def dump(lock: Lock) -> str:
    """Return the lock as JSON, one line for each source and each claim, in the order of their ids."""
    sources = (f"{json.dumps(id_)}: {json.dumps(asdict(text))}" for id_, text in sorted(lock.sources.items()))
    claims = (f"{json.dumps(id_)}: {_entry(claim)}" for id_, claim in sorted(lock.claims.items()))
    parts = {"sources": ",\n".join(sources), "claims": ",\n".join(claims)}
    body = "".join(f',\n"{name}": {{\n{lines}\n}}' for name, lines in parts.items())
    return f'{{"version": 1{body}}}\n'


def _entry(claim: LockedClaim) -> str:
    """Return a claim's entry as JSON, without a fragment where the source does not open at words."""
    return json.dumps(
        asdict(claim, dict_factory=lambda pairs: dict(p for p in pairs if p != ("fragment", None)))
    )


def parse_lock(data: bytes) -> tuple[Lock, list[Problem]]:
    """Read what `dump` wrote; anything else is a problem and an empty lock."""
    try:
        read = _READER.validate_json(data, strict=True)
    except ValidationError as error:
        return Lock(), [_no_lock(error)]
    return Lock(read.sources, read.claims), []


@with_config(LOCKED)
@dataclass(frozen=True)
class _File:
    """The lock as it stands in its file."""

    version: Annotated[int, Field(ge=1, le=1)]
    sources: dict[str, SourceText]
    claims: dict[str, LockedClaim]


_READER = TypeAdapter(_File)


def _no_lock(error: ValidationError) -> Problem:
    line, reason = first_refusal(error)
    return Problem(Place(LOCK_FILE, line), "CB208", f"not a lock: {reason}")


def first_refusal(error: ValidationError) -> tuple[int, str]:
    """Return line, where it is known, and reason of what is wrong first with a file made by machine."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))[:40]
    line = re.search(r"line ([0-9]+)", first["msg"])
    reason = f"{where}: {first['msg']}" if where else first["msg"]
    return int(line[1]) if line else 1, f"{reason:.100}"
