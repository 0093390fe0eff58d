"""The heads of built pages, as Zotero's readers of tags and COinS and as parsers of JSON-LD take them."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import html5lib
import pytest

import citebrief
from citebrief.dates import parse
from citebrief.edition import edition_config
from citebrief.iso import exact, exact_span
from citebrief.model import Agent, BriefingRecord, Source, Verified
from citebrief.pages.check import own_field
from citebrief.pages.coins import coins
from citebrief.pages.head import described, with_head
from citebrief.pages.structured import report_data

HERE = Path(__file__).parent
REPORT = '---\ntitle: The "tower" & <its> light\ndescription: What "they" say\n---\n\nA page.[@cost]\n'
BARE = "# The *board* [at](x.md) work[@cost]\n\nThe board decided.[@rebuild-decided]\n"
NO_REPORT = "---\nkind: method\nnarrative: false\ntitle: Method\n---\n\nWords.\n"


@dataclass
class Item:
    """What Zotero makes of one page."""

    type: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[str] = field(default_factory=list)


def parsed(html: str) -> Any:
    """Return the tree of a page."""
    return html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)


def zotero(html: str) -> Item:
    """Read the head of a page by the rules that Zotero documents; the page's own address is not known."""
    item, tags = Item(), list(parsed(html).find("head").iter("meta"))
    named = [(tag.get("name") or tag.get("property") or "", tag.get("content") or "") for tag in tags]
    values = {name.casefold(): content for name, content in named}
    hard = [name for name, _ in named if name == "citation_technical_report_institution"]
    guessed = "journalArticle" if "citation_title" in values else "webpage"
    item.type = "webpage" if values.get("og:type") == "website" else "report" if hard else guessed
    wanted = {
        "title": ("citation_title", "dc.title", "og:title"),
        "date": ("citation_publication_date", "dc.date"),
        "institution": ("citation_technical_report_institution",),
        "number": ("citation_technical_report_number",),
        "language": ("citation_language", "dc.language"),
        "abstract": ("citation_abstract", "og:description", "dc.description", "description"),
        "url": ("citation_public_url", "og:url"),
        "site": ("og:site_name",),
    }
    for name, places in wanted.items():
        if found := next((values[place] for place in places if place in values), ""):
            item.fields[name] = found
    authors = [content for name, content in named if name == "citation_author"]
    for author in authors:
        before, _, after = author.partition(", ")
        item.creators += author.split(", ") if " " in before and " " in after else [author]
    item.creators = item.creators or [content for name, content in named if name == "DC.creator"]
    return item


def built(root: Path, changes: dict[str, str]) -> Path:
    """Build the fictional briefing with lines of `briefing.yaml` replaced and three pages more."""
    shutil.copytree(HERE / "briefing", root)
    about = root / "data" / "briefing.yaml"
    rows = about.read_text("utf-8").splitlines()
    about.write_text(
        "\n".join(changes.get(row.split(":")[0], row) for row in rows if row[:1] != "#"), "utf-8"
    )
    (root / "docs" / "narrative.md").write_text(REPORT, "utf-8")
    (root / "docs" / "bare.md").write_text(BARE, "utf-8")
    (root / "docs" / "method.md").write_text(NO_REPORT, "utf-8")
    (root / "docs" / "x.md").write_text("---\nnarrative: false\n---\nX\n", "utf-8")
    config = root / "mkdocs.yml"
    pages = "".join(f"  - {name}.md\n" for name in ("narrative", "bare", "method", "x"))
    config.write_text(config.read_text("utf-8").replace("not_in_nav", f"{pages}not_in_nav"), "utf-8")
    checked, status = citebrief.build(root, root / "texts", strict=True)
    assert (checked.problems, status) == ([], 0)
    return root / "site"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing with an address, by a body."""
    return built(tmp_path_factory.mktemp("hosted") / "briefing", {})


@pytest.fixture(scope="module")
def unhosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing without address or publisher, by two persons."""
    authors = "authors: [{family: van der Berg, given: Anna Maria}, {family: Lund, given: Ida}]"
    changes = {"url": "url:", "publisher": "publisher:", "authors": authors}
    return built(tmp_path_factory.mktemp("unhosted") / "briefing", changes)


def head(site: Path, path: str) -> Item:
    """Return what Zotero makes of a page of a site."""
    return zotero((site / path).read_text("utf-8"))


TITLES = {
    "index.html": "The light of Skarholm: A small briefing for tests",
    "narrative.html": 'The "tower" & <its> light',
    "bare.html": "The board at work",
}
SCOPE = "What a newspaper and a letter say about a lighthouse."


