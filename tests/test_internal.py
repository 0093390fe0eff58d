"""The internal edition: the texts in it and nowhere else, every page noted as internal, links both ways."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import html5lib
import pytest

import citebrief
from citebrief.cli import main
from citebrief.internal import noted
from citebrief.load import load
from citebrief.text import Text
from citebrief.validate import validate
from reading import HOSTILE, with_readings

HERE = Path(__file__).parent
SOURCES = ("gazette", "letter", "secret")
Files = dict[str, bytes]


def _files(*folders: Path) -> Files:
    """Return the content of every file below some folders, and of every file in a zip among them."""
    found: Files = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        found[path.as_posix()] = path.read_bytes()
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                found |= {f"{path}/{name}": archive.read(name) for name in archive.namelist()}
    return found


def _public(root: Path) -> Files:
    return _files(root / "site", root / "dist", root / "build")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Files]]:
    """A briefing built for the public, then internally, then for the public; what was public after each."""
    root = tmp_path_factory.mktemp("internal") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    (root / "texts").rename(root / "data" / "sources")
    with_readings(root)
    found = []
    for option in ([], ["--internal"], []):
        assert main(["build", "--strict", "--root", str(root), *option]) == 0
        found.append(_public(root))
    return root, found


@pytest.fixture(scope="module")
def root(states: tuple[Path, list[Files]]) -> Path:
    """The folder of the briefing."""
    return states[0]


@pytest.fixture
def briefing(root: Path, tmp_path: Path) -> Path:
    """A copy of the built briefing, to be spoilt."""
    return Path(shutil.copytree(root, tmp_path / "briefing"))


def _page(root: Path, path: str) -> Element:
    html = (root / "site-internal" / path).read_bytes()
    page: Element = html5lib.parse(html, transport_encoding="utf-8", namespaceHTMLElements=False)
    return page


def _texts(root: Path) -> dict[str, Text]:
    briefing = validate(load(root)[0])[0]
    assert briefing
    folder = root / "data" / "sources"
    return {s: Text.from_bytes((folder / (briefing.sources[s].file or "")).read_bytes()) for s in SOURCES}


def test_what_is_public_is_the_same_before_and_after(states: tuple[Path, list[Files]]) -> None:
    """An internal build changes no byte of `site/`, `dist/` and `build/`; nor does a public one after it."""
    first, second, third = states[1]
    assert first == second == third
    assert len(first) > 100


def _paragraphs(text: Text) -> list[str]:
    """Return the paragraphs that are longer than a quote may be."""
    lines = [text.raw[start:end].strip("\ufeff ") for start, end in text.lines]
    return [line for line in lines if len(line.split()) > 12 or len(line) > 200]


def test_the_texts_are_nowhere_else(root: Path) -> None:
    """Paragraphs of the texts stand in the internal edition, and not in `site/`, `dist/` or `build/`."""
    longer = {line for text in _texts(root).values() for line in _paragraphs(text)}
    assert len(longer) == 7
    for name, data in _public(root).items():
        shown = unescape(data.decode("utf-8", "replace"))
        assert [line for line in longer if line in shown] == [], name
    pages = (_page(root, f"sources/texts/{source}.html") for source in SOURCES)
    shown = "".join("".join(page.itertext()) for page in pages)
    assert [line for line in longer if line not in shown] == []


def test_every_page_says_that_it_is_internal(root: Path) -> None:
    """With a banner, in its title, and to search engines; its style is there."""
    site = root / "site-internal"
    paths = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert len(paths) > 40
    for path in paths:
        page = _page(root, path.as_posix())
        (banner,) = page.iterfind("./body/aside[@class='cb-internal']")
        assert "not to be published" in "".join(banner.itertext())
        robots = [meta.get("content") for meta in page.iterfind(".//meta[@name='robots']")]
        assert robots == ["noindex, nofollow, noarchive"]
        assert (page.findtext("./head/title") or "").startswith("Internal: ")
        styles = [link.get("href", "") for link in page.iterfind("./head/link[@rel='stylesheet']")]
        assert (site / path.parent / styles[-1]).is_file()
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"


def test_the_banner_stands_in_a_page_without_head_and_body() -> None:
    """A writer's own HTML may leave out their tags."""
    html = noted("<p>words</p>", "../")
    assert html.endswith("<p>words</p>")
    assert html.index("noindex") < html.index("not to be published") < html.index("words")


