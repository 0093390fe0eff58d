"""The fictional briefing with a page of every kind there is, from an earlier edition to a glossary."""

from __future__ import annotations

import shutil
from pathlib import Path

import citebrief
from conftest import HERE, PROJECT
from past import release, with_a_past
from test_browser import KINDS

WRITTEN = {"briefing/part.html": "narrative", "method.html": "method", "glossary.html": "glossary"}
EVERY_KIND = {**KINDS, **WRITTEN}
"""A page of every kind, with the kind its class names."""
PART = """---
title: The tower and its windows
kind: narrative
---
# The tower and its windows

## The tower

The church tower of Skarholm leans.[@tower-leans] What it costs is known.[@cost]

## The windows

Two windows are old.[@two-windows-old]
"""


def built(root: Path) -> Path:
    """Build the briefing in a folder; return its site, which is named as its address ends."""
    shutil.copytree(HERE / "briefing", root)
    shutil.copytree(root / "texts", root / "data" / "sources")
    release(with_a_past(root))
    (root / "docs" / "briefing").mkdir()
    (root / "docs" / "briefing" / "part.md").write_text(PART, "utf-8")
    for name in ("method", "glossary"):
        shutil.copy(PROJECT / "docs" / f"{name}.md", root / "docs")
    config = (root / "mkdocs.yml").read_text("utf-8")
    own = "  - Briefing: [briefing/part.md]\n  - Method: [method.md, glossary.md]\n"
    (root / "mkdocs.yml").write_text(config.replace("nav:\n", f"nav:\n{own}", 1), "utf-8")
    checked, status = citebrief.build(root, root / "texts")
    assert ([problem for problem in checked.problems if problem.severity == "error"], status) == ([], 0)
    return (root / "site").rename(root / "skarholm")
