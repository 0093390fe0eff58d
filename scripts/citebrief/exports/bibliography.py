"""The sources for reference managers: CSL-JSON, BibTeX and RIS.

Each format says of a date only what it can say without making it more precise: a year where there is just
one, a day where the day is known; the date as the briefing has it, in EDTF, stands in a note.
"""

from __future__ import annotations

import json

from citebrief.csl import csl
from citebrief.dates import parse
from citebrief.model import Agent, Briefing, Source

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
    sources = list(briefing.sources.values())
    items = json.dumps([csl(source) for source in sources], ensure_ascii=False, indent=1)
    return {
        "sources.csl.json": f"{items}\n".encode(),
        "sources.bib": "\n".join(map(bibtex, sources)).encode(),
        "sources.ris": "".join(map(ris, sources)).encode(),
    }


def bibtex(source: Source) -> str:
    """Return a source as an entry of BibTeX in UTF-8, its title kept in its own case."""
    kind = _BIBTEX_TYPES.get(source.type, "misc")
    container = _CONTAINERS.get(kind, "howpublished")
    fields = [
        ("author", " and ".join(map(_bibtex_name, source.author))),
        ("title", f"{{{source.title.translate(_LATEX)}}}"),
        (container, (source.container_title or "").translate(_LATEX)),
        ("year", _year(source)),
        ("date", _day(source)),
        ("url", (source.URL or "").translate(_LATEX)),
        ("langid", source.language or ""),
        ("note", _note(source).translate(_LATEX)),
    ]
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{source.id},\n{body}}}\n"


def _bibtex_name(agent: Agent) -> str:
    parts = (part.translate(_LATEX) for part in (agent.family, agent.given) if part)
    return ", ".join(f"{{{part}}}" for part in parts) or f"{{{(agent.literal or '').translate(_LATEX)}}}"


def ris(source: Source) -> str:
    """Return a source as a record of RIS."""
    day = _day(source)
    lines = [
        ("TY", _RIS_TYPES.get(source.type, "GEN")),
        ("ID", source.id),
        *(("AU", agent.inverted) for agent in source.author),
        ("TI", source.title),
        ("T2", source.container_title or ""),
        ("PY", _year(source)),
        ("DA", "/".join((*day.split("-"), "", "")[:3]) + "/" if day else ""),
        ("UR", source.URL or ""),
        ("LA", source.language or ""),
        ("N1", _note(source)),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def _year(source: Source) -> str:
    """Return the year, where there is but one that the date may be of."""
    when = parse(source.issued) if source.issued else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    return f"{first.year:04}" if first and last and first.year == last.year else ""


def _day(source: Source) -> str:
    """Return the day, month or year where the date is no more and no less than one of these."""
    parts = csl(source).get("issued", {})
    if source.issued and len(parts.get("date-parts", ())) == 1 and "circa" not in parts:
        return source.issued
    return ""


def _note(source: Source) -> str:
    dated = f"Date in EDTF: {source.issued}" if source.issued and not _day(source) else ""
    held = "" if source.held else "Known by mention only"
    return ". ".join(part for part in (dated, held) if part)
