"""Text fragments: which words of a quote lead to its passage, held against models of browsers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.fragments import Searched, fragment, terms
from citebrief.match import matches
from citebrief.text import Span, Text


def led_by(quote: str, raw: str, occurrence: int = 1, paragraphs: str | None = None) -> list[str] | None:
    """Return the terms that lead to a quote's passage in a text, or None where none do."""
    match, text = matches(quote, Text(raw, ""), paragraphs)[occurrence - 1], Searched.of(raw)
    lengths = fragment(quote, match, text) if text else ()
    return terms(quote, lengths) if lengths else None


def test_a_whole_quote_is_one_term() -> None:
    """A quote without an elision, inside one paragraph, leads to its passage as it is."""
    assert led_by("the old tower", "Look: the old tower leans.\n") == ["the old tower"]


def test_an_elision_divides_start_and_end() -> None:
    """Of a quote with elisions the first and the last part lead to the passage, and nothing between them."""
    assert led_by("The old … leans … much", "The old tower leans too much.") == ["The old", "much"]


def test_an_elision_of_the_text_itself_is_one_too() -> None:
    """Where the text has the sign of an elision, the quote is divided there all the same."""
    assert led_by("said … no", "He said … no.") == ["said", "no"]


def test_a_range_of_paragraphs_is_a_start_and_an_end() -> None:
    """A term does not cross a block: of a quote over two paragraphs each gives one."""
    assert led_by("two three four", "One two\nthree four", paragraphs="1-2") == ["two", "three four"]


@pytest.mark.parametrize(
    "raw",
    [
        "The tower leans. Later: the tower leans.",
        "The tower leans.\nTHE TOWER LEANS.",
        "The tower leans.\nThé tòwer leans.",
        "The tower leans.\nThe\u00a0tower leans.",
        "The tower leans.\nThe \uff54ower leans.",
        "The tower leans.\nThe to\u00adwer leans.",
        "The tower leans.\nThe tow-er leans.",
        "The tower leans.\nThe tower\nleans.",
    ],
)
def test_what_any_browser_may_take_for_the_words_makes_them_no_link(raw: str) -> None:
    """Words that stand twice but for case, accents, width, white space or punctuation lead nowhere."""
    assert led_by("The tower leans", raw) is None


def test_words_inside_words_are_others() -> None:
    """A term is found as whole words, so that a cat is not in a concatenation."""
    assert led_by("cat sat", "concat saturated\nThe cat sat.") == ["cat sat"]


def test_only_the_first_end_after_the_start_is_the_end() -> None:
    """An end that stands before the passage does no harm, one inside it does."""
    assert led_by("Here … tower", "The tower. Here is a tower.") == ["Here", "tower"]
    assert led_by("Here … tower", "Here is a tower and a tower.") == ["Here", "tower"]
    assert led_by("Here … tower", "Here is a tower and a tower.", occurrence=2) is None


def test_a_start_that_stands_twice_leads_nowhere() -> None:
    """A start found earlier or later too could lead to another passage on the page itself."""
    assert led_by("The … leans", "The light. The tower leans.", occurrence=2) is None
    assert led_by("The … leans", "The tower leans. The light.") is None


def test_typing_that_differs_from_the_text_is_cut_out() -> None:
    """Where a quote is typed otherwise than its text, the words before and after lead to the passage."""
    assert led_by("A tower's light is out", "Yes: A tower’s light is out.") == ["A", "light is out"]
    assert led_by("An old tower's light is out", "An old tower’s light is out.") == ["An old", "light is out"]
    assert led_by("light is — out now", "A light is - out now.") == ["light is", "out now"]


@pytest.mark.parametrize("raw", ["光が消えた。", "ไฟดับ", "The 🆗 light", "The light of 東京タワー"])
def test_texts_of_characters_of_unknown_kinship_have_no_fragments(raw: str) -> None:
    """Where it is not known what browsers take for the same, nothing is proven."""
    assert Searched.of(raw) is None


def test_chinese_is_divided_at_punctuation_alone() -> None:
    """No browser needs a dictionary to find where a fragment begins and ends."""
    assert led_by("塔楼倾斜", "他说：灯灭了。塔楼倾斜。") == ["塔楼倾斜"]
    assert led_by("塔楼", "他说：灯灭了。塔楼倾斜。") is None
    assert led_by("塔楼倾斜", "塔楼倾斜。他说塔楼倾斜了。") is None


