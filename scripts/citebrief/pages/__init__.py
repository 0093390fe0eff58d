"""A verified briefing and the hand-written pages into Markdown: `{path below build/docs: text}`.

Hand-written pages get their citations and generated parts; every other page is made here, one module a kind.
The same briefing gives the same text, and a changed claim changes only the pages that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citebrief.impact import impacts
from citebrief.load import Records
from citebrief.model import Briefing, Comparison, Verified
from citebrief.pages.citations import resolve, with_notes
from citebrief.pages.claim import claim_page
from citebrief.pages.claims import claims_index, topic_page, topics_index
from citebrief.pages.comparisons import comparisons_page
from citebrief.pages.entities import Mentions, entities_index, entity_page
from citebrief.pages.head import narrative_parts, own_field, with_head, written_head
from citebrief.pages.narrative import uncited_paragraphs
from citebrief.pages.overview import overview_page
from citebrief.pages.parts import PARTS
from citebrief.pages.prose import comments, place_in, prose
from citebrief.pages.reference import exports_page, problems_page
from citebrief.pages.sources import source_page, sources_index, uses
from citebrief.pages.timeline import timeline_page
from citebrief.problems import Place, Problem, did_you_mean

_PART = re.compile(
    r"^[ \t]*(?P<comment><!--)[ \t]*citebrief:[ \t]*(?P<name>[^\n]*?)[ \t]*-->[ \t]*$", re.MULTILINE
)
_LOADED = re.compile(
    r"""(?:!\[[^\]]*\]\(\s*<?|<(?!a\b)[a-z][^>]*\s(?:src|srcset|href|data|poster)\s*=\s*["']?\s*)"""
    r"""(?P<address>(?:[a-z][a-z0-9+.-]*:)?//[^\s"'>)]*)""",
    re.IGNORECASE,
)
_SINGLE = ("timeline.md", "comparisons.md", "exports.md", "problems.md")
_INDEXES = ("claims", "topics", "entities", "sources")


def generated_paths(briefing: Briefing) -> set[str]:
    """Return the paths of all pages that are made, which no hand-written page may have."""
    kinds: dict[str, Iterable[str]] = {
        "claims": briefing.claims,
        "topics": briefing.topics,
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
        for found in _parts(text):
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
        if address in taken or address.startswith("exports/"):
            message = f"'{path}' is the address of a generated page"
            yield Problem(Place(f"docs/{path}"), "CB403", message)


def make_pages(
    verified: Verified, written: dict[str, str], hashes: dict[str, str], exports: Mapping[str, bytes]
) -> dict[str, str]:
    """Return every page of the site by its path, given the hash of each claim and the files of exports."""
    briefing = verified.briefing
    used, mentions, affected = uses(verified), Mentions(briefing), impacts(briefing)
    beside = _comparisons_by_claim(briefing)
    parts = narrative_parts(written, briefing.about)
    pages = {
        "claims/index.md": claims_index(briefing),
        "topics/index.md": topics_index(briefing),
        "entities/index.md": entities_index(briefing, mentions),
        "sources/index.md": sources_index(verified, used),
        "timeline.md": timeline_page(briefing),
        "comparisons.md": comparisons_page(briefing),
        "exports.md": exports_page(briefing, exports),
        "problems.md": problems_page(briefing),
    }
    for claim in briefing.claims.values():
        beside_it = beside.get(claim.id, [])
        pages[f"claims/{claim.id}.md"] = claim_page(claim, verified, beside_it, hashes[claim.id])
    for topic in briefing.topics.values():
        pages[f"topics/{topic.id}.md"] = topic_page(topic, briefing)
    for entity in briefing.entities.values():
        pages[f"entities/{entity.id}.md"] = entity_page(entity, briefing, mentions)
    for source in briefing.sources.values():
        uses_of_it, impact = used.get(source.id, []), affected.get(source.id)
        pages[f"sources/{source.id}.md"] = source_page(source, verified, uses_of_it, impact)
    if "index.md" not in written:
        pages["index.md"] = overview_page(verified, parts)
    return pages | {path: _written(text, path, verified, parts) for path, text in written.items()}


def _comparisons_by_claim(briefing: Briefing) -> dict[str, list[Comparison]]:
    beside: dict[str, list[Comparison]] = {}
    for comparison in briefing.comparisons.values():
        for id_ in dict.fromkeys(id_ for column in comparison.columns for id_ in column.claims):
            beside.setdefault(id_, []).append(comparison)
    return beside


def _written(text: str, path: str, verified: Verified, parts: list[tuple[str, str]]) -> str:
    page = with_notes(resolve(text, path, verified.briefing), path, verified)
    pieces, position = [], 0
    for found in _parts(page):
        pieces += [page[position : found.start()], PARTS[found["name"]](verified, path)]
        position = found.end()
    line = written_head(text, path, verified.briefing.about, parts)
    return with_head("".join((*pieces, page[position:])), path, line)


def _parts(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of a page that ask for a generated part; in code they are text like any other."""
    if "citebrief:" in text:
        standing = set(comments(text))
        yield from (found for found in _PART.finditer(text) if found.start("comment") in standing)
