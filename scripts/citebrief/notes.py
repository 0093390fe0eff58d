"""How citations look: a Python-Markdown extension that goes with the standard `footnotes`, after it.

It takes the marks and ways back that `footnotes` made and gives them words: a mark is `[3]` and is called
"Note 3". Without it all is there and works, only the marks are bare figures, of which a build warns (CB409).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_AFTER_FOOTNOTES = 12
"""The priority of `footnotes` at its last, doubling the ways back, is 15; whatever comes later has less."""


class Notes(Extension):
    """Names the marks of footnotes and the ways back to them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Take what `footnotes` has made."""
        md.treeprocessors.register(_Named(md), "citebrief-notes", _AFTER_FOOTNOTES)


class _Named(Treeprocessor):
    def run(self, root: Element) -> None:
        for mark in root.iter("sup"):
            for link in mark.findall("a[@class='footnote-ref']"):
                link.set("aria-label", f"Note {link.text}")
                link.text = f"[{link.text}]"
                mark.tag = "span"
                mark.set("class", "cb-ref")
        for notes in root.iterfind(".//div[@class='footnote']"):
            for number, note in enumerate(notes.iterfind("ol/li"), start=1):
                _name_ways_back(note, number)


def _name_ways_back(note: Element, number: int) -> None:
    """Give each way back a name of its own: a note cited twice has two."""
    for place, link in enumerate(note.iterfind(".//a[@class='footnote-backref']"), start=1):
        link.text = "↑" if place == 1 else f"↑{place}"
        link.attrib.pop("title", None)
        link.set("aria-label", f"Back to citation {place} of note {number}")
