"""The figures of comparisons against the words of their claims: each number stands there, hedged as there.

How it works. The words given for a figure stand in its claim's statement, whose numbers in turn are looked
for in the passages (CB304), by the same reading of digits and number words: `9,000`, `nine thousand`, `28th`,
`$15 million`. What stands right before the number is part of what is said: `over 200` is not 200, even where
the words given leave out the `over`. In a language without lists only the digits are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from citebrief.load import Records
from citebrief.model import NUMBERS, Briefing, Claim, Comparison, Figure
from citebrief.problems import Problem
from citebrief.text import normalise
from citebrief.turns import Turns, qualifier, read_numbers, turns

_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.,'’ \u00a0\u202f](?=[0-9])")
Wrong = tuple[str, str, str]
"""The field that is wrong, a message and a hint."""


def figures_not_in_claims(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report figures that their claims do not state in those words, number and qualifier."""
    for comparison, i, figure in _figures(briefing):
        if claim := briefing.claims.get(figure.claim):
            for field, message, hint in _wrong(figure, claim, briefing.about.language):
                place = records.place("comparison", comparison.id, "figures", i, field)
                yield Problem(place, "CB125", message, hint)


def figures_of_no_column(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report figures of claims that their comparison does not set beside others."""
    for comparison, i, figure in _figures(briefing):
        if all(figure.claim not in column.claims for column in comparison.columns):
            place = records.place("comparison", comparison.id, "figures", i, "claim")
            yield Problem(place, "CB126", f"the claim '{figure.claim}' stands in no column")


def _figures(briefing: Briefing) -> Iterator[tuple[Comparison, int, Figure]]:
    for comparison in briefing.comparisons.values():
        for i, figure in enumerate(comparison.figures):
            yield comparison, i, figure


def _wrong(figure: Figure, claim: Claim, language: str) -> Iterator[Wrong]:
    statement, words = (_compared(text) for text in (claim.statement, figure.words))
    start = statement.find(words)
    if start < 0:
        message = f"the statement of '{claim.id}' does not have the words “{figure.words}”"
        yield "words", message, "copy the words from the statement"
    elif known := turns(language):
        yield from _misread(figure, statement, range(start, start + len(words) + 1), known)
    else:
        digits = _BETWEEN_DIGITS.sub("", words)
        for number in figure.numbers:
            if _BETWEEN_DIGITS.sub("", number).lstrip("+-") not in re.findall("[0-9]+", digits):
                yield _absent(figure, number)


def _compared(text: str) -> str:
    return normalise(" ".join(text.split())).lower()


def _absent(figure: Figure, number: str) -> Wrong:
    field = next(name for name, value in figure if value == number and name in NUMBERS)
    hint = "a number is written out: 15000000 for “$15 million”"
    return field, f"the words “{figure.words}” do not have {number}", hint


def _misread(figure: Figure, statement: str, words: range, known: Turns) -> Iterator[Wrong]:
    """Yield the numbers that the words lack, and a qualifier that is not theirs."""
    read = [
        (_signed(statement, start, value), statement[:start])
        for start, end, value in read_numbers(statement, known)
        if start in words and end in words
    ]
    for number in figure.numbers:
        if Decimal(number) not in (value for value, _ in read):
            yield _absent(figure, number)
    meant = {figure.low, figure.high}
    said = {qualifier(before, known) for value, before in read if value in meant}
    sure = {name for name, doubtful in said if name and not doubtful}
    if figure.qualifier and figure.qualifier not in {name for name, _ in said}:
        message = f"the words “{figure.words}” do not say '{figure.qualifier}' of the number"
        yield "qualifier", message, "known words stand in turns.yaml, right before the number"
    for name in sorted(sure - {figure.qualifier}):
        field = "qualifier" if figure.qualifier else "words"
        yield field, f"the statement says '{name}' of the number", f"give 'qualifier: {name}'"


def _signed(statement: str, start: int, value: Decimal) -> Decimal:
    return -value if re.search(r"(?<![\w-])-\W?$", statement[:start]) else value
