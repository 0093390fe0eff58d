"""Hostile text through every text field of a briefing: it shows as it is and never becomes markup.

One briefing is built twice. First every text is a stand-in, a word such as `Standin042x`; then it is the
string of that number in `hostile.txt`. A page of the second site must be, element by element, the page of
the first with the stand-ins replaced: the same elements, attributes and addresses, and the reader sees the
strings as the data have them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

import citebrief
from browser import WAYS, Way, chromium, opened
from citebrief.frozen import dump as dump_edition
from citebrief.frozen import edition_file, freeze, sealed
from citebrief.hashes import claim_hashes
from citebrief.lock import LOCK_FILE, dump
from citebrief.model import FrozenClaim
from citebrief.report import as_text
from citebrief.single import single_file
from citebrief.site import build_site
from citebrief.words import folded
from test_icalendar import read_calendar

HERE = Path(__file__).parent
STRINGS: list[str] = sorted(
    (json.loads(row) for row in (HERE / "hostile.txt").read_text("utf-8").splitlines() if row[0] == '"'),
    key=lambda text: (text.casefold(), text),
)
"""In the order of the entities' index, so that the stand-ins, numbered, come in the same order."""
WHOLE = [
    """</title><script>alert(1)</script> & &amp; "x" 'y' {{ 7*7 }} {% raw %} [a](javascript:alert(1)) *b*""",
    """1. Scope <b>&lt; " onclick="alert(1) : - # | \\ <https://evil.example/> -- {: .x } \u2067שלום\u2069""",
    "<i>&\"'*_[2]`</i>",
    "__config",
]
"""The texts that a briefing has once: title, scope, subtitle; and a heading that scripts look for."""
ADDRESSES = [
    "https://example.org/a_b_c/(d)*e*?f=1&copy=2&amp;g=_h_#i_(j)",
    "https://example.org/[x](javascript:alert(1))",
    "https://example.org/~u/$v/!w;x,y@z:8/%3Cscript%3E",
    "http://[2001:db8::1]:8080/__a__/**b**",
    "https://münchen.example/Über-uns?q=日本#ﬁ",
    "https://example.org/&lt;b&gt;&#60;i&#62;",
]
OPENED = re.compile(
    "open the (passage|document)|, from its start: the quote’s words alone do not lead to one place in it"
)
"""What depends on the words of a text: whether a link leads to them."""
Texts = Callable[[int], str]


def _stand_in(number: int) -> str:
    return f"Standin{number:03}x"


def _hostile(number: int) -> str:
    return WHOLE[number - 900] if number >= 900 else STRINGS[number]


def _filled(text: str) -> str:
    """Return a text of the first site with its stand-ins replaced."""
    return re.sub(r"Standin(\d{3})x", lambda found: _hostile(int(found[1])), text)


def _briefing(text: Texts) -> dict[str, Any]:
    """Return the data files of a briefing that has each text in each text field."""
    numbers = range(len(STRINGS))
    works = [n for n in numbers if n % 6 == 0]
    about = {
        "id": "hostile", "title": text(900), "subtitle": text(902), "scope": text(901), "edition": "2",
        "authors": [*({"literal": text(n)} for n in numbers), {"family": text(2), "given": text(3)}],
        "publisher": text(4), "licence": text(5), "date": "2022-05-01", "url": ADDRESSES[2],
        "limits": {"words_per_quote": 1000, "share_of_source": 100, "copied_words": 100},
    }  # fmt: skip
    topics = [{"id": f"t-{n:03}", "title": text(n), "summary": text(n)} for n in numbers]
    topics.append({"id": "t-config", "title": text(903), "summary": text(903)})
    return {
        "briefing.yaml": about,
        "topics.yaml": topics,
        "entities.yaml": [_entity(n, text) for n in numbers],
        "sources.yaml": [*(_source(n, text) for n in numbers), *(_work(n, text) for n in works)],
        "claims/all.yaml": [claim for n in numbers for claim in _claims(n, text)],
        "timeline.yaml": [
            {"id": f"v-{n:03}", "title": text(n), "date": "2021", "date_basis": "relative",
             "date_note": text(n), "status": "happened", "claims": [f"c-{n:03}"]}
            for n in numbers
        ],
        "comparisons.yaml": [_comparison(n, text) for n in numbers],
    }  # fmt: skip


