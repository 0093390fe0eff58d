"""The files of a briefing into raw records and pages; the one place that reads `data/` and `docs/`.

Nothing is judged here but whether a file can be read at all; every problem found on the way is returned
beside what could be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from citebrief.problems import Place, Problem
from citebrief.reading import Mapping, Sequence, Value, decode, locate, read_json_lines, read_yaml

LIST_FILES = {
    "source": "sources.yaml",
    "entity": "entities.yaml",
    "topic": "topics.yaml",
    "event": "timeline.yaml",
    "comparison": "comparisons.yaml",
}
"""The file that holds each kind of record; claims stand in a folder of their own."""
REQUIRED = ("briefing.yaml", "sources.yaml", "topics.yaml")
NOT_PAGES = "about"
"""The folder of `docs/` for those who work on the code; it is no part of the site."""


@dataclass(frozen=True)
class Raw:
    """One record as written, with the file it stands in."""

    kind: str
    file: str
    value: Mapping

    def place(self, *path: str | int) -> Place:
        """Return the place in the file that a path into the record leads to."""
        return Place(self.file, *locate(self.value, path))


@dataclass(frozen=True)
class Records:
    """All that was read: the records of each kind, the hand-written pages, their other files."""

    about: Raw | None = None
    lists: dict[str, list[Raw]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    """Markdown text by path below `docs/`, with forward slashes."""
    assets: dict[str, bytes] = field(default_factory=dict)

    def place(self, kind: str, id: str, *path: str | int) -> Place:  # noqa: A002
        """Return the place of a record's field; the first record with the id is meant."""
        for raw in self.lists.get(kind, []):
            if raw.value.get("id") == id:
                return raw.place(*path)
        return Place(f"data/{LIST_FILES.get(kind, 'claims')}")


def load(root: Path) -> tuple[Records, list[Problem]]:
    """Read a briefing's folder; files are taken in the order of their names."""
    problems: list[Problem] = []
    about = _mapping(root, problems)
    lists = {kind: _records(root, kind, f"data/{name}", problems) for kind, name in LIST_FILES.items()}
    folder = root / "data" / "claims"
    files = sorted(path.name for path in folder.glob("*") if path.suffix in (".yaml", ".jsonl"))
    lists["claim"] = [
        raw for name in files for raw in _records(root, "claim", f"data/claims/{name}", problems)
    ]
    for kind in ("source", "claim"):
        if not lists[kind] and not problems:
            problems.append(Problem(Place(_home(kind)), "CB008", f"there is no {kind} in the briefing"))
    pages, assets = _docs(root, problems)
    return Records(about, lists, pages, assets), problems


def _home(kind: str) -> str:
    return f"data/{LIST_FILES.get(kind, 'claims')}"


def _mapping(root: Path, problems: list[Problem]) -> Raw | None:
    file = "data/briefing.yaml"
    value = _read(root, file, problems)
    if isinstance(value, Mapping):
        return Raw("briefing", file, value)
    if value is not None:
        problems.append(Problem(Place(file), "CB009", "this file is one mapping, not a list"))
    return None


def _records(root: Path, kind: str, file: str, problems: list[Problem]) -> list[Raw]:
    value = _read(root, file, problems)
    if value is None:
        return []
    if not isinstance(value, Sequence):
        problems.append(Problem(Place(file), "CB009", f"this file is a list of records, one {kind} an item"))
        return []
    records = []
    for index, item in enumerate(value):
        if isinstance(item, Mapping):
            records.append(Raw(kind, file, item))
        else:
            problems.append(
                Problem(Place(file, *value.marks[index]), "CB009", f"this {kind} is not a mapping")
            )
    return records


def _read(root: Path, file: str, problems: list[Problem]) -> Value:
    path = root / file
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if path.name in REQUIRED:
            problems.append(Problem(Place(file), "CB001", "the file is not there"))
        return None
    text, found = decode(data, file)
    if not found:
        read = read_json_lines if path.suffix == ".jsonl" else read_yaml
        value, found = read(text, file)
        problems.extend(found)
        return value
    problems.extend(found)
    return None


def _docs(root: Path, problems: list[Problem]) -> tuple[dict[str, str], dict[str, bytes]]:
    pages: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    folder = root / "docs"
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.split("/")[0] == NOT_PAGES or "/." in f"/{name}":
            continue
        if path.suffix != ".md":
            assets[name] = path.read_bytes()
            continue
        text, found = decode(path.read_bytes(), f"docs/{name}")
        problems.extend(found)
        pages[name] = text.replace("\r\n", "\n")
    return pages, assets
