"""The single file: the whole briefing, every link inside it, nothing loaded or run but its own script."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from lxml import etree
from playwright.sync_api import Browser

import citebrief
from browser import Site, chromium, opened
from citebrief.model import Briefing
from citebrief.single.content import Cleaner
from citebrief.single.links import Links, anchor
from citebrief.single.order import in_order
from past import release, with_a_past

HERE = Path(__file__).parent
HOSTED = "https://example.org/skarholm/"
FILE = "dist/skarholm-2.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional briefing with an earlier edition, built."""
    root = tmp_path_factory.mktemp("single") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    shutil.copytree(root / "texts", root / "data" / "sources")
    release(with_a_past(root))
    (root / "docs" / "own.html").write_bytes(b"")
    assert citebrief.build(root, root / "texts", strict=True)[1] == 0
    return root


@pytest.fixture(scope="module")
def briefing(root: Path) -> Briefing:
    """What the built briefing holds."""
    found = citebrief.check(root, root / "texts").briefing
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(root: Path) -> Element:
    """The single file as a browser reads it."""
    text = (root / FILE).read_text("utf-8")
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    found: Element = parser.parse(text)
    return found


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_link_inside_leads_to_something(page: Element) -> None:
    """Each link is to an id of the file, or to an address of another site or of the hosted one."""
    ids = {each.get("id") for each in page.iter()}
    links = [each.get("href", "") for each in page.iter() if "href" in each.attrib]
    inside = [link for link in links if link.startswith("#")]
    assert {link for link in inside if link[1:] not in ids} == set()
    assert all(link.startswith("https://") for link in links if link not in inside)
    assert len(inside) > 100


def test_no_id_stands_twice(page: Element) -> None:
    """Pages that have the same ids on the site keep them apart."""
    counted = Counter(each.get("id") for each in page.iter() if "id" in each.attrib)
    assert [id_ for id_, count in counted.items() if count > 1] == []


def test_what_is_named_by_id_is_there(page: Element) -> None:
    """Labels and descriptions name elements of the file."""
    ids = {each.get("id") for each in page.iter()}
    names = ("aria-labelledby", "aria-describedby", "for", "headers")
    named = [id_ for each in page.iter() for name in names for id_ in each.get(name, "").split()]
    assert [id_ for id_ in named if id_ not in ids] == []


def test_nothing_is_loaded(page: Element) -> None:
    """No element fetches anything, nor does the style."""
    for each in page.iter():
        assert each.tag not in ("link", "iframe", "object", "embed", "base", "form"), each.tag
        assert each.get("src", "data:").startswith("data:")
        assert "srcset" not in each.attrib
    assert not re.search(r"url\(|@import", "".join(each.text or "" for each in page.iter("style")))


