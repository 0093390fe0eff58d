"""`CITATION.cff` (Citation File Format 1.2.0): how the whole briefing is cited, for hosts of repositories."""

from __future__ import annotations

import json

from citebrief.model import Agent, BriefingRecord

CITATION_FILE = "CITATION.cff"


def citation_file(about: BriefingRecord) -> str:
    """Return the text of the file; its values are JSON strings, which YAML reads as they are."""
    fields = [
        ("cff-version", "1.2.0"),
        (
            "message",
            "To cite this briefing, name its edition; to cite one claim, use the citation on its page.",
        ),
        ("type", "dataset"),
        ("title", about.full_title),
        ("abstract", about.scope),
        ("version", about.edition),
        ("date-released", about.date),
        ("license", about.licence),
        ("url", about.url),
    ]
    lines = [f"{name}: {_text(value)}" for name, value in fields if value]
    authors = [f"  - {', '.join(_agent(agent))}" for agent in about.authors]
    return "\n".join(
        ["# Written by 'citebrief lock' from data/briefing.yaml.", *lines, "authors:", *authors, ""]
    )


def _agent(agent: Agent) -> list[str]:
    """Return the fields of a person or a body, as a mapping in one line."""
    names = [("family-names", agent.family), ("given-names", agent.given), ("name", agent.literal)]
    given = [f"{name}: {_text(value)}" for name, value in names if value]
    return [f"{{{', '.join(given)}}}"]


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
