"""The counts of claims by topic and document, held against the data as they are written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
import yaml

from citebrief import check
from citebrief.pages.by_source import topics_by_source
from conftest import HERE, PROJECT

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _claims(root: Path) -> list[dict[str, Any]]:
    """Return the claims that are not withdrawn, as the YAML files have them."""
    files = sorted((root / "data" / "claims").glob("*.yaml"))
    read = [each for file in files for each in yaml.load(file.read_text("utf-8"), _LOADER)]  # noqa: S506
    return [claim for claim in read if "retired" not in claim]


def _cells(root: Path) -> list[tuple[dict[str, str], float, int]]:
    """Return for each count what its address chooses, the side of its square and the number."""
    verified = check(root, HERE).verified
    assert verified is not None
    page = "\n".join(topics_by_source(verified.briefing, "topics/index.md"))
    found = re.findall(
        r'claims/index\.html(?:#([^"]*))?">(?:<svg.*?width="([\d.]+)" h[^>]*></svg>)?([\d,]+)', page
    )
    return [
        (dict(parse_qsl(state.replace("&amp;", "&"))), float(side or 0), int(count.replace(",", "")))
        for state, side, count in found
    ]


@pytest.mark.parametrize("root", [HERE / "briefing", PROJECT], ids=["fictional", "default"])
def test_each_count_is_of_the_claims_that_its_address_chooses(root: Path) -> None:
    """Claims of the topic with evidence from the document, and in the last row and column all of them."""
    claims = _claims(root)
    cells = _cells(root)
    for chosen, _, count in cells:
        fitting = [
            claim
            for claim in claims
            if chosen.get("topic", claim["topic"]) == claim["topic"]
            and chosen.get("source", claim["evidence"][0]["source"])
            in {evidence["source"] for evidence in claim["evidence"]}
        ]
        assert count == len(fitting), chosen
    pairs = {(claim["topic"], each["source"]) for claim in claims for each in claim["evidence"]}
    assert {(c["topic"], c["source"]) for c, _, _ in cells if len(c) > 1} == pairs


def test_squares_are_as_large_as_counts() -> None:
    """The area, not the side, goes with the number: four times as many claims have twice the side."""
    cells = [(side, count) for chosen, side, count in _cells(PROJECT) if len(chosen) > 1]
    most = max(count for _, count in cells)
    assert all(side == pytest.approx(24 * (count / most) ** 0.5, abs=0.06) for side, count in cells)
    assert Counter(side <= 24 for side, _ in cells) == {True: len(cells)}
