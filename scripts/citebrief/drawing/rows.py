"""The rows of a picture: which nodes of all columns but the last share one, and in which order rows come.

A node takes the row of one that leads to it and to nothing farther, else a row of its own. Rows follow the
nodes of the last column that they lead to, so that few lines cross.
"""

from __future__ import annotations

from statistics import fmean

from citebrief.drawing.graph import Graph


def in_rows(graph: Graph) -> list[list[str]]:
    """Return the rows from top to bottom, each with the ids of its nodes from left to right."""
    order = _order(graph)
    rows = [[id_] for id_ in sorted(graph.column(0), key=order.__getitem__)]
    for column in range(1, graph.last):
        for id_ in sorted(graph.column(column), key=order.__getitem__):
            feeders = {edge.start for edge in graph.arriving[id_]}
            hosts = [row for row in rows if row[-1] in feeders and _farthest(row[-1], graph) == column]
            if hosts:
                hosts[len(hosts) // 2].append(id_)
            else:
                near = [number for number, row in enumerate(rows) if not feeders.isdisjoint(row)]
                rows.insert(near[len(near) // 2] + 1 if near else len(rows), [id_])
    return rows


def _order(graph: Graph) -> dict[str, tuple[float, str, str]]:
    """Return by what to sort nodes: the nodes of the last column that they lead to, then the next one."""
    reached: dict[str, frozenset[int]] = {
        id_: frozenset((number,)) for number, id_ in enumerate(graph.column(graph.last))
    }
    order: dict[str, tuple[float, str, str]] = {}
    for column in range(graph.last - 1, -1, -1):
        for id_ in graph.column(column):
            after = [edge.end for edge in graph.leaving[id_]]
            reached[id_] = frozenset[int]().union(*(reached[end] for end in after))
            between = min((end for end in after if graph.nodes[end].column < graph.last), default="")
            order[id_] = fmean(reached[id_] or (0,)), between, id_
    return order


def _farthest(id_: str, graph: Graph) -> int:
    """Return the farthest column that a node leads to."""
    return max(graph.nodes[edge.end].column for edge in graph.leaving[id_])
