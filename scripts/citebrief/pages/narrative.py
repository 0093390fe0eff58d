"""Paragraphs of narrative pages that cite no claim: every assertion a reader meets has its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from citebrief.pages.prose import place_in, prose
from citebrief.problems import Problem
from citebrief.reading import read_front_matter

_BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""A run of lines with something on them."""
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t][^\n]*(?:\n|\Z)|[^\n]+\n[ \t]*(?:=+|-+)[ \t]*(?:\n|\Z)")
_ITEM = re.compile(r"^(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])", re.MULTILINE)
_NOT_READ = re.compile(r"\A[ \t]*(?:\[\^|\*\[).*|<[^>]*>|\]\([^)]*\)|\{[:.#%][^}]*\}", re.DOTALL)
"""Notes, abbreviations, tags, addresses and lists of attributes, which assert nothing."""
_CITES = re.compile(r"\[@[^\[\]]+\]")
_WORDY = re.compile(r"\w")


def uncited_paragraphs(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each paragraph, list item and table of a page below `docs/` that cites no claim."""
    fields, unreadable = read_front_matter(text, f"docs/{path}")
    if unreadable or (fields and fields.get("narrative") == "false"):
        return
    plain = _without_code(text)
    for block in _BLOCK.finditer(plain):
        for start, end in _paragraphs(block):
            words = plain[start:end]
            if _WORDY.search(_NOT_READ.sub("", words)) and not _CITES.search(words):
                at = start + len(words) - len(words.lstrip())
                yield Problem(place_in(text, at, path), "CB408", "this paragraph cites no claim")


def _paragraphs(block: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the paragraphs of a block of lines: its headings left out, each item alone."""
    start = block.start()
    while heading := _HEADING.match(block.string, start, block.end()):
        start = heading.end()
    items = [found.start() for found in _ITEM.finditer(block.string, start, block.end())]
    cuts = sorted({start, *items, block.end()})
    yield from pairwise(cuts)


def _without_code(text: str) -> str:
    """Return a page in which front matter, code and comments are blank, every line where it was."""
    pieces, position = [], 0
    for start, end in prose(text):
        pieces += [re.sub(r"[^\n]", " ", text[position:start]), text[start:end]]
        position = end
    return "".join((*pieces, re.sub(r"[^\n]", " ", text[position:])))
