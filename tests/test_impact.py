"""What claims would be left with if a source were withdrawn."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citebrief.cli import main
from citebrief.impact import LEFT, Impact, impacts
from test_origins import BRIEFING, a_claim

CASES = {
    "one document": (["a"], "nothing"),
    "one document, twice": (["a", "a: x"], "nothing"),
    "another document in its own voice": (["a", "b"], "another origin"),
    "another with the same first voice": (["a: x", "b: x"], "the same origin"),
    "another that derives from it": (["a", "of-a"], "the same origin"),
    "another that may derive from it": (["a", "likely-a"], "perhaps another origin"),
    "another whose voice is inferred to be the same": (["a: x", "b: ?x"], "perhaps another origin"),
    "one of the same origin and one of another": (["a: x", "b: x", "c: y"], "another origin"),
    "another joined over a third": (["a: x", "b: x", "of-a"], "the same origin"),
    "another that disputes": (["a", "b, disputes"], "nothing"),
    "another that qualifies": (["a", "b, qualifies"], "another origin"),
    "only another": (["b"], None),
    "only as one that disputes": (["a, disputes", "b"], None),
}


def impact_of_a(*evidence: str, **fields: object) -> Impact:
    """Return what withdrawing source a would do to one claim."""
    claim = a_claim(*evidence).model_copy(update=fields)
    return impacts(replace(BRIEFING, claims={"x": claim}))["a"]


@pytest.mark.parametrize(("evidence", "left"), CASES.values(), ids=list(CASES))
def test_what_a_claim_would_be_left_with(evidence: list[str], left: str | None) -> None:
    """A claim is listed once, under what it would be left with, or not at all."""
    found = impact_of_a(*evidence)
    assert list(found) == list(LEFT)
    assert [name for name, ids in found.items() if ids] == ([left] if left else [])
    assert sum(map(len, found.values())) == bool(left)


def test_the_command_reports_it(briefing_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and JSON name the same claims; a withdrawn one is in neither."""
    root = ["--root", str(briefing_folder)]
    assert main(["impact", "gazette", *root]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "gazette: 6 claims rest on it; without it they would be left"
    assert main(["impact", "gazette", *root, "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    ids = [id_ for listed in read["left_with"].values() for id_ in listed]
    assert read["source"] == "gazette"
    assert sorted(ids) == ["begin", "cost", "nobody-slept", "rebuild-decided", "tower-leans", "two-windows"]
    assert all(id_ in told for id_ in ids)
    assert "two-windows-old" not in told


def test_a_source_that_is_not_held_is_wrong_usage(
    briefing_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The nearest id is named."""
    assert main(["impact", "gazete", "--root", str(briefing_folder)]) == 2
    assert "did you mean 'gazette'?" in capsys.readouterr().err
