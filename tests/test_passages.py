"""Evidence and texts: which passage is found, and what is said where none is."""

from __future__ import annotations

from typing import Any

import pytest

from citebrief.load import Records
from citebrief.lock import Lock
from citebrief.model import Briefing, BriefingRecord, Claim, Source
from citebrief.omissions import weigh
from citebrief.passages import Found, find_passages
from citebrief.problems import Problem
from citebrief.text import Text

Texts = dict[str, str]
GAZETTE = (
    "Harbour light to be rebuilt\n\n"
    "The harbour board decided on 4 March 2021 to rebuild the light. The board met twice.\n"
    "The board met twice. The board met a third time – and adjourned.\n"
)


def a_briefing(
    *evidence: dict[str, Any], publish: str = "excerpts", statement: str = "It is so."
) -> Briefing:
    """Return a briefing of one claim with this evidence, of sources a and b unless it names others."""
    pieces = [{"source": "a"} | piece for piece in evidence]
    names = {"a", "b", *(piece["source"] for piece in pieces)}
    about = {"id": "x", "title": "X", "scope": "X.", "authors": [{"literal": "X"}], "edition": "2"}
    claim = {"id": "claim", "statement": statement, "kind": "statement", "topic": "t", "evidence": pieces}
    source = {"type": "document", "title": "X", "voice": "v", "publish": publish}
    return Briefing(
        BriefingRecord.model_validate(about | {"date": "2022-05-01"}),
        {name: Source.model_validate(source | {"id": name, "file": f"{name}.txt"}) for name in sorted(names)},
        claims={"claim": Claim.model_validate(claim)},
    )


def some_texts(**texts: str) -> dict[str, Text]:
    """Return texts by the id of their source."""
    return {name: Text.from_bytes(text.encode()) for name, text in texts.items()}


def found(quote: str, text: str = GAZETTE, **settled: Any) -> Found:
    """Look one quote up in one text."""
    return find_passages(a_briefing({"quote": quote, **settled}), Records(), some_texts(a=text))


def failure(quote: str, text: str = GAZETTE, **settled: Any) -> Problem:
    """Look up one quote that fails."""
    return found(quote, text, **settled).failed["claim", 0]


def test_a_passage_has_its_place_and_digest() -> None:
    """A passage is paragraph, offsets, SHA-256, shown words and edition."""
    passage = found("harbour board … the light").passages["claim", 0]
    assert (passage.paragraph, passage.start, passage.end) == ("2", 33, 91)
    assert GAZETTE[33:91] == "harbour board decided on 4 March 2021 to rebuild the light"
    assert (passage.shown, passage.edition, passage.warnings) == (4, "2", ())
    assert len(passage.sha256) == 64


@pytest.mark.parametrize(
    ("settled", "place"),
    [
        ({"paragraph": "2"}, ("2", 93, 112)),
        ({"paragraph": "3"}, ("3", 114, 133)),
        ({"occurrence": 2}, ("3", 114, 133)),
        ({"paragraph": "2-3", "occurrence": 2}, ("3", 114, 133)),
    ],
)
def test_paragraph_and_occurrence_settle_a_tie(settled: dict[str, Any], place: tuple[str, int, int]) -> None:
    """A quote that fits twice is settled by its paragraph, its occurrence, or both."""
    passage = found("The board met twice", **settled).passages["claim", 0]
    assert (passage.paragraph, passage.start, passage.end) == place


def test_a_range_lets_a_quote_span_paragraphs() -> None:
    """A passage over two paragraphs is named as such."""
    assert found("to rebuild … a third time", paragraph="2-3").passages["claim", 0].paragraph == "2-3"


@pytest.mark.parametrize(
    ("quote", "settled", "code", "message"),
    [
        (
            "The board met twice",
            {},
            "CB202",
            "fits 2 passages of a: paragraph 2 at 93–112, paragraph 3 at 114–133",
        ),
        (
            "The board met twice",
            {"occurrence": 3},
            "CB209",
            "occurrence 3 is given, but the quote fits 2 passages",
        ),
        ("a third time", {"paragraph": "2"}, "CB209", "not in paragraph 2 but in paragraph 3 at 149–161"),
        ("a third time", {"paragraph": "9"}, "CB209", "not in paragraph 9 but in paragraph 3 at 149–161"),
        ("The bord met", {}, "CB201", 'not found in a (nearest: paragraph 2, "The board met"'),
        ("The board …", {}, "CB203", "'The board …' has no word before, between or after its elisions"),
        ("…", {}, "CB203", "'…' has no word before, between or after its elisions"),
    ],
)
def test_a_quote_that_fails_says_why(quote: str, settled: dict[str, Any], code: str, message: str) -> None:
    """Each way to fail has its code and names the place or the number."""
    problem = failure(quote, **settled)
    assert problem.code == code
    assert message in problem.message


def test_countless_ties_are_said_to_be_so() -> None:
    """Beyond a thousand matches nothing exact is claimed."""
    assert "fits 1000 passages or more" in failure("a", "a " * 3000).message


@pytest.mark.parametrize("elision", ["[…]", "...", "[...]", "(…)", ". . ."])
def test_other_signs_of_an_elision_get_a_hint(elision: str) -> None:
    """A quote that would fit with a plain ellipsis says so."""
    assert failure(f"harbour board {elision} the light").hint == "an elision is written …, without brackets"
    assert failure(f"harbour bord {elision} the light").hint == ""


def test_other_composition_gets_a_hint() -> None:
    """What looks the same but is composed otherwise is refused, and said to be so."""
    assert "NFC or NFD" in failure("café noir", "cafe\u0301 noir").hint
    assert "NFC or NFD" in failure("cafe\u0301 noir", "café noir").hint
    assert failure("cafe noir", "café noir").hint == ""


def test_texts_that_are_not_at_hand_are_passed_over() -> None:
    """Without its text a quote is neither found nor wrong, unless it is malformed."""
    both = a_briefing({"quote": "The board"}, {"quote": "… board", "source": "b"})
    result = find_passages(both, Records(), {})
    assert result.passages == {}
    assert [problem.code for problem in result.failed.values()] == ["CB203"]


@pytest.mark.parametrize(
    ("passage", "warned"),
    [
        ("a" + " b" * 199 + " c", True),
        ("a" + " b" * 198 + " cc", False),
        ("One. Two! “Three?” Four", True),
        ("One. Two. Three, of 3.2 a b. four", False),
    ],
)
def test_long_passages_are_warned_about(passage: str, warned: bool) -> None:
    """Over 400 characters or over three sentences a passage carries a warning."""
    words = passage.split()
    result = found(f"{words[0]} … {words[-1]}", passage)
    passages = {"claim": [result.passages["claim", 0]]}
    problems = weigh(a_briefing({"quote": "x"}), Records(), passages, result, Lock()).problems
    assert [problem.code for problem in problems] == ["CB204"] * warned


def test_a_source_shown_as_metadata_shows_no_word() -> None:
    """Where nothing of a source is published, its quotes count nothing."""
    hidden = a_briefing({"quote": "harbour board"}, publish="metadata")
    result = find_passages(hidden, Records(), some_texts(a=GAZETTE))
    assert result.passages["claim", 0].shown == 0
    assert result.shown["a"] == set()
