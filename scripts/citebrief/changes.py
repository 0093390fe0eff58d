"""What became of claims from one edition to the next: added, reworded, withdrawn and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citebrief.model import FrozenClaim, FrozenEdition

ChangeKind = Literal["added", "reworded", "evidence", "details", "withdrawn", "restored"]
KINDS: dict[ChangeKind, str] = {
    "added": "added",
    "reworded": "reworded",
    "evidence": "with other evidence",
    "details": "with other details",
    "withdrawn": "withdrawn",
    "restored": "restored",
}
"""What can become of a claim, in the order in which it is told, with its words after a number."""


@dataclass(frozen=True)
class Change:
    """What became of one claim; of a claim that is new, all is new."""

    id: str
    now: FrozenClaim
    before: FrozenClaim | None = None

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """All that became of it, in order; nothing where a reader finds it as it was."""
        if self.before is None:
            return ("added",)
        was, now = self.before.withdrawn, self.now.withdrawn
        took: dict[ChangeKind, bool] = {
            "reworded": self.before.statement != self.now.statement,
            "evidence": "evidence" in self.parts,
            "details": bool(self.details),
            "withdrawn": now and not was,
            "restored": was and not now,
        }
        return tuple(kind for kind, took_place in took.items() if took_place)

    @property
    def parts(self) -> list[str]:
        """The names of its changed fields but for its statement."""
        return differing(self.before.parts, self.now.parts) if self.before else []

    @property
    def details(self) -> list[str]:
        """Those of its changed fields that no other kind tells of."""
        switched = bool(self.before and self.before.withdrawn != self.now.withdrawn)
        return [name for name in self.parts if name != "evidence" and not (switched and name == "retired")]


def differing(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return the names under which two digests differ, but for that of a history."""
    names = dict.fromkeys((*now, *before))
    return [name for name in names if name != "history" and before.get(name) != now.get(name)]


@dataclass(frozen=True)
class Changes:
    """What an edition changed in the one before it, or, for the first, that all is new."""

    edition: FrozenEdition
    before: FrozenEdition | None
    by_kind: dict[ChangeKind, list[Change]]

    @property
    def beside(self) -> list[str]:
        """The kinds of record beside claims that are not as the edition before had them."""
        return differing(self.before.beside, self.edition.beside) if self.before else []

    @property
    def same(self) -> int:
        """How many claims are as the edition before had them."""
        changed = {change.id for changes in self.by_kind.values() for change in changes}
        return len(self.edition.claims) - len(changed)


def changes(before: FrozenEdition | None, edition: FrozenEdition) -> Changes:
    """Return what became of claims in an edition, each kind's in the order of ids."""
    by_kind: dict[ChangeKind, list[Change]] = {kind: [] for kind in KINDS}
    for id_, now in edition.claims.items():
        change = Change(id_, now, before.claims.get(id_) if before else None)
        for kind in change.kinds:
            by_kind[kind].append(change)
    return Changes(edition, before, {kind: found for kind, found in by_kind.items() if found})


def in_brief(made: Changes) -> str:
    """Return `Claims: 2 added, 1 reworded, 170 as in edition 1.`, or how many the first edition has."""
    if made.before is None:
        number = made.edition.current
        return f"The first edition, with {number:,} {'claim' if number == 1 else 'claims'}."
    told = [f"{len(found):,} {KINDS[kind]}" for kind, found in made.by_kind.items()]
    return f"Claims: {', '.join([*told, f'{made.same:,} as in edition {made.before.edition}'])}."
