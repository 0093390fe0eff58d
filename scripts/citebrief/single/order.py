"""The order of pages in one file: that of the navigation, the pages of a folder below the folder's index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import dirname

TOP, BELOW = 2, 3
"""The levels of a page's title, and of those below an index; the one `h1` is the briefing's."""


def in_order(
    paths: Iterable[str], nav: Iterable[str], listed: Callable[[str], Iterable[str]]
) -> dict[str, int]:
    """Return the level of each page's title, in the order of pages.

    `nav` holds the pages of the navigation, `listed` gives the pages that an index links to, both in order.
    """
    known = dict.fromkeys(sorted(paths))
    below: dict[str, dict[str, None]] = {}
    for path in known:
        index = f"{dirname(path)}/index.html"
        if index in known and index != path:
            below.setdefault(index, {})[path] = None
    children = {path for pages in below.values() for path in pages}
    ordered: dict[str, int] = {}
    for path in dict.fromkeys((*nav, *known)):
        if path in known and path not in children:
            ordered[path] = TOP
            if pages := below.get(path):
                first = {each: BELOW for each in listed(path) if each in pages}
                ordered |= first | dict.fromkeys(pages, BELOW)
    return ordered
