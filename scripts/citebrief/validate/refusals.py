"""What pydantic refuses in a record, as problems in an editor's words; and the record without it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from pydantic import ValidationError

from citebrief.load import Raw
from citebrief.model import Record
from citebrief.problems import Problem, did_you_mean, shortened

_CODES = {
    "extra_forbidden": "CB101",
    "missing": "CB102",
    "string_too_long": "CB104",
    "too_long": "CB104",
    "string_unicode": "CB105",
    "unsafe_text": "CB105",
    "bad_id": "CB106",
    "reserved_id": "CB107",
    "bad_file": "CB007",
    "bad_date": "CB110",
    "unsafe_url": "CB113",
}
"""The code for each type of refusal; any other is CB103."""

_DATES = ("date", "said", "issued")
_SENTENCES = {
    "extra_forbidden": "is not a field",
    "missing": "is missing",
    "string_too_long": "has {length} characters; the limit is {max_length}",
    "too_long": "has {length} items; the limit is {max_length}",
    "string_too_short": "is empty",
    "too_short": "has too few items; it needs {min_length} or more",
    "string_type": "should be a text{instead}",
    "string_unicode": "holds half of a surrogate pair, which is no character",
    "list_type": "should be a list{instead}",
    "model_type": "should be fields, each 'name: value'{instead}",
    "bool_type": "should be true or false{instead}",
    "bool_parsing": "should be true or false{instead}",
    "int_type": "should be a whole number{instead}",
    "int_parsing": "should be a whole number{instead}",
    "int_parsing_size": "is too large a number",
    "greater_than_equal": "should be {ge} or more{instead}",
    "less_than_equal": "should be {le} or less{instead}",
    "literal_error": "should be {choices}{instead}",
    "unsafe_text": "{said}",
}
"""How a message goes on after the name of the field, for each type of refusal."""


def refusals(model: type[Record], raw: Raw, error: ValidationError) -> list[Problem]:
    """Return a problem for each thing that a record's class refuses, at the field it is about."""
    return [_problem(model, raw, detail) for detail in error.errors(include_url=False)]


def _problem(model: type[Record], raw: Raw, detail: Any) -> Problem:
    path, kind = detail["loc"], detail["type"]
    name = ".".join(shortened(str(step)) for step in path if isinstance(step, str)) or raw.kind
    code, hint = _CODES.get(kind, "CB103"), ""
    if kind == "string_type" and path[-1] in _DATES and isinstance(detail["input"], (dict, list)):
        code = "CB110"
        hint = "a date that begins with a bracket or a brace stands in quotation marks"
    elif kind == "bad_id":
        hint = _slug_hint(detail["input"])
    elif kind == "extra_forbidden":
        hint = did_you_mean(str(path[-1]), _field_names(model))
    elif kind == "literal_error":
        hint = did_you_mean(str(detail["input"]), _choices(detail))
    return Problem(raw.place(*path), code, f"'{name}'{_sentence(detail)}", hint)


def _slug_hint(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"for example '{slug}'" if slug else ""


def _sentence(detail: Any) -> str:
    context, given = detail.get("ctx", {}), detail["input"]
    said = shortened(detail["msg"].removeprefix("Value error, "), 200)
    template = _SENTENCES.get(detail["type"])
    if template is None:
        return f": {said}"
    values = {
        "said": said,
        "instead": _instead(given),
        "length": len(given) if isinstance(given, (str, list)) else 0,
        "choices": " or ".join(", ".join(_choices(detail)).rsplit(", ", 1)),
    }
    return " " + template.format_map(context | values)


def _instead(given: Any) -> str:
    """Say what stands there, as far as one line can."""
    if given is None:
        return ", but is empty"
    if isinstance(given, dict):
        return ", not fields"
    return ", not a list" if isinstance(given, list) else f", not '{shortened(str(given))}'"


def _choices(detail: Any) -> list[str]:
    """Return the words a field allows."""
    expected: str = detail.get("ctx", {}).get("expected", "")
    return expected.replace(" or ", ", ").replace("'", "").split(", ")


@cache
def _field_names(model: type[Record]) -> tuple[str, ...]:
    """All field names that a record of this class may hold, at any depth."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    parts += [one for part in parts for one in part.get("anyOf", [])]
    return tuple(dict.fromkeys(name for part in parts for name in part.get("properties", {})))


def without_refused(raw: Raw, error: ValidationError) -> Any:
    """Return a copy of a record's fields without those refused, so that the others can still be checked.

    A word that is not among the choices of its field gives way to the middle one, which no check minds.
    """
    copy = _copy(raw.value)
    for detail in error.errors(include_url=False):
        if detail["type"] != "missing":
            choices = _choices(detail) if detail["type"] == "literal_error" else []
            _drop(copy, detail["loc"], choices[len(choices) // 2] if choices else None)
    return copy


def _drop(value: Any, path: tuple[str | int, ...], instead: str | None) -> None:
    """Take out, or replace, the innermost field that a path leads through."""
    found: tuple[dict[str, Any], str] | None = None
    for step in path:
        if isinstance(value, dict) and isinstance(step, str) and step in value:
            found, value = (value, step), value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            break
    if found and instead:
        found[0][found[1]] = instead
    elif found:
        found[0].pop(found[1])


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
