"""The folder `data/` into raw records, every file of it read at most once."""

from __future__ import annotations

from pathlib import Path

from citebrief.load.records import LIST_FILES, Raw
from citebrief.problems import Place, Problem, did_you_mean
from citebrief.reading import (
    MAX_RECORDS,
    Mapping,
    Sequence,
    Value,
    decode,
    read_file,
    read_json_lines,
    read_yaml,
)

REQUIRED = frozenset(("briefing.yaml", "sources.yaml", "topics.yaml"))
_READERS = {".yaml": read_yaml, ".jsonl": read_json_lines}
LIKE_DATA = frozenset((".yaml", ".yml", ".json", ".jsonl"))
"""How the names of files end that people may take for data."""


class DataFolder:
    """The folder `data/`, with the problems met in it and the kinds of record that they hide."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def mapping(self, kind: str, name: str) -> Raw | None:
        """Return the one record that a file is, or None with the reason among the problems."""
        value = self._value(kind, name)
        if isinstance(value, Mapping):
            return Raw(kind, f"data/{name}", value)
        if kind not in self.unread:
            message = "this file should be fields such as 'title: …', not a list"
            if value is None:
                message = "the file is empty"
            self.problems.append(Problem(Place(f"data/{name}"), "CB009", message))
        return None

    def records(self, kind: str, name: str) -> list[Raw]:
        """Return the records that a file lists, as far as they are mappings."""
        file, value = f"data/{name}", self._value(kind, name)
        if value is None:
            return []
        if not isinstance(value, Sequence):
            self.unread.add(kind)
            message = f"this file should be a list; a dash and a space begin each {kind}"
            self.problems.append(Problem(Place(file), "CB009", message))
            return []
        if len(value) > MAX_RECORDS:
            self.unread.add(kind)
            message = f"the file lists more than {MAX_RECORDS:,} records"
            self.problems.append(Problem(Place(file, *value.marks[MAX_RECORDS]), "CB006", message))
            return []
        for item, mark in zip(value, value.marks, strict=True):
            if not isinstance(item, Mapping):
                message = f"this {kind} should be fields such as 'id: name'"
                self.problems.append(Problem(Place(file, *mark), "CB009", message))
        return [Raw(kind, file, item) for item in value if isinstance(item, Mapping)]

    def claim_files(self) -> list[str]:
        """Return the names of the files of claims below `data/`, in order."""
        folder = self.folder / "claims"
        if folder.exists() and not folder.is_dir():
            self.unread.add("claim")
            self.problems.append(Problem(Place("data/claims"), "CB010", "'claims' is a file, not a folder"))
            return []
        names = (path.name for path in folder.glob("*") if path.suffix in _READERS)
        return sorted(f"claims/{name}" for name in names if not name.startswith("."))

    def report_ignored(self, claim_files: list[str]) -> None:
        """Report files that look like data by their names and are not read."""
        known = sorted(["briefing.yaml", *LIST_FILES.values()])
        for path in sorted([*self.folder.glob("*"), *(self.folder / "claims").rglob("*")]):
            name = path.relative_to(self.folder).as_posix()
            like = path.suffix.casefold() in LIKE_DATA and "/." not in f"/{name}" and path.is_file()
            if not like or name in known or name in claim_files:
                continue
            hint = did_you_mean(name, known) or f"read are {', '.join(known)}"
            if name.startswith("claims/"):
                hint = "claims are read from .yaml and .jsonl files directly in data/claims/"
            self.problems.append(Problem(Place(f"data/{name}"), "CB011", "this file is not read", hint))

    def _value(self, kind: str, name: str) -> Value:
        """Return what a file holds; None where it holds nothing, is not needed, or cannot be read."""
        path, file = self.folder / name, f"data/{name}"
        data = read_file(path, file, self.folder)
        if isinstance(data, Problem):
            if data.code != "CB001" or name in REQUIRED or path.is_symlink():
                self.unread.add(kind)
                self.problems.append(data)
            return None
        text, found = decode(data, file)
        value = None
        if not found:
            value, found = _READERS[path.suffix](text, file)
        self.problems += found
        if any(problem.code != "CB004" for problem in found):
            self.unread.add(kind)
        return value
