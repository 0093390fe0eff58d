"""The rules of matching in JavaScript, run in Chromium, against those in Python: one table, two languages."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

import citebrief
from browser import chromium
from citebrief import words
from citebrief.match import MOST_MATCHES
from citebrief.text import Span, Text, normalise
from matching import cases, verdict
from test_match import REPETITIVE, quoted
from test_text import GAPS, WORDS, raw_texts

SCRIPTS = Path(citebrief.__file__).parent / "theme" / "assets" / "citebrief" / "check"
EVERY = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
"""Every code point that a text can hold."""
Asked = tuple[str, str, str | None, int | None]
"""Text, quote, and the paragraph and the occurrence that are named."""


def add_scripts(page: Page) -> None:
    """Add to a page the scripts that match, without those that show."""
    for name in ("sha256", "text", "words", "match", "examine"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page with the scripts."""
    with chromium() as browser:
        page = browser.new_page()
        add_scripts(page)
        yield page


def _verdicts(page: Page, asked: list[Asked]) -> list[list[str]]:
    """Return what the matcher in JavaScript says of each quote, as the table of cases has it."""
    found: list[list[str]] = page.evaluate(
        """asked => asked.map(([raw, quote, paragraph, occurrence]) => {
            const found = citebrief.lookUp({ quote, paragraph, occurrence }, new citebrief.SourceText(raw))
            const places = found.places.map(at => `${at.paragraph}: ${at.start}-${at.end}`)
            return found.code ? [found.code, ...places] : places
        })""",
        asked,
    )
    return found


def _expected(asked: list[Asked]) -> list[list[str]]:
    return [
        verdict(quote, Text(raw, ""), paragraph, occurrence) for raw, quote, paragraph, occurrence in asked
    ]


def test_the_table_of_cases_holds_in_javascript(page: Page) -> None:
    """Each case gives the place or the refusal that it gives in Python."""
    table = cases()
    found = _verdicts(page, [(case.text, case.quote, case.paragraph, case.occurrence) for case in table])
    wrong = [(case.title, said) for case, said in zip(table, found, strict=True) if said != case.expected]
    assert wrong == []


CLASSES: dict[str, Callable[[str], bool]] = {
    "isLetter": words._is_letter,
    "isDecimal": str.isdecimal,
    "isMark": words._is_mark,
    "isSymbol": words._is_symbol,
    "isSpaced": words._is_spaced,
}
EVERY_THERE = """
    Array.from({ length: 0x110000 }, (_, code) => code).filter(code => code < 0xd800 || code >= 0xe000)
        .map(code => String.fromCodePoint(code))
"""


@pytest.mark.parametrize("name", CLASSES)
def test_every_character_is_of_the_same_class(page: Page, name: str) -> None:
    """Python and the browser agree on each code point that the Unicode of both knows."""
    test = f"citebrief.words.{name}(each) ? 1 : /\\p{{Cn}}/u.test(each) ? 2 : 0"
    found = page.evaluate(f"() => {EVERY_THERE}.map(each => {test}).join('')")
    # A character that one of the two does not know is younger than its Unicode.
    differ = [
        each
        for each, there in zip(EVERY, found, strict=True)
        if CLASSES[name](each) != (there == "1") and there != "2" and unicodedata.category(each) != "Cn"
    ]
    assert differ == []


def test_every_character_is_normalised_alike(page: Page) -> None:
    """What stands for a code point between two letters, and between two spaces, is the same in both."""
    found = page.evaluate(
        f"() => citebrief.normalise({EVERY_THERE}.map(each => `x${{each}}y ${{each}} `).join(''))"
    )
    assert found == normalise("".join(f"x{each}y {each} " for each in EVERY))


@settings(max_examples=400, deadline=None)
@given(raw=raw_texts())
def test_texts_are_mapped_alike(page: Page, raw: str) -> None:
    """Normalised text, edges of quotes, paragraphs and offsets are the same, position by position."""
    text = Text(raw, "")
    positions = range(len(text.plain))
    expected = [
        [words.is_edge(text, at), words.is_start(text, at), text.paragraph_at(at), text.offset(at)]
        for at in positions
        if text.plain[at] != "\n"
    ]
    found: dict[str, Any] = page.evaluate(
        """raw => {
            const text = new citebrief.SourceText(raw), rows = []
            const { isEdge, isStart } = citebrief.words
            let at = 0
            for (const character of text.plain) {
                const offset = text.offset(text.unit(at))
                const row = [isEdge(text, at), isStart(text, at), text.paragraphAt(at), offset]
                if (character !== "\\n") rows.push(row)
                at += character.length
            }
            return { plain: text.plain, rows }
        }""",
        raw,
    )
    assert found == {"plain": text.plain, "rows": expected}


@settings(max_examples=200, deadline=None)
@given(raw=raw_texts(), one=st.integers(0, 60), length=st.integers(0, 60))
def test_the_same_words_stand_between_two_offsets(page: Page, raw: str, one: int, length: int) -> None:
    """A stretch by code points is the same in both, also about characters of two units and beyond the end."""
    found = page.evaluate(
        "([raw, one, last]) => new citebrief.SourceText(raw).between(one, last)", [raw, one, one + length]
    )
    assert found == raw[one : one + length]


