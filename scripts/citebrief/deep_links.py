"""The address that opens a source where a passage stands: at its words, at its page, or from its start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urldefrag, urlsplit

from citebrief.fragments import terms
from citebrief.model import Evidence, Passage, Source

_DIRECTIVE = ":~:"
"""What divides a fragment from what browsers alone read of it (WICG, URL Fragment Text Directives)."""


@dataclass(frozen=True)
class DeepLink:
    """An address, and where it opens its source."""

    url: str
    opens_at: Literal["words", "page", "start"]

    @property
    def host(self) -> str:
        """The name of its host as people say it."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def deep_link(evidence: Evidence, found: Passage, source: Source) -> DeepLink | None:
    """Return the address that leads as near to a passage as it can, or None where its source has no address.

    A PDF opens at its page (RFC 8118), everything else at words that the quote shows.
    """
    if source.URL is None:
        return None
    address = source.URL.partition(_DIRECTIVE)[0]  # a directive could name words that are not shown
    if source.is_pdf and evidence.page:
        return DeepLink(f"{urldefrag(source.URL).url}#page={evidence.page}", "page")
    if not (source.opens_at_words and found.fragment):
        return DeepLink(address.rstrip("#"), "start")
    words = ",".join(map(_encoded, terms(evidence.quote, found.fragment)))
    return DeepLink(f"{address}{'' if '#' in address else '#'}{_DIRECTIVE}text={words}", "words")


def _encoded(term: str) -> str:
    """Return a term in which no sign of the directive's own is left bare."""
    return quote(term, safe="").replace("-", "%2D")
