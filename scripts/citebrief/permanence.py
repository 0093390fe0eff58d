"""What was published stays: a briefing against its released editions.

No published id goes, no published claim changes undeclared, what a released edition holds is not touched
while it is the briefing's edition. A claim in a file with errors is compared once these are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citebrief.changes import differing
from citebrief.declared import misdeclared, of_no_edition
from citebrief.frozen import beside, edition_file, parts
from citebrief.frozen_files import line_of
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
    edition = verified.briefing.about.edition
    if not released:
        return list(of_no_edition(verified.briefing.claims.values(), records, {edition}))
    newest = released[-1]
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
    known = {each.edition for each in released}
    if edition not in known:
        found += misdeclared(claims, verified, records, released)
        published = [claim for claim in claims if any(claim.id in each.claims for each in released)]
        found += of_no_edition(published, records, known | {edition})
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
            file = edition_file(edition)
            words = f'"{re.escape(id_)}"' + (r"\s*:" if kind == "claim" else r"\s*[],]")
            place = Place(file, line_of(records.editions[file], words))
            message = f"the {kind} '{id_}', published in edition '{edition}', is gone"
            rest = "; a claim is withdrawn by 'retired'" if kind == "claim" else ""
            yield Problem(place, "CB503", message, f"restore it in {home(kind)}{rest}")


def _touched(
    verified: Verified, records: Records, newest: FrozenEdition, claims: Sequence[Claim], *, whole: bool
) -> Iterator[Problem]:
    """Yield one problem where the briefing is no longer what was released under its edition's name."""
    hashes = {id_: was.hash for id_, was in newest.claims.items()}  # unless a claim changed, as they are now
    other = [claim.id for claim in claims if not _is_as_frozen(claim, verified, newest.claims.get(claim.id))]
    if other:
        rest = f" and {len(other) - _NAMED} more" if len(other) > _NAMED else ""
        which = f"these claims are not as it has them: {', '.join(other[:_NAMED])}{rest}"
    elif whole and (kinds := _kinds_otherwise(verified, newest)):
        which = f"beside its claims these are not as they were: {', '.join(kinds)}"
    elif whole and content_hash(verified, hashes) != newest.content_hash:
        which = "its content hash is not that of what it holds"
    else:
        return
    place = records.place("briefing", verified.briefing.about.id, "edition")
    hint = "give the next edition its name and day here; then declare what changed in published claims"
    yield Problem(place, "CB504", f"edition '{newest.edition}' is released, and {which}", hint)


def _kinds_otherwise(verified: Verified, newest: FrozenEdition) -> list[str]:
    """Return what beside claims is not as an edition has it."""
    day = ["date"] if verified.briefing.about.date != newest.date else []
    return [*day, *differing(newest.beside, beside(verified))]


def _is_as_frozen(claim: Claim, verified: Verified, was: FrozenClaim | None) -> bool:
    return was is not None and (was.statement, was.parts) == (claim.statement, parts(claim, verified))
