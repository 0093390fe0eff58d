"""What is cited, for reference managers: CSL-JSON, BibTeX and RIS.

Each format says of a date only what it can say without making it more precise: a year where there is just
one, a day where the day is known; the date as the briefing has it, in EDTF, stands in a note.
"""

from __future__ import annotations

import json
import re

from citebrief.csl import Item, csl, csl_date, source_item
from citebrief.dates import parse
from citebrief.model import Agent, Briefing

_BIBTEX_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""Any other type is misc."""
_CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "techreport": "institution",
    "phdthesis": "school",
}
"""The field of BibTeX that names what a source appeared in; howpublished for other types."""
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: rf"\{sign}" for sign in "$&#%_"},
    }
)
_WORDS = re.compile(r"\w+\.?(?:[ -]\w+\.?)*")
_RIS_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "paper-conference": "CONF",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""Any other type is GEN."""


def bibliography(briefing: Briefing) -> dict[str, bytes]:
    """Return all sources, held and mentioned, in each format by file name."""
    items = [source_item(source) for source in briefing.sources.values()]
    return {
        "sources.csl.json": (json.dumps(list(map(csl, items)), ensure_ascii=False, indent=1) + "\n").encode(),
        "sources.bib": "\n".join(map(bibtex, items)).encode(),
        "sources.ris": "".join(map(ris, items)).encode(),
    }


def bibtex(item: Item) -> str:
    """Return an item as an entry of BibTeX in UTF-8, its title kept in its own case."""
    kind = _BIBTEX_TYPES.get(item.type, "misc")
    container = _CONTAINERS.get(kind, "howpublished")
    fields = [
        ("author", " and ".join(map(_bibtex_name, item.authors))),
        ("title", f"{{{item.title.translate(_LATEX)}}}"),
        (container, (item.container or item.publisher).translate(_LATEX)),
        ("edition", item.edition.translate(_LATEX)),
        ("year", _year(item)),
        ("date", _day(item)),
        ("url", item.url or ""),  # which is verbatim in BibTeX
        ("note", _note(item).translate(_LATEX)),
    ]
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{item.id},\n{body}}}\n"


def _bibtex_name(agent: Agent) -> str:
    """Return a name; a family name, a body's and a given name with anything but words are not divided."""
    family = f"{{{(agent.family or agent.literal or '').translate(_LATEX)}}}"
    given = (agent.given or "").translate(_LATEX)
    if given and (" and " in given or not _WORDS.fullmatch(given)):
        given = f"{{{given}}}"
    return f"{family}, {given}" if given else family


def ris(item: Item) -> str:
    """Return an item as a record of RIS."""
    day = _day(item)
    lines = [
        ("TY", _RIS_TYPES.get(item.type, "GEN")),
        ("ID", item.id),
        *(("AU", agent.inverted) for agent in item.authors),
        ("TI", item.title),
        ("T2", item.container),
        ("PB", item.publisher),
        ("ET", item.edition),
        ("PY", _year(item)),
        ("DA", "/".join((*day.split("-"), "", "")[:3]) + "/" if day else ""),
        ("UR", item.url or ""),
        ("LA", item.language or ""),
        ("N1", _note(item)),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def _year(item: Item) -> str:
    """Return the year, where there is but one that the date may be of."""
    when = parse(item.issued) if item.issued else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    return f"{first.year:04}" if first and last and first.year == last.year else ""


def _day(item: Item) -> str:
    """Return the day, month or year where the date is no more and no less than one of these."""
    parts = csl_date(item.issued) if item.issued else {}
    if item.issued and len(parts.get("date-parts", ())) == 1 and "circa" not in parts:
        return item.issued
    return ""


def _note(item: Item) -> str:
    dated = f"Date in EDTF: {item.issued}" if item.issued and not _day(item) else ""
    return ". ".join(part for part in (dated, item.note) if part)
