"""The pages of sources: how each is dated and graded, what it rests on, its claims in order of the text."""

from __future__ import annotations

from citebrief.csl import source_item
from citebrief.escape import markdown
from citebrief.impact import Impact
from citebrief.model import Briefing, CitationStyle, Claim, Evidence, Passage, Source, SourceText, Verified
from citebrief.pages.cite import cite_block, source_mention
from citebrief.pages.coins import coins
from citebrief.pages.head import head_field
from citebrief.pages.markup import (
    box,
    bullets,
    facts,
    front_matter,
    heading,
    line,
    link,
    outward,
    page,
    sign,
    span,
)
from citebrief.pages.phrases import (
    GRADE_WORDS,
    STANCE_SIGNS,
    characters,
    claim_link,
    date,
    entity_link,
    grade,
    number,
    passage_anchor,
    place_line,
    quote,
    source_link,
    source_name,
)
from citebrief.pages.shares import cited_paragraphs, if_withdrawn, use_of_source
from citebrief.pages.structured import source_data
from citebrief.pages.textmap import text_map

Use = tuple[Passage, Claim, int, Evidence]
"""One piece of evidence as its source sees it: the passage, the claim, the evidence and its number."""


def uses(verified: Verified) -> dict[str, list[Use]]:
    """Return for each source its evidence in order of the text."""
    found: dict[str, list[Use]] = {source.id: [] for source in verified.briefing.held_sources}
    for claim in verified.briefing.claims.values():
        for index, evidence in enumerate(claim.evidence):
            found[evidence.source].append((verified.passages[claim.id][index], claim, index, evidence))
    for listed in found.values():
        listed.sort(key=lambda use: (use[0].start, use[0].end, use[1].id, use[2]))
    return found


def sources_index(verified: Verified, used: dict[str, list[Use]]) -> str:
    """Return the table of the sources held, and the list of works they rest on."""
    briefing, path = verified.briefing, "sources/index.md"
    rows = [
        "| Source | Title | Published | Grade | Claims |",
        "| --- | --- | --- | --- | --- |",
        *(_table_row(source, used[source.id], path) for source in briefing.held_sources),
    ]
    mentioned = [source for source in briefing.sources.values() if not source.held]
    works = [_work(source, path) for source in mentioned]
    return page(
        front_matter("sources", "Sources", f"Sources of {briefing.about.title}"),
        "# Sources",
        line(
            "p",
            "cb-lead",
            f"{number(len(briefing.held_sources), 'document')} read in full.",
            "Texts are not published; each is known by its SHA-256.",
        ),
        box("div", "cb-table cb-sources", "\n".join(rows)),
        *_base(briefing),
        "## Works mentioned, not read" if works else "",
        box("div", "cb-list", bullets(works)) if works else "",
    )


def _base(briefing: Briefing) -> list[str]:
    """Return the summary statement of ICD 206: strengths and gaps of all sources together."""
    summary = briefing.about.source_summary
    return ["## What they can carry, and what not", markdown(summary)] if summary else []


def _work(source: Source, path: str) -> str:
    title = f": {markdown(source.title)}" if source.container_title else ""
    return f"{source_link(source, path)}{title}{coins(source)}"


def _table_row(source: Source, used: list[Use], path: str) -> str:
    published = date(source.issued) if source.issued else "undated"
    claims = len({claim.id for _, claim, _, _ in used if not claim.retired})
    cells = (
        source_link(source, path),
        f"{markdown(source.title)}{coins(source)}",
        published,
        grade(source) or "not graded",
        number(claims, "claim"),
    )
    return f"| {' | '.join(cells)} |"


def source_page(source: Source, verified: Verified, used: list[Use], impact: Impact | None) -> str:
    """Return the page of a source, held or only mentioned; `impact` is what withdrawing it would mean."""
    briefing, path = verified.briefing, f"sources/{source.id}.md"
    text = verified.texts.get(source.id)
    main = box(
        "div",
        "cb-main",
        *_trust(source),
        *_use(used, text, briefing),
        *_derivations(source, briefing, path),
        *if_withdrawn(impact),
        *_passages(source, used, briefing, path),
    )
    style = briefing.about.citation_styles[0]
    rail = box(
        "aside",
        "cb-rail",
        _facts(source, briefing, text, path),
        cite_block(source_item(source), [style], "this source"),
        label="About this source",
    )
    return page(
        front_matter(
            "source",
            source.title,
            f"{source_name(source)}, a source of {briefing.about.title}",
            head=head_field(jsonld=source_data(source, briefing.about)),
        ),
        line("p", "cb-crumbs", link("Sources", path, "sources/index.md")),
        heading(1, "title", markdown(source.title)),
        line("p", "cb-standing", _dated(source)),
        line("p", "cb-basis", markdown(source.issued_basis)) if source.issued_basis else "",
        box("div", "cb-columns", main, rail),
    )


def _dated(source: Source) -> str:
    name = markdown(source.container_title) if source.container_title else ""
    issued = date(source.issued) if source.issued else "undated"
    held = "" if source.held else ". A work that the sources mention; it was not read."
    return f"{name}{', ' if name else ''}{issued}{held}"