def test_no_page_claims_the_public_address(root: Path) -> None:
    """Neither a canonical link nor a sitemap gives an internal page the public site's address."""
    for name, data in _files(root / "site-internal").items():
        assert b'rel="canonical"' not in data, name
    assert b"<loc>" not in (root / "site-internal" / "sitemap.xml").read_bytes()


def _addresses(page: Element) -> Iterator[str]:
    yield from (link.get("href", "") for link in page.iterfind(".//a"))


def _ids(page: Element) -> list[str]:
    return [element.get("id", "") for element in page.iter() if element.get("id")]


def test_every_passage_leads_to_its_place_in_the_text(root: Path) -> None:
    """The claim's page links to the passage in the text, and the text back to the evidence."""
    briefing = validate(load(root)[0])[0]
    assert briefing
    checked = 0
    for claim in briefing.claims.values():
        page = _page(root, f"claims/{claim.id}.html")
        for number, evidence in enumerate(claim.evidence, 1):
            there = f"sources/texts/{evidence.source}.html"
            assert f"../{there}#{claim.id}-e{number}" in list(_addresses(page))
            text = _page(root, there)
            assert _ids(text).count(f"{claim.id}-e{number}") == 1
            assert f"../../claims/{claim.id}.html#e{number}" in list(_addresses(text))
            assert f"e{number}" in _ids(page)
            checked += 1
    assert checked == 20


def test_links_of_the_internal_edition_lead_somewhere(root: Path) -> None:
    """Each link of a text's page, of its source's page and of the overview has its page and its anchor."""
    site = root / "site-internal"
    paths = [f"sources/{folder}{source}.html" for folder in ("", "texts/") for source in SOURCES]
    for path in ("index.html", *paths):
        for address in filter(None, map(str, _addresses(_page(root, path)))):
            if urlsplit(address).scheme:
                continue
            file, anchor = urldefrag(address)
            target = (site / path).parent / unquote(file) if file else site / path
            assert target.is_file(), address
            ids = _ids(_page(root, target.resolve().relative_to(site.resolve()).as_posix())) if anchor else []
            assert not anchor or unquote(anchor) in ids, address


def test_a_source_leads_to_its_text(root: Path) -> None:
    """The page of a source has the way to the page of its text."""
    assert [
        s for s in SOURCES if f"texts/{s}.html" not in list(_addresses(_page(root, f"sources/{s}.html")))
    ] == []


def test_a_text_stands_as_it_is(root: Path) -> None:
    """Each paragraph has its number and its words and nothing more, whatever they would be as markup."""
    for source, text in _texts(root).items():
        page = _page(root, f"sources/texts/{source}.html")
        words = ["".join(shown.itertext()) for shown in page.iterfind(".//p[@class='cb-words']")]
        assert words == [text.raw[start:end] for start, end in text.lines]
        numbers = [shown.get("id") for shown in page.iterfind(".//div[@class='cb-paragraph']")]
        assert numbers == [f"p{number}" for number in range(1, len(text.lines) + 1)]
    assert list(HOSTILE) == words_of_the_letter(root)[-len(HOSTILE) :]


def words_of_the_letter(root: Path) -> list[str]:
    """Return the paragraphs of the letter as its page has them."""
    page = _page(root, "sources/texts/letter.html")
    return ["".join(shown.itertext()) for shown in page.iterfind(".//p[@class='cb-words']")]


def test_a_passage_over_two_paragraphs_is_marked_in_both(root: Path) -> None:
    """Each paragraph lists it, with the paragraphs that it runs over; its anchor stands in the first."""
    page = _page(root, "sources/texts/letter.html")
    words = {}
    for number in (11, 12):
        (paragraph,) = page.iterfind(f".//div[@id='p{number}']")
        marks = [m for m in paragraph.iter("mark") if "read-calm-e1" in m.get("data-of", "").split()]
        words[number] = "".join("".join(mark.itertext()) for mark in marks)
        (note,) = paragraph.iterfind(".//li[@data-of='read-calm-e1']")
        assert "(paragraphs 11–12)" in "".join(note.itertext())
    assert words == {11: "until six.", 12: "The sea"}


