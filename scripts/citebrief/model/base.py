"""What all records share, and the agents that several of them name."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from citebrief.model.fields import Line


class Record(BaseModel):
    """What all records share: no field that is not defined, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Agent(Record):
    """An author: a person (family and given name) or a body (literal), as in CSL."""

    family: Line | None = Field(None, description="Family name of a person.")
    given: Line | None = Field(None, description="Given names of a person.")
    literal: Line | None = Field(None, description="The name of a body, or a name not to be divided.")

    @model_validator(mode="after")
    def _one_form(self) -> Agent:
        if (self.literal is None) == (self.family is None):
            raise ValueError("an author has either 'family' (with 'given') or 'literal'")
        return self

    @property
    def name(self) -> str:
        """The name as it is read aloud: given name first."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)

    @property
    def inverted(self) -> str:
        """The name as lists of references begin with it: family name first."""
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)
