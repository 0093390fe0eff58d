"""The files of released editions read back, each held to its own digest and to the edition before it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from citebrief.frozen import edition_file, own_digest
from citebrief.lock import first_refusal
from citebrief.model import FrozenEdition
from citebrief.problems import Place, Problem

_RESTORE = "restore the file from the repository; a released edition is never edited"


def parse_editions(files: Mapping[str, bytes]) -> tuple[tuple[FrozenEdition, ...], list[Problem]]:
    """Read what `dump` wrote, oldest first; without every one in its place there is none."""
    reader = TypeAdapter(FrozenEdition)
    read: list[FrozenEdition] = []
    problems: list[Problem] = []
    for file, data in files.items():
        try:
            edition = reader.validate_json(data, strict=True)
        except ValidationError as error:
            line, reason = first_refusal(error)
            problems.append(Problem(Place(file, line), "CB501", f"not an edition: {reason}"))
            continue
        problems += _edited(file, data, edition)
        read.append(edition)
    read.sort(key=lambda edition: (edition.number, edition.edition))
    problems += [] if problems else _out_of_line(read, files)
    return (() if problems else tuple(read)), problems


def line_of(data: bytes, words: str) -> int:
    """Return the number of the first line that a pattern is found in, or 1."""
    found = re.search(words.encode(), data)
    return data.count(b"\n", 0, found.start()) + 1 if found else 1


def _edited(file: str, data: bytes, edition: FrozenEdition) -> Iterator[Problem]:
    """Yield what shows that a file is not as `citebrief release` wrote it."""
    if PurePosixPath(file).stem != edition.edition:
        message = f"the file holds the edition '{edition.edition}'"
        yield Problem(Place(file), "CB501", message, "an edition's file is named after it")
    twice: list[str] = []
    fields = json.loads(data, object_pairs_hook=lambda pairs: _mapping(pairs, twice))
    if twice:
        place = Place(file, line_of(data, f'"{re.escape(twice[0])}"\\s*:'))
        yield Problem(place, "CB501", f"the key '{twice[0]}' stands twice", _RESTORE)
    elif own_digest(fields) != edition.digest:
        place = Place(file, line_of(data, r'"digest"\s*:'))
        yield Problem(place, "CB501", "its contents are not those that its digest was made of", _RESTORE)


def _mapping(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    """Return a mapping of JSON, and add the keys that stand in it twice to a list."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice += [name for name in made if names.count(name) > 1]
    return made


def _out_of_line(read: list[FrozenEdition], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Report what does not stand where its number says, or was not made after the one before it."""
    before: FrozenEdition | None = None
    for edition in read:
        file = edition_file(edition.edition)
        place, due = Place(file), before.number + 1 if before else 1
        if before and edition.number < due:
            message = f"'{before.edition}' and '{edition.edition}' are both number {edition.number}"
            yield Problem(place, "CB502", message, "released on two branches? release one of them anew")
        elif edition.number > due:
            message = f"'{edition.edition}' is number {edition.number}, and there is no number {due}"
            yield Problem(place, "CB502", message, "restore its file from the repository")
        elif before and edition.date < before.date:
            message = f"'{edition.edition}' of {edition.date} follows '{before.edition}' of {before.date}"
            yield Problem(place, "CB502", message)
        elif edition.follows != (before.digest if before else None):
            place = Place(file, line_of(files[file], r'"follows"\s*:'))
            named = f"'{before.edition}' as it stands here" if before else "nothing, and it is the first"
            hint = "restore the files of both from the repository"
            yield Problem(place, "CB502", f"'{edition.edition}' was not released after {named}", hint)
        before = edition
