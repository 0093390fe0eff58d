"""The timeline in a real Chromium, from a web server and from disk: its filter, its drawing, the keyboard."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import citebrief
from browser import Site, opened, until
from test_date_words import WORDS

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site whose timeline has three known events and one of every form of date, all plans."""
    root = tmp_path_factory.mktemp("timeline") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    shutil.copytree(root / "texts", root / "data" / "sources")
    file = root / "data" / "timeline.yaml"
    made = [
        {"id": f"e-{n}", "title": f"Plan {n}", "date": text, "date_basis": "explicit", "status": "planned",
         "claims": ["begin"]}
        for n, text in enumerate([*WORDS, *["2021"] * 6])
    ]  # fmt: skip
    lines = "".join(f"- {json.dumps(each)}\n" for each in made)
    file.write_text(file.read_text("utf-8") + lines, "utf-8")
    checked, status = citebrief.build(root, root / "texts", strict=False)
    assert ([p for p in checked.problems if p.severity == "error"], status) == ([], 0)
    return root / "site"


def _shown(page: Page) -> list[str | None]:
    return [each.get_attribute("id") for each in page.locator(".cb-event:visible").all()]


def test_a_topic_narrows_the_list(site: Site) -> None:
    """Choosing a topic leaves its events, says how many, and keeps the choice in the address."""
    page = site.open("timeline.html")
    assert page.get_by_role("status").inner_text() == "24 of 24 events"
    page.get_by_label("Topic").select_option("tower")
    assert _shown(page) == ["storm"]
    assert page.get_by_role("status").inner_text() == "1 of 24 events"
    assert page.url.endswith("timeline.html#topic=tower")


def test_choices_go_together(site: Site) -> None:
    """An event is shown that has the source and the entity; none may be left."""
    page = site.open("timeline.html")
    page.get_by_label("Source").select_option("secret")
    page.get_by_label("Entity").select_option("board")
    assert _shown(page) == ["decision"]
    page.get_by_label("Topic").select_option("tower")
    assert _shown(page) == []
    assert page.get_by_role("status").inner_text() == "0 of 24 events"


def test_an_address_brings_its_choice(site: Site) -> None:
    """A kept address opens with what was chosen; a choice that is not there counts as none."""
    page = site.open("timeline.html#topic=works&entity=board")
    assert _shown(page) == ["decision"]
    page = site.open("timeline.html#topic=nonsense")
    assert len(_shown(page)) == 24


def test_filters_are_cleared_by_keyboard(site: Site) -> None:
    """Tab leads from one choice to the next and to the button, which brings back the whole list."""
    page = site.open("timeline.html")
    page.get_by_label("Topic").focus()
    page.keyboard.type("The tower")
    assert _shown(page) == ["storm"]
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.name == 'topic'")
    assert len(_shown(page)) == 24
    assert "#" not in page.url


def test_a_year_keeps_its_heading(site: Site) -> None:
    """Where the first event of a year is left out, the next one shown stands under the heading."""
    page = site.open("timeline.html#entity=board")
    assert page.locator(".cb-event h2:visible").all_text_contents() == ["2021"]
    page = site.open("timeline.html#source=gazette")
    years = page.locator(".cb-event h2:visible").all_text_contents()
    assert years == sorted(set(years))


def test_an_event_has_an_address(site: Site) -> None:
    """An address that names an event opens there, below what stays at the top."""
    page = site.open("timeline.html#decision")
    place = page.locator("#decision").bounding_box()
    axis = page.locator(".cb-axis").first.bounding_box()
    assert place and axis
    assert place["y"] >= axis["y"] + axis["height"] - 1


def test_without_a_script_the_whole_list_stands(browser: Browser, folder: Path) -> None:
    """With scripts off every event is shown and drawn, and no control that would do nothing."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "timeline.html").as_uri())
        assert len(_shown(page)) == page.locator(".cb-track svg").count() == 24
        assert page.locator(".cb-choices").is_hidden()


@pytest.mark.parametrize("width", [1280, 960, 390, 320])
def test_nothing_scrolls_sideways_and_all_is_large_enough(browser: Browser, folder: Path, width: int) -> None:
    """On every screen the page is as wide as the window, and controls are 24 pixels high at least."""
    with opened(browser, folder, "hosted", width) as site:
        page = site.open("timeline.html#topic=works")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for control in page.locator(".cb-choices :is(select, button)").all():
            box = control.bounding_box()
            assert box
            assert box["height"] >= 24


@pytest.mark.parametrize("width", [1280, 390])
def test_marks_stand_under_their_years(browser: Browser, folder: Path, width: int) -> None:
    """A year's block begins under its label; all rows share the places of the axis."""
    with opened(browser, folder, "hosted", width) as site:
        page = site.open("timeline.html")
        block = page.locator("#e-1 .cb-track rect").bounding_box()
        label = page.locator(".cb-axis text", has_text="2020").first.bounding_box()
        chart = page.locator("#e-1 .cb-track svg").bounding_box()
        assert block and label and chart
        # The axis begins with 2010, the first year of the 2010s.
        start = label["x"] + label["width"] / 2
        year = (start - chart["x"]) / 10
        assert abs(block["x"] - (start + 2 * year)) < 2
        assert abs(block["width"] - year) < 3


def test_the_axis_stays_in_sight(browser: Browser, folder: Path) -> None:
    """Far down the list the years still stand below the header of the page."""
    with opened(browser, folder, "hosted", 390) as site:
        page = site.open("timeline.html")
        page.evaluate("scrollTo(0, 2000)")
        page.wait_for_timeout(200)
        axis, header = (
            page.locator(".cb-axis").first.bounding_box(),
            page.locator(".md-header").bounding_box(),
        )
        assert axis and header
        assert abs(axis["y"] - (header["y"] + header["height"])) <= 2


def test_every_drawing_is_hidden_from_screen_readers(browser: Browser, folder: Path) -> None:
    """What is read aloud is a list of events with links, and no picture."""
    with opened(browser, folder, "hosted") as site:
        page = site.open("timeline.html")
        read = page.locator(".cb--timeline").aria_snapshot()
        assert "img" not in read
        assert read.count("listitem") == 24
        assert "January 2020" in read
