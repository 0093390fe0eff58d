"""`data/claims/`: claims with their evidence, attribution and history."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from citebrief.model.base import Record
from citebrief.model.fields import Edition, Edtf, Line, Number, OwnId, Paragraphs, Prose, Slug

Reviewable = Literal["CB204", "CB301", "CB302", "CB303", "CB304"]
"""The warnings that an editor may settle after reading the passage again."""
ClaimKind = Literal[
    "event", "figure", "ranking", "policy", "statement", "assessment", "prediction", "definition"
]
Stance = Literal["supports", "qualifies", "disputes"]
STANCES: tuple[Stance, ...] = ("supports", "qualifies", "disputes")
"""The stances in the order in which they are shown everywhere."""
_DIRECTION_MARK = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")


def _without_direction_marks(quote: str) -> str:
    """Refuse marks that change what a reader sees of a quote, and that matching passes over."""
    if found := _DIRECTION_MARK.search(quote):
        message = f"holds the direction mark U+{ord(found[0]):04X}, which a quote does without"
        raise PydanticCustomError("unsafe_text", message)
    return quote


Quote = Annotated[Prose, AfterValidator(_without_direction_marks)]
"""Words of a source as they stand there."""


class Voice(Record):
    """One member of an attribution: an entity's id, or an id with the reason why it is inferred."""

    id: Slug = Field(description="The id of the entity that speaks.")
    inferred: Prose | None = Field(
        None, description="Why the voice is assumed, where the source does not say."
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Allow a bare id beside the mapping, as reading does."""
        made = handler(core_schema)
        whole = handler.resolve_ref_schema(made)
        mapping = dict(whole)
        bare = mapping["properties"]["id"]
        whole.clear()
        whole.update(description=mapping.pop("description"), anyOf=[bare, mapping])
        return made


class Evidence(Record):
    """The tie from a claim to one passage of one source."""

    source: Slug = Field(description="The id of the source.")
    quote: Quote = Field(description="The passage's words verbatim, … where the middle is left out.")
    said_by: list[Voice] = Field(
        default_factory=list,
        max_length=20,
        description="The voices from the origin to the last before the source.",
    )
    stance: Stance = Field("supports", description="How the passage bears on the statement.")
    paragraph: Paragraphs | None = Field(None, description="Settles a tie, or names the range a quote spans.")
    occurrence: int | None = Field(
        None, ge=1, le=1000, description="Settles a tie inside the paragraph, counted from 1."
    )
    page: int | None = Field(
        None, ge=1, le=100_000, description="The page of a PDF source, as its viewer counts from 1."
    )
    reviewed: dict[Reviewable, Prose] = Field(
        default_factory=dict,
        description="Warnings settled after reading the passage again, each with the reason.",
    )


class Retired(Record):
    """Why a published claim was withdrawn."""

    edition: Edition = Field(description="The edition from which it is withdrawn.")
    reason: Prose = Field(description="Why it was withdrawn.")
    replaced_by: Slug | None = Field(None, description="The id of the claim that takes its place.")


class History(Record):
    """A declared change to a published claim."""

    edition: Edition = Field(description="The edition in which it changed.")
    note: Prose = Field(description="What changed, and why.")


def _one_an_edition(entries: list[History]) -> list[History]:
    """Refuse a second entry for an edition, since a claim is one thing in one edition."""
    if len({entry.edition for entry in entries}) < len(entries):
        raise ValueError("holds two entries for one edition")
    return entries


class Claim(Record):
    """One checkable assertion in our own words, with a permanent id."""

    id: OwnId = Field(description="The claim's own id, permanent once published.")
    statement: Annotated[Prose, Field(max_length=400)] = Field(
        description="One assertion in one sentence that can be read alone."
    )
    kind: ClaimKind = Field(description="What sort of assertion it is.")
    topic: Slug = Field(description="The id of the topic it belongs to.")
    entities: list[Slug] = Field(
        default_factory=list, max_length=100, description="The ids of the entities it is about."
    )
    date: Edtf | None = Field(None, description="When the asserted thing is so, in EDTF.")
    date_note: Prose | None = Field(None, description="What the date rests on where it is inferred.")
    said: Edtf | None = Field(None, description="When the voice said it, in EDTF.")
    value: Number | None = Field(None, description="The figure, as a decimal number.")
    unit: Line | None = Field(None, description="What the figure counts.")
    evidence: Annotated[list[Evidence], Field(min_length=1, max_length=50)] = Field(
        description="The passages that carry it."
    )
    retired: Retired | None = Field(None, description="Set where the claim is withdrawn; its page stays.")
    history: Annotated[list[History], AfterValidator(_one_an_edition)] = Field(
        default_factory=list, max_length=200, description="Declared changes, one an edition."
    )

    @model_validator(mode="after")
    def _figure_with_value(self) -> Claim:
        if self.kind == "figure" and (self.value is None or self.unit is None):
            raise ValueError("a figure has a 'value' and a 'unit'")
        return self
