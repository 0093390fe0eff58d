"""The overview: what people wrote, beside it the ways in; or one of figures alone where nobody wrote one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citebrief.csl import briefing_item
from citebrief.escape import markdown
from citebrief.model import Briefing, Verified
from citebrief.pages.cite import cite_block
from citebrief.pages.claims import of_topic
from citebrief.pages.head import head_field
from citebrief.pages.markup import box, bullets, front_matter, heading, line, link, page, span
from citebrief.pages.parts import counts, topics, voices_counted
from citebrief.pages.phrases import grade_letter, number, source_link
from citebrief.pages.prose import prose
from citebrief.pages.structured import report_data

OVERVIEW = "index.md"
_MARK = re.compile(
    r"""(?P<section>^[ ]{0,3}\#\#(?!\#) | (?<=\n\n)[^\n]+\n-+[ ]*$)   # ## Section, or one underlined
    | <(?P<ends>/?)(?:article|aside|blockquote|details|div|figure|pre|script|section|style|table)\b
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def overview_page(verified: Verified, parts: list[tuple[str, str]]) -> str:
    """Return a first page with what the briefing covers, its figures, its topics and the ways in.

    `parts` are the narrative pages by path and title.
    """
    about = verified.briefing.about
    head = head_field(type="report", jsonld=report_data(about.full_title, OVERVIEW, parts, about))
    text = page(
        front_matter("overview", about.title, about.scope, head=head),
        heading(1, "title", markdown(about.title)),
        line("p", "cb-lead", markdown(about.scope)),
        counts(verified, OVERVIEW),
        "## Topics",
        topics(verified, OVERVIEW),
    )
    return beside_ways_in(text, "", verified, parts) + "\n"


def beside_ways_in(text: str, notes: str, verified: Verified, parts: list[tuple[str, str]]) -> str:
    """Return an overview whose sections have the ways in beside them; title and lead stand above both.

    The notes come last, under the sections: on a telephone they would part the ways in from what is read.
    """
    start = _first_section(text)
    above, main = text[:start].rstrip(), text[start:].strip()
    rail = _ways_in(verified.briefing, sorted(parts, key=lambda part: _linked_at(part[0], text)))
    return f"{above}\n\n{box('div', 'cb-columns', box('div', 'cb-main', main) if main else '', rail, notes)}"


def _first_section(text: str) -> int:
    """Return where the first section begins; what stands in an element of the writer's own is not parted."""
    depth = 0
    for span_ in prose(text):
        for found in _MARK.finditer(text, *span_):
            if found["section"] is None:
                depth += -1 if found["ends"] else 1
            elif depth <= 0:
                return found.start()
    return len(text)


def _linked_at(path: str, text: str) -> int:
    """Return where a text first links to a page; its end where it does not."""
    found = text.find(f"]({path}")
    return len(text) if found < 0 else found


def _ways_in(briefing: Briefing, parts: list[tuple[str, str]]) -> str:
    about, sources = briefing.about, briefing.held_sources
    return box(
        "aside",
        "cb-rail",
        heading(2, "read", "Read", searched=False),
        _rows(_pages(briefing, parts)),
        heading(2, "by-topic", "Claims by topic", searched=False),
        _rows(_topics(briefing)),
        heading(2, "by-source", "Sources", searched=False),
        _rows((f"{grade_letter(each)} {source_link(each, OVERVIEW)}".strip(), "") for each in sources),
        cite_block(briefing_item(about), about.citation_styles, "this briefing"),
        label="Ways in",
    )


def _pages(briefing: Briefing, parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pages to read with how much each holds; the narrative by the page that is linked first."""
    first = [(link("The briefing", OVERVIEW, parts[0][0]), number(len(parts), "chapter"))] if parts else []
    return [
        *first,
        (link("Timeline", OVERVIEW, "timeline.md"), number(len(briefing.events), "event")),
        (link("Comparisons", OVERVIEW, "comparisons.md"), f"{len(briefing.comparisons):,}"),
        (link("Origins", OVERVIEW, "origins.md"), number(voices_counted(briefing), "voice")),
        (link("Sources", OVERVIEW, "sources/index.md"), number(len(briefing.held_sources), "document")),
    ]


def _topics(briefing: Briefing) -> list[tuple[str, str]]:
    return [
        (
            link(markdown(topic.title), OVERVIEW, f"topics/{topic.id}.md"),
            number(len(of_topic(topic, briefing)), "claim"),
        )
        for topic in briefing.topics.values()
    ]


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    """Return a list of links, each with a count at the end of its row."""
    items = (f"{name} {span('cb-count', count)}" if count else name for name, count in rows)
    return box("div", "cb-list cb-ways-in", bullets(items), searched=False)
