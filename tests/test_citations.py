"""Citations in hand-written pages: what goes in, what comes out, what is reported."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from citebrief import Checked, check
from citebrief.model import Verified
from citebrief.pages.citations import notes, resolve

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


def _built(text: str, verified: Verified) -> str:
    """Return a page as the site has it."""
    resolved = resolve(text, "index.md", verified.briefing)
    section, definitions = notes(resolved, "index.md", verified)
    extensions = ["footnotes", "citebrief.notes:Notes", "md_in_html"]
    return markdown.markdown(f"{resolved.text}\n\n{section}\n\n{definitions}", extensions=extensions)


def _note(id_: str, path: str, verified: Verified) -> str:
    """Return the definition of the note that a page has of a claim."""
    return notes(resolve(f"A.[@{id_}]", path, verified.briefing), path, verified)[1]


def test_one_note_serves_several_citations(verified: Verified) -> None:
    """A claim cited three times on a page has one note, and three ways back to the text."""
    page = _built("A.[@cost]\n\nB.[@cost]\n\nC.[@begin; @cost]\n", verified)
    assert page.count('<li id="fn:') == 2
    assert page.count('class="footnote-backref"') == 4


def test_marks_and_ways_back_have_names_of_their_own(verified: Verified) -> None:
    """A mark is called by its number, a way back by its note and citation."""
    page = _built("A.[@cost] B.[@begin]\n\nC.[@cost]\n", verified)
    marks = re.findall(
        r'<span class="cb-ref" id="[^"]*"><a aria-label="([^"]*)"[^>]*>([^<]*)</a></span>', page
    )
    assert marks == [("Note 1", "[1]"), ("Note 2", "[2]"), ("Note 1", "[1]")]
    back = re.findall(r'<a aria-label="(Back[^"]*)"[^>]*href="#([^"]*)"', page)
    assert back == [
        ("Back to citation 1 of note 1", "fnref:cost"),
        ("Back to citation 2 of note 1", "fnref2:cost"),
        ("Back to citation 1 of note 2", "fnref:begin"),
    ]


def test_notes_stand_under_a_heading_where_their_section_is(verified: Verified) -> None:
    """The notes of a page follow their heading, in one section that search leaves out."""
    section = _built("A.[@cost]", verified).split("<section", 1)[1]
    assert section.startswith(' class="cb-notes" data-search-exclude="">')
    assert section.index(">Notes</h2>") < section.index('<li id="fn:cost">')
    assert section.index("</ol>") < section.index("</section>")


def test_a_page_that_cites_nothing_has_no_notes(verified: Verified) -> None:
    """Without a citation there is neither heading nor note."""
    assert notes(resolve("A.", "index.md", verified.briefing), "index.md", verified) == ("", "")


def test_notes_letter_the_passages_of_a_claim(verified: Verified) -> None:
    """A note gives each passage a letter, quote, source, paragraph and stance, and then the claim."""
    plain = re.sub(r"<[^>]*>|\]\([^)]*\)|[\[\]]", "", _note("two-windows", "index.md", verified))
    place = "The Skarholm Gazette, 2021 grade B paragraph 7 (open the passage at example.org), + supports"
    assert f"(a) “The storm of January … five windows” {place}" in plain
    assert "(b) “broke three windows, not two” “Letter from the keeper”, 2021 or later, paragraph 3" in plain
    assert plain.index("− disputes") < plain.index("1 document, 1 independent origin")


def test_the_note_of_one_passage_says_what_it_does_to_which_claim(verified: Verified) -> None:
    """With a single passage there is no letter: its words and place, then its stance and the claim."""
    plain = re.sub(r"<[^>]*>|\]\([^)]*\)|[\[\]]", "", _note("cost", "index.md", verified))
    assert "(a)" not in plain
    assert plain.endswith("+ supports The works are expected to cost 3.2 million crowns.")


def test_notes_of_a_page_in_a_folder_link_upwards(verified: Verified) -> None:
    """Links in notes are relative to the page that cites."""
    note = _note("cost", "briefing/a.md", verified)
    assert "](../claims/cost.md)" in note
    assert "](../sources/gazette.md#cost-e1)" in note


def test_a_source_whose_words_are_not_published_is_cited_by_paragraph(verified: Verified) -> None:
    """A note shows no word of a source that publishes metadata only."""
    note = _note("rebuild-decided", "index.md", verified)
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
