"""An edition as it is kept for good, in `data/editions/<edition>.json`: made and written.

Each claim's hash and statement stand there, and digests of all else that a reader could find changed. One
line a claim, in the order of ids, so that two editions can be compared by any tool. Each names a digest of
itself and that of the edition before it, so that neither can be edited unseen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from citebrief.hashes import beside_claims, content_hash, places, published_fields
from citebrief.load import EDITIONS
from citebrief.model import Claim, FrozenClaim, FrozenEdition, PagedKind, Verified
from citebrief.reviews import key

_ENCODER = json.JSONEncoder(sort_keys=True)
_WORDS = ("id", "statement")
"""The fields that a frozen claim has as they are."""
_OWN = ("edition", "date")
"""The fields of a briefing that every edition has anew."""
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
    return Editions(released, freeze(verified, hashes, released[-1] if released else None))


def freeze(verified: Verified, hashes: Mapping[str, str], before: FrozenEdition | None) -> FrozenEdition:
    """Return a briefing as an edition keeps it, given the hash of each claim and the edition before."""
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
    number, follows = (before.number + 1, before.digest) if before else (1, None)
    whole = content_hash(verified, dict(hashes))
    return sealed(
        FrozenEdition(
            1, number, about.edition, about.date, about.title, whole, follows, beside(verified), ids, claims
        )
    )


def sealed(edition: FrozenEdition) -> FrozenEdition:
    """Return an edition with the digest of its contents."""
    return replace(edition, digest=own_digest(asdict(edition)))


def beside(verified: Verified) -> dict[str, str]:
    """Return a digest of each kind of record beside claims; edition and day are known by themselves."""
    kinds = beside_claims(verified)
    about, texts = kinds.pop("briefing"), kinds.pop("texts")
    kinds = {"about": {name: value for name, value in about.items() if name not in _OWN}, **kinds}
    kinds["texts"] = {id_: text[:-1] for id_, text in texts.items()}
    kinds["coverage"] = {id_: text[-1] for id_, text in texts.items()}  # changes with claims, a text does not
    return {kind: digest(value) for kind, value in kinds.items()}


def own_digest(fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an edition's fields, its digest left out."""
    rest = {name: value for name, value in fields.items() if name != "digest"}
    return sha256(_ENCODER.encode(rest).encode()).hexdigest()


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
