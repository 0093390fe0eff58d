"""Every page of the site: the hand-written ones with their notes, parts and heads, and all that are made."""

from __future__ import annotations

from collections.abc import Mapping

from citebrief.csl import page_item
from citebrief.frozen import Editions
from citebrief.impact import impacts
from citebrief.model import Briefing, Comparison, Verified
from citebrief.pages.checker import CHECK_PAGE, checker_page, passage_scripts
from citebrief.pages.citations import notes, resolve
from citebrief.pages.cite import cite_block, references
from citebrief.pages.claim import claim_page
from citebrief.pages.claims import claims_index, topic_page, topics_index
from citebrief.pages.comparisons import comparisons_page
from citebrief.pages.editions import edition_pages
from citebrief.pages.entities import Mentions, entities_index, entity_page
from citebrief.pages.explorer import EXPLORER_SCRIPT, explorer_script
from citebrief.pages.figures import FIGURES_PAGE, figures_page
from citebrief.pages.head import described, is_report, narrative_parts, with_head, written_head
from citebrief.pages.matrix import matrix_page
from citebrief.pages.notices import NOTICES_PAGE, notices_page
from citebrief.pages.origins import origins_page
from citebrief.pages.overview import OVERVIEW, beside_ways_in, overview_page
from citebrief.pages.parts import PARTS, asked_parts
from citebrief.pages.reference import exports_page, problems_page
from citebrief.pages.sources import source_page, sources_index, uses
from citebrief.pages.timeline import timeline_page


def make_pages(
    verified: Verified,
    written: dict[str, str],
    hashes: dict[str, str],
    exports: Mapping[str, bytes],
    editions: Editions,
) -> dict[str, str]:
    """Return every page, and what a page loads, by path, given what else is made of the briefing."""
    briefing = verified.briefing
    used, mentions, affected = uses(verified), Mentions(briefing), impacts(briefing)
    beside = _comparisons_by_claim(briefing)
    parts = narrative_parts(written, briefing.about)
    pages = {
        "claims/index.md": claims_index(briefing),
        EXPLORER_SCRIPT: explorer_script(briefing),
        "topics/index.md": topics_index(briefing),
        "entities/index.md": entities_index(briefing, mentions),
        "sources/index.md": sources_index(verified, used),
        "timeline.md": timeline_page(briefing),
        "comparisons.md": comparisons_page(verified),
        FIGURES_PAGE: figures_page(verified),
        "origins.md": origins_page(briefing),
        "exports.md": exports_page(briefing, exports),
        "problems.md": problems_page(briefing),
        NOTICES_PAGE: notices_page(briefing),
        CHECK_PAGE: checker_page(verified, used),
        **passage_scripts(verified, used),
        **edition_pages(briefing, editions),
    }
    for claim in briefing.claims.values():
        beside_it = beside.get(claim.id, [])
        pages[f"claims/{claim.id}.md"] = claim_page(claim, verified, beside_it, hashes[claim.id])
    for topic in briefing.topics.values():
        pages[f"topics/{topic.id}.md"] = topic_page(topic, briefing)
        pages[f"origins/{topic.id}.md"] = matrix_page(topic, briefing)
    for entity in briefing.entities.values():
        pages[f"entities/{entity.id}.md"] = entity_page(entity, briefing, mentions)
    for source in briefing.sources.values():
        uses_of_it, impact = used.get(source.id, []), affected.get(source.id)
        pages[f"sources/{source.id}.md"] = source_page(source, verified, uses_of_it, impact)
    if OVERVIEW not in written:
        pages[OVERVIEW] = overview_page(verified, parts)
    return pages | {path: _written(text, path, verified, parts) for path, text in written.items()}


def _comparisons_by_claim(briefing: Briefing) -> dict[str, list[Comparison]]:
    beside: dict[str, list[Comparison]] = {}
    for comparison in briefing.comparisons.values():
        for id_ in dict.fromkeys(id_ for column in comparison.columns for id_ in column.claims):
            beside.setdefault(id_, []).append(comparison)
    return beside


def _written(text: str, path: str, verified: Verified, parts: list[tuple[str, str]]) -> str:
    about = verified.briefing.about
    resolved = resolve(text, path, verified.briefing)
    section, definitions = notes(resolved, path, verified)
    if path == OVERVIEW:
        blocks = [beside_ways_in(resolved.text, section, verified, parts)]
    elif is_report(text, path):
        blocks = [resolved.text, section, *_ending(text, path, resolved.cited, verified.briefing)]
    else:
        blocks = [resolved.text, section]
    page = "\n\n".join(block.rstrip() for block in (*blocks, definitions) if block) + "\n"
    return with_head(_with_parts(page, path, verified), path, written_head(text, path, about, parts))


def _with_parts(page: str, path: str, verified: Verified) -> str:
    """Return a page with each part that it asks for."""
    pieces, position = [], 0
    for found in asked_parts(page):
        pieces += [page[position : found.start()], PARTS[found["name"]](verified, path)]
        position = found.end()
    return "".join((*pieces, page[position:]))


def _ending(text: str, path: str, cited: list[str], briefing: Briefing) -> list[str]:
    """Return what a narrative page ends with: its references and how to cite it."""
    about = briefing.about
    sources = [evidence.source for id_ in cited for evidence in briefing.claims[id_].evidence]
    listed = [references(sources, briefing, path)] if sources else []
    item = page_item(described(text, path, about)[0], path, about)
    return [*listed, cite_block(item, about.citation_styles, "this page")]
