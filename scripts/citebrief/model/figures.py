"""The figures of a comparison: numbers that its claims state, as data, to be drawn side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from citebrief.model.base import Record
from citebrief.model.fields import Line, Number, Slug

FigureKind = Literal["amount", "share", "rank"]
Qualifier = Literal["about", "estimated", "almost", "over", "at-least", "under", "at-most"]
NUMBERS = ("value", "least", "most", "of")
"""The fields of a figure that are numbers its words must have."""
_ROUND = ("about", "estimated")
"""The qualifiers that lead neither up nor down."""
_WHOLE = 100
"""Of how many parts a share is."""


class Figure(Record):
    """A number that a claim states, with the words that state it; no amount is rounded or converted."""

    claim: Slug = Field(description="The id of the claim, which stands in a column of the comparison.")
    words: Line = Field(
        description="The words of the claim's statement that state it, number and qualifier among them."
    )
    kind: FigureKind = Field(
        "amount", description="An amount, a share of a whole in per cent, or a place in a ranking."
    )
    value: Number | None = Field(None, description="The number, written out: 15000000, not 15.")
    least: Number | None = Field(None, description="Where a range is stated, its lower end.")
    most: Number | None = Field(None, description="Where a range is stated, its upper end.")
    of: Number | None = Field(None, description="How many places a ranking has.")
    unit: Line = Field(description="What is counted; figures of one unit are drawn on one scale.")
    qualifier: Qualifier | None = Field(None, description="How the words say that the number is not exact.")

    @model_validator(mode="after")
    def _one_number_or_two(self) -> Figure:
        ends = (self.least, self.most)
        if (self.value is None) == (ends == (None, None)) or (self.value is None and None in ends):
            raise ValueError("a figure has either a 'value' or both 'least' and 'most'")
        if self.low > self.high or (self.value is None and self.low == self.high):
            raise ValueError("'least' is smaller than 'most'")
        plain = self.value is not None and self.of is None and self.low >= 0
        if self.qualifier not in (None, *_ROUND) and not plain:
            raise ValueError("a rank, a range or a number below zero has no qualifier but 'about'")
        return self

    @model_validator(mode="after")
    def _on_its_scale(self) -> Figure:
        if (self.of is not None) != (self.kind == "rank"):
            raise ValueError("a rank, and nothing else, says 'of' how many places")
        if self.kind == "share" and not 0 <= self.low <= self.high <= _WHOLE:
            raise ValueError("a share is from 0 to 100 per cent")
        if self.of is not None:
            places = (self.low, self.high, Decimal(self.of))
            whole = all(place == place.to_integral_value() for place in places)
            if places[0] < 1 or places[1] > places[2] or not whole:
                raise ValueError("a rank is a whole number from 1 to 'of'")
        return self

    @property
    def low(self) -> Decimal:
        """The number, or the lower end of its range."""
        return Decimal(self.value or self.least or 0)

    @property
    def high(self) -> Decimal:
        """The number, or the upper end of its range."""
        return Decimal(self.value or self.most or 0)

    @property
    def numbers(self) -> list[str]:
        """The numbers that its words must have, as written."""
        return [getattr(self, name) for name in NUMBERS if getattr(self, name) is not None]

    @property
    def scale(self) -> tuple[FigureKind, str, str | None]:
        """What it shares with the figures that are drawn on one scale with it."""
        return self.kind, self.unit, self.of