def _entity(n: int, text: Texts) -> dict[str, Any]:
    aliases, described = [text(n), text((n + 1) % len(STRINGS))], text(n)
    return {
        "id": f"n-{n:03}", "name": text(n), "type": "person", "aliases": aliases, "description": described
    }  # fmt: skip


def _source(n: int, text: Texts) -> dict[str, Any]:
    tie = {"source": f"w-{n - n % 6:03}", "stated": False, "place": 1, "reason": text(n)}
    return {
        "id": f"s-{n:03}", "type": "document", "title": text(n), "voice": f"n-{n:03}", "issued": "2021",
        "author": [{"literal": text(n)}, {"family": text(n), "given": text(n)}],
        "container-title": text(n), "issued_basis": text(n), "file": _file(n, text),
        "URL": ADDRESSES[n % len(ADDRESSES)],
        "reliability": {"grade": "B", "reason": text(n), "by": text(n)},
        "descriptor": dict.fromkeys(("access", "age", "rests_on", "bias"), text(n)), "derived_from": [tie],
    }  # fmt: skip


def _file(n: int, text: Texts) -> str:
    """Return a file's name that holds the text where the string may be part of one."""
    allowed = not re.search(r'[/\\:"<>|?*]', STRINGS[n]) and len(STRINGS[n].encode()) < 200
    return f"{n:03} {text(n) if allowed else 'text'}.txt"


def _work(n: int, text: Texts) -> dict[str, Any]:
    return {"id": f"w-{n:03}", "type": "report", "title": text(n), "held": False}


def _claims(n: int, text: Texts) -> Iterator[dict[str, Any]]:
    other = (n + 1) % len(STRINGS)
    said_by = [{"id": f"n-{n:03}", "inferred": text(n)}, f"n-{other:03}"]
    evidence = {"source": f"s-{n:03}", "quote": _quote(n, text), "said_by": said_by}
    claim = {"statement": text(n), "kind": "figure", "topic": f"t-{n:03}"}
    claim |= {"value": "12", "unit": text(n)}
    yield {
        **claim, "id": f"c-{n:03}", "entities": [f"n-{n:03}"], "date": "2021", "date_note": text(n),
        "history": [{"edition": "2", "note": text(n)}],
        "evidence": [evidence, {**evidence, "source": f"s-{other:03}", "quote": "begins here"}],
    }  # fmt: skip
    if n % 3 == 0:
        reason = " / ".join(text(m) for m in range(n, min(n + 3, len(STRINGS))))
        retired = {"edition": "2", "reason": reason, "replaced_by": f"c-{n:03}"}
        yield {**claim, "id": f"r-{n:03}", "evidence": [evidence], "retired": retired}


def _quote(n: int, text: Texts) -> str:
    """Return words with the text, or with the first one in place of what may not be quoted or copied."""
    barred = re.search("[\u061c\u200e\u200f\u2066-\u2069]", STRINGS[n]) or folded(STRINGS[n]).count(" ") > 100
    return f"the words {text(0 if barred else n)} close it"


def _comparison(n: int, text: Texts) -> dict[str, Any]:
    other = (n + 1) % len(STRINGS)
    columns = [{"label": text(m), "source": f"s-{m:03}", "claims": [f"c-{m:03}"]} for m in (n, other)]
    aspects = [
        {"label": text(n), "differs": differs, "cells": [text(n), text(n)]} for differs in (True, False)
    ]
    return {
        "id": f"m-{n:03}", "question": text(n), "kind": "wording", "note": text(n), "columns": columns,
        "aspects": aspects,
    }  # fmt: skip


