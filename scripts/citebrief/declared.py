"""What claims declare of their changes, beside what they changed since they were last published."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from citebrief.changes import differing
from citebrief.frozen import digest, parts
from citebrief.load import Records
from citebrief.model import Claim, FrozenClaim, FrozenEdition, Verified
from citebrief.problems import Problem


def misdeclared(
    claims: Sequence[Claim], verified: Verified, records: Records, released: Sequence[FrozenEdition]
) -> Iterator[Problem]:
    """Yield what is wrong with each claim beside what was last published under its id."""
    published = {id_: (edition.edition, was) for edition in released for id_, was in edition.claims.items()}
    known = {edition.edition for edition in released}
    for claim in claims:
        if claim.id in published:
            yield from _undeclared(claim, verified, records, known, *published[claim.id])
        elif claim.retired or claim.history:
            message = f"'{claim.id}' declares a change and was never published"
            place = records.place("claim", claim.id, "retired" if claim.retired else "history")
            yield Problem(place, "CB506", message)


def of_no_edition(claims: Iterable[Claim], records: Records, known: Container[str]) -> Iterator[Problem]:
    """Yield what claims declare of an edition that is neither released nor coming."""
    for claim in claims:
        named: list[tuple[str, tuple[str | int, ...]]] = [
            (entry.edition, ("history", at, "edition")) for at, entry in enumerate(claim.history)
        ]
        named += [(claim.retired.edition, ("retired", "edition"))] if claim.retired else []
        for edition, path in named:
            if edition not in known:
                message = f"'{claim.id}' names the edition '{edition}', which is neither released nor coming"
                yield Problem(
                    records.place("claim", claim.id, *path),
                    "CB506",
                    message,
                    "name the edition that makes the change",
                )


def _undeclared(
    claim: Claim,
    verified: Verified,
    records: Records,
    known: Container[str],
    edition: str,
    was: FrozenClaim,
) -> Iterator[Problem]:
    """Yield what a published claim does not say of its own change, or says of one that is none.

    An entry that names no known edition is no part of what was published; it is reported by itself.
    """
    coming = verified.briefing.about.edition
    earlier = [entry.model_dump() for entry in claim.history if entry.edition in known]
    if (digest(earlier) if earlier else None) != was.parts.get("history"):
        place = records.place("claim", claim.id, *(["history"] if claim.history else []))
        message = f"what '{claim.id}' tells of changes up to edition '{edition}' is not as it was published"
        yield Problem(place, "CB507", message, f"an entry of this edition names '{coming}'")
    changed = differing(was.parts, parts(claim, verified))
    changed = ["statement", *changed] if claim.statement != was.statement else changed
    declared = any(entry.edition == coming for entry in claim.history)
    if declared and not changed:
        message = f"'{claim.id}' declares a change and is as edition '{edition}' published it"
        yield Problem(records.place("claim", claim.id, "history"), "CB506", message)
    if claim.retired and claim.retired.edition == coming and not was.withdrawn:
        changed.remove("retired")
    if changed and not declared:
        names = ", ".join(f"'{name}'" for name in changed)
        message = f"'{claim.id}' is not as edition '{edition}' published it: {names}"
        hint = _remedy(claim, was, changed, coming)
        yield Problem(records.place("claim", claim.id), "CB505", message, hint)


def _remedy(claim: Claim, was: FrozenClaim, changed: list[str], coming: str) -> str:
    """Return what to write for the change to be declared."""
    if claim.retired and not was.withdrawn and changed == ["retired"]:
        return f"where this edition withdraws it, 'retired' names '{coming}'"
    return f"say what changed and why: 'history: [{{edition: \"{coming}\", note: …}}]'"
