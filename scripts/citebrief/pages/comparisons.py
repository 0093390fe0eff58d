"""Comparisons: what sources say of one question, side by side, with what differs marked."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.model import Aspect, Briefing, Column, Comparison
from citebrief.pages.markup import box, front_matter, heading, line, link, page, sign, span
from citebrief.pages.phrases import COMPARISON_SIGNS, COMPARISON_WORDS, number, source_link


def comparisons_page(briefing: Briefing) -> str:
    """Return the page of all comparisons."""
    path = "comparisons.md"
    comparisons = briefing.comparisons.values()
    counted = [
        f"{sign(COMPARISON_SIGNS[kind])} {sum(c.kind == kind for c in comparisons)} {words}"
        for kind, words in COMPARISON_WORDS.items()
    ]
    return page(
        front_matter("comparisons", "Comparisons", f"Comparisons of {briefing.about.title}"),
        "# Comparisons",
        line(
            "p",
            "cb-lead",
            f"{number(len(comparisons), 'comparison')} of what the sources say on one question.",
        ),
        line("p", "cb-key", " · ".join(counted)),
        *(_section(comparison, briefing, path) for comparison in comparisons),
    )


def _section(comparison: Comparison, briefing: Briefing, path: str) -> str:
    relation = f"{sign(COMPARISON_SIGNS[comparison.kind])} {COMPARISON_WORDS[comparison.kind]}"
    return box(
        "section",
        f"cb-comparison cb-comparison--{comparison.kind}",
        line("p", "cb-relation", relation),
        heading(2, f"{comparison.id}-question", markdown(comparison.question)),
        markdown(comparison.note),
        box("div", "cb-table", _table(comparison, briefing, path)),
        id_=comparison.id,
    )


def _table(comparison: Comparison, briefing: Briefing, path: str) -> str:
    heads = [_head(column, briefing, path) for column in comparison.columns]
    claims = ["Claims", *(_claims(column, briefing, path) for column in comparison.columns)]
    rows = [["", *heads], ["---"] * (len(heads) + 1), *map(_row, comparison.aspects), claims]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _head(column: Column, briefing: Briefing, path: str) -> str:
    return (
        f"{markdown(column.label)}<br>{span('cb-meta', source_link(briefing.sources[column.source], path))}"
    )


def _row(aspect: Aspect) -> list[str]:
    mark = sign("≠") if aspect.differs else span("cb-same", "=")
    word = span("cb-hidden", "differs" if aspect.differs else "same")
    label = markdown(aspect.label)
    return [f"{mark} {f'**{label}**' if aspect.differs else label} {word}", *map(markdown, aspect.cells)]


def _claims(column: Column, briefing: Briefing, path: str) -> str:
    links = (
        link(markdown(briefing.claims[id_].statement), path, f"claims/{id_}.md") for id_ in column.claims
    )
    return "<br>".join(links)
