"""The page of origins: whom the documents go back to, and what looks confirmed and has one origin."""

from __future__ import annotations

from itertools import groupby

from citebrief.drawing import draw
from citebrief.escape import markdown
from citebrief.model import Briefing, Claim, Derivation
from citebrief.origins import Count
from citebrief.pages.claims import of_topic
from citebrief.pages.graphs import derivations_graph
from citebrief.pages.markup import box, bullets, cell, front_matter, heading, line, link, page, span, table
from citebrief.pages.phrases import claim_link, number, source_link, tally
from citebrief.pages.voices import drawn_and_listed, figure, lead, origins_table
from citebrief.ties import one_origin, ties

MOST_DRAWN = 60
"""The most voices in one drawing of all; beyond, the topics have theirs alone."""
_SECTIONS = {
    "voices": "Every voice",
    "one-origin": "Looks confirmed, one origin",
    "drawn-on": "What the documents draw on",
    "topics": "Topic by topic",
}
_DRAWN_ON = "Lines lead from works to the documents that draw on them. The table below says the same."


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
        "drawn-on": _drawn_on(briefing, path),
        "topics": [box("div", "cb-list", bullets(_topics(briefing, path)), searched=False)],
    }
    given = {id_: blocks for id_, blocks in sections.items() if blocks}
    return page(
        front_matter("origins", "Origins", f"Origins of {briefing.about.title}"),
        "# Origins",
        line("p", "cb-lead", lead(found), "Who was heard first, through whom, and where we read it."),
        "A voice that its document does not name counts by itself, so there may be fewer origins than voices.",
        line("p", "cb-ways", " · ".join(link(_SECTIONS[id_], path, path, id_) for id_ in given)),
        *(block for id_, blocks in given.items() for block in (heading(2, id_, _SECTIONS[id_]), *blocks)),
    )


def _looks_confirmed(briefing: Briefing, path: str) -> list[str]:
    """Return the claims of several documents with one origin, and those where it may be one."""
    found = one_origin(briefing)
    if not found:
        return ["No claim of two or more documents goes back, or may go back, to a single origin."]
    rows = [_repeated(claim, count, path) for claim, count in found]
    sure = sum(count.most == 1 for _, count in found)
    sentences = (
        f"{number(sure, 'claim')} of several documents {'goes' if sure == 1 else 'go'} back to one origin: "
        "one report, read more than once." if sure else "",
        f"{number(len(found) - sure, 'claim')} may: the documents probably share one." if sure < len(found) else "",
    )
    return [" ".join(filter(None, sentences)), box("div", "cb-list", bullets(rows), searched=False)]


def _repeated(claim: Claim, count: Count, path: str) -> str:
    why = " ".join(map(markdown, count.reasons))
    return f"{claim_link(claim, path)}\n  {span('cb-meta', ' · '.join(filter(None, (tally(count), why))))}"


def _drawn_on(briefing: Briefing, path: str) -> list[str]:
    """Return what the documents draw on, as a drawing and as a table."""
    users = [source for source in briefing.sources.values() if source.derived_from]
    if not users:
        return []
    rows = []
    for source in users:
        name = cell(source_link(source, path), "th", f' scope="row" rowspan="{len(source.derived_from)}"')
        for tie in source.derived_from:
            place = f", paragraph {tie.place}" if tie.place else ""
            how = f"{'stated' if tie.stated else 'inferred'}{place}"
            rows.append(name + cell(source_link(briefing.sources[tie.source], path)) + cell(how))
            name = ""
    head = "".join(cell(name, "th", ' scope="col"') for name in ("Document", "Draws on", "How we know"))
    drawing = draw(derivations_graph(briefing, path), "drawn-on", _SECTIONS["drawn-on"], _DRAWN_ON)
    return [
        figure(drawing),
        line("p", "cb-key", "A dashed page is a work that was not read. A dashed line is inferred."),
        box("div", "cb-table", table("cb-voices", head, rows), searched=False),
    ]


def _topics(briefing: Briefing, path: str) -> list[str]:
    """Return a row for each topic: a link to its drawing and matrix."""
    rows = []
    for topic in briefing.topics.values():
        claims = of_topic(topic, briefing)
        where = link(markdown(topic.title), path, f"origins/{topic.id}.md")
        rows.append(f"{where} {span('cb-count', lead(ties(claims, briefing)))}")
    return rows
