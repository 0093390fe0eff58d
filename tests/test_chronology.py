"""Dates that cannot be: what bounds them, and what is no reason for alarm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import citebrief

BASE = Path(__file__).parent / "cases" / "base"
EDITION = "2022-05-01"


def alarms(folder: Path, issued: str, said: str = "", happened: str = "") -> list[str]:
    """Return the last day that each alarm names, for a source and what rests on it."""
    root = Path(shutil.copytree(BASE, folder / "briefing"))
    sources, claims = root / "data/sources.yaml", root / "data/claims/bridge.yaml"
    dated = f'  issued: "{issued}"\n' if issued else ""
    sources.write_text(sources.read_text().replace('  issued: "2021-03-05"\n', dated))
    if said:
        claims.write_text(
            claims.read_text().replace("  kind: event\n", f'  kind: policy\n  said: "{said}"\n')
        )
    if happened:
        event = f"date: '{happened}', date_basis: explicit, status: happened, claims: [closed]"
        (root / "data/timeline.yaml").write_text(f"- {{id: it, title: It, {event}}}\n")
    found = citebrief.check(root, root / "data/sources").problems
    return [problem.message.split(", ")[-1] for problem in found if problem.code == "CB111"]


@pytest.mark.parametrize("issued", ["2021-03-05~", "2021-03?", "2021-03-%05", "", "2021-03/..", "2021-03/"])
def test_a_source_of_no_certain_day_is_bounded_by_the_edition(tmp_path: Path, issued: str) -> None:
    """What is said after a qualified, open or missing date is impossible only after the edition's day."""
    assert alarms(tmp_path / "before", issued, said="2022-04-30") == []
    assert alarms(tmp_path / "after", issued, said="2022-05-02") == [EDITION]


@pytest.mark.parametrize(
    ("happened", "alarming"),
    [
        ("2021-03-01/2021-03-06", True),
        ("2021-03-01/2021-03", False),
        ("2021-03-01/..", False),
        ("2021-03-06/..", True),
        ("{2021-03-01,2021-03-06}", True),
        ("[2021-03-01,2021-03-06]", False),
    ],
)
def test_what_has_happened_is_over(tmp_path: Path, happened: str, alarming: bool) -> None:
    """The last day that an interval or a set of all its days names is not after the source."""
    assert alarms(tmp_path, "2021-03-05", happened=happened) == (["2021-03-05"] if alarming else [])
