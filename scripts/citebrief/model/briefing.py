"""The briefing as values: all records by id, and what the lock adds to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from citebrief.model.about import BriefingRecord
from citebrief.model.claims import Claim
from citebrief.model.records import Comparison, Entity, Event, Topic
from citebrief.model.sources import Source


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

    @property
    def held_sources(self) -> list[Source]:
        """The sources whose text was read, which alone carry evidence."""
        return [source for source in self.sources.values() if source.held]

    @property
    def current_claims(self) -> list[Claim]:
        """The claims that are not retired, which alone are counted and listed."""
        return [claim for claim in self.claims.values() if claim.retired is None]


@dataclass(frozen=True, slots=True)
class Passage:
    """A verified stretch of a source's text; offsets count code points, `end` is exclusive."""

    paragraph: str
    """One paragraph counted from 1, or a range such as 9-10."""
    start: int
    end: int
    sha256: str
    """SHA-256 of the passage in UTF-8."""
    shown: int
    """How many words the quote shows."""
    edition: str
    """The edition for which it was first verified."""
    warnings: tuple[str, ...] = ()
    """Codes of the warnings that only the text can tell."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a site may tell of a text that it does not publish."""

    file: str
    sha256: str
    """SHA-256 of the file's bytes."""
    words: int
    shown: int
    """Words shown by all its quotes together, each counted once."""
    paragraphs: tuple[int, ...]
    """The length of each paragraph in code points."""


@dataclass(frozen=True)
class Verified:
    """A briefing with the passage of every piece of evidence."""

    briefing: Briefing
    passages: dict[str, tuple[Passage, ...]]
    """For each claim id, one passage a piece of evidence, in its order."""
    texts: dict[str, SourceText]
    """For each held source id, what the lock knows of its text."""
