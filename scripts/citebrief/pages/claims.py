"""Lists of claims: the index of all, the pages of topics and their index."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.model import Briefing, Claim, Topic
from citebrief.pages.by_source import topics_by_source
from citebrief.pages.explorer import FORM, FOUND
from citebrief.pages.markup import box, bullets, front_matter, heading, line, link, page, span
from citebrief.pages.phrases import claim_row, number

_MANY = 1000
"""With more claims than these a browser lays out only those in sight, and guesses how tall the others are."""


def claims_index(briefing: Briefing) -> str:
    """Return the index of all current claims under the headings of their topics."""
    path = "claims/index.md"
    sections = []
    for topic in briefing.topics.values():
        if claims := of_topic(topic, briefing):
            title = link(markdown(topic.title), path, f"topics/{topic.id}.md")
            sections += [heading(2, topic.id, title), claim_list(claims, briefing, path)]
    shown = "cb-results cb-results--many" if len(briefing.current_claims) > _MANY else "cb-results"
    return page(
        front_matter("claims", "Claims", f"All claims of {briefing.about.title}"),
        "# Claims",
        line("p", "cb-lead", f"{_counted(briefing.current_claims)}, by topic."),
        line(
            "p",
            "cb-ways",
            "Also by",
            f"{link('topic', path, 'topics/index.md')}, {link('entity', path, 'entities/index.md')} and",
            f"{link('source', path, 'sources/index.md')}.",
        ),
        box("div", "cb-explorer", FORM, FOUND, box("div", shown, *sections, *_retired(briefing, path))),
    )


def _counted(claims: list[Claim]) -> str:
    passages = sum(len(claim.evidence) for claim in claims)
    return f"{number(len(claims), 'claim')} on {number(passages, 'passage')}"


def _retired(briefing: Briefing, path: str) -> list[str]:
    retired = [claim for claim in briefing.claims.values() if claim.retired]
    rows = [f"{link(markdown(claim.statement), path, f'claims/{claim.id}.md')}" for claim in retired]
    return [box("div", "cb-withdrawn", "## Withdrawn", box("div", "cb-list", bullets(rows)))] if rows else []


def of_topic(topic: Topic, briefing: Briefing) -> list[Claim]:
    """Return the current claims of a topic in the order in which they are written."""
    return [claim for claim in briefing.current_claims if claim.topic == topic.id]


def claim_list(claims: list[Claim], briefing: Briefing, path: str) -> str:
    """Return a list of claims with their standing."""
    return box(
        "div",
        "cb-list cb-claims",
        bullets(claim_row(claim, briefing, path) for claim in claims),
        searched=False,
    )


def topics_index(briefing: Briefing) -> str:
    """Return the index of topics with their summaries."""
    path = "topics/index.md"
    return page(
        front_matter("topics", "Topics", f"Topics of {briefing.about.title}"),
        line("p", "cb-crumbs", link("Claims", path, "claims/index.md")),
        "# Topics",
        line("p", "cb-lead", f"{number(len(briefing.topics), 'topic')}; every claim belongs to one."),
        topic_list(briefing, path),
        *topics_by_source(briefing, path),
    )


def topic_list(briefing: Briefing, path: str) -> str:
    """Return the topics with what each holds."""
    rows = [
        f"{link(markdown(topic.title), path, f'topics/{topic.id}.md')} "
        f"{span('cb-count', number(len(of_topic(topic, briefing)), 'claim'))}\n"
        f"  {span('cb-meta', markdown(topic.summary))}"
        for topic in briefing.topics.values()
    ]
    return box("div", "cb-list", bullets(rows))


def topic_page(topic: Topic, briefing: Briefing) -> str:
    """Return the page of a topic: its summary and its claims."""
    path = f"topics/{topic.id}.md"
    claims = of_topic(topic, briefing)
    trail = f"{link('Claims', path, 'claims/index.md')} › {link('Topics', path, 'topics/index.md')}"
    return page(
        front_matter("topic", topic.title, topic.summary),
        line("p", "cb-crumbs", trail),
        heading(1, "title", markdown(topic.title)),
        line("p", "cb-lead", markdown(topic.summary)),
        line("p", "cb-count", _counted(claims)),
        line("p", "cb-ways", link("Who says what, document by document", path, f"origins/{topic.id}.md")),
        claim_list(claims, briefing, path) if claims else "",
    )
