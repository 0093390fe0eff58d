"""What counts as a word: for the ends of quotes, for the limits on shown words, for copied statements.

How it works. A word is a run of letters, digits and underscores with the marks that belong to them; single
apostrophes, hyphens, full stops and commas inside it are part of it ("10.8", "state-owned", "tower's"), and
so are a colon or slash between two digits ("10:30", "1/2"). A longer dash divides words: "light—and" is two.
In scripts written without spaces each letter is a word. A quote may begin and end between words only, so
that it cuts no figure and no "can't"; nor between a character and its marks, nor inside a run of symbols,
which may be one emoji; and it neither takes the minus sign from a figure nor makes one of a dash that divides
words. All of it is declared below as classes of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, KeysView
from functools import cache, lru_cache

from citebrief.text import DROPPED, Span, Text

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han, as a class of a regular expression."""
JOINERS = "'\u2019.,\u2010\u2011-"
"""Characters that belong to a word where they stand singly inside it; the hyphen is last, as in a class."""
FIGURE_JOINERS = ":/"
"""The same between two digits."""
TIED = "\u0e33\u0eb3\uff9e\uff9f"
"""Letters that are written onto the one before, as marks are."""
STACKING = "\u1039\u17d2"
"""Marks that tie the next letter to the one before."""
EMOJI_PARTS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Skin tones and tags, which belong to the symbol before."""

_COMMON = re.compile(
    r"[\0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u214f]*"
)
"""Texts without marks, unspaced letters or dropped characters, as most in Latin, Greek or Cyrillic are."""
_COMMON_WORD = re.compile(rf"\w++(?:[{JOINERS}]\w++|(?<=\d)[{FIGURE_JOINERS}](?=\d)\w++)*+")
"""A word of a common text: what `_word` finds in it too, but more slowly."""
_FILLER = re.compile("[\u115f\u1160\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""What is not displayed besides marks and format characters, in a text that is decomposed."""
_APOSTROPHE = re.compile("[\u02b9-\u02ff]")
"""Modifiers that Unicode calls letters, and that stand where apostrophes do."""


def is_edge(text: Text, position: int) -> bool:
    """Whether a quote may begin or end at a position of a normalised text."""
    plain = text.plain
    after = plain[position] if position < len(plain) else "\n"
    if after in " \n" or position == 0 or plain[position - 1] in " \n":
        return not _is_mark(after)
    before = _base(plain, position)
    if _is_mark(after) or plain[position - 1] in STACKING:
        return False
    if _is_letter(before) and _is_letter(after):
        return not (_is_spaced(before) and _is_spaced(after))
    if _is_symbol(before) and _is_symbol(after):
        return False
    if plain[position - 1] == "-" and after.isdecimal() and not _follows_word(plain, position - 1):
        return False
    return not (_is_joined(text, position) or _is_joined(text, position - 1))


def is_start(text: Text, position: int) -> bool:
    """Whether a quote may begin at a position: at an edge, and not at a dash that would become a minus."""
    figure = text.plain[position] == "-" and text.plain[position + 1].isdecimal()
    return is_edge(text, position) and not (figure and _follows_word(text.plain, position))


def _follows_word(plain: str, position: int) -> bool:
    return position > 0 and _is_letter(_base(plain, position))


def _base(plain: str, position: int) -> str:
    """Return the last character before a position that is no mark."""
    while position > 1 and _is_mark(plain[position - 1]):
        position -= 1
    return plain[position - 1]


def _is_joined(text: Text, position: int) -> bool:
    """Whether a joiner stands at a position, between two parts of one word."""
    plain = text.plain
    if not (0 < position < len(plain) - 1 and _is_spaced(plain[position + 1])):
        return False
    at = text.offset(position)
    if text.raw[at] in FIGURE_JOINERS:
        return text.raw[at - 1].isdecimal() and text.raw[at + 1].isdecimal()
    return text.raw[at] in JOINERS and _is_spaced(_base(plain, position))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_spaced(character: str) -> bool:
    return _is_letter(character) and (character.isascii() or not _unspaced().match(character))


@cache
def _unspaced() -> re.Pattern[str]:
    """Letters of scripts without spaces; made at need, since so large a class takes long to make."""
    return re.compile(f"[{UNSPACED}]")


@cache
def _letters() -> re.Pattern[str]:
    """A word, where there is nothing but letters, digits and spaces."""
    return re.compile(rf"[^\W{UNSPACED}]+|[{UNSPACED}]")


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and (unicodedata.category(character)[0] == "M" or character in TIED)


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) == "So" or bool(EMOJI_PARTS.match(character))


