"""Sentences of a text, in its own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citebrief.sentences import around, sentences, touched
from citebrief.text import Text


def parts(raw: str, language: str = "en") -> list[str]:
    """Return the sentences of a text."""
    return [raw[start:end] for start, end in sentences(Text(raw, ""), language)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Dr. Lund left. She came back.", ["Dr. Lund left.", "She came back."]),
        ("It cost 3.2 million. “Why?” he asked.", ["It cost 3.2 million.", "“Why?” he asked."]),
        ("A heading\n\nA line\r\nand  \u00a0 another. ", ["A heading", "A line", "and  \u00a0 another."]),
        ("\ufeffÉté. 😀 Hiver.", ["\ufeffÉté.", "😀 Hiver."]),
        ("彼は来た。彼は見た。", ["彼は来た。", "彼は見た。"]),
        (" \n\t\n", []),
    ],
)
def test_sentences(raw: str, expected: list[str]) -> None:
    """Abbreviations and figures end no sentence, the end of a paragraph always does."""
    assert parts(raw, "ja" if raw.startswith("彼") else "en") == expected


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "ru", "de-CH", "xx"]))
def test_every_character_that_shows_is_in_one_sentence(raw: str, language: str) -> None:
    """Sentences follow one another, and only white space stands between them."""
    position = 0
    for start, end in sentences(Text(raw, ""), language):
        assert position <= start < end
        assert not raw[position:start].strip().strip("\u200b\ufeff")
        position = end


def test_around_a_passage() -> None:
    """The stretch goes from the start of the first sentence touched to the end of the last."""
    raw = "One is here. Two is here. Three is here."
    found = sentences(Text(raw, ""), "en")
    for passage, stretch, number in (
        ((13, 16), (13, 25), 1),
        ((13, 25), (13, 25), 1),
        ((17, 30), (13, 40), 2),
        ((0, 40), (0, 40), 3),
        ((11, 14), (0, 25), 2),
    ):
        its = touched(passage, found)
        assert (around(passage, its), len(its)) == (stretch, number)
    assert around((0, 5), []) == (0, 5)