Model = tuple[str, Callable[[str], str], Callable[[str, int], bool]]


def _as_written(text: str) -> str:
    return text.replace("\u00a0", " ")


def _without_case(text: str) -> str:
    return _as_written(text).casefold().replace("’", "'").replace("“", '"').replace("”", '"')


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _without_case(text).replace("\u00ad", ""))
    return "".join(character for character in plain if not unicodedata.combining(character))


def _without_punctuation(text: str) -> str:
    return "".join(filter(str.isalnum, _without_accents(text)))


def _between_letters(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _inside_a_token(text: str, at: int) -> bool:
    """Whether a position is inside a word as the rules of Unicode divide them, near enough."""
    tokens = re.finditer(r"\w[\w\u0300-\u036f\u00ad]*(?:['’.,:]\w[\w\u0300-\u036f\u00ad]*)*", text)
    return any(token.start() < at < token.end() for token in tokens)


MODELS: list[Model] = [
    (f"{same.__name__}, {joined.__name__}", same, joined)
    for same in (_as_written, _without_case, _without_accents, _without_punctuation)
    for joined in (_between_letters, _inside_a_token)
]
"""Browsers from the strictest to the loosest: what they take for the same, and where words hold together."""


def _searched(term: str, raw: str, after: int, model: Model) -> Iterator[Span]:
    """Yield, by trying all stretches of all blocks, where a model finds a term."""
    _, same, joined = model
    wanted = same(term)
    for block in re.finditer(r"[^\n]+", raw):
        edges = [at for at in range(block.start(), block.end() + 1) if not joined(raw, at)]
        for start in (at for at in edges if at >= after and raw[at : at + 1].strip(" \u00a0\n")):
            ends = (end for end in edges if end > start and same(raw[start:end]) == wanted)
            if (end := next(ends, None)) is not None:
                yield start, end


def _ranges(directive: list[str], raw: str, model: Model) -> Iterator[Span]:
    """Yield all that a directive may lead to: each start, up to the first end after it."""
    for start, reached in _searched(directive[0], raw, 0, model):
        if len(directive) == 1:
            yield start, reached
        elif last := next(_searched(directive[1], raw, reached, model), None):
            yield start, last[1]


WORDS = [
    *("a", "cat", "Cat", "CAT,", "concatenate", "sat", "é", "e\u0301", "don’t", "don't", "us", "U.S."),
    *("“no”", '"no"', "3.2", "3", "2", "5%", "$5", "m", "m²", "ﬁsh", "fish", "co\u00adop", "—", "ca—t"),
    *("x\u00a0y", "x", "y", "塔", "塔楼。", "שלום", "(see", "it)", "end.”", "a/b", "state-owned", "owned"),
    *("straße", "STRASSE", "æther", "aether"),
]
"""Words that are easily mistaken for one another, or that browsers part and fold each in its own way."""


@st.composite
def texts_and_quotes(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text of few words, often repeated, and a stretch of it as a quote, often typed otherwise."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=12))
    raw = "".join(word + draw(st.sampled_from([" ", " ", " ", "\n", "  "])) for word in words)
    first = draw(st.integers(0, len(words) - 1))
    quoted = words[first : draw(st.integers(first + 1, len(words)))]
    if len(quoted) > 2 and draw(st.booleans()):
        quoted[draw(st.integers(1, len(quoted) - 2))] = "…"
    quote = " ".join(quoted)
    return raw, draw(st.sampled_from([quote, quote.replace("’", "'"), quote.replace("\u00a0", " ")]))


@settings(max_examples=400)
@given(texts_and_quotes(), st.integers(0, 3))
def test_a_proven_fragment_leads_every_model_to_the_passage_alone(made: tuple[str, str], which: int) -> None:
    """However a browser compares and divides words, a proven fragment is found at the passage alone."""
    (raw, quote), text = made, Searched.of(made[0])
    fits = matches(quote, Text(raw, ""))
    if text is None or which >= len(fits):
        return
    match = fits[which]
    if lengths := fragment(quote, match, text):
        for model in MODELS:
            found = {_letters(raw, span) for span in _ranges(terms(quote, lengths), raw, model)}
            assert found == {_letters(raw, match.span)}, model[0]


def _letters(raw: str, span: Span) -> tuple[int, ...]:
    """Return where the letters of a stretch stand; the loosest models leave open what surrounds them."""
    return tuple(at for at in range(*span) if raw[at].isalnum())
