"""Paragraphs of narrative pages that cite no claim: every assertion a reader meets has its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from citebrief.pages.citations import CITATION
from citebrief.pages.prose import place_in, prose
from citebrief.problems import Place, Problem, shortened
from citebrief.reading import read_front_matter

_BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
"""A run of lines with something on them."""
_ITEM = re.compile(r"^(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])", re.MULTILINE)
_HEADING = re.compile(
    r"""[ ]{0,3}\#{1,6}[ \t][^\n]*(?:\n|\Z)             # Heading
    | [^\n]+\n[ \t]*(?:=+|-+)[ \t]*(?:\n|\Z)         # Heading, underlined
    | [ \t]*(?:!!!|\?\?\?\+?|===)[ \t][^\n]*(?:\n|\Z)  # the title of a box or a tab
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"<[^<>]*>")
_ASSERTS_NOTHING = re.compile(
    r"""\A[ \t]*\*\[[^\[\]]*\]:.*                # an abbreviation
    | ^[ \t]*\[[^\[\]^]+\]:[ \t].*$                # the address of a link
    | \[[^\[\]]*\]\([^()]*\)                       # a link or an image alone
    | \{[ :]*[.\#%][^{}]*\} | &\w+; | \[TOC\]         # attributes, an entity, the table of contents
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_WORDY = re.compile(r"[^\W_]")
_SWITCH = {"true": True, "false": False}


def uncited_paragraphs(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each paragraph, list item, table and note of a page that has no citation.

    A line that ends in a colon and leads to a list leaves the citing to the items.
    """
    fields, unreadable = read_front_matter(text, f"docs/{path}")
    given = fields.get("narrative", "true") if fields else "true"
    if not unreadable and given not in _SWITCH:
        place = Place(f"docs/{path}", *fields.marks["narrative"]) if fields else Place(f"docs/{path}")
        yield Problem(place, "CB103", f"'narrative' should be true or false, not '{shortened(str(given))}'")
    if unreadable or given == "false":
        return
    plain = _without_code(text)
    for block in _BLOCK.finditer(plain):
        for start, end in _paragraphs(block):
            words = _TAG.sub("", plain[start:end])
            leads = words.rstrip().endswith(":") and _ITEM.match(plain, _next(plain, end))
            if _asserts(words) and not CITATION.search(words) and not leads:
                at = start + len(plain[start:end]) - len(plain[start:end].lstrip())
                yield Problem(place_in(text, at, path), "CB408", "this paragraph cites no claim")


def _asserts(words: str) -> bool:
    """Whether anything is left when all that asserts nothing by itself is taken away."""
    return bool(_WORDY.search(_ASSERTS_NOTHING.sub("", words)))


def _next(plain: str, position: int) -> int:
    """Return the start of the next line with something on it."""
    following = _BLOCK.search(plain, position)
    return following.start() if following else len(plain)


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
