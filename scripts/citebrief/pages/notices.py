"""The notices page: the terms of the briefing's own words, and the software that its pages carry parts of."""

from __future__ import annotations

from citebrief.escape import markdown
from citebrief.licences import SOFTWARE
from citebrief.model import Briefing
from citebrief.pages.markup import bullets, front_matter, line, link, page

NOTICES_PAGE = "notices.md"


def notices_page(briefing: Briefing) -> str:
    """Return the page; each licence is a file beside it."""
    about = briefing.about
    terms = f"under {markdown(about.licence)}" if about.licence else "under no licence that is stated"
    sources = link("sources", NOTICES_PAGE, "sources/index.md")
    return page(
        front_matter("notices", "Notices", f"Licences of {about.title} and of the software in its pages"),
        "# Notices",
        line("p", "cb-lead", "Whose words and whose software these pages carry."),
        "## Words",
        f"The briefing’s own words are {terms}. Quotes belong to the authors of their {sources}; they are "
        "short, and no source’s text is published here.",
        "## Software",
        "The pages are made by Citebrief (Apache-2.0). Each carries parts of",
        bullets(link(markdown(name), NOTICES_PAGE, path) for path, name in SOFTWARE.items()),
    )
