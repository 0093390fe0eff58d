"""What was read: raw records and pages, with the place of each, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from citebrief.problems import Place
from citebrief.reading import Mapping, locate

LIST_FILES = {
    "source": "sources.yaml",
    "entity": "entities.yaml",
    "topic": "topics.yaml",
    "event": "timeline.yaml",
    "comparison": "comparisons.yaml",
    "set-aside": "set-aside.yaml",
}
"""The file that holds each kind of record; claims stand in a folder of their own."""


def home(kind: str) -> str:
    """Return the path of the file, or for claims the folder, that holds a kind of record."""
    return f"data/{LIST_FILES.get(kind, 'claims')}"


@dataclass(frozen=True)
class Raw:
    """One record as written, with the file it stands in."""

    kind: str
    file: str
    value: Mapping

    @property
    def id(self) -> str | None:
        """The id as written, without spaces around it; None where it is no text."""
        given = self.value.get("id")
        return given.strip() if isinstance(given, str) else None

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
    unread: frozenset[str] = frozenset()
    """The kinds of which a file could not be read, so that records may be missing."""
    editions: dict[str, bytes] = field(default_factory=dict)
    """The files of released editions by path."""

    @cached_property
    def _first(self) -> dict[tuple[str, str | None], Raw]:
        known = {(kind, raw.id): raw for kind, raws in self.lists.items() for raw in reversed(raws)}
        if self.about:
            known["briefing", self.about.id] = self.about
        return known | {("set-aside", id_): raw for id_, raw in self.numbered("set-aside").items()}

    def numbered(self, kind: str) -> dict[str, Raw]:
        """Return the records of a kind that has no ids by their number, counted from 1."""
        return {str(number): raw for number, raw in enumerate(self.lists.get(kind, ()), 1)}

    def place(self, kind: str, id: str, *path: str | int) -> Place:  # noqa: A002
        """Return the place of a record's field; the first record with the id is meant."""
        raw = self._first.get((kind, id))
        return raw.place(*path) if raw else Place(home(kind))

    def ids(self, kind: str) -> dict[str, None]:
        """Return all ids of a kind in order, those of records with problems included."""
        return {raw.id: None for raw in self.lists.get(kind, []) if raw.id is not None}
