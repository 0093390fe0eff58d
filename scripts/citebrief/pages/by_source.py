"""The claims of each topic by the document that speaks to them: counts, each with a square as large."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from citebrief.escape import attribute, markdown
from citebrief.model import Briefing
from citebrief.pages.markup import address_in_site, box, cell, heading, line, link, span, table
from citebrief.pages.phrases import short_names

_SIDE = 24
"""The side of the largest square, in pixels."""
_FEW = 6
"""Up to so many documents have their names written level where there is room."""


def topics_by_source(briefing: Briefing, path: str) -> list[str]:
    """Return a row for each topic and a column for each document, each count a link to what it counts."""
    claims = briefing.current_claims
    pairs = [(claim.topic, id_) for claim in claims for id_ in {each.source for each in claim.evidence}]
    counted, of_topic = Counter(pairs), Counter(claim.topic for claim in claims)
    of_source = Counter(source for _, source in pairs)
    names = short_names([source for source in briefing.held_sources if of_source[source.id]])
    most = max(counted.values(), default=0)
    if not most:
        return []
    rows = [
        cell(link(markdown(topic.title), path, f"topics/{topic.id}.md"), "th", ' scope="row"')
        + "".join(_count(counted[topic.id, id_], most, path, topic=topic.id, source=id_) for id_ in names)
        + _count(of_topic[topic.id], 0, path, topic=topic.id)
        for topic in briefing.topics.values()
    ]
    ends = "".join(_count(of_source[id_], 0, path, source=id_) for id_ in names)
    rows.append(cell("All topics", "th", ' scope="row"') + ends + _count(len(claims), 0, path))
    few = " cb-matrix--few" if len(names) <= _FEW else ""
    return [
        heading(2, "by_source", "Claims by topic and document"),
        line(
            "p",
            "cb-ways",
            "How many claims of a topic have a passage in a document, each square as large as they are many.",
            "A claim with passages in two documents counts for both, and once among all.",
        ),
        box("div", "cb-table", table(f"cb-matrix{few} cb-counts", _head(names, path), rows), searched=False),
    ]


def _head(names: dict[str, str], path: str) -> str:
    sources = (link(markdown(name), path, f"sources/{id_}.md") for id_, name in names.items())
    return "".join(cell(label, "th", ' scope="col"') for label in ("Topic", *sources, "All documents"))


def _count(count: int, most: int, path: str, **chosen: str) -> str:
    """Return a count that leads to the claims it counts, under a square if there is a most to measure by."""
    if not count:
        return cell(span("cb-none", "0"))
    state = "&".join(f"{facet}={key}" for facet, key in chosen.items())
    address = address_in_site(path, "claims/index.md") + (f"#{state}" if state else "")
    return cell(f'<a href="{attribute(address)}">{_square(count / most) if most else ""}{count:,}</a>')


def _square(share: float) -> str:
    """Return a square of so much of the largest one's area."""
    side = round(_SIDE * sqrt(share), 1)
    size, x, y = f'width="{side}" height="{side}"', f"{(_SIDE - side) / 2:.2f}", f"{_SIDE - side:.1f}"
    return f'<svg width="{_SIDE}" height="{_SIDE}" aria-hidden="true"><rect x="{x}" y="{y}" {size}/></svg>'
