"""`data/sources.yaml`: the documents a briefing rests on, and the works they rest on themselves."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from citebrief.model.base import Agent, Record
from citebrief.model.fields import Edtf, FileName, Language, Line, OwnId, Paragraphs, Prose, Slug, Url

SourceType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "broadcast",
    "chapter",
    "dataset",
    "document",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "paper-conference",
    "post",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
]


class Reliability(Record):
    """An editor's signed judgement of a source on grounds that the document itself shows."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Admiralty letter; F is no basis to judge."
    )
    reason: Prose = Field(description="The grounds, as the document itself shows them.")
    by: Line = Field(description="Who signs the judgement.")


class Descriptor(Record):
    """A source descriptor after ICD 206."""

    access: Prose | None = Field(None, description="How near the source was to what it reports.")
    age: Prose | None = Field(None, description="How old its information is.")
    rests_on: Prose | None = Field(None, description="What it rests on itself.")
    bias: Prose | None = Field(None, description="Possible bias that the document shows.")


class Derivation(Record):
    """The tie from a source to a work it draws on."""

    source: Slug = Field(description="The id of the work, which may be one that is not held.")
    stated: bool = Field(description="Whether the source says so itself; if not, it is our inference.")
    place: Paragraphs | None = Field(None, description="The paragraph that shows it.")
    reason: Prose = Field(description="What shows it, or why it is inferred.")


class Source(Record):
    """A citable document with its text as supplied, or (`held: false`) a work known only by mention."""

    id: OwnId = Field(description="The source's own id, permanent once published.")
    type: SourceType = Field(description="A CSL type.")
    title: Line = Field(description="Its title; one of our own making stands in square brackets.")
    author: list[Agent] = Field(default_factory=list, max_length=200, description="Authors, in order.")
    voice: Slug | None = Field(None, description="The entity that speaks when nobody is named.")
    container_title: Line | None = Field(
        None, alias="container-title", description="Newspaper, site or series."
    )
    issued: Edtf | None = Field(
        None, description="When it was published, in EDTF, no more precise than is known."
    )
    issued_basis: Prose | None = Field(None, description="What the date of publication rests on.")
    URL: Url | None = Field(None, description="Its address, if one is stated; never invented.")
    language: Language | None = Field(None, description="The language of its text, a BCP 47 tag.")
    held: bool = Field(
        True, description="Whether its text was read; a work that was not carries no evidence."
    )
    file: FileName | None = Field(None, description="The text's file name in the source folder.")
    publish: Literal["metadata", "excerpts", "full"] = Field(
        "excerpts",
        description="What a site may show: nothing of it, short quotes, all (for now shown as short quotes).",
    )
    reliability: Reliability | None = Field(None, description="A signed judgement of its reliability.")
    descriptor: Descriptor | None = Field(None, description="What a reader should know of its making.")
    derived_from: list[Derivation] = Field(
        default_factory=list, max_length=100, description="The works it draws on."
    )

    @property
    def is_quoted(self) -> bool:
        """Whether a site may show any word of its text."""
        return self.publish != "metadata"

    @property
    def is_pdf(self) -> bool:
        """Whether its address is that of a PDF, which opens at a page and not at words."""
        return bool(self.URL) and urlsplit(self.URL or "").path.lower().endswith(".pdf")

    @property
    def opens_at_words(self) -> bool:
        """Whether a link to it may name words: it has an address, is no PDF, and may be quoted."""
        return bool(self.URL) and self.is_quoted and not self.is_pdf
