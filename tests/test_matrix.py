"""The matrix of claims by documents, held against the data as they are written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from citebrief import check
from citebrief.model import Verified
from citebrief.pages.matrix import matrix_page
from citebrief.pages.origins import MOST_DRAWN, origins_page
from conftest import PROJECT

HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Cells = Counter[tuple[str, str, str]]
"""For each claim, document and stance, the number of passages."""


def _verified(root: Path) -> Verified:
    verified = check(root, HERE).verified
    assert verified is not None
    return verified


def _in_data(root: Path, topic: str) -> Cells:
    """Return what the YAML files say of the current claims of a topic."""
    claims: list[dict[str, Any]] = [
        claim
        for file in sorted((root / "data" / "claims").glob("*.yaml"))
        for claim in yaml.load(file.read_text("utf-8"), _LOADER)  # noqa: S506 - a safe one, in C
    ]
    return Counter(
        (claim["id"], each["source"], each.get("stance", "supports"))
        for claim in claims
        if claim["topic"] == topic and "retired" not in claim
        for each in claim["evidence"]
    )


def _on_page(page: str) -> Cells:
    """Return what the cells of the matrix say, by their row and column."""
    matrix = page[page.index('<table class="cb-matrix') : page.index("</table>")]
    head, *rows = [re.findall(r"<t[hd].*?</t[hd]>", row) for row in re.findall("<tr.*</tr>", matrix)]
    columns = [cell[1] for cell in (re.search(r"sources/(.*)\.md", each) for each in head) if cell]
    found: Cells = Counter()
    for row in rows:
        claim = str(re.findall(r"claims/(.*?)\.md", row[0])[0])
        for source, cell in zip(columns, row[1:], strict=True):
            for stance, number in re.findall(r'cb-hidden">(\w+)(?:, (\d+) passages)?<', cell):
                found[claim, source, stance] = int(number or 1)
    return found


@pytest.mark.parametrize("root", [HERE / "briefing", PROJECT], ids=["fictional", "default"])
def test_each_cell_is_what_the_data_say(root: Path) -> None:
    """Every stance of every current claim stands in its row and column, and nothing else does."""
    briefing = _verified(root).briefing
    for topic in briefing.topics.values():
        wanted = _in_data(root, topic.id)
        assert _on_page(matrix_page(topic, briefing)) == wanted
        assert wanted


def test_signs_lead_to_the_first_passage_of_their_stance() -> None:
    """A sign is a link to the evidence that it stands for."""
    briefing = _verified(HERE / "briefing").briefing
    page = matrix_page(briefing.topics["tower"], briefing)
    assert re.findall(r'cb-hidden">(\w+)</span>\]\(\.\./claims/tower-leans\.md#(e\d)\)', page) == [
        ("supports", "e1"),
        ("qualifies", "e2"),
        ("disputes", "e3"),
    ]


def test_a_topic_without_claims_has_a_page_without_a_matrix() -> None:
    """An empty topic says that nothing is read, and draws nothing."""
    briefing = _verified(HERE / "briefing").briefing
    page = matrix_page(briefing.topics["works"].model_copy(update={"id": "bare"}), briefing)
    assert "0 claims, read in 0 documents, go back to 0 voices." in page
    assert "<table" not in page
    assert "<svg" not in page


def test_too_many_voices_are_listed_and_drawn_by_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the page lists every voice with its numbers and sends to the topics' drawings."""
    briefing = _verified(HERE / "briefing").briefing
    assert MOST_DRAWN == 60
    monkeypatch.setattr("citebrief.pages.origins.MOST_DRAWN", 4)
    page = origins_page(briefing)
    assert "Who is heard in which document" not in page
    voices = page[page.index("cb-voices") : page.index("one-origin", page.index("cb-voices"))]
    rows = re.findall(r'<th scope="row"[^>]*>\[(.*?)\].*?(\d+) document.*?(\d+) claim', voices)
    assert {name: (documents, claims) for name, documents, claims in rows} == {
        "Harbour board": ("2", "3"), "The keeper": ("1", "3"), "a fisherman": ("1", "1"),
        "Ida Lund": ("1", "1"), "Per Falk": ("1", "1"),
    }  # fmt: skip
