"""Text broken into lines of a picture, by an estimate of how wide its characters are in a sans face."""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width

_NARROW = frozenset(" .,:;'’|!()[]/fijltrI-")
_BROAD = frozenset("mwMW@%—…")


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of its size; rather too much than too little."""
    return size * sum(map(_em, text))


@cache
def _em(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _BROAD or east_asian_width(character) in "WF":
        return 1.0
    if character.isascii():
        return 0.72 if character.isupper() else 0.58
    return 0.0 if category(character) in ("Mn", "Cf") else 0.75


def wrapped(text: str, size: float, limit: float) -> list[str]:
    """Return the lines of a text, none wider than the limit; a word that is gets broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= limit:
            lines[-1] += f" {word}"
            continue
        *full, rest = _pieces(word, size, limit)
        lines += [*full, rest]
    return lines


def _pieces(word: str, size: float, limit: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces
