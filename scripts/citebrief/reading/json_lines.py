"""JSON Lines into the values that YAML gives: one mapping a line, numbers kept as written."""

from __future__ import annotations

import json
import re

from citebrief.problems import Place, Problem, shortened
from citebrief.reading.values import MAX_DEPTH, MAX_FIELDS, MAX_RECORDS, Mapping, Sequence, Value

_TOO_DEEP = object()
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def read_json_lines(text: str, file: str) -> tuple[Sequence, list[Problem]]:
    """Return the value of each line that is not blank, and what is wrong with the others."""
    records, problems = Sequence((1, 1)), list[Problem]()
    if text.count("\n") > MAX_RECORDS:
        message = f"the file has more than {MAX_RECORDS:,} lines"
        return records, [Problem(Place(file, MAX_RECORDS + 1), "CB006", message)]
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = _json(line, file, number, problems)
        except json.JSONDecodeError as error:
            problems.append(Problem(Place(file, number, error.colno), "CB003", _sentence(error.msg)))
            continue
        except RecursionError:
            value = _TOO_DEEP
        if value is _TOO_DEEP or _too_large(value, MAX_DEPTH):
            message = f"nested more than {MAX_DEPTH} deep, or more than {MAX_FIELDS:,} fields in one mapping"
            problems.append(Problem(Place(file, number), "CB006", message))
        elif _HALF_PAIR.search(line) and not _is_unicode(value):
            message = "the line holds half of a surrogate pair, which is no character"
            problems.append(Problem(Place(file, number), "CB105", message))
        else:
            records.marks.append((number, 1))
            records.append(value)
    return records, problems


def _sentence(message: str) -> str:
    return (
        f"not JSON: {message[:1].lower()}{message[1:]}" if message[1:2].islower() else f"not JSON: {message}"
    )


def _json(line: str, file: str, number: int, problems: list[Problem]) -> Value:
    def mapping(pairs: list[tuple[str, Value]]) -> Mapping:
        result = Mapping((number, 1))
        for key, value in pairs:
            if key in result:
                message = f"'{shortened(key)}' stands twice in one mapping of this line"
                problems.append(Problem(Place(file, number), "CB004", message))
            result.setdefault(key, value)
        return result

    return json.loads(line, object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=str)


def _too_large(value: Value, depth: int) -> bool:
    """Whether a value is nested more than so deep, or too wide; never walks deeper itself."""
    if not isinstance(value, (dict, list)):
        return False
    if depth == 0 or (isinstance(value, dict) and len(value) > MAX_FIELDS):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return any(_too_large(item, depth - 1) for item in inner)


def _is_unicode(value: Value) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
