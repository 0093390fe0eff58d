"""One HTML file of a whole built site: the content of its pages, in order, with every link inside it.

Nothing is loaded, from this host or another; style and script stand in the file, and its policy lets nothing
else run. Without the script all is shown; with it, what is typed leaves standing only what holds the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from lxml import etree

from citebrief.model import BriefingRecord
from citebrief.single.content import Cleaner, Element
from citebrief.single.document import Part, document
from citebrief.single.links import Links, target
from citebrief.single.order import in_order

_ELSEWHERE = frozenset(("404.html", "check.html", "exports.html", "notices.html", "problems.html"))
"""Pages about files and tools that stand beside the pages, not in them."""
_REPEATING = tuple(f'<div class="cb cb--{kind}"'.encode() for kind in ("figures", "matrix", "topic"))
"""Pages that only tell in another way what others do; in the file claims stand in the order of topics."""
_NAV = etree.XPath('//nav[contains(@class, "md-nav--primary")]//a/@href')
_CONTENT = etree.XPath('//div[starts-with(@class, "cb cb--")]')
_TITLE = etree.XPath("string(.//h1)")
_HREFS = etree.XPath(".//a/@href")
_FOOT = etree.XPath('//div[@class="md-copyright"]')


def single_file(site: Path, about: BriefingRecord) -> str:
    """Return the whole briefing as one HTML document, given the folder of its built site."""
    paths = {
        file.relative_to(site).as_posix() for file in site.rglob("*.html") if _is_page(file)
    } - _ELSEWHERE
    index = _read(site, "index.html")
    nav = [target("index.html", address)[0] for address in _NAV(index)]
    ordered = in_order(paths, nav, _listed(site))
    cleaner = Cleaner(site, Links(paths, about.root))
    parts = list(_parts(site, ordered, cleaner))
    foot = "".join(cleaner.piece("index.html", found) for found in _FOOT(index))
    parts = [replace(part, html=cleaner.settled(part.html)) for part in parts]
    theme = (site / "assets" / "citebrief" / "citebrief.css").read_text("utf-8")
    return document(about, parts, foot, f"{_own('single.css')}\n{theme}", _own("find.js"))


def _is_page(file: Path) -> bool:
    """Whether the theme has written a page; another may be a writer's own file, of whatever form."""
    html = file.read_bytes()
    return b'<div class="cb cb--' in html and not any(kind in html for kind in _REPEATING)


def _parts(site: Path, ordered: dict[str, int], cleaner: Cleaner) -> Iterator[Part]:
    for path, level in ordered.items():
        for content in _CONTENT(_read(site, path))[:1]:
            title = " ".join(_TITLE(content).split()) or path
            yield Part(path, title, level, cleaner.section(path, content, level))


def _listed(site: Path) -> Callable[[str], list[str]]:
    """Return what tells to which pages a page's content links."""

    def listed(path: str) -> list[str]:
        found = (_HREFS(content) for content in _CONTENT(_read(site, path))[:1])
        return [target(path, address)[0] for addresses in found for address in addresses]

    return listed


def _read(site: Path, path: str) -> Element:
    # A parser for each page: libxml2 keeps the names that a parser has met for as long as it is used.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return etree.fromstring((site / path).read_bytes(), parser)


def _own(name: str) -> str:
    return files("citebrief.single").joinpath(name).read_text("utf-8")
