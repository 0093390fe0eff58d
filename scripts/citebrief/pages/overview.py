"""The overview of a briefing for which nobody has written one."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.model import Verified
from citebrief.pages.markup import front_matter, heading, line, page
from citebrief.pages.parts import counts, sources, topics


def overview_page(verified: Verified) -> str:
    """Return a first page with what the briefing covers, its figures, its topics and its sources."""
    about, path = verified.briefing.about, "index.md"
    return page(
        front_matter("overview", about.title, about.scope),
        heading(1, "title", markdown(about.title)),
        line("p", "cb-lead", markdown(about.scope)),
        counts(verified, path),
        "## Topics",
        topics(verified, path),
        "## Sources",
        sources(verified, path),
    )
