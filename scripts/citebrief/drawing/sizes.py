"""The measures of a picture, in its own units: of columns, rows, boxes and text."""

from __future__ import annotations

from dataclasses import dataclass

from citebrief.drawing.graph import Graph, Node
from citebrief.drawing.wrap import width, wrapped

WIDTH = 1100
FONT = 14
LINE = 18
"""From one line of text to the next."""
PORT = 20
"""From one port of a node to the next."""
TOP = 36
"""Where the first row begins, below the headings."""
TEXT = 240
"""How wide the names of the first column may be."""
MARK = 32
"""From the names of the first column to where their lines begin."""
BOX = 160
"""How wide a box of a column between is."""
SHAPE = 16
"""How wide the shape of a document is."""
LAST = 190
"""How wide the names of the last column may be."""
PADDING = 10
LABEL = 12
"""The size of the text on a line."""
HEAD = 10
"""How long the head of an arrow is."""
_TURN = 84
"""The room in which a line turns, at least."""


@dataclass(frozen=True)
class Size:
    """A node with the lines of its name and the room that it needs."""

    node: Node
    lines: tuple[str, ...]
    width: int
    height: int
    ports: int
    """How many lines end at it."""


def columns(graph: Graph) -> tuple[int, ...]:
    """Return the left edge of each column."""
    between, first = graph.last - 1, TEXT + MARK
    room = WIDTH - first - SHAPE - PADDING - LAST - between * BOX
    gutter = max(_TURN + level(graph), room // (between + 1))
    return (0, *(first + gutter + n * (BOX + gutter) for n in range(between + 1)))


def label_room(label: str) -> int:
    """Return how wide the ground of a label is."""
    return max(PORT, round(width(label, LABEL)) + 8)


def level(graph: Graph) -> int:
    """Return how far before its end a line runs level; the widest label and the head stand there."""
    return max((label_room(edge.label) for edge in graph.edges if edge.label), default=0) + HEAD + 16


def right_edge(column: int, edges: tuple[int, ...]) -> int:
    """Return where a column that is not the last ends."""
    return TEXT + MARK if column == 0 else edges[column] + BOX


def size(id_: str, graph: Graph) -> Size:
    """Return the size of a node; one that lines lead to has room for a port each."""
    node, ports = graph.nodes[id_], len(graph.arriving[id_])
    if node.column == 0:
        return _sized(node, ports, TEXT, TEXT + MARK, 0)
    if node.column == graph.last:
        return _sized(node, ports, LAST, SHAPE + PADDING + LAST, 0)
    return _sized(node, ports, BOX - 2 * PADDING, BOX, PADDING + 4)


def shape_height(ports: int) -> int:
    """Return how tall the shape of a document is that so many lines lead to."""
    return PORT * max(1, ports) + 4


def _sized(node: Node, ports: int, text: int, room: int, padding: int) -> Size:
    lines = tuple(wrapped(node.name, FONT, text))
    told = LINE * (len(lines) + bool(node.note)) + padding
    return Size(node, lines, room, max(told, shape_height(ports)), ports)
