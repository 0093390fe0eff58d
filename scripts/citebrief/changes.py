"""What became of claims from one edition to the next: added, reworded, withdrawn and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citebrief.model import FrozenClaim, FrozenEdition

Turn = Literal["added", "reworded", "evidence", "details", "withdrawn", "restored"]
TURNS: dict[Turn, str] = {
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
    def turns(self) -> tuple[Turn, ...]:
        """All that became of it, in order; nothing where a reader finds it as it was."""
        if self.before is None:
            return ("added",)
        was, now = self.before.withdrawn, self.now.withdrawn
        took: dict[Turn, bool] = {
            "reworded": self.before.statement != self.now.statement,
            "evidence": "evidence" in self.parts,
            "details": bool(self.details),
            "withdrawn": now and not was,
            "restored": was and not now,
        }
        return tuple(turn for turn, took_place in took.items() if took_place)

    @property
    def parts(self) -> list[str]:
        """The names of its changed fields but for its statement."""
        return differing(self.before.parts, self.now.parts) if self.before else []

    @property
    def details(self) -> list[str]:
        """Those of its changed fields that no other turn tells of."""
        turned = bool(self.before and self.before.withdrawn != self.now.withdrawn)
        return [name for name in self.parts if name != "evidence" and not (turned and name == "retired")]


def differing(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return the names of the parts in which two states of a claim differ, its history left out."""
    names = dict.fromkeys((*now, *before))
    return [name for name in names if name != "history" and before.get(name) != now.get(name)]


@dataclass(frozen=True)
class Changes:
    """What an edition changed in the one before it, or, for the first, that all is new."""

    edition: FrozenEdition
    before: FrozenEdition | None
    by_turn: dict[Turn, list[Change]]

    @property
    def same(self) -> int:
        """How many claims are as the edition before had them."""
        changed = {change.id for changes in self.by_turn.values() for change in changes}
        return len(self.edition.claims) - len(changed)


def changes(before: FrozenEdition | None, edition: FrozenEdition) -> Changes:
    """Return what became of claims in an edition, each turn's in the order of ids."""
    by_turn: dict[Turn, list[Change]] = {turn: [] for turn in TURNS}
    for id_, now in edition.claims.items():
        change = Change(id_, now, before.claims.get(id_) if before else None)
        for turn in change.turns:
            by_turn[turn].append(change)
    return Changes(edition, before, {turn: found for turn, found in by_turn.items() if found})


def in_brief(made: Changes) -> str:
    """Return `Claims: 2 added, 1 reworded, 170 as in edition 1.`, or how many the first edition has."""
    if made.before is None:
        number = made.edition.current
        return f"The first edition, with {number:,} {'claim' if number == 1 else 'claims'}."
    told = [f"{len(found):,} {TURNS[turn]}" for turn, found in made.by_turn.items()]
    return f"Claims: {', '.join([*told, f'{made.same:,} as in edition {made.before.edition}'])}."
