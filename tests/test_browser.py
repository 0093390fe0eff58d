"""The built fictional briefing in a real Chromium, from a web server and from disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest
from playwright.sync_api import Browser

import citebrief
from browser import Site, opened
from past import release, with_a_past

HERE = Path(__file__).parent
KINDS = {
    "404.html": "missing",
    "index.html": "overview",
    "claims/index.html": "claims",
    "claims/tower-leans.html": "claim",
    "claims/two-windows-old.html": "claim",
    "topics/index.html": "topics",
    "topics/tower.html": "topic",
    "entities/index.html": "entities",
    "entities/per-falk.html": "entity",
    "sources/index.html": "sources",
    "sources/gazette.html": "source",
    "sources/falk-report.html": "source",
    "timeline.html": "timeline",
    "comparisons.html": "comparisons",
    "figures.html": "figures",
    "check.html": "check",
    "changes.html": "changes",
    "editions/index.html": "editions",
    "editions/1.html": "edition",
    "origins.html": "origins",
    "origins/tower.html": "matrix",
    "exports.html": "exports",
    "notices.html": "notices",
    "problems.html": "problems",
}
"""A page of every kind, with the kind its class names."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, in a folder named as its address ends, since the 404 page begins its links there."""
    root = tmp_path_factory.mktemp("browser") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    shutil.copytree(root / "texts", root / "data" / "sources")
    release(with_a_past(root))
    checked, status = citebrief.build(root, root / "texts", strict=True)
    assert (checked.problems, status) == ([], 0)
    return (root / "site").rename(root / "skarholm")


def _mark(id_: str) -> str:
    return f'.md-content a.footnote-ref[href$="#fn:{id_}"]'


def test_a_mark_leads_to_its_note_and_back(site: Site) -> None:
    """A click on a mark goes to the note, and the note's own link goes back to the mark."""
    page = site.open("index.html")
    page.click(_mark("cost"))
    assert urldefrag(page.url).fragment == "fn:cost"
    page.click('li[id="fn:cost"] a.footnote-backref')
    assert urldefrag(page.url).fragment == "fnref:cost"
    assert page.locator('[id="fnref:cost"]').is_visible()


def test_citations_of_one_claim_share_one_note(site: Site) -> None:
    """Two marks of one claim have one number and one note, with a way back to each."""
    page = site.open("index.html")
    marks = page.locator(_mark("rebuild-decided"))
    assert len(set(marks.all_text_contents())) == 1
    assert marks.count() == 2
    note = page.locator('li[id="fn:rebuild-decided"]')
    assert (note.count(), note.locator("a.footnote-backref").count()) == (1, 2)


def test_search_finds_a_claim(site: Site) -> None:
    """Search finds a claim by its words and leads to its page, from disk too."""
    page = site.open("timeline.html")
    assert any("12 centimetres out of the vertical" in title for title in site.search("vertical"))
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/claims/tower-leans.html*")


def test_a_citation_is_copied(site: Site) -> None:
    """The button leaves the citation in the clipboard."""
    site.open("claims/cost.html")
    site.page.get_by_text("MLA", exact=True).click()
    site.page.get_by_role("button", name="Copy as MLA").click()
    site.page.get_by_text("Copied", exact=True).first.wait_for()
    words = site.page.locator(".cb-cite-text--mla p").inner_text()
    site.page.evaluate("document.body.append(document.createElement('textarea'))")
    site.page.locator("textarea").focus()
    site.page.keyboard.press("Control+v")
    assert words.startswith("Test contributors. “The works are expected to cost 3.2 million crowns.”")
    assert site.page.locator("textarea").input_value() == words


def test_a_permanent_address_is_copied(site: Site) -> None:
    """The page's address at home is copied whole, wherever the page is read."""
    site.open("claims/cost.html")
    site.page.get_by_role("button", name="Copy the permanent address").click()
    site.page.get_by_text("Copied", exact=True).first.wait_for()
    site.page.evaluate("document.body.append(document.createElement('textarea'))")
    site.page.locator("textarea").focus()
    site.page.keyboard.press("Control+v")
    assert site.page.locator("textarea").input_value() == "https://example.org/skarholm/claims/cost.html"


