"""What became of hand-written pages in the built site: every citation a note, nothing from another host.

Which text is code is for the Markdown engine and its extensions to say, so what they made is looked at
before the site is put in place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from citebrief.load import Records
from citebrief.model import Briefing
from citebrief.pages.citations import resolve
from citebrief.problems import Place, Problem

_LOADS = frozenset(("src", "srcset", "poster", "data", "ping", "background"))
_TELLS = frozenset(("canonical", "alternate", "prev", "next", "author", "license"))
_ELSEWHERE = re.compile(r"(?:^|[,\s])(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LITERAL = re.compile(r"\[@[a-z0-9][^\]\n]{0,80}|\[\^[a-z0-9][a-z0-9-]*\]")


class _Page(HTMLParser):
    """Collects the notes that a page refers to, its text outside code, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.notes: Counter[str] = Counter()
        self.unnamed = False
        self.literal: list[str] = []
        self.loaded: list[str] = []
        self._code = 0
        self._style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag in ("code", "pre", "script")
        self._style = tag == "style"
        for name, value in attrs:
            if name == "href" and (value or "").startswith("#fn:"):
                self.notes[(value or "")[4:]] += 1
                self.unnamed |= "aria-label" not in dict(attrs)
            loads = name in _LOADS or (name == "href" and (tag in ("image", "use") or _is_loaded(tag, attrs)))
            if value and ((loads and _ELSEWHERE.search(value)) or (name == "style" and _STYLE.search(value))):
                self.loaded.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("code", "pre", "script")
        self._style = False

    def handle_data(self, data: str) -> None:
        if self._style:
            self.loaded += _STYLE.findall(data)
        elif not self._code:
            self.literal += _LITERAL.findall(data)


def _is_loaded(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
    """Whether a browser fetches what a `link` names; it does not where the link only tells of a page."""
    return tag == "link" and not _TELLS & set((dict(attributes).get("rel") or "").casefold().split())


def unrendered(site: Path, records: Records, briefing: Briefing) -> Iterator[Problem]:
    """Yield what hand-written pages do not show as it was meant, given the folder of the built site."""
    unnamed = ""
    for path, text in records.pages.items():
        built = site / f"{path.removesuffix('.md')}.html"
        if built.is_file():
            page = _Page(built.read_text("utf-8"))
            unnamed = unnamed or (path if page.unnamed else "")
            yield from _of_page(page, resolve(text, path, briefing).marks, Place(f"docs/{path}"))
    if unnamed:
        hint = "does it list 'citebrief.notes:Notes' under 'markdown_extensions', after 'footnotes'?"
        yield Problem(Place("mkdocs.yml"), "CB409", f"marks are bare figures, as in docs/{unnamed}", hint)


def _of_page(page: _Page, marks: list[tuple[str, Place]], place: Place) -> Iterator[Problem]:
    meant = Counter(id_ for id_, _ in marks)
    for id_, number in meant.items():
        if page.notes[id_] < number:
            first = next(there for cited, there in marks if cited == id_)
            shown = f"{page.notes[id_]} of {number} citations of '{id_}' became notes"
            hint = "does one stand in raw HTML, or in what Markdown takes for code?"
            yield Problem(first, "CB407", shown, hint)
    for literal in page.literal:
        yield Problem(place, "CB407", f"'{literal}' stands in the page as text")
    for address in page.loaded:
        yield Problem(place, "CB406", f"the page would load '{address}' from another host")
