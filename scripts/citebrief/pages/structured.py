"""Structured data of pages: schema.org as JSON-LD, safe for a script element, one value a page.

A claim is a `Claim` with its appearances in sources, never a `ClaimReview`: a briefing issues no verdicts. No
word of a source stands here that its page does not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from citebrief.dates import parse
from citebrief.escape import json_in_script
from citebrief.iso import exact, exact_span
from citebrief.model import Agent, Briefing, BriefingRecord, Claim, Event, Evidence, Source

Node = dict[str, Any]
_TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""What schema.org calls the CSL types that it has; the others are a `CreativeWork`."""
_SCHEDULED = frozenset(("planned", "expected"))


def claim_data(claim: Claim, briefing: Briefing) -> str:
    """Return a claim with where it appears, what it cites and whose reading it is."""
    about, path = briefing.about, f"claims/{claim.id}.md"
    sources = dict.fromkeys(evidence.source for evidence in claim.evidence)
    authors = [_agent(agent) for agent in about.authors]
    return _script(
        _page(about, path)
        | {
            "@type": "Claim",
            "identifier": claim.id,
            "text": claim.statement,
            "appearance": [
                _quotation(evidence, index, briefing, path)
                for index, evidence in enumerate(claim.evidence)
                if evidence.stance != "disputes"
            ],
            "citation": [_work(briefing.sources[id_], about, path) for id_ in sources],
            "author": authors,
            "claimInterpreter": authors,
            "inLanguage": about.language,
            "dateModified": about.date,
            "creativeWorkStatus": "Retired" if claim.retired else None,
            "isPartOf": _report(about, path),
        }
    )


def report_data(title: str, path: str, parts: Iterable[tuple[str, str]], about: BriefingRecord) -> str:
    """Return the overview with its parts, paths and titles, or a narrative page as part of the overview."""
    whole = path == "index.md"
    listed = [
        {"@type": "Report", "name": name, "url": _address(part, about, path)} for part, name in parts if whole
    ]
    return _script(
        _page(about, path)
        | _issued(about)
        | {
            "@type": "Report",
            "name": title,
            "hasPart": listed,
            "isPartOf": None if whole else _report(about, path),
        }
    )


def source_data(source: Source, about: BriefingRecord) -> str:
    """Return a source as the work that it is."""
    return _script(_work(source, about, f"sources/{source.id}.md"))


def timeline_data(events: Iterable[Event], about: BriefingRecord) -> str:
    """Return the timeline with its events, each dated no more precisely than ISO 8601 and EDTF agree on."""
    path = "timeline.md"
    told = [_event(event, about, path) for event in events]
    page = {"@type": "WebPage", "name": "Timeline", "about": told, "isPartOf": _report(about, path)}
    return _script(_page(about, path) | page)


def _event(event: Event, about: BriefingRecord, path: str) -> Node:
    first, last = exact_span(parse(event.date))
    claims = [f"claims/{id_}.md" for id_ in event.claims]
    return {
        "@type": "Event",
        "name": event.title,
        "startDate": first,
        "endDate": last,
        "eventStatus": "https://schema.org/EventScheduled" if event.status in _SCHEDULED else None,
        "subjectOf": [{"@type": "Claim", "url": _address(claim, about, path)} for claim in claims],
    }


def _quotation(evidence: Evidence, index: int, briefing: Briefing, path: str) -> Node:
    source = briefing.sources[evidence.source]
    return {
        "@type": "Quotation" if source.is_quoted else "CreativeWork",
        "text": evidence.quote if source.is_quoted else None,
        "url": f"{_address(path, briefing.about, path)}#e{index + 1}",
        "isPartOf": _work(source, briefing.about, path),
    }


def _work(source: Source, about: BriefingRecord, path: str) -> Node:
    """Return a source with what it is cited by; its address is its own, its `@id` that of its page here."""
    container = {"@type": "CreativeWork", "name": source.container_title}
    return {
        "@id": _address(f"sources/{source.id}.md", about, path),
        "@type": _TYPES.get(source.type, "CreativeWork"),
        "name": source.title,
        "author": [_agent(agent) for agent in source.author],
        "isPartOf": container if source.container_title else None,
        "datePublished": exact(parse(source.issued)) if source.issued else None,
        "inLanguage": source.language,
        "url": source.URL,
    }


def _report(about: BriefingRecord, path: str) -> Node:
    """Return the briefing as what a page is part of."""
    named = {"@type": "Report", "name": about.title, "version": about.edition, "datePublished": about.date}
    return named | {"url": _address("index.md", about, path)}


def _issued(about: BriefingRecord) -> Node:
    return {
        "version": about.edition,
        "datePublished": about.date,
        "author": [_agent(agent) for agent in about.authors],
        "publisher": {"@type": "Organization", "name": about.publisher} if about.publisher else None,
        "inLanguage": about.language,
        "license": f"https://spdx.org/licenses/{about.licence}" if _is_id(about.licence) else about.licence,
    }


def _is_id(licence: str | None) -> bool:
    return bool(licence) and all(c.isascii() and (c.isalnum() or c in ".-+") for c in licence or "")


def _agent(agent: Agent) -> Node:
    if agent.literal:
        return {"@type": "Organization", "name": agent.literal}
    named = {"name": agent.name, "familyName": agent.family, "givenName": agent.given}
    return {"@type": "Person", **named}


def _page(about: BriefingRecord, path: str) -> Node:
    return {"@context": "https://schema.org", "url": _address(path, about, path) if about.url else None}


def _address(target: str, about: BriefingRecord, path: str) -> str:
    """Return the address of a page: absolute where the briefing has one, else as seen from another page."""
    return about.address(target) or "../" * path.count("/") + quote(target.removesuffix(".md")) + ".html"


def _script(node: Node) -> str:
    return json_in_script(_given(node))


def _given(value: Any) -> Any:
    """Return a value without what is not known."""
    if isinstance(value, dict):
        return {name: _given(each) for name, each in value.items() if each not in (None, [])}
    return [_given(each) for each in value] if isinstance(value, list) else value