@pytest.mark.parametrize("path", TITLES)
def test_overview_and_narrative_are_reports(hosted: Path, path: str) -> None:
    """Each comes with title, issuing body, number, date, abstract, language and address."""
    item = head(hosted, path)
    assert (item.type, item.creators) == ("report", [])
    assert item.fields == {
        "title": TITLES[path],
        "date": "2022-05-01",
        "institution": "Test contributors",
        "number": "2",
        "language": "en",
        "abstract": 'What "they" say' if path == "narrative.html" else SCOPE,
        "url": f"https://example.org/skarholm/{path}",
    }


def test_persons_are_authors_of_reports(unhosted: Path) -> None:
    """Each person is one author, and what nobody publishes is still a report, without an address."""
    item = head(unhosted, "narrative.html")
    assert (item.type, item.creators) == ("report", ["van\u00a0der\u00a0Berg, Anna Maria", "Lund, Ida"])
    assert item.fields["institution"] == "The light of Skarholm"
    assert "url" not in item.fields


def claims(site: Path) -> dict[str, dict[str, Any]]:
    """Return the claims of a site by id."""
    rows = (site / "exports" / "claims.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, rows)}


def test_claim_pages_are_web_pages(hosted: Path, unhosted: Path) -> None:
    """Each claim comes whole and in its own case, with site, creators, date, abstract and its address."""
    for site, url in ((hosted, "https://example.org/skarholm/"), (unhosted, "")):
        assert len(claims(site)) == 8
        for id_, claim in claims(site).items():
            item, address = head(site, f"claims/{id_}.html"), f"{url}claims/{id_}.html"
            assert (item.type, item.fields.get("url")) == ("webpage", address if url else None)
            assert item.fields["title"] == claim["statement"]
            assert (item.fields["date"], item.fields["site"]) == ("2022-05-01", "The light of Skarholm")
            said = f"Claim {id_} of The light of Skarholm: [12] documents?, [12] independent origins?[.]"
            assert re.fullmatch(said, item.fields["abstract"])
            assert len(item.creators) == (1 if url else 2)


def test_other_pages_are_web_pages_with_titles(hosted: Path) -> None:
    """A page that is no narrative is a web page; without any title it has its file's name."""
    found = {path: head(hosted, path) for path in ("method.html", "x.html", "timeline.html", "exports.html")}
    assert {item.type for item in found.values()} == {"webpage"}
    assert [item.fields["title"] for item in found.values()] == ["Method", "x", "Timeline", "Exports"]


def test_only_the_overview_of_sources_has_coins(hosted: Path) -> None:
    """COinS on another page would hide that page itself from Zotero."""
    having = [path for path in hosted.rglob("*.html") if "Z3988" in path.read_text("utf-8")]
    assert having == [hosted / "sources" / "index.html"]


def openurl(markup: str) -> list[dict[str, list[str]]]:
    """Return the keys and values of each COinS element of a page."""
    found = []
    for span in parsed(markup).iter("span"):
        if span.get("class") == "Z3988":
            pairs = parse_qsl(span.get("title"), strict_parsing=True, keep_blank_values=True)
            found.append({name: [v for n, v in pairs if n == name] for name, _ in pairs})
    return found


def test_coins_name_every_source(hosted: Path) -> None:
    """All sources, held or mentioned, are offered with the fields they have."""
    items = openurl((hosted / "sources" / "index.html").read_text("utf-8"))
    titles = [item.get("rft.title", item.get("rft.btitle")) for item in items]
    assert titles == [
        ["Harbour light to be rebuilt"],
        ["Letter from the keeper"],
        ["Minutes of the board"],
        ["[Report of the engineer Falk]"],
    ]
    assert items[0] == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ["Harbour light to be rebuilt"],
        "rft.source": ["The Skarholm Gazette"],
        "rft.au": ["Lund, Ida"],
        "rft.identifier": ["https://example.org/gazette?id=1&page=2"],
    }


@pytest.mark.parametrize(
    ("type_", "key", "kind"),
    [
        ("article-journal", "rft.atitle", "journal"),
        ("book", "rft.btitle", "book"),
        ("chapter", "rft.atitle", "book"),
        ("thesis", "rft.title", "dissertation"),
        ("speech", "rft.title", "dc"),
    ],
)
def test_coins_of_each_format_parse_back(type_: str, key: str, kind: str) -> None:
    """Signs of addresses, HTML and other scripts come back as they are, of two authors each."""
    title = """5 & 6 = "x" <b> 'y' % + ; # Überblick 日本"""
    made = {"id": "s", "type": type_, "title": title, "container-title": title, "issued": "2021-03"}
    authors = [{"literal": "Lund & Co"}, {"family": "Lund", "given": "Ida"}]
    (item,) = openurl(coins(Source.model_validate(made | {"author": authors})))
    assert (item[key], item["rft_val_fmt"]) == ([title], [f"info:ofi/fmt:kev:mtx:{kind}"])
    assert (item["rft.aucorp"], item["rft.au"]) == (["Lund & Co"], ["Lund, Ida"])
    assert item["rft.date"] == ["2021-03"]


