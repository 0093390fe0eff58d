"""Sources as COinS: OpenURL key/encoded-value pairs (Z39.88-2004) that reference managers find in a page.

They outrank a page's own tags, so only the index of sources, which is no page to cite, has them.
"""

from __future__ import annotations

from urllib.parse import quote

from citebrief.dates import parse
from citebrief.escape import attribute
from citebrief.iso import exact
from citebrief.model import Source

_BOOKS = {"book": "book", "chapter": "bookitem", "report": "report", "paper-conference": "proceeding"}
"""Genres of the format for books."""
_ZOTERO = {
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "broadcast": "tvBroadcast",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "speech": "presentation",
    "webpage": "webpage",
}
"""Types that Zotero reads from the Dublin Core format, which it writes so itself; others are a document."""


def coins(source: Source) -> str:
    """Return an empty element that carries a source for reference managers, as raw HTML."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_pairs(source)]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    return f'<span class="Z3988" title="{attribute(query)}"></span>'


def _pairs(source: Source) -> list[tuple[str, str]]:
    date = (exact(parse(source.issued)) if source.issued else None) or ""
    common = [("rft.date", date), ("rft.language", source.language or ""), *_names(source)]
    container = source.container_title or ""
    if source.type == "article-journal":
        kind = [("rft.genre", "article"), ("rft.atitle", source.title), ("rft.jtitle", container)]
        return [_format("journal"), *kind, *common, ("rft_id", source.URL or "")]
    if source.type in _BOOKS:
        part = source.type in ("chapter", "paper-conference")
        titles = [("rft.atitle", source.title), ("rft.btitle", container)] if part else []
        kind = [("rft.genre", _BOOKS[source.type]), *(titles or [("rft.btitle", source.title)])]
        return [_format("book"), *kind, *common, ("rft_id", source.URL or "")]
    if source.type == "thesis":
        return [_format("dissertation"), ("rft.title", source.title), *common, ("rft_id", source.URL or "")]
    kind = [("rft.type", _ZOTERO.get(source.type, "document")), ("rft.title", source.title)]
    return [_format("dc"), *kind, ("rft.source", container), *common, ("rft.identifier", source.URL or "")]


def _format(name: str) -> tuple[str, str]:
    return "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"


def _names(source: Source) -> list[tuple[str, str]]:
    """Return the authors; a body has a key of its own."""
    return [("rft.aucorp" if agent.literal else "rft.au", agent.inverted) for agent in source.author]
