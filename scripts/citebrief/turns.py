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
from citebrief.reading.yaml_text import LOADER
from citebrief.text import Span, Text, normalise

_FILE = Path(__file__).with_name("turns.yaml")
_WORD = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+")
_ASCII_WORD = re.compile(r"[a-z]++(?:'[a-z]++)*+")
"""The same in small letters of ASCII, found faster."""
_SHORTEST = 2
"""Letters of the shortest word looked for."""
_FIGURE = re.compile("[0-9]")
_DIGITS = r"(?<!\w)(?<![^\W\d]-)[0-9]{1,15}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,9})?(?![0-9])"
"""Digits as English groups them; a longer row of them is no number that anyone compares."""


@dataclass(frozen=True)
class Turns:
    """The words of one language, made ready to be looked for."""

    codes: dict[str, str]
    """The warning of each class."""
    voiced: frozenset[str]
    """The classes that an attribution settles too."""
    sought: dict[str, list[tuple[str, str]]]
    """By a first word in small letters, the classes it opens, each with the whole phrase if it is one."""
    figure: str
    """A regular expression of what a phrase may have for a figure."""
    traces: dict[str, tuple[frozenset[str], tuple[str, ...]]]
    """By class, single words, and phrases and words of which only a part is given."""
    passed_over: dict[str, re.Pattern[str]]
    """By what it must at least hold, what looks like a word sought and is none."""
    figures: re.Pattern[str]
    numbers: dict[str, int]
    """The value of each number word, of a unit after a hyphen, and of each scale."""
    qualifiers: dict[str, tuple[str, bool]]
    """By the words before a number that say it, each qualifier, and whether they may mean something else."""
    qualified: re.Pattern[str]
    """Finds such words at the end of what stands before a number."""


@cache
def turns(language: str | None) -> Turns | None:
    """Return the words of a language, given its BCP 47 tag; None where none are known."""
    given = _all().get((language or "").partition("-")[0])
    if given is None:
        return None
    classes = given["classes"]
    words = {key: "|".join(given[key]) for key in ("numbers", "units", "scales", "marks")}
    figure = rf"(?:\W?[0-9][\w.,]*|(?:{words['numbers']})(?!\w))"
    sought: dict[str, list[tuple[str, str]]] = {}
    for name, each in classes.items():
        for entry in each["words"]:
            sought.setdefault(entry.partition(" ")[0], []).append((name, entry if " " in entry else ""))
    written = rf"\b(?:{words['numbers']})(?:-(?:{words['units']}))?\b|\bone(?=[ -](?:{words['scales']})\b)"
    scale = rf"(?P<mark>(?:{words['marks']})\b)?(?P<scale>(?:[ -](?:{words['scales']})\b){{0,3}})"
    qualifiers = {
        entry.rstrip("?"): (name, entry.endswith("?"))
        for name, entries in given["qualifiers"].items()
        for entry in entries
    }
    return Turns(
        {name: each["code"] for name, each in classes.items()},
        frozenset(name for name, each in classes.items() if each.get("voice")),
        sought,
        figure,
        {name: _traces(each["words"] + each["traces"]) for name, each in classes.items()},
        {name: re.compile(pattern) for name, pattern in given["passed_over"].items()},
        re.compile(rf"(?P<number>{_DIGITS}|{written}){scale}"),
        given["units"] | given["numbers"] | given["scales"] | given["marks"],
        qualifiers,
        re.compile(rf"(?<!\w)({'|'.join(map(re.escape, qualifiers))})\W{{0,3}}$"),
    )


@cache
def _all() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(_FILE.read_bytes(), Loader=LOADER)  # noqa: S506 - one of the safe ones
    return read


@cache
def _phrase(phrase: str, figure: str) -> re.Pattern[str]:
    """Return a pattern for some words, `#` a figure, made at need; the first leads and is found fast."""
    first, *rest = (figure if word == "#" else re.escape(word) for word in phrase.split())
    return re.compile(rf"{first}(?<!\w{first}) {' '.join(rest)}(?!\w)")


