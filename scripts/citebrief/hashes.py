"""What a claim or a whole briefing hashes to: SHA-256 of its canonical JSON (RFC 8785)."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import Any

import rfc8785

from citebrief.model import Claim, Record, Verified


def claim_hash(claim: Claim, verified: Verified) -> str:
    """Return the SHA-256 of a claim's canonical JSON with the places and digests of its passages.

    Fields that are left at their defaults are left out, so that a field added to the format later changes no
    hash; so are reviews, which settle warnings and say nothing to a reader.
    """
    return _digest({"claim": published_fields(claim), "passages": places(claim, verified)})


def published_fields(claim: Claim) -> dict[str, Any]:
    """Return a claim's fields that are not at their defaults, without its reviews."""
    return claim.model_dump(
        by_alias=True, exclude_defaults=True, exclude={"evidence": {"__all__": {"reviewed"}}}
    )


def places(claim: Claim, verified: Verified) -> list[list[str | int]]:
    """Return where each passage of a claim stands, and its digest."""
    return [[p.paragraph, p.start, p.end, p.sha256] for p in verified.passages[claim.id]]


def claim_hashes(verified: Verified) -> dict[str, str]:
    """Return the hash of every claim by its id."""
    return {claim.id: claim_hash(claim, verified) for claim in verified.briefing.claims.values()}


def content_hash(verified: Verified, claims: dict[str, str]) -> str:
    """Return the SHA-256 of the canonical JSON of the whole briefing with its lock, pages left out.

    The claims enter by their hashes.
    """
    return _digest({**beside_claims(verified), "claims": claims})


def beside_claims(verified: Verified) -> dict[str, Any]:
    """Return all that a briefing is hashed by but for its claims, by kind."""
    briefing = verified.briefing
    kinds = ("sources", "entities", "topics", "events", "comparisons")
    records: dict[str, Any] = {
        kind: {id_: _fields(record) for id_, record in getattr(briefing, kind).items()} for kind in kinds
    }
    texts = {
        id_: [text.file, text.sha256, text.coverage and asdict(text.coverage)]
        for id_, text in verified.texts.items()
    }
    return {"briefing": _fields(briefing.about), **records, "texts": texts}


def _fields(record: Record) -> dict[str, Any]:
    return record.model_dump(by_alias=True, exclude_defaults=True)


def _digest(value: Any) -> str:
    return sha256(rfc8785.dumps(value)).hexdigest()
