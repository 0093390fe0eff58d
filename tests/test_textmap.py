"""The map of a text: its paragraphs drawn as long as they are."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from citebrief.pages.textmap import text_map


def _shapes(drawing: str) -> list[tuple[str, str, bool]]:
    return [
        (each.get("x", ""), each.get("width", ""), "class" in each.attrib) for each in fromstring(drawing)[0]
    ]


def test_a_paragraph_is_as_wide_as_it_is_long() -> None:
    """Side by side the paragraphs fill the width; those cited are filled."""
    assert _shapes(text_map([100, 300], {2})) == [("0.00%", "25.00%", False), ("25.00%", "75.00%", True)]


def test_a_paragraph_without_length_is_not_drawn() -> None:
    """The one after it keeps its number."""
    assert _shapes(text_map([0, 10, 10], {2})) == [("0.00%", "50.00%", True), ("50.00%", "50.00%", False)]


def test_a_text_without_length_has_no_map() -> None:
    """Nothing is divided by nothing."""
    assert text_map([], set()) == text_map([0], set()) == ""
