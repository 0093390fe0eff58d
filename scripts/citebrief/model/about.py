"""`data/briefing.yaml`: the briefing itself and the limits it sets on what it shows of its sources."""

from __future__ import annotations

from typing import Annotated, Literal, get_args
from urllib.parse import quote

from pydantic import Field

from citebrief.model.base import Agent, Record
from citebrief.model.fields import Day, Edition, Language, Line, OwnId, Prose, SiteUrl

CitationStyle = Literal["apa", "chicago", "mla", "ieee"]
"""The manuals whose form citations can have: APA 7, Chicago 18 (author-date), MLA 9, IEEE."""


class Limits(Record):
    """How much of the sources the briefing may show."""

    words_per_quote: int = Field(12, ge=1, le=1000, description="The most words that one quote may show.")
    share_of_source: int = Field(
        40, ge=0, le=100, description="The most words of one source that all its quotes may show, per cent."
    )
    copied_words: int = Field(
        8, ge=3, le=100, description="So many words in a row from its source make a statement a copy."
    )


class BriefingRecord(Record):
    """`data/briefing.yaml`: what the briefing is, who answers for it, which edition this is."""

    id: OwnId = Field(description="Names the briefing in files and citations; permanent.")
    title: Line = Field(description="The briefing's title.")
    subtitle: Line | None = Field(None, description="A line under the title.")
    scope: Prose = Field(description="What the briefing covers and leaves out, in a sentence or two.")
    source_summary: Prose | None = Field(
        None, description="Strengths and gaps of all sources together, the summary statement of ICD 206."
    )
    language: Language = Field("en", description="The language it is written in, a BCP 47 tag.")
    authors: Annotated[list[Agent], Field(min_length=1, max_length=200)] = Field(
        description="Who answers for it, in the order in which they are cited."
    )
    publisher: Line | None = Field(None, description="Who publishes it, where that is somebody else.")
    edition: Edition = Field(description="The name of this edition, such as 1.")
    date: Day = Field(description="The day of the edition, the only day a build knows.")
    url: SiteUrl | None = Field(None, description="Where the site will be hosted, if anywhere.")
    licence: Line | None = Field(
        None, description="SPDX identifier of the licence of the briefing's own words."
    )
    limits: Limits = Field(Limits(), description="The limits on what it shows of its sources.")
    citation_styles: list[CitationStyle] = Field(
        default_factory=lambda: list(get_args(CitationStyle)),
        min_length=1,
        max_length=4,
        description="Citation styles to offer, the default one first.",
    )

    @property
    def root(self) -> str | None:
        """The address of the site, which ends with a slash; pages write it into attributes as it is."""
        return f"{self.url.rstrip('/').replace('&', '%26')}/" if self.url else None

    def address(self, path: str) -> str | None:
        """Return the permanent address of a page, given its path below the documents' folder."""
        return f"{self.root}{quote(path.removesuffix('.md'))}.html" if self.root else None

    @property
    def full_title(self) -> str:
        """Title and subtitle, as the whole briefing is cited."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title
