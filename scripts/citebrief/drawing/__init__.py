"""A picture of what depends on what, as SVG text: `graph` is what is drawn, `layout` where, `svg` how."""

from citebrief.drawing.graph import Edge, Graph, Node
from citebrief.drawing.svg import draw

__all__ = ["Edge", "Graph", "Node", "draw"]
