"""The smaller records of `data/`: entities, topics, the events of the timeline, comparisons."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from citebrief.model.base import Record
from citebrief.model.fields import Edtf, Line, OwnId, Prose, Slug
from citebrief.model.figures import Figure

EntityType = Literal["person", "organisation", "product", "programme", "law", "place", "publication"]
ComparisonKind = Literal["agree", "wording", "contradict", "same-report"]
DateBasis = Literal["explicit", "relative", "context"]
Status = Literal["happened", "planned", "expected", "alleged"]


class Entity(Record):
    """A person, organisation, product, programme, law, place or publication."""

    id: OwnId = Field(description="The entity's own id, permanent once published.")
    name: Line = Field(description="The name it is shown under.")
    type: EntityType = Field(description="What it is.")
    aliases: list[Line] = Field(
        default_factory=list, max_length=200, description="Other spellings found in the sources."
    )
    description: Prose | None = Field(None, description="Who or what it is, in a few words.")
    unnamed: bool = Field(False, description="A voice that its source does not name.")
    source: Slug | None = Field(None, description="The one source that an unnamed voice belongs to.")


class Topic(Record):
    """A section of the briefing."""

    id: OwnId = Field(description="The topic's own id, permanent once published.")
    title: Line = Field(description="The heading of the section.")
    summary: Prose = Field(description="What the section is about, in a sentence or two.")


class Event(Record):
    """A dated happening on the timeline, resting on one or more claims."""

    id: OwnId = Field(description="The event's own id, permanent once published.")
    title: Line = Field(description="What happened, in a few words.")
    date: Edtf = Field(description="When, in EDTF.")
    date_basis: DateBasis = Field(description="What the date rests on.")
    date_note: Prose | None = Field(None, description="What the date rests on where it is not explicit.")
    status: Status = Field(description="Whether it is said to have happened.")
    claims: Annotated[list[Slug], Field(min_length=1, max_length=100)] = Field(
        description="The ids of the claims it rests on."
    )


class Column(Record):
    """One side of a comparison: a voice or a passage."""

    label: Line = Field(description="The heading of the column.")
    source: Slug = Field(description="The id of the source.")
    claims: Annotated[list[Slug], Field(min_length=1, max_length=100)] = Field(
        description="The ids of its claims, each with evidence from the source."
    )


class Aspect(Record):
    """One row of a comparison, with a cell for each column."""

    label: Line = Field(description="The heading of the row.")
    differs: bool = Field(description="Whether the columns differ in it.")
    cells: list[Line] = Field(
        max_length=100, description="What each column says, in the order of the columns."
    )


def _each_once(figures: list[Figure]) -> list[Figure]:
    """Refuse a figure that is given twice, since it would be drawn twice."""
    keys = [(each.claim, each.scale, each.low, each.high) for each in figures]
    if len(set(keys)) < len(keys):
        raise ValueError("holds a figure twice")
    return figures


class Comparison(Record):
    """Claims side by side because sources agree, differ in wording that matters, or contradict."""

    id: OwnId = Field(description="The comparison's own id, permanent once published.")
    question: Line = Field(description="The question that the columns answer.")
    kind: ComparisonKind = Field(description="How the columns stand to one another.")
    note: Prose = Field(description="What a reader should make of it.")
    columns: Annotated[list[Column], Field(min_length=2, max_length=8)] = Field(
        description="The sides that are compared."
    )
    aspects: list[Aspect] = Field(
        [], max_length=100, description="The points in which they are compared, one a row."
    )
    figures: Annotated[list[Figure], AfterValidator(_each_once)] = Field(
        [], max_length=100, description="The numbers that its claims state on the same matter, to be drawn."
    )
