"""Deep links: where an address opens its source, what the lock knows of it, what pages and exports say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import citebrief
from citebrief.deep_links import deep_link
from citebrief.exports.annotations import annotation_collection
from citebrief.lock import LOCK_FILE, dump
from citebrief.match import parts
from citebrief.model import Evidence, Passage, Source
from test_lock import QUOTED, TEXTS, made
from test_passages import a_briefing

PLACE = {"paragraph": "1", "start": 0, "end": 9, "sha256": "0" * 64, "shown": 2, "edition": "1"}


def opened(
    url: str | None, quote: str, *lengths: int, page: int | None = None, publish: str = "excerpts"
) -> Any:
    """Return the address and where it opens, of a quote for which the lock has these lengths."""
    source = {"id": "a", "type": "document", "title": "A", "URL": url, "publish": publish}
    evidence = Evidence.model_validate({"source": "a", "quote": quote, "page": page})
    found = Passage(**PLACE, fragment=lengths)  # type: ignore[arg-type]
    deep = deep_link(evidence, found, Source.model_validate(source))
    return deep and (deep.url, deep.opens_at)


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("a-b, c & d", "a%2Db%2C%20c%20%26%20d"),
        ('100 % of "it" [1] #2 ~/.', "100%20%25%20of%20%22it%22%20%5B1%5D%20%232%20~%2F."),
        ("où – 塔 e\u0301", "o%C3%B9%20%E2%80%93%20%E5%A1%94%20e%CC%81"),
        (":~:text=x", "%3A~%3Atext%3Dx"),
    ],
)
def test_terms_are_encoded(quote: str, directive: str) -> None:
    """Signs of the directive's own, white space and all that is not ASCII stand in per cent."""
    url, opens_at = opened("https://example.org/x", quote, len(quote))
    assert (url, opens_at) == (f"https://example.org/x#:~:text={directive}", "words")
    assert unquote(url.partition("text=")[2]) == quote


def test_a_start_and_an_end_are_divided_by_a_comma() -> None:
    """A quote with an elision gives the two terms that the lock has the lengths of."""
    url, _ = opened("https://example.org/x", "The old, tower … leans too much", 7, 8)
    assert url == "https://example.org/x#:~:text=The%20old,too%20much"


@pytest.mark.parametrize(
    ("url", "before"),
    [
        ("https://example.org/x?a=1&b=2", "https://example.org/x?a=1&b=2#"),
        ("https://example.org/x#part-2", "https://example.org/x#part-2"),
        ("https://example.org/x#part-2:~:text=other", "https://example.org/x#part-2"),
        ("https://example.org/x#:~:text=other&text=words", "https://example.org/x#"),
    ],
)
def test_a_fragment_of_the_address_is_kept(url: str, before: str) -> None:
    """A directive follows the fragment that an address has, and takes the place of another directive."""
    assert opened(url, "a b", 3) == (f"{before}:~:text=a%20b", "words")


def test_a_pdf_opens_at_its_page() -> None:
    """A PDF has pages and no words to open at; without a page it opens from its start."""
    url = "https://example.org/a/Report.PDF?v=2#zoom=50"
    assert opened(url, "a b", 3, page=12) == ("https://example.org/a/Report.PDF?v=2#page=12", "page")
    assert opened(url, "a b", 3) == (url, "start")


def test_where_nothing_leads_to_the_passage_the_source_opens_at_its_start() -> None:
    """Without proven words, without words that may be shown, or without an address nothing is made up."""
    assert opened("https://example.org/x", "a b") == ("https://example.org/x", "start")
    assert opened("https://example.org/x", "a b", 3, publish="metadata") == ("https://example.org/x", "start")
    assert opened(None, "a b", 3) is None


def test_a_link_shows_no_word_that_the_quote_does_not(briefing_folder: Path) -> None:
    """Each term of each link of the fictional briefing is a part of its quote, and one proven in the text."""
    verified = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").verified
    assert verified is not None
    links = 0
    for id_, claim in verified.briefing.claims.items():
        for evidence, found in zip(claim.evidence, verified.passages[id_], strict=True):
            deep = deep_link(evidence, found, verified.briefing.sources[evidence.source])
            if deep and deep.opens_at == "words":
                links += 1
                given = [unquote(term) for term in deep.url.partition("text=")[2].split(",")]
                shown = parts(evidence.quote)
                assert shown[0].startswith(given[0])
                assert shown[-1].endswith(given[-1])
    assert links == 7


