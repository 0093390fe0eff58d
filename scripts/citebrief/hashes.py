"""What a claim or a whole briefing hashes to: SHA-256 of its canonical JSON (RFC 8785)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import rfc8785

from citebrief.model import Claim, Verified


def claim_hash(claim: Claim, verified: Verified) -> str:
    """Return the SHA-256 of a claim's canonical JSON with the places and digests of its passages."""
    places = [[p.paragraph, p.start, p.end, p.sha256] for p in verified.passages[claim.id]]
    return _digest({"claim": claim.model_dump(by_alias=True), "passages": places})


def claim_hashes(verified: Verified) -> dict[str, str]:
    """Return the hash of every claim by its id."""
    return {claim.id: claim_hash(claim, verified) for claim in verified.briefing.claims.values()}


def content_hash(verified: Verified, claims: dict[str, str]) -> str:
    """Return the SHA-256 of the canonical JSON of the whole briefing with its lock, pages left out.

    The claims enter by their hashes.
    """
    briefing = verified.briefing
    kinds = ("sources", "entities", "topics", "events", "comparisons")
    records: dict[str, Any] = {
        kind: {id_: record.model_dump(by_alias=True) for id_, record in getattr(briefing, kind).items()}
        for kind in kinds
    }
    texts = {id_: [text.file, text.sha256] for id_, text in verified.texts.items()}
    return _digest(
        {"briefing": briefing.about.model_dump(by_alias=True), **records, "texts": texts, "claims": claims}
    )


def _digest(value: Any) -> str:
    return sha256(rfc8785.dumps(value)).hexdigest()
