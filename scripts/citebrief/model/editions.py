"""`data/editions/`: what each released edition published, by which later ones are held to it.

Of a claim its own words stand there, of everything else digests: no word of a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, with_config

from citebrief.model.briefing import LOCKED, Digest
from citebrief.model.fields import Day, Edition, Line, OwnId, Prose

PagedKind = Literal["source", "topic", "entity"]
"""The kinds of record beside claims that have pages of their own."""
Digests = dict[
    Annotated[str, Field(pattern="^[a-z_]{1,30}$")], Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
]
"""Short digests by the names of what they are of."""


@with_config(LOCKED)
@dataclass(frozen=True, slots=True)
class FrozenClaim:
    """A claim as an edition published it."""

    hash: Digest
    """What a citation of the claim in this edition names."""
    statement: Prose
    parts: Digests
    """A digest of each other field that is not at its default; that of `evidence` is with its passages."""

    @property
    def withdrawn(self) -> bool:
        """Whether it was retired then."""
        return "retired" in self.parts


@with_config(LOCKED)
@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """One edition as it was released, or as it would be."""

    version: Literal[1]
    """The form of the file."""
    number: Annotated[int, Field(ge=1, lt=10**6)]
    """Its place among the released editions, counted from 1."""
    edition: Edition
    date: Day
    title: Line
    content_hash: Digest
    follows: Digest | None
    """The digest of the edition before it."""
    beside: Digests
    """A digest of each kind of record beside claims; that of `about` is without edition and day."""
    ids: dict[PagedKind, tuple[OwnId, ...]]
    claims: dict[OwnId, FrozenClaim]
    digest: str = ""
    """The SHA-256 of all the rest, by which a file that was edited shows itself."""

    @property
    def current(self) -> int:
        """How many of its claims were not retired."""
        return sum(not claim.withdrawn for claim in self.claims.values())
