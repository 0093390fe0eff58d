"""A source's text: what is normalised, where its paragraphs are, and that the map back is exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.text import DASHES, DOUBLE_QUOTES, DROPPED, SINGLE_QUOTES, SPACES, Text, normalise

WORDS = (
    *(
        "light",
        "Light",
        "the",
        "a",
        "b",
        "can't",
        "tower’s",
        "10.8",
        "1,000",
        "10:30",
        "1/2",
        "3–4",
        "_x_",
        "x",
    ),
    *(
        "state-owned",
        "co\u00adop",
        "zero\u200bwidth",
        "été",
        "e\u0301te\u0301",
        "a\u034f\u0301",
        "ＡＢ",
        "№5",
        "25°C",
    ),
    *("👩\u200d💻", "👍🏽", "👍", "❤\ufe0f", "🇩🇪", "1\ufe0f\u20e3", "🏴\U000e0067\U000e007f"),
    *(
        "שלום",
        "שָׁלוֹם",
        "العربية",
        "\u200fمرحبا\u200e",
        "می\u200cخواهم",
        "\u2067לא\u2069",
        "हिन्दी",
        "한국",
        "각",
    ),
    *("漢字", "かな", "ガ", "ｶﾞ", "葛\U000e0100", "ไทย", "กำลัง", "မြန်မာ", "ខ្មែរ"),
)
"""Words in many scripts, with all that may stand in and about them."""
GAPS = (
    *(
        " ",
        " ",
        " ",
        " ",
        "  ",
        "\u00a0",
        "\t",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "\u3000",
        " \u200b ",
        "\u200b",
    ),
    *(
        ", ",
        ". ",
        "—",
        " – ",
        "-",
        "--",
        "…",
        " … ",
        "……",
        "...",
        "/",
        ":",
        "'",
        "’",
        ".",
        "“",
        "” ",
        "[…]",
        "(",
    ),
    *("\n", "\r\n", "\r", "\n\n", " \n\t", "\r\n\u200b\r\n", "\ufeff", "\u0301", "\u200d", ""),
)
"""What may stand between two of them."""


@st.composite
def raw_texts(draw: st.DrawFn) -> str:
    """Texts made of words and gaps, or of any characters of them, with or without a byte-order mark."""
    pairs = st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)).map("".join)
    anything = st.text(st.sampled_from(sorted({*"".join(WORDS + GAPS)})), max_size=20)
    pieces = draw(st.lists(pairs | anything, max_size=12))
    return draw(st.sampled_from(("", "\ufeff"))) + "".join(pieces)


@settings(max_examples=300, deadline=None)
@given(raw_texts(), st.data())
def test_the_map_back_is_exact(raw: str, data: st.DataObject) -> None:
    """What a stretch of the normalised text came from normalises to that stretch."""
    text = Text(raw, "")
    start = data.draw(st.integers(0, len(text.plain)))
    end = data.draw(st.integers(start, len(text.plain)))
    stretch = text.plain[start:end]
    if stretch and stretch == stretch.strip() and "\n" not in stretch:
        assert normalise(raw[text.offset(start) : text.offset(end - 1) + 1]) == stretch


@settings(max_examples=300, deadline=None)
@given(raw_texts())
def test_offsets_rise_and_stand_at_what_they_map(raw: str) -> None:
    """Each position has an offset of its own, in order, at the character it was made from."""
    text = Text(raw, "")
    offsets = [text.offset(position) for position in range(len(text.plain)) if text.plain[position] != "\n"]
    letters = [character for character in text.plain if character != "\n"]
    assert offsets == sorted(set(offsets))
    assert all(normalise(raw[at]) in (letter, "") for at, letter in zip(offsets, letters, strict=True))


@settings(max_examples=300, deadline=None)
@given(raw_texts())
def test_paragraphs_are_the_lines_that_are_not_blank(raw: str) -> None:
    """Each non-blank line is a paragraph, and stands trimmed and closed in the normalised text."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [normalise(line) for line in lines if line.strip(SPACES + DROPPED)]
    text = Text(raw, "")
    assert text.plain == "".join(f"{line.strip()}\n" for line in kept)
    assert [normalise(raw[start:end]) for start, end in text.lines] == kept


@settings(max_examples=200, deadline=None)
@given(raw_texts())
def test_every_paragraph_knows_its_number(raw: str) -> None:
    """The stretch of a paragraph begins and ends in it; there is none before the first or after the last."""
    text = Text(raw, "")
    for number in range(1, len(text.lines) + 1):
        start, end = text.stretch(number, number) or (0, 0)
        assert text.paragraph_at(start) == text.paragraph_at(end - 1) == number
    assert text.stretch(0, 0) is None
    assert text.stretch(len(text.lines) + 1, len(text.lines) + 1) is None


@settings(max_examples=200, deadline=None)
@given(raw_texts())
def test_normalising_twice_changes_nothing(raw: str) -> None:
    """A normalised text is its own normal form."""
    line = raw.replace("\r", " ").replace("\n", " ")
    assert normalise(normalise(line)) == normalise(line)


def test_offsets_count_byte_order_mark_and_carriage_returns() -> None:
    """Offsets are those of the strict decoding, in code points."""
    text = Text.from_bytes("\ufeffOne 👍\r\n\r\nTwo".encode())
    assert text.plain == "One 👍\nTwo\n"
    assert [text.offset(text.plain.index(word)) for word in ("One", "👍", "Two")] == [1, 5, 10]
    assert text.lines == [(0, 6), (10, 13)]


def test_no_character_falls_under_two_rules() -> None:
    """The declared tables are disjoint, and name no character twice."""
    tables = SINGLE_QUOTES + DOUBLE_QUOTES + DASHES + DROPPED + SPACES
    assert len(set(tables)) == len(tables)
    assert set(SPACES) == {c for c in map(chr, range(0x110000)) if c.isspace()} - {"\n", "\r"}


@pytest.mark.parametrize("letter", ["é", "É", "ﬁ", "²", "\ufe0f", "…", "\u0301", "Ａ"])
def test_letters_stay_what_they_are(letter: str) -> None:
    """Case, composition, ligatures, width and variation are not normalised."""
    assert normalise(letter) == letter


def test_what_is_not_utf_8_is_refused() -> None:
    """A text that is not strict UTF-8 is no text."""
    with pytest.raises(UnicodeDecodeError):
        Text.from_bytes(b"caf\xe9")
