"""The internal edition: the whole site and, as pages, the texts at hand, in `site-internal/` alone.

The texts belong to others, so every page says that it is not to be published and asks not to be indexed. The
Markdown that holds them lies aside only while MkDocs runs; `build/docs/`, `site/` and `dist/` never hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from importlib.resources import files as resources
from pathlib import Path

from citebrief.model import Verified
from citebrief.pages.markup import line, link
from citebrief.pages.source_text import TEXT_SCRIPT, text_page, text_path
from citebrief.pages.sources import uses
from citebrief.site import build_site, write_file
from citebrief.swap import made_aside
from citebrief.text import Text

FOLDER = "site-internal"
STYLE = "assets/internal/internal.css"

_NOTICE = "<strong>Internal edition.</strong> It holds texts that belong to others: not to be published."
_BANNER = f'<aside class="cb-internal" aria-label="Internal edition"><p>{_NOTICE}</p></aside>'
_NOT_INDEXED = '<meta name="robots" content="noindex, nofollow, noarchive">'
_ROBOTS = "User-agent: *\nDisallow: /\n"
_TO_PASSAGE = re.compile(r"(?<=sources/)([a-z0-9-]+)(?=\.(?:md|html)#[a-z0-9-]+-e[0-9]+\b)")
_TITLE_OF_PAGE = re.compile(r'^<h1 id="title".*$', re.MULTILINE)
_HEAD_ENDS = re.compile(r"</head\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def build_internal(
    root: Path,
    verified: Verified,
    texts: Mapping[str, Text],
    files: Mapping[str, str | bytes],
    *,
    strict: bool,
    accept: Callable[[Path], bool],
) -> int:
    """Build `site-internal/` from the public files and the texts, like `build_site`; return MkDocs's code."""

    def accept_noted(built: Path) -> bool:
        note(built)
        return accept(built)

    with made_aside(root, "internal-docs") as docs:
        for path, content in internal_files(verified, texts, files).items():
            write_file(docs / path, content)
        # Without an address of its own, no page of it is told to stand at the public site's.
        settings = {"docs_dir": str(docs), "site_url": ""}
        return build_site(root, verified, strict=strict, accept=accept_noted, name=FOLDER, settings=settings)


def internal_files(
    verified: Verified, texts: Mapping[str, Text], files: Mapping[str, str | bytes]
) -> dict[str, str | bytes]:
    """Return the public files with their links to passages led into the texts, and the pages of these."""
    briefing, used = verified.briefing, uses(verified)
    made = {path: _led(path, content, texts.keys()) for path, content in files.items()}
    for id_, text in texts.items():
        made[text_path(id_)] = text_page(briefing.sources[id_], text, used[id_], briefing)
    own = {path: _own(path.rpartition("/")[2]) for path in (STYLE, TEXT_SCRIPT)}
    return made | own | {"robots.txt": _ROBOTS}


def _led(path: str, content: str | bytes, readable: Collection[str]) -> str | bytes:
    """Return a page that leads to the text where the public one leads to a passage on its source's page."""
    if not (isinstance(content, str) and path.endswith(".md")):
        return content
    source = path.removeprefix("sources/").removesuffix(".md")
    if path == f"sources/{source}.md" and source in readable:
        way = line("p", "cb-read", link("Read the text, with its passages marked", path, text_path(source)))
        content = _TITLE_OF_PAGE.sub(lambda title: f"{title[0]}\n\n{way}", content, count=1)
    return _TO_PASSAGE.sub(lambda to: f"texts/{to[0]}" if to[0] in readable else to[0], content)


def note(site: Path) -> None:
    """Write into each page of a built site that it is internal."""
    for path in sorted(site.rglob("*.html")):
        up = "../" * (len(path.relative_to(site).parts) - 1)
        path.write_bytes(noted(path.read_bytes().decode(), up).encode())


def noted(html: str, up: str) -> str:
    """Return a page with the banner before all it shows; `up` leads from its folder to the site's."""
    head = f'{_NOT_INDEXED}<link rel="stylesheet" href="{up}{STYLE}">'
    html = _TITLE.sub(lambda title: f"{title[0]}Internal: ", html, count=1)
    # A writer's own file may leave out the tags of head and body.
    if not (_HEAD_ENDS.search(html) and _BODY.search(html)):
        return head + _BANNER + html
    html = _HEAD_ENDS.sub(lambda end: head + end[0], html, count=1)
    return _BODY.sub(lambda body: body[0] + _BANNER, html, count=1)


def _own(name: str) -> str:
    return resources("citebrief.internal").joinpath(name).read_text("utf-8")
