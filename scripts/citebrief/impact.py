"""What would become of the claims if a source were withdrawn (ICD 206: find the judgements that it affects).

A claim that rests on the source is left with nothing; with documents that go back to the same origin, or may
do so; or with another origin. Claims that are withdrawn themselves, and evidence that disputes, are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import TextWrapper
from typing import Literal

from citebrief.model import Briefing, Claim
from citebrief.origins import grouped

Left = Literal["nothing", "the same origin", "perhaps another origin", "another origin"]
LEFT: dict[Left, str] = {
    "nothing": "with no other document",
    "the same origin": "with other documents, but no other independent origin",
    "perhaps another origin": "with other documents that may have another independent origin",
    "another origin": "with another independent origin",
}
"""What a claim can be left with, in order, and how it is said."""


_WRAPPER = TextWrapper(100, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
Impact = dict[Left, list[str]]
"""The ids of the claims that rest on a source, by what they would be left with."""


def impacts(briefing: Briefing) -> dict[str, Impact]:
    """Return the impact of each held source."""
    found: dict[str, Impact] = {source.id: {left: [] for left in LEFT} for source in briefing.held_sources}
    for claim in briefing.current_claims:
        for source, left in _left_without_each(claim, briefing):
            if source in found:
                found[source][left].append(claim.id)
    return found


def _left_without_each(claim: Claim, briefing: Briefing) -> Iterator[tuple[str, Left]]:
    """Yield each source that a claim rests on, with what it would be left with."""
    given = grouped(claim, briefing)
    for source in dict.fromkeys(evidence.source for evidence in given.carrying):
        ours = [number for number, evidence in enumerate(given.carrying) if evidence.source == source]
        others = [number for number in range(len(given.carrying)) if number not in ours]
        if not others:
            yield source, "nothing"
        elif _apart(ours, others, given.likely):
            yield source, "another origin"
        else:
            yield source, "perhaps another origin" if _apart(ours, others, given.sure) else "the same origin"


def _apart(ours: list[int], others: list[int], groups: list[int]) -> bool:
    """Whether some other evidence is in a group that has none of ours."""
    return bool({groups[number] for number in others} - {groups[number] for number in ours})


def as_text(source: str, found: Impact) -> str:
    """Return a line for each thing that claims would be left with, and their ids below it."""
    total = sum(map(len, found.values()))
    rest = "claim rests" if total == 1 else "claims rest"
    lines = [f"{source}: {total} {rest} on it; without it they would be left"]
    for left, ids in found.items():
        lines += [f"  {LEFT[left]}: {len(ids)}", *_WRAPPER.wrap(" ".join(ids))]
    return "".join(f"{line}\n" for line in lines)


def as_json(source: str, found: Impact) -> str:
    """Return a JSON object: the source, and the ids of claims by what they would be left with."""
    return json.dumps({"source": source, "left_with": found}, indent=1) + "\n"


FORMATS = {"text": as_text, "json": as_json}
"""The formats of `citebrief impact --format`."""