def jsonld(site: Path, path: str) -> dict[str, Any]:
    """Return the one JSON-LD value of a page."""
    scripts = [
        s for s in parsed((site / path).read_text("utf-8")).iter("script") if "ld" in s.get("type", "")
    ]
    (script,) = scripts
    value: dict[str, Any] = json.loads(script.text)
    return value


def test_claims_are_claims_with_their_appearances(hosted: Path) -> None:
    """A claim has text, authors and citations; what disputes it is cited and no appearance of it."""
    for id_, claim in claims(hosted).items():
        data = jsonld(hosted, f"claims/{id_}.html")
        assert (data["@type"], data["text"]) == ("Claim", claim["statement"])
        assert (data["dateModified"], data["author"][0]["name"]) == ("2022-05-01", "Test contributors")
        assert data["isPartOf"]["name"] == "The light of Skarholm"
        assert len(data["citation"]) == len({each["source"] for each in claim["evidence"]})
    data = jsonld(hosted, "claims/tower-leans.html")
    assert [each["text"] for each in data["appearance"]] == [
        "the old tower leans … 12 centimetres",
        "read in the Gazette … 12 centimetres",
    ]


def test_no_word_of_an_unpublished_source_is_shown(hosted: Path) -> None:
    """Of a source whose words are not published an appearance says where it is, and no more."""
    shown = jsonld(hosted, "claims/rebuild-decided.html")["appearance"]
    assert [(each["@type"], "text" in each) for each in shown] == [
        ("Quotation", True),
        ("CreativeWork", False),
    ]
    assert shown[1]["isPartOf"]["name"] == "Minutes of the board"
    everything = "".join(path.read_text("utf-8") for path in hosted.rglob("*.html"))
    assert "decided to rebuild the light" not in everything


def test_the_report_has_its_parts(hosted: Path, unhosted: Path) -> None:
    """The overview lists the narrative pages, each of which is part of it, at an address or by path."""
    for site, url, up in ((hosted, "https://example.org/skarholm/", ""), (unhosted, "", "")):
        data = jsonld(site, "index.html")
        assert (data["@type"], data["version"], data["datePublished"]) == ("Report", "2", "2022-05-01")
        parts = {(part["url"], part["name"]) for part in data["hasPart"]}
        assert parts == {(f"{url}{path}", TITLES[path]) for path in ("bare.html", "narrative.html")}
        assert jsonld(site, "bare.html")["isPartOf"]["url"] == f"{url}{up}index.html"
    author = jsonld(unhosted, "index.html")["author"][0]
    assert author == {
        "@type": "Person",
        "name": "Anna Maria van der Berg",
        "familyName": "van der Berg",
        "givenName": "Anna Maria",
    }
    assert jsonld(unhosted, "claims/cost.html")["isPartOf"]["url"] == "../index.html"


def test_events_and_sources_have_structured_data(hosted: Path) -> None:
    """Events are dated as far as is certain; a source is the work that it is."""
    events = jsonld(hosted, "timeline.html")["about"]
    assert [(e["name"], e["startDate"], "eventStatus" in e) for e in events] == [
        ("The storm", "2020-01", False),
        ("The board decides to rebuild", "2021-03-04", False),
        ("Works begin", "2022", True),
    ]
    data = jsonld(hosted, "sources/gazette.html")
    assert (data["@type"], data["name"]) == ("NewsArticle", "Harbour light to be rebuilt")
    assert "datePublished" not in data


def test_no_verdict_is_given(hosted: Path) -> None:
    """No page holds a review of a claim."""
    assert [p for p in hosted.rglob("*.html") if "ClaimReview" in p.read_text("utf-8")] == []


def test_the_head_leads_to_no_address_without_one(hosted: Path, unhosted: Path) -> None:
    """Canonical and Open Graph addresses stand where the briefing has an address, and nowhere else."""
    for site, expected in ((hosted, "https://example.org/skarholm/claims/cost.html"), (unhosted, None)):
        page = parsed((site / "claims" / "cost.html").read_text("utf-8")).find("head")
        canonical = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        assert canonical == ([expected] if expected else [])


def test_every_page_leads_to_the_feeds(hosted: Path) -> None:
    """Feed readers find both feeds from any page, by paths that hold on a server and on disk."""
    for path in ("index.html", "claims/cost.html", "editions/index.html"):
        links = list(parsed((hosted / path).read_text("utf-8")).find("head").iter("link"))
        feeds = [link for link in links if (link.get("rel") or "").split() == ["alternate"]]
        kinds = {link.get("type"): hosted / path / ".." / link.get("href") for link in feeds}
        assert sorted(kinds) == ["application/atom+xml", "application/feed+json"]
        assert all(file.resolve().is_file() for file in kinds.values())
        assert {link.get("title") for link in feeds} == {"The light of Skarholm: editions"}


