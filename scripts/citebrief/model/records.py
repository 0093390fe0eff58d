"""The records that people write, one class for each kind of entry in `data/`.

Field names are the words of the glossary; every field is described, and the JSON Schema that editors
complete and check the YAML with is made from these classes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from citebrief.model.fields import Edtf, Line, Number, OwnId, Paragraphs, Prose, Slug, Url

ClaimKind = Literal[
    "event", "figure", "ranking", "policy", "statement", "assessment", "prediction", "definition"
]
Stance = Literal["supports", "qualifies", "disputes"]
EntityType = Literal["person", "organisation", "product", "programme", "law", "place", "publication"]
ComparisonKind = Literal["agree", "wording", "contradict", "same-report"]
DateBasis = Literal["explicit", "relative", "context"]
Status = Literal["happened", "planned", "expected", "alleged"]
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
STANCES: tuple[Stance, ...] = ("supports", "qualifies", "disputes")
"""The stances in the order in which they are shown everywhere."""


class Record(BaseModel):
    """What all records share: no field that is not defined, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Agent(Record):
    """An author: a person (family and given name) or a body (literal), as in CSL."""

    family: Line | None = Field(None, description="Family name of a person.")
    given: Line | None = Field(None, description="Given names of a person.")
    literal: Line | None = Field(None, description="The name of a body, or a name not to be divided.")

    @model_validator(mode="after")
    def _one_form(self) -> Agent:
        if (self.literal is None) == (self.family is None):
            raise ValueError("give either 'family' (with 'given') or 'literal'")
        return self

    @property
    def name(self) -> str:
        """The name as it is read aloud: given name first."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


class Limits(Record):
    """How much of the sources the briefing may show."""

    words_per_quote: Annotated[int, Field(ge=1, le=1000, description="Shown words in one quote.")] = 12
    share_of_source: Annotated[int, Field(ge=0, le=100, description="Shown words of a source, per cent.")] = (
        40
    )
    copied_words: Annotated[
        int, Field(ge=3, le=100, description="So many words in a row make a statement a copy.")
    ] = 8


class BriefingRecord(Record):
    """`data/briefing.yaml`: what the briefing is, who answers for it, which edition this is."""

    id: OwnId = Field(description="Names the briefing in files and citations.")
    title: Line
    subtitle: Line | None = None
    scope: Prose = Field(description="What the briefing covers and leaves out, in a sentence or two.")
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47.")] = "en"
    authors: Annotated[list[Agent], Field(min_length=1)]
    publisher: Line | None = None
    edition: Annotated[Line, Field(max_length=20, description="The name of this edition, such as 1.")]
    date: Annotated[
        str,
        Field(
            pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            description="The day of the edition: the only day a build knows.",
        ),
    ]
    url: Url | None = Field(None, description="Where the site will be hosted, if anywhere.")
    licence: Line | None = Field(
        None, description="SPDX identifier of the licence of the briefing's own words."
    )
    limits: Limits = Limits()
    citation_styles: list[Slug] = Field([], description="Citation styles to offer, the default one first.")


class Reliability(Record):
    """An editor's signed judgement of a source on grounds that the document itself shows."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Admiralty letter; F is no basis to judge."
    )
    reason: Prose
    by: Line = Field(description="Who signs the judgement.")


class Descriptor(Record):
    """A source descriptor after ICD 206."""

    access: Prose | None = Field(None, description="How near the source was to what it reports.")
    age: Prose | None = Field(None, description="How old its information is.")
    rests_on: Prose | None = Field(None, description="What it rests on itself.")
    bias: Prose | None = Field(None, description="Possible bias that the document shows.")


class Derivation(Record):
    """The tie from a source to a work it draws on."""

    source: Slug = Field(description="The work, which may be one that is not held.")
    stated: bool = Field(description="Whether the source says so itself; if not, it is our inference.")
    place: Paragraphs | None = Field(None, description="The paragraph that shows it.")
    reason: Prose


