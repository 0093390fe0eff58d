"""Which review holds: an editor's reason for passing over a warning, tied to what was read.

A review is known by its code and reason, its subject by statement, quote and passage. The lock ties the two;
where a subject has changed, the review is void until its reason is written anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from citebrief.model import Claim, Evidence, Passage

Known = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
Reviews = dict[Known, tuple[Known, ...]]
"""The subjects of each review of a claim, all as digests."""


def key(*parts: str) -> str:
    """Return a digest of texts, none of which can hold the line break that divides them."""
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def review_key(code: str, reason: str) -> str:
    """Return the digest of a review."""
    return key(code, reason)


def subject_key(claim: Claim, evidence: Evidence, passage: Passage) -> str:
    """Return the digest of what a review was made of."""
    return key(claim.statement, evidence.source, evidence.quote, passage.sha256)


def tied(claim: Claim, passages: Sequence[Passage | None], old: Mapping[str, Sequence[str]]) -> Reviews:
    """Return the reviews of a claim with their subjects.

    A subject may join those that a review had, or go; where one has gone and another come, the statement,
    quote or passage has changed, and the old subjects stay, so that the review is void.
    """
    now: dict[str, set[str]] = {}
    for evidence, passage in zip(claim.evidence, passages, strict=True):
        for code, reason in evidence.reviewed.items():
            if passage:
                now.setdefault(review_key(code, reason), set()).add(subject_key(claim, evidence, passage))
    return {
        review: tuple(sorted(_held(subjects, set(old.get(review, ()))))) for review, subjects in now.items()
    }


def _held(now: set[str], before: set[str]) -> set[str]:
    return now if now <= before or before <= now else before
