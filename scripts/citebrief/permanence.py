"""What was published stays: a briefing against its released editions.

No published id goes, no published claim changes undeclared, what a released edition holds is not touched
while it is the briefing's edition. A claim in a file with errors is compared once these are mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citebrief.changes import differing
from citebrief.frozen import digest, parts
from citebrief.hashes import content_hash
from citebrief.load import Records
from citebrief.load.records import home
from citebrief.model import BriefingRecord, Claim, FrozenClaim, FrozenEdition, Verified
from citebrief.problems import Place, Problem

_NAMED = 5
"""How many claims one message names."""


def broken_promises(
    verified: Verified, records: Records, released: Sequence[FrozenEdition], problems: Sequence[Problem]
) -> list[Problem]:
    """Return what is not as the released editions published it, given the problems found before."""
    if not released:
        return []
    edition, newest = verified.briefing.about.edition, released[-1]
    found = list(_gone(records, released))
    unsound = {problem.place.file for problem in problems if problem.severity == "error"}
    claims = [
        claim
        for claim in verified.briefing.claims.values()
        if records.place("claim", claim.id).file not in unsound
        and len(verified.passages[claim.id]) == len(claim.evidence)
    ]
    if edition == newest.edition:
        return [*found, *_touched(verified, records, newest, claims, whole=not (unsound or found))]
    found += _out_of_order(verified.briefing.about, records, released)
    if all(edition != each.edition for each in released):
        found += _changed(claims, verified, records, released)
    return found


def _out_of_order(
    about: BriefingRecord, records: Records, released: Sequence[FrozenEdition]
) -> Iterator[Problem]:
    """Yield what keeps the coming edition from following the newest: a name given before, an earlier day."""
    newest = released[-1]
    if any(about.edition == edition.edition for edition in released):
        message = f"'{about.edition}' was followed by '{newest.edition}': its name is taken"
        yield Problem(records.place("briefing", about.id, "edition"), "CB502", message)
    elif about.date < newest.date:
        message = f"the edition's day is {about.date}, and edition '{newest.edition}' is of {newest.date}"
        yield Problem(records.place("briefing", about.id, "date"), "CB502", message)


def _changed(
    claims: Sequence[Claim], verified: Verified, records: Records, released: Sequence[FrozenEdition]
) -> Iterator[Problem]:
    """Yield what is wrong with each claim beside what was last published under its id."""
    published = {id_: (edition.edition, was) for edition in released for id_, was in edition.claims.items()}
    for claim in claims:
        if claim.id in published:
            yield from _undeclared(claim, verified, records, *published[claim.id])
        elif declared := _declares(claim, verified.briefing.about.edition):
            message = f"'{claim.id}' declares a change and was never published"
            yield Problem(records.place("claim", claim.id, declared), "CB506", message)


def _gone(records: Records, released: Sequence[FrozenEdition]) -> Iterator[Problem]:
    """Yield published ids that no record has; those of a file that could not be read are not missed."""
    published = {
        (kind, id_): edition.edition
        for edition in released
        for kind, ids in (("claim", edition.claims), *edition.ids.items())
        for id_ in ids
    }
    known = {kind: records.ids(kind) for kind in {kind for kind, _ in published}}
    for (kind, id_), edition in published.items():
        if id_ not in known[kind] and kind not in records.unread:
            message = f"the {kind} '{id_}', published in edition '{edition}', is gone"
            hint = "restore it; a claim is withdrawn by 'retired'" if kind == "claim" else "restore it"
            yield Problem(Place(home(kind)), "CB503", message, hint)


def _touched(
    verified: Verified, records: Records, newest: FrozenEdition, claims: Sequence[Claim], *, whole: bool
) -> Iterator[Problem]:
    """Yield one problem where the briefing is no longer what was released under its edition's name."""
    hashes = {id_: was.hash for id_, was in newest.claims.items()}  # unless a claim changed, as they are now
    other = [claim.id for claim in claims if not _is_as_frozen(claim, verified, newest.claims.get(claim.id))]
    if other:
        rest = f" and {len(other) - _NAMED} more" if len(other) > _NAMED else ""
        which = f"these claims are not as it has them: {', '.join(other[:_NAMED])}{rest}"
    elif whole and content_hash(verified, hashes) != newest.content_hash:
        which = "what stands beside its claims is not as it was"
    else:
        return
    place = records.place("briefing", verified.briefing.about.id, "edition")
    hint = "give the next edition its name and day here; then declare what changed in published claims"
    yield Problem(place, "CB504", f"edition '{newest.edition}' is released, and {which}", hint)


def _is_as_frozen(claim: Claim, verified: Verified, was: FrozenClaim | None) -> bool:
    return was is not None and (was.statement, was.parts) == (claim.statement, parts(claim, verified))


def _undeclared(
    claim: Claim, verified: Verified, records: Records, edition: str, was: FrozenClaim
) -> Iterator[Problem]:
    """Yield what a published claim does not say of its own change, or says of one that is none."""
    coming = verified.briefing.about.edition
    earlier = [entry.model_dump() for entry in claim.history if entry.edition != coming]
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


def _declares(claim: Claim, coming: str) -> str:
    """Return the field by which a claim declares a change in the coming edition, or nothing."""
    if claim.retired and claim.retired.edition == coming:
        return "retired"
    return "history" if any(entry.edition == coming for entry in claim.history) else ""
