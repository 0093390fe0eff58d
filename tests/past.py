"""The fictional briefing with a past: its edition 1, released, before the edition 2 that the files hold."""

from __future__ import annotations

import re
from pathlib import Path

from citebrief.cli import main

_FILES = (
    "data/briefing.yaml",
    "data/claims/tower.yaml",
    "data/claims/works.yaml",
    "data/timeline.yaml",
    "docs/index.md",
)
_BEFORE = (
    ('edition: "2"', 'edition: "1"'),
    ('date: "2022-05-01"', 'date: "2022-03-01"'),
    ("People had slept badly", "No one had slept properly"),
    (r"\n  history: .*", ""),
    (r"\n  retired: .*", ""),
    (r"- id: begin\n(?:  .*\n)*", ""),
    (r"- \{id: works-begin.*", ""),
    ("; @begin", ""),
)
"""Edition 1 in the words of edition 2: one claim was not there, one worded otherwise, one not withdrawn."""


def release(root: Path) -> None:
    """Lock and release a briefing as it stands."""
    for command in ("lock", "release"):
        assert main([command, "--root", str(root)]) == 0


def with_a_past(root: Path) -> Path:
    """Release edition 1 of a copy of the fictional briefing, then leave its files as they were."""
    kept = {name: (root / name).read_bytes() for name in (*_FILES, "data/evidence.lock")}
    for name in _FILES:
        text = kept[name].decode()
        for now, before in _BEFORE:
            text = re.sub(now, before, text)
        (root / name).write_text(text, "utf-8", newline="\n")
    release(root)
    for name, data in kept.items():
        (root / name).write_bytes(data)
    return root