def test_what_people_write_into_front_matter_stays_in_its_attribute(hosted: Path) -> None:
    """Quotation marks and tags of a hand-written title and description are text in every tag."""
    page = parsed((hosted / "narrative.html").read_text("utf-8")).find("head")
    assert page.find("title").text == 'The "tower" & <its> light - The light of Skarholm'
    described = {m.get("content") for m in page.iter("meta") if "description" in (m.get("name") or "")}
    assert described == {'What "they" say'}


def test_the_field_of_the_build_is_refused_in_pages_of_people() -> None:
    """A page that writes the field itself is CB103 at its place."""
    (problem,) = own_field("---\ntitle: x\ncitebrief: {jsonld: '</script>'}\n---\n", "a.md")
    assert (problem.code, problem.place.line, problem.place.column) == ("CB103", 3, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# One\n", "One"),
        ("---\ntitle: Two\n---\n# One\n", "Two"),
        ("```\n# code\n```\n\n# <b>One</b> `x` {: #id }\n", "One x"),
        ("no heading", "a"),
        ("# A\x7fB\x0bC\n", "A B C"),
    ],
)
def test_each_page_of_people_has_a_title(unhosted: Path, text: str, title: str) -> None:
    """It is that of the front matter, else of the first heading, else the name of the file."""
    assert described(text, "b/a.md", checked(unhosted).briefing.about)[0] == title


def checked(site: Path) -> Verified:
    """Return the briefing of a built site."""
    verified = citebrief.check(site.parent, site.parent / "texts").verified
    assert verified is not None
    return verified


def test_front_matter_is_added_where_there_is_none() -> None:
    """A page without front matter gets one; one that has it gets a line."""
    assert with_head("# A\n", "a.md", "x: 1") == "---\nx: 1\n---\n# A\n"
    assert with_head("---\ny: 2\n---\n# A\n", "a.md", "x: 1") == "---\ny: 2\nx: 1\n---\n# A\n"


def test_persons_and_bodies_are_told_apart(unhosted: Path) -> None:
    """In the edition a person is an author, a body the institution, beside the publisher."""
    verified = checked(unhosted)
    agents = [Agent(literal="A & B"), Agent(family="Lund", given="Ida"), Agent(family="Plato")]
    about = verified.briefing.about.model_copy(update={"authors": agents, "publisher": "P"})
    briefing = type(verified.briefing)(about)
    written = edition_config(Verified(briefing, {}, {}), "0")
    edition = json.loads(written.split("\n", 1)[1])["extra"]["edition"]
    assert (edition["persons"], edition["institution"]) == (["Lund, Ida", "Plato"], "A &amp; B, P")
    assert edition["creators"] == ["A &amp; B", "Lund, Ida", "Plato"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", ("2021", None)),
        ("2021-03-04", ("2021-03-04", None)),
        ("2021-21", ("2021", None)),
        ("2021-24", (None, None)),
        ("2021-XX", ("2021", None)),
        ("202X", (None, None)),
        ("2021-03~", (None, None)),
        ("[2026-01-31..2026-02-28]", ("2026", None)),
        ("[2021-03-05..]", (None, None)),
        ("{2021,2022}", (None, None)),
        ("2021-03/2022", ("2021-03", "2022")),
        ("2021-03/..", ("2021-03", None)),
        ("/2022-01-02", (None, "2022-01-02")),
        ("0987-03-04", ("0987-03-04", None)),
    ],
)
def test_dates_are_iso_as_far_as_they_are_certain(text: str, expected: tuple[str, str]) -> None:
    """No year, month or day is given that the EDTF leaves open."""
    assert exact_span(parse(text)) == expected
    assert exact(parse(text)) == (None if "/" in text else expected[0])


def test_a_page_has_one_address_wherever_it_is_named() -> None:
    """The cited address is the canonical one, with `&` in the site's and a space in the page's too."""
    about = BriefingRecord(
        id="a",
        title="T",
        scope="S",
        authors=[Agent(literal="A")],
        edition="1",
        date="2026-11-22",
        url="https://example.org/a&b/",
    )
    assert about.root == "https://example.org/a%26b/"
    assert about.address("briefing/the tower.md") == "https://example.org/a%26b/briefing/the%20tower.html"
    assert json.loads(report_data("T", "briefing/the tower.md", [], about))["url"] == about.address(
        "briefing/the tower.md"
    )
