"""Where the addresses of a site's pages lead within one file."""

from __future__ import annotations

import re
from collections.abc import Collection
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FOLLOWED = ("https://", "http://", "mailto:")


def anchor(path: str, id_: str = "") -> str:
    """Return the id in one file of a page, or of what has an id there; it is its own form in an address.

    A page's path keeps no colon, so no two of them are the same.
    """
    page = quote(path.removesuffix(".html"))
    return f"{page}:{quote(id_, safe=':')}" if id_ else page


def target(page: str, address: str) -> tuple[str, str]:
    """Return the path and the fragment to which a page's relative address leads."""
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    return normpath(join(dirname(page), path)) if path else page, unquote(fragment)


class Links:
    """The links of pages that now stand in one file; `hosted` is where the site is at home, if anywhere."""

    def __init__(self, pages: Collection[str], hosted: str | None) -> None:
        self._pages = frozenset(pages)
        self._hosted = hosted

    def within(self, page: str, address: str) -> str | None:
        """Return where an address of a page leads from the file; None where it would lead nowhere."""
        if _SCHEME.match(address):
            return address if address.lower().startswith(_FOLLOWED) else None
        path, fragment = target(page, address)
        if path in self._pages:
            return f"#{anchor(path, fragment)}"
        if self._hosted is None or path.startswith(".."):
            return None
        return f"{self._hosted}{quote(path)}" + (f"#{quote(fragment, safe=':')}" if fragment else "")
