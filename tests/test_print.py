"""Pages of every kind printed on A4 by a real Chromium, and read back: what a reader of paper has."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

import citebrief
from browser import Site, opened
from past import release, with_a_past
from test_browser import KINDS

HERE = Path(__file__).parent
HOSTED = "https://example.org/skarholm/"
FIRST = r"The light of Skarholm\. Edition 2, (2022-05-01|1 May 2022)\."
MILLIMETRE = 72 / 25.4
WIDER = "document.documentElement.scrollWidth > innerWidth"
COLOURS = (
    "[getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]"
)
Printed = Callable[[str], PdfReader]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, with an earlier edition and a link of its writer's own to another host."""
    root = tmp_path_factory.mktemp("print") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    shutil.copytree(root / "texts", root / "data" / "sources")
    release(with_a_past(root))
    page = root / "docs" / "index.md"
    written = "\n\nSee the [harbour's log](https://example.com/log?a=1) too.[@cost]\n"
    page.write_text(page.read_text("utf-8") + written, "utf-8")
    assert citebrief.build(root, root / "texts")[1] == 0
    return (root / "site").rename(root / "skarholm")


@pytest.fixture(scope="module")
def window(browser: Browser, folder: Path) -> Iterator[Site]:
    """The hosted site in one window."""
    with opened(browser, folder, "hosted") as site:
        yield site
        assert site.complaints == []


@pytest.fixture(scope="module")
def printed(window: Site) -> Printed:
    """What prints a page of the site."""
    made: dict[str, PdfReader] = {}

    def printed(path: str) -> PdfReader:
        if path not in made:
            page = window.open(path)
            made[path] = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
        return made[path]

    return printed


def _words(paper: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def _unbroken(paper: PdfReader) -> str:
    """Return what is printed without spaces, since a long address is broken anywhere."""
    return re.sub(r"\s", "", _words(paper))


@pytest.mark.parametrize("path", [path for path in KINDS if path != "404.html"])
def test_every_page_begins_with_where_it_is_from(printed: Printed, path: str) -> None:
    """The first line names the briefing, its edition and the page's permanent address."""
    assert re.search(rf"{FIRST} {re.escape(HOSTED + path)}( |$)", _words(printed(path)))


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_left_to_press(printed: Printed, path: str) -> None:
    """No page on paper holds a search field, tabs, a footer, filters or buttons, nor a page of nothing."""
    paper = printed(path)
    words = _words(paper)
    for furniture in ("Search", "Skip to content", "Clear filters", "Filter", "Overview", "↩"):
        assert furniture not in words
    assert [number for number, page in enumerate(paper.pages) if not page.extract_text().strip()] == []


def test_pages_are_a4_and_hold_their_tables(window: Site, printed: Printed) -> None:
    """Every page of paper is A4, and nothing is wider than what is left between its margins."""
    sizes = {tuple(page.mediabox[2:]) for path in KINDS for page in printed(path).pages}
    assert {tuple(round(float(side) / MILLIMETRE) for side in size) for size in sizes} == {(210, 297)}
    window.page.set_viewport_size({"width": round((210 - 2 * 16) * 96 / 25.4), "height": 900})
    window.page.emulate_media(media="print")
    wide = [path for path in KINDS if window.open(path).evaluate(WIDER)]
    window.page.emulate_media(media="null")
    assert wide == []


def test_an_address_of_another_host_is_written_out(printed: Printed) -> None:
    """What a writer links to elsewhere follows the words in brackets; links within the site do not."""
    paper = printed("index.html")
    assert "seetheharbour'slog<https://example.com/log?a=1>too" in _unbroken(paper).lower().replace("’", "'")
    assert "<" not in _unbroken(paper).replace("<https://example.com/log?a=1>", "")


def test_evidence_is_printed_in_full(printed: Printed) -> None:
    """A claim has all its passages on paper, each with its words, and the address at which one stands."""
    words = _words(printed("claims/tower-leans.html"))
    for quote in ("the old tower leans … 12 centimetres", "read in the Gazette …", "does not lean at all"):
        assert f"“{quote}" in words
    assert "<https://example.org/gazette?id=1&page=2#:~:text=" in _unbroken(
        printed("claims/tower-leans.html")
    )


def test_the_chosen_citation_alone_is_printed(window: Site) -> None:
    """Of the ready citations the one chosen is printed, with its name and the address, and no other."""
    page = window.open("claims/tower-leans.html")
    page.get_by_text("MLA", exact=True).click()
    paper = PdfReader(BytesIO(page.pdf()))
    assert "MLA" in _words(paper)
    assert "1 May 2022" in _words(paper)
    assert f"{HOSTED}claims/tower-leans.html" in _unbroken(paper).split("Cite")[-1]
    assert not re.search("Copy|APA|Chicago|IEEE|BibTeX|@misc", _words(paper))


def test_the_filtered_list_is_printed(window: Site) -> None:
    """What is filtered away is not printed; how many are left is said."""
    page = window.open("claims/index.html#q=crowns")
    page.get_by_text("1 of 7 claims").wait_for()
    words = _words(PdfReader(BytesIO(page.pdf())))
    assert "3.2 million crowns" in words
    assert "1 of 7 claims" in words
    assert "vertical" not in words


def test_the_axis_of_the_timeline_is_printed_once(printed: Printed) -> None:
    """The years stand above the first event and nowhere again."""
    assert _words(printed("timeline.html")).count("2020 2021 2022 2023") == 1


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_print_is_light(window: Site, scheme: str) -> None:
    """Paper is white and ink is black, in whichever scheme one reads."""
    page = window.open("claims/tower-leans.html")
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.emulate_media(media="print")
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.emulate_media(media="null")


def test_a_site_without_an_address_names_its_path(tmp_path: Path, browser: Browser) -> None:
    """Where the site is hosted nowhere yet, the first line has the path that a claim keeps."""
    shutil.copytree(HERE / "briefing", root := tmp_path / "briefing")
    about = root / "data" / "briefing.yaml"
    about.write_text(about.read_text("utf-8").replace("url: https://example.org/skarholm", "url:"), "utf-8")
    assert citebrief.build(root, root / "texts")[1] == 0
    with opened(browser, root / "site", "from disk") as site:
        paper = PdfReader(BytesIO(site.open("claims/cost.html").pdf()))
    assert re.search(rf"{FIRST} claims/cost\.html ", _words(paper))
