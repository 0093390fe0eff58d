"""What counts as a word, where a quote may begin and end, and what counts as copied."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citebrief.text import DROPPED, Text
from citebrief.words import copied_run, count, count_within, folded, folded_words, is_edge, is_start, spans
from test_text import raw_texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The light, at 10.8 %", ["The", "light", "at", "10.8"]),
        ("tower’s can't ’tis dogs'", ["tower’s", "can't", "tis", "dogs"]),
        ("state-owned non‐aligned -5", ["state-owned", "non‐aligned", "5"]),
        ("light—and 1991–2000 a--b", ["light", "and", "1991", "2000", "a", "b"]),
        ("10:30 and 1/2, and/or x:y", ["10:30", "and", "1/2", "and", "or", "x", "y"]),
        ("1,000.50 U.S. end...of", ["1,000.50", "U.S", "end", "of"]),
        (
            "co\u00adop zero\u200bwidth\u200b e\u0301te\u0301",
            ["co\u00adop", "zero\u200bwidth", "e\u0301te\u0301"],
        ),
        ("漢字 ไทย กำ ខ្មែ", ["漢", "字", "ไ", "ท", "ย", "กำ", "ខ្មែ"]),
        ("AI技術 x", ["AI", "技", "術", "x"]),
        ("👍🏽 ❤\ufe0f … — ' №5 25°C", ["5", "25", "C"]),
        ("שָׁלוֹם می\u200cخواهم हिन्दी", ["שָׁלוֹם", "می\u200cخواهم", "हिन्दी"]),
        ("", []),
    ],
)
def test_words_are_counted_as_declared(text: str, words: list[str]) -> None:
    """Joiners inside a word belong to it, longer dashes divide, and unspaced scripts count letters."""
    assert [text[start:end] for start, end in spans(text)] == words
    assert count(text) == len(words)


def test_letters_are_what_every_language_calls_so() -> None:
    """Letters and digits are Unicode's L and N, so that JavaScript's property escapes say the same."""
    odd = [c for c in map(chr, range(0x110000)) if c.isalnum() != (unicodedata.category(c)[0] in "LN")]
    assert odd == []


@settings(max_examples=400, deadline=None)
@given(raw_texts())
@example("the tower’s light—and 10:30")
@example("a\u0301\u200bb-\u0301c")
def test_no_quote_may_begin_or_end_inside_a_word(raw: str) -> None:
    """Where an edge is allowed, no counted word goes on."""
    text = Text(raw, "")
    inside = {at for start, end in spans(raw) for at in range(start + 1, end)}
    for position in range(len(text.plain)):
        at = text.offset(position)
        if at in inside and raw[at] not in DROPPED:
            assert not is_edge(text, position), (raw, at)


@pytest.mark.parametrize(
    "whole",
    [
        "e\u0301",
        "❤\ufe0f",
        "👍🏽",
        "👩\u200d💻",
        "🇩🇪",
        "1\ufe0f\u20e3",
        "กำ",
        "ក្ក",
        "ｶﾞ",
        "\u1100\u1161\u11a8",
    ],
)
def test_a_quote_cuts_no_character_as_readers_see_it(whole: str) -> None:
    """Marks, skin tones, joined and regional symbols and stacked letters stay with what they belong to."""
    text = Text(f"x {whole} y", "")
    edges = [is_edge(text, position) for position in range(3, text.plain.index(" y"))]
    assert edges
    assert not any(edges)


@settings(max_examples=200, deadline=None)
@given(raw_texts(), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=6))
def test_shown_words_are_counted_once(raw: str, given_stretches: list[tuple[int, int]]) -> None:
    """However stretches of words overlap, a word counts once; compared with a set of their numbers."""
    words = spans(raw)
    numbers = [range(first, min(first + length, len(words))) for first, length in given_stretches]
    stretches = {(words[some[0]][0], words[some[-1]][1]) for some in numbers if some}
    assert count_within(raw, stretches) == len(set().union(*numbers))


EIGHT = "one two three four five six seven eight"


@pytest.mark.parametrize(
    "source",
    [
        EIGHT,
        "One, two. “Three” FOUR five; six: seven—eight",
        "one two\nthree\r\nfour five (six) [seven] eight nine",
        "o\u00adne two\u00a0three ‘four’ five six seven\u200b eight",
    ],
)
def test_eight_words_in_a_row_are_a_copy(source: str) -> None:
    """Punctuation, case, quotation marks and paragraphs between them do not hide copied words."""
    assert copied_run(folded_words(EIGHT), folded(source), 8) == EIGHT
    assert (
        copied_run(folded_words("ONE two-three Four"), folded("one Two-Three four"), 3)
        == "one two three four"
    )


def test_seven_words_in_a_row_are_no_copy() -> None:
    """One word fewer than the limit, or one that differs in the middle, is allowed."""
    seven = EIGHT.removesuffix(" eight")
    assert copied_run(folded_words(EIGHT), folded(seven), 8) == ""
    assert copied_run(folded_words(EIGHT), folded(EIGHT.replace("four", "fort")), 8) == ""
    assert copied_run(folded_words(EIGHT), folded(EIGHT.replace("eight", "eighth")), 8) == ""


def test_a_longer_copy_is_told_in_full() -> None:
    """The run goes on as far as both texts do."""
    assert (
        copied_run(folded_words(f"so {EIGHT} nine ten"), folded(f"and {EIGHT} nine, eleven"), 8)
        == f"{EIGHT} nine"
    )


def test_curly_and_composed_letters_are_no_difference() -> None:
    """A copy with straight apostrophes or decomposed letters is a copy."""
    assert folded("The tower’s CAFÉ") == folded("the tower's cafe\u0301") == " the tower s cafe "


@pytest.mark.parametrize(
    "disguised",
    [
        "The\ufe0f harb\u2065our\u206a bo\u3164ard\ufff9",
        "\u180bThe harbour\U000e0041 board\U000e0fff",
        "Ｔｈｅ ｈａｒｂｏｕｒ ｂｏａｒｄ",
        "T\u0335h\u0336e\u20dd harbour\u0301 board",
        "The-harbour-board",
        "The,harbour.board",
        "_the_harbour_board_",
    ],
)
def test_no_disguise_hides_a_copied_word(disguised: str) -> None:
    """Width, marks, joiners and characters that are not displayed make no difference to what is copied."""
    assert folded(disguised) == " the harbour board "


def test_each_letter_of_an_unspaced_script_is_compared_as_a_word() -> None:
    """Where no space divides words, letters do."""
    assert folded("AI技術 ｶﾞ") == " ai 技 術 カ "


@pytest.mark.parametrize("text", ["-5 degrees", "(−7 at night)", "by –5", "x: --5"])
def test_no_quote_takes_the_minus_from_a_figure(text: str) -> None:
    """A digit after a dash that follows no word is no place to begin."""
    whole = Text(text, "")
    figure = next(at for at, character in enumerate(whole.plain) if character.isdecimal())
    assert not is_edge(whole, figure)
    assert is_start(whole, figure - 1)


def test_no_quote_makes_a_minus_of_a_dash() -> None:
    """A quote may end before a dash between a word and a figure, and not begin there."""
    text = Text("points—10 per cent", "")
    dash = text.plain.index("-")
    assert (is_start(text, dash), is_edge(text, dash), is_start(text, dash + 1)) == (False, True, True)


@given(
    st.lists(st.sampled_from("abc"), max_size=14),
    st.lists(st.sampled_from("abc"), max_size=14),
    st.integers(1, 5),
)
def test_copied_runs_as_a_plain_search_finds_them(ours: list[str], theirs: list[str], least: int) -> None:
    """The first run long enough, taken as far as both texts go, by trying every start and length."""
    source = f" {' '.join(theirs)} "
    runs = [
        ours[first:last]
        for first in range(len(ours))
        for last in range(len(ours), first + least - 1, -1)
        if f" {' '.join(ours[first:last])} " in source
    ]
    expected = " ".join(runs[0]) if runs else ""
    assert copied_run(ours, source, least) == expected
