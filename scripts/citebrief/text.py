"""A source's text as it is matched: normalised by declared rules, with a map back to its own offsets.

How it works. White space and no-break spaces become one space, curly quotes and dashes become plain ones,
and zero-width characters, direction marks and soft hyphens are dropped. Nothing else is changed: letters
keep their case and their composition (NFC or NFD), variation selectors stay. Each rule maps characters, so
every position of the normalised text has a position in the text as supplied, counted in code points of its
strict UTF-8 decoding. A paragraph is one non-blank line, ended by CR, LF or both; in the normalised text it
stands without white space at its ends, closed by a newline, which no quote contains.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from unicodedata import is_normalized

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
DROPPED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters without width."""
SPACES = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""White space inside a line."""

Span = tuple[int, int]
"""Start and end, the end exclusive."""

_PLAIN = dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-")
_UNSEEN = SPACES + DROPPED
_CHANGED = re.compile(rf"[{_UNSEEN}](?:(?<! )|[{_UNSEEN}])[{_UNSEEN}]*")
"""What is not kept as it is; a single space is. One class at its head lets the search skip to it."""
_LINE = re.compile(r"[^\r\n]+")


def normalise(text: str) -> str:
    """Return a text without line breaks as it is compared."""
    return _CHANGED.sub(_replaced, _typed(text))


def _typed(text: str) -> str:
    """Return a text with quotation marks and dashes as a keyboard has them."""
    if text.isascii():
        return text.replace("`", "'")
    for typographic, plain in _PLAIN.items():
        text = text.replace(typographic, plain)
    return text


def _replaced(stretch: re.Match[str]) -> str:
    return " " if stretch[0].strip(DROPPED) else ""


@dataclass(frozen=True)
class Text:
    """One source's text; `raw` is the strict decoding, byte-order mark and carriage returns kept."""

    raw: str
    sha256: str

    @classmethod
    def from_bytes(cls, data: bytes) -> Text:
        """Decode strict UTF-8; raise UnicodeDecodeError for anything else."""
        return cls(data.decode("utf-8"), sha256(data).hexdigest())

    @cached_property
    def lines(self) -> list[Span]:
        """Start and end of each paragraph in the text as supplied."""
        return [found.span() for found in _LINE.finditer(self.raw) if found[0].strip(_UNSEEN)]

    @cached_property
    def _mapped(self) -> tuple[str, list[int], list[int], list[int]]:
        """The normalised text, the positions where the map bends in it and in the text, paragraph starts."""
        pieces: list[str] = []
        here: list[int] = []
        there: list[int] = []
        starts: list[int] = []
        position = 0
        plain = _typed(self.raw)
        for start, end in map(self._trimmed, self.lines):
            starts.append(position)
            last = start
            for found in _CHANGED.finditer(plain, start, end):
                here.append(position)
                there.append(last)
                pieces.append(plain[last : found.start()])
                position += found.start() - last
                if space := _replaced(found):
                    here.append(position)
                    there.append(found.start())
                    pieces.append(space)
                    position += 1
                last = found.end()
            here.append(position)
            there.append(last)
            pieces.append(plain[last:end] + "\n")
            position += end - last + 1
        return "".join(pieces), here, there, starts

    def _trimmed(self, line: Span) -> Span:
        start, end = line
        words = self.raw[start:end]
        return end - len(words.lstrip(_UNSEEN)), start + len(words.rstrip(_UNSEEN))

    @cached_property
    def is_composed(self) -> bool:
        """Whether its letters are composed (Unicode NFC)."""
        return is_normalized("NFC", self.raw)

    @property
    def plain(self) -> str:
        """The normalised text, each paragraph closed by a newline."""
        return self._mapped[0]

    def offset(self, position: int) -> int:
        """Return the offset in the text as supplied of a position in the normalised one."""
        _, here, there, _ = self._mapped
        bend = bisect_right(here, position) - 1
        return there[bend] + position - here[bend]

    def position(self, offset: int) -> int:
        """Return the position in the normalised text of an offset in the text as supplied.

        Of an offset in what is not kept it is that of what follows.
        """
        plain, here, there, _ = self._mapped
        bend = bisect_right(there, offset) - 1
        if bend < 0:
            return 0
        most = here[bend + 1] if bend + 1 < len(here) else len(plain)
        return min(here[bend] + offset - there[bend], most)

    def paragraph_at(self, position: int) -> int:
        """Return the number, counted from 1, of the paragraph that a normalised position is in."""
        return bisect_right(self._mapped[3], position)

    def stretch(self, first: int, last: int) -> Span | None:
        """Return the span in the normalised text of paragraphs `first` to `last`; None if not there."""
        starts = self._mapped[3]
        if not 1 <= first <= last <= len(starts):
            return None
        end = starts[last] if last < len(starts) else len(self.plain)
        return starts[first - 1], end - 1
