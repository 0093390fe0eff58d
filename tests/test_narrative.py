"""Paragraphs that cite no claim, in pages that tell what sources say."""

from __future__ import annotations

import pytest

from citebrief.pages.narrative import uncited_paragraphs


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
        ("Said.[^1]\n\n[^1]: A note.\n", [1]),
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
