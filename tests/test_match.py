"""Quotes in texts: the table of cases, and a second, deliberately naive matcher that has to agree."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from citebrief.match import MOST_MATCHES, is_malformed, matches
from citebrief.text import DASHES, DOUBLE_QUOTES, DROPPED, SINGLE_QUOTES, SPACES, Span, Text
from citebrief.words import STACKING, is_edge, spans
from matching import Case, cases, verdict
from test_text import GAPS, WORDS, raw_texts

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff66-\uff9d"


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_quotes_name_passages(case: Case) -> None:
    """Each case's quote names the passage that it says, or is refused as it says."""
    assert verdict(case.quote, Text(case.text, ""), case.paragraph, case.occurrence) == case.expected


def test_titles_of_cases_are_their_own() -> None:
    """A case that fails is known by its title."""
    titles = [case.title for case in CASES]
    assert len(set(titles)) == len(titles) > 100


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_naive_matcher_agrees_on_the_table(case: Case) -> None:
    """What is found is what a naive search finds in the paragraph that is named."""
    found = _found(case.quote, case.text, case.paragraph)
    assert found == reference(case.quote, case.text, case.paragraph)


def reference(quote: str, raw: str, paragraphs: str | None = None) -> list[Span]:
    """Find what a quote names the slow way: try every pair of a first and a last part, letter by letter."""
    lines = _lines(raw)
    windows = lines
    if paragraphs:
        first, _, last = paragraphs.partition("-")
        first_line, last_line = int(first) - 1, int(last or first) - 1
        windows = [(lines[first_line][0], lines[last_line][1])] if last_line < len(lines) else []
    wanted = ["".join(letter for letter, _ in _letters(part)) for part in _divided(quote)]
    if not all(any(c.isalnum() or c == "_" for c in part) for part in wanted):
        return []
    return [span for window in windows for span in _in_window(wanted, raw, window)]


def _lines(raw: str) -> list[Span]:
    ends = [-1, *(at for at, c in enumerate(raw) if c in "\r\n"), len(raw)]
    lines = [(before + 1, end) for before, end in pairwise(ends)]
    return [(start, end) for start, end in lines if any(c not in SPACES + DROPPED for c in raw[start:end])]


def _divided(quote: str) -> list[str]:
    """Cut at each elision; what stands between two without a visible character is no part."""
    pieces = quote.split("…")
    visible = [any(c not in SPACES + DROPPED for c in piece) for piece in pieces]
    last = len(pieces) - 1
    return [piece for at, piece in enumerate(pieces) if at in (0, last) or visible[at]]


def _letters(text: str, offset: int = 0) -> list[tuple[str, int]]:
    """Return each character as compared with its offset, without white space at the ends."""
    letters: list[tuple[str, int]] = []
    for at, c in enumerate(text, offset):
        plain = "'" if c in SINGLE_QUOTES else '"' if c in DOUBLE_QUOTES else "-" if c in DASHES else c
        if c in DROPPED:
            continue
        if c in SPACES + "\r\n":
            plain = " "
        if plain != " " or (letters and letters[-1][0] != " "):
            letters.append((plain, at))
    return letters[:-1] if letters and letters[-1][0] == " " else letters


def _in_window(wanted: list[str], raw: str, window: Span) -> list[Span]:
    letters, plain, edges, starts = _prepared(raw, window)
    places = [
        [
            (at, at + len(part))
            for at in range(len(plain))
            if plain[at : at + len(part)] == part and starts[at] and edges[at + len(part)]
        ]
        for part in wanted
    ]
    pairs = [
        (first, last)
        for first in places[0]
        for last in places[-1]
        if (len(wanted) == 1 and first == last) or (len(wanted) > 1 and _fits(first, places[1:-1], last))
    ]
    return [(letters[first[0]][1], letters[last[1] - 1][1] + 1) for first, last in pairs]


@lru_cache(maxsize=512)
def _prepared(raw: str, window: Span) -> tuple[list[tuple[str, int]], str, list[bool], list[bool]]:
    letters = _letters(raw[slice(*window)], window[0])
    edges = _edges([raw[at] for _, at in letters], raw, [at for _, at in letters])
    plain = "".join(letter for letter, _ in letters)
    wordly = [_in_word(plain[:at]) for at in range(len(plain))]
    for at in range(1, len(plain)):
        if plain[at - 1] == "-" and plain[at].isdecimal() and not wordly[at - 1]:
            edges[at] = False
    dashes = [re.match(r"-\d", plain[at : at + 2]) and word for at, word in enumerate(wordly)]
    return (
        letters,
        plain,
        edges,
        [edge and not dash for edge, dash in zip(edges, [*dashes, None], strict=True)],
    )


