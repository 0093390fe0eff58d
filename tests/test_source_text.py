"""The page of a text: words as they are, each character marked by the passages that cover it alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from citebrief.pages.segments import Marked, Segment, segments
from citebrief.pages.source_text import marked
from citebrief.text import Span, Text

EXTENSIONS = ("def_list", "footnotes", "md_in_html", "tables", "toc")
HOSTILE = (
    *(
        "</p></div>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "]]>",
        "<b markdown=1>",
        "&lt;",
        "&#60;",
        "&",
    ),
    *(
        "[x](javascript:alert(1))",
        "[^1]: note",
        "[@claim]",
        "`",
        "~~~",
        "# ",
        "> ",
        "1. ",
        "*",
        "__",
        "\\",
        "|",
    ),
    *("{{ 7 * 7 }}", "{% raw %}", "{: .x }", "https://example.org", "a@example.org", '"', "'", "    ", "\t"),
    *(
        "\ufeff",
        "\u202e",
        "\u2067",
        "שלום",
        "\u2028",
        "\x85",
        "\x0b",
        "\x0c",
        "\x01",
        "\x02wzxhzdk:0\x03",
        "\x7f",
    ),
    *("word", "é", "👩\u200d💻", "x" * 5000, " "),
)
"""What must neither end the paragraph nor become markup, nor change."""
LINES = st.lists(st.sampled_from(HOSTILE) | st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(
    "".join
)
Case = tuple[str, list[Marked]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a paragraph and passages of it, some with words left out."""
    text = draw(LINES)
    offsets = st.integers(0, len(text))
    passages = []
    for number in range(draw(st.integers(0, 6))):
        bounds = sorted(draw(st.lists(offsets, min_size=4, max_size=4, unique=True))) if len(text) > 3 else []
        if bounds:
            parts = ((bounds[0], bounds[1]), (bounds[2], bounds[3]))
            passages.append(Marked(f"p-e{number}", (bounds[0], bounds[3]), parts))
    return text, passages


def _characters(element: Element, of: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each character of an element with the passages that it is marked as part of."""
    own = frozenset(element.get("data-of", "").split()) or of
    yield from ((character, own) for character in element.text or "")
    for child in element:
        yield from _characters(child, own)
        yield from ((character, own) for character in child.tail or "")


def _paragraph(line: str, passages: list[Marked]) -> Element:
    """Return a paragraph as a browser reads it, after Markdown."""
    words = marked(Text(line, ""), (0, len(line)), passages)
    html = markdown(f'<div>\n<p class="words">{words}</p>\n</div>\n\nafter', extensions=EXTENSIONS)
    parsed: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    (found,) = parsed.iterfind(".//p[@class='words']")
    return found


@given(cases())
def test_each_character_is_marked_by_the_passages_that_cover_it(case: Case) -> None:
    """Whatever a text holds and however passages lie in it, its characters stay and are marked exactly."""
    line, passages = case
    expected = [
        (character, frozenset(p.anchor for p in passages if p.span[0] <= at < p.span[1]))
        for at, character in enumerate(line)
    ]
    assert list(_characters(_paragraph(line, passages))) == expected


@given(cases())
def test_a_segment_knows_how_many_quotes_show_it(case: Case) -> None:
    """What an elision leaves out belongs to the passage and is not counted as quoted."""
    line, passages = case
    for segment in segments((0, len(line)), passages):
        for at in range(segment.start, segment.end):
            showing = [p for p in passages if any(start <= at < end for start, end in p.shown)]
            assert segment.quoting == len(showing)


@given(cases())
def test_each_passage_has_one_anchor_where_it_begins(case: Case) -> None:
    """A link to a passage leads to its first character, also where several begin together."""
    line, passages = case
    paragraph = _paragraph(line, passages)
    for passage in passages:
        (anchor,) = paragraph.findall(f".//*[@id='{passage.anchor}']")
        assert "".join(anchor.itertext())[0] == line[passage.span[0]]


def _whole(anchor: str, *span: int) -> Marked:
    return Marked(anchor, (span[0], span[1]), ((span[0], span[1]),))


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([], [(0, 9, "", 0)]),
        ([_whole("a", 2, 5)], [(0, 2, "", 0), (2, 5, "a", 1), (5, 9, "", 0)]),
        ([_whole("a", 0, 9), _whole("b", 3, 5)], [(0, 3, "a", 1), (3, 5, "ab", 2), (5, 9, "a", 1)]),
        ([_whole("a", 0, 6), _whole("b", 4, 9)], [(0, 4, "a", 1), (4, 6, "ab", 2), (6, 9, "b", 1)]),
        ([_whole("a", 0, 4), _whole("b", 4, 9)], [(0, 4, "a", 1), (4, 9, "b", 1)]),
        ([_whole("a", 0, 9), _whole("b", 0, 9)], [(0, 9, "ab", 2)]),
        (
            [Marked("a", (1, 8), ((1, 3), (6, 8)))],
            [(0, 1, "", 0), (1, 3, "a", 1), (3, 6, "a", 0), (6, 8, "a", 1), (8, 9, "", 0)],
        ),
        ([_whole("a", -20, 4), _whole("b", 7, 40)], [(0, 4, "a", 1), (4, 7, "", 0), (7, 9, "b", 1)]),
    ],
    ids=["none", "one", "nested", "overlapping", "adjacent", "the same", "elided", "over paragraphs"],
)
def test_passages_cut_a_paragraph(passages: list[Marked], expected: list[tuple[int, int, str, int]]) -> None:
    """Segments begin and end where passages do, and know whose they are."""
    assert [_told(segment) for segment in segments((0, 9), passages)] == expected


def _told(segment: Segment) -> tuple[int, int, str, int]:
    return segment.start, segment.end, "".join(p.anchor for p in segment.covering), segment.quoting


def test_a_letter_stands_where_its_passage_ends() -> None:
    """In the order in which passages begin, at the end of each, in an attribute that is not copied."""
    line = "one two three"
    spans: list[Span] = [(0, 13), (4, 7), (4, 13)]
    html = marked(Text(line, ""), (0, 13), [_whole(f"p-e{n}", *span) for n, span in enumerate(spans)])
    ends = [element.get("data-ends") for element in html5lib.parseFragment(html, namespaceHTMLElements=False)]
    assert ends == [None, "b", "a c"]
