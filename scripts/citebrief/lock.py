"""The evidence lock: all that pages need from the texts of sources, and none of their words.

Offsets, paragraphs, lengths, counts and SHA-256 digests, kept as JSON with one line for a source and one
for a claim. An entry holds for exactly the statement, source, quote and place it was made from, which it
knows by digest.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from citebrief.model import Briefing, Claim, Evidence, Passage, SourceText
from citebrief.passages import Found
from citebrief.problems import Place, Problem
from citebrief.text import Text
from citebrief.words import spans

LOCK_FILE = "data/evidence.lock"
_VERSION = 1


@dataclass(frozen=True)
class LockedClaim:
    """What the lock has of one claim: the key of its statement, and passages by the key of their evidence."""

    statement: str
    passages: dict[str, Passage]


@dataclass(frozen=True)
class Lock:
    """The whole lock."""

    sources: dict[str, SourceText] = field(default_factory=dict)
    claims: dict[str, LockedClaim] = field(default_factory=dict)

    def passage(self, claim: Claim, evidence: Evidence) -> Passage | None:
        """Return the locked passage of exactly this evidence, or None."""
        locked = self.claims.get(claim.id)
        return locked.passages.get(evidence_key(evidence)) if locked else None


def statement_key(claim: Claim) -> str:
    """Return the digest by which the lock knows a statement."""
    return _key([claim.statement])


def evidence_key(evidence: Evidence) -> str:
    """Return the digest by which the lock knows what a passage was found from."""
    return _key([evidence.source, evidence.quote, evidence.paragraph, evidence.occurrence])


def _key(parts: list[Any]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()[:16]


def make_lock(briefing: Briefing, texts: dict[str, Text], found: Found, old: Lock) -> Lock:
    """Return the lock of what was found, and of what the old one knows where a text is not at hand."""
    sources = {
        source.id: locked
        for source in briefing.held_sources
        if (locked := _source(source.file or "", source.id, texts, found) or old.sources.get(source.id))
    }
    claims = {claim.id: _claim(claim, found, old) for claim in briefing.claims.values()}
    return Lock(sources, claims)


def _source(file: str, id_: str, texts: dict[str, Text], found: Found) -> SourceText | None:
    text = texts.get(id_)
    if text is None:
        return None
    words = spans(text.raw)
    lengths = tuple(end - start for start, end in text.lines)
    return SourceText(file, text.sha256, len(words), _shown(words, found.shown.get(id_, set())), lengths)


def _shown(words: list[tuple[int, int]], stretches: set[tuple[int, int]]) -> int:
    """Count the words that any stretch touches, each once."""
    touched = 0
    ends = iter(sorted(stretches))
    reached = 0
    stretch = next(ends, None)
    for start, end in words:
        while stretch and stretch[0] < end:
            reached = max(reached, stretch[1])
            stretch = next(ends, None)
        touched += start < reached
    return touched


def _claim(claim: Claim, found: Found, old: Lock) -> LockedClaim:
    passages: dict[str, Passage] = {}
    for number, evidence in enumerate(claim.evidence):
        before, now = old.passage(claim, evidence), found.passages.get((claim.id, number))
        passage = now or before
        if now and before and (now.start, now.end, now.sha256) == (before.start, before.end, before.sha256):
            passage = before
        if passage:
            passages[evidence_key(evidence)] = passage
    return LockedClaim(statement_key(claim), passages)


def dump(lock: Lock) -> str:
    """Return the lock as JSON, one line for each source and each claim, in the order of their ids."""
    sources = (f"{json.dumps(id_)}: {json.dumps(asdict(text))}" for id_, text in sorted(lock.sources.items()))
    claims = (f"{json.dumps(id_)}: {json.dumps(asdict(claim))}" for id_, claim in sorted(lock.claims.items()))
    parts = {"sources": ",\n".join(sources), "claims": ",\n".join(claims)}
    body = "".join(f',\n"{name}": {{\n{lines}\n}}' for name, lines in parts.items())
    return f'{{"version": {_VERSION}{body}}}\n'


def parse_lock(data: bytes) -> tuple[Lock, list[Problem]]:
    """Read what `dump` wrote; anything else is a problem and an empty lock."""
    try:
        raw = json.loads(data)
        if raw["version"] != _VERSION:
            return Lock(), [Problem(Place(LOCK_FILE), "CB208", f"version {raw['version']} is not {_VERSION}")]
        sources = {
            id_: SourceText(**text | {"paragraphs": tuple(text["paragraphs"])})
            for id_, text in raw["sources"].items()
        }
        claims = {
            id_: LockedClaim(
                claim["statement"], {key: _passage(entry) for key, entry in claim["passages"].items()}
            )
            for id_, claim in raw["claims"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        line = getattr(error, "lineno", 1)
        return Lock(), [Problem(Place(LOCK_FILE, line), "CB208", f"not a lock: {error}")]
    return Lock(sources, claims), []


def _passage(entry: dict[str, Any]) -> Passage:
    return Passage(**entry | {"warnings": tuple(entry["warnings"])})