def _in_word(before: str) -> bool:
    """Whether a text ends within a word, marks apart."""
    bare = [c for c in before if not _is_mark(c)]
    return bool(bare) and (bare[-1].isalnum() or bare[-1] == "_")


def _fits(first: Span, middle: list[list[Span]], last: Span) -> bool:
    """Whether the parts between can be placed between, tried one after the other."""
    reached = {first[1]}
    for places in middle:
        reached = {end for start, end in places if any(start >= before for before in reached)}
    return any(last[0] >= before for before in reached)


def _edges(letters: list[str], raw: str, offsets: list[int]) -> list[bool]:
    """Whether a quote may begin or end before each letter, and after the last."""
    kinds = ["M" if _is_mark(c) else _kind(c) for c in letters]
    edges = [True] * (len(letters) + 1)
    for at, kind in enumerate(kinds):
        bases = (
            [k for k in kinds[:at] if k != "M"][-1:] if at and kinds[at - 1] == "M" else kinds[at - 1 : at]
        )
        before = bases[0] if bases else ""
        if (
            kind == "M"
            or (at and letters[at - 1] in "\u1039\u17d2")
            or (before, kind) in (("W", "W"), ("S", "S"))
        ):
            edges[at] = False
        joins = letters[at] in "'’.,‐‑-"
        if letters[at] in ":/":
            joins = raw[offsets[at] - 1].isdecimal() and raw[offsets[at] + 1 : offsets[at] + 2].isdecimal()
        if joins and before == "W" and kinds[at + 1 : at + 2] == ["W"]:
            edges[at] = edges[at + 1] = False
    return edges


def _is_mark(c: str) -> bool:
    return unicodedata.category(c).startswith("M") or c in "\u0e33\u0eb3\uff9e\uff9f"


def _kind(c: str) -> str:
    """W for a letter of a word, U for one that is a word, S for a symbol, a space for the rest."""
    if c.isalnum() or c == "_":
        return "U" if re.match(f"[{UNSPACED}]", c) else "W"
    symbol = unicodedata.category(c) == "So" or "🏻" <= c <= "🏿" or "\U000e0020" <= c <= "\U000e007f"
    return "S" if symbol else " "


def _found(quote: str, raw: str, paragraphs: str | None = None) -> list[Span]:
    return [(match.start, match.end) for match in matches(quote, Text(raw, ""), paragraphs)]


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str, Span]:
    """A text, a span of whole words in it, and that span with some of its middles left out."""
    raw = draw(raw_texts())
    text = Text(raw, "")
    ends = {text.offset(at): at for at in range(len(text.plain))}
    words = [
        (start, end)
        for start, end in spans(raw)
        if is_edge(text, ends[start]) and is_edge(text, max(at for o, at in ends.items() if o < end) + 1)
    ]
    assume(words)
    lines = _lines(raw)
    first = draw(st.integers(0, len(words) - 1))
    end_of_line = next(end for start, end in lines if start <= words[first][0] < end)
    mates = [word for word in words[first:] if word[1] <= end_of_line]
    chosen = sorted(draw(st.sets(st.integers(0, len(mates) - 1), min_size=1, max_size=6)) | {0})
    bounds = [0, *(number for number in chosen if number), len(mates)]
    pieces = []
    for low, high in pairwise(bounds):
        last = draw(st.integers(low, high - 1))
        pieces.append((mates[low][0], mates[last][1]))
    gap = draw(st.sampled_from(("…", " … ", " …… ", "…\u00a0")))
    return raw, gap.join(raw[start:end] for start, end in pieces), (pieces[0][0], pieces[-1][1])


@settings(max_examples=400, deadline=None)
@given(quoted())
def test_any_span_is_found_again(case: tuple[str, str, Span]) -> None:
    """Any span of words, quoted through any elision, is found at its own offsets, alone or in a tie.

    (The text's own ellipsis counts as an elision, so that no combining mark may stand on it, and no sign that
    ties letters before it.)
    """
    raw, quote, span = case
    parts = [part for part in map(_letters, quote.split("…")) if part]
    tied = any(_is_mark(part[0][0]) or part[-1][0] in STACKING for part in parts)
    assume(not is_malformed(quote) and not tied)
    assert span in _found(quote, raw)


