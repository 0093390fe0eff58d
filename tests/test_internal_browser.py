"""The internal edition in a real Chromium: a passage shows as a whole, by address, pointer and keyboard."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import Site, opened, until
from citebrief.cli import main
from reading import HOSTILE, with_readings

HERE = Path(__file__).parent
LETTER = "sources/texts/letter.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built internal edition."""
    root = tmp_path_factory.mktemp("internal-browser") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    (root / "texts").rename(root / "data" / "sources")
    assert main(["build", "--strict", "--internal", "--root", str(with_readings(root))]) == 0
    return root / "site-internal"


def _words(page: Page, name: str) -> str:
    """Return the words in the text that have a class."""
    return "".join(page.locator(f"mark.{name}").all_text_contents())


def test_an_address_shows_its_whole_passage(site: Site) -> None:
    """From the claim's page to its words in the text: all of them show, those its quote leaves out too."""
    page = site.open("claims/read-rose.html")
    page.click(".cb-evidence a[href*='texts/letter']")
    page.wait_for_url("**/sources/texts/letter.html#read-rose-e1")
    until(page, "document.querySelector('mark.cb-asked-for')")
    assert _words(page, "cb-asked-for") == "keeper rose at four and lit the stove and wrote the log"
    assert page.locator("li.cb-asked-for").inner_text().startswith("a")
    assert page.locator("[id='read-rose-e1']").is_visible()


def test_a_passage_leads_to_its_evidence(site: Site) -> None:
    """From the words in the text to the evidence on the claim's page."""
    page = site.open(LETTER)
    page.click("#p12 .cb-paragraph-notes a")
    page.wait_for_url("**/claims/read-calm.html#e1")
    assert page.locator("#e1 blockquote").inner_text() == "“until six. The sea”"


def test_the_keyboard_shows_a_passage(site: Site) -> None:
    """The note that has the focus shows its words, over two paragraphs too; they go back when it leaves."""
    page = site.open(LETTER)
    page.focus("#p11 li[data-of='read-calm-e1'] a")
    until(page, "document.querySelector('mark.cb-pointed')")
    assert _words(page, "cb-pointed") == "until six.The sea"
    page.evaluate("document.activeElement.blur()")
    until(page, "!document.querySelector('.cb-pointed')")


def test_pointing_at_words_shows_their_notes(site: Site) -> None:
    """Where passages overlap, all that cover the words under the pointer show."""
    page = site.open(LETTER)
    page.hover("#p11 mark:has-text('wrote the log')")
    until(page, "document.querySelector('li.cb-pointed')")
    shown = page.locator("#p11 li.cb-pointed b").all_text_contents()
    assert shown == ["a", "c", "d"]


def test_words_are_copied_as_they_stand(site: Site) -> None:
    """What is selected over paragraphs is the text: no number, no letter, no note."""
    page = site.open(LETTER)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.cb-text'))")
    selected = str(page.evaluate("getSelection().toString()"))
    lines = [line for line in selected.splitlines() if line]
    assert lines[-2:] == list(HOSTILE[-2:])
    assert not any(line.startswith(("This is said of it", "11")) for line in lines)


def test_search_finds_words_of_a_text(site: Site) -> None:
    """Words that no claim has lead to the text; its markup stays words."""
    page = site.open("index.html")
    assert any("Letter from the keeper" in title for title in site.search("stove"))
    assert page.locator(".md-search-result img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_text_fits_its_window(browser: Browser, folder: Path, width: int, scheme: str) -> None:
    """The longest line breaks; the more passages quote words, the thicker is the line below them."""
    with opened(browser, folder, "from disk", width) as site:
        site.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page = site.open(LETTER)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        style = "element => getComputedStyle(element).textDecorationThickness"
        thick = [page.locator(f".cb-text .cb-segment--{n}").first.evaluate(style) for n in (1, 2, 3)]
        assert sorted(thick) == thick
        assert len(set(thick)) == 3
        dotted = page.locator(".cb-text .cb-segment--0").first
        assert dotted.evaluate("element => getComputedStyle(element).textDecorationStyle") == "dotted"
        assert site.complaints == []


def test_a_text_reads_without_scripts(browser: Browser, folder: Path) -> None:
    """Words, marks and notes stand there, and the address still shows where its passage begins."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{(folder / LETTER).as_uri()}#read-stove-e1")
        begins = page.locator("[id='read-stove-e1']")
        assert begins.inner_text() == "lit the stove"
        ground = "element => getComputedStyle(element).backgroundColor"
        shown = begins.evaluate(ground)
        assert shown not in ("rgba(0, 0, 0, 0)", page.locator("#p2 mark").first.evaluate(ground))
        assert page.locator("#p11 .cb-paragraph-notes li").count() == 6
