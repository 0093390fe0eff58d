"""Origins and stance of a topic: its voices drawn and listed, and the matrix of its claims by documents."""

from __future__ import annotations

from collections import Counter

from citebrief.escape import markdown
from citebrief.model import STANCES, Briefing, Claim, Topic
from citebrief.pages.claims import of_topic
from citebrief.pages.markup import box, cell, front_matter, heading, line, link, page, sign, span, table
from citebrief.pages.phrases import STANCE_SIGNS, claim_link, number, short_names, taking
from citebrief.pages.voices import drawn_and_listed, lead
from citebrief.ties import ties

_FEW = 6
"""Up to so many documents have their names written level where there is room."""


def matrix_page(topic: Topic, briefing: Briefing) -> str:
    """Return the page of origins and stance of a topic."""
    path = f"origins/{topic.id}.md"
    claims = of_topic(topic, briefing)
    found = ties(claims, briefing)
    section = link(markdown(topic.title), path, f"topics/{topic.id}.md")
    return page(
        front_matter(
            "matrix", f"Who says what: {topic.title}", f"Origins and stance of {len(claims)} claims"
        ),
        line("p", "cb-crumbs", link("Origins", path, "origins.md"), "›", section),
        heading(1, "title", f"Who says what: {markdown(topic.title)}"),
        line("p", "cb-lead", lead(found)),
        heading(2, "stance", "Claims by documents") if claims else "",
        line("p", "cb-key", _counted(claims)) if claims else "",
        _matrix(claims, briefing, path) if claims else "",
        heading(2, "voices", "Every voice") if claims else "",
        *(drawn_and_listed(found, briefing, path) if claims else ()),
    )


def _counted(claims: list[Claim]) -> str:
    """Return how many passages take each stance; the signs are the key to the matrix."""
    counted = Counter(evidence.stance for claim in claims for evidence in claim.evidence)
    return " · ".join(taking(counted[stance], stance) for stance in STANCES)


def _matrix(claims: list[Claim], briefing: Briefing, path: str) -> str:
    """Return a row for each claim and a column for each document that speaks to one of them."""
    cited = {evidence.source for claim in claims for evidence in claim.evidence}
    columns = [source for source in briefing.held_sources if source.id in cited]
    names = short_names(columns)
    head = cell("Claim", "th", ' scope="col"') + "".join(
        cell(link(markdown(names[source.id]), path, f"sources/{source.id}.md"), "th", ' scope="col"')
        for source in columns
    )
    rows = []
    for claim in claims:
        taken = _stances(claim, path)
        cells = (cell(taken.get(source.id, "")) for source in columns)
        rows.append(cell(claim_link(claim, path), "th", ' scope="row"') + "".join(cells))
    classes = "cb-matrix" if len(columns) > _FEW else "cb-matrix cb-matrix--few"
    return box("div", "cb-table", table(classes, head, rows), searched=False)


def _stances(claim: Claim, path: str) -> dict[str, str]:
    """Return for each source the stances that it takes to a claim, each a link to its first passage."""
    found: dict[str, dict[str, list[int]]] = {}
    for index, evidence in enumerate(claim.evidence, 1):
        found.setdefault(evidence.source, {}).setdefault(evidence.stance, []).append(index)
    return {
        source: " ".join(
            link(_label(stance, len(taken[stance])), path, f"claims/{claim.id}.md", f"e{taken[stance][0]}")
            for stance in STANCES
            if stance in taken
        )
        for source, taken in found.items()
    }


def _label(stance: str, passages: int) -> str:
    count = f", {number(passages, 'passage')}" if passages > 1 else ""
    seen = f'<span aria-hidden="true">{passages}</span>' if passages > 1 else ""
    return f"{sign(STANCE_SIGNS[stance])}{seen}{span('cb-hidden', stance + count)}"
