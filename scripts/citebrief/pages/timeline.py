"""The timeline as a list: earliest first, then latest, then id."""

from __future__ import annotations

from citebrief.dates import parse
from citebrief.escape import markdown
from citebrief.model import Briefing, Event
from citebrief.pages.head import head_field
from citebrief.pages.markup import box, front_matter, line, page, span
from citebrief.pages.phrases import claim_link, date, number, source_link
from citebrief.pages.structured import timeline_data

_BASES = {"relative": "dated relative to its source", "context": "dated from context"}


def in_time(briefing: Briefing) -> list[Event]:
    """Return the events in the order of the timeline."""
    return sorted(briefing.events.values(), key=lambda event: (*parse(event.date).order, event.id))


def timeline_page(briefing: Briefing) -> str:
    """Return the timeline page."""
    path = "timeline.md"
    events = in_time(briefing)
    return page(
        front_matter(
            "timeline",
            "Timeline",
            f"Timeline of {briefing.about.title}",
            head=head_field(jsonld=timeline_data(events, briefing.about)),
        ),
        "# Timeline",
        line(
            "p",
            "cb-lead",
            f"{number(len(events), 'event')}, each dated no more precisely than the sources allow.",
        ),
        box("ol", "cb-timeline", *(_entry(event, briefing, path) for event in events)),
    )


def _entry(event: Event, briefing: Briefing, path: str) -> str:
    status = "" if event.status == "happened" else f"**{event.status}** "
    notes = [_BASES.get(event.date_basis, ""), markdown(event.date_note) if event.date_note else ""]
    basis = ": ".join(note for note in notes if note)
    claims = [briefing.claims[id_] for id_ in event.claims]
    sources = dict.fromkeys(evidence.source for claim in claims for evidence in claim.evidence)
    rests = "; ".join(claim_link(claim, path) for claim in claims)
    names = ", ".join(source_link(briefing.sources[id_], path) for id_ in sources)
    return box(
        "li",
        f"cb-event cb-event--{event.status}",
        line("p", "cb-event-date", date(event.date)),
        line("p", "cb-event-title", f"{status}{markdown(event.title)}"),
        line("p", "cb-meta", f"{rests} ({names})", span("cb-basis", basis) if basis else "", searched=False),
        id_=event.id,
    )
