"""The graph of some claims: who is heard in which document, through whom."""

from __future__ import annotations

from itertools import pairwise

from citebrief.drawing import Edge, Graph, Node
from citebrief.model import Briefing
from citebrief.pages.markup import address_in_site
from citebrief.pages.phrases import number, source_name
from citebrief.ties import Tie

Steps = list[tuple[int, str]]
"""The voices of a tie that have a place of their own, each with its column."""


def voices_graph(ties: list[Tie], briefing: Briefing, path: str) -> Graph:
    """Return who is heard in which document: origins, a column a step for relays, documents."""
    last = max((len(tie.voices) for tie in ties), default=1)
    ways = dict(zip(ties, _ways(ties, last), strict=True))
    return Graph(
        ("Origin", *("Relay",) * (last - 1), "Document"),
        _voices(ways, briefing, path) | _documents(ways, last, briefing, path),
        tuple(_edges(ways)),
    )


def _ways(ties: list[Tie], last: int) -> list[Steps]:
    """Return where the voices of each tie stand.

    An origin stands first, a relay as many columns from the document as it has steps to go. An origin that
    always has as many steps to go as it has elsewhere as a relay stands in the relay's box; one that is heard
    as the own voice of one document alone stands in that document.
    """
    relays = {step for tie in ties for step in _steps(tie, last)[1:]}
    starts: dict[str, set[tuple[int, str]]] = {}
    heard: dict[str, set[str]] = {}
    for tie in ties:
        starts.setdefault(tie.origin, set()).add(_steps(tie, last)[0])
        heard.setdefault(tie.origin, set()).add(tie.source if tie.own else "")
    ways = []
    for tie in ties:
        first, *others = _steps(tie, last)
        if starts[tie.origin] == {first} and first in relays:
            ways.append([first, *others])
        else:
            alone = heard[tie.origin] == {tie.source}
            ways.append([] if alone else [(0, tie.origin), *others])
    return ways


def _steps(tie: Tie, last: int) -> Steps:
    """Return the voices of a tie, each with its column counted from the document's."""
    return [(last - len(tie.voices) + place, voice) for place, voice in enumerate(tie.voices)]


def _voices(ways: dict[Tie, Steps], briefing: Briefing, path: str) -> dict[str, Node]:
    """Return a node for each voice and column; the dot is where the voice is heard first."""
    own: dict[str, set[str]] = {}
    for tie, steps in ways.items():
        if steps:
            own.setdefault(_id(*steps[0]), set()).update(tie.claims)
    nodes = {}
    for column, voice in (step for steps in ways.values() for step in steps):
        said = len(own.get(_id(column, voice), ()))
        nodes[_id(column, voice)] = Node(
            briefing.entities[voice].name,
            address_in_site(path, f"entities/{voice}.md"),
            "voice",
            column,
            origin=said > 0,
            note=f"{said} of its own" if said and column else "",
        )
    return nodes


def _documents(ways: dict[Tie, Steps], last: int, briefing: Briefing, path: str) -> dict[str, Node]:
    """Return a node for each document, in the order of the sources; the dot is where it speaks itself."""
    own = {tie.source: len(tie.claims) for tie, steps in ways.items() if not steps}
    cited = {tie.source for tie in ways}
    return {
        source.id: Node(
            source_name(source),
            address_in_site(path, f"sources/{source.id}.md"),
            "document",
            last,
            origin=source.id in own,
            note=f"{number(own[source.id], 'claim')} in its own voice" if source.id in own else "",
        )
        for source in briefing.held_sources
        if source.id in cited
    }


def _edges(ways: dict[Tie, Steps]) -> list[Edge]:
    """Return an edge for each step that some tie takes, with the claims of all that take it."""
    claims: dict[tuple[str, str], set[str]] = {}
    sure: dict[tuple[str, str], set[str]] = {}
    for tie, steps in ways.items():
        for step in pairwise([*(_id(*step) for step in steps), tie.source]):
            claims.setdefault(step, set()).update(tie.claims)
            sure.setdefault(step, set()).update(tie.claims - tie.inferred)
    return [
        Edge(start, end, len(ids), _label(len(ids), bool(sure[start, end])), not sure[start, end])
        for (start, end), ids in claims.items()
    ]


def _label(claims: int, sure: bool) -> str:
    """Return what is printed on a line: its claims where they are several, and that it is inferred."""
    return " ".join(part for part in (str(claims) if claims > 1 else "", "" if sure else "inferred") if part)


def _id(column: int, voice: str) -> str:
    return f"{column} {voice}"