@cache
def _any(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of these, made at need; `*` stands for letters."""
    words = (re.escape(entry).replace(r"\*", r"\w*") for entry in entries)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if entries else "(?!)")


def _traces(entries: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Divide the traces of a class into single words and others; what hedges a figure does so without it."""
    words = [entry.removesuffix(" #") for entry in entries]
    others = [word for word in words if not _WORD.fullmatch(word)]
    return frozenset(words).difference(others), tuple(others)


def _words(plain: str) -> list[str]:
    return (_ASCII_WORD if plain.isascii() else _WORD).findall(plain)


def hidden(text: Text, shown: Sequence[Span], around: Span, words: Turns) -> dict[str, str]:
    """Return the classes of words that stand in a stretch outside what is shown, each with the first one."""
    found: dict[str, str] = {}
    starts = [around[0], *(end for _, end in shown)]
    ends = [*(start for start, _ in shown), around[1]]
    whole = text.plain
    for start, end in zip(map(text.position, starts), map(text.position, ends), strict=True):
        if end - start < _SHORTEST:
            continue  # between quote and end of sentence there is often nothing but a full stop
        plain = _without(words.passed_over, whole[start:end]).lower()
        for word in filter(words.sought.__contains__, _words(plain)):
            for name, phrase in words.sought[word]:
                if name in found:
                    continue
                met = _phrase(phrase, words.figure).search(plain) if phrase else None
                if met or not phrase:
                    found[name] = met[0] if met else word
    return found


def _without(passed_over: dict[str, re.Pattern[str]], plain: str) -> str:
    for part, pattern in passed_over.items():
        if part in plain:
            plain = pattern.sub(" ", plain)
    return plain


def traced(statement: str, hides: Collection[str], words: Turns) -> frozenset[str]:
    """Return those of some classes of words of which a statement shows a trace."""
    plain = normalise(statement).lower()
    given = set(_words(plain))
    known = ((name, *words.traces[name]) for name in hides if name in words.traces)
    return frozenset(name for name, single, other in known if single & given or _any(other).search(plain))


def untraced(traces: frozenset[str], evidence: Evidence, hides: Sequence[str], words: Turns) -> Iterator[str]:
    """Yield the classes hidden around a quote of which neither statement nor attribution shows a trace."""
    for name in hides:
        if name in words.codes and name not in traces and not (name in words.voiced and evidence.said_by):
            yield name


def numbers(text: str, words: Turns) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text, in small letters, and its value: `10.8 million`, `twenty-four`, `28th`."""
    plain = normalise(" ".join(text.splitlines())).lower()
    if not _FIGURE.search(plain) and words.numbers.keys().isdisjoint(_words(plain)):
        return  # most statements have none, which is quickly seen
    for start, end, value in read_numbers(plain, words):
        yield plain[start:end], value


def qualifier(before: str, words: Turns) -> tuple[str, bool]:
    """Return what the end of a text says of the number that follows it, and whether it may mean otherwise."""
    found = words.qualified.search(before)
    return words.qualifiers[found[1]] if found else ("", False)


def read_numbers(plain: str, words: Turns) -> Iterator[tuple[int, int, Decimal]]:
    """Yield start, end and value of each number of a text that is normalised and in small letters."""
    for found in words.figures.finditer(plain):
        value = _value(found["number"], words.numbers)
        for scale in re.findall(r"\w+", f"{found['mark'] or ''} {found['scale']}"):
            value *= words.numbers[scale]
        yield *found.span(), value


def _value(written: str, known: dict[str, int]) -> Decimal:
    if written[0].isdigit():
        return Decimal(written.replace(",", ""))
    tens, _, units = written.partition("-")
    return Decimal(known[tens] + known.get(units, 0))