def test_a_citation_is_selected_where_it_cannot_be_copied(site: Site) -> None:
    """Without a clipboard, as on a plain http server, the words are marked and the button says so."""
    site.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    site.open("claims/cost.html")
    site.page.get_by_role("button", name="Copy as APA").click()
    site.page.get_by_text("Selected: press").first.wait_for()
    selected = site.page.evaluate("getSelection().toString()")
    assert selected == site.page.locator(".cb-cite-text--apa p").inner_text()


def test_styles_are_chosen_without_a_script(browser: Browser, folder: Path) -> None:
    """With scripts off the first style is shown, and any other once it is chosen by keyboard."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "claims" / "cost.html").as_uri())
        shown = page.locator(".cb-cite .cb-cite-text:visible")
        assert [shown.count(), shown.first.get_attribute("data-name")] == [1, "APA"]
        page.locator("#cite-apa").focus()
        page.keyboard.press("ArrowRight")
        assert [shown.count(), shown.first.get_attribute("data-name")] == [1, "Chicago"]
        assert page.locator(".cb-copy").count() == 0


_DRAWN = """svgs => svgs.map(svg => {
    const box = svg.getBoundingClientRect();
    const ends = Array.from(svg.querySelectorAll("text"), text => text.getBoundingClientRect().right);
    return {width: box.width, room: box.right - Math.max(...ends)};
})"""
_INK = "text => [getComputedStyle(text).fill, getComputedStyle(document.body).backgroundColor]"


@pytest.mark.parametrize("path", ["origins.html", "origins/tower.html"])
def test_a_drawing_is_there_in_light_and_in_dark(browser: Browser, folder: Path, path: str) -> None:
    """On a desk a drawing fills the page, holds its text, and has dark ink on light paper or the reverse."""
    inks = []
    with opened(browser, folder, "hosted") as site:
        page = site.open(path)
        for scheme in ("default", "slate"):
            page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
            drawn = page.locator(".cb-drawing svg").evaluate_all(_DRAWN)
            assert [each for each in drawn if each["width"] < 1000 or each["room"] < 0] == []
            inks.append(page.locator(".cb-drawing a text").first.evaluate(_INK))
    assert inks == [["rgb(27, 30, 34)", "rgb(255, 255, 255)"], ["rgb(230, 232, 234)", "rgb(21, 24, 27)"]]


def test_on_a_telephone_the_list_stands_for_the_drawing(browser: Browser, folder: Path) -> None:
    """At 390 the drawing is gone, and every voice is in the list."""
    with opened(browser, folder, "hosted", 390) as site:
        page = site.open("origins.html")
        assert not page.locator(".cb-drawing").first.is_visible()
        voices = page.locator(".cb-voices").first.locator("tbody th")
        assert all(each.is_visible() for each in voices.all())
        assert voices.count() == 5


def test_a_name_in_a_drawing_leads_to_its_page(site: Site) -> None:
    """A click on a voice opens its entity, and one on a document its source."""
    page = site.open("origins/tower.html")
    page.click(".cb-drawing a:has-text('Per Falk')")
    page.wait_for_url("**/entities/per-falk.html")
    page = site.open("origins.html")
    page.locator(".cb-drawing a[href='sources/gazette.html']").first.click()
    page.wait_for_url("**/sources/gazette.html")


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_one_title_and_the_class_of_its_kind(folder: Path, path: str) -> None:
    """Each kind of page has one h1, inside the box whose class names the kind."""
    tree = html5lib.parse(
        (folder / path).read_text("utf-8"), treebuilder="etree", namespaceHTMLElements=False
    )
    boxes = [each for each in tree.iter("div") if each.get("class", "").startswith("cb cb--")]
    assert [each.get("class") for each in boxes] == [f"cb cb--{KINDS[path]}"]
    assert len(list(tree.iter("h1"))) == len(list(boxes[0].iter("h1"))) == 1


def _links(folder: Path) -> tuple[dict[str, set[str]], list[tuple[str, str]]]:
    """Return the ids of every page, and every address on every page with the page it is on."""
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in sorted(folder.rglob("*.html")):
        tree = html5lib.parse(file.read_text("utf-8"), treebuilder="etree", namespaceHTMLElements=False)
        path = file.relative_to(folder).as_posix()
        ids[path] = {each.get("id", "") for each in tree.iter()}
        links += [
            (path, value) for each in tree.iter() for name in ("href", "src") if (value := each.get(name))
        ]
    return ids, links


def test_every_link_within_the_site_leads_somewhere(folder: Path) -> None:
    """Every address on a page that is not the web's is a file of the site, and its fragment an id there."""
    ids, links = _links(folder)
    broken = []
    for path, link in links:
        parts = urlsplit(link)
        # The page for unknown addresses is shown at any depth, so its own links begin at the root.
        if parts.scheme or parts.netloc or (path == "404.html" and link.startswith("/")):
            continue
        target = (folder / path).parent / unquote(parts.path) if parts.path else folder / path
        name = target.resolve().relative_to(folder.resolve()).as_posix()
        chosen = name == "claims/index.html" and "=" in parts.fragment  # what the index is filtered by
        if not target.is_file() or (
            parts.fragment and not chosen and unquote(parts.fragment) not in ids[name]
        ):
            broken.append((path, link))
    assert broken == []
    assert len(links) > 1000


