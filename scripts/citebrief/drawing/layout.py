"""Where everything of a picture stands: no two boxes meet, and no line passes behind one.

How it works. The nodes of all columns but the last stand on rows; each has a row of its own, but for one that
takes the row of a node leading to it and to nothing farther. A line runs level along the row where it begins,
past the columns between, and bends only before the column where it ends; so it meets no box. The last column
is placed freely, each node near the rows that lead to it. Every line ends at a port of its own, and the ports
of a node come in the order of the rows that lead to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from statistics import fmean

from citebrief.drawing.graph import Edge, Graph
from citebrief.drawing.rows import in_rows
from citebrief.drawing.sizes import LAST, PADDING, PORT, SHAPE, TOP, Size, columns, level, right_edge, size

_ROW = 44
"""The least from one row to the next."""
_GAP = 16
"""The least between two nodes of a column."""
_TIP = 4
"""From the end of a line to the node."""


@dataclass(frozen=True)
class Placed:
    """A node with its place: its left edge and its middle."""

    size: Size
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """An edge from `x0, y0`: level up to `bend`, turning up to `zone`, level to its end at `x1, y1`."""

    edge: Edge
    x0: int
    y0: int
    bend: int
    zone: int
    x1: int
    y1: int


@dataclass(frozen=True)
class Layout:
    """The places of everything, in units of the picture."""

    width: int
    height: int
    columns: tuple[int, ...]
    """The left edge of each column."""
    nodes: dict[str, Placed]
    lines: tuple[Line, ...]


def layout(graph: Graph) -> Layout:
    """Return the places of a graph's nodes and lines."""
    edges = columns(graph)
    sizes = {id_: size(id_, graph) for id_ in graph.nodes}
    rows = in_rows(graph)
    middles = _stacked(max(_ROW, *(sizes[id_].height + _GAP for id_ in row)) for row in rows)
    heights = {id_: y for row, y in zip(rows, middles, strict=True) for id_ in row}
    heights |= _beside(graph, sizes, heights)
    above = min((y - sizes[id_].height / 2 for id_, y in heights.items()), default=0)
    placed = {
        id_: Placed(sizes[id_], edges[node.column], round(heights[id_] - above + TOP))
        for id_, node in graph.nodes.items()
    }
    bottom = max((each.y + each.size.height / 2 for each in placed.values()), default=TOP)
    width = edges[-1] + SHAPE + PADDING + LAST
    return Layout(width, round(bottom) + _GAP, edges, placed, tuple(_lines(graph, placed, edges)))


def _stacked(heights: Iterable[float]) -> list[float]:
    """Return the middles of things of such heights, one under the other."""
    given = list(heights)
    return [bottom - height / 2 for bottom, height in zip(accumulate(given), given, strict=True)]


def _beside(graph: Graph, sizes: dict[str, Size], heights: dict[str, float]) -> dict[str, float]:
    """Return the middles of the last column's nodes, each near what leads to it."""
    ids = graph.column(graph.last)
    wanted: list[float] = []
    for id_ in ids:
        from_ = [heights[edge.start] for edge in graph.arriving[id_]]
        wanted.append(fmean(from_) if from_ else wanted[-1] if wanted else 0.0)
    offsets = _stacked(sizes[id_].height + _GAP for id_ in ids)
    shifts = _rising([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    return {id_: offset + shift for id_, offset, shift in zip(ids, offsets, shifts, strict=True)}


def _rising(values: list[float]) -> list[float]:
    """Return the never falling values nearest to the given ones (pool adjacent violators)."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            higher = pools.pop()
            pools[-1] += higher
    return [fmean(pool) for pool in pools for _ in pool]


def _lines(graph: Graph, placed: dict[str, Placed], edges: tuple[int, ...]) -> Iterator[Line]:
    """Yield a line for each edge, its end at a port in the order of the heights where lines begin."""
    before = level(graph)
    for id_, end in placed.items():
        arriving = sorted(graph.arriving[id_], key=lambda edge: (placed[edge.start].y, placed[edge.start].x))
        for number, edge in enumerate(arriving):
            start = placed[edge.start]
            port = end.y + PORT * number - PORT * (len(arriving) - 1) // 2
            x0 = right_edge(start.size.node.column, edges)
            bend = right_edge(end.size.node.column - 1, edges)
            yield Line(edge, x0, start.y, bend, end.x - before, end.x - _TIP, port)
