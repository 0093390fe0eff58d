"""The files of a briefing into raw records and pages; the one place that reads `data/` and `docs/`.

Nothing is judged here but whether a file can be read at all; every problem found on the way is returned
beside what could be read.
"""

from __future__ import annotations

from pathlib import Path

from citebrief.load.data import DataFolder
from citebrief.load.docs import read_docs
from citebrief.load.editions import EDITIONS, read_editions
from citebrief.load.records import LIST_FILES, Raw, Records, home
from citebrief.problems import Place, Problem

__all__ = ["EDITIONS", "LIST_FILES", "Raw", "Records", "load"]


def load(root: Path) -> tuple[Records, list[Problem]]:
    """Read a briefing's folder; files are taken in the order of their names."""
    data = DataFolder(root / "data")
    about = data.mapping("briefing", "briefing.yaml")
    lists = {kind: data.records(kind, name) for kind, name in LIST_FILES.items()}
    claim_files = data.claim_files()
    lists["claim"] = [raw for name in claim_files for raw in data.records("claim", name)]
    data.report_ignored(claim_files)
    for kind in ("source", "claim"):
        if not lists[kind] and kind not in data.unread:
            data.problems.append(Problem(Place(home(kind)), "CB008", f"there is no {kind} in the briefing"))
    pages, assets, problems = read_docs(root / "docs")
    editions, found = read_editions(data.folder)
    unread = data.unread | ({"edition"} if found else set())
    records = Records(about, lists, pages, assets, frozenset(unread), editions)
    return records, data.problems + problems + found
