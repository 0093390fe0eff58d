"""A YAML document into values, read as events and refused before anything dangerous is built.

How it works. Depth, number of values, aliases, anchors, tags, merge keys and further documents are bounded or
refused on the events. Scalars stay text, so `no`, `1.10` and `2024-01-05` are what they look like; only an
empty plain scalar, `~` and `null` become None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from citebrief.problems import Place, Problem, shortened
from citebrief.reading.values import MAX_DEPTH, MAX_FIELDS, MAX_VALUES, Mapping, Mark, Sequence, Value

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_UNREADABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What YAML refuses, and the line ends of Unicode that an editor shows as none."""
_HINTS = {
    "a colon is not expected here": "is a text with ': ' in it not quoted, or a line indented too far?",
    "tab character": "indent with spaces",
    "cannot start any token": "indent with spaces; a text that begins with @ or ` stands in quotation marks",
    "did not find expected key": "is a line indented unlike its neighbours, or a quotation mark left inside?",
    "did not find expected '-' indicator": "is a line indented unlike the records above it?",
    "did not find expected ',' or": "is a bracket, a brace or a comma missing, or a text not quoted?",
    "could not find expected ':'": "each field is written 'name: value'",
    "found unknown escape character": "a backslash stands in single quotation marks, or twice",
    "block sequence entries are not allowed": "a list begins on a line of its own",
}
"""What an editor has most often done where YAML says so."""


class _RefusedError(Exception):
    """A document that is not read further, and why."""

    def __init__(self, code: str, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.code, self.mark, self.message = code, mark, message


def read_yaml(text: str, file: str, most: int = MAX_VALUES) -> tuple[Value, list[Problem]]:
    """Return the value of a YAML document of so many values (None when empty) and what is wrong with it."""
    if unreadable := _UNREADABLE.search(text):
        place = Place(file, *_position(text, unreadable.start()))
        message = f"the file holds the character U+{ord(unreadable[0]):04X}"
        return None, [Problem(place, "CB105", message, "delete it; an editor may not show it")]
    problems: list[Problem] = []
    try:
        return _Builder(text, file, most, problems).document(), problems
    except _RefusedError as refusal:
        problems.append(Problem(Place(file, *refusal.mark), refusal.code, refusal.message))
    except yaml.YAMLError as error:
        problems.append(_syntax(error, file))
    return None, problems


def _position(text: str, offset: int) -> Mark:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    """Say what the parser met, at the place where an editor mends it."""
    message, context = (" ".join((getattr(error, name, "") or "").split()) for name in ("problem", "context"))
    marks = [mark for name in ("problem_mark", "context_mark") if (mark := getattr(error, name, None))]
    if "quoted scalar" in context and "end of stream" in message:
        marks, message = marks[::-1], "the quotation mark that opens here is not closed"
    if "mapping values are not allowed" in message:
        message = "a colon is not expected here"
    place = Place(file, marks[0].line + 1, marks[0].column + 1) if marks else Place(file)
    hint = next((hint for part, hint in _HINTS.items() if part in message), "")
    return Problem(place, "CB003", message or "not well-formed YAML", hint)


class _Builder:
    """Builds the values of one document from its events, refusing what a briefing does not use."""

    def __init__(self, text: str, file: str, most: int, problems: list[Problem]) -> None:
        self.events: Iterator[Any] = iter(LOADER(text).get_event, None)
        self.file, self.problems = file, problems
        self.most = self.left = most

    def document(self) -> Value:
        value: Value = None
        documents = 0
        for event in self.events:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _RefusedError("CB005", _mark(event), "a second document begins here")
            elif kind not in (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent):
                value = self.value(event, 1)
        return value

    def value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise _RefusedError(
                "CB005", _mark(event), f"the alias *{shortened(event.anchor)} is not accepted"
            )
        if event.anchor is not None:
            raise _RefusedError(
                "CB005", _mark(event), f"the anchor &{shortened(event.anchor)} is not accepted"
            )
        if event.tag is not None:
            tag = shortened(event.tag.replace("tag:yaml.org,2002:", "!!"))
            raise _RefusedError("CB005", _mark(event), f"the tag {tag} is not accepted")
        self.left -= 1
        if self.left < 0:
            raise _RefusedError("CB006", _mark(event), f"the file holds more than {self.most:,} values")
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in _NULLS else event.value
        if depth > MAX_DEPTH:
            raise _RefusedError("CB006", _mark(event), f"nested more than {MAX_DEPTH} deep")
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
            if type(event) in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                raise _RefusedError(
                    "CB009", _mark(event), "the name of a field is a text, not a list or a mapping"
                )
            self.value(event, depth)
            key, mark = event.value, _mark(event)
            if key == "<<":
                raise _RefusedError("CB005", mark, "the merge key << is not accepted")
            value = self.value(next(self.events), depth + 1)
            if key in mapping:
                message = f"'{shortened(key)}' stands in line {mapping.marks[key][0]} already"
                self.problems.append(Problem(Place(self.file, *mark), "CB004", message))
                continue
            mapping[key], mapping.marks[key] = value, mark
            if len(mapping) > MAX_FIELDS:
                raise _RefusedError("CB006", mark, f"one mapping has more than {MAX_FIELDS:,} fields")
        return mapping


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
