"""What is wrong with hand-written pages: their places, citations and parts, and what they would load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citebrief.load import Records
from citebrief.model import Briefing
from citebrief.pages.citations import resolve
from citebrief.pages.narrative import uncited_paragraphs
from citebrief.pages.parts import PARTS, asked_parts
from citebrief.pages.prose import place_in, prose
from citebrief.problems import Place, Problem, did_you_mean
from citebrief.reading import read_front_matter

FIELD = "citebrief"
"""The field of front matter that the build writes into every page."""
_LOADED = re.compile(
    r"""(?:!\[[^\]]*\]\(\s*<?|<(?!a\b)[a-z][^>]*\s(?:src|srcset|href|data|poster)\s*=\s*["']?\s*)"""
    r"""(?P<address>(?:[a-z][a-z0-9+.-]*:)?//[^\s"'>)]*)""",
    re.IGNORECASE,
)
_SINGLE = (
    "timeline.md",
    "comparisons.md",
    "figures.md",
    "origins.md",
    "exports.md",
    "problems.md",
    "changes.md",
    "check.md",
    "notices.md",
    "claims/index.js",
)
_OURS = ("editions/", "exports/", "feeds/", "passages/", "licences/")
"""Folders of which all is made."""
_INDEXES = ("claims", "topics", "entities", "sources")


def generated_paths(briefing: Briefing) -> set[str]:
    """Return the paths of pages that are made, and of what they load, which no hand-written page may have."""
    kinds: dict[str, Iterable[str]] = {
        "claims": briefing.claims,
        "topics": briefing.topics,
        "origins": briefing.topics,
        "entities": briefing.entities,
        "sources": briefing.sources,
    }
    return {
        *_SINGLE,
        *(f"{folder}/index.md" for folder in _INDEXES),
        *(f"{folder}/{id_}.md" for folder, records in kinds.items() for id_ in records),
    }


def check_pages(records: Records, briefing: Briefing) -> list[Problem]:
    """Return what is wrong with the hand-written pages: their places, citations and parts.

    A claim that was left out because something is wrong with it exists, and may be cited.
    """
    problems = list(_in_the_way(records, briefing))
    existing = records.ids("claim")
    for path, text in records.pages.items():
        found_here = resolve(text, path, briefing, existing).problems
        problems += (p for p in found_here if p.code != "CB401" or "claim" not in records.unread)
        problems += uncited_paragraphs(text, path)
        problems += _from_elsewhere(text, path)
        problems += own_field(text, path)
        for found in asked_parts(text):
            name = found["name"]
            if name not in PARTS:
                hint = did_you_mean(name, PARTS) or f"parts are {', '.join(PARTS)}"
                message = f"there is no part '{name}'"
                problems.append(Problem(place_in(text, found.start(), path), "CB405", message, hint))
    return problems


def _from_elsewhere(text: str, path: str) -> Iterator[Problem]:
    """Yield images, frames and scripts that a page would load from another host."""
    for start, end in prose(text):
        for found in _LOADED.finditer(text, start, end):
            message = f"the page would load '{found['address']}' from another host"
            yield Problem(place_in(text, found.start(), path), "CB406", message)


def _in_the_way(records: Records, briefing: Briefing) -> Iterator[Problem]:
    pages = generated_paths(briefing)
    taken = pages | {path.removesuffix(".md") + ".html" for path in pages}
    for path in (*records.pages, *records.assets):
        # MkDocs takes README.md for the index of its folder.
        address = re.sub(r"(?:^|(?<=/))README\.md$", "index.md", path).casefold()
        if address in taken or address.startswith(_OURS):
            message = f"'{path}' is the address of a generated page"
            yield Problem(Place(f"docs/{path}"), "CB403", message)


def own_field(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem where a hand-written page has the field that is ours."""
    fields, _ = read_front_matter(text, f"docs/{path}")
    if fields and FIELD in fields:
        message = f"'{FIELD}' in the front matter is written by the build"
        yield Problem(Place(f"docs/{path}", *fields.marks[FIELD]), "CB103", message, "leave it out")
