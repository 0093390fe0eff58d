"""What counts as a word: for the ends of quotes, for the limits on shown words, for copied statements.

A word is a run of letters, digits, underscores and combining marks, with single apostrophes, hyphens, full
stops and commas inside it ("10.8", "state-owned"). In scripts written without spaces each letter is a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from citebrief.text import DROPPED, normalise

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han, as a class of a regular expression."""
_UNSPACED = re.compile(f"[{UNSPACED}]")


def is_boundary(text: str, position: int) -> bool:
    """Whether a word of a text without dropped characters may begin or end at a position."""
    if position in (0, len(text)):
        return True
    before, after = text[position - 1], text[position]
    if _is_mark(after):
        return False
    if not (_in_word(before) and _in_word(after)):
        return True
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or _is_mark(character)


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and unicodedata.category(character)[0] == "M"


@cache
def _word() -> re.Pattern[str]:
    """The pattern of a word, made at first use because the list of combining marks is long."""
    marks = "".join(
        character
        for character in map(chr, range(0x300, 0x1F000))
        if unicodedata.category(character)[0] == "M"
    )
    inner = f"{marks}{DROPPED}"
    letter = rf"(?:(?![{UNSPACED}])[\w{inner}])"
    spaced = rf"(?:(?![{UNSPACED}])\w){letter}*(?:['\u2019.,\u2010\u2011-]{letter}+)*"
    return re.compile(rf"[{UNSPACED}][{inner}]*|{spaced}")


def spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each word, in the text's own offsets."""
    return [found.span() for found in _word().finditer(text)]


def count(text: str) -> int:
    """Return the number of words."""
    return len(spans(text))


def folded(text: str) -> str:
    """Return the words as compared for copying: normalised, case-folded, each with a space on either side."""
    return f" {' '.join(_word().findall(normalise(' '.join(text.split())).casefold()))} "


def copied_run(statement: str, source: str, least: int) -> str:
    """Return the first run of at least `least` words that two folded texts share, or nothing."""
    words = statement.split()
    for first in range(len(words) - least + 1):
        last = first + least
        if f" {' '.join(words[first:last])} " not in source:
            continue
        while last < len(words) and f" {' '.join(words[first : last + 1])} " in source:
            last += 1
        return " ".join(words[first:last])
    return ""
