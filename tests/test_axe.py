"""axe-core finds nothing on any kind of page: WCAG 2.0 to 2.2, A and AA, and best practice.

Each page is looked at whole once on a desk in light and once on a telephone in dark; what hangs on colours is
looked at in the two other pairs too. `make audit` has the Nu checker and Lighthouse.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from browser import Way, opened
from every_kind import EVERY_KIND, built

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WHOLE = {"type": "tag", "values": STANDARDS}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WIDTHS: dict[int, dict[Literal["light", "dark"], dict[str, Any]]] = {
    1280: {"light": WHOLE, "dark": COLOURS},
    390: {"dark": WHOLE, "light": COLOURS},
}
SCHEMES = {"light": "default", "dark": "slate"}
SWITCH = "name => document.documentElement.matches('.js') && (document.body.dataset.mdColorScheme = name)"
OUTSIDE = ("region", ["#__drawer"])
"""What opens a telephone's menu stands before all landmarks, since style alone ties it to what it opens."""
State = Callable[[Page], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page of every kind."""
    return built(tmp_path_factory.mktemp("axe") / "briefing")


def _violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """Run axe in the page, which its policy allows a debugger; say what is violated where, and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("o => axe.run(o)", {"resultTypes": ["violations"], "runOnly": rules})
    return [
        f"{rule['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if (rule["id"], node["target"]) != OUTSIDE
    ]


def _found(
    browser: Browser,
    folder: Path,
    paths: list[str],
    width: int,
    state: State = lambda _: None,
    way: Way = "hosted",
) -> list[str]:
    """Look at pages at a width in both schemes, each in a state; return what axe finds."""
    found = []
    with opened(browser, folder, way, width) as site:
        for path in paths:
            page = site.open(path)
            for scheme, rules in WIDTHS[width].items():
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.evaluate(SWITCH, SCHEMES[scheme])
                state(page)
                found += [f"{path}, {width}, {scheme}: {each}" for each in _violations(page, rules)]
        assert site.complaints == []
    return found


def test_every_kind_of_page_is_looked_at(folder: Path) -> None:
    """No page of the site is of a kind that the list of kinds lacks."""
    pages = {path: path.read_text("utf-8") for path in folder.rglob("*.html")}
    kinds = {html.split('<div class="cb cb--', 1)[1].split('"', 1)[0] for html in pages.values()}
    assert kinds == set(EVERY_KIND.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Browser, folder: Path, width: int) -> None:
    """On every kind of page, that for unknown addresses too, on a desk and a telephone, light and dark."""
    assert _found(browser, folder, list(EVERY_KIND), width) == []


def _search(page: Page) -> None:
    # What is found lies over part of the page, whose links are looked at without it.
    page.evaluate("document.querySelectorAll('.cb > :not(h1)').forEach(each => each.remove())")
    if not page.locator("#__search").is_checked():
        page.evaluate("document.getElementById('__search').click()")
        page.locator(".md-search__input").click()
        page.keyboard.type("tower")
    page.locator(".md-search-result__item").first.wait_for()


def _card(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")
    page.locator(".md-content a.footnote-ref").first.focus()
    page.locator("[role=tooltip]:visible").first.wait_for()


def _facets(page: Page) -> None:
    # So tall that the line with the number of claims, which stays in sight, covers no choice.
    page.set_viewport_size({"width": page.evaluate("innerWidth"), "height": 6000})
    page.evaluate("document.querySelectorAll('.cb-filter details').forEach(each => each.open = true)")
    page.locator("#explore_form input").first.wait_for()


def _drawer(page: Page) -> None:
    page.evaluate("document.getElementById('__drawer').checked = true")
    page.locator(".md-sidebar--primary a:visible").first.wait_for()


@pytest.mark.parametrize(
    ("path", "width", "state"),
    [
        ("index.html", 1280, _search),
        ("index.html", 390, _search),
        ("index.html", 1280, _card),
        ("index.html", 390, _card),
        ("claims/index.html", 1280, _facets),
        ("claims/index.html", 390, _facets),
        ("briefing/part.html", 390, _drawer),
    ],
)
def test_axe_finds_nothing_in_what_opens(
    browser: Browser, folder: Path, path: str, width: int, state: State
) -> None:
    """Search with what it finds, a note at its mark, all facets, and the drawer of a telephone."""
    assert _found(browser, folder, [path], width, state) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_single_file(browser: Browser, folder: Path, width: int) -> None:
    """From disk, in light and dark, on a desk and on a telephone."""
    assert _found(browser, folder.parent / "dist", ["skarholm-2.html"], width, way="from disk") == []
