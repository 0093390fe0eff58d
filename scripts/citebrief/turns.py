"""What an elision can hide: words around a quote that turn its sense, and numbers that a passage lacks.

How it works. Around a quote's own words stand those it leaves out and the rest of its sentences. `turns.yaml`
lists, for each language, classes of words that turn a sentence: negations, hedges of several sorts, voices.
Which classes stand there is a fact of the text, kept in the lock; whether the statement shows a trace of them
is read off the data. Both are a hint for an editor to read the passage again, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from citebrief.model import Evidence
from citebrief.text import Span, Text, normalise

_DIGITS = r"(?<!\w)(?<![^\W\d]-)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"


@dataclass(frozen=True)
class Turns:
    """The words of one language, made ready to be looked for."""

    codes: dict[str, str]
    """The warning of each class."""
    voiced: frozenset[str]
    """The classes that an attribution settles too."""
    sought: re.Pattern[str]
    """The words of all classes, in a group for each."""
    traces: dict[str, re.Pattern[str]]
    figures: re.Pattern[str]
    numbers: dict[str, int]
    scales: dict[str, int]


@cache
def turns(language: str | None) -> Turns | None:
    """Return the words of a language, given its BCP 47 tag; None where none are known."""
    given = _all().get((language or "").partition("-")[0])
    if given is None:
        return None
    classes, numbers, scales = given["classes"], given["numbers"], given["scales"]
    sought = "|".join(f"(?P<{name}>{_either(each['words'])})" for name, each in classes.items())
    written = rf"(?:{_DIGITS}|\b(?:{'|'.join(numbers)})(?:-[a-z]+)?\b)"
    return Turns(
        {name: each["code"] for name, each in classes.items()},
        frozenset(name for name, each in classes.items() if each.get("voice")),
        re.compile(rf"(?<!\w)(?:{sought})", re.IGNORECASE),
        {
            name: re.compile(rf"(?<!\w){_either(each['words'] + each['traces'])}", re.IGNORECASE)
            for name, each in classes.items()
        },
        re.compile(rf"(?P<number>{written})(?P<scale>(?:[ -](?:{'|'.join(scales)})\b)*)", re.IGNORECASE),
        numbers,
        scales,
    )


@cache
def _all() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files("citebrief").joinpath("turns.yaml").read_text("utf-8"))
    return read


def _either(words: Sequence[str]) -> str:
    """Return a pattern for words as the file writes them: `*` for letters, `#` for the start of a figure."""
    patterns = [re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\W?[0-9][0-9.,]*") for word in words]
    ended = [pattern if pattern.endswith("*") else rf"{pattern}(?!\w)" for pattern in patterns]
    return f"(?:{'|'.join(ended)})"


def hidden(text: Text, shown: Sequence[Span], around: Span, words: Turns) -> dict[str, str]:
    """Return the classes of words that stand in a stretch outside what is shown, each with the first one."""
    found: dict[str, str] = {}
    starts = [around[0], *(end for _, end in shown)]
    ends = [*(start for start, _ in shown), around[1]]
    for start, end in zip(starts, ends, strict=True):
        for word in words.sought.finditer(normalise(text.raw[start:end].replace("\n", " "))):
            found.setdefault(str(word.lastgroup), word[0])
    return found


def untraced(statement: str, evidence: Evidence, hides: Sequence[str], words: Turns) -> Iterator[str]:
    """Yield the classes hidden around a quote of which neither statement nor attribution shows a trace."""
    plain = normalise(statement)
    for name in hides:
        settled = name not in words.codes or (name in words.voiced and evidence.said_by)
        if not settled and not words.traces[name].search(plain):
            yield name


def missing_numbers(statement: str, passage: str, words: Turns) -> list[str]:
    """Return the numbers of a statement, as it writes them, that its passage does not have."""
    there = {value for _, value in _numbers(passage, words)}
    return [written for written, value in _numbers(statement, words) if value not in there]


def _numbers(text: str, words: Turns) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text as written and its value: `10.8 million`, `twenty-four`, `28th`."""
    for found in words.figures.finditer(normalise(text.replace("\n", " "))):
        value = _value(found["number"].lower(), words.numbers)
        for scale in re.findall(r"\w+", found["scale"].lower()):
            value *= words.scales[scale]
        yield found[0], value


def _value(written: str, numbers: dict[str, int]) -> Decimal:
    if written[0].isdigit():
        return Decimal(written.replace(",", ""))
    tens, _, units = written.partition("-")
    return Decimal(numbers[tens] + ({"one": 1} | numbers).get(units, 0))
