"""Drawings made whole for the engine of PDFs: what the style sheet says of them, borrowed shapes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from weasyprint import HTML

from citebrief.pdf.drawings import settle

_SVG = "{http://www.w3.org/2000/svg}"


def _settled(css: str, drawings: str) -> list[Element]:
    """Return the drawings of a page as the engine is given them."""
    root = HTML(string=f"<html><head><style>{css}</style></head><body>{drawings}</body></html>").etree_element
    settle(root)
    found: list[Element] = root.findall(f".//{_SVG}svg")
    return found


@pytest.mark.parametrize(
    ("css", "name", "value"),
    [
        ("rect { fill: red }", "fill", "red"),
        (".a rect { fill: red } rect { fill: blue }", "fill", "red"),
        ("rect { fill: red !important } .a rect { fill: blue }", "fill", "red"),
        (":root { --ink: #123 } rect { stroke: var(--ink) }", "stroke", "#123"),
        (":root { --ink: #123 } .a { --ink: #456 } rect { stroke: var(--ink) }", "stroke", "#456"),
        ("rect { stroke: var(--none, green) }", "stroke", "green"),
        ("html { font-size: 12pt } rect { stroke-width: .5rem }", "stroke-width", "8.000px"),
        ("rect { font: 700 13px/1 Arial, serif }", "font-size", "13px"),
        ("@media print { rect { fill: red } }", "fill", "red"),
        ("@media screen { rect { fill: red } }", "fill", None),
        ("@media print, screen and (min-width: 60em) { rect { fill: red } }", "fill", None),
        ("rect:hover { fill: red }", "fill", None),
        ("rect::before { fill: red }", "fill", None),
        ("rect { margin: 1rem }", "margin", None),
        ("rect { fill: var(--a) } :root { --a: var(--b); --b: var(--a) }", "stroke", None),
    ],
)
def test_what_the_style_sheet_says_stands_in_the_drawing(css: str, name: str, value: str | None) -> None:
    """Each rule that holds on paper reaches the element it is of; no other does."""
    (drawing,) = _settled(css, '<svg class="a"><rect width="1" height="1"/></svg>')
    assert next(iter(drawing)).get(name) == value


def test_shapes_of_other_drawings_are_copied() -> None:
    """A drawing that uses a shape of another has it, and what that shape uses, each once."""
    shapes = '<svg><symbol id="grid"><rect fill="url(#hatch)"/></symbol><pattern id="hatch"/></svg>'
    _, drawing, other = _settled(
        "", f'{shapes}<svg><use href="#grid"/><use href="#grid"/></svg><svg><g/></svg>'
    )
    assert [each.get("id") for each in drawing.iter() if each.get("id")] == ["grid", "hatch"]
    assert len(list(other.iter())) == 2
