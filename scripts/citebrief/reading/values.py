"""What a file holds, as values that know where they stand, and how much of it a briefing may hold."""

from __future__ import annotations

from typing import Any

MAX_DEPTH = 12
"""How deeply mappings and lists may be nested."""
MAX_VALUES = 1_000_000
"""How many texts, lists and mappings one file may hold."""

MAX_RECORDS = 100_000
"""How many records one file may list."""
MAX_FIELDS = 1000
"""How many fields one mapping may have."""

Mark = tuple[int, int]
"""Line and column, counted from 1."""
Value = Any


class Mapping(dict[str, Value]):
    """A mapping that knows where it begins and where each of its keys stands."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, Mark] = {}


class Sequence(list[Value]):
    """A list that knows where it begins and where each of its items stands."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


def locate(value: Value, path: tuple[str | int, ...]) -> Mark:
    """Return line and column of what a path leads to, or of the last step that exists."""
    mark: Mark = getattr(value, "mark", (1, 1))
    for step in path:
        marks = getattr(value, "marks", None)
        try:
            mark, value = marks[step], value[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return mark
