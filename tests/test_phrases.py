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
    claim = {"id": "c", "statement": "It is.", "kind": "figure", "topic": "t", "unit": "%"}
    evidence = [{"source": "a", "quote": "it is"}]
    assert figure(Claim.model_validate(claim | {"value": value, "evidence": evidence})) == f"{shown} %"
