"""Sources as CSL-JSON items (csl-data.json 1.0), dates no more precise than they are known."""

from __future__ import annotations

from typing import Any

from citebrief.dates import parse
from citebrief.model import Agent, Source


def csl(source: Source) -> dict[str, Any]:
    """Return a source as a CSL-JSON item (csl-data.json 1.0); what CSL has no field for stands in custom."""
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    if source.author:
        item["author"] = [_name(agent) for agent in source.author]
    if source.container_title:
        item["container-title"] = source.container_title
    if source.issued:
        item["issued"] = _csl_date(source.issued)
    if source.URL:
        item["URL"] = source.URL
    if source.language:
        item["language"] = source.language
    item["custom"] = {"held": source.held, "edtf": source.issued}
    return item


def _name(agent: Agent) -> dict[str, str]:
    return {part: text for part, text in agent.model_dump().items() if text}


def _csl_date(text: str) -> dict[str, Any]:
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