def _trust(source: Source) -> list[str]:
    """Return how far a source can be trusted: its grade on the ladder with the reason, its descriptor."""
    if source.reliability is None and source.descriptor is None:
        return []
    return ["## How far to trust it", *_reliability(source), *_descriptor(source)]


def _reliability(source: Source) -> list[str]:
    if source.reliability is None:
        return []
    judged = source.reliability
    verdict = f"**{judged.grade}, {GRADE_WORDS[judged.grade]}.**"
    sentence = f"{verdict} {markdown(judged.reason)} Judged by {markdown(judged.by)}."
    return [box("div", "cb-graded", _ladder(judged.grade), sentence)]


def _ladder(given: str) -> str:
    """Return the letters from A to F as a list in which the one given is marked."""
    here = ' aria-current="true"'
    steps = [
        f"<li{here if letter == given else ''}>{span('cb-grade', letter)}</li>" for letter in GRADE_WORDS
    ]
    return f'<ol class="cb-ladder">{"".join(steps)}</ol>'


def _descriptor(source: Source) -> list[str]:
    if source.descriptor is None:
        return []
    given = source.descriptor
    pairs = [
        ("Access", given.access),
        ("Age of the information", given.age),
        ("Rests on", given.rests_on),
        ("Possible bias", given.bias),
    ]
    return [box("div", "cb-facts", facts((name, markdown(text) if text else "") for name, text in pairs))]


def _use(used: list[Use], text: SourceText | None, briefing: Briefing) -> list[str]:
    """Return how much of the text is cited, as a map of its paragraphs and in a sentence."""
    if text is None:
        return []
    cited = cited_paragraphs(found for found, *_ in used)
    told = "The text from its first paragraph to its last, filled where a passage is cited."
    figures = use_of_source(cited, text, briefing)
    return ["## What we used", text_map(text.paragraphs, cited), line("p", "cb-key", told, figures)]


def _derivations(source: Source, briefing: Briefing, path: str) -> list[str]:
    rows = []
    for tie in source.derived_from:
        certainty = "stated" if tie.stated else "inferred"
        place = f", paragraph {tie.place}" if tie.place else ""
        rows.append(
            f"{source_link(briefing.sources[tie.source], path)} ({certainty}{place}): {markdown(tie.reason)}"
        )
    drawn = [
        source_link(other, path)
        for other in briefing.sources.values()
        if any(tie.source == source.id for tie in other.derived_from)
    ]
    blocks = ["## Derived from", box("div", "cb-list", bullets(rows))] if rows else []
    return [*blocks, "## Drawn on by", box("div", "cb-list", bullets(drawn))] if drawn else blocks


def _passages(source: Source, used: list[Use], briefing: Briefing, path: str) -> list[str]:
    if not used:
        return []
    style = briefing.about.citation_styles[0]
    return [
        heading(2, "passages", f"{number(len(used), 'passage')}, in the order of the text"),
        *(_use_row(use, source, style, path) for use in used),
    ]


def _use_row(use: Use, source: Source, style: CitationStyle, path: str) -> str:
    found, claim, index, evidence = use
    stance = (
        "" if evidence.stance == "supports" else f"{sign(STANCE_SIGNS[evidence.stance])} {evidence.stance}: "
    )
    words = quote(evidence, source)
    mark = span("cb-pilcrow", f"¶ {found.paragraph.replace('-', '–')}")
    where = f"page {evidence.page}, {characters(found)}" if evidence.page else characters(found)
    return box(
        "article",
        "cb-use",
        line("p", "cb-use-claim", mark, f"{stance}{claim_link(claim, path, f'e{index + 1}')}"),
        f"> {words}" if words else "",
        line(
            "p",
            "cb-passage",
            place_line(where, evidence, found, source),
            "·",
            source_mention(source, found.paragraph, style),
        ),
        id_=passage_anchor(claim, index),
        searched=False,
    )


def _facts(source: Source, briefing: Briefing, text: SourceText | None, path: str) -> str:
    authors = ", ".join(markdown(agent.name) for agent in source.author)
    pairs = [
        ("Authors", authors),
        ("Voice", entity_link(source.voice, briefing, path) if source.voice else ""),
        ("In", markdown(source.container_title) if source.container_title else ""),
        ("Published", date(source.issued) if source.issued else ""),
        ("Type", f"`{source.type}`"),
        ("Address", outward(source.URL) if source.URL else ""),
        ("Id", f"`{source.id}`"),
    ]
    if text:
        size = f"{number(text.words, 'word')} in {number(len(text.paragraphs), 'paragraph')}"
        groups = " ".join(text.sha256[i : i + 8] for i in range(0, len(text.sha256), 8))
        pairs += [
            ("Text", f"{size}, file {markdown(text.file)}"),
            ("SHA-256", f"`{groups}`"),
            ("Check", link("against your own copy", path, "check.md", f"text-{source.id}")),
        ]
    return box("div", "cb-facts", facts(pairs))
