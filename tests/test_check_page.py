"""The page "Check it yourself" in a real Chromium, from a web server and from disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

import citebrief
from browser import WAYS, Site, chromium, opened, until
from citebrief.lock import LOCK_FILE, dump

HERE = Path(__file__).parent
EXTRA = """
- {id: odd, type: document, title: "<b id=x>Odd</b> & ‘odd’", voice: board, file: "o&d.txt"}
"""
ODD = """\
- id: odd-quote
  statement: "<img src=x onerror=alert(1)> is what a sign says."
  kind: statement
  topic: tower
  evidence: [{source: odd, quote: "</script><b>1</b> 😀", paragraph: 2, occurrence: 2}]
"""
TEXT = "\ufeffA sign: 😀\r\nIt said </script><b>1</b> 😀 and “</script><b>1</b>\u00a0😀”\r\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional briefing with one more source, whose text and claim are full of markup, and its site."""
    root = tmp_path_factory.mktemp("checker") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    with (root / "data" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(EXTRA)
    (root / "data" / "claims" / "odd.yaml").write_text(ODD, "utf-8")
    (root / "texts" / "o&d.txt").write_bytes(TEXT.encode())
    lock = citebrief.check(root, root / "texts").lock
    assert lock is not None
    (root / LOCK_FILE).write_text(dump(lock), "utf-8")
    checked, status = citebrief.build(root, root / "texts")
    assert ([problem for problem in checked.problems if problem.severity == "error"], status) == ([], 0)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture(params=WAYS)
def site(browser: Browser, root: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The site in a window, hosted and from disk; nothing must go wrong unseen in it."""
    with opened(browser, root / "site", request.param) as site:
        yield site
        assert site.complaints == []


@pytest.fixture(scope="module")
def gazette(root: Path) -> str:
    """The text of a source."""
    return (root / "texts" / "gazette.txt").read_text("utf-8")


def _choose(page: Page, name: str, data: str | bytes) -> str:
    """Choose a file and return what is said of it."""
    content = data.encode() if isinstance(data, str) else data
    page.set_input_files("#check-file", {"name": name, "mimeType": "text/plain", "buffer": content})
    return _said(page)


def _said(page: Page) -> str:
    """Wait for the last word and return it."""
    until(page, "() => !['', '…'].includes(document.getElementById('check-status').textContent.slice(-1))")
    return page.locator("#check-status").inner_text()


def _listed(page: Page) -> dict[str, list[str]]:
    """Return for each heading of the result the addresses and places of the passages below it."""
    return {
        section.locator("h2").inner_text(): [
            f"{row.locator('a').get_attribute('href')} {row.locator('.cb-passage').inner_text()}"
            for row in section.locator("article").all()
        ]
        for section in page.locator("#check-found section").all()
    }


@pytest.mark.parametrize(
    ("id_", "file", "count"),
    [
        ("gazette", "gazette.txt", "7 passages are cited from it: 7 found at the recorded place."),
        ("letter", "letter.txt", "4 passages are cited from it: 4 found at the recorded place."),
        ("secret", "minutes.txt", "1 passage is cited from it: 1 found at the recorded place."),
        ("odd", "o&d.txt", "1 passage is cited from it: 1 found at the recorded place."),
    ],
)
def test_our_own_file_is_known(site: Site, root: Path, id_: str, file: str, count: str) -> None:
    """By its SHA-256 a file is known under any name, and every passage stands at its recorded place."""
    page = site.open("check.html")
    said = _choose(page, "copy.txt", (root / "texts" / file).read_bytes())
    assert said.startswith("This is, byte for byte, the file that we read as ")
    assert said.endswith(count)
    assert page.locator("#check-source").input_value() == id_


def test_a_changed_file_is_told_from_ours(site: Site, gazette: str) -> None:
    """First it is said that the file is another; then what is gone, fits twice, has changed or moved."""
    changed = gazette.replace("Nobody has slept", "Nobody had slept").replace("3.2 million", "3.20 million")
    changed = changed.replace("4 March 2021 to", "4 March 2021 To") + "The work may begin in spring 2022.\n"
    page = site.open("check.html")
    said = _choose(page, "gazette.txt", changed)
    assert said.startswith("This file is not the one that we read as The Skarholm Gazette, 2021")
    assert said.endswith(
        "7 passages are cited from it: 2 not there, 1 where the quote fits several places, "
        "1 at the recorded place in other words, 2 found elsewhere, 1 found at the recorded place."
    )
    listed = _listed(page)
    start = changed.index("The storm of January")
    end = changed.index("windows.") + len("windows")
    assert [*listed] == [
        "2 not there",
        "1 where the quote fits several places",
        "1 at the recorded place in other words",
        "2 found elsewhere",
        "1 found at the recorded place",
    ]
    assert listed["2 found elsewhere"][0] == (
        f"claims/two-windows.html#e1 recorded: paragraph 7, characters {start - 1}–{end - 1}; "
        f"in your file: paragraph 7, characters {start}–{end}; the same to the letter"
    )
    assert listed["1 at the recorded place in other words"][0].startswith("claims/rebuild-decided.html#e1 ")


def test_a_file_that_is_none_of_ours_waits_for_a_choice(site: Site) -> None:
    """Which source it should be is the reader's to say; nothing of it is found then."""
    page = site.open("check.html")
    assert _choose(page, "x.txt", "Something else.").startswith("This file is none of those that we read.")
    page.select_option("#check-source", "letter")
    page.wait_for_selector("#check-found section")
    assert _said(page).endswith("4 passages are cited from it: 4 not there.")


def test_where_no_word_is_published_only_the_recorded_place_is_looked_at(site: Site, root: Path) -> None:
    """The passage is compared by its SHA-256; moved by one character, it is not sought elsewhere."""
    minutes = (root / "texts" / "minutes.txt").read_text("utf-8")
    page = site.open("check.html")
    assert _choose(page, "minutes.txt", minutes + " ").endswith("1 found at the recorded place.")
    assert _choose(page, "minutes.txt", " " + minutes).endswith("1 not at the recorded place.")
    assert page.locator("#check-found h2").inner_text().endswith("as its words are not published")
    scripts = "".join(path.read_text("utf-8") for path in (root / "site" / "passages").iterdir())
    assert "decided to rebuild the light" in minutes
    assert "decided to rebuild the light" not in scripts


def test_a_file_that_is_no_text_is_refused(site: Site) -> None:
    """Bytes that are not UTF-8 are said to be so, and nothing is looked up."""
    page = site.open("check.html#text-gazette")
    said = _choose(page, "gazette.txt", "The Skarholm Gazette".encode("utf-16"))
    assert said.endswith("It is not valid UTF-8, so no passage can be looked up in it.")
    assert page.locator("#check-found section").count() == 0


def test_nothing_leaves_the_browser(site: Site, gazette: str) -> None:
    """Once the page is there, all that is asked for is the site's own list of passages."""
    page = site.open("check.html")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    _choose(page, "gazette.txt", gazette)
    _choose(page, "gazette.txt", gazette + "More.")
    files = [(each.method, each.url) for each in asked if not each.url.endswith("/favicon.png")]
    assert files == [("GET", f"{site.address}passages/gazette.js")]


def test_what_a_file_is_called_or_holds_stays_text(site: Site) -> None:
    """Neither the file nor a claim nor a source puts an element on the page; its quote is shown as it is."""
    page = site.open("check.html")
    said = _choose(page, "<img src=x onerror=alert(2)>.txt", TEXT)
    assert "<b id=x>Odd</b> & ‘odd’" in said
    assert page.locator(".cb-check :is(img, b)").count() == 0
    statement = page.locator("#check-found article a").inner_text()
    assert statement == "<img src=x onerror=alert(1)> is what a sign says."
    assert page.locator("#check-found blockquote").inner_text() == "“</script><b>1</b> 😀”"
    assert "<img src=x onerror=alert(2)>.txt" in page.locator("#check-found dl").inner_text()


def test_a_passage_leads_to_its_evidence(site: Site, gazette: str) -> None:
    """A click on a statement opens the claim's page at the evidence."""
    page = site.open("check.html")
    _choose(page, "gazette.txt", gazette)
    page.click("#check-found a >> nth=0")
    page.wait_for_url("**/claims/rebuild-decided.html#e1")
    assert page.locator("article:target").count() == 1


def test_a_source_leads_to_its_check(site: Site, gazette: str) -> None:
    """From a source's page the source is chosen already, so that a file of any name is held against it."""
    page = site.open("sources/gazette.html")
    page.click('a[href*="check.html#"]')
    page.wait_for_url("**/check.html#text-gazette")
    assert page.locator("#check-source").input_value() == "gazette"
    assert "is not the one that we read as The Skarholm Gazette" in _choose(page, "x.txt", gazette + "!")


def test_the_page_works_by_keyboard(site: Site, gazette: str, tmp_path: Path) -> None:
    """Tab reaches the file field, the space bar opens it, and the next Tab is at the choice of source."""
    (tmp_path / "x.txt").write_text(gazette, "utf-8")
    page = site.open("check.html")
    # Chooser first: on a busy machine a key may overtake the wish to be told of one.
    with page.expect_file_chooser() as opened_chooser:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "check-file":
                break
        assert page.evaluate("document.activeElement.id") == "check-file"
        page.keyboard.press("Space")
    opened_chooser.value.set_files(tmp_path / "x.txt")
    assert _said(page).endswith("7 found at the recorded place.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "check-source"
    page.keyboard.press("ArrowDown")
    until(page, "document.getElementById('check-status').textContent.includes('is not the one')")


DROP = """([name, text, times]) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text.repeat(times)], name))
    for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
        const left = document.querySelector("h1").dispatchEvent(event)
        if (left) throw new Error(`${type} is left to the browser`)
    }
}"""


def test_a_file_may_be_dropped_anywhere(site: Site, gazette: str) -> None:
    """A file dropped on the heading is taken like one that is chosen, and the page stays."""
    page = site.open("check.html")
    page.evaluate(DROP, ["gazette.txt", gazette, 1])
    assert _said(page).endswith("7 found at the recorded place.")


def test_the_last_file_counts(site: Site, gazette: str) -> None:
    """A file taken while another is still read or looked up puts that one aside."""
    page = site.open("check.html")
    for name, text in (("a", gazette * 500), ("gazette.txt", gazette + "!"), ("b", gazette)):
        page.evaluate(DROP, [name, text, 1])
    until(page, "document.getElementById('check-status').textContent.includes('byte for byte')")
    page.wait_for_timeout(300)
    assert _said(page).endswith("7 found at the recorded place.")
    assert page.locator("#check-found dl").inner_text().split()[1] == "b"


def test_a_file_larger_than_any_of_ours_is_not_read(site: Site) -> None:
    """A film taken by mistake does not fill the memory."""
    page = site.open("check.html")
    page.evaluate(DROP, ["film", "x", 20_000_001])
    assert _said(page) == "film is larger than any text that we read."


def test_the_result_is_announced_and_the_fields_are_named(site: Site) -> None:
    """A screen reader hears both fields by their labels, and the result as a status."""
    page = site.open("check.html")
    assert page.get_by_label("Your file, chosen or dropped on this page").count() == 1
    assert page.get_by_label("What it is").count() == 1
    assert page.get_by_role("status").get_attribute("id") == "check-status"


def test_without_scripts_the_page_says_how_to_check_by_hand(browser: Browser, root: Path) -> None:
    """No control is shown that would do nothing; the SHA-256 of each text is."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((root / "site" / "check.html").as_uri())
        assert page.locator("#check-needs").is_visible()
        assert not page.locator("#check-file").is_visible()
        locked = json.loads((root / LOCK_FILE).read_text("utf-8"))["sources"]
        assert all(source["sha256"] in page.locator("main").inner_text() for source in locked.values())


def _with_policy(route: Route) -> None:
    policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


def test_the_page_needs_no_exception_from_a_strict_policy(browser: Browser, root: Path, gazette: str) -> None:
    """With scripts and styles of its own files alone allowed, the page works as before."""
    with opened(browser, root / "site", "hosted") as site:
        site.page.route("**/*.html", _with_policy)
        page = site.open("check.html")
        assert _choose(page, "gazette.txt", gazette).endswith("7 found at the recorded place.")
        assert [each for each in site.complaints if "check/" in each or "passages/" in each] == []
