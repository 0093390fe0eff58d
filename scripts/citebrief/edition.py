"""What the whole site needs to know of its edition: `build/edition.yml`, which `mkdocs.yml` inherits.

Templates write these values as they are, so texts are written as attributes need them.
"""

from __future__ import annotations

import json
from typing import Any

from citebrief.date_words import in_words
from citebrief.dates import parse
from citebrief.escape import attribute
from citebrief.model import Agent, BriefingRecord, Verified


def edition_config(verified: Verified, content_hash: str) -> str:
    """Return the edition's name, date, hash, authors and address as YAML."""
    about = verified.briefing.about
    config: dict[str, Any] = {
        "site_name": attribute(about.title),
        "site_description": attribute(about.scope),
        "site_author": attribute(", ".join(agent.name for agent in about.authors)),
        "extra": {
            "edition": {
                "name": attribute(about.edition),
                "date": about.date,
                "day": in_words(parse(about.date)),
                "content_hash": content_hash,
                "scope": attribute(about.scope),
                "licence": attribute(about.licence or ""),
                "language": about.language,
                "persons": [_creator(agent) for agent in about.authors if agent.family],
                "creators": [_creator(agent) for agent in about.authors],
                "institution": attribute(_institution(about)),
            }
        },
    }
    if about.root:
        config["site_url"] = about.root
    return (
        "# Made by citebrief pages; see data/briefing.yaml.\n"
        + json.dumps(config, ensure_ascii=False, indent=1)
        + "\n"
    )


def _creator(agent: Agent) -> str:
    """Return a name, family name first.

    Zotero takes a comma between two names of several words each for one between two authors, and looks for
    plain spaces only, so those of such a family name do not break.
    """
    family, given = agent.family or "", agent.given or ""
    if " " in family and " " in given:
        agent = agent.model_copy(update={"family": family.replace(" ", "\u00a0")})
    return attribute(agent.inverted)


def _institution(about: BriefingRecord) -> str:
    """Return the bodies that answer for a briefing; without any, a report is still one by its title."""
    bodies = [agent.literal for agent in about.authors if agent.literal]
    return ", ".join(dict.fromkeys([*bodies, *([about.publisher] if about.publisher else [])])) or about.title
