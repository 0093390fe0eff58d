"""The texts of sources that are at hand: found in the source folder, read as strict UTF-8."""

from __future__ import annotations

from pathlib import Path

from citebrief.model import Briefing
from citebrief.problems import Problem
from citebrief.reading import not_utf8, read_file
from citebrief.text import Text


def read_texts(folder: Path, briefing: Briefing) -> tuple[dict[str, Text], list[Problem]]:
    """Return the text of each held source that the folder has, by source id, and what is wrong with them.

    A text that is not there is no problem: pages are made from the lock. A file that a link leads out of
    the folder is one, and is not read.
    """
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    for source in briefing.held_sources:
        if not source.file:
            continue
        shown = _shown(folder / source.file)
        data = read_file(folder / source.file, shown, folder)
        try:
            if not isinstance(data, Problem):
                texts[source.id] = Text.from_bytes(data)
            elif data.code != "CB001":
                problems.append(data)
        except UnicodeDecodeError as error:
            problems.append(not_utf8(error, shown))
    return texts, problems


def _shown(path: Path) -> str:
    """Return a text's path as messages give it: below the briefing's folder where that is its home."""
    return "/".join(path.parts[-3:]) if path.parts[-3:-1] == ("data", "sources") else path.as_posix()