def test_each_note_names_stance_and_claim(root: Path) -> None:
    """With a sign and a word; of a withdrawn claim it says so."""
    letter, gazette = (_page(root, f"sources/texts/{source}.html") for source in ("letter", "gazette"))
    (denied,) = letter.iterfind(".//li[@data-of='tower-leans-e3']")
    told = "".join(denied.itertext())
    assert told == "b − disputes: The old tower is about 12 centimetres out of the vertical."
    (withdrawn,) = gazette.iterfind(".//li[@data-of='two-windows-old-e1']")
    assert "supports: withdrawn: Two windows" in "".join(withdrawn.itertext())


def test_the_search_of_the_internal_edition_knows_the_texts(root: Path) -> None:
    """What no claim says is found in the text; the notes beside it, which repeat claims, are left out."""
    index = json.loads((root / "site-internal" / "search" / "search_index.json").read_text("utf-8"))
    (letter,) = (entry for entry in index["docs"] if entry["location"] == "sources/texts/letter.html#title")
    assert "lit the stove" in letter["text"]
    assert "This is said of it" not in letter["text"]
    assert "<script" not in letter["text"]


def test_a_source_whose_text_is_not_at_hand_has_no_page(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its passages lead to the source's page as in public, and the summary names it."""
    (briefing / "data" / "sources" / "gazette.txt").unlink()
    assert main(["build", "--internal", "--strict", "--root", str(briefing)]) == 0
    assert not (briefing / "site-internal" / "sources" / "texts" / "gazette.html").exists()
    assert "../sources/gazette.html#cost-e1" in list(_addresses(_page(briefing, "claims/cost.html")))
    assert "2 of them texts; not at hand, so not to be read there: gazette\n" in capsys.readouterr().out


def test_without_any_text_nothing_is_built(briefing_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the folder and the ways to name another, and no folder is made."""
    shutil.rmtree(briefing_folder / "data" / "sources")
    assert main(["build", "--internal", "--root", str(briefing_folder)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("citebrief: no text of a source is at hand in ")
    assert all(way in said for way in ("data/sources", "--sources", "CITEBRIEF_SOURCES"))
    assert not (briefing_folder / "site-internal").exists()
    assert not (briefing_folder / "build").exists()


def test_a_failing_internal_build_leaves_the_last_one(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does it leave a text in `build/`."""
    old = _files(briefing / "site-internal")
    page = briefing / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md) is said.[@cost]\n", "utf-8")
    assert main(["build", "--internal", "--strict", "--root", str(briefing)]) == 1
    assert capsys.readouterr().err.endswith(
        "site-internal/: left as it was; what MkDocs says above stands in the way\n"
    )
    assert _files(briefing / "site-internal") == old
    assert sorted(path.name for path in (briefing / "build").iterdir()) == [".lock", "docs", "edition.yml"]


def test_two_internal_builds_are_the_same(briefing: Path) -> None:
    """The same data and texts give the same bytes."""
    old = _files(briefing / "site-internal")
    checked, status = citebrief.build(briefing, briefing / "data" / "sources", strict=True, internal=True)
    assert (checked.problems, status) == ([], 0)
    assert _files(briefing / "site-internal") == old


@pytest.mark.parametrize("command", ["pages", "build"])
def test_what_a_killed_build_left_of_the_texts_goes_with_the_next_run(command: str, briefing: Path) -> None:
    """Killed at its work, an internal build cannot clear the texts away; whatever runs next does."""
    left = briefing / "build" / "internal-docs-new" / "sources" / "texts" / "letter.md"
    left.parent.mkdir(parents=True)
    left.write_text("A text.")
    assert main([command, "--root", str(briefing)]) == 0
    assert sorted(path.name for path in (briefing / "build").iterdir()) == [".lock", "docs", "edition.yml"]
