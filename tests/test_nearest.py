"""The help a message gives for a quote that its text does not hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.nearest import nearest
from citebrief.text import Text
from test_text import GAPS, WORDS, raw_texts

TEXT = Text(
    "The Skarholm Gazette\r\n\r\nBy Ida Lund\r\n"
    "According to the engineer Per Falk, the old tower leans by about 12 centimetres.\r\n"
    "The board expects the work to cost 3.2 million crowns. Work may begin in spring 2022.\r\n"
    "“Nobody has slept well since the storm,” a fisherman said.\r\n",
    "",
)


@pytest.mark.parametrize(
    ("quote", "help_given"),
    [
        (
            "the old tower leans by about 13 centimetres",
            'nearest: paragraph 3, "the old tower leans by about 12 centimetres"; '
            'the text has "12" where the quote has "13"',
        ),
        (
            "the old tower … 13 centimetres",
            'nearest: paragraph 3, "12 centimetres"; the text has "12" where the quote has "13"',
        ),
        (
            "old tower leans about",
            'nearest: paragraph 3, "old tower leans by about"; the text adds "by"',
        ),
        (
            "leans by nearly about 12",
            'nearest: paragraph 3, "leans by about 12"; the text has no "nearly"',
        ),
        (
            "the board expects … the work",
            'nearest: paragraph 4, "The board expects"; the text has "The" where the quote has "the"',
        ),
        (
            "cost 3 million",
            'nearest: paragraph 4, "cost 3.2 million"; the text has "3.2" where the quote has "3"',
        ),
        ("cost 3", 'nearest: paragraph 4, "cost 3.2"; the text has "3.2" where the quote has "3"'),
        (
            "fishermen",
            'nearest: paragraph 5, "fisherman"; the text has "fisherman" where the quote has "fishermen"',
        ),
        (
            "Skarholm … Ida Lund",
            'its parts stand apart: "Skarholm" in paragraph 1, "Ida Lund" in paragraph 2',
        ),
        ("Work … the work", "paragraph 4 has its parts, but not in this order"),
        ("quite another thing", ""),
    ],
)
def test_the_message_names_place_and_difference(quote: str, help_given: str) -> None:
    """The nearest passage comes with its paragraph and the first words that differ."""
    assert nearest(quote, TEXT) == help_given


def test_a_part_is_looked_for_beside_the_others() -> None:
    """Of two passages equally near, the one whose paragraph holds the rest of the quote is shown."""
    text = Text("It cost 9 crowns.\nThe tower stood, and it cost 9 crowns.\n", "")
    assert nearest("The tower … cost 8 crowns", text).startswith('nearest: paragraph 2, "cost 9 crowns"')


def test_a_long_passage_is_shortened() -> None:
    """A message shows a part of a long passage only."""
    line = "the light burned " * 40
    message = nearest(line.replace("burned", "turned"), Text(line, ""))
    assert " …" in message
    assert len(message) < 400


@settings(max_examples=300, deadline=None)
@given(raw_texts(), st.lists(st.sampled_from(WORDS + GAPS), max_size=6).map("".join))
def test_any_quote_and_text_will_do(raw: str, quote: str) -> None:
    """No quote and no text, however odd, makes the search fail."""
    assert isinstance(nearest(quote.replace("\n", " "), Text(raw, "")), str)


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_three_hundred_misses_are_cheap(gap: str) -> None:
    """In a text of 2,000 words, of one paragraph or of many, a miss costs about a millisecond at most."""
    raw = "".join(f"word{at * 7919 % 977}{gap if at % 60 == 0 else ' '}" for at in range(2000))
    text = Text(raw, "")
    started = time.process_time()
    for at in range(300):
        nearest(f"word{at} word5 wrod{at} … word{at + 3} nothing", text)
    assert time.process_time() - started < 3
