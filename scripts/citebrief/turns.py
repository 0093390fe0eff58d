"""What an elision can hide: words around a quote that turn its sense, and numbers that a passage lacks.

How it works. Around a quote's own words stand those it leaves out and the rest of its sentences. `turns.yaml`
lists, for each language, classes of words that turn a sentence: negations, hedges of several sorts, voices.
Which classes stand there is a fact of the text, kept in the lock; whether the statement shows a trace of them
is read off the data. Both are a hint for an editor to read the passage again, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from citebrief.model import Evidence
from citebrief.text import Span, Text, normalise

_FILE = Path(__file__).with_name("turns.yaml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FIGURE = re.compile("[0-9]")
_DIGITS = r"(?<!\w)(?<![^\W\d]-)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"


@dataclass(frozen=True)
class Turns:
    """The words of one language, made ready to be looked for."""

    codes: dict[str, str]
    """The warning of each class."""
    voiced: frozenset[str]
    """The classes that an attribution settles too."""
    sought: dict[str, list[tuple[str, re.Pattern[str] | None]]]
    """By a first word in small letters, the classes it opens, each with the whole phrase if it is one."""
    traces: dict[str, tuple[frozenset[str], re.Pattern[str]]]
    """By class, single words, and a pattern for phrases and for words of which only a part is given."""
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
    sought: dict[str, list[tuple[str, re.Pattern[str] | None]]] = {}
    for name, each in classes.items():
        for entry in each["words"]:
            phrase = _pattern([entry]) if " " in entry else None
            sought.setdefault(entry.partition(" ")[0], []).append((name, phrase))
    written = rf"(?:{_DIGITS}|\b(?:{'|'.join(numbers)})(?:-[a-z]+)?\b)"
    return Turns(
        {name: each["code"] for name, each in classes.items()},
        frozenset(name for name, each in classes.items() if each.get("voice")),
        sought,
        {name: _traces(each["words"] + each["traces"]) for name, each in classes.items()},
        re.compile(rf"(?P<number>{written})(?P<scale>(?:[ -](?:{'|'.join(scales)})\b)*)", re.IGNORECASE),
        numbers,
        scales,
    )


@cache
def _all() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(_FILE.read_bytes(), Loader=_LOADER)  # noqa: S506 - one of the safe ones
    return read


def _pattern(entries: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of these; `#` is the start of a figure, `*` stands for letters."""
    words = "|".join(
        re.escape(entry).replace(r"\ \#", r" \W?[0-9][\w.,]*").replace(r"\*", r"\w*") for entry in entries
    )
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)")


def _traces(entries: Sequence[str]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Divide the traces of a class into single words and others; what hedges a figure does so without it."""
    words = [entry.removesuffix(" #") for entry in entries]
    others = [word for word in words if not _WORD.fullmatch(word)]
    return frozenset(words).difference(others), _pattern(others)


def hidden(text: Text, shown: Sequence[Span], around: Span, words: Turns) -> dict[str, str]:
    """Return the classes of words that stand in a stretch outside what is shown, each with the first one."""
    found: dict[str, str] = {}
    starts = [around[0], *(end for _, end in shown)]
    ends = [*(start for start, _ in shown), around[1]]
    for start, end in zip(map(text.position, starts), map(text.position, ends), strict=True):
        plain = text.plain[start:end].lower()
        for word in filter(words.sought.__contains__, _WORD.findall(plain)):
            for name, phrase in words.sought[word]:
                met = phrase.search(plain) if phrase else None
                if name not in found and (met or not phrase):
                    found[name] = met[0] if met else word
    return found


def traced(statement: str, hides: Collection[str], words: Turns) -> frozenset[str]:
    """Return those of some classes of words of which a statement shows a trace."""
    plain = normalise(statement).lower()
    given = set(_WORD.findall(plain))
    known = ((name, *words.traces[name]) for name in hides if name in words.traces)
    return frozenset(name for name, single, other in known if single & given or other.search(plain))


def untraced(traces: frozenset[str], evidence: Evidence, hides: Sequence[str], words: Turns) -> Iterator[str]:
    """Yield the classes hidden around a quote of which neither statement nor attribution shows a trace."""
    for name in hides:
        if name in words.codes and name not in traces and not (name in words.voiced and evidence.said_by):
            yield name


def numbers(text: str, words: Turns) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text as written and its value: `10.8 million`, `twenty-four`, `28th`."""
    plain = normalise(text.replace("\n", " "))
    if not _FIGURE.search(plain) and words.numbers.keys().isdisjoint(_WORD.findall(plain.lower())):
        return  # most statements have none, which is quickly seen
    for found in words.figures.finditer(plain):
        value = _value(found["number"].lower(), words.numbers)
        for scale in re.findall(r"\w+", found["scale"].lower()):
            value *= words.scales[scale]
        yield found[0], value


def _value(written: str, known: dict[str, int]) -> Decimal:
    if written[0].isdigit():
        return Decimal(written.replace(",", ""))
    tens, _, units = written.partition("-")
    return Decimal(known[tens] + ({"one": 1} | known).get(units, 0))
