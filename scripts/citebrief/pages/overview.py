"""The overview of a briefing for which nobody has written one."""

from __future__ import annotations

from citebrief.csl import briefing_item
from citebrief.escape import markdown
from citebrief.model import Verified
from citebrief.pages.cite import cite_block
from citebrief.pages.head import head_field
from citebrief.pages.markup import front_matter, heading, line, page
from citebrief.pages.parts import counts, sources, topics
from citebrief.pages.structured import report_data


def overview_page(verified: Verified, parts: list[tuple[str, str]]) -> str:
    """Return a first page with what the briefing covers, its figures, its topics and its sources.

    `parts` are the narrative pages by path and title.
    """
    about, path = verified.briefing.about, "index.md"
    head = head_field(type="report", jsonld=report_data(about.full_title, path, parts, about))
    return page(
        front_matter("overview", about.title, about.scope, head=head),
        heading(1, "title", markdown(about.title)),
        line("p", "cb-lead", markdown(about.scope)),
        counts(verified, path),
        "## Topics",
        topics(verified, path),
        "## Sources",
        sources(verified, path),
        cite_block(briefing_item(about), about.citation_styles, "this briefing"),
    )