def _built(root: Path, text: Texts) -> Path:
    """Write a briefing, lock it and build its site."""
    data = _briefing(text)
    (root / "data" / "claims").mkdir(parents=True)
    (root / "data" / "sources").mkdir()
    (root / "docs").mkdir()
    for name, value in data.items():
        (root / "data" / name).write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    for n in range(len(STRINGS)):
        passage = f"It begins here.\n\nAnd {_quote(n, text)} at the end.\n\nThis is text {n}.\n"
        (root / "data" / "sources" / _file(n, text)).write_text(passage, "utf-8")
    cited = " ".join(f"A point.[@c-{n:03}]" for n in range(len(STRINGS)))
    parts = "\n\n".join(f"<!-- citebrief: {name} -->" for name in ("counts", "sources", "topics"))
    (root / "docs" / "index.md").write_text(f"---\nkind: overview\n---\n\n# Home\n\n{cited}\n\n{parts}\n")
    (root / "mkdocs.yml").write_bytes((HERE / "briefing" / "mkdocs.yml").read_bytes())
    lock = citebrief.check(root, root / "data" / "sources").lock
    assert lock is not None
    (root / LOCK_FILE).write_text(dump(lock), "utf-8")
    _release(root, text)
    checked = citebrief.check(root, root / "data" / "sources")
    assert not checked.fails(strict=False), checked.problems[:3]
    assert checked.verified is not None
    citebrief.write_pages(root, checked)
    assert build_site(root, checked.verified, strict=True) == 0
    return root


def _release(root: Path, text: Texts) -> None:
    """Write the file of the edition at hand, after one in which each claim had another's statement."""
    verified = citebrief.check(root, root / "data" / "sources").verified
    assert verified is not None
    hashes = claim_hashes(verified)
    now = freeze(verified, hashes, None)
    claims = {
        id_: FrozenClaim(claim.hash, text((int(id_[2:]) + 1) % len(STRINGS)), {"kind": claim.parts["kind"]})
        for id_, claim in now.claims.items()
    }
    before = sealed(replace(now, edition="1", claims=claims))
    (root / "data" / "editions").mkdir()
    for edition in (before, freeze(verified, hashes, before)):
        (root / edition_file(edition.edition)).write_text(dump_edition(edition), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The briefing with stand-ins and the one with hostile strings, both built, at once."""
    root = tmp_path_factory.mktemp("hostile")
    with ThreadPoolExecutor() as pool:
        return list(pool.map(_built, (root / "clean", root / "hostile"), (_stand_in, _hostile)))


@pytest.fixture(scope="module")
def clean(built: list[Path]) -> Path:
    """The built briefing with stand-ins."""
    return built[0]


@pytest.fixture(scope="module")
def hostile(built: list[Path]) -> Path:
    """The built briefing with the hostile strings."""
    return built[1]


CITED = {"div", "fieldset", "legend", "input", "label", "p", "pre", "i", "ul", "ol", "li", "a", "span"}
"""All that a citation is made of."""
EXCLUDED = ("data-search-exclude",)
Node = tuple[str, tuple[tuple[str, str], ...], str, str]


def _nodes(html: str, fill: Callable[[str], str]) -> list[Node]:
    """Return each element of a page with its attributes and texts, counts and digests left out.

    What is JSON or an address inside a page is read by its own rules before; a name in a drawing, which is
    broken into lines as its length asks for, is read as a whole.
    """
    page = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    _without_citations(page)
    for each in page.iter():
        if each.get("type") == "application/ld+json":
            each.text = "\n".join(_strings(json.loads(each.text or "")))
        elif each.get("class") == "Z3988":
            each.set("title", "\n".join(map("=".join, parse_qsl(each.get("title", "")))))
        elif OPENED.match(each.text or ""):
            each.set("href", (each.get("href") or "").partition(":~:")[0].rstrip("#"))
        elif str(each.tag).endswith("}text"):
            each.text = "".join(fill("".join(each.itertext())).split())
            del each[:]
    return [
        (
            str(each.tag),
            tuple(
                (str(name), _plain(fill(value), r"[ \t\r\n\f\u00a0]"))
                for name, value in sorted(each.attrib.items())
            ),
            # Python-Markdown itself makes all white space of a table of contents plain spaces.
            _plain(fill(each.text or ""), r"\s" if each.get("class") == "md-ellipsis" else r"[ \t\r\n\f]"),
            _plain(fill(each.tail or "")),
        )
        for each in page.iter()
    ]


def _without_citations(page: Element) -> None:
    """Empty what the styles shorten and sort as texts are, having seen that no text is markup in it."""
    for each in page.iter():
        if each.get("class") in ("cb-cite", "cb-references", "cb-mention"):
            inside = list(each.iter())
            assert {str(part.tag) for part in inside} <= CITED, (
                each.get("class"),
                [str(p.attrib) for p in inside if p.tag == "img"][:2],
            )
            names = {name for part in inside for name in part.attrib}
            assert names <= {"class", "type", "name", "id", "checked", "for", "data-name", "href", *EXCLUDED}
            links = [part.get("href", "") for part in inside if part.tag == "a"]
            assert all(re.fullmatch(r"(\.\./)*sources/[a-z0-9-]+\.html", link) for link in links)
            each.clear()


def _strings(value: Any) -> Iterator[str]:
    """Yield the names and texts of a JSON value in order."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    else:
        yield str(value).removeprefix("https://spdx.org/licenses/")  # which only an identifier has


def _plain(text: str, space: str = r"[ \t\r\n\f]") -> str:
    """Return a text with white space as HTML collapses it, numbers and digests all alike."""
    text = OPENED.sub("", text)
    return re.sub(r"\b[0-9a-f]{8,}\b|\d+(?:[.,]\d+)*", "0", re.sub(f"{space}+", " ", text)).strip(" ")


def _pages(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root / "site").as_posix(): path.read_text("utf-8")
        for path in sorted((root / "site").rglob("*.html"))
    }


