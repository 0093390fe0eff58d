"""Which stretches of a hand-written page are prose: all but front matter, code and HTML comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citebrief.problems import Place

_SKIPPED = re.compile(
    r"""
      \A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$                          # front matter
    | ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)  # fenced code
    | <!--.*?(?:-->|\Z)                                               # comments
    | (?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)  # code spans
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=[ ]{4}|\t))+      # indented code
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_OPENS_BLOCK = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d+[.)][ \t]|\[\^|!!!|\?\?\?|:[ ]|===)")


def prose(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of prose, in order."""
    position = 0
    for start, end in _code(text):
        yield position, start
        position = end
    yield position, len(text)


def place_in(text: str, position: int, path: str) -> Place:
    """Return the place of a position in a hand-written page."""
    line = text.count("\n", 0, position) + 1
    return Place(f"docs/{path}", line, position - text.rfind("\n", 0, position))


def comments(text: str) -> Iterator[int]:
    """Yield where each HTML comment begins that does not stand in code."""
    return (start for start, _ in _code(text) if text.startswith("<!--", start))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a page that are no prose."""
    for found in _SKIPPED.finditer(text):
        if found[0][:1] in " \t\n" and not found["fence"] and _continues(text, found.start()):
            continue
        yield found.span()


def _continues(text: str, start: int) -> bool:
    """Whether an indented stretch goes on with a list item, a note or an admonition, and so is prose."""
    above = text[:start].rstrip().split("\n")
    for line in reversed(above):
        if line and not line.startswith((" ", "\t")):
            return bool(_OPENS_BLOCK.match(line))
    return False
