"""`data/set-aside.yaml`: stretches of sources that carry no claim on purpose, each with its reason."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from citebrief.model.base import Record
from citebrief.model.claims import Quote
from citebrief.model.fields import Paragraphs, Slug

SetAsideReason = Literal[
    "byline",
    "caption",
    "comment",
    "courtesy",
    "fragment",
    "heading",
    "imprint",
    "navigation",
    "note",
    "promotion",
    "question",
    "reference",
    "rhetorical",
]


SET_ASIDE: dict[SetAsideReason, str] = {
    "byline": "who wrote, spoke or signed, and when",
    "caption": "a caption or credit without an assertion",
    "comment": "words of a reader, not of the source",
    "courtesy": "greetings and thanks",
    "fragment": "words cut short, or that only join others",
    "heading": "a heading without an assertion",
    "imprint": "the publisher on itself: copyright, about us",
    "navigation": "links, labels and marks that lead through the document",
    "note": "a remark on the text itself: abridged, translated",
    "promotion": "calls to give, buy or subscribe",
    "question": "a question, of an interviewer or a list of questions",
    "reference": "a work named or numbered, with nothing said of the matter",
    "rhetorical": "a phrase that asserts nothing",
}
"""What each reason means. There is none for what is said elsewhere: that is further evidence."""


class SetAside(Record):
    """A paragraph, or a part of one named by a quote, that asserts nothing a claim should carry."""

    source: Slug = Field(description="The id of the source.")
    paragraph: Paragraphs | None = Field(
        None, description="The whole paragraph or range; beside a quote it settles a tie."
    )
    quote: Quote | None = Field(
        None, description="The part's words verbatim, … where the middle is left out."
    )
    occurrence: int | None = Field(
        None, ge=1, le=1000, description="Settles a tie inside the paragraph, counted from 1."
    )
    reason: SetAsideReason = Field(
        description="Why no claim carries it: "
        + "; ".join(f"{name}, {why}" for name, why in SET_ASIDE.items())
    )

    @model_validator(mode="after")
    def _names_a_stretch(self) -> SetAside:
        if self.quote is None and self.paragraph is None:
            raise ValueError("names no stretch: 'paragraph' or 'quote' is needed")
        if self.quote is None and self.occurrence is not None:
            raise ValueError("'occurrence' is of a quote, and there is none")
        return self
