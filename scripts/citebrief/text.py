"""A source's text as it is matched: normalised by declared rules, with a map back to its own offsets.

How it works. White space and no-break spaces become one space, curly quotes and dashes become plain ones,
and zero-width characters, direction marks and soft hyphens are dropped. Each rule maps characters, so every
position of the normalised text has a position in the text as supplied, counted in code points of its strict
UTF-8 decoding. A paragraph is one non-blank line; in the normalised text paragraphs are divided by a
newline, which no quote contains.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
DROPPED = (
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space inside a line, as a class of a regular expression."""

_PLAIN = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-")
)
_CHANGED = re.compile(rf"[{SPACES}{DROPPED}]*[{SPACES}][{SPACES}{DROPPED}]*|[{DROPPED}]+")
_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(rf"[{SPACES}{DROPPED}]*")


def normalise(text: str) -> str:
    """Return a text without line breaks as it is compared."""
    return _CHANGED.sub(_replaced, text.translate(_PLAIN))


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
    def lines(self) -> list[tuple[int, int]]:
        """Start and end of each paragraph in the text as supplied."""
        return [found.span() for found in _LINE.finditer(self.raw) if not _BLANK.fullmatch(found[0])]

    @cached_property
    def _mapped(self) -> tuple[str, list[int], list[int], list[int]]:
        """The normalised text, the positions where the map bends in it and in the text, paragraph starts."""
        pieces: list[str] = []
        here: list[int] = []
        there: list[int] = []
        starts: list[int] = []
        position = 0
        plain = self.raw.translate(_PLAIN)
        for start, end in self.lines:
            starts.append(position)
            last = start
            for found in _CHANGED.finditer(plain, start, end):
                if found[0] == " ":
                    continue
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

    @property
    def plain(self) -> str:
        """The normalised text, each paragraph closed by a newline."""
        return self._mapped[0]

    def offset(self, position: int) -> int:
        """Return the offset in the text as supplied of a position in the normalised one."""
        _, here, there, _ = self._mapped
        bend = bisect_right(here, position) - 1
        return there[bend] + position - here[bend]

    def paragraph_at(self, position: int) -> int:
        """Return the number, counted from 1, of the paragraph that a normalised position is in."""
        return bisect_right(self._mapped[3], position)

    def stretch(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the span in the normalised text of paragraphs `first` to `last`; None if not there."""
        starts = self._mapped[3]
        if not 1 <= first <= last <= len(starts):
            return None
        end = starts[last] if last < len(starts) else len(self.plain)
        return starts[first - 1], end - 1
