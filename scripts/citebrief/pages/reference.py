"""Pages for those who use the data or write it: what the exports hold, and every kind of problem."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from citebrief.escape import markdown
from citebrief.exports import ABOUT, FIELDS
from citebrief.model import Briefing
from citebrief.pages.markup import box, front_matter, line, page
from citebrief.problems import KINDS


def exports_page(briefing: Briefing, exports: Mapping[str, bytes]) -> str:
    """Return the page that lists every export with size and SHA-256 and documents its fields."""
    rows = ["| File | Holds | Size | SHA-256 |", "| --- | --- | --- | --- |"]
    for name, data in exports.items():
        size, digest = f"{len(data):,} bytes", sha256(data).hexdigest()
        rows.append(f"| [{name}](exports/{name}) | {markdown(ABOUT[name])} | {size} | `{digest}` |")
    sections = []
    for name, fields in FIELDS.items():
        table = ["| Field | Holds |", "| --- | --- |"]
        table += [f"| `{field}` | {markdown(meaning)} |" for field, meaning in fields.items()]
        sections += [f"## {name}", box("div", "cb-table", "\n".join(table))]
    return page(
        front_matter("exports", "Exports", f"Data of {briefing.about.title}"),
        "# Exports",
        line(
            "p",
            "cb-lead",
            "The briefing as data, for reference managers, annotation tools, spreadsheets and programs.",
            "Offsets count code points from 0.",
        ),
        box("div", "cb-table cb-exports", "\n".join(rows)),
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
