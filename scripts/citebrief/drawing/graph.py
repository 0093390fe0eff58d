"""What is drawn: nodes in columns from left to right, and edges that lead from one column to a later one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal


@dataclass(frozen=True)
class Node:
    """A voice, a document, or a work that was not read."""

    name: str
    href: str
    kind: Literal["voice", "document", "work"]
    column: int
    origin: bool = False
    """Whether it carries the dot of an origin."""
    note: str = ""
    """A line under its name."""


@dataclass(frozen=True)
class Edge:
    """A line between two nodes, from a column to a later one."""

    start: str
    end: str
    claims: int = 1
    """How many claims it stands for, which makes its width."""
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True)
class Graph:
    """Nodes by id, those of the last column in the order in which they are told, and the edges."""

    headings: tuple[str, ...]
    """One a column, two at least."""
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]

    @property
    def last(self) -> int:
        """The number of the last column."""
        return len(self.headings) - 1

    def column(self, number: int) -> list[str]:
        """Return the ids of a column's nodes."""
        return [id_ for id_, node in self.nodes.items() if node.column == number]

    @cached_property
    def leaving(self) -> dict[str, list[Edge]]:
        """For each node, the edges that begin at it."""
        return self._by_node(lambda edge: edge.start)

    @cached_property
    def arriving(self) -> dict[str, list[Edge]]:
        """For each node, the edges that end at it."""
        return self._by_node(lambda edge: edge.end)

    def _by_node(self, node: Callable[[Edge], str]) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {id_: [] for id_ in self.nodes}
        for edge in self.edges:
            found[node(edge)].append(edge)
        return found
