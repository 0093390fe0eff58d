"""Citations in hand-written pages: what goes in, what comes out, what is reported."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from citebrief import Checked, check
from citebrief.model import Verified
from citebrief.pages.citations import resolve, with_notes

FIXTURES = Path(__file__).parent / "fixtures" / "citations.txt"


def _cases() -> list[tuple[str, str, str]]:
    """Read title, input and expected output of each fixture; lines with one full stop divide them."""
    pieces = re.split(r"^\.\n", FIXTURES.read_text("utf-8"), flags=re.MULTILINE)[:-1]
    triples = zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True)
    return [(title.strip(), given, expected) for title, given, expected in triples]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The fictional briefing, from its lock."""
    return check(Path(__file__).parent / "briefing", tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="module")
def verified(checked: Checked) -> Verified:
    """The fictional briefing with its passages."""
    assert checked.verified is not None
    return checked.verified


@pytest.mark.parametrize(("title", "given", "expected"), _cases(), ids=[case[0] for case in _cases()])
def test_text_in_text_out(title: str, given: str, expected: str, verified: Verified) -> None:
    """Each fixture comes out as it says, with no problem."""
    resolved = resolve(given, "index.md", verified.briefing)
    assert (resolved.text, resolved.problems) == (expected, []), title


def test_one_note_serves_several_citations(verified: Verified) -> None:
    """A claim cited three times on a page has one note, and three ways back to the text."""
    resolved = resolve("A.[@cost]\n\nB.[@cost]\n\nC.[@begin; @cost]\n", "index.md", verified.briefing)
    page = markdown.markdown(with_notes(resolved, "index.md", verified), extensions=["footnotes"])
    assert page.count('<li id="fn:') == 2
    assert page.count('class="footnote-backref"') == 4


def test_notes_letter_the_passages_of_a_claim(verified: Verified) -> None:
    """A note gives each passage a letter, its quote, its source, its paragraph and its stance."""
    note = with_notes(resolve("A.[@two-windows]", "index.md", verified.briefing), "index.md", verified)
    plain = re.sub(r"<[^>]*>|\]\([^)]*\)|[\[\]]", "", note)
    place = "The Skarholm Gazette, 2021, paragraph 7 (open the passage at example.org)."
    assert f"(a) “The storm of January … five windows” {place}" in plain
    assert "(b) disputes: “broke three windows, not two” “Letter from the keeper”, 2021 or later," in plain


def test_notes_of_a_page_in_a_folder_link_upwards(verified: Verified) -> None:
    """Links in notes are relative to the page that cites."""
    note = with_notes(resolve("A.[@cost]", "briefing/a.md", verified.briefing), "briefing/a.md", verified)
    assert "](../claims/cost.md)" in note
    assert "](../sources/gazette.md#cost-e1)" in note


def test_a_source_whose_words_are_not_published_is_cited_by_paragraph(verified: Verified) -> None:
    """A note shows no word of a source that publishes metadata only."""
    note = with_notes(resolve("A.[@rebuild-decided]", "index.md", verified.briefing), "index.md", verified)
    assert "decided to rebuild the light" not in note
    assert "[“Minutes of the board”, 2021](sources/secret.md), [paragraph 2]" in note


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "hint"),
    [
        ("A.\n\nB.[@cots]\n", 3, 3, "CB401", "did you mean 'cost'?"),
        ("A.[@cost; @nothing-like-it]\n", 1, 3, "CB401", ""),
        ("A. [@two-windows-old]\n", 1, 4, "CB402", "its successor is 'two-windows'"),
        ("A.[@Cost]\n", 1, 3, "CB404", ""),
        ("A.[@cost, @begin]\n", 1, 3, "CB404", ""),
        ("A.[@]\n", 1, 3, "CB404", ""),
        ("A.[@cost]\n\n[^cost]: mine\n", 3, 1, "CB404", ""),
    ],
)
def test_what_is_wrong_is_reported_at_its_place(
    text: str, line: int, column: int, code: str, hint: str, verified: Verified
) -> None:
    """A citation that cannot be resolved is a problem of the writer's own file and line."""
    (problem,) = resolve(text, "briefing/a.md", verified.briefing).problems
    place = problem.place
    assert (place.file, place.line, place.column) == ("docs/briefing/a.md", line, column)
    assert (problem.code, problem.hint) == (code, hint)


def test_an_unresolved_citation_stays_visible(verified: Verified) -> None:
    """Text of a citation that is wrong throughout is not lost."""
    assert resolve("A.[@cots]", "a.md", verified.briefing).text == "A.[@cots]"
