"""The texts of sources that are at hand: found in the source folder, read as strict UTF-8."""

from __future__ import annotations

from pathlib import Path

from citebrief.model import Briefing
from citebrief.problems import Place, Problem
from citebrief.reading import not_utf8
from citebrief.text import Text


def read_texts(folder: Path, briefing: Briefing) -> tuple[dict[str, Text], list[Problem]]:
    """Return the text of each held source that the folder has, by source id, and what is wrong with them.

    A text that is not there is no problem: pages are made from the lock. A file that a link leads out of
    the folder is one, and is not read.
    """
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    home = folder.resolve()
    for source in briefing.held_sources:
        path = folder / (source.file or "")
        if not source.file or not path.is_file():
            continue
        if path.resolve().parent != home:
            message = f"'{source.file}' leads out of the source folder"
            problems.append(Problem(Place(path.as_posix()), "CB007", message))
            continue
        try:
            texts[source.id] = Text.from_bytes(path.read_bytes())
        except UnicodeDecodeError as error:
            problems.append(not_utf8(error, path.as_posix()))
    return texts, problems
