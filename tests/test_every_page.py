"""What holds of every kind of page in a real Chromium: what it loads and weighs, its width, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser import MOST_BYTES, MOST_REQUESTS, WAYS, Way, first_visit, opened
from every_kind import EVERY_KIND, built


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page of every kind."""
    return built(tmp_path_factory.mktemp("every") / "briefing")


def _paths(way: Way) -> list[str]:
    """Return a page of every kind; that for unknown addresses is a server's alone."""
    return [path for path in EVERY_KIND if way == "hosted" or path != "404.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("way", WAYS)
def test_every_page_keeps_to_itself(
    browser: Browser, folder: Path, way: Way, width: int, scheme: Any
) -> None:
    """No error in the console, nothing asked of another host, no page wider than the window."""
    with opened(browser, folder, way, width) as site:
        site.page.emulate_media(color_scheme=scheme)
        wide = [
            path
            for path in _paths(way)
            if site.open(path).evaluate("document.documentElement.scrollWidth > innerWidth")
        ]
        assert site.page.evaluate("document.body.dataset.mdColorScheme") == (
            "default" if scheme == "light" else "slate"
        )
        assert (wide, site.complaints) == ([], [])


@pytest.mark.parametrize("path", EVERY_KIND)
def test_a_first_visit_is_light(browser: Browser, folder: Path, path: str) -> None:
    """With nothing kept from before, a page costs at most 110 KB, compressed, in 10 requests."""
    weights = first_visit(browser, folder, path)
    assert len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= MOST_BYTES, weights


def test_the_search_comes_when_it_is_asked_for(browser: Browser, folder: Path) -> None:
    """Its index is as large as the briefing, so index and worker cost only those who go to the search."""
    with opened(browser, folder, "hosted") as site:
        asked: list[str] = []
        site.page.on("request", lambda each: asked.append(each.url.removeprefix(site.address)))
        page = site.open("index.html")
        before = [path for path in asked if "search" in path]
        page.locator(".md-search__input").focus()
        page.locator(".md-search-result__meta", has_text="Type to start searching").wait_for(state="attached")
        after = [path for path in asked if path.startswith(("search/", "assets/javascripts/workers/"))]
        assert before == ["assets/citebrief/search-and-iframe-worker.js"]
        assert sorted(path.split("/")[-1].split(".")[0] for path in after) == ["search", "search_index"]


EXPECT = """() => {
    const controls = "a[href], button, input, select, textarea, summary, [tabindex]"
    const seen = each => each.checkVisibility({visibilityProperty: true}) && each.getClientRects().length > 0
    const all = Array.from(document.querySelectorAll(controls)).filter(
        each => each.tabIndex >= 0 && !each.disabled && seen(each))
    const group = each => all.filter(other => each.name && other.name === each.name)
    // Of buttons that stand for one choice Tab stops at the chosen one, or else at the first.
    const chosen = each => group(each).find(one => one.checked) || group(each)[0]
    const stop = each => each.type !== "radio" || each === chosen(each)
    window.expected = all.filter(stop)
    document.activeElement.blur()
    return expected.length
}"""
FOCUSED = """() => {
    const here = document.activeElement
    const near = [here, here.parentElement, here.nextElementSibling, ...(here.labels || [])]
    const outlined = near.some(each => {
        if (!each) return false
        const style = getComputedStyle(each), box = each.getBoundingClientRect()
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && box.width > 0
            && box.bottom > 0 && box.top < innerHeight && each.checkVisibility({opacityProperty: true})
    })
    return {place: expected.indexOf(here), outlined, html: here.outerHTML.slice(0, 160)}
}"""


def _tabbed(page: Any) -> Iterator[dict[str, Any]]:
    """Press Tab as often as there are links and controls; say each time what has the focus."""
    for _ in range(page.evaluate(EXPECT)):
        page.keyboard.press("Tab")
        reached = page.evaluate(FOCUSED)
        for _ in range(50):  # on a telephone the search field comes when it has the focus
            if reached["outlined"]:
                break
            page.wait_for_timeout(20)
            reached = page.evaluate(FOCUSED)
        yield reached


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything(browser: Browser, folder: Path, width: int) -> None:
    """Tab goes through all links and controls of every kind of page in their order, and shows where it is."""
    with opened(browser, folder, "hosted", width) as site:
        site.page.emulate_media(reduced_motion="reduce")  # what has the focus is there at once
        for path in EVERY_KIND:
            reached = list(_tabbed(site.open(path)))
            assert [each for each in reached if not each["outlined"]] == [], path
            assert [each["place"] for each in reached] == list(range(len(reached))), path