def test_only_links_a_reader_follows_lead_to_other_hosts(folder: Path) -> None:
    """Other hosts stand in links and in the page's own permanent address, never in what a page loads."""
    outside = {link for _, link in _links(folder)[1] if urlsplit(link).netloc}
    assert {urlsplit(link).netloc for link in outside} == {"example.org"}
    assert [link for link in outside if link.endswith((".js", ".css", ".png"))] == []


SECTIONS = {
    "index.html": ("Overview", "page"),
    "claims/index.html": ("Claims", "page"),
    "claims/tower-leans.html": ("Claims", "true"),
    "topics/tower.html": ("Claims", "true"),
    "entities/per-falk.html": ("Claims", "true"),
    "sources/gazette.html": ("Sources", "true"),
    "origins/tower.html": ("Origins", "true"),
    "editions/1.html": ("Editions", "true"),
}
"""Pages, the section that each is in, and whether its tab leads to that very page."""


def test_the_tab_of_the_section_is_marked(site: Site) -> None:
    """One tab says where one is, on pages outside the nav too."""
    for path, expected in SECTIONS.items():
        marked = site.open(path).locator(".md-tabs [aria-current]")
        assert marked.count() == 1, path
        assert (marked.inner_text(), marked.get_attribute("aria-current")) == expected, path


def test_a_page_that_is_not_there_is_in_no_section(site: Site) -> None:
    """The page for addresses that do not exist offers the sections and marks none."""
    if site.address.startswith("http:"):
        tabs = site.open("404.html").locator(".md-tabs a")
        assert tabs.first.inner_text() == "Overview"
        assert tabs.and_(site.page.locator("[aria-current]")).count() == 0


def test_every_section_is_in_sight_on_a_phone(browser: Browser, folder: Path) -> None:
    """No section is hidden behind a button or beyond the edge."""
    with opened(browser, folder, "hosted", width=390) as site:
        page = site.open("claims/tower-leans.html")
        for tab in page.locator(".md-tabs a").all():
            box = tab.bounding_box()
            assert box, tab.inner_text()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 390, tab.inner_text()
            assert box["height"] >= 24, tab.inner_text()


def test_each_page_names_its_edition(site: Site) -> None:
    """Header and foot say which edition this is and of which day, in words."""
    page = site.open("claims/tower-leans.html")
    assert page.locator(".cb-header-edition").inner_text() == "Edition 2 · 1 May 2022"
    assert "edition 2, 1 May 2022." in page.locator(".md-copyright").inner_text()


def test_the_menu_of_a_phone_opens_by_keyboard(browser: Browser, folder: Path) -> None:
    """What the menu holds is out of reach until the space bar opens it, and within reach then."""
    with opened(browser, folder, "hosted", width=390) as site:
        page = site.open("claims/tower-leans.html")
        menu = page.get_by_role("checkbox", name="Menu", exact=True)
        inside = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Timeline")
        page.keyboard.press("Tab")
        assert menu.evaluate("each => each === document.activeElement")
        assert not inside.is_visible()
        page.keyboard.press("Space")
        inside.wait_for()
        for _ in range(60):
            page.keyboard.press("Tab")
            if inside.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError("the keyboard does not reach what the menu holds")
