"""The pages of entities and their index by type."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.model import Briefing, Claim, Entity
from citebrief.pages.claims import claim_list
from citebrief.pages.markup import box, bullets, facts, front_matter, heading, line, link, page, span
from citebrief.pages.phrases import number, source_link

_PLURALS = {
    "person": "People",
    "organisation": "Organisations",
    "product": "Products and systems",
    "programme": "Programmes",
    "law": "Laws",
    "place": "Places",
    "publication": "Publications",
}


class Mentions:
    """For each entity, the claims about it and those it voices; gathered once for all pages."""

    def __init__(self, briefing: Briefing) -> None:
        self.about: dict[str, list[Claim]] = {id_: [] for id_ in briefing.entities}
        self.voiced: dict[str, list[Claim]] = {id_: [] for id_ in briefing.entities}
        for claim in briefing.current_claims:
            for id_ in dict.fromkeys(claim.entities):
                self.about[id_].append(claim)
            voices = {voice.id: None for evidence in claim.evidence for voice in evidence.said_by}
            for id_ in voices:
                self.voiced[id_].append(claim)

    def count(self, entity: Entity) -> int:
        """Return how many claims have to do with an entity."""
        return len({claim.id for claim in (*self.about[entity.id], *self.voiced[entity.id])})


def entities_index(briefing: Briefing, mentions: Mentions) -> str:
    """Return the index of entities under the headings of their types."""
    path = "entities/index.md"
    sections = []
    for type_, plural in _PLURALS.items():
        entities = [entity for entity in briefing.entities.values() if entity.type == type_]
        if entities:
            ordered = sorted(entities, key=lambda entity: (entity.name.casefold(), entity.id))
            rows = [_row(entity, path, mentions) for entity in ordered]
            sections += [f"## {plural}", box("div", "cb-list", bullets(rows), searched=False)]
    return page(
        front_matter("entities", "Entities", f"Entities of {briefing.about.title}"),
        line("p", "cb-crumbs", link("Claims", path, "claims/index.md")),
        "# Entities",
        line(
            "p",
            "cb-lead",
            f"{number(len(briefing.entities), 'entity', 'entities')} that the claims name or quote.",
        ),
        *sections,
    )


def _row(entity: Entity, path: str, mentions: Mentions) -> str:
    count = span("cb-count", number(mentions.count(entity), "claim"))
    return f"{link(markdown(entity.name), path, f'entities/{entity.id}.md')} {count}"


def entity_page(entity: Entity, briefing: Briefing, mentions: Mentions) -> str:
    """Return the page of an entity: what it is, the claims about it, the claims it voices."""
    path = f"entities/{entity.id}.md"
    about, voiced = mentions.about[entity.id], mentions.voiced[entity.id]
    trail = f"{link('Claims', path, 'claims/index.md')} › {link('Entities', path, 'entities/index.md')}"
    sections = [
        f"## {heading}\n\n{claim_list(claims, briefing, path)}"
        for heading, claims in (("Claims about it", about), ("Claims it voices", voiced))
        if claims
    ]
    main = box("div", "cb-main", *(sections or ["No current claim names it."]))
    rail = box("aside", "cb-rail", _facts(entity, briefing, path), label="About this entity")
    return page(
        front_matter("entity", entity.name, entity.description or f"{entity.name}, {entity.type}"),
        line("p", "cb-crumbs", trail),
        heading(1, "title", markdown(entity.name)),
        line("p", "cb-lead", markdown(entity.description)) if entity.description else "",
        box("div", "cb-columns", main, rail),
    )


def _facts(entity: Entity, briefing: Briefing, path: str) -> str:
    pairs: list[tuple[str, str]] = [("Type", entity.type)]
    if entity.aliases:
        pairs.append(("Also written", ", ".join(markdown(alias) for alias in entity.aliases)))
    if entity.unnamed and entity.source:
        pairs.append(("Unnamed voice of", source_link(briefing.sources[entity.source], path)))
    voices = [source for source in briefing.sources.values() if source.voice == entity.id]
    if voices:
        pairs.append(("Own voice of", ", ".join(source_link(source, path) for source in voices)))
    pairs.append(("Id", f"`{entity.id}`"))
    return box("div", "cb-facts", facts(pairs))
