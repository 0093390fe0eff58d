"""Raw records into a `Briefing`, with every problem of form: fields, ids, references, dates, circles.

A record is checked further as far as its other fields are sound; one that lacks what it needs is reported and
left out, and references to it are not reported again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from citebrief.dates import parse
from citebrief.load import Raw, Records
from citebrief.model import (
    Agent,
    Briefing,
    BriefingRecord,
    Claim,
    Comparison,
    Entity,
    Event,
    Record,
    SetAside,
    Source,
    Topic,
)
from citebrief.problems import Place, Problem
from citebrief.references import CHECKS
from citebrief.validate.refusals import refusals, without_refused

MODELS: dict[str, type[Record]] = {
    "source": Source,
    "entity": Entity,
    "topic": Topic,
    "claim": Claim,
    "event": Event,
    "comparison": Comparison,
}
"""The class of each kind of record in the list files."""

_DATES = {"source": ("issued",), "claim": ("date", "said"), "event": ("date",)}
"""The fields of each kind that hold a date in EDTF."""
_STAND_IN = BriefingRecord(
    id="none", title="-", scope="-", authors=[Agent(literal="-")], edition="0", date="9999-12-31"
)
"""Takes the place of a `briefing.yaml` with problems while the other records are checked."""
R = TypeVar("R", bound=Record)


def validate(records: Records) -> tuple[Briefing | None, list[Problem]]:
    """Return the briefing made of all records that are sound, and what is wrong with the others.

    Without a sound `briefing.yaml` there is no briefing, and None is returned.
    """
    problems: list[Problem] = []
    about = _model(BriefingRecord, records.about, problems) if records.about else None
    valid = {kind: _unique(model, records.lists.get(kind, []), problems) for kind, model in MODELS.items()}
    problems += _dates(records, valid)
    briefing = Briefing(
        about or _STAND_IN,
        valid["source"],
        valid["entity"],
        valid["topic"],
        valid["claim"],
        valid["event"],
        valid["comparison"],
        _numbered(SetAside, records, problems),
    )
    for check in CHECKS:
        problems += check(briefing, records)
    return (briefing if about else None), problems


def _unique(model: type[R], raws: Sequence[Raw], problems: list[Problem]) -> dict[str, Any]:
    valid: dict[str, R] = {}
    seen: dict[str, Place] = {}
    for raw in raws:
        place = raw.place("id")
        if raw.id in seen:
            first = seen[raw.id]
            message = f"the {raw.kind} '{raw.id}' is defined at {first.file}:{first.line} already"
            problems.append(Problem(place, "CB108", message))
            continue
        if raw.id is not None:
            seen[raw.id] = place
        record = _model(model, raw, problems)
        if record is not None and raw.id is not None:
            valid[raw.id] = record
    return valid


def _numbered(model: type[R], records: Records, problems: list[Problem]) -> dict[str, R]:
    """Return the sound records of a kind without ids by their numbers."""
    made = {id_: _model(model, raw, problems) for id_, raw in records.numbered("set-aside").items()}
    return {id_: record for id_, record in made.items() if record is not None}


def _model(model: type[R], raw: Raw, problems: list[Problem]) -> R | None:
    """Return a record, made without the fields that are wrong where it can do without them."""
    try:
        return model.model_validate(raw.value)
    except ValidationError as error:
        problems.extend(refusals(model, raw, error))
        rest = without_refused(raw, error)
    try:
        return model.model_validate(rest)
    except ValidationError:
        return None


def _dates(records: Records, valid: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    """Report dates that do not parse, and take them out of the briefing."""
    for kind, names in _DATES.items():
        for id_, record in list(valid[kind].items()):
            for name in names:
                text = getattr(record, name)
                reason = _unreadable(text) if text else ""
                if not reason:
                    continue
                yield Problem(records.place(kind, id_, name), "CB110", f"'{name}': {reason}")
                if type(record).model_fields[name].is_required():
                    valid[kind].pop(id_, None)
                else:
                    valid[kind][id_] = valid[kind][id_].model_copy(update={name: None})


def _unreadable(text: str) -> str:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return ""
