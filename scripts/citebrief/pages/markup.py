"""Small pieces of Markdown that all pages are put together from.

Functions take text that is already safe for Markdown, but where their names of parameters say `text`.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable

from citebrief.escape import address, attribute, markdown

_NOT_SEARCHED = ' data-search-exclude=""'


def front_matter(
    kind: str,
    title: str,
    description: str = "",
    hide: Iterable[str] = ("navigation", "toc"),
    head: str = "",
) -> str:
    """Return the head of a page; title and description are texts, written as HTML attributes need them.

    `head` is a line that `head_field` made.
    """
    lines = [f"kind: {kind}", f"title: {_yaml(title)}"]
    if description:
        lines.append(f"description: {_yaml(description)}")
    lines += [head] if head else []
    lines += ["hide:", *(f"  - {part}" for part in hide)] if hide else []
    return "---\n" + "\n".join(lines) + "\n---\n"


def _yaml(text: str) -> str:
    """Return a double-quoted YAML scalar of the text as an attribute; templates write it without escaping."""
    return json.dumps(attribute(text), ensure_ascii=False)


def page(head: str, *blocks: str) -> str:
    """Join blocks into a page, one blank line between two."""
    return head + "\n" + "\n\n".join(block for block in blocks if block) + "\n"


def box(tag: str, classes: str, *blocks: str, id_: str = "", label: str = "", searched: bool = True) -> str:
    """Return an element whose content is Markdown blocks; search leaves out what only repeats claims."""
    attributes = (f' id="{id_}"' if id_ else "") + (f' aria-label="{label}"' if label else "")
    attributes += "" if searched else _NOT_SEARCHED
    body = "\n\n".join(block for block in blocks if block)
    return f'<{tag} class="{classes}"{attributes} markdown="1">\n\n{body}\n\n</{tag}>'


def line(tag: str, classes: str, *phrases: str, searched: bool = True) -> str:
    """Return an element whose content is one line of Markdown."""
    attributes = "" if searched else _NOT_SEARCHED
    content = " ".join(phrase for phrase in phrases if phrase)
    return f'<{tag} class="{classes}"{attributes} markdown="span">{content}</{tag}>'


def heading(level: int, id_: str, content: str, *, searched: bool = True) -> str:
    """Return a heading made of data; its id is ours, since one made of its words could be a script's name."""
    attributes = "" if searched else _NOT_SEARCHED
    return f'<h{level} id="{id_}"{attributes} markdown="span">{content}</h{level}>'


def span(classes: str, content: str) -> str:
    """Return a phrase with a class."""
    return f'<span class="{classes}">{content}</span>'


def sign(character: str) -> str:
    """Return a mark that stands before the word it repeats, hidden from screen readers."""
    return f'<span class="cb-sign" aria-hidden="true">{character}</span>'


def link(label: str, page_path: str, target: str, anchor: str = "") -> str:
    """Return a Markdown link from one page to another, by paths below the documents' folder."""
    return f"[{label}]({_relative(page_path, target)}{'#' if anchor else ''}{anchor})"


def address_in_site(page_path: str, target: str) -> str:
    """Return the address of a page in the built site, for links that MkDocs does not write itself."""
    return _relative(page_path, target).removesuffix(".md") + ".html"


def _relative(page_path: str, target: str) -> str:
    folder = posixpath.dirname(page_path)
    near = folder and target.startswith(f"{folder}/")
    return target[len(folder) + 1 :] if near else "../" * page_path.count("/") + target


def outward(url: str, label: str = "") -> str:
    """Return a Markdown link to a web address, shown in full where it has no label."""
    return f"[{label or markdown(url)}]({address(url)})"


def cell(content: str, tag: str = "td", attributes: str = "", *, searched: bool = True) -> str:
    """Return a cell of a table, its content a phrase."""
    attributes += "" if searched else _NOT_SEARCHED
    return (
        f'<{tag}{attributes} markdown="span">{content}</{tag}>' if content else f"<{tag}{attributes}></{tag}>"
    )


def table(classes: str, head: str, rows: Iterable[str], *, named_by: str = "") -> str:
    """Return a table; its head and each of its rows are cells, `named_by` is the id of what it is called."""
    name = f' aria-labelledby="{named_by}"' if named_by else ""
    lines = [
        f'<table class="{classes}"{name} markdown="1">',
        f'<thead markdown="1">\n<tr markdown="1">{head}</tr>\n</thead>',
        '<tbody markdown="1">',
        *(f'<tr markdown="1">{row}</tr>' for row in rows),
        "</tbody>\n</table>",
    ]
    return "\n".join(lines)


def bullets(items: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {item}" for item in items)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of terms and what is said of each; a fact not given says so."""
    return "\n\n".join(f"{term}\n:   {value or 'none stated'}" for term, value in pairs)
