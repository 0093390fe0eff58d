"""A citation in a real Chromium: its mark, its card by the mark, its sheet on a telephone, its note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import WAYS, Site, opened, until

WORDS = "12 centimetres out of the vertical"
"""What the note of `tower-leans` says and the text of the page does not."""


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The built site of the fictional briefing, whose overview cites."""
    return built / "site"


@pytest.fixture(params=WAYS)
def telephone(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The site on a telephone, where nothing hovers."""
    with opened(browser, folder, request.param, 390, is_mobile=True, has_touch=True) as site:
        yield site
        assert site.complaints == []


def _mark(page: Page, id_: str) -> Locator:
    return page.locator(f'.cb-ref > a[href="#fn:{id_}"]').first


def _card(page: Page) -> Locator:
    return page.locator("#cb-card")


def _tab_to(page: Page, fragment: str) -> None:
    """Press Tab until the link to a fragment has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hash") == fragment:
            return
    raise AssertionError(f"the keyboard does not reach {fragment}")


def test_hovering_a_mark_shows_its_note(site: Site) -> None:
    """The card holds quote, source and claim, stays while the pointer is in it, and goes when it leaves."""
    page = site.open("index.html")
    _mark(page, "tower-leans").hover()
    for words in (WORDS, "the old tower leans …", "The Skarholm Gazette, 2021"):
        expect(_card(page)).to_contain_text(words)
    _card(page).hover()
    page.wait_for_timeout(600)
    expect(_card(page)).to_be_visible()
    page.mouse.move(5, 700)
    expect(_card(page)).to_be_hidden()


def test_from_one_mark_to_the_next_the_card_changes(site: Site) -> None:
    """The next mark has its own note at once."""
    page = site.open("index.html")
    _mark(page, "tower-leans").hover()
    expect(_card(page)).to_contain_text(WORDS)
    _mark(page, "cost").hover()
    expect(_card(page)).to_contain_text("3.2 million crowns")
    expect(_card(page)).not_to_contain_text(WORDS)


def test_a_link_in_the_card_can_be_followed(site: Site) -> None:
    """The pointer reaches the links of the card, also where the mark was reached by keyboard."""
    page = site.open("index.html")
    _tab_to(page, "#fn:tower-leans")
    _card(page).get_by_text(WORDS).click()
    page.wait_for_url("**/claims/tower-leans.html")


def test_focusing_a_mark_shows_its_note(site: Site) -> None:
    """The keyboard sees the note of the mark it is on, and of that one only."""
    page = site.open("index.html")
    _tab_to(page, "#fn:tower-leans")
    expect(_card(page)).to_contain_text(WORDS)
    page.keyboard.press("Tab")
    expect(_card(page)).not_to_contain_text(WORDS)
    page.evaluate("document.activeElement.blur()")
    expect(_card(page)).to_be_hidden()


def test_escape_hides_a_note(site: Site) -> None:
    """Escape closes the card and leaves the focus where it is; the next visit shows it again."""
    page = site.open("index.html")
    _tab_to(page, "#fn:tower-leans")
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.hash") == "#fn:tower-leans"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(_card(page)).to_contain_text(WORDS)


def test_escape_hides_a_note_under_the_pointer(site: Site) -> None:
    """Who hovers can close the card without moving the pointer."""
    page = site.open("index.html")
    _mark(page, "tower-leans").hover()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()


def test_a_mark_is_described_by_its_card_while_it_is_open(site: Site) -> None:
    """A screen reader hears "Note 4" and, while the card is open, what it says; then no more."""
    page = site.open("index.html")
    mark = _mark(page, "tower-leans")
    expect(mark).to_have_accessible_name("Note 4")
    mark.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert WORDS in page.evaluate(
        "mark => document.getElementById(mark.getAttribute('aria-describedby')).textContent",
        mark.element_handle(),
    )
    page.keyboard.press("Escape")
    expect(mark).not_to_have_attribute("aria-describedby", "cb-card")


def test_a_note_may_have_any_name(site: Site) -> None:
    """A writer's own `[^50%]`, which is no sound escape in an address, has its card too."""
    page = site.open("index.html")
    page.evaluate("document.getElementById('fn:tower-leans').id = 'fn:50%'")
    mark = _mark(page, "tower-leans").element_handle()
    mark.evaluate("mark => mark.setAttribute('href', '#fn:50%')")
    mark.hover()
    expect(_card(page)).to_contain_text(WORDS)


_ENDS = "element => element.getBoundingClientRect().toJSON()"


@pytest.mark.parametrize(("bottom", "above"), [(300, False), (890, True)])
def test_the_card_stands_where_there_is_room(site: Site, bottom: int, above: bool) -> None:
    """Under its mark, or over it where there is no room below; the window of 900 pixels holds it whole."""
    page = site.open("index.html")
    mark = _mark(page, "three-windows")
    page.evaluate("document.querySelector('.cb-main').style.paddingBlock = '1200px'")
    mark.evaluate(f"mark => scrollBy(0, mark.getBoundingClientRect().bottom - {bottom})")
    mark.hover()
    expect(_card(page)).to_be_visible()
    at: dict[str, Any] = mark.evaluate(_ENDS)
    card: dict[str, Any] = _card(page).evaluate(_ENDS)
    assert card["bottom"] <= at["top"] if above else card["top"] >= at["bottom"]
    assert card["top"] >= 0 and card["bottom"] <= 900 and card["left"] >= 0 and card["right"] <= 1280


def test_a_click_on_a_mark_goes_to_its_note(site: Site) -> None:
    """With a pointer the mark is a link like any other, and the card does not stay behind."""
    page = site.open("index.html")
    _mark(page, "cost").click()
    assert urldefrag(page.url).fragment == "fn:cost"
    expect(_card(page)).to_be_hidden()


def test_a_tap_opens_a_sheet(telephone: Site) -> None:
    """On a telephone the note comes up from the bottom, as wide as the window, and the page stays."""
    page = telephone.open("index.html")
    before = page.url
    _mark(page, "tower-leans").tap()
    expect(_card(page)).to_contain_text(WORDS)
    ends = _card(page).evaluate(_ENDS)
    assert (ends["left"], ends["right"], ends["bottom"], page.url) == (0, 390, 900, before)
    _card(page).get_by_text(WORDS).tap()
    page.wait_for_url("**/claims/tower-leans.html")


def test_a_tap_elsewhere_closes_the_sheet(telephone: Site) -> None:
    """A tap on the text closes it, on another mark changes it, on the same mark closes it."""
    page = telephone.open("index.html")
    _mark(page, "tower-leans").tap()
    expect(_card(page)).to_contain_text(WORDS)
    page.locator("h1").tap()
    expect(_card(page)).to_be_hidden()
    _mark(page, "tower-leans").tap()
    _mark(page, "cost").tap()
    expect(_card(page)).to_contain_text("3.2 million crowns")
    _mark(page, "cost").tap()
    expect(_card(page)).to_be_hidden()


def test_escape_closes_the_sheet(telephone: Site) -> None:
    """A keyboard on a telephone closes it too."""
    page = telephone.open("index.html")
    _mark(page, "tower-leans").tap()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()


def test_without_scripts_a_mark_leads_to_its_note_and_back(browser: Browser, folder: Path) -> None:
    """With scripts off there is no card: the mark goes to the note, the note goes back to the mark."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        _mark(page, "cost").click()
        assert urldefrag(page.url).fragment == "fn:cost"
        expect(page.locator('li[id="fn:cost"]')).to_contain_text("3.2 million crowns")
        page.get_by_role("link", name="Back to citation 1 of note 2").click()
        assert urldefrag(page.url).fragment == "fnref:cost"
        assert page.locator("#cb-card").count() == 0


_ALONE = """marks => marks.filter(mark => {
    const before = document.createRange()
    const text = mark.previousSibling
    if (text?.nodeType === 3) before.setStart(text, text.length - 1), before.setEnd(text, text.length)
    else before.selectNodeContents(text)
    const word = Array.from(before.getClientRects()).at(-1), at = mark.firstChild.getBoundingClientRect()
    return at.top > word.bottom || at.left < word.left
}).map(mark => mark.textContent)"""


def test_no_mark_begins_a_line(browser: Browser, folder: Path) -> None:
    """However wide the window, a mark stands on the line of the word before it, and so does the next mark."""
    with opened(browser, folder, "hosted") as site:
        page = site.open("index.html")
        for width in range(300, 560, 4):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator(".cb-ref").evaluate_all(_ALONE) == [], width


def test_what_is_printed_has_notes_and_no_card(site: Site) -> None:
    """On paper the notes stand under the text; a card that happens to be open is not there."""
    page = site.open("index.html")
    _mark(page, "tower-leans").hover()
    expect(_card(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(_card(page)).to_be_hidden()
    expect(page.locator('li[id="fn:tower-leans"]')).to_be_visible()


def test_only_a_page_that_cites_loads_the_card(site: Site) -> None:
    """A page without a citation has no script for it."""
    site.open("claims/cost.html")
    until(site.page, "document.readyState === 'complete'")
    assert site.page.locator('script[src$="card.js"]').count() == 0
    assert site.open("index.html").locator('script[src$="card.js"]').count() == 1
