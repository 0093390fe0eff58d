"""Paragraphs that cite no claim, in pages that tell what sources say."""

from __future__ import annotations

import re

import pytest

from citebrief.pages.narrative import uncited_paragraphs
from citebrief.words import count
from conftest import PROJECT


def lines(page: str) -> list[int]:
    """Return the lines at which paragraphs without a citation begin."""
    return [problem.place.line for problem in uncited_paragraphs(page, "page.md")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Cited.[@a]\n\nNot cited.\n", [3]),
        ("Two lines,\none mark.[@a; @b]\n", []),
        ("# A heading\n\n## Another ##\n", []),
        ("# A heading\nwith a paragraph right below\n", [2]),
        ("A heading\n=========\n\nAnother\n---\n", []),
        ("- one [@a]\n- two\n  goes on\n- three [@b]\n", [2]),
        ("1. one\n\n2. two [@a]\n", [1]),
        ("> Said.\n", [1]),
        ("`[@a]` is code.\n", [1]),
        ("<!-- [@a] -->\nSaid.\n", [2]),
        ("<!-- citebrief: counts -->\n", []),
        ("```\nNo paragraph.\n```\n", []),
        ("***\n\n- - -\n\n![](a.png)\n", []),
        ("<div markdown>\n\nSaid.\n\n</div>\n", [3]),
        ("<p>Said.</p>\n", [1]),
        ("Said.[^1]\n\n[^1]: A note.\n", [1, 3]),
        ("Said.[@a][^1]\n\n[^1]: A note.[@b]\n", []),
        ("[^1] says so.\n", [1]),
        ("*[A name](x.md)* is so.\n", [1]),
        ('*[AI]: Artificial intelligence\n\n[x]: https://example.org/ "X"\n', []),
        ("It is so.\\[@a]\n", [1]),
        ("It is so [@a](x.md).\n", [1]),
        ('<p title="[@a]">It is so.</p>\n', [1]),
        ("[TOC]\n\n___\n\n&nbsp;\n\n[Read on](next.md){ .button }\n", []),
        ("Three points:\n\n- one [@a]\n- two [@b]\n", []),
        ("Three points:\n- one [@a]\n- two\n", [3]),
        ("It is so:\n\nAnd so.[@a]\n", [1]),
        ('!!! note "A box"\n    It is so.\n\n=== "A tab"\n', [2]),
        ("---\ntitle: T\n---\nSaid.\n", [4]),
        ("---\nnarrative: false\n---\nSaid.\n", []),
        ("---\nnarrative: true\n---\nSaid.\n", [4]),
        ("| a | b |\n| - | - |\n| c [@a] | d |\n", []),
        ("Term\n:   What it is.\n", [1]),
        ("", []),
    ],
)
def test_uncited_paragraphs(page: str, expected: list[int]) -> None:
    """Every paragraph, item and table cites; what asserts nothing need not."""
    assert lines(page) == expected


def test_the_overview_is_short() -> None:
    """The default briefing's overview has at most 300 words of prose, the narrative six to eight pages."""
    text = (PROJECT / "docs" / "index.md").read_text("utf-8").split("---", 2)[2]
    prose = re.sub(r"<!--.*?-->|\[@[^\]]*\]|\]\([^)]*\)|^#.*$", " ", text, flags=re.MULTILINE)
    assert 150 <= count(prose) <= 300
    assert 6 <= len(list((PROJECT / "docs" / "briefing").glob("*.md"))) <= 8
