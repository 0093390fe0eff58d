r"""The table of cases of matching, `fixtures/match.txt`, which the matchers in Python and in browsers run.

A case has a title, a text, a quote, perhaps the paragraph and the occurrence that are named, and what is
expected: the one place as `paragraph: start-end`, or the code of the refusal and below it the places that the
quote fits. A line with a full stop divides them, a blank line divides cases. `\n`, `\r`, `\u` with four and
`\U` with eight digits are characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from citebrief.lookup import look_up
from citebrief.match import Match, matches
from citebrief.model import Evidence
from citebrief.text import Text

TABLE = Path(__file__).parent / "fixtures" / "match.txt"


@dataclass(frozen=True)
class Case:
    """One text and one quote, with what is expected of them."""

    title: str
    text: str
    quote: str
    paragraph: str | None
    occurrence: int | None
    expected: list[str]


def cases() -> list[Case]:
    """Read the table."""
    blocks = re.split(r"\n\n(?=\S)", TABLE.read_text("utf-8").rstrip("\n") + "\n")
    return [_case(re.split(r"^\.$", block, flags=re.MULTILINE)) for block in blocks]


def _case(block: list[str]) -> Case:
    title, text, quote, *named, expected = (piece.strip("\n") for piece in block)
    settled = dict(line.split(" ") for line in "".join(named).splitlines())
    return Case(
        title,
        _unescaped(text),
        _unescaped(quote),
        settled.get("paragraph"),
        int(settled["occurrence"]) if "occurrence" in settled else None,
        expected.splitlines(),
    )


def _unescaped(text: str) -> str:
    plain = text.replace(r"\n", "\n").replace(r"\r", "\r")
    return re.sub(
        r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", lambda found: chr(int(found[1] or found[2], 16)), plain
    )


def verdict(quote: str, text: Text, paragraph: str | None, occurrence: int | None) -> list[str]:
    """Return what the matcher in Python says of a quote, as the table has it."""
    evidence = Evidence.model_construct(source="x", quote=quote, paragraph=paragraph, occurrence=occurrence)
    found = look_up(quote, evidence, text)
    assert found is not None
    if isinstance(found, Match):
        return _places([found])
    everywhere = matches(quote, text, paragraph) or (matches(quote, text) if paragraph else [])
    return [found.code, *_places(everywhere)]


def _places(named: list[Match]) -> list[str]:
    return [f"{match.paragraph}: {match.start}-{match.end}" for match in named]
