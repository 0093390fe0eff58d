"""JSON Schema of the data files, made from the records' classes, so that editors complete and check them.

Each data file names its schema in its first line: `# yaml-language-server: $schema=schema/topics.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from citebrief.model import BriefingRecord, Claim, Comparison, Entity, Event, SetAside, Source, Topic
from citebrief.site import write_file

FILES: dict[str, tuple[str, Any]] = {
    "briefing": ("data/briefing.yaml: the briefing and its edition.", BriefingRecord),
    "sources": ("data/sources.yaml: citable documents and works.", list[Source]),
    "entities": ("data/entities.yaml: persons, organisations and other named things.", list[Entity]),
    "topics": ("data/topics.yaml: the sections of the briefing.", list[Topic]),
    "claims": ("data/claims/*.yaml: claims with their evidence.", list[Claim]),
    "timeline": ("data/timeline.yaml: dated happenings.", list[Event]),
    "comparisons": ("data/comparisons.yaml: claims side by side.", list[Comparison]),
    "set-aside": ("data/set-aside.yaml: stretches of sources that no claim carries.", list[SetAside]),
}
"""Each schema by name, with what it describes."""


def schemas() -> dict[str, str]:
    """Return the text of every schema by its path below the briefing's folder (JSON Schema 2020-12)."""
    made = {}
    for name, (title, model) in FILES.items():
        schema = TypeAdapter(model).json_schema(by_alias=True)
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
        text = json.dumps(head | schema | {"title": title}, indent=1, ensure_ascii=False)
        made[f"data/schema/{name}.json"] = f"{text}\n"
    return made


def write_schemas(root: Path) -> list[str]:
    """Write the schemas and return the paths of those that changed."""
    return [path for path, text in schemas().items() if write_file(root / path, text)]
