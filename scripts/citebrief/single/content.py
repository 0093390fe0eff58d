"""The content of one page for a file of many: known elements alone, its ids and links those of the file.

Left out is what repeats: the forms of a citation but the first (of a claim, all), the shapes beside tallies,
the standing of claims in lists, which stands with each claim, and the list of all claims, which follow it.
The ids of headings to which nothing leads go as well.
"""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from typing import Any

from lxml import etree

from citebrief.single.known import ATTRIBUTES, DROPPED, KEPT, NAME_IDS
from citebrief.single.links import Links, anchor, target
from citebrief.single.order import TOP

Element = Any
"""An element of lxml, which has no types."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LINK = re.compile(r'(<a\b[^<>]*? href="#)(([^":]*):[^"]*)(?=")')
_HEADING = re.compile(r'(<h[2-6]\b[^<>]*?) id="([^"]*)"')
_URL = re.compile(r"url\(\s*[\"']?#([^)\"']*)[\"']?\s*\)")
_ROWS = frozenset(("blockquote", "dl", "ol", "table", "tbody", "thead", "tr", "ul"))
_IMAGES = {".gif": "gif", ".jpeg": "jpeg", ".jpg": "jpeg", ".png": "png", ".svg": "svg+xml", ".webp": "webp"}


def _has(name: str) -> str:
    return f'contains(concat(" ", @class, " "), " {name} ")'


_LEFT_OUT = ("cb-crumbs", "cb-doc", "cb-dot", "cb-passage", "cb-contents")
"""Classes of what repeats, in another form, what stands beside it or above."""
_REPEATED = etree.XPath(
    f".//*[{' or '.join(map(_has, _LEFT_OUT))}]"
    f" | .//*[{_has('cb-list')}]//*[{_has('cb-meta')} or {_has('cb-tally')}]"
    f" | .//*[{_has('cb-cite-text')}][preceding-sibling::*[{_has('cb-cite-text')}]]"
)
_OF_A_CLAIM = etree.XPath(f'.//*[@id="cite"] | .//*[{_has("cb-cite")}]')
_BELOW_TITLE = etree.XPath("./*[not(self::h1)]")


class Cleaner:
    """Makes of the contents of a site's pages parts of one file."""

    def __init__(self, site: Path, links: Links) -> None:
        self._site = site
        self._links = links
        self._ids: set[str] = set()
        self._linked: set[str] = set()

    def section(self, path: str, content: Element, level: int) -> str:
        """Return the content of a page as a section whose title is a heading of a level."""
        _leave_out(path, content)
        self._fit(path, content, level)
        content.tag = "section"
        content.set("id", anchor(path))
        self._ids.add(anchor(path))
        return _written(content)

    def piece(self, path: str, content: Element) -> str:
        """Return a piece of a page."""
        self._fit(path, content, TOP)
        return _written(content)

    def settled(self, html: str) -> str:
        """Return a section again when all are known: each link leads to what is there, at least to the page.

        In what lxml writes, `<` is a tag's beginning and a quotation mark the end of a value, nothing else.
        """
        html = _LINK.sub(lambda found: found[0] if found[2] in self._ids else f"{found[1]}{found[3]}", html)
        return _HEADING.sub(lambda found: found[0] if found[2] in self._linked else found[1], html)

    def _fit(self, path: str, content: Element, level: int) -> None:
        """Keep the known elements, with the levels, ids and links that they have in the file."""
        etree.strip_elements(content, *DROPPED, with_tail=False)
        others = {element.tag for element in content.iter()} - KEPT - {"aside"}
        etree.strip_tags(content, *others)
        spaced = content.find(".//pre") is not None
        for element in content.iter():
            self._adapt(path, element, level - 1)
            if not spaced:
                _narrow(element)

    def _adapt(self, path: str, element: Element, lower: int) -> None:
        if element.tag in _HEADINGS:
            element.tag = f"h{min(_HEADINGS[element.tag] + lower, 6)}"
        elif element.tag == "aside":  # hundreds of landmarks would be none
            element.tag = "div"
            element.attrib.pop("aria-label", None)
        elif element.tag == "img":
            element.set("src", self._image(path, element.get("src", "")))
        for name, value in element.attrib.items():
            changed = value if name == "src" and element.tag == "img" else self._attribute(path, name, value)
            if changed is None:
                del element.attrib[name]
            elif changed != value:
                element.set(name, changed)
        if element.tag == "a" and "href" not in element.attrib:
            element.tag = "span"

    def _attribute(self, path: str, name: str, value: str) -> str | None:
        if name == "href":
            address = self._links.within(path, value)
            self._linked.add((address or "").removeprefix("#"))
            return address
        if name == "id":
            return self._new(anchor(path, value))
        if name in NAME_IDS:
            named = [anchor(path, id_) for id_ in value.split()]
            self._linked.update(named)
            return " ".join(named)
        if name in ATTRIBUTES or name.startswith("aria-"):
            return _URL.sub(lambda found: f"url(#{anchor(path, found[1])})", value)
        return None

    def _new(self, id_: str) -> str | None:
        """Return an id unless the file has it already."""
        if id_ in self._ids:
            return None
        self._ids.add(id_)
        return id_

    def _image(self, path: str, address: str) -> str:
        """Return a picture of the site as an address that holds it; of any other, nothing is shown."""
        file = self._site / target(path, address)[0]
        kind = _IMAGES.get(file.suffix.lower())
        inside = file.resolve().is_relative_to(self._site.resolve()) and file.is_file()
        return (
            f"data:image/{kind};base64,{b64encode(file.read_bytes()).decode()}"
            if kind and inside
            else "data:,"
        )


def _narrow(element: Element) -> None:
    """Shorten the white space before and between what an element holds; rows and items need none."""
    between = "" if element.tag in _ROWS else "\n"
    if _is_blank(element.text):
        element.text = between
    for inner in element:
        if _is_blank(inner.tail):
            inner.tail = between if "\n" in inner.tail else " "


def _is_blank(text: str | None) -> bool:
    """Whether text is white space alone; a no-break space is none."""
    return bool(text) and not str(text).strip(" \t\n\r\f")


def _leave_out(path: str, content: Element) -> None:
    """Remove what repeats."""
    repeated = list(_REPEATED(content))
    if path.startswith("claims/"):
        repeated += _BELOW_TITLE(content) if path == "claims/index.html" else _OF_A_CLAIM(content)
    for element in repeated:
        _remove(element)


def _remove(element: Element) -> None:
    """Remove an element and leave the text that follows it."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def _written(element: Element) -> str:
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))
