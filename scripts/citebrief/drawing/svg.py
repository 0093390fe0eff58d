"""A picture as SVG text inside HTML: classes instead of colours and styles, names as links, no script.

Only the names, their notes and the headings are for ears; the lines are told by the table beside the picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.drawing.graph import Graph
from citebrief.drawing.layout import Layout, Line, Placed, layout
from citebrief.drawing.sizes import BOX, FONT, HEAD, LINE, PADDING, SHAPE, TEXT, label_room, shape_height
from citebrief.drawing.wrap import width
from citebrief.escape import attribute

_DOT = 6.5


def draw(graph: Graph, id_: str, title: str, description: str) -> str:
    """Return the picture of a graph; `id_` begins the ids inside it, title and description are texts."""
    places = layout(graph)
    arrow = f"{id_}-arrow"
    in_order = sorted(places.nodes.values(), key=lambda placed: (placed.x, placed.y))
    return "\n".join(
        (
            f'<svg viewBox="0 0 {places.width} {places.height}" width="{places.width}" '
            f'height="{places.height}" role="group" aria-labelledby="{id_}-title" '
            f'aria-describedby="{id_}-desc" xmlns="http://www.w3.org/2000/svg">',
            f'<title id="{id_}-title">{attribute(title)}</title>',
            f'<desc id="{id_}-desc">{attribute(description)}</desc>',
            f'<defs><marker id="{arrow}" markerUnits="userSpaceOnUse" markerWidth="{HEAD}" '
            f'markerHeight="{HEAD}" refY="5"><path d="M0 0L{HEAD} 5L0 10z"/></marker></defs>',
            *_headings(graph, places),
            '<g aria-hidden="true">',
            *(_line(line, arrow) for line in places.lines),
            *(_label(line) for line in places.lines if line.edge.label),
            "</g>",
            *(_node(placed, graph) for placed in in_order),
            "</svg>",
        )
    )


def _headings(graph: Graph, places: Layout) -> Iterator[str]:
    for x, heading in zip(places.columns, graph.headings, strict=True):
        yield f'<text class="cb-small" x="{x}" y="12">{attribute(heading)}</text>'


def _line(line: Line, arrow: str) -> str:
    """Return a line with the head of an arrow, as wide as its claims are many."""
    dashed = ' class="cb-dashed"' if line.edge.dashed else ""
    thick = min(5.0, 1 + 0.6 * line.edge.claims)
    middle = (line.bend + line.zone) // 2
    turn = f"C{middle} {line.y0} {middle} {line.y1} {line.zone} {line.y1}"
    way = f"M{line.x0} {line.y0}H{line.bend}{turn}H{line.x1 - HEAD}"
    return f'<path{dashed} stroke-width="{thick:.1f}" marker-end="url(#{arrow})" d="{way}"/>'


def _label(line: Line) -> str:
    """Return what is printed on a line, on a ground of its own."""
    room = label_room(line.edge.label)
    left = line.x1 - HEAD - 6 - room
    ground = f'<rect class="cb-ground" x="{left}" y="{line.y1 - 9}" width="{room}" height="18" rx="9"/>'
    text = f'x="{left + room // 2}" y="{line.y1 + 4}">{attribute(line.edge.label)}'
    return f'{ground}<text class="cb-label" {text}</text>'


def _node(placed: Placed, graph: Graph) -> str:
    """Return the shape of a node and its name as a link."""
    node = placed.size.node
    if node.column == 0:
        mark = _dot(TEXT + 18, placed.y) if node.kind == "voice" else _page(placed, TEXT + 10)
        return mark + _text(placed, 0)
    if node.column == graph.last:
        return _page(placed, placed.x) + _text(placed, placed.x + SHAPE + PADDING)
    top = placed.y - placed.size.height // 2
    box = _rect(node.kind, placed.x, top, BOX, placed.size.height)
    return box + _text(placed, placed.x + PADDING)


def _page(placed: Placed, x: int) -> str:
    """Return the shape of a document, as tall as the lines that lead to it."""
    height = shape_height(placed.size.ports)
    return _rect(placed.size.node.kind, x, placed.y - height // 2, SHAPE, height)


def _rect(kind: str, x: int, y: int, across: int, height: int) -> str:
    return f'<rect class="cb-{kind}" x="{x}" y="{y}" width="{across}" height="{height}"/>'


def _dot(x: int, y: int) -> str:
    return f'<circle class="cb-origin" cx="{x}" cy="{y}" r="{_DOT}"/>'


def _text(placed: Placed, x: int) -> str:
    """Return the name of a node as a link, 24 units high at least, and the note under it."""
    node, lines = placed.size.node, placed.size.lines
    first = placed.y - LINE * (len(lines) + bool(node.note)) // 2 + FONT
    name = "".join(
        f'<tspan x="{x}" y="{first + LINE * number}">{attribute(text)}</tspan>'
        for number, text in enumerate(lines)
    )
    room = round(max((width(text, FONT) for text in lines), default=0))
    target = _rect("target", x, first - 17, room, LINE * len(lines) + 6)
    link = f'<a href="{attribute(node.href)}">{target}<text>{name}</text></a>'
    if not node.note:
        return link
    below = first + LINE * len(lines)
    dot = _dot(x + 6, below - 5) if node.origin else ""
    note_x = x + 18 if node.origin else x
    return f'{link}{dot}<text class="cb-small" x="{note_x}" y="{below}">{attribute(node.note)}</text>'