def test_the_policy_lets_only_the_files_own_style_and_script_run(page: Element) -> None:
    """The digests of the policy are those of the one style and the one script; the rest is closed."""
    policy = next(each.get("content", "") for each in page.iter("meta") if each.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag in ("style", "script"):
        (element,) = page.iter(tag)
        digest = b64encode(sha256((element.text or "").encode()).digest()).decode()
        assert rules.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert rules == {
        "default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"
    }  # fmt: skip


def test_no_element_has_style_or_script_of_its_own(page: Element) -> None:
    """No attribute asks for what the policy forbids."""
    names = {str(name) for each in page.iter() for name in each.attrib}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_headings_descend_one_by_one(page: Element) -> None:
    """One `h1`, and below it no level is left out."""
    levels = [int(str(each.tag)[1]) for each in page.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert levels.count(1) == 1
    assert [after for before, after in pairwise(levels) if after > before + 1] == []


def test_the_whole_briefing_is_there(page: Element, briefing: Briefing) -> None:
    """Each claim with its quotes, each event, comparison, entity and source has its place."""
    places = {each.get("id"): _words(each) for each in page.iter() if "id" in each.attrib}
    for claim in briefing.claims.values():
        assert claim.statement in places[f"claims/{claim.id}"]
        for number, evidence in enumerate(claim.evidence, 1):
            shown = briefing.sources[evidence.source].publish != "metadata"
            first = evidence.quote.split()[0] if shown else ""
            assert first in places[f"claims/{claim.id}:e{number}"]
    assert {f"timeline:{id_}" for id_ in briefing.events} <= places.keys()
    assert {f"comparisons:{id_}" for id_ in briefing.comparisons} <= places.keys()
    assert {f"entities/{id_}" for id_ in briefing.entities} <= places.keys()
    assert {f"sources/{id_}" for id_ in briefing.sources} <= places.keys()


def test_pages_stand_in_the_order_of_the_navigation(page: Element) -> None:
    """The claims follow the list of claims, in its order; pages about files beside the pages are left out."""
    sections = [each.get("id", "") for each in page.iter("section") if "cb--" in each.get("class", "")]
    top = [id_ for id_ in sections if "/" not in id_ or id_.endswith("/index")]
    assert top == [
        "index", "claims/index", "topics/index", "entities/index", "timeline", "comparisons", "origins",
        "sources/index",
        "changes", "editions/index",
    ]  # fmt: skip
    assert all(id_.startswith("claims/") for id_ in sections[1 : sections.index("topics/index")])


def test_children_follow_their_index() -> None:
    """Pages of a folder stand below its index in the order of its links, then by name."""
    pages = ["index.html", "a/index.html", "a/x.html", "a/y.html", "a/z.html", "b/x.html", "late.html"]
    ordered = in_order(pages, ["index.html", "b/x.html", "gone.html"], lambda _: ["late.html", "a/y.html"])
    assert list(ordered.items()) == [
        ("index.html", 2), ("b/x.html", 2), ("a/index.html", 2), ("a/y.html", 3), ("a/x.html", 3),
        ("a/z.html", 3), ("late.html", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "hosted", "within"),
    [
        ("../sources/b.html#p-1", None, "#sources/b:p-1"),
        ("#e1", None, "#claims/a:e1"),
        ("b%20c.html", None, "#claims/b%20c"),
        ("../own.html", None, None),
        ("../exports/claims.csv", None, None),
        ("../exports/claims.csv", HOSTED, f"{HOSTED}exports/claims.csv"),
        ("../../elsewhere.html", HOSTED, None),
        ("https://example.com/?a=1#b", None, "https://example.com/?a=1#b"),
        ("javascript:alert(1)", HOSTED, None),
        ("//example.com/x", HOSTED, None),
    ],
)
def test_links_lead_inside_the_file_or_out_of_the_site(
    address: str, hosted: str | None, within: str | None
) -> None:
    """What is not in the file is linked where the site is hosted, and nowhere if it is not."""
    links = Links(["claims/a.html", "claims/b c.html", "sources/b.html"], hosted)
    assert links.within("claims/a.html", address) == within


def test_ids_of_different_places_differ() -> None:
    """No page or id makes one place look like another, and each is its own form in an address."""
    pairs = [
        ("a.html", "b:c"),
        ("a:b.html", "c"),
        ("a.html", "b"),
        ("a/b.html", ""),
        ("a.html", "é ü"),
        ("é.html", ""),
    ]
    ids = [anchor(path, id_) for path, id_ in pairs]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if quote(id_, safe="%/:") != id_] == []


def _cleaned(html: str, site: Path, path: str = "page.html") -> str:
    content = etree.fromstring(f"<div class='cb cb--text'>{html}</div>", etree.HTMLParser()).find(".//div")
    cleaner = Cleaner(site, Links(["page.html", "other.html"], None))
    return cleaner.settled(cleaner.section(path, content, 2))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<h1 id='t'>T</h1><p>x</p>", "<h2>T</h2><p>x</p>"),
        ("<p onclick='x()' style='color:red' data-a='b' title='t'>x</p>", '<p title="t">x</p>'),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
        ("<p>a<iframe src='x'>i</iframe><b>c</b></p>", "<p>a<b>c</b></p>"),
        ("<center>kept</center>", "kept"),
        ("<aside aria-label='About'>x</aside>", "<div>x</div>"),
        ("<a href='javascript:alert(1)'>x</a>", "<span>x</span>"),
        ("<a href='exports/claims.csv'>x</a>", "<span>x</span>"),
        ("<a href='other.html#nothing'>x</a>", '<a href="#other">x</a>'),
        ("<p id='a'>x</p><p id='a'>y</p>", '<p id="page:a">x</p><p>y</p>'),
        ("<h2 id='b'>B</h2><a href='#b'>x</a>", '<h3 id="page:b">B</h3><a href="#page:b">x</a>'),
        (
            '<p>&lt;a href="#page:zz"&gt; &amp;lt;b&amp;gt;</p>',
            '<p>&lt;a href="#page:zz"&gt; &amp;lt;b&amp;gt;</p>',
        ),
        ("<img src='https://example.org/x.png' alt='A'>", '<img src="data:," alt="A">'),
        ("<img src='../secret.png' alt='A'>", '<img src="data:," alt="A">'),
        (
            "<svg><rect fill='url(#p)' width='3'></rect></svg>",
            '<svg><rect fill="url(#page:p)" width="3"></rect></svg>',
        ),
        ("<svg><use href='#s'></use></svg>", '<svg><use href="#page:s"></use></svg>'),
    ],
)
def test_only_known_elements_and_attributes_are_kept(given: str, kept: str, tmp_path: Path) -> None:
    """What a page holds beyond words, links and drawings does not reach the file."""
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    section = f'<section class="cb cb--text" id="page">{kept}</section>'
    assert _cleaned(given, tmp_path / "site") == section


