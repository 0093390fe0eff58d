"""The cite block and the list of references, read back from the pages by parsers that others wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import rispy
from pybtex.database import parse_string

import citebrief
from citebrief.csl import claim_item
from citebrief.hashes import claim_hashes
from citebrief.model import Verified
from citebrief.pages.cite import cite_block, references

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """The fictional briefing with its passages."""
    checked = citebrief.check(HERE / "briefing", tmp_path_factory.mktemp("none"))
    assert checked.verified is not None
    return checked.verified


def block(verified: Verified, id_: str, **changed: Any) -> Element:
    """Return the cite block of a claim, parsed as a browser does."""
    about = verified.briefing.about.model_copy(update=changed)
    item = claim_item(verified.briefing.claims[id_], about, claim_hashes(verified)[id_])
    html = cite_block(item, about.citation_styles, "this claim")
    return html5lib.parse(html, namespaceHTMLElements=False)


def panels(parsed: Element) -> dict[str, str]:
    """Return the text of each form by its name."""
    found = (each for each in parsed.iter("div") if "cb-cite-text" in each.get("class", ""))
    return {each.get("data-name", ""): "".join(each.itertext()) for each in found}


def test_the_first_style_is_chosen_and_each_has_a_label(verified: Verified) -> None:
    """Styles in the briefing's order, then the formats; without a script the first is shown."""
    parsed = block(verified, "cost", citation_styles=["mla", "apa"])
    buttons = list(parsed.iter("input"))
    labels = {each.get("for"): "".join(each.itertext()) for each in parsed.iter("label")}
    assert [labels[each.get("id")] for each in buttons] == ["MLA", "APA", "BibTeX", "RIS", "CSL-JSON"]
    assert ["checked" in each.attrib for each in buttons] == [True, False, False, False, False]


@pytest.mark.parametrize("id_", ["cost", "two-windows-old"])
def test_a_claim_goes_into_a_reference_manager(verified: Verified, id_: str) -> None:
    """BibTeX, RIS and CSL-JSON hold statement, author, edition, day, address, id and hash."""
    claim, sha256 = verified.briefing.claims[id_], claim_hashes(verified)[id_]
    address = f"https://example.org/skarholm/claims/{id_}.html"
    note = f"Claim {id_}, SHA-256 {sha256}"
    text = panels(block(verified, id_))
    entry = parse_string(text["BibTeX"], "bibtex").entries[f"skarholm-{id_}"]
    assert entry.fields["title"] == f"{{{claim.statement}}}"
    assert str(entry.persons["author"][0]) == "{Test contributors}"
    given = {name: entry.fields[name] for name in ("edition", "date", "url", "note")}
    assert given == {"edition": "2", "date": "2022-05-01", "url": address, "note": note}
    (record,) = rispy.loads(text["RIS"])
    assert (record["title"], record["authors"]) == (claim.statement, ["Test contributors"])
    assert (record["edition"], record["date"], record["urls"]) == ("2", "2022/05/01/", [address])
    assert record["notes"] == [note]
    (item,) = json.loads(text["CSL-JSON"])
    assert (item["title"], item["URL"], item["note"]) == (claim.statement, address, note)
    assert item["custom"] == {"claim": id_, "sha256": sha256}


def test_a_citation_does_not_depend_on_the_day_it_is_read(verified: Verified) -> None:
    """The only days in it are those of the edition."""
    text = panels(block(verified, "cost"))
    assert all("Accessed" not in each and "Retrieved" not in each for each in text.values())
    assert "(2022, May 1)" in text["APA"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", ["*Letter from the keeper*", "Skarholm Gazette"]),
        ("ieee", ["Skarholm Gazette", "Letter from the keeper"]),
    ],
)
def test_references_are_in_the_order_of_the_style(
    verified: Verified, style: str, expected: list[str]
) -> None:
    """Alphabetical, or in IEEE as they are first cited; each source once, with a link to its page."""
    about = verified.briefing.about.model_copy(update={"citation_styles": [style]})
    briefing = replace(verified.briefing, about=about)
    listed = references(["gazette", "letter", "gazette"], briefing, "briefing/tower.md")
    rows = [row for row in listed.splitlines() if row.startswith(("- ", "1. "))]
    assert [("letter.md" in row, "gazette.md" in row) for row in rows] == [
        ("Letter" in name, "Gazette" in name) for name in expected
    ]
    assert all("[Source](../sources/" in row for row in rows)


def test_hostile_titles_are_no_markup_in_references(verified: Verified) -> None:
    """Markdown and HTML in a title are shown as they are written."""
    hostile = "*bold* [a](javascript:x) <b>&amp;</b> `code` [^note] _x_"
    source = verified.briefing.sources["gazette"].model_copy(update={"title": hostile})
    sources = verified.briefing.sources | {"gazette": source}
    briefing = replace(verified.briefing, sources=sources)
    listed = references(["gazette"], briefing, "index.md")
    assert not any(live in listed for live in ("*bold*", "](javascript", "<b>", "`code`", "[^note]", "_x_"))