class Source(Record):
    """A citable document with its text as supplied, or (`held: false`) a work known only by mention."""

    id: OwnId
    type: SourceType = Field(description="A CSL type.")
    title: Line
    author: list[Agent] = Field([], description="Authors, in order.")
    voice: Slug | None = Field(None, description="The entity that speaks when nobody is named.")
    container_title: Line | None = Field(
        None, alias="container-title", description="Newspaper, site or series."
    )
    issued: Edtf | None = Field(None, description="When it was published, no more precise than is known.")
    issued_basis: Prose | None = Field(None, description="What the date of publication rests on.")
    URL: Url | None = Field(None, description="Its address, if one is stated.")
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    held: bool = Field(True, description="Whether its text was read.")
    file: Line | None = Field(None, description="The text's file name in the source folder.")
    publish: Literal["metadata", "excerpts", "full"] = Field(
        "excerpts", description="How much of its text a site may show."
    )
    reliability: Reliability | None = None
    descriptor: Descriptor | None = None
    derived_from: list[Derivation] = []


class Entity(Record):
    """A person, organisation, product, programme, law, place or publication."""

    id: OwnId
    name: Line
    type: EntityType
    aliases: list[Line] = Field([], description="Other spellings found in the sources.")
    description: Prose | None = None
    unnamed: bool = Field(False, description="A voice that its source does not name.")
    source: Slug | None = Field(None, description="The one source that an unnamed voice belongs to.")


class Topic(Record):
    """A section of the briefing."""

    id: OwnId
    title: Line
    summary: Prose


class Voice(Record):
    """One member of an attribution, stated by the source or inferred by the editor."""

    id: Slug
    inferred: Prose | None = Field(
        None, description="Why the voice is assumed, where the source does not say."
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value


class Evidence(Record):
    """The tie from a claim to one passage of one source."""

    source: Slug
    quote: Annotated[
        Prose, Field(description="The passage's words verbatim, … where the middle is left out.")
    ]
    said_by: list[Voice] = Field([], description="The voices from the origin to the last before the source.")
    stance: Stance = "supports"
    paragraph: Paragraphs | None = Field(None, description="Settles a tie, or names the range a quote spans.")
    occurrence: Annotated[int, Field(ge=1, description="Settles a tie inside the paragraph.")] | None = None


class Retired(Record):
    """Why a published claim was withdrawn."""

    edition: Annotated[Line, Field(max_length=20)]
    reason: Prose
    replaced_by: Slug | None = None


class History(Record):
    """A declared change to a published claim."""

    edition: Annotated[Line, Field(max_length=20)]
    note: Prose


class Claim(Record):
    """One checkable assertion in our own words, with a permanent id."""

    id: OwnId
    statement: Annotated[Prose, Field(max_length=400)]
    kind: ClaimKind
    topic: Slug
    entities: list[Slug] = []
    date: Edtf | None = Field(None, description="When the asserted thing is so.")
    date_note: Prose | None = Field(None, description="What the date rests on where it is inferred.")
    said: Edtf | None = Field(None, description="When the voice said it.")
    value: Number | None = Field(None, description="The figure, as a decimal number.")
    unit: Line | None = Field(None, description="What the figure counts.")
    evidence: Annotated[list[Evidence], Field(min_length=1, max_length=50)]
    retired: Retired | None = None
    history: list[History] = []


class Event(Record):
    """A dated happening on the timeline, resting on one or more claims."""

    id: OwnId
    title: Line
    date: Edtf
    date_basis: DateBasis
    date_note: Prose | None = Field(None, description="What the date rests on where it is not explicit.")
    status: Status
    claims: Annotated[list[Slug], Field(min_length=1)]


class Column(Record):
    """One side of a comparison: a voice or a passage."""

    label: Line
    source: Slug
    claims: Annotated[list[Slug], Field(min_length=1)]


class Aspect(Record):
    """One row of a comparison, with a cell for each column."""

    label: Line
    differs: bool
    cells: list[Line]


class Comparison(Record):
    """Claims side by side because sources agree, differ in wording that matters, or contradict."""

    id: OwnId
    question: Line
    kind: ComparisonKind
    note: Prose
    columns: Annotated[list[Column], Field(min_length=2, max_length=8)]
    aspects: list[Aspect] = []


KIND_NAMES: dict[type[Record], str] = {
    Source: "source",
    Entity: "entity",
    Topic: "topic",
    Claim: "claim",
    Event: "event",
    Comparison: "comparison",
}
"""What each kind of record is called in messages and in places."""
