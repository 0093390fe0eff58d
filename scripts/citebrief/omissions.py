"""Warnings that only reading a passage again can settle, and the reviews that settle them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from citebrief.load import Records
from citebrief.lock import Lock
from citebrief.model import Briefing, Claim, Evidence, Passage, Reviewable
from citebrief.passages import LONGEST_PASSAGE, MOST_SENTENCES, Found, Key
from citebrief.problems import Problem
from citebrief.reviews import review_key, subject_key
from citebrief.turns import Turns, traced, turns, untraced

_HIDDEN = {"CB301": "a negation", "CB302": "a hedge", "CB303": "a voice"}


@dataclass(frozen=True)
class Settled:
    """A warning that an editor has read and settled."""

    claim: str
    source: str
    code: str
    reason: str


@dataclass
class Weighed:
    """The warnings of a briefing's evidence: those that stand, and those that are settled."""

    problems: list[Problem] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)


def weigh(
    briefing: Briefing,
    records: Records,
    passages: Mapping[str, Sequence[Passage | None]],
    found: Found,
    lock: Lock,
) -> Weighed:
    """Return the warnings of all claims that are not withdrawn, given the passages; `found` has the words."""
    result = Weighed()
    known = turns(briefing.about.language)
    for claim in briefing.current_claims:
        with_passages = zip(claim.evidence, passages[claim.id], strict=True)
        hides = {name for passage in passages[claim.id] if passage for name in passage.hides}
        traces = traced(claim.statement, hides, known) if known and hides else frozenset[str]()
        for number, (evidence, passage) in enumerate(with_passages):
            if passage and (passage.warnings or passage.hides or evidence.reviewed):
                met = dict(_met(evidence, passage, (claim.id, number), traces, known, found))
                at = ("claim", claim.id, "evidence", number)
                for code, message in met.items():
                    if code not in evidence.reviewed:
                        result.problems.append(Problem(records.place(*at, "quote"), code, message))
                for code, reason in evidence.reviewed.items():
                    if refusal := _refusal(claim, evidence, passage, code, code in met, lock):
                        result.problems.append(Problem(records.place(*at, "reviewed", code), *refusal))
                    else:
                        result.settled.append(Settled(claim.id, evidence.source, code, reason))
    return result


def _met(
    evidence: Evidence,
    passage: Passage,
    key: Key,
    traces: frozenset[str],
    known: Turns | None,
    found: Found,
) -> Iterator[tuple[str, str]]:
    """Yield each warning with its message; what disputes or qualifies a statement need not agree with it."""
    if "CB204" in passage.warnings:
        length = passage.end - passage.start
        size = f"{length} characters" if length > LONGEST_PASSAGE else f"over {MOST_SENTENCES} sentences"
        yield "CB204", f"the passage has {size}, in paragraph {passage.paragraph}"
    if evidence.stance != "supports":
        return
    if known and passage.hides:
        turned = found.turned.get(key, {})
        open_ = list(untraced(traces, evidence, passage.hides, known))
        for code, what in _HIDDEN.items():
            if of_code := [name for name in open_ if known.codes[name] == code]:
                said = ", ".join(f"“{turned[name]}”" for name in of_code if name in turned)
                words = said or ", ".join(of_code)
                yield code, f"{what} around the quote ({words}) has no trace in the statement"
    if "CB304" in passage.warnings:
        written = ", ".join(found.missing.get(key, ())) or "a number of the statement"
        yield "CB304", f"the passage, in paragraph {passage.paragraph}, does not have {written}"


def _refusal(
    claim: Claim, evidence: Evidence, passage: Passage, code: Reviewable, raised: bool, lock: Lock
) -> tuple[str, str] | None:
    """Return why a review does not hold, as code and message."""
    if not raised:
        return "CB306", f"{code} is not raised here, so there is nothing to settle"
    locked = lock.claims.get(claim.id)
    subjects = locked.reviews.get(review_key(code, evidence.reviewed[code])) if locked else None
    if subjects is None:
        return "CB207", f"the lock does not know this review of {code}"
    if subject_key(claim, evidence, passage) not in subjects:
        return "CB305", f"since {code} was reviewed, the statement, the quote or the passage has changed"
    return None
