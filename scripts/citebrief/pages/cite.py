"""How to cite a thing: a block of ready citations, and the list of references of a narrative page.

The block works without a script: radio buttons choose the style, and what is not chosen is not shown. A
script adds the buttons that copy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape, unescape

from citebrief.csl import Item, csl, source_item
from citebrief.escape import markdown
from citebrief.exports.bibliography import bibtex, ris
from citebrief.model import Briefing, CitationStyle, Source
from citebrief.pages.markup import box, heading, line, link, outward, span
from citebrief.styles import NAMES, mention, reference

_TAG = re.compile("(</?i>)")


def cite_block(item: Item, styles: Iterable[CitationStyle], what: str) -> str:
    """Return the ready citations of an item, the first style chosen; `what` is what they cite.

    Material's search forgets what it leaves out at the end of an element with the same tag inside.
    """
    forms: list[tuple[str, str, str]] = [
        (style, NAMES[style], f"<p>{reference(item, style)}</p>") for style in dict.fromkeys(styles)
    ]
    for key, name, text in (
        ("bibtex", "BibTeX", bibtex(item)),
        ("ris", "RIS", ris(item).replace("\r\n", "\n")),
        ("csl", "CSL-JSON", json.dumps([csl(item)], ensure_ascii=False)),
    ):
        forms.append((key, name, f"<pre>{escape(text, quote=False)}</pre>"))
    chosen = (' checked=""' if position == 0 else "" for position in range(len(forms)))
    choices = [
        f'<input type="radio" name="cite" id="cite-{key}"{mark}><label for="cite-{key}">{name}</label>'
        for (key, name, _), mark in zip(forms, chosen, strict=True)
    ]
    panels = [
        f'<div class="cb-cite-text cb-cite-text--{key}" data-name="{name}">{text}</div>'
        for key, name, text in forms
    ]
    lines = [
        heading(2, "cite", f"Cite {what}", searched=False) + "\n",
        '<div class="cb-cite">',
        f'<fieldset data-search-exclude=""><legend class="cb-hidden">Cite {what} as</legend>',
        *choices,
        *panels,
        "</fieldset>",
        "</div>",
    ]
    return "\n".join(lines)


def permanent_address(url: str | None) -> str:
    """Return a page's address in a box like that of a citation; nothing where it has none."""
    if url is None:
        return ""
    named = line("p", "cb-meta", "Permanent address", searched=False)
    return f"{named}\n\n{box('div', 'cb-cite-text cb-address', outward(url), searched=False)}"


def source_mention(source: Source, paragraphs: str, style: CitationStyle) -> str:
    """Return how running text cites paragraphs of a source."""
    return span("cb-mention", _as_markdown(mention(source_item(source), style, paragraphs)))


def references(sources: Iterable[str], briefing: Briefing, path: str) -> str:
    """Return the list of references of a page that rests on some sources, in the briefing's first style."""
    style = briefing.about.citation_styles[0]
    given = [(reference(source_item(briefing.sources[id_]), style), id_) for id_ in dict.fromkeys(sources)]
    if style != "ieee":  # which numbers them as they are first cited
        given.sort(key=lambda entry: _sorted_by(entry[0]))
    mark = "1." if style == "ieee" else "-"
    rows = [f"{mark} {_as_markdown(text)} {link('Source', path, f'sources/{id_}.md')}" for text, id_ in given]
    listed = box("div", "cb-references", "\n".join(rows), searched=False)
    return f"{heading(2, 'references', 'References', searched=False)}\n\n{listed}"


def _sorted_by(text: str) -> str:
    """Return the words of a reference without the marks before and between them."""
    return "".join(filter(str.isalnum, unescape(_TAG.sub("", text)))).casefold()


def _as_markdown(text: str) -> str:
    """Return HTML of words and italics for Markdown, in which only the italics are markup."""
    return "".join(part if _TAG.fullmatch(part) else markdown(unescape(part)) for part in _TAG.split(text))
