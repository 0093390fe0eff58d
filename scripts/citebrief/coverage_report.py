"""What `citebrief coverage` prints: how far claims account for the sentences of each source.

What is left is shown in the source's own words where its text is at hand; none of it goes into a site.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from citebrief import Checked
from citebrief.coverage import Sentence, account, coverage
from citebrief.model import Coverage
from citebrief.problems import shortened
from citebrief.report import visible

_SHOWN = 300
"""Code points of a stretch that one line shows."""


@dataclass(frozen=True)
class Account:
    """One source's figures, and the sentences that nothing, or not enough, accounts for."""

    source: str
    figures: Coverage
    at_hand: bool
    raw: str = ""
    left: Sequence[Sentence] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of sentences that is accounted for, in per cent."""
        total = self.figures.sentences
        return 100 * (total - self.figures.left) / total if total else 100.0


def accounts(checked: Checked) -> list[Account]:
    """Return the account of each source whose text is at hand, or else of which the lock has the figures."""
    if checked.briefing is None or checked.outcome is None:
        return []
    made = []
    for source in checked.briefing.held_sources:
        text = (checked.texts or {}).get(source.id)
        locked = checked.outcome.verified.texts.get(source.id)
        if text:
            sentences = account(source.id, checked.briefing, checked.outcome.found, text)
            left = [sentence for sentence in sentences if sentence.left]
            made.append(Account(source.id, coverage(sentences), True, text.raw, left))
        elif locked and locked.coverage:
            made.append(Account(source.id, locked.coverage, False))
    return made


def as_text(given: Sequence[Account]) -> str:
    """Return a line a source, and below it one for each stretch that is left."""
    lines = []
    for each in given:
        reasons = ", ".join(f"{reason} {count}" for reason, count in each.figures.set_aside.items())
        lines.append(
            f"{each.source}: {each.figures.carried} of {each.figures.sentences} sentences carried, "
            f"{sum(each.figures.set_aside.values())} set aside{f' ({reasons})' if reasons else ''}, "
            f"{each.figures.left} left; {each.share:.1f} % accounted for"
            f"{'' if each.at_hand else ' (from the lock, the text is not at hand)'}"
        )
        for sentence in each.left:
            part = "rest of a sentence" if sentence.carried or sentence.reason else "sentence"
            for start, end in sentence.left:
                words = visible(shortened(" ".join(each.raw[start:end].split()), _SHOWN))
                lines.append(f"  paragraph {sentence.paragraph}, {start}–{end}, {part}: {words}")
    return "".join(f"{line}\n" for line in lines)


def as_json(given: Sequence[Account]) -> str:
    """Return a JSON array with an object a source; offsets count code points, `end` is exclusive."""
    return json.dumps([_object(each) for each in given], ensure_ascii=True, indent=1) + "\n"


def _object(each: Account) -> dict[str, Any]:
    return {
        "source": each.source,
        "text_at_hand": each.at_hand,
        "sentences": each.figures.sentences,
        "carried": each.figures.carried,
        "set_aside": each.figures.set_aside,
        "left": each.figures.left,
        "accounted_for_percent": round(each.share, 2),
        "stretches_left": [
            {
                "paragraph": sentence.paragraph,
                "start": start,
                "end": end,
                "words": each.raw[start:end],
                "sentence": [sentence.start, sentence.end],
            }
            for sentence in each.left
            for start, end in sentence.left
        ],
    }


FORMATS: dict[str, Callable[[Sequence[Account]], str]] = {"text": as_text, "json": as_json}
"""The formats of `citebrief coverage --format`."""