def test_pictures_stand_in_the_file(tmp_path: Path) -> None:
    """A picture of the site is written into its place."""
    (tmp_path / "dot.gif").write_bytes(b"GIF89a")
    assert f'src="data:image/gif;base64,{b64encode(b"GIF89a").decode()}"' in _cleaned(
        "<img src='dot.gif' alt=''>", tmp_path
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture(params=[1280, 390])
def window(browser: Browser, root: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The file opened from disk, on a screen and on a phone; nothing must go wrong unseen."""
    with opened(browser, root / "dist", "from disk", request.param) as site:
        site.open("skarholm-2.html")
        yield site
        assert site.complaints == []


def test_what_is_typed_finds(window: Site) -> None:
    """Only pages with all the words stay, whatever the case; a link to another shows all again."""
    page = window.page
    page.get_by_label("Find").fill("LEANS tower")
    assert page.locator("[id='claims/tower-leans']").is_visible()
    assert not page.locator("[id='claims/begin']").is_visible()
    assert re.fullmatch(r"\d+ of \d+ pages", page.locator("output").inner_text())
    page.evaluate("location.hash = '#claims/begin'")
    page.locator("[id='claims/begin']").wait_for()
    assert page.get_by_label("Find").input_value() == ""


def test_nothing_is_wider_than_the_screen(window: Site) -> None:
    """The file does not scroll sideways."""
    assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_escape_shows_all_again(window: Site) -> None:
    """What was typed is put away by one key."""
    field = window.page.get_by_label("Find")
    field.fill("nothing holds these words")
    assert window.page.locator("main > section:visible").count() == 0
    field.press("Escape")
    assert window.page.locator("main > section:visible").count() > 10


def test_without_a_script_all_is_shown(browser: Browser, root: Path) -> None:
    """Where scripts are off, every page is there and no field that would do nothing."""
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto((root / FILE).as_uri())
        assert page.locator("main > section").count() == page.locator("main > section:visible").count() > 10
        assert not page.get_by_label("Find").is_visible()


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 24, 27)")])
def test_the_system_says_whether_it_is_dark(browser: Browser, root: Path, scheme: str, paper: str) -> None:
    """The file is light or dark as the reader's system is, by the theme's own colours."""
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto((root / FILE).as_uri())
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_a_way_back_keeps_to_the_last_word_of_its_note(page: Element) -> None:
    """The no-break space before it is no white space to be shortened."""
    (note,) = (each for each in page.iter("li") if each.get("id") == "index:fn:cost")
    assert "crowns.\xa0↑" in "".join(note.itertext())
