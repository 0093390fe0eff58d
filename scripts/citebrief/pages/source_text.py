"""The page of a source's text, for the internal edition alone: its words as they are, each passage marked.

The words are one block of HTML that Markdown does not look into, and the elements of a paragraph add no
character to it, so what is copied from the page is the text. Anchors are those of the source's page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citebrief.escape import attribute, markdown
from citebrief.lookup import look_up
from citebrief.match import Match
from citebrief.model import Briefing, Claim, Evidence, Source
from citebrief.pages.markup import address_in_site, front_matter, heading, line, link, page, sign
from citebrief.pages.phrases import STANCE_SIGNS, letter, number, passage_anchor, source_link, source_name
from citebrief.pages.segments import Marked, Segment, overlaps, segments
from citebrief.pages.sources import Use
from citebrief.text import Span, Text

TEXT_SCRIPT = "assets/internal/passages.js"
_MOST_LINES = 3
"""Passages quoting the same words beyond which the line below them grows no thicker."""
_CONTROL = re.compile("[\x01-\x1f\x7f]")
_KEY = (
    (1, "quoted"),
    (2, "quoted by two passages"),
    (3, "by three or more"),
    (0, "part of a passage that its quote leaves out"),
)


@dataclass(frozen=True)
class _Passage(Marked):
    """A marked passage with what it is evidence for."""

    claim: Claim
    index: int
    evidence: Evidence
    paragraph: str


def text_path(source: str) -> str:
    """Return the path of a text's page; it lies where navigation knows its folder already."""
    return f"sources/texts/{source}.md"


def text_page(source: Source, text: Text, used: list[Use], briefing: Briefing) -> str:
    """Return the page of a source's text with its passages marked."""
    path, passages = text_path(source.id), _passages(text, used)
    size = f"{number(len(text.lines), 'paragraph')}, {number(len(passages), 'passage')} cited"
    return page(
        front_matter("source-text", f"Text: {source.title}", f"The text of {source_name(source)}"),
        line("p", "cb-crumbs", link("Sources", path, "sources/index.md"), "›", source_link(source, path)),
        heading(1, "title", markdown(source.title)),
        line("p", "cb-standing", f"The text as supplied: {size}."),
        line("p", "cb-key cb-text-key", *_key(), searched=False) if passages else "",
        _block(text, passages, briefing.language_of(source.id), path),
        f'<script src="{"../" * path.count("/")}{TEXT_SCRIPT}"></script>',
    )


def _passages(text: Text, used: list[Use]) -> list[_Passage]:
    """Return the passages where their quotes stand in the text, in its order."""
    found = []
    for _, claim, index, evidence in used:
        match = look_up(evidence.quote, evidence, text)
        if isinstance(match, Match):
            anchor = passage_anchor(claim, index)
            found.append(_Passage(anchor, match.span, match.shown, claim, index, evidence, match.paragraph))
    return found


def _key() -> list[str]:
    return [f'<mark class="{_classes(quoting)}">{words}</mark>' for quoting, words in _KEY]


def _classes(quoting: int) -> str:
    return f"cb-segment cb-segment--{min(quoting, _MOST_LINES)}"


def _block(text: Text, passages: list[_Passage], language: str, path: str) -> str:
    """Return all paragraphs as one element without a blank line, which Markdown takes as it is."""
    rows, begin = ['<div class="cb-text">'], f'<p class="cb-words" lang="{attribute(language)}" dir="auto">'
    for count, paragraph in enumerate(text.lines, 1):
        here = [passage for passage in passages if overlaps(passage.span, paragraph)]
        rows += [
            f'<div class="cb-paragraph" id="p{count}">',
            f'<a class="cb-paragraph-number" href="#p{count}" data-search-exclude="">'
            f'<span class="cb-hidden">Paragraph </span>{count}</a>',
            f"{begin}{marked(text, paragraph, here)}</p>",
            *_notes(here, count, path),
            "</div>",
        ]
    return "\n".join([*rows, "</div>"])


def marked(text: Text, paragraph: Span, passages: Sequence[Marked]) -> str:
    """Return a paragraph's words, each segment of them with the passages that it belongs to."""
    letters = {passage.anchor: letter(index) for index, passage in enumerate(passages)}
    return "".join(
        _marked(verbatim(text.raw[segment.start : segment.end]), segment, paragraph, letters)
        for segment in segments(paragraph, passages)
    )


def _marked(words: str, segment: Segment, paragraph: Span, letters: dict[str, str]) -> str:
    if not segment.covering:
        return words
    for passage in segment.covering:
        if passage.span[0] == segment.start:
            words = f'<span id="{passage.anchor}">{words}</span>'
    anchors = " ".join(passage.anchor for passage in segment.covering)
    ending = [p for p in segment.covering if min(p.span[1], paragraph[1]) == segment.end]
    ends = f' data-ends="{" ".join(letters[each.anchor] for each in ending)}"' if ending else ""
    return f'<mark class="{_classes(segment.quoting)}" data-of="{anchors}"{ends}>{words}</mark>'


def verbatim(text: str) -> str:
    """Return a text for HTML, with nothing in it for Markdown or for what tidies lines before it.

    No reference means NUL, which HTML cannot hold.
    """
    return _CONTROL.sub(lambda found: f"&#{ord(found[0])};", markdown(text).replace("\0", "\ufffd"))


def _notes(passages: list[_Passage], paragraph: int, path: str) -> list[str]:
    """Return the passages of a paragraph as a list: the letter at their end, their stance and their claim."""
    if not passages:
        return []
    rows = [
        f'<li data-of="{passage.anchor}"><b class="cb-letter">{letter(index)}</b> {_note(passage, path)}</li>'
        for index, passage in enumerate(passages)
    ]
    name = f'aria-label="Passages of paragraph {paragraph}"'
    return [f'<ul class="cb-paragraph-notes" {name} data-search-exclude="">', *rows, "</ul>"]


def _note(passage: _Passage, path: str) -> str:
    stance, claim = passage.evidence.stance, passage.claim
    address = f"{address_in_site(path, f'claims/{claim.id}.md')}#e{passage.index + 1}"
    over = f" (paragraphs {passage.paragraph.replace('-', '–')})" if "-" in passage.paragraph else ""
    before = "withdrawn: " if claim.retired else ""
    words = f'<a href="{address}">{markdown(claim.statement)}</a>{over}'
    return f"{sign(STANCE_SIGNS[stance])} {stance}: {before}{words}"
