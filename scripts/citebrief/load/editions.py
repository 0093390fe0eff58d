"""The folder `data/editions/`: the files of released editions, not yet looked into."""

from __future__ import annotations

from pathlib import Path

from citebrief.load.data import LIKE_DATA
from citebrief.problems import Place, Problem
from citebrief.reading import read_file

EDITIONS = "data/editions"


def read_editions(data: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the bytes of each released edition's file by its path, and what stands in the way of others."""
    folder = data / "editions"
    if not folder.is_dir():
        message = "'editions' is a file, not a folder"
        return {}, [Problem(Place(EDITIONS), "CB010", message)] if folder.exists() else []
    read: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        file = f"{EDITIONS}/{path.name}"
        if path.name.startswith(".") or path.suffix.casefold() not in LIKE_DATA:
            continue
        if path.suffix != ".json":
            hint = "editions are the .json files that 'citebrief release' writes"
            problems.append(Problem(Place(file), "CB011", "this file is not read", hint))
        elif isinstance(found := read_file(path, file, data), Problem):
            problems.append(found)
        else:
            read[file] = found
    return read, problems
