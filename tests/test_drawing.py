"""Drawings: no two boxes meet, no line passes behind one, and the SVG holds names as text alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.drawing import Edge, Graph, Node, draw
from citebrief.drawing.layout import Layout, Line, Placed, layout
from citebrief.drawing.sizes import HEAD, label_room
from citebrief.drawing.wrap import width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
NAMES = (
    "Reuters", "An unnamed official of the ministry (in the report that the newspaper quotes)", "x" * 300,
    "</tspan><script>alert(1)</script>", '" onload="alert(1)" x="', "日本放送協会 " * 9, "שלום & ברכה",
    "&lt;b&gt; ]]>",
)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
TITLES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@st.composite
def graphs(draw: st.DrawFn, least: int = 1, most: int = 30) -> Graph:
    """A graph of two to five columns with so many origins; every node before the last column leads on."""
    chance = draw(st.randoms(use_true_random=False))
    last = chance.randint(1, 4)
    sizes = [draw(st.integers(least, most)), *(chance.randint(1, 8) for _ in range(last))]
    nodes = {
        f"{column}-{number}": Node(chance.choice(NAMES), "x.html", "document" if column == last else "voice",
                                   column, note=chance.choice(("", "3 of its own")) if column else "")
        for column, size in enumerate(sizes)
        for number in range(size)
    }  # fmt: skip
    pairs: dict[tuple[str, str], None] = {}
    for id_, node in nodes.items():
        later = [other for other, each in nodes.items() if each.column > node.column]
        for end in chance.choices(later, k=chance.randint(1, 4)) if later else ():
            pairs[id_, end] = None
    labels = ("", "2", "1204", "31 inferred")
    edges = tuple(Edge(start, end, chance.randint(1, 99), chance.choice(labels)) for start, end in pairs)
    return Graph(("Origin", *("Relay",) * (last - 1), "Document"), nodes, edges)


def _box(placed: Placed) -> Box:
    half = placed.size.height / 2
    return placed.x, placed.y - half, placed.x + placed.size.width, placed.y + half


def _labels(places: Layout) -> Iterator[Box]:
    for line in places.lines:
        if line.edge.label:
            right = line.x1 - HEAD - 6
            yield right - label_room(line.edge.label), line.y1 - 9, right, line.y1 + 9


def _points(line: Line) -> Iterator[tuple[float, float]]:
    """Yield points all along a line: level, a Bézier curve with its handles in the middle, level."""
    middle = (line.bend + line.zone) / 2
    for step in range(21):
        t = step / 20
        yield line.x0 + t * (line.bend - line.x0), line.y0
        yield line.zone + t * (line.x1 - line.zone), line.y1
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        yield a * line.bend + (b + c) * middle + d * line.zone, (a + b) * line.y0 + (c + d) * line.y1


def _parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=30)
@given(st.one_of(graphs(), graphs(60, 60)))
def test_no_two_boxes_meet(graph: Graph) -> None:
    """Nodes and the labels of lines stand apart, all inside the picture."""
    places = layout(graph)
    boxes = [*map(_box, places.nodes.values()), *_labels(places)]
    assert [pair for pair in combinations(boxes, 2) if _meet(*pair)] == []
    assert all(box[0] >= 0 and box[1] >= 14 for box in boxes)
    assert all(box[2] <= places.width and box[3] <= places.height for box in boxes)


@settings(max_examples=30)
@given(st.one_of(graphs(), graphs(60, 60)))
def test_no_line_passes_behind_a_box(graph: Graph) -> None:
    """Every line runs past the nodes that it does not join, and behind no label of another line."""
    places = layout(graph)
    for line in places.lines:
        others = [
            _box(placed)
            for id_, placed in places.nodes.items()
            if id_ not in (line.edge.start, line.edge.end)
        ]
        others += [box for box in _labels(places) if abs((box[1] + box[3]) / 2 - line.y1) > 1]
        points = list(_points(line))
        behind = [b for b in others for x, y in points if b[0] < x < b[2] and b[1] < y < b[3]]
        assert behind == [], line


@settings(max_examples=30)
@given(graphs())
def test_lines_end_at_ports_in_the_order_in_which_they_begin(graph: Graph) -> None:
    """A line that begins higher ends higher, at a port of its own 20 units from the next."""
    places = layout(graph)
    for id_ in graph.nodes:
        ends = sorted((line.y0, line.y1) for line in places.lines if line.edge.end == id_)
        ports = sorted(y1 for _, y1 in ends)
        assert all(lower - upper == 20 for upper, lower in pairwise(ports))
        assert all(a[1] < b[1] for a, b in pairwise(ends) if a[0] < b[0])


@settings(max_examples=30)
@given(graphs())
def test_the_svg_is_xml_with_the_names_as_text(graph: Graph) -> None:
    """A parser of XML reads each name as it is, and finds no element, style or script that is not ours."""
    tree = _parsed(draw(graph, "x", "<b>&", "</desc><script>"))
    names = sorted("".join("".join(each.itertext()).split()) for each in tree.iter(f"{SVG}a"))
    assert names == sorted("".join(node.name.split()) for node in graph.nodes.values())
    ours = {"svg", "title", "desc", "defs", "marker", "path", "text", "tspan", "g", "rect", "circle", "a"}
    assert {each.tag.removeprefix(SVG) for each in tree.iter()} <= ours
    assert not [name for each in tree.iter() for name in each.attrib if name == "style" or name[:2] == "on"]


def test_a_drawing_has_a_name_and_a_description() -> None:
    """A screen reader is told the title and the description; lines and numbers are left to the table."""
    graph = Graph(("A", "B"), {"a": Node("A", "a.html", "voice", 0), "b": Node("B", "b.html", "document", 1)},
                  (Edge("a", "b", 2, "2"),))  # fmt: skip
    tree = _parsed(draw(graph, "x", "Who", "How"))
    told = {each.get("id"): each.text for each in tree.iter() if each.get("id")}
    assert (told[tree.get("aria-labelledby")], told[tree.get("aria-describedby")]) == ("Who", "How")
    silent = [each for each in tree if each.get("aria-hidden") == "true"]
    assert [each.text for group in silent for each in group.iter(f"{SVG}text")] == ["2"]


@given(TITLES, st.integers(40, 240))
def test_no_line_of_text_is_too_wide(text: str, limit: int) -> None:
    """A name is broken so that each line fits, and no character is lost."""
    lines = wrapped(text, 14, limit)
    assert all(width(line, 14) <= limit for line in lines)
    assert "".join(text.split()) == "".join("".join(lines).split())


@pytest.mark.parametrize("text", ["", " "])
def test_a_name_without_a_word_has_no_line(text: str) -> None:
    """White space alone is nothing to draw."""
    assert wrapped(text, 14, 100) == []
