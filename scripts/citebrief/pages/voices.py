"""The voices of some claims, as a drawing and as the table that says the same, most used origin first."""

from __future__ import annotations

from collections.abc import Iterable

from citebrief.drawing import draw
from citebrief.model import Briefing
from citebrief.pages.graphs import voices_graph
from citebrief.pages.markup import box, cell, table
from citebrief.pages.phrases import entity_link, number, source_link
from citebrief.ties import Tie

_ROW = ' scope="row"'
_COLUMN = ' scope="col"'


def lead(ties: list[Tie]) -> str:
    """Return the sentence whose number of voices the dots of the drawing add up to."""
    claims = len({id_ for tie in ties for id_ in tie.claims})
    documents = number(len({tie.source for tie in ties}), "document")
    voices = number(len({tie.origin for tie in ties}), "voice")
    return (
        f"{number(claims, 'claim')}, read in {documents}, {'goes' if claims == 1 else 'go'} back to {voices}."
    )


def drawn_and_listed(ties: list[Tie], briefing: Briefing, path: str) -> list[str]:
    """Return the drawing of ties and, next to it, the table of the same."""
    drawing = draw(
        voices_graph(ties, briefing, path), "voices", "Who is heard in which document", _DESCRIPTION
    )
    return [figure(drawing, _KEY), ties_table(ties, briefing, path)]


_DESCRIPTION = (
    "Lines lead from each voice, by way of those who pass it on, to the documents. "
    "The table below says the same."
)
_KEY = (
    "Each dot is one voice. A number on a line, and its width, count claims; a line without one carries a "
    "single claim. A dashed line is inferred: the document does not say so itself."
)


def figure(drawing: str, key: str) -> str:
    """Return a drawing with its key as a block that Markdown leaves alone and search passes over."""
    caption = f"<figcaption>{key}</figcaption>"
    return f'<figure class="cb-drawing" data-search-exclude="">\n{drawing}\n{caption}\n</figure>'


def ties_table(ties: Iterable[Tie], briefing: Briefing, path: str) -> str:
    """Return a row for each tie, under its origin."""
    rows = []
    for origin, listed in by_origin(ties, briefing):
        name = cell(entity_link(origin, briefing, path), "th", f'{_ROW} rowspan="{len(listed)}"')
        for tie in listed:
            rows.append(name + _tie(tie, briefing, path))
            name = ""
    return _table(("Origin", "Heard", "Document", "Claims"), rows)


def _tie(tie: Tie, briefing: Briefing, path: str) -> str:
    relays = " → ".join(entity_link(voice, briefing, path) for voice in tie.voices[1:])
    how = f"by way of {relays}" if relays else "in its own voice" if tie.own else "directly"
    inferred = (
        ""
        if not tie.inferred
        else "inferred"
        if tie.inferred == tie.claims
        else f"{len(tie.inferred)} inferred"
    )
    claims = ", ".join(filter(None, (number(len(tie.claims), "claim"), inferred)))
    return cell(how) + cell(source_link(briefing.sources[tie.source], path)) + cell(claims)


def origins_table(ties: Iterable[Tie], briefing: Briefing, path: str) -> str:
    """Return a row for each origin alone, for where the ties are too many to list."""
    rows = [
        cell(entity_link(origin, briefing, path), "th", _ROW)
        + cell(number(len({tie.source for tie in listed}), "document"))
        + cell(number(_claims(listed), "claim"))
        for origin, listed in by_origin(ties, briefing)
    ]
    return _table(("Origin", "Documents", "Claims"), rows)


def by_origin(ties: Iterable[Tie], briefing: Briefing) -> list[tuple[str, list[Tie]]]:
    """Return the ties of each origin, those of most claims first."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.origin, []).append(tie)
    for listed in found.values():
        listed.sort(key=lambda tie: (-len(tie.claims), tie.source, tie.voices))
    name = {origin: briefing.entities[origin].name.casefold() for origin in found}
    return sorted(found.items(), key=lambda pair: (-_claims(pair[1]), name[pair[0]], pair[0]))


def _claims(ties: list[Tie]) -> int:
    return len(frozenset[str]().union(*(tie.claims for tie in ties)))


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    head = "".join(cell(name, "th", _COLUMN) for name in heads)
    return box("div", "cb-table", table("cb-voices", head, rows), searched=False)
