"""The timeline: one list in order of time, with a drawing beside each date.

The words of a row say all that its drawing shows, which is therefore hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from citebrief.dates import parse
from citebrief.escape import markdown
from citebrief.events import Rests, in_time, rests_on
from citebrief.model import Briefing, Event
from citebrief.pages.axis import Axis, axis_of, begins
from citebrief.pages.choices import choices, chosen_by
from citebrief.pages.head import head_field
from citebrief.pages.key import key
from citebrief.pages.marks import Mark, marks
from citebrief.pages.markup import box, front_matter, heading, line, link, page, span
from citebrief.pages.phrases import claim_link, date, number, source_link
from citebrief.pages.structured import timeline_data
from citebrief.pages.tracks import definitions, scale, track

_PATH = "timeline.md"
_BASES = {"relative": "dated relative to its source", "context": "dated from context"}
_PLANS = frozenset(("planned", "expected"))
_MANY = 20
"""With more events than these each year has a heading, in the first of its events: it stays one list."""
_FORMATS = {"iCalendar": "ics", "CSV": "csv", "JSON": "json"}


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with all that its row shows."""

    event: Event
    rests: Rests
    drawn: list[Mark]
    year: int
    """Under which it stands."""


def timeline_page(briefing: Briefing) -> str:
    """Return the timeline page."""
    events = in_time(briefing)
    rows = [_row(event, briefing) for event in events]
    return page(
        front_matter(
            "timeline",
            "Timeline",
            f"Timeline of {briefing.about.title}",
            head=head_field(jsonld=timeline_data(events, briefing.about)),
        ),
        "# Timeline",
        line("p", "cb-lead", _lead(events)),
        *(_drawing(rows, briefing) if rows else ()),
        line("p", "cb-meta", f"Data: {', '.join(_formats())}.", searched=False) if rows else "",
    )


def _row(event: Event, briefing: Briefing) -> _Row:
    when = parse(event.date)
    drawn = marks(when, planned=event.status in _PLANS)
    return _Row(event, rests_on(event, briefing), drawn, when.order[0].year)


def _lead(events: list[Event]) -> str:
    days = [day for event in events for day in parse(event.date).named]
    years = sorted({day.year for day in (min(days), max(days))}) if days else []
    told = ", ".join((number(len(events), "event"), *([" to ".join(map(str, years))] if years else [])))
    return f"{told}, as the documents date them. A date is drawn no more exactly than its source gives it."


def _formats() -> Iterator[str]:
    return (link(name, _PATH, f"exports/events.{ending}") for name, ending in _FORMATS.items())


def _drawing(rows: list[_Row], briefing: Briefing) -> Iterator[str]:
    """Yield the choices, the key, and the list between two axes."""
    today = datetime.fromisoformat(briefing.about.date).date()
    axis = axis_of(((mark.start, mark.end) for row in rows for mark in row.drawn), today)
    edition = begins(today)
    years = scale(axis, edition)
    before = [None, *(row.year for row in rows)] if len(rows) > _MANY else [row.year for row in rows]
    entries = [
        _entry(row, briefing, axis, first=row.year != year) for row, year in zip(rows, before, strict=False)
    ]
    yield choices([row.rests for row in rows], briefing)
    yield key()
    yield box(
        "div",
        "cb-chart",
        _hidden("div", "cb-axis", f"{definitions(axis, edition)}{years}"),
        box("ol", "cb-timeline", *entries),
        _hidden("div", "cb-axis cb-axis--end", years),
    )


def _entry(row: _Row, briefing: Briefing, axis: Axis, *, first: bool) -> str:
    """Return an event; the first of its year may stand under a heading."""
    event, rests = row.event, row.rests
    status = "" if event.status == "happened" else f"**{event.status}** "
    claims = (span("cb-event-claim", claim_link(claim, _PATH)) for claim in rests.claims)
    names = ", ".join(source_link(briefing.sources[id_], _PATH) for id_ in rests.sources)
    blocks = (
        heading(2, f"year_{row.year}", str(row.year)) if first else "",
        line("p", "cb-event-date", f"{status}{date(event.date)}"),
        _hidden("div", "cb-track", track(row.drawn, axis)),
        line("p", "cb-event-title", markdown(event.title)),
        line("p", "cb-meta", *claims, names, _basis(event), searched=False),
    )
    body = "\n\n".join(block for block in blocks if block)
    known = f'class="cb-event cb-event--{event.status}" id="{event.id}"{chosen_by(rests)}'
    return f'<li {known} markdown="1">\n\n{body}\n\n</li>'


def _basis(event: Event) -> str:
    notes = [_BASES.get(event.date_basis, ""), markdown(event.date_note) if event.date_note else ""]
    basis = ": ".join(note for note in notes if note)
    return span("cb-basis", basis) if basis else ""


def _hidden(tag: str, classes: str, content: str) -> str:
    """Return what is drawn, which Markdown leaves as it is."""
    return f'<{tag} class="{classes}" aria-hidden="true" data-search-exclude="">{content}</{tag}>'
