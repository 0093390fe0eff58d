"""What the documents of a briefing draw on, as a drawing and as the table that says the same."""

from __future__ import annotations

from graphlib import TopologicalSorter

from citebrief.drawing import Edge, Graph, Node, draw
from citebrief.model import Briefing
from citebrief.pages.markup import address_in_site, box, cell, table
from citebrief.pages.phrases import source_link, source_name
from citebrief.pages.voices import figure

_TITLE = "What the documents draw on"
_DESCRIPTION = "Lines lead from works to the documents that draw on them. The table below says the same."


def drawn_on(briefing: Briefing, path: str) -> list[str]:
    """Return what the documents draw on, as a drawing and as a table."""
    users = [source for source in briefing.sources.values() if source.derived_from]
    if not users:
        return []
    rows = []
    for source in users:
        name = cell(source_link(source, path), "th", f' scope="row" rowspan="{len(source.derived_from)}"')
        for tie in source.derived_from:
            place = f", paragraph {tie.place}" if tie.place else ""
            how = f"{'stated' if tie.stated else 'inferred'}{place}"
            rows.append(name + cell(source_link(briefing.sources[tie.source], path)) + cell(how))
            name = ""
    head = "".join(cell(name, "th", ' scope="col"') for name in ("Document", "Draws on", "How we know"))
    drawing = draw(derivations_graph(briefing, path), "drawn-on", _TITLE, _DESCRIPTION)
    return [
        figure(drawing, "A dashed page is a work that was not read. A dashed line is inferred."),
        box("div", "cb-table", table("cb-voices", head, rows), searched=False),
    ]


def derivations_graph(briefing: Briefing, path: str) -> Graph:
    """Return what the documents draw on: works and documents, a column a step, those nobody uses last."""
    stated = _stated(briefing)
    works: dict[str, list[str]] = {}
    for work, user in stated:
        works.setdefault(user, []).append(work)
    depth: dict[str, int] = {}
    for id_ in TopologicalSorter(works).static_order():
        depth[id_] = max((depth[work] + 1 for work in works.get(id_, ())), default=0)
    last = max(depth.values(), default=1)
    used = {work for work, _ in stated}
    nodes = {
        source.id: Node(
            source_name(source),
            address_in_site(path, f"sources/{source.id}.md"),
            "document" if source.held else "work",
            depth[source.id] if source.id in used else last,
        )
        for source in briefing.sources.values()
        if source.id in depth
    }
    edges = [
        Edge(work, user, label="stated" if sure else "inferred", dashed=not sure)
        for (work, user), sure in stated.items()
    ]
    return Graph(("Work", *("Draws on it",) * last), nodes, tuple(edges))


def _stated(briefing: Briefing) -> dict[tuple[str, str], bool]:
    """Return for each work and who draws on it whether that is stated anywhere."""
    found: dict[tuple[str, str], bool] = {}
    for source in briefing.sources.values():
        for tie in source.derived_from:
            found[tie.source, source.id] = tie.stated or found.get((tie.source, source.id), False)
    return found
