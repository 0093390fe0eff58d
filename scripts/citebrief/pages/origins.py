"""The page of origins: whom the documents go back to, and what looks confirmed and has one origin."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.model import Briefing, Claim
from citebrief.origins import Count
from citebrief.pages.claims import claim_list, of_topic
from citebrief.pages.derivations import drawn_on
from citebrief.pages.markup import box, bullets, front_matter, heading, line, link, page, span
from citebrief.pages.phrases import number
from citebrief.pages.voices import drawn_and_listed, lead, origins_table
from citebrief.ties import one_origin, ties

MOST_DRAWN = 60
"""The most voices in one drawing of all; beyond, the topics have theirs alone."""
_SECTIONS = {
    "voices": "Every voice",
    "one-origin": "Looks confirmed, one origin",
    "drawn-on": "What the documents draw on",
    "topics": "Topic by topic",
}


def origins_page(briefing: Briefing) -> str:
    """Return the page of origins."""
    path = "origins.md"
    found = ties(briefing.current_claims, briefing)
    voices = len({tie.origin for tie in found})
    sections = {
        "voices": drawn_and_listed(found, briefing, path)
        if voices <= MOST_DRAWN
        else [
            f"They are too many for one drawing; {link('each topic', path, path, 'topics')} has its own.",
            origins_table(found, briefing, path),
        ],
        "one-origin": _looks_confirmed(briefing, path),
        "drawn-on": drawn_on(briefing, path),
        "topics": [box("div", "cb-list", bullets(_topics(briefing, path)), searched=False)],
    }
    given = {id_: blocks for id_, blocks in sections.items() if blocks}
    return page(
        front_matter("origins", "Origins", f"Origins of {briefing.about.title}"),
        "# Origins",
        line("p", "cb-lead", lead(found), "Who was heard first, through whom, and where we read it."),
        "A voice without a name counts by itself, so there may be fewer origins than voices.",
        line("p", "cb-ways", " · ".join(link(_SECTIONS[id_], path, path, id_) for id_ in given)),
        *(block for id_, blocks in given.items() for block in (heading(2, id_, _SECTIONS[id_]), *blocks)),
    )


def _looks_confirmed(briefing: Briefing, path: str) -> list[str]:
    """Return the claims of several documents with one origin, and those where it may be one."""
    found = one_origin(briefing)
    if not found:
        return ["No claim of two or more documents goes back, or may go back, to a single origin."]
    sure = [claim for claim, count in found if count.most == 1]
    blocks = []
    if sure:
        goes = "goes" if len(sure) == 1 else "go"
        told = f"{number(len(sure), 'claim')} of several documents {goes} back to one origin"
        blocks += [f"{told}: one report, read more than once.", claim_list(sure, briefing, path)]
    for reasons, claims in _by_reasons(found).items():
        told = f"{number(len(claims), 'claim')} of several documents may go back to one origin"
        why = " ".join(map(markdown, reasons))
        blocks += [f"{told}. {why}", claim_list(claims, briefing, path)]
    return blocks


def _by_reasons(found: list[tuple[Claim, Count]]) -> dict[tuple[str, ...], list[Claim]]:
    """Return the claims that may have a single origin, by the reasons why they may."""
    alike: dict[tuple[str, ...], list[Claim]] = {}
    for claim, count in found:
        if count.most > 1:
            alike.setdefault(count.reasons, []).append(claim)
    return alike


def _topics(briefing: Briefing, path: str) -> list[str]:
    """Return a row for each topic: a link to its drawing and matrix."""
    rows = []
    for topic in briefing.topics.values():
        claims = of_topic(topic, briefing)
        where = link(markdown(topic.title), path, f"origins/{topic.id}.md")
        rows.append(f"{where}\n  {span('cb-meta', lead(ties(claims, briefing)))}")
    return rows