def test_there_are_enough_strings() -> None:
    """At least 100 different strings are tried."""
    assert len(set(STRINGS)) == len(STRINGS) >= 100


def test_pages_are_the_clean_ones_with_the_texts_replaced(clean: Path, hostile: Path) -> None:
    """No page has an element, attribute, address, script or style that clean data would not give."""
    expected, found = _pages(clean), _pages(hostile)
    assert expected.keys() == found.keys()
    for path, html in found.items():
        wanted, got = _nodes(expected[path], _filled), _nodes(html, str)
        different = [pair for pair in zip(wanted, got, strict=False) if pair[0] != pair[1]]
        assert not different, (path, different[0])
        assert len(wanted) == len(got), path


def _single(root: Path) -> str:
    """Return the single file of a built site."""
    briefing = citebrief.check(root, root / "data" / "sources").briefing
    assert briefing is not None
    return single_file(root / "site", briefing.about)


def test_the_single_file_is_the_clean_one_with_the_texts_replaced(clean: Path, hostile: Path) -> None:
    """Nothing in it but the texts, the addresses and the citations differs from what clean data give."""
    wanted, got = ([node for node in _nodes(_single(root), fill) if node[0] != "a"]
                   for root, fill in ((clean, _filled), (hostile, str)))  # fmt: skip
    assert [pair for pair in zip(wanted, got, strict=False) if pair[0] != pair[1]][:1] == []
    assert len(wanted) == len(got)


def test_a_browser_shows_the_single_file_and_runs_nothing(hostile: Path, tmp_path: Path) -> None:
    """The single file of hostile data opens in Chromium without a dialog, a request or an error."""
    (tmp_path / "hostile.html").write_text(_single(hostile), "utf-8")
    with chromium() as browser, opened(browser, tmp_path, "from disk") as site:
        page = site.open("hostile.html")
        page.get_by_label("Find", exact=True).fill("<img src=x onerror=alert(1)>")
        assert 0 < page.locator("main > section:visible").count() < page.locator("main > section").count()
        assert site.complaints == []


def test_no_id_stands_twice_and_none_is_made_of_words(hostile: Path) -> None:
    """No text gives an element of a page an id that a script or another element has."""
    for path, html in _pages(hostile).items():
        ids = re.findall(r'<[^>]* id="?([^" >]+)', html)
        assert [each for each, count in Counter(ids).items() if count > 1] == [], path


def test_addresses_lead_where_the_data_say(hostile: Path) -> None:
    """A source's page links to its address letter by letter, to open passages too."""
    for number in range(len(ADDRESSES)):
        html = (hostile / "site" / "sources" / f"s-{number:03}.html").read_text("utf-8")
        page = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
        links = [(each.get("href"), "".join(each.itertext())) for each in page.iter("a")]
        outward = [(str(url).partition(":~:")[0], label) for url, label in links if "//" in str(url)]
        assert outward.pop() == (ADDRESSES[number], ADDRESSES[number])
        assert {url.removesuffix("#") for url, _ in outward} == {ADDRESSES[number].removesuffix("#")}
        assert all(OPENED.match(label) for _, label in outward)


