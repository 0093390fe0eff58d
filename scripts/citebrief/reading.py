"""One file's bytes into plain values with the line and column of every key and item.

YAML is walked as events, so that depth, aliases, tags, merge keys and duplicate keys are refused before
anything is built; scalars stay text (only an empty plain scalar, `~` and `null` become None). JSON Lines
give the same values, one mapping a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from citebrief.problems import Place, Problem

MAX_BYTES = 20_000_000
"""The largest data file that is read, in bytes."""
MAX_DEPTH = 12
"""How deeply mappings and lists may be nested."""

Mark = tuple[int, int]
Value = Any
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


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


class ReadingError(Exception):
    """A file that cannot be read further, with the problem that says why."""

    def __init__(self, code: str, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.code, self.mark, self.message = code, mark, message


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


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode strict UTF-8 without a byte-order mark, or say where it fails."""
    if len(data) > MAX_BYTES:
        return "", [Problem(Place(file), "CB006", f"{len(data):,} bytes are more than {MAX_BYTES:,}")]
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        return "", [not_utf8(error, file)]


def not_utf8(error: UnicodeDecodeError, file: str) -> Problem:
    """Return the problem of a file that is not UTF-8; the column counts bytes."""
    data: bytes = error.object
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - data.rfind(b"\n", 0, error.start)
    return Problem(Place(file, line, column), "CB002", f"byte 0x{data[error.start]:02X} is not UTF-8 here")


def read_yaml(text: str, file: str) -> tuple[Value, list[Problem]]:
    """Return the value of a YAML document (None when empty) and what is wrong with it."""
    problems: list[Problem] = []
    try:
        return _Builder(text, file, problems).document(), problems
    except ReadingError as refusal:
        problems.append(Problem(Place(file, *refusal.mark), refusal.code, refusal.message))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        problems.append(Problem(place, "CB003", _plain(error.problem or "not well-formed YAML")))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.append(
            Problem(Place(file, line), "CB003", f"the character U+{_code_point(error):04X} is not allowed")
        )
    return None, problems


def _plain(message: str) -> str:
    return " ".join(message.split())


def _code_point(error: yaml.reader.ReaderError) -> int:
    character: Any = error.character
    return character if isinstance(character, int) else ord(character)


class _Builder:
    """Builds the values of one document from its events, refusing what a briefing does not use."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self.file, self.problems = file, problems

    def document(self) -> Value:
        value: Value = None
        documents = 0
        for event in self.events:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise ReadingError("CB005", _mark(event), "a second document begins here")
            elif kind not in (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent):
                value = self.value(event, 1)
        return value

    def value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise ReadingError("CB005", _mark(event), f"the alias *{event.anchor} is not accepted")
        if event.anchor is not None:
            raise ReadingError("CB005", _mark(event), f"the anchor &{event.anchor} is not accepted")
        if event.tag is not None:
            raise ReadingError("CB005", _mark(event), f"the tag {event.tag} is not accepted")
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in _NULLS else event.value
        if depth > MAX_DEPTH:
            raise ReadingError("CB006", _mark(event), f"nested more than {MAX_DEPTH} deep")
        return self.mapping(event, depth) if kind is yaml.MappingStartEvent else self.sequence(event, depth)

    def sequence(self, start: Any, depth: int) -> Sequence:
        items = Sequence(_mark(start))
        for event in self.events:
            if type(event) is yaml.SequenceEndEvent:
                break
            items.marks.append(_mark(event))
            items.append(self.value(event, depth + 1))
        return items

    def mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(_mark(start))
        for event in self.events:
            if type(event) is yaml.MappingEndEvent:
                break
            if type(event) is not yaml.ScalarEvent:
                raise ReadingError("CB009", _mark(event), "a key is not a text")
            key, mark = event.value, _mark(event)
            if key == "<<":
                raise ReadingError("CB005", mark, "the merge key << is not accepted")
            value = self.value(next(self.events), depth + 1)
            if key in mapping:
                first = mapping.marks[key][0]
                message = f"'{key}' stands in line {first} already"
                self.problems.append(Problem(Place(self.file, *mark), "CB004", message))
                continue
            mapping[key], mapping.marks[key] = value, mark
        return mapping


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def read_json_lines(text: str, file: str) -> tuple[Sequence, list[Problem]]:
    """Return one mapping a line, numbers kept as written, and what is wrong with the lines."""
    records, problems = Sequence((1, 1)), list[Problem]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = _json(line, file, number, problems)
        except json.JSONDecodeError as error:
            problems.append(Problem(Place(file, number, error.colno), "CB003", error.msg))
        except RecursionError:
            problems.append(Problem(Place(file, number), "CB006", f"nested more than {MAX_DEPTH} deep"))
        else:
            records.marks.append((number, 1))
            records.append(value)
    return records, problems


def _json(line: str, file: str, number: int, problems: list[Problem]) -> Value:
    def mapping(pairs: list[tuple[str, Value]]) -> Mapping:
        result = Mapping((number, 1))
        for key, value in pairs:
            if key in result:
                problems.append(Problem(Place(file, number), "CB004", f"'{key}' stands twice in the line"))
            result.setdefault(key, value)
        return result

    return json.loads(line, object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=str)
