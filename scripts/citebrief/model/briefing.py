"""The briefing as values: all records by id, and what the lock adds to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config

from citebrief.model.about import BriefingRecord
from citebrief.model.claims import Claim
from citebrief.model.records import Comparison, Entity, Event, Topic
from citebrief.model.set_aside import SetAside, SetAsideReason
from citebrief.model.sources import Source

LOCKED = ConfigDict(extra="forbid")
"""The lock holds what is declared here and nothing else, least of all words of a source."""
Count = Annotated[int, Field(ge=0, lt=10**9)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Printed = Annotated[str, Field(pattern="^[^\\x00-\\x1f\\x7f]*$")]


@dataclass(frozen=True)
class Briefing:
    """All records of a briefing by id, in the order in which they are written."""

    about: BriefingRecord
    sources: dict[str, Source] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    set_aside: dict[str, SetAside] = field(default_factory=dict)
    """By their number in the file, counted from 1, as they have no ids."""

    def language_of(self, source: str) -> str:
        """The language of a source's text: its own, or else the briefing's."""
        return self.sources[source].language or self.about.language

    @property
    def held_sources(self) -> list[Source]:
        """The sources whose text was read, which alone carry evidence."""
        return [source for source in self.sources.values() if source.held]

    @property
    def current_claims(self) -> list[Claim]:
        """The claims that are not retired, which alone are counted and listed."""
        return [claim for claim in self.claims.values() if claim.retired is None]


@with_config(LOCKED)
@dataclass(frozen=True, slots=True)
class Passage:
    """A verified stretch of a source's text; offsets count code points, `end` is exclusive."""

    paragraph: Annotated[str, Field(pattern="^[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?$")]
    """One paragraph counted from 1, or a range such as 9-10."""
    start: Count
    end: Count
    sha256: Digest
    """SHA-256 of the passage in UTF-8."""
    shown: Count
    """How many words the quote shows."""
    edition: Annotated[Printed, Field(min_length=1, max_length=20)]
    """The edition for which it was first verified."""
    warnings: tuple[Literal["CB204", "CB304"], ...] = ()
    """Codes of the warnings that only the text can tell."""
    hides: tuple[Annotated[str, Field(pattern="^[a-z]{1,20}$")], ...] = ()
    """The classes of words that turn a sentence and stand around the quote's own: `turns.yaml` has them."""
    fragment: Annotated[tuple[Annotated[Count, Field(ge=1)], ...], Field(max_length=2)] | None = None
    """How long the terms are by which a link opens the source at the passage; none where no words lead to it
    for certain, None where its source does not open at words."""


@with_config(LOCKED)
@dataclass(frozen=True, slots=True)
class Coverage:
    """How far claims account for the sentences of a text."""

    sentences: Count
    carried: Count
    """Sentences that passages of claims cover."""
    set_aside: dict[SetAsideReason, Count] = field(default_factory=dict)
    """Of the other sentences, how many are set aside, by reason."""

    def __post_init__(self) -> None:
        if self.left < 0:
            raise ValueError("more sentences are accounted for than there are")

    @property
    def left(self) -> int:
        """The sentences that nothing accounts for."""
        return self.sentences - self.carried - sum(self.set_aside.values())


@with_config(LOCKED)
@dataclass(frozen=True, slots=True)
class SourceText:
    """What a site may tell of a text that it does not publish."""

    file: Printed
    sha256: Digest
    """SHA-256 of the file's bytes."""
    words: Count
    shown: Count
    """Words shown by all its quotes together, each counted once."""
    paragraphs: tuple[Count, ...]
    """The length of each paragraph in code points."""
    made_from: Annotated[str, Field(pattern="^[0-9a-f]{0,16}$")] = ""
    """The digest of the language, the evidence and the entries set aside that the figures were made from."""
    coverage: Coverage | None = None
    """Known where the briefing sets anything aside: without, it keeps no account."""

    def __post_init__(self) -> None:
        if self.words and self.coverage and not self.coverage.sentences:
            raise ValueError("a text with words has sentences")


@dataclass(frozen=True)
class Verified:
    """A briefing with the passage of every piece of evidence."""

    briefing: Briefing
    passages: dict[str, tuple[Passage, ...]]
    """For each claim id, one passage a piece of evidence, in its order."""
    texts: dict[str, SourceText]
    """For each held source id, what the lock knows of its text."""
