"""Raw records into a `Briefing`, with every problem of form: fields, ids, references, dates, circles.

A record that is wrong in itself is reported and left out; references to it are not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from citebrief.dates import parse
from citebrief.load import Raw, Records
from citebrief.model import (
    Briefing,
    BriefingRecord,
    Claim,
    Comparison,
    Entity,
    Event,
    Source,
    Topic,
)
from citebrief.model.records import Record
from citebrief.problems import Place, Problem, did_you_mean
from citebrief.references import circles, impossible_dates, references, repeated_evidence, uneven_comparisons

MODELS: dict[str, type[Record]] = {
    "source": Source,
    "entity": Entity,
    "topic": Topic,
    "claim": Claim,
    "event": Event,
    "comparison": Comparison,
}
"""The class of each kind of record in the list files."""

_CODES = {
    "extra_forbidden": "CB101",
    "missing": "CB102",
    "string_too_long": "CB104",
    "unsafe_text": "CB105",
    "bad_id": "CB106",
    "reserved_id": "CB107",
    "unsafe_url": "CB113",
}
R = TypeVar("R", bound=Record)


def validate(records: Records) -> tuple[Briefing | None, list[Problem]]:
    """Return the briefing made of all records that are sound, and what is wrong with the others.

    Without a sound `briefing.yaml` there is no briefing, and None is returned.
    """
    problems: list[Problem] = []
    about = _model(BriefingRecord, records.about, problems) if records.about else None
    valid = {kind: _unique(model, records.lists.get(kind, []), problems) for kind, model in MODELS.items()}
    problems += _dates(records, valid)
    if about is None:
        return None, problems
    briefing = Briefing(
        about,
        valid["source"],
        valid["entity"],
        valid["topic"],
        valid["claim"],
        valid["event"],
        valid["comparison"],
    )
    for check in (references, circles, impossible_dates, uneven_comparisons, repeated_evidence):
        problems += check(briefing, records)
    return briefing, problems


def _unique(model: type[R], raws: Sequence[Raw], problems: list[Problem]) -> dict[str, Any]:
    valid: dict[str, R] = {}
    seen: dict[str, Place] = {}
    for raw in raws:
        id_, place = raw.value.get("id"), raw.place("id")
        if isinstance(id_, str) and id_ in seen:
            first = seen[id_]
            message = f"the {raw.kind} '{id_}' is defined at {first.file}:{first.line} already"
            problems.append(Problem(place, "CB108", message))
            continue
        if isinstance(id_, str):
            seen[id_] = place
        record = _model(model, raw, problems)
        if record is not None:
            valid[str(id_)] = record
    return valid


def _model(model: type[R], raw: Raw, problems: list[Problem]) -> R | None:
    try:
        return model.model_validate(raw.value)
    except ValidationError as error:
        problems.extend(_problem(model, raw, detail) for detail in error.errors(include_url=False))
        return None


def _problem(model: type[Record], raw: Raw, detail: Any) -> Problem:
    """Say in one line what pydantic found, with the value and what was expected."""
    path = tuple(step for step in detail["loc"])
    name = ".".join(str(step) for step in path) or raw.kind
    code = _CODES.get(detail["type"], "CB103")
    hint = ""
    if code == "CB101":
        message, hint = f"'{name}' is not a field of a {raw.kind}", did_you_mean(str(path[-1]), _names(model))
    elif code == "CB102":
        message = f"'{name}' is missing"
    else:
        message = f"'{name}': {_sentence(detail)}"
        if detail["type"] == "literal_error":
            hint = did_you_mean(str(detail["input"]), detail["ctx"]["expected"].replace("'", "").split(", "))
    return Problem(raw.place(*path), code, message, hint)


def _sentence(detail: Any) -> str:
    text: str = detail["msg"].removeprefix("Value error, ").replace("Input should be", "should be")
    given = detail["input"]
    shown = f" (given: '{given[:60]}')" if isinstance(given, str) and f"'{given}'" not in text else ""
    return text[:1].lower() + text[1:] + shown if text[1:2].islower() else text + shown


def _names(model: type[Record]) -> list[str]:
    """All field names that a record of this class may hold, at any depth."""
    names: list[str] = []
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        names += part.get("properties", {})
    return names


def _dates(records: Records, valid: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    """Report dates that do not parse, and leave the records that have one out of the briefing."""
    fields = {"source": ("issued",), "claim": ("date", "said"), "event": ("date",)}
    for kind, names in fields.items():
        for id_, record in list(valid[kind].items()):
            for name in names:
                text = getattr(record, name)
                reason = text and _unreadable(text)
                if reason:
                    valid[kind].pop(id_, None)
                    yield Problem(records.place(kind, id_, name), "CB110", f"'{name}': {reason}")


def _unreadable(text: str) -> str:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return ""
