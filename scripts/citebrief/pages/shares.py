"""How much of a source its claims use: paragraphs cited, words quoted, sentences accounted for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from citebrief.impact import LEFT, Impact
from citebrief.model import Briefing, Coverage, Passage, SetAsideReason, SourceText
from citebrief.pages.phrases import number

_REASONS: dict[SetAsideReason, tuple[str, str]] = {
    "byline": ("byline", "bylines"),
    "caption": ("caption or credit", "captions or credits"),
    "comment": ("reader comment", "of reader comments"),
    "courtesy": ("courtesy", "courtesies"),
    "fragment": ("fragment", "fragments"),
    "heading": ("heading", "headings"),
    "imprint": ("line of the imprint", "lines of the imprint"),
    "navigation": ("line of navigation", "lines of navigation"),
    "note": ("note on the text", "notes on the text"),
    "promotion": ("line of promotion", "lines of promotion"),
    "question": ("question", "questions"),
    "reference": ("bare reference", "bare references"),
    "rhetorical": ("rhetorical phrase", "rhetorical phrases"),
}
"""Each reason for setting a sentence aside, for one and for several."""


def cited_paragraphs(passages: Iterable[Passage]) -> set[int]:
    """Return the numbers of the paragraphs in which passages stand."""
    cited: set[int] = set()
    for found in passages:
        first, _, last = found.paragraph.partition("-")
        cited.update(range(int(first), int(last or first) + 1))
    return cited


def use_of_source(cited: Collection[int], text: SourceText, briefing: Briefing) -> str:
    """Return `9 of 28 paragraphs cited; 73 of 596 words quoted, 12.2 % (limit 40 %).` and the account."""
    share = 100 * text.shown / text.words if text.words else 0.0
    limit = briefing.about.limits.share_of_source
    quoted = (
        f"{len(cited)} of {number(len(text.paragraphs), 'paragraph')} cited; "
        f"{text.shown} of {number(text.words, 'word')} quoted, {share:.1f} % (limit {limit} %)."
    )
    return f"{quoted} {_account(text.coverage)}" if text.coverage else quoted


def if_withdrawn(impact: Impact | None) -> list[str]:
    """Return what withdrawing a source would mean for its claims, as a heading and a sentence."""
    total = sum(map(len, impact.values())) if impact else 0
    if not impact or not total:
        return []
    given = {LEFT[left]: len(ids) for left, ids in impact.items() if ids}
    if total == 1:
        sentence = f"1 claim rests on it, which would be left {next(iter(given))}."
    else:
        parts = "; ".join(f"{count} {left}" for left, count in given.items())
        sentence = f"{number(total, 'claim')} rest on it. Without it they would be left: {parts}."
    return ["## If it were withdrawn", sentence]


def _account(coverage: Coverage) -> str:
    """Return `Of 61 sentences, 58 are carried by claims and 3 set aside (3 questions); none is left out.`."""
    aside = sum(coverage.set_aside.values())
    by_number = sorted(coverage.set_aside.items(), key=lambda pair: (-pair[1], pair[0]))
    why = ", ".join(number(count, *_REASONS[reason]) for reason, count in by_number)
    carried = f"{coverage.carried} {'is' if coverage.carried == 1 else 'are'} carried by claims"
    left = "none is" if coverage.left == 0 else "1 is" if coverage.left == 1 else f"{coverage.left} are"
    return (
        f"Of {number(coverage.sentences, 'sentence')}, {carried} and {aside} set aside"
        f"{f' ({why})' if why else ''}; {left} left out."
    )
