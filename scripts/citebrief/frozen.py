"""An edition as it is kept for good, in `data/editions/<edition>.json`: made, written and read back.

Each claim's hash and statement stand there, and digests of all else that a reader could find changed. One
line a claim, in the order of ids, so that two editions can be compared by any tool.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from citebrief.hashes import content_hash, places, published_fields
from citebrief.load import EDITIONS
from citebrief.lock import first_refusal
from citebrief.model import Claim, FrozenClaim, FrozenEdition, PagedKind, Verified
from citebrief.problems import Place, Problem
from citebrief.reviews import key

_ENCODER = json.JSONEncoder(sort_keys=True)
_WORDS = ("id", "statement")
"""The fields that a frozen claim has as they are."""
Step = tuple[FrozenEdition | None, FrozenEdition]
"""An edition, after the one before it."""


@dataclass(frozen=True)
class Editions:
    """The editions of a briefing: those released, oldest first, and the one that a site is made of."""

    released: tuple[FrozenEdition, ...]
    present: FrozenEdition

    @property
    def is_released(self) -> bool:
        """Whether the present edition is the newest that was released."""
        return bool(self.released) and self.released[-1].edition == self.present.edition

    @property
    def steps(self) -> list[Step]:
        """Each edition with the one before it, oldest first, the present one last."""
        in_order = self.released if self.is_released else (*self.released, self.present)
        return list(zip((None, *in_order), in_order, strict=False))

    @property
    def released_steps(self) -> list[Step]:
        """Each released edition with the one before it, oldest first."""
        return self.steps[: len(self.released)]


def editions(released: tuple[FrozenEdition, ...], verified: Verified, hashes: Mapping[str, str]) -> Editions:
    """Return the released editions with the present one, which is the last of them while nothing changes."""
    if released and released[-1].edition == verified.briefing.about.edition:
        return Editions(released, released[-1])
    return Editions(released, freeze(verified, hashes, len(released) + 1))


def freeze(verified: Verified, hashes: Mapping[str, str], number: int) -> FrozenEdition:
    """Return a briefing as an edition keeps it, given the hash of each claim and its place among editions."""
    briefing = verified.briefing
    about = briefing.about
    ids: dict[PagedKind, tuple[str, ...]] = {
        "source": tuple(sorted(briefing.sources)),
        "topic": tuple(sorted(briefing.topics)),
        "entity": tuple(sorted(briefing.entities)),
    }
    claims = {
        id_: FrozenClaim(hashes[id_], claim.statement, parts(claim, verified))
        for id_, claim in sorted(briefing.claims.items())
    }
    whole = content_hash(verified, dict(hashes))
    return FrozenEdition(1, number, about.edition, about.date, about.title, whole, ids, claims)


def parts(claim: Claim, verified: Verified) -> dict[str, str]:
    """Return a digest of each field of a claim that a frozen one does not have as it is."""
    fields: dict[str, Any] = published_fields(claim)
    fields["evidence"] = [fields["evidence"], places(claim, verified)]
    return {name: digest(value) for name, value in fields.items() if name not in _WORDS}


def digest(value: Any) -> str:
    """Return the digest by which an edition knows a field."""
    return key(_ENCODER.encode(value))


def edition_file(edition: str) -> str:
    """Return the path of an edition's file."""
    return f"{EDITIONS}/{edition}.json"


def dump(edition: FrozenEdition) -> str:
    """Return an edition as JSON, one line for each claim."""
    fields = asdict(edition)
    claims = ",\n".join(f"{_json(id_)}: {_json(claim)}" for id_, claim in fields.pop("claims").items())
    head = "".join(f"{_json(name)}: {_json(value)},\n" for name, value in fields.items())
    return f'{{{head}"claims": {{\n{claims}\n}}}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


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
        if PurePosixPath(file).stem != edition.edition:
            message = f"the file holds the edition '{edition.edition}'"
            problems.append(Problem(Place(file), "CB501", message, "an edition's file is named after it"))
        read.append(edition)
    read.sort(key=lambda edition: (edition.number, edition.edition))
    problems += [] if problems else _out_of_line(read)
    return (() if problems else tuple(read)), problems


def _out_of_line(read: list[FrozenEdition]) -> Iterator[Problem]:
    """Report what does not stand where its number says, or is dated before the one it follows."""
    before: FrozenEdition | None = None
    for edition in read:
        place, due = Place(edition_file(edition.edition)), before.number + 1 if before else 1
        if before and edition.number < due:
            message = f"'{before.edition}' and '{edition.edition}' are both number {edition.number}"
            yield Problem(place, "CB502", message, "released on two branches? release one of them anew")
        elif edition.number > due:
            message = f"'{edition.edition}' is number {edition.number}, and there is no number {due}"
            yield Problem(place, "CB502", message, "restore its file from the repository")
        elif before and edition.date < before.date:
            message = f"'{edition.edition}' of {edition.date} follows '{before.edition}' of {before.date}"
            yield Problem(place, "CB502", message)
        before = edition