PARAGRAPHS = st.sampled_from((None, None, "1", "2", "1-2", "2-4"))
OCCURRENCES = st.sampled_from((None, None, 1, 2, 5))


@settings(max_examples=400, deadline=None)
@given(case=quoted(), data=st.data())
def test_quotes_are_matched_alike(page: Page, case: tuple[str, str, Span], data: st.DataObject) -> None:
    """Both name the same place or refuse alike, also after a character of the quote is changed."""
    raw, quote, _ = case
    at = data.draw(st.integers(0, len(quote)))
    other = data.draw(st.sampled_from(["", *sorted({*"".join(GAPS + WORDS)} - {"\r", "\n"})]))
    quotes = (quote, quote[:at] + other + quote[at + 1 :], quote[:at] + other + quote[at:])
    paragraph, occurrence = data.draw(PARAGRAPHS), data.draw(OCCURRENCES)
    asked: list[Asked] = [(raw, each, None, None) for each in quotes]
    asked += [(raw, each, paragraph, occurrence) for each in quotes]
    assert _verdicts(page, asked) == _expected(asked)


FEW = st.sampled_from(("a", "b", "a b", "b a", "ab", "😀", "-1"))
REPEATED = st.tuples(
    st.lists(FEW | st.just("\n"), max_size=12).map(" ".join),
    st.lists(FEW, min_size=1, max_size=4).map(" … ".join),
    PARAGRAPHS,
    OCCURRENCES,
)


@settings(max_examples=100, deadline=None)
@given(asked=st.lists(REPEATED, min_size=10, max_size=20))
def test_repetition_is_matched_alike(page: Page, asked: list[Asked]) -> None:
    """Where parts fit in many ways, both find the same ties in the same order."""
    assert _verdicts(page, asked) == _expected(asked)


def test_ties_are_counted_up_to_the_same_limit(page: Page) -> None:
    """Of countless places as many are named as in Python."""
    asked: list[Asked] = [("a " * (MOST_MATCHES + 5), "a", None, occurrence) for occurrence in (None, 1000)]
    assert _verdicts(page, asked) == _expected(asked)


def test_repetition_does_not_hang_the_browser(page: Page) -> None:
    """On 200 KB of the same again quotes of many elisions are settled within seconds, as in Python."""
    for raw, quote in REPETITIVE:
        started = time.monotonic()
        _verdicts(page, [(raw, quote, None, None)])
        assert time.monotonic() - started < 10, quote


def test_a_long_text_is_checked_in_seconds(page: Page) -> None:
    """500 quotes of two parts are found in a text of a megabyte within five seconds."""
    lines = [f"Line {n} of {n * 7919 % 1000} says that the tower leans by {n} cm." for n in range(20_000)]
    quotes = [f"Line {n} of … leans by {n} cm" for n in range(0, 20000, 40)]
    started = time.monotonic()
    found = page.evaluate(
        """([raw, quotes]) => {
            const text = new citebrief.SourceText(raw)
            return quotes.map(quote => citebrief.lookUp({ quote }, text).places.length)
        }""",
        ["\n".join(lines), quotes],
    )
    assert time.monotonic() - started < 5
    assert found == [1] * 500


def _digests(page: Page, given_bytes: list[bytes]) -> list[str]:
    found: list[str] = page.evaluate(
        "texts => texts.map(text => citebrief.sha256(Uint8Array.from(text, each => each.charCodeAt(0))))",
        [each.decode("latin-1") for each in given_bytes],
    )
    return found


VECTORS = {
    b"": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    b"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    b"a" * 1_000_000: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
}
"""The examples that NIST gives with FIPS 180-4."""


def test_digests_are_those_of_the_standard(page: Page) -> None:
    """The published examples come out."""
    assert _digests(page, [*VECTORS]) == [*VECTORS.values()]


def test_digests_of_every_length_are_hashlibs(page: Page) -> None:
    """Blocks are filled and closed as they should be, whatever is left over."""
    given_bytes = [bytes(n * at * 7 % 251 for at in range(n)) for n in [*range(300), 4095, 4096, 65_537]]
    assert _digests(page, given_bytes) == [sha256(each).hexdigest() for each in given_bytes]


@pytest.mark.parametrize(
    "data", [b"caf\xe9", b"\xff\xfea\x00", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80"]
)
def test_what_is_not_utf_8_is_refused(page: Page, data: bytes) -> None:
    """Strict means the same in both: no stray byte, overlong form, surrogate or beginning alone."""
    decode = "bytes => citebrief.SourceText.fromBytes(Uint8Array.from(bytes)).raw"
    with pytest.raises(UnicodeDecodeError):
        Text.from_bytes(data)
    with pytest.raises(Exception, match="TypeError"):
        page.evaluate(decode, list(data))
    whole = "\ufeffa\r\n\0é😀\ufeff"
    assert page.evaluate(decode, list(whole.encode())) == whole
