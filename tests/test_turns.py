"""What an elision can hide: negations, hedges, voices and numbers around a quote."""

from __future__ import annotations

import pytest

from citebrief.match import matches
from citebrief.model import Evidence
from citebrief.sentences import around, sentences, touched
from citebrief.text import Text
from citebrief.turns import Turns, hidden, numbers, traced, turns, untraced


@pytest.fixture(scope="module")
def english() -> Turns:
    """The English words."""
    known = turns("en-GB")
    assert known is not None
    return known


def hides(raw: str, quote: str, words: Turns) -> dict[str, str]:
    """Return what a quote hides of a text that it fits once."""
    text = Text(raw, "")
    (match,) = matches(quote, text)
    return hidden(text, match.shown, around(match.span, touched(match.span, sentences(text, "en"))), words)


@pytest.mark.parametrize(
    ("raw", "quote", "expected"),
    [
        ("The bridge is not closed.", "The bridge … closed", {"negation": "not"}),
        ("The bridge isn’t closed.", "bridge … closed", {"negation": "isn't"}),
        ("Lund claimed the light fell.", "the light fell", {"report": "claimed"}),
        ("The light fell, according  to Lund.", "The light fell", {"voice": "according to"}),
        ("The board plans to build.", "The board … build", {"plan": "plans"}),
        ("It cost about 3.2 crowns in all.", "in all", {"estimate": "about 3.2"}),
        ("It spoke about costs in all.", "in all", {}),
        ("It may have sunk. It was May.", "It was May", {}),
        ("It sank in May 2021, on 3 May, in house No. 5.", "It sank", {}),
        ("No house sank.", "house sank", {"negation": "no"}),
        ("It cost some twenty crowns.", "crowns", {"estimate": "some twenty"}),
        ("It cost over $2bn in all.", "in all", {"estimate": "over $2bn"}),
        ("It was built. It is not white. It stands.", "It was built … It stands", {"negation": "not"}),
        ("It is not white.", "It is not white", {}),
        ("Nothing! It is white. Nobody came.", "It is white", {}),
        ("A nothingness, a notion, a planet.", "a notion", {}),
        ("It may, it seems, be so.", "be so", {"possibility": "may", "likelihood": "seems"}),
    ],
)
def test_what_is_hidden(raw: str, quote: str, expected: dict[str, str], english: Turns) -> None:
    """Words left out, and the rest of the quote's sentences, are looked at; what the quote shows is not."""
    assert hides(raw, quote, english) == expected


@pytest.mark.parametrize(
    ("statement", "said_by", "hidden_classes", "open_"),
    [
        ("The bridge is closed.", [], ["negation"], ["negation"]),
        ("The bridge is not closed.", [], ["negation"], []),
        ("The bridge lacks a rail.", [], ["negation"], []),
        ("The light fell.", [], ["report", "voice"], ["report", "voice"]),
        ("The light fell.", ["lund"], ["report", "voice"], []),
        ("The light may fall.", ["lund"], ["possibility"], []),
        ("The light falls.", ["lund"], ["possibility", "plan"], ["possibility", "plan"]),
        ("The light falls.", [], ["a-class-of-another-time"], []),
    ],
)
def test_what_leaves_no_trace(
    statement: str, said_by: list[str], hidden_classes: list[str], open_: list[str], english: Turns
) -> None:
    """A statement shows a trace by a word of the class, and for voices and reports by its attribution."""
    evidence = Evidence.model_validate({"source": "a", "quote": "x", "said_by": said_by})
    traces = traced(statement, hidden_classes, english)
    assert list(untraced(traces, evidence, hidden_classes, english)) == open_


@pytest.mark.parametrize(
    ("statement", "passage", "missing"),
    [
        ("It came 28th of 36.", "placed 28th among thirty-six", []),
        ("It came 28th of 36.", "placed 28th", ["36"]),
        ("10.8 million dollars", "$10.8 million", []),
        ("10.8 million dollars", "$10,800,000", []),
        ("10.8 million dollars", "$10.8 billion", ["10.8 million"]),
        ("504,000 vehicles", "504 000 vehicles", ["504,000"]),
        ("Two hundred people", "200 people", []),
        ("COVID-19 came", "the pandemic came", []),
        ("2015–2018", "from 2015 to 2018", []),
        ("twelve months", "a year", ["twelve"]),
        ("one day", "a day", []),
        ("twenty-one days", "21 days", []),
        ("the twenty-first day", "the 21st day", []),
        ("1 million crowns", "one million crowns", []),
        ("3 billion crowns", "$3bn", []),
        ("six days", "\u017fix days", ["six"]),
        ("9" * 40, "many", []),
        ("2 million million million million million", "a lot", ["2 million million million"]),
    ],
)
def test_numbers_that_a_passage_lacks(
    statement: str, passage: str, missing: list[str], english: Turns
) -> None:
    """Numbers are compared by value, in digits or words; those inside names are no numbers."""
    there = {value for _, value in numbers(passage, english)}
    assert [written for written, value in numbers(statement, english) if value not in there] == missing


def test_a_language_without_lists_is_not_judged() -> None:
    """No words are known, so nothing is warned of."""
    assert turns("sv") is None
    assert turns(None) is None