def _words(text: str) -> re.Pattern[str]:
    """The pattern of a word in a text: with those marks, of the thousands there are, that it has."""
    if text.isascii() or _COMMON.fullmatch(text):
        return _COMMON_WORD
    return _word("".join(sorted(filter(_is_mark, set(text) - set(DROPPED)))))


@lru_cache(maxsize=64)
def _word(marks: str) -> re.Pattern[str]:
    mark = f"[{marks}]" if marks else "(?!)"
    letters = rf"[^\W{UNSPACED}]+"
    rest = rf"(?:{mark}|[{DROPPED}]+(?={mark}|{letters})|{letters})*"
    joiner = rf"[{DROPPED}]*(?:[{JOINERS}]|(?<=\d)[{FIGURE_JOINERS}](?=\d))[{DROPPED}]*"
    spaced = rf"{letters}{rest}(?:{joiner}{letters}{rest})*"
    tied = rf"[{DROPPED}]*(?:[{STACKING}][{DROPPED}]*[{UNSPACED}]|{mark})"
    return re.compile(rf"{spaced}|(?=\w)[{UNSPACED}](?:{tied})*")


def spans(text: str) -> list[Span]:
    """Return start and end of each word, in the text's own offsets."""
    return list(map(re.Match.span, _words(text).finditer(text)))


def count(text: str) -> int:
    """Return the number of words."""
    return len(_words(text).findall(text))


def count_within(text: str, stretches: Iterable[Span]) -> int:
    """Return how many words the stretches hold, each counted once; stretches begin and end at words."""
    number = reached = 0
    pattern = _words(text)
    for start, end in sorted(stretches):
        number += len(pattern.findall(text, max(start, reached), end))
        reached = max(reached, end)
    return number


_PLAIN = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256)).lower()
"""For each byte of UTF-8, what stands for it: ASCII in small letters, and space where it divides words."""
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")


def folded(text: str) -> str:
    """Return the words as compared for copying, a space about each."""
    return spaced(folded_words(text))


def spaced(words: Iterable[str]) -> str:
    """Return words with a space about each."""
    return f" {' '.join(words)} "


def folded_words(text: str) -> list[str]:
    """Return the words as compared for copying: of letters and digits alone.

    Width, case, marks and what is not displayed make no difference, and whatever else is no letter or digit
    divides words: a hyphen, a full stop and an apostrophe too.
    """
    for character in () if text.isascii() else set(_BEYOND_ASCII.findall(text)):
        text = text.replace(character, _compared(character))
    plain = text.encode("utf-8", "replace").translate(_PLAIN).decode()
    if plain.isascii():
        return plain.split()
    plain = unicodedata.normalize("NFC", plain)
    return _letters().findall(plain) if _unspaced().search(plain) else plain.split()


@lru_cache(maxsize=4096)
def _compared(character: str) -> str:
    """Return what stands for a character beyond ASCII: small letters without marks, a space, or nothing."""
    parts = (_part(part) for part in unicodedata.normalize("NFKD", character))
    return "".join(parts).casefold()


def _part(character: str) -> str:
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or _FILLER.match(character):
        return ""
    return character if character.isalnum() and not _APOSTROPHE.match(character) else " "


def pieces(words: list[str], least: int) -> list[tuple[str, ...]]:
    """Return all runs half as long as `least` words; any run of `least` words is full of them."""
    half = (least + 1) // 2
    if len(words) < least:
        return []
    return list(zip(*(words[first:] for first in range(half)), strict=False))


def shared_pieces(known: KeysView[tuple[str, ...]], source: list[str], least: int) -> set[tuple[str, ...]]:
    """Return which of such pieces stand in the words of a source, one at least for each run of `least` words.

    Of the source only every run that begins where the last one ends is looked up: a run of `least` words
    holds one of these whole.
    """
    half = (least + 1) // 2
    return known & zip(*(source[first::half] for first in range(half)), strict=False)


def copied_run(words: list[str], source: str, least: int) -> str:
    """Return the first run of at least `least` words that stands in a folded source too, or nothing."""
    half, first = (least + 1) // 2, 0
    while (last := first + least) <= len(words):
        if not _stands(words[last - half : last], source):
            first = last - half + 1  # no run that holds these words can stand there
        elif not _stands(words[first:last], source):
            first += 1
        else:
            while last < len(words) and _stands(words[first : last + 1], source):
                last += 1
            return " ".join(words[first:last])
    return ""


def _stands(words: list[str], source: str) -> bool:
    return spaced(words) in source
