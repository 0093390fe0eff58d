"""Warnings and reviews: what settles one, and what makes it void."""

from __future__ import annotations

from typing import Any

import pytest

from citebrief.load import Records
from citebrief.lock import Lock, dump, parse_lock
from citebrief.model import Briefing, Claim
from citebrief.verify import Outcome, verify
from test_passages import a_briefing, some_texts

REST = "The board met for a long time that evening, and its clerk took down every single word.\n"
RAW = f"The bridge is not, as some feared, closed for good. It is closed for a year.\n{REST}"
QUOTE = "The bridge is … closed for good"
REASON = "The fear is what is told."


def briefing(
    reason: str = REASON, statement: str = "It is shut.", quote: str = QUOTE, **more: Any
) -> Briefing:
    """Return a briefing whose one piece of evidence is reviewed."""
    reviewed = {"reviewed": {"CB301": reason}} if reason else {}
    return a_briefing({"quote": quote} | reviewed | more, statement=statement)


def outcome(given: Briefing, lock: Lock, raw: str | None = RAW) -> Outcome:
    """Verify with the text at hand, or without."""
    return verify(given, Records(), lock, some_texts(a=raw) if raw else {})


def locked(given: Briefing, old: Lock | None = None, raw: str = RAW) -> Lock:
    """Return the lock as it is written and read again."""
    lock, problems = parse_lock(dump(outcome(given, old or Lock(), raw).lock).encode())
    assert problems == []
    return lock


def codes(given: Briefing, lock: Lock, raw: str | None = RAW) -> list[str]:
    """Return the codes of all problems."""
    return sorted(problem.code for problem in outcome(given, lock, raw).problems)


def test_an_unsettled_warning_stands_with_and_without_the_text() -> None:
    """The lock knows what stands around a quote; only the word itself needs the text."""
    given = briefing("")
    lock = locked(given)
    assert codes(given, lock) == codes(given, lock, None) == ["CB301"]
    messages = [outcome(given, lock, raw).problems[0].message for raw in (RAW, None)]
    assert ["“not”" in message for message in messages] == [True, False]


def test_a_review_settles_a_warning_once_it_is_locked() -> None:
    """Before, the lock does not know it; after, nothing is open and the reason is kept."""
    assert "CB207" in codes(briefing(), locked(briefing("")))
    lock = locked(briefing())
    for raw in (RAW, None):
        result = outcome(briefing(), lock, raw)
        assert result.problems == []
        assert [(each.code, each.reason) for each in result.settled] == [("CB301", REASON)]


@pytest.mark.parametrize(
    "changed",
    [
        briefing(statement="It is shut for ever."),
        briefing(quote="bridge is … closed for good"),
    ],
)
def test_a_review_is_void_where_its_subject_changed(changed: Briefing) -> None:
    """A new lock does not mend that; other words for the reason do."""
    lock = locked(changed, locked(briefing()))
    assert codes(changed, lock) == codes(changed, lock, None) == ["CB305"]
    claim = next(iter(changed.claims.values()))
    anew = briefing("Read again.", claim.statement, claim.evidence[0].quote)
    assert codes(anew, locked(anew, lock)) == []


def test_a_review_is_void_where_the_passage_changed() -> None:
    """The same quote names other words in a new text."""
    other = RAW.replace("as some feared", "as all of them feared")
    lock = locked(briefing(), locked(briefing()), other)
    assert codes(briefing(), lock, other) == ["CB305"]


def test_a_void_review_holds_again_when_the_change_is_undone() -> None:
    """The lock keeps what the review was made of."""
    lock = locked(briefing(statement="It is shut for ever."), locked(briefing()))
    assert codes(briefing(), locked(briefing(), lock)) == []


def test_a_review_of_nothing_is_needless() -> None:
    """Also where the evidence no longer supports, and so need not agree."""
    second = briefing(quote="It is closed for a year")
    assert codes(second, locked(second)) == ["CB306"]
    for stance in ("disputes", "qualifies"):
        plain = {"quote": "It is closed for a year"}
        given = a_briefing(plain, {"quote": QUOTE, "stance": stance, "reviewed": {"CB301": REASON}})
        assert codes(given, locked(given)) == ["CB306"]


def test_the_same_reason_may_serve_a_further_passage() -> None:
    """What joins a review is new, not changed; where one subject goes as another comes, it is void."""
    other = "The tower is not, they say, closed for good."
    raw = f"{RAW}{other}\n"
    first = {"quote": QUOTE, "reviewed": {"CB301": REASON}}
    second = {"quote": "The tower is … closed for good", "reviewed": {"CB301": REASON}, "said_by": ["v"]}
    one = a_briefing(first, statement="It is shut.")
    both = a_briefing(first, second, statement="It is shut.")
    lock = locked(both, locked(one, raw=raw), raw)
    assert codes(both, lock, raw) == []
    assert codes(one, locked(one, lock, raw), raw) == []


def test_a_withdrawn_claim_warns_of_nothing() -> None:
    """Its page stays as it was; nobody is to mend it."""
    given = briefing("")
    retired = {"retired": {"edition": "2", "reason": "It was wrong."}}
    given.claims["claim"] = Claim.model_validate(given.claims["claim"].model_dump() | retired)
    assert codes(given, locked(given)) == []


def test_numbers_may_stand_in_several_passages_of_a_source() -> None:
    """Together the passages of one source carry the numbers; each source must have them all."""
    raw = f"Five came in the morning.\nSeven left at night, he said.\n{REST}"
    both = [{"quote": "Five came"}, {"quote": "Seven left … said"}]
    given = a_briefing(*both, statement="5 people came and 7 left, it is said.")
    assert codes(given, locked(given, raw=raw), raw) == []
    given = a_briefing(both[0], statement="5 people came and 7 left, it is said.")
    assert codes(given, locked(given, raw=raw), raw) == ["CB304"]


def test_an_attribution_settles_a_voice_without_the_text() -> None:
    """What the statement and attribution show is read off the data, so no text is needed."""
    raw = f"The light fell, Lund said.\n{REST}"
    lock = locked(a_briefing({"quote": "The light fell"}), raw=raw)
    assert codes(a_briefing({"quote": "The light fell"}), lock, None) == ["CB303"]
    assert codes(a_briefing({"quote": "The light fell", "said_by": ["lund"]}), lock, None) == []
