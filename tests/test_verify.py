"""Briefing, lock and texts: what does not hold is told, and pages come from the lock alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from citebrief.load import Records
from citebrief.lock import Lock, dump, parse_lock
from citebrief.model import Briefing, SetAside, Verified
from citebrief.verify import verify
from test_passages import a_briefing, some_texts

A = "The harbour board decided to rebuild the light. It stood long.\nIt stood long.\n"
B = "The keeper dated a letter about it. He had seen the harbour from afar, and never came back.\n"
EVIDENCE = ({"quote": "The harbour … the light"}, {"quote": "a letter", "source": "b"})


def locked(briefing: Briefing, **texts: str) -> Lock:
    """Return the lock that `citebrief lock` would write and read again."""
    now = verify(briefing, Records(), Lock(), some_texts(**texts)).lock
    return parse_lock(dump(now).encode())[0]


def codes(briefing: Briefing, lock: Lock, **texts: str) -> list[str]:
    """Return the codes of all that is wrong."""
    return sorted(problem.code for problem in verify(briefing, Records(), lock, some_texts(**texts)).problems)


LOCK = locked(a_briefing(*EVIDENCE), a=A, b=B)


def test_a_locked_briefing_has_no_problem() -> None:
    """With all texts, some or none, what was locked holds."""
    for texts in ({"a": A, "b": B}, {"a": A}, {}):
        assert codes(a_briefing(*EVIDENCE), LOCK, **texts) == []


def test_texts_at_hand_change_nothing_that_is_built() -> None:
    """The verified briefing is the same with the texts and without."""
    verified: list[Verified] = [
        verify(a_briefing(*EVIDENCE), Records(), LOCK, some_texts(**texts)).verified
        for texts in ({"a": A, "b": B}, {"b": B}, {})
    ]
    assert verified[0] == verified[1] == verified[2]
    assert [len(passages) for passages in verified[0].passages.values()] == [2]


def test_what_a_source_publishes_is_as_it_was_locked() -> None:
    """Quotes that the lock does not count as shown are not published, not even without the texts."""
    hidden = locked(a_briefing(*EVIDENCE, publish="metadata"), a=A, b=B)
    assert codes(a_briefing(*EVIDENCE), hidden) == ["CB207", "CB207"]
    assert codes(a_briefing(*EVIDENCE, publish="metadata"), LOCK) == ["CB207", "CB207"]
    assert codes(a_briefing(*EVIDENCE), hidden, a=A, b=B) == ["CB207"] * 4


def test_a_quote_not_found_is_not_reported_as_a_changed_count() -> None:
    """One wrong quote is one problem, though its source now shows fewer words."""
    wrong = a_briefing({"quote": "no such words"}, EVIDENCE[1])
    assert codes(wrong, LOCK, a=A, b=B) == ["CB201"]


def test_the_order_of_evidence_has_no_part_in_the_lock() -> None:
    """Evidence in another order is the same evidence, and each passage stays with its own."""
    turned = a_briefing(*reversed(EVIDENCE))
    assert codes(turned, LOCK, a=A, b=B) == []
    passages = verify(turned, Records(), LOCK, {}).verified.passages["claim"]
    assert [(passage.start, passage.end) for passage in passages] == [(17, 25), (0, 46)]


@pytest.mark.parametrize(
    "change",
    [{"quote": "harbour board"}, {"source": "b", "quote": "about it"}, {"paragraph": "1"}, {"occurrence": 1}],
)
def test_changed_evidence_is_not_locked(change: dict[str, Any]) -> None:
    """Another quote, source, paragraph or occurrence needs a new lock: with the text, or not at all."""
    changed = a_briefing(EVIDENCE[0] | change, EVIDENCE[1])
    assert set(codes(changed, LOCK, a=A, b=B)) == {"CB207"}
    left_a_source = ["CB207"] if change.get("source") else []
    assert codes(changed, LOCK) == ["CB205", *left_a_source]


def test_a_changed_statement_is_not_locked() -> None:
    """A statement that changed since the lock was made is told, texts at hand or not."""
    changed = a_briefing(*EVIDENCE, statement="It is otherwise.")
    assert codes(changed, LOCK, a=A, b=B) == codes(changed, LOCK) == ["CB207"]


def test_a_new_claim_without_its_text_is_not_locked() -> None:
    """Without lock and text no passage is known."""
    assert codes(a_briefing(*EVIDENCE), Lock()) == ["CB205", "CB205"]
    assert codes(a_briefing(*EVIDENCE), Lock(), a=A) == ["CB205", "CB207", "CB207"]


def test_a_changed_text_is_told_once() -> None:
    """A text that is not the one locked is one problem, not one for each of its passages."""
    assert codes(a_briefing(*EVIDENCE), LOCK, a="Now. " + A, b=B) == ["CB206"]
    assert codes(a_briefing(*EVIDENCE), LOCK, a=A + "\n", b=B) == ["CB206"]


def test_a_quote_lost_with_a_changed_text_is_told_too() -> None:
    """Where a changed text no longer holds a quote, both are told."""
    assert codes(a_briefing(*EVIDENCE), LOCK, a="Nothing.\n", b=B) == ["CB201", "CB206"]


def test_removed_evidence_is_told() -> None:
    """What a source shows is part of the lock: with one quote fewer it has changed, text at hand or not."""
    assert codes(a_briefing(EVIDENCE[0]), LOCK, a=A, b=B) == ["CB207"]
    assert codes(a_briefing(EVIDENCE[0]), LOCK) == ["CB207"]


@pytest.mark.parametrize("field", ["language", "set_aside"])
def test_other_grounds_for_the_account_are_told(field: str) -> None:
    """The account of a source rests on its language and on what is set aside, text at hand or not."""
    changed = a_briefing(*EVIDENCE)
    if field == "language":
        changed.sources["a"] = changed.sources["a"].model_copy(update={"language": "ru"})
    else:
        entry = {"source": "a", "paragraph": "2", "reason": "note"}
        changed.set_aside["1"] = SetAside.model_validate(entry)
    assert codes(changed, LOCK) == ["CB207"]
    assert "CB207" in codes(changed, LOCK, a=A, b=B)


def test_a_lock_that_is_wrong_is_told() -> None:
    """Offsets, paragraph or digest other than the text's are a problem when the text is at hand."""
    claim = LOCK.claims["claim"]
    for wrong in ({"start": 1}, {"paragraph": "2"}, {"sha256": "0" * 64}, {"shown": 9}):
        passages = {key: replace(passage, **wrong) for key, passage in claim.passages.items()}
        lock = replace(LOCK, claims={"claim": replace(claim, passages=passages)})
        assert set(codes(a_briefing(*EVIDENCE), lock, a=A, b=B)) == {"CB207"}


def test_one_failure_does_not_hide_another() -> None:
    """Two pieces of evidence of one claim that stand in one place of a file are both told."""
    wrong = a_briefing({"quote": "no such words"}, {"quote": "other words", "source": "b"})
    assert codes(wrong, LOCK, a=A) == ["CB201", "CB205"]
