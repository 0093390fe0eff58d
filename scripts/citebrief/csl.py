"""What is cited, in the fields of CSL that all formats share: a source, a claim, a page, the whole briefing.

A citation names the edition and its date, never the day on which it is read. Without an address a claim is
known by its id and its hash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from citebrief.dates import parse
from citebrief.model import Agent, BriefingRecord, Claim, Source


@dataclass(frozen=True)
class Item:
    """One thing that is cited; texts are as people wrote them."""

    id: str
    type: str
    """A CSL type."""
    title: str
    authors: tuple[Agent, ...] = ()
    container: str = ""
    """What it appeared in: a newspaper, a site, a series."""
    publisher: str = ""
    edition: str = ""
    issued: str | None = None
    """In EDTF."""
    url: str | None = None
    language: str | None = None
    note: str = ""
    custom: dict[str, Any] = field(default_factory=dict)
    """What CSL has no field for."""


def source_item(source: Source) -> Item:
    """Return a source; of a work that was not read it is noted."""
    return Item(
        source.id,
        source.type,
        source.title,
        tuple(source.author),
        source.container_title or "",
        issued=source.issued,
        url=source.URL,
        language=source.language,
        note="" if source.held else "Known by mention only",
        custom={"held": source.held, "edtf": source.issued},
    )


def claim_item(claim: Claim, about: BriefingRecord, sha256: str) -> Item:
    """Return a claim as a page of the briefing's edition."""
    return Item(
        f"{about.id}-{claim.id}",
        "webpage",
        claim.statement,
        container=about.title,
        url=about.address(f"claims/{claim.id}.md"),
        note=f"Claim {claim.id}, SHA-256 {sha256}",
        custom={"claim": claim.id, "sha256": sha256},
        **_edition(about),
    )


def page_item(title: str, path: str, about: BriefingRecord) -> Item:
    """Return a narrative page as a part of the briefing's edition; the overview is the whole of it."""
    if path == "index.md":
        return briefing_item(about)
    id_ = f"{about.id}-page-{re.sub('[^a-z0-9]+', '-', path.removesuffix('.md').lower()).strip('-')}"
    return Item(id_, "webpage", title, container=about.title, url=about.address(path), **_edition(about))


def briefing_item(about: BriefingRecord) -> Item:
    """Return the whole briefing, a report."""
    title, url = about.full_title, about.address("index.md")
    return Item(about.id, "report", title, publisher=about.publisher or "", url=url, **_edition(about))


def _edition(about: BriefingRecord) -> dict[str, Any]:
    return {
        "authors": tuple(about.authors),
        "edition": about.edition,
        "issued": about.date,
        "language": about.language,
    }


def csl(item: Item) -> dict[str, Any]:
    """Return a CSL-JSON item (csl-data.json 1.0)."""
    fields: dict[str, Any] = {
        "id": item.id,
        "type": item.type,
        "title": item.title,
        "author": [csl_name(agent) for agent in item.authors],
        "container-title": item.container,
        "publisher": item.publisher,
        "edition": item.edition,
        "issued": csl_date(item.issued) if item.issued else None,
        "URL": item.url,
        "language": item.language,
        "note": item.note,
        "custom": item.custom,
    }
    return {name: value for name, value in fields.items() if value}


def csl_name(agent: Agent) -> dict[str, str]:
    """Return a name: `family` and `given`, or `literal`."""
    return {part: text for part, text in agent.model_dump().items() if text}


def csl_date(text: str) -> dict[str, Any]:
    """Return a CSL date of the precision that the EDTF has; one with an open end is a literal."""
    when = parse(text)
    point = when.spans[0].start
    if (
        when.form == "point"
        and point
        and (point.year + point.month + point.day).isdigit()
        and _is_month(point.month)
    ):
        parts = [int(part) for part in (point.year, point.month, point.day) if part]
        return {"date-parts": [parts], **({"circa": True} if any(point.qualifiers) else {})}
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return {"literal": text}
    return {"date-parts": [[day.year, day.month, day.day] for day in (first, last)]}


def _is_month(text: str) -> bool:
    return text == "" or int(text) <= 12
