"""Which words of a quote lead a browser to its passage, proven against the text at hand.

How it works. A text fragment (`#:~:text=start,end`) names all of a passage, or its first and its last words.
A browser goes to the first place where `start` stands as whole words inside one block and, where an end is
given, on to the first `end` after it. Browsers differ in what they take for the same, so a fragment is proven
between two bounds:

- Its words stand at the passage character by character (a no-break space may be a space), inside one
  paragraph, and between signs at which every browser divides words.
- `start` is found nowhere else, and no `end` in between, even by the loosest comparison: letters and digits
  alone, without case and accents (the primary level of the Unicode collation), and with words divided
  wherever some browser may.

Words are only ever cut from the ends of a quote, so that an address shows no word that the quote does not.
A text has no fragments if it holds characters of which it is not known what browsers take for them; those of
Thai and Japanese are among them. In Chinese a fragment begins and ends at punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice

from citebrief.match import ELISION, Match
from citebrief.text import Span

Lengths = tuple[int, ...]
"""Code points of the one term of a fragment, or of its start and its end; () where there is no fragment."""

_APART = " \t\n\r\u00a0\u2009\u2013\u2014\u2026\u201c\u201d\u201e\u00ab\u00bb()[]{}!?/\u3001\u3002\uff0c"
"""Signs that divide words wherever they stand."""
_OPENING = "\"'\u2018\u2019.,:;"
_CLOSING = '"\u2019.,:;'
"""Signs that divide words unless another stands right behind; an apostrophe may end a word in Hebrew."""
_KNOWN = (
    "\0-\x7f\u00a0-\u018c\u018e-\u01bd\u01bf-\u0237\u023a-\u024f\u0300-\u0344\u0346-\u0362"
    "\u0384-\u052f\u0591-\u05f4\u060c\u061b\u061f\u0620-\u065f\u0660-\u0673\u0679-\u06d3\u06f0-\u06f9"
    "\u0900-\u0977\u2000-\u2093\u2095-\u20cf\u2190-\u23ff\u2500-\u26ff\u3001-\u3011\u4e00-\u9fff"
    "\uac00-\ud7a3\ufb00-\ufb06\ufeff\uff01-\uff5e\U0001f300-\U0001f64f\U0001f680-\U0001f6c5"
)
"""Characters of which `_spelled` takes for the same all that browsers do, as a class of a pattern."""
_LIKE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ı": "i", "þ": "th", "ґ": "г"}
    | {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "ة": "ه", "ى": "ي", "ـ": None, "〇": "0"}
)
"""Letters that count as others and do not decompose into them."""
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Searched:
    """A text as the loosest browser searches it."""

    raw: str
    letters: str
    """Its letters and digits without case and accents; all else is left out."""
    edges: frozenset[int]
    """The positions among them where a word may begin or end."""

    @classmethod
    def of(cls, raw: str) -> Searched | None:
        """Return the text as searched, or None where that is not known of its characters."""
        if not (raw.isascii() or _known().fullmatch(raw)):
            return None
        words = _words(raw)
        return cls(raw, "".join(words), frozenset(accumulate(map(len, words), initial=0)))

    def places(self, term: str, start: int = 0) -> Iterator[Span]:
        """Yield where a browser may find a term, in positions of `letters`."""
        wanted = _letters(term)
        at = self.letters.find(wanted, start)
        while at >= 0:
            if at in self.edges and at + len(wanted) in self.edges:
                yield at, at + len(wanted)
            at = self.letters.find(wanted, at + 1)


@cache
def _known() -> re.Pattern[str]:
    """A text of known characters; made at need, since so large a class takes long to make."""
    return re.compile(f"[{_KNOWN}]*")


def _words(text: str) -> list[str]:
    """Return the letters and digits of a text, divided wherever a browser may divide words."""
    for character in () if text.isascii() else set(_BEYOND_ASCII.findall(text)):
        text = text.replace(character, _spelled(character))
    return _WORD.findall(text.lower())


def _letters(text: str) -> str:
    return "".join(_words(text))


@lru_cache(maxsize=4096)
def _spelled(character: str) -> str:
    """Return the letters and digits that a character counts as, set apart unless they belong to a word."""
    letters = "".join(map(_plain, unicodedata.normalize("NFKD", character))).casefold()
    letters = "".join(map(_plain, unicodedata.normalize("NFKD", letters))).translate(_LIKE)
    return letters if character.isalpha() and character < "\u0530" else f" {letters} "


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character if character.isalnum() else ""


def terms(quote: str, lengths: Lengths) -> list[str]:
    """Return the terms of these lengths that a quote begins and ends with."""
    first, last = _ends(quote)
    return [words for words, _ in zip((first[: lengths[0]], last[-lengths[-1] :]), lengths, strict=False)]


def _ends(quote: str) -> tuple[str, str]:
    """Return what stands before the first elision of a quote and after its last one."""
    parts = quote.split(ELISION)
    return parts[0].strip(), parts[-1].strip()


def fragment(quote: str, match: Match, text: Searched) -> Lengths:
    """Return the lengths of the terms that lead to a quote's passage and nowhere else, if there are such."""
    lengths = _standing(quote, match, text.raw)
    if not lengths:
        return ()
    start, *end = terms(quote, lengths)
    found = list(islice(text.places(start), 2)) if _letters(start) else []
    if len(found) != 1:
        return ()
    first, reached = found[0]
    if end:
        reached = next((last for _, last in text.places(end[0], reached)), -1) if _letters(end[0]) else -1
    return lengths if reached == first + len(_letters(text.raw[match.start : match.end])) else ()


def _standing(quote: str, match: Match, raw: str) -> Lengths:
    """Return how much of a quote stands literally at both ends of its passage, in whole words."""
    if not (_begins(raw, match.start) and _stops(raw, match.end)):
        return ()
    passage = raw[match.start : match.end]
    if ELISION not in quote and _spaced(quote) == _spaced(passage):
        return (len(quote),)
    first, last = _ends(quote)
    start, end = _alike(first, passage), _alike(last[::-1], passage[::-1])
    while start and (first[start - 1].isspace() or not _stops(raw, match.start + start)):
        start -= 1
    while end and (last[-end].isspace() or not _begins(raw, match.end - end)):
        end -= 1
    return (start, end) if start and end else ()


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    pairs = zip(_spaced(one), _spaced(other), strict=False)
    return next((at for at, (ours, theirs) in enumerate(pairs) if ours != theirs), min(len(one), len(other)))


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _begins(raw: str, position: int) -> bool:
    """Whether every browser lets a word begin at a position of a text."""
    before = raw[max(position - 9, 0) : position].rstrip(_OPENING)
    return not before or before[-1] in _APART


def _stops(raw: str, position: int) -> bool:
    """Whether every browser lets a word end at a position of a text."""
    after = raw[position : position + 9].lstrip(_CLOSING)
    return not after or after[0] in _APART