def test_deep_links_hold_the_quote(hostile: Path) -> None:
    """The words of a link are the quote's first and last, no sign of the directive's own among them."""
    led = 0
    for number, text in enumerate(STRINGS):
        html = (hostile / "site" / "claims" / f"c-{number:03}.html").read_text("utf-8")
        page = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
        card = next(each for each in page.iter("article") if each.get("id") == "e1")
        urls = [str(each.get("href")) for each in card.iter("a") if OPENED.match(each.text or "")]
        directive = urls[0].partition(":~:text=")[2]
        assert len(urls) == 1, text
        assert re.fullmatch(r"[\w.~%]*(,[\w.~%]+)?", directive, re.ASCII), text
        first, _, last = map(unquote, directive.partition(","))
        quote = _quote(number, _hostile)
        assert quote.startswith(first), text
        assert quote.endswith(last), text
        led += bool(first)
    assert led > len(STRINGS) / 2


def _fragment(html: str, fill: Callable[[str], str]) -> tuple[list[str], str]:
    """Return the elements and the text of a piece of HTML, as the search script shows it."""
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [str(each.tag) for each in tree.iter()], _plain(fill("".join(tree.itertext())), r"\s")


def test_the_search_index_is_the_clean_one_with_the_texts_replaced(clean: Path, hostile: Path) -> None:
    """Titles and texts of the index, which the search script writes as HTML, hold the strings as text."""
    wanted, got = (
        json.loads((root / "site" / "search" / "search_index.json").read_text("utf-8"))["docs"]
        for root in (clean, hostile)
    )
    assert [entry["location"] for entry in wanted] == [entry["location"] for entry in got]
    for one, other in zip(wanted, got, strict=True):
        for name in ("title", "text"):
            assert _fragment(one[name], _filled) == _fragment(other[name], str), one["location"]
    offline = (hostile / "site" / "search" / "search_index.js").read_text("utf-8")
    assert json.loads(offline.removeprefix("var __index = "))["docs"] == got


