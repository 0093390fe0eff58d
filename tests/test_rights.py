"""The limits on what a site may show of its sources, at their very edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.load import Records
from citebrief.lock import Lock
from citebrief.model import Briefing, Comparison, Entity, Event, Record, Source, Topic
from citebrief.passages import find_passages
from citebrief.problems import Problem
from citebrief.rights import copied_statements, long_quotes
from citebrief.verify import verify
from citebrief.words import spans
from test_passages import a_briefing, some_texts

NUMBERED = [f"w{number}" for number in range(100)]
RAW = " ".join(NUMBERED)
EVENT: Any = {
    "id": "e",
    "title": "E",
    "date": "2021",
    "date_basis": "context",
    "status": "happened",
    "claims": ["c"],
}
SIDE = {"label": "S", "source": "a", "claims": ["c"]}
COMPARISON: Any = {"id": "c", "question": "Q", "kind": "agree", "note": "N", "columns": [SIDE, SIDE]}
ASPECT = {"label": "A", "differs": True, "cells": [RAW[:200], "x"]}


def codes(briefing: Briefing, **texts: str) -> set[str]:
    """Return the codes of the limits that a briefing exceeds."""
    problems = verify(briefing, Records(), Lock(), some_texts(**texts)).problems
    return {problem.code for problem in problems if problem.code.startswith("CB22")}


def a_quote(first: int, last: int) -> dict[str, str]:
    """Return evidence that quotes the words with these numbers."""
    return {"quote": " ".join(NUMBERED[first : last + 1])}


def copied(briefing: Briefing, **texts: str) -> list[Problem]:
    """Return the problems of statements that copy one of the texts."""
    at_hand = some_texts(**texts)
    return list(copied_statements(briefing, Records(), at_hand))


def too_long(briefing: Briefing) -> list[Problem]:
    """Return the problems of quotes that show too much."""
    words = find_passages(briefing, Records(), {}).words
    return list(long_quotes(words, briefing, Records()))


def test_twelve_words_may_be_shown_and_not_thirteen() -> None:
    """A quote shows twelve words at most; an elision counts nothing, hyphenated words one."""
    assert too_long(a_briefing(a_quote(0, 11))) == []
    assert too_long(a_briefing({"quote": "a b c d e … g h-i j 3.2 l m n’t"})) == []
    (problem,) = too_long(a_briefing(a_quote(0, 12)))
    assert (problem.code, problem.message) == ("CB221", "the quote shows 13 words; the limit is 12")


def test_exactly_two_fifths_may_be_shown() -> None:
    """Forty per cent of a source is allowed, one word more is not."""
    forty = [a_quote(first, first + 9) for first in (0, 20, 50, 90)]
    assert codes(a_briefing(*forty), a=RAW) == set()
    assert codes(a_briefing(*forty, a_quote(60, 60)), a=RAW) == {"CB222"}
    assert codes(a_briefing(*forty), a=RAW.removesuffix(" w99") + "-w99") == set()


def test_a_word_shown_twice_counts_once() -> None:
    """Overlapping quotes, of one claim or several, do not add up."""
    overlapping = [a_quote(first, first + 11) for first in range(0, 28, 2)]
    assert codes(a_briefing(*overlapping), a=RAW) == set()


def test_what_an_elision_leaves_out_is_not_shown() -> None:
    """Only the words of the quote itself count."""
    quotes = [{"quote": f"w{first} … w{first + 49}"} for first in range(20)]
    assert codes(a_briefing(*quotes), a=RAW) == set()


def test_sources_shown_as_metadata_show_nothing() -> None:
    """Where no word is published there is nothing to limit, but a statement is still no copy."""
    quotes = [a_quote(0, 99)]
    assert codes(a_briefing(*quotes, publish="metadata"), a=RAW) == set()
    assert codes(a_briefing(*quotes), a=RAW) == {"CB221", "CB222"}
    copied = a_briefing(*quotes, publish="metadata", statement=" ".join(NUMBERED[:8]))
    assert codes(copied, a=RAW) == {"CB223"}


def test_each_source_has_its_own_share() -> None:
    """Words of one source are not counted against another."""
    both = [{"quote": "w0 w1", "source": source} for source in ("a", "b")]
    (problem,) = [
        problem
        for problem in verify(
            a_briefing(*both), Records(), Lock(), some_texts(a=RAW, b="w0 w1 w2 w3")
        ).problems
        if problem.code == "CB222"
    ]
    assert problem.message == "2 of 4 words of b are shown; the limit is 40 %"


@pytest.mark.parametrize(
    ("statement", "copied"),
    [
        ("The board said w1 w2 w3 w4 w5 w6 w7.", False),
        ("The board said w1 w2 w3 w4 w5 w6 w7 w8.", True),
        ("“W1”, W2: w3—w4 (w5) w6; w7 / w8!", True),
        ("w1 w2 w3 w4 and w5 w6 w7 w8", False),
    ],
)
def test_seven_words_in_a_row_may_be_copied_and_not_eight(statement: str, copied: bool) -> None:
    """Eight words in a row make a statement a copy, whatever stands between the words."""
    briefing = a_briefing(a_quote(0, 1), statement=statement)
    assert codes(briefing, a=RAW.replace("w5", "W5,\n")) == ({"CB223"} if copied else set())


def test_a_statement_is_compared_with_its_own_sources_only() -> None:
    """What a claim does not rest on it cannot copy."""
    briefing = a_briefing(a_quote(0, 1), statement=RAW)
    assert copied(briefing, b=RAW) == []
    (problem,) = copied(briefing, a=RAW, b=RAW)
    assert problem.message.startswith("the statement copies 100 words of a: 'w0 w1")


@pytest.mark.parametrize(
    ("kind", "record", "name"),
    [
        ("topics", Topic(id="t", title="T", summary=RAW), "summary"),
        ("entities", Entity(id="e", name=RAW[:200], type="place", description=RAW), "description"),
        ("events", Event(**(EVENT | {"title": RAW[:200]})), "title"),
        ("events", Event(**(EVENT | {"date_note": RAW})), "date_note"),
        ("comparisons", Comparison(**(COMPARISON | {"note": RAW})), "note"),
        ("comparisons", Comparison(**(COMPARISON | {"question": RAW[:200]})), "question"),
        ("comparisons", Comparison(**(COMPARISON | {"aspects": [ASPECT]})), "cells"),
        ("sources", Source(id="b", type="document", title=RAW[:200], issued_basis=RAW), "issued_basis"),
        ("sources", Source(id="b", type="document", title="B", descriptor={"bias": RAW}), "bias"),
    ],
)
def test_all_words_of_our_own_are_compared_with_every_text(kind: str, record: Record, name: str) -> None:
    """Whatever a briefing says itself copies no text, and titles and names may."""
    changed: dict[str, Any] = {kind: {record.model_dump()["id"]: record}}
    briefing = replace(a_briefing(a_quote(0, 1)), **changed)
    (problem,) = copied(briefing, c=RAW)
    assert problem.code == "CB223"
    assert problem.message.startswith(f"the text of '{name}' copies ")


def test_notes_of_a_claim_are_compared_with_its_sources() -> None:
    """The note on a date and the reason why a voice is inferred are our words too."""
    voice = {"id": "v", "inferred": RAW}
    briefing = a_briefing(a_quote(0, 1) | {"said_by": [voice]})
    claim = briefing.claims["claim"].model_copy(update={"date_note": RAW})
    names = [
        problem.message.split("'")[1] for problem in copied(replace(briefing, claims={"claim": claim}), a=RAW)
    ]
    assert names == ["date_note", "inferred"]
    assert copied(briefing, b=RAW) == []


def test_limits_are_settings_of_the_briefing() -> None:
    """A briefing may set other limits."""
    briefing = a_briefing(a_quote(0, 11), statement=" ".join(NUMBERED[:3]))
    limits = briefing.about.limits.model_copy(
        update={"words_per_quote": 11, "share_of_source": 11, "copied_words": 3}
    )
    stricter = replace(briefing, about=briefing.about.model_copy(update={"limits": limits}))
    assert codes(briefing, a=RAW) == set()
    assert codes(stricter, a=RAW) == {"CB221", "CB222", "CB223"}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, 39), min_size=1, max_size=4, unique=True).map(sorted), max_size=8))
def test_shown_words_are_those_of_a_naive_count(quoted: list[list[int]]) -> None:
    """However quotes overlap, the words shown are the set of all words that stand in any of them."""
    raw = " ".join(NUMBERED[:40])
    stretches = [
        [(word, min(word + 2, nxt - 1)) for word, nxt in zip(q, [*q[1:], 40], strict=True)] for q in quoted
    ]
    quotes = [{"quote": " … ".join(a_quote(*stretch)["quote"] for stretch in each)} for each in stretches]
    naive = {word for each in stretches for first, last in each for word in range(first, last + 1)}
    now = verify(a_briefing(*(quotes or [{"quote": "zebra"}])), Records(), Lock(), some_texts(a=raw)).lock
    assert (now.sources["a"].shown, now.sources["a"].words) == (len(naive), len(spans(raw)))
