"""How figures are put into words."""

from __future__ import annotations

import pytest

from citebrief.model import Claim
from citebrief.pages.phrases import figure


@pytest.mark.parametrize(
    ("value", "shown"),
    [("-0.5", "-0.5"), ("+5", "+5"), ("-1234567.80", "-1,234,567.80"), ("0", "0"), ("36", "36")],
)
def test_a_figure_keeps_its_sign(value: str, shown: str) -> None:
    """A sign is shown as written, before a nought too."""
    assert figure(_claim(value, "%")) == f"{shown} %"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1", "1st"), ("2", "2nd"), ("11", "11th"), ("28", "28th"), ("103", "103rd"), ("112", "112th")],
)
def test_a_place_is_counted(value: str, shown: str) -> None:
    """A figure whose unit is a place in something reads as one says it."""
    assert figure(_claim(value, "place among 200 countries")) == f"{shown} place among 200 countries"


def _claim(value: str, unit: str) -> Claim:
    claim = {"id": "c", "statement": "It is.", "kind": "figure", "topic": "t", "unit": unit, "value": value}
    return Claim.model_validate(claim | {"evidence": [{"source": "a", "quote": "it is"}]})
