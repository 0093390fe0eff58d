"""The overview: the writer's sections with the ways in beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import citebrief
from citebrief.model import Verified
from citebrief.pages.overview import beside_ways_in, overview_page

PARTS = [("briefing/a.md", "A"), ("briefing/b.md", "B")]


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """The fictional briefing with its passages."""
    checked = citebrief.check(Path(__file__).parent / "briefing", tmp_path_factory.mktemp("none"))
    assert checked.verified is not None
    return checked.verified


def _ways_in(page: str) -> list[str]:
    """Return the rows of the ways in as they read."""
    rail = page.split('<aside class="cb-rail"', 1)[1].split("</aside>", 1)[0]
    rows = re.findall(r"^- +(.*)$", rail, re.MULTILINE)
    return [re.sub(r"<[^>]*>|\]\([^)]*\)|\[", "", row) for row in rows]


def test_title_and_lead_stand_above_the_sections_beside_the_ways_in(verified: Verified) -> None:
    """From its first section on, a page stands in the main column, the notes below it."""
    page = beside_ways_in("# T\n\nLead.\n\n## One\n\nText.\n\n## Two\n", "NOTES", verified, PARTS)
    order = ["# T\n", "Lead.", 'class="cb-columns"', 'class="cb-main"', "## One", "## Two", "<aside", "NOTES"]
    assert sorted(order, key=page.index) == order


def test_a_page_without_sections_keeps_its_text_whole(verified: Verified) -> None:
    """What only looks like a section, in code or in the head, divides nothing."""
    text = "---\ntitle: T\n## no: section\n---\n\n# T\n\n```\n## Code\n```\n\nText."
    page = beside_ways_in(text, "", verified, PARTS)
    assert page.startswith(f"{text}\n\n")
    assert 'class="cb-main"' not in page


@pytest.mark.parametrize("section", ["## One", "##One", "One\n---"])
@pytest.mark.parametrize("element", ["pre", 'div markdown="1"', "details"])
def test_an_element_above_the_sections_stays_whole(section: str, element: str, verified: Verified) -> None:
    """A heading, however it is written, is where sections begin, but not one inside what a writer opened."""
    above = f"# T\n\n<{element}>\n\n{section}\n\n</{element.split()[0]}>"
    page = beside_ways_in(f"{above}\n\n{section}\n", "", verified, PARTS)
    assert page.startswith(f'{above}\n\n<div class="cb-columns"')
    assert 'class="cb-main"' in page


def test_the_ways_in_tell_how_much_they_lead_to(verified: Verified) -> None:
    """Each page and topic with what it holds, each source with its grade."""
    assert _ways_in(beside_ways_in("# T", "", verified, PARTS)) == [
        "The briefing 2 chapters",
        "Timeline 3 events",
        "Comparisons 1",
        "Origins 5 voices",
        "Sources 3 documents",
        "The tower 4 claims",
        "The works 3 claims",
        "grade B The Skarholm Gazette, 2021",
        "“Letter from the keeper”, 2021 or later",
        "“Minutes of the board”, 2021",
    ]


def test_the_way_into_the_narrative_is_the_page_that_the_text_leads_to_first(verified: Verified) -> None:
    """The order of pages is the writer's own; where the text links to none, it is that of their paths."""
    page = beside_ways_in("# T\n\n## On\n\n[B](briefing/b.md), [A](briefing/a.md)", "", verified, PARTS)
    assert "[The briefing](briefing/b.md)" in page
    assert "[The briefing](briefing/a.md)" in beside_ways_in("# T", "", verified, PARTS)


def test_a_briefing_without_a_narrative_has_no_way_into_one(verified: Verified) -> None:
    """Where nobody wrote a page the overview is made of title, scope, figures and topics."""
    page = overview_page(verified, [])
    assert "The briefing" not in _ways_in(page)[0]
    assert "What a newspaper and a letter say about a lighthouse" in page
    assert "Edition 2 of 1 May 2022: [3 documents](sources/index.md), [7 claims](claims/index.md)" in page
