"""Pages for those who use the data or write it: what the exports hold, and every kind of problem."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.exports import FIELDS
from citebrief.model import Briefing
from citebrief.pages.markup import box, front_matter, line, page
from citebrief.problems import KINDS


def exports_page(briefing: Briefing) -> str:
    """Return the page that documents every field of every export."""
    sections = []
    for name, fields in FIELDS.items():
        rows = ["| Field | Holds |", "| --- | --- |"]
        rows += [f"| `{field}` | {markdown(meaning)} |" for field, meaning in fields.items()]
        sections += [f"## [{name}](exports/{name})", box("div", "cb-table", "\n".join(rows))]
    return page(
        front_matter("exports", "Exports", f"Data of {briefing.about.title}"),
        "# Exports",
        line(
            "p",
            "cb-lead",
            "The briefing as data: JSON Lines with keys in the order below, and the sources as CSL-JSON.",
            "Offsets count code points from 0.",
        ),
        *sections,
    )


def problems_page(briefing: Briefing) -> str:
    """Return the page that says of every kind of problem what it is and what to do."""
    entries = [
        box(
            "section",
            "cb-problem",
            f"## {kind.code} {kind.name}",
            line(
                "p",
                "cb-problem-text",
                f"**{kind.severity}** {markdown(kind.sentence)} {markdown(kind.remedy)}",
            ),
            id_=kind.code.lower(),
        )
        for kind in KINDS.values()
    ]
    return page(
        front_matter("problems", "Problems", f"What a check of {briefing.about.title} can report"),
        "# Problems",
        line(
            "p", "cb-lead", "What `citebrief check` reports. Errors stop every build, warnings a strict one."
        ),
        *entries,
    )
