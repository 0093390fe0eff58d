"""A claim's page: statement, standing, evidence; its facts and comparisons beside them."""

from __future__ import annotations

from citebrief.csl import claim_item
from citebrief.escape import markdown
from citebrief.model import Briefing, Claim, Comparison, Evidence, Passage, Verified
from citebrief.origins import count_origins, origin
from citebrief.pages.cite import cite_block, permanent_address
from citebrief.pages.head import head_field
from citebrief.pages.markup import (
    box,
    bullets,
    facts,
    front_matter,
    heading,
    line,
    link,
    page,
    sign,
    span,
)
from citebrief.pages.phrases import (
    COMPARISON_SIGNS,
    COMPARISON_WORDS,
    STANCE_SIGNS,
    chain,
    date,
    entity_link,
    figure,
    grade,
    in_groups,
    number,
    origins,
    passage,
    passage_anchor,
    place_line,
    quote,
    source_link,
    stances,
    tally,
)
from citebrief.pages.structured import claim_data

_GRADES = "ABCDEF"


def claim_page(claim: Claim, verified: Verified, comparisons: list[Comparison], claim_hash: str) -> str:
    """Return the page of one claim; `comparisons` are those that set it beside others."""
    briefing, path = verified.briefing, f"claims/{claim.id}.md"
    main = box(
        "div",
        "cb-main",
        "## Evidence",
        _one_origin(claim, briefing),
        *_cards(claim, verified, path),
        _comparisons(comparisons, path),
        _changes(claim, path),
    )
    item = claim_item(claim, briefing.about, claim_hash)
    rail = box(
        "aside",
        "cb-rail",
        _facts(claim, verified, path, claim_hash),
        cite_block(item, briefing.about.citation_styles, "this claim"),
        permanent_address(briefing.about.address(path)),
        label="About this claim",
    )
    return page(
        front_matter(
            "claim",
            claim.statement,
            f"Claim {claim.id} of {briefing.about.title}: {origins(count_origins(claim, briefing))}.",
            head=head_field(jsonld=claim_data(claim, briefing)),
        ),
        _crumbs(claim, briefing, path),
        heading(1, "title", _struck(claim)),
        line("p", "cb-standing", tally(count_origins(claim, briefing)), stances(claim)),
        _retired(claim, path),
        box("div", "cb-columns", main, rail),
    )


def _crumbs(claim: Claim, briefing: Briefing, path: str) -> str:
    topic = briefing.topics[claim.topic]
    section = link(markdown(topic.title), path, f"topics/{topic.id}.md")
    return line("p", "cb-crumbs", link("Claims", path, "claims/index.md"), "›", section)


def _struck(claim: Claim) -> str:
    statement = markdown(claim.statement)
    return f"<del>{statement}</del>" if claim.retired else statement


def _retired(claim: Claim, path: str) -> str:
    if claim.retired is None:
        return ""
    successor = claim.retired.replaced_by
    after = f" Replaced by {link(f'`{successor}`', path, f'claims/{successor}.md')}." if successor else ""
    reason = f"Withdrawn in edition {markdown(claim.retired.edition)}: {markdown(claim.retired.reason)}"
    return line("p", "cb-retired", f"{reason}{after}")


def _one_origin(claim: Claim, briefing: Briefing) -> str:
    """Say in a sentence what the tally shows where documents are more than origins."""
    count = count_origins(claim, briefing)
    if count.documents > 1 and count.most == 1:
        carrying = [evidence for evidence in claim.evidence if evidence.stance != "disputes"]
        named = {evidence.said_by[0].id for evidence in carrying if evidence.said_by}
        voices = named or {origin(evidence, briefing) for evidence in carrying}
        voice = f", {markdown(briefing.entities[voices.pop()].name)}" if len(voices) == 1 else ""
        documents = "Both" if count.documents == 2 else f"All {count.documents}"
        meaning = "one report read more than once, not reports that agree"
        return f"{documents} documents rest on one origin{voice}: {meaning}."
    if count.reasons:
        return f"The number of origins is a range. {' '.join(markdown(reason) for reason in count.reasons)}"
    return ""


def _cards(claim: Claim, verified: Verified, path: str) -> list[str]:
    """Return the evidence by stance, and within a stance by grade."""
    order = list(STANCE_SIGNS)

    def rank(item: tuple[int, Evidence]) -> tuple[int, str, int]:
        reliability = verified.briefing.sources[item[1].source].reliability
        return order.index(item[1].stance), reliability.grade if reliability else _GRADES[-1], item[0]

    cards = sorted(enumerate(claim.evidence), key=rank)
    return [
        _card(claim, index, evidence, verified.passages[claim.id][index], verified.briefing, path)
        for index, evidence in cards
    ]


def _card(claim: Claim, index: int, evidence: Evidence, found: Passage, briefing: Briefing, path: str) -> str:
    source = briefing.sources[evidence.source]
    stance = span("cb-stance", f"{sign(STANCE_SIGNS[evidence.stance])} **{evidence.stance}**")
    place = link(passage(found, evidence), path, f"sources/{source.id}.md", passage_anchor(claim, index))
    words = quote(evidence, source)
    traced = [
        ("Attribution", "\n    ".join(f"1. {step}" for step in chain(evidence, briefing, path))),
        ("Passage", place_line(place, evidence, found, source)),
    ]
    return box(
        "article",
        f"cb-evidence cb-evidence--{evidence.stance}",
        line("p", "cb-evidence-head", stance, source_link(source, path), grade(source)),
        f"> {words}" if words else "",
        box("div", "cb-traced", facts(traced)),
        id_=f"e{index + 1}",
    )


def _comparisons(comparisons: list[Comparison], path: str) -> str:
    if not comparisons:
        return ""
    rows = [
        f"{sign(COMPARISON_SIGNS[comparison.kind])} {COMPARISON_WORDS[comparison.kind]}: "
        f"{link(markdown(comparison.question), path, 'comparisons.md', comparison.id)}"
        for comparison in comparisons
    ]
    return f"## Comparisons\n\n{box('div', 'cb-list', bullets(rows))}"


def _changes(claim: Claim, path: str) -> str:
    """Return the changes that a claim declares, under a heading."""
    if not claim.history:
        return ""
    told = [f"Edition {markdown(entry.edition)}: {markdown(entry.note)}" for entry in claim.history]
    more = f"See all {link('changes', path, 'changes.md')}."
    return f"## Changes\n\n{box('div', 'cb-list', bullets(told))}\n\n{more}"


def _facts(claim: Claim, verified: Verified, path: str, claim_hash: str) -> str:
    briefing = verified.briefing
    topic = briefing.topics[claim.topic]
    passages = verified.passages[claim.id]
    found = number(len(passages), "passage")
    editions = sorted({passage.edition for passage in passages})
    concerns = date(claim.date) if claim.date else ""
    if claim.date_note:
        concerns += f" ({markdown(claim.date_note)})"
    pairs = [
        ("Kind", claim.kind),
        ("Concerns", concerns),
        ("Said", date(claim.said) if claim.said else ""),
        ("Figure", markdown(figure(claim))),
        ("Topic", link(markdown(topic.title), path, f"topics/{topic.id}.md")),
        ("Entities", ", ".join(entity_link(id_, briefing, path) for id_ in claim.entities)),
        ("Verified", f"{found} found word for word, edition {markdown(', '.join(editions))}"),
        ("Id", f"`{claim.id}`"),
        ("SHA-256", in_groups(claim_hash)),
    ]
    optional = ("Said", "Figure", "Entities")
    return box("div", "cb-facts", facts(pair for pair in pairs if pair[1] or pair[0] not in optional))