def _with_source(folder: Path, **fields: str) -> None:
    """Give the letter of the fictional briefing more fields."""
    path = folder / "data" / "sources.yaml"
    added = "".join(f"  {name}: {value}\n" for name, value in fields.items())
    path.write_text(path.read_text("utf-8").replace("- id: letter\n", f"- id: letter\n{added}"), "utf-8")


def _lines(folder: Path, texts: str) -> list[str]:
    problems = citebrief.check(folder, folder / texts).problems
    return [f"{problem.code} {problem.message}" for problem in problems]


@pytest.mark.parametrize("texts", ["data/sources", "nowhere"])
def test_a_new_address_needs_a_new_lock(briefing_folder: Path, texts: str) -> None:
    """With the text at hand or without, the check says that the lock knows no links into a source."""
    _with_source(briefing_folder, URL="https://example.org/letter")
    lines = _lines(briefing_folder, texts)
    assert lines
    assert all(line.startswith("CB207 ") and "link" in line for line in lines)
    lock = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").lock
    assert lock is not None
    (briefing_folder / LOCK_FILE).write_text(dump(lock), "utf-8")
    assert _lines(briefing_folder, texts) == []


def test_a_lock_with_other_lengths_is_not_believed(briefing_folder: Path) -> None:
    """The text at hand tells a link that the lock has otherwise."""
    path = briefing_folder / LOCK_FILE
    path.write_text(path.read_text("utf-8").replace('"fragment": [24]', '"fragment": [9]'), "utf-8")
    assert [line[:36] for line in _lines(briefing_folder, "data/sources")] == [
        "CB207 the lock has another link to the passage"[:36]
    ]


def test_the_lock_of_sources_without_an_address_says_nothing_of_links() -> None:
    """Where no source has an address, no entry of the lock has a word on links."""
    assert "fragment" not in dump(made(a_briefing(*QUOTED), TEXTS))


def _made(folder: Path, path: str) -> str:
    lock = citebrief.check(folder, folder / "data" / "sources").lock
    assert lock is not None
    (folder / LOCK_FILE).write_text(dump(lock), "utf-8")
    checked = citebrief.check(folder, folder / "data" / "sources")
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    citebrief.write_pages(folder, checked)
    return (folder / "build" / "docs" / path).read_text("utf-8")


def test_a_page_of_a_pdf_is_shown_and_opened(briefing_folder: Path) -> None:
    """The card, the note, the annotation and the record of a claim name the page of the PDF."""
    _with_source(briefing_folder, URL="https://www.example.org/letter.pdf")
    path = briefing_folder / "data" / "claims" / "tower.yaml"
    path.write_text(re.sub(r"(- source: letter\n)", r"\1      page: 4\n", path.read_text("utf-8")), "utf-8")
    page = _made(briefing_folder, "claims/tower-leans.md")
    assert re.search(r"\[page 4, paragraph \d+, characters \d+–\d+\]", page)
    assert "[open page 4 at example.org](https://www.example.org/letter.pdf&#35;page=4)" in page
    record = json.loads(_made(briefing_folder, "exports/claims.jsonl").splitlines()[0])
    assert {(each["page"], each["url"]) for each in record["evidence"] if each["source"] == "letter"} == {
        (4, "https://www.example.org/letter.pdf#page=4")
    }
    verified = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").verified
    assert verified is not None
    selectors = json.loads(annotation_collection(verified))["first"]["items"][1]["target"]["selector"]
    assert {
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
        "value": "page=4",
    } in selectors


def test_a_link_that_opens_the_start_says_so(briefing_folder: Path) -> None:
    """Where words stand twice in a text, the card says that the link leads to the start, and why."""
    text = briefing_folder / "data" / "sources" / "gazette.txt"
    text.write_text(text.read_text("utf-8") + "\nWork may begin in Spring 2022, it said.\n", "utf-8")
    page = _made(briefing_folder, "claims/begin.md")
    assert (
        "[open the document at example.org](https://example.org/gazette?id=1&#38;page=2), from its start: "
        "the quote’s words alone do not lead to one place in it\n"
    ) in page
