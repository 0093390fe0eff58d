"""One quote in one text: the one passage it names, or why it names none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import is_normalized, normalize

from citebrief.match import ELISION, MOST_MATCHES, Match, is_malformed, matches
from citebrief.model import Evidence, SetAside
from citebrief.nearest import nearest
from citebrief.text import Text

_LIKE_ELISIONS = re.compile(r"\[ ?(?:…|\.\.\.|\. \. \.) ?\]|\(…\)|\(\.\.\.\)|\.\.\.|\. \. \.")


@dataclass(frozen=True)
class Miss:
    """Why a quote names no passage, as a problem puts it."""

    code: str
    message: str
    hint: str = ""


def look_up(quote: str, evidence: Evidence | SetAside, text: Text | None) -> Match | Miss | None:
    """Return the one match of a quote, or why there is none; None where the text is not at hand."""
    named = matches(quote, text, evidence.paragraph) if text else []
    if not named and is_malformed(quote):
        return Miss("CB203", f"'{quote}' has no word before, between or after its elisions")
    if text is None:
        return None
    if not named:
        return _miss(quote, evidence, text)
    fits = "1 passage" if len(named) == 1 else f"{len(named)} passages"
    fits += " or more" if len(named) == MOST_MATCHES else ""
    if evidence.occurrence:
        if evidence.occurrence > len(named):
            return Miss("CB209", f"occurrence {evidence.occurrence} is given, but the quote fits {fits}")
        return named[evidence.occurrence - 1]
    if len(named) > 1:
        return Miss("CB202", f"the quote fits {fits} of {evidence.source}: {_listed(named)}")
    return named[0]


def _miss(quote: str, evidence: Evidence | SetAside, text: Text) -> Miss:
    everywhere = matches(quote, text) if evidence.paragraph else []
    if everywhere:
        return Miss(
            "CB209", f"the quote is not in paragraph {evidence.paragraph} but in {_listed(everywhere)}"
        )
    near = nearest(quote, text)
    message = f"quote not found in {evidence.source}" + (f" ({near})" if near else "")
    return Miss("CB201", message, _hint(quote, text))


def _hint(quote: str, text: Text) -> str:
    """Return what would make the quote fit, where that is hard to see."""
    elided = _LIKE_ELISIONS.sub(ELISION, quote)
    if elided != quote and matches(elided, text):
        return f"an elision is written {ELISION}, without brackets"
    if not (is_normalized("NFC", quote) and text.is_composed):
        composed = Text(normalize("NFC", text.raw), "")
        if matches(normalize("NFC", quote), composed):
            return "the text composes its letters otherwise (Unicode NFC or NFD): copy the words from it"
    return ""


def _listed(named: list[Match]) -> str:
    places = [f"paragraph {match.paragraph} at {match.start}–{match.end}" for match in named[:5]]
    return ", ".join(places) + (" …" if len(named) > 5 else "")