@settings(max_examples=300, deadline=None)
@given(quoted(), st.data())
def test_the_naive_matcher_agrees_on_quotes(case: tuple[str, str, Span], data: st.DataObject) -> None:
    """Both matchers name the same passages, in the same order, also after a character is changed."""
    raw, quote, _ = case
    at = data.draw(st.integers(0, len(quote)))
    other = data.draw(st.sampled_from(["", *sorted({*"".join(GAPS + WORDS)} - {"\r", "\n"})]))
    paragraphs = data.draw(st.sampled_from((None, None, "1", "2", "1-2", "2-4")))
    for given_quote in (quote, quote[:at] + other + quote[at + 1 :], quote[:at] + other + quote[at:]):
        assert _found(given_quote, raw, paragraphs) == reference(given_quote, raw, paragraphs)


@settings(max_examples=300, deadline=None)
@given(raw_texts(), st.lists(st.sampled_from(WORDS + GAPS + ("…",)), max_size=5).map("".join))
def test_the_naive_matcher_agrees_on_anything(raw: str, quote: str) -> None:
    """Both matchers name the same passages for quotes that do not come from the text."""
    quote = quote.replace("\r", " ").replace("\n", " ")
    assert _found(quote, raw) == reference(quote, raw)[:MOST_MATCHES]
    assert _found(quote, raw, "1-3") == reference(quote, raw, "1-3")[:MOST_MATCHES]


FEW = st.sampled_from(("a", "b", "a b", "b a", "ab"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(FEW | st.just("\n"), max_size=12).map(" ".join),
    st.lists(FEW, min_size=1, max_size=4).map(" … ".join),
)
def test_the_naive_matcher_agrees_on_repetition(raw: str, quote: str) -> None:
    """Where few words come again and again, parts fit in many ways, and both matchers find the same."""
    assert _found(quote, raw) == reference(quote, raw)
    assert _found(quote, raw, "1-2") == reference(quote, raw, "1-2")


@settings(max_examples=200, deadline=None)
@given(quoted(), st.data())
def test_a_changed_letter_is_refused(case: tuple[str, str, Span], data: st.DataObject) -> None:
    """A quote with one letter exchanged for one that the text does not hold names nothing."""
    raw, quote, _ = case
    letters = [at for at, c in enumerate(quote) if c.isalnum() or c == "_"]
    at = data.draw(st.sampled_from(letters))
    assert _found(f"{quote[:at]}ж{quote[at + 1 :]}", raw) == []


@settings(max_examples=200, deadline=None)
@given(quoted(), st.data())
def test_an_added_word_is_refused(case: tuple[str, str, Span], data: st.DataObject) -> None:
    """A quote with a word that the text does not hold names nothing, wherever the word stands."""
    raw, quote, _ = case
    at = data.draw(st.integers(0, len(quote)))
    for added in (f"{quote} zebra", f"zebra … {quote}", f"{quote[:at]} zebra {quote[at:]}"):
        assert _found(added, raw) == []


@settings(max_examples=200, deadline=None)
@given(quoted())
def test_a_match_tells_paragraph_and_shown_words(case: tuple[str, str, Span]) -> None:
    """The stretches shown stand in order inside the passage, and the passage in its paragraph."""
    raw, quote, _ = case
    text = Text(raw, "")
    for match in matches(quote, text):
        start, end = text.lines[match.first_paragraph - 1]
        points = [start, *(at for stretch in match.shown for at in stretch), end]
        assert points == sorted(points)
        assert (match.shown[0][0], match.shown[-1][1]) == (match.start, match.end)


def test_ties_are_counted_up_to_a_limit() -> None:
    """A quote that fits countless passages is told so without counting them all."""
    assert len(_found("a", "a " * 5000)) == MOST_MATCHES


WORD = "word " * 40_000


REPETITIVE = [
    (WORD, " … ".join(["word"] * 13)),
    (WORD, " … ".join(["word"] * 12 + ["zebra"])),
    (WORD + "zebra", " … ".join(["zebra"] + ["word"] * 12)),
    (WORD + "zebra", " … ".join([*["word"] * 12, "zebra", "zebra"])),
    ("word xword " * 20_000, "word … xword … word word"),
    ("a xax " * 35_000, "a … x"),
    ("a b\n" * 50_000, "a … b … a"),
    ("a" + "\u0301" * 200_000 + " b", "a … b"),
    ("a\u0301" * 100_000, "a … b"),
    ("a\u200b" * 100_000, "a … b"),
    ("a-" * 100_000, "a … b"),
    ("👍" * 200_000, "👍 a"),
]


@pytest.mark.parametrize(("raw", "quote"), REPETITIVE)
def test_repetition_does_not_hang(raw: str, quote: str) -> None:
    """On 200 KB of the same again a quote of many elisions is settled within seconds."""
    started = time.process_time()
    matches(quote, Text(raw, ""))
    spans(raw)
    assert time.process_time() - started < 10