def test_exports_hold_the_strings(hostile: Path) -> None:
    """Every export is read back with the strings as the data have them."""
    exports = hostile / "site" / "exports"
    rows = {
        name: [json.loads(row) for row in (exports / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("claims", "events", "entities", "comparisons")
    }
    claims = [row for row in rows["claims"] if not row["retired"]]
    assert [row["statement"] for row in claims] == STRINGS
    assert [row["evidence"][0]["quote"] for row in claims] == [
        _quote(n, _hostile) for n in range(len(STRINGS))
    ]
    assert [row["title"] for row in rows["events"]] == STRINGS
    assert [row["name"] for row in rows["entities"]] == STRINGS
    assert [row["aliases"][0] for row in rows["entities"]] == STRINGS
    assert [row["question"] for row in rows["comparisons"]] == STRINGS
    sources = json.loads((exports / "sources.csl.json").read_text("utf-8"))[: len(STRINGS)]
    assert [source["title"] for source in sources] == STRINGS
    assert [source["author"][1]["family"] for source in sources] == STRINGS


def test_the_calendar_holds_the_strings(hostile: Path) -> None:
    """Every event is one entry with its title as the data have it, and nothing else in its place."""
    entries = read_calendar((hostile / "site" / "exports" / "events.ics").read_bytes())
    assert [entry["SUMMARY"] for entry in entries] == [f"{text} (2021)" for text in STRINGS]


def test_the_configuration_holds_the_strings(hostile: Path) -> None:
    """What the whole site inherits is read back by a YAML loader, as the text of attributes."""
    config = yaml.safe_load((hostile / "build" / "edition.yml").read_text("utf-8"))
    values = config["site_name"], config["site_description"]
    assert [_fragment(value, str) for value in values] == [
        (["DOCUMENT_FRAGMENT"], _plain(text, r"\s")) for text in WHOLE[:2]
    ]
    assert config["site_url"] == ADDRESSES[2] + "/"


def test_feeds_hold_the_strings(hostile: Path) -> None:
    """Both feeds are read back with title, scope and authors as the data have them."""
    feed = ElementTree.fromstring((hostile / "site" / "feeds" / "atom.xml").read_text("utf-8"))
    names = [each.text for each in feed.iterfind("{*}author/{*}name")]
    assert [feed.findtext("{*}title"), feed.findtext("{*}subtitle")] == [f"{WHOLE[0]}: editions", WHOLE[1]]
    assert (names[:-1], feed.findtext("{*}entry/{*}title")) == (STRINGS, f"{WHOLE[0]}, edition 2")
    told = json.loads((hostile / "site" / "feeds" / "editions.json").read_text("utf-8"))
    assert [each["name"] for each in told["authors"]] == names


@pytest.mark.parametrize("way", WAYS)
def test_a_browser_shows_the_strings_and_runs_nothing(hostile: Path, way: Way) -> None:
    """Pages and search of the hostile site work in Chromium, without a dialog or an error."""
    with chromium() as browser, opened(browser, hostile / "site", way) as site:
        for path in (
            "index.html",
            "claims/index.html",
            "comparisons.html",
            "changes.html",
            "timeline.html",
            "topics/t-config.html",
        ):
            site.open(path)
        assert site.page.title() == f"{WHOLE[3]} - {WHOLE[0]}"
        assert "<img src=x onerror=alert(1)>" in {title.strip() for title in site.search("onerror")}
        assert site.complaints == []


REFUSED = [*map(chr, (0, 1, 7, 8, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F)),
           *"\n\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufdd0\ufffe\uffff",
           "\u2066 open", "\u2069\u2066", "\r\n"]  # fmt: skip


def test_what_no_page_can_show_is_refused(briefing_folder: Path) -> None:
    """Control characters, overrides, open isolates and line breaks are CB105 in every case."""
    rows = [{"id": f"n-{n:02}", "name": f"a{text}b", "type": "person"} for n, text in enumerate(REFUSED)]
    _append(briefing_folder / "data" / "entities.yaml", rows)
    problems = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").problems
    assert [problem.code for problem in problems] == ["CB105"] * len(REFUSED)


@pytest.mark.parametrize("half", ["\ud800", "\udfff", "\udfff\ud800"])
@pytest.mark.parametrize("name", ["more.yaml", "more.jsonl"])
def test_half_a_pair_is_refused(briefing_folder: Path, half: str, name: str) -> None:
    """A surrogate that an escape names is refused when read or when validated, and is reported in UTF-8."""
    claim = {"id": "half", "statement": f"a{half}b", "kind": "event", "topic": "tower", "evidence": [
        {"source": "gazette", "quote": "the old tower leans"}
    ]}  # fmt: skip
    row = json.dumps(claim)
    (briefing_folder / "data" / "claims" / name).write_text(f"- {row}" if "yaml" in name else row, "utf-8")
    problems = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").problems
    assert {"CB003", "CB105"} & {problem.code for problem in problems}
    assert as_text(problems).encode("utf-8")


def _append(file: Path, rows: list[dict[str, Any]]) -> None:
    """Write records after those of a file, with the escapes that JSON and YAML share."""
    file.write_text(file.read_text("utf-8") + "".join(f"- {json.dumps(row)}\n" for row in rows), "utf-8")


UNSAFE = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "blob:https://example.org/x",
    "file:///etc/passwd", "ftp://example.org/", "//example.org/", "/x", "x", "http:", "http://", "http://[::1",
    "https:///x", "https://a:b@example.org/", "https://example.org:x/", "https://example.org\\x",
    "https://example.org/ x", "https://example.org/\u00a0x", 'https://example.org/"x', "https://example.org/<x>",
    "https://example.org/`x`",
]  # fmt: skip


def test_odd_addresses_are_refused(briefing_folder: Path) -> None:
    """Anything but an absolute http or https address is CB113."""
    rows = [
        {"id": f"w-{n:02}", "type": "report", "title": "x", "held": False, "URL": url}
        for n, url in enumerate(UNSAFE)
    ]
    _append(briefing_folder / "data" / "sources.yaml", rows)
    problems = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").problems
    assert [problem.code for problem in problems] == ["CB113"] * len(UNSAFE)
