"""Synthetic briefings of any size: texts, claims with three pieces of evidence each, and all beside them.

The same size and seed give the same bytes. Proportions (entities, topics, events, comparisons, quotes a
source) are those of a worked briefing; every quote names exactly one passage and the data check clean.

    python bench/synthetic.py 1000 FOLDER [--jsonl]
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parent.parent
CLAIMS_PER_SOURCE = 30
EVIDENCE_PER_CLAIM = 3
WORDS_PER_TEXT = 2000
CLAIMS_PER_FILE = 200
"""Claims in one YAML file of `data/claims/`."""

_NUMBERS = {"year": (1998, 2024), "count": (1000, 9000), "share": (2, 98), "cost": (12, 900)}
"""Slots that take a number, with its bounds."""
_SLOT = re.compile(r"\{([a-z]+)\}")
_KINDS = ("event", "figure", "ranking", "policy", "statement", "assessment", "prediction", "definition")
_TYPES = ("person", "organisation", "product", "programme", "law", "place", "publication")

Record = dict[str, Any]


class Maker:
    """Draws names, sentences and quotes from one seeded generator."""

    def __init__(self, seed: int) -> None:
        vocabulary = Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8")
        self.vocabulary: dict[str, list[str]] = yaml.safe_load(vocabulary)
        self.chance = random.Random(seed)  # noqa: S311 - the same data on every run, no secrets

    def phrase(self, name: str, **given: str) -> str:
        """Return one entry of the vocabulary with its slots filled, capitalised."""
        text = self._filled(name, given)
        return text[0].upper() + text[1:]

    def _filled(self, name: str, given: dict[str, str]) -> str:
        if name in given:
            return given[name]
        if name in _NUMBERS:
            return str(self.chance.randrange(*_NUMBERS[name]))
        return _SLOT.sub(lambda slot: self._filled(slot[1], given), self.chance.choice(self.vocabulary[name]))

    def text(self, words: int) -> str:
        """Return a text of about so many words: a title, then paragraphs of three to six sentences."""
        lines, count = [self.phrase("title")], 0
        while count < words:
            line = " ".join(self.phrase("sentence") for _ in range(self.chance.randrange(3, 7)))
            lines.append(line)
            count += len(line.split())
        return "\n\n".join(lines) + "\n"

    def quote(self, text: str, *, elided: bool) -> str:
        """Return a quote that fits exactly one passage of the text: whole, or its two ends."""
        lines = [line.split() for line in text.splitlines() if line]
        while True:
            words = self.chance.choice(lines[1:])
            length = self.chance.randrange(10, 26) if elided else self.chance.randrange(5, 10)
            start = self.chance.randrange(max(1, len(words) - length))
            found = words[start : start + length]
            ends = (found[:4], found[-3:]) if elided else (found,)
            parts = [" ".join(end).strip(".,;—“” ") for end in ends]
            if len(found) == length and all(text.count(part) == 1 for part in parts):
                return " … ".join(parts)


@dataclass
class Synthetic:
    """A briefing as values: the texts by file name, the records of each data file, the written pages."""

    texts: dict[str, str]
    sources: list[Record]
    entities: list[Record]
    topics: list[Record]
    claims: list[Record]
    events: list[Record]
    comparisons: list[Record]
    pages: dict[str, str]


def make(size: int, *, seed: int = 1, sources: int = 0, elided: bool = True) -> Synthetic:
    """Return a briefing of `size` claims, with one source per 30 claims where no number is given."""
    maker = Maker(seed)
    held = sources or max(3, -(-size // CLAIMS_PER_SOURCE))
    texts = {f"text-{n:04}.txt": maker.text(WORDS_PER_TEXT) for n in range(held)}
    names = max(12, size // 4)
    entities = [
        {"id": f"entity-{n}", "name": f"{maker.phrase('body')} {n}", "type": _TYPES[n % len(_TYPES)]}
        for n in range(names)
    ]
    entities += [{"id": f"author-{n}", "name": maker.phrase("person"), "type": "person"} for n in range(held)]
    topics = [
        {"id": f"topic-{n}", "title": maker.phrase("heading"), "summary": maker.phrase("statement", case="x")}
        for n in range(max(4, size // 25))
    ]
    claims = [_claim(n, size, maker, list(texts.values()), names, elided=elided) for n in range(size)]
    return Synthetic(
        texts,
        _sources(held, maker),
        entities,
        topics,
        claims,
        [_event(n, size, maker) for n in range(max(3, size * 3 // 10))],
        [_comparison(n, claims, maker) for n in range(max(1, size // 10))],
        _pages(size, maker),
    )


def _sources(held: int, maker: Maker) -> list[Record]:
    made: list[Record] = []
    for n in range(held):
        source: Record = {
            "id": f"source-{n}",
            "type": "article-newspaper",
            "title": maker.phrase("title"),
            "author": [{"family": maker.phrase("family"), "given": maker.phrase("given")}],
            "voice": f"author-{n}",
            "container-title": f"The {maker.phrase('place')} Courier",
            "issued": f"2025-{maker.chance.randrange(1, 13):02}",
            "URL": f"https://example.org/articles/{n}",
            "file": f"text-{n:04}.txt",
            "reliability": {"grade": "ABCDEF"[n % 6], "reason": "It names its sources.", "by": "Bench"},
        }
        if n % 4 == 3:
            drawn = f"source-{maker.chance.randrange(n)}"
            source["derived_from"] = [{"source": drawn, "stated": n % 8 == 3, "reason": "It says so."}]
        made.append(source)
    return made


def _claim(n: int, size: int, maker: Maker, texts: list[str], names: int, *, elided: bool) -> Record:
    chance = maker.chance
    kind = _KINDS[n % len(_KINDS)]
    home = n * len(texts) // size
    claim: Record = {
        "id": f"claim-{n:05}",
        "statement": maker.phrase("statement", case=_letters(n)),
        "kind": kind,
        "topic": f"topic-{chance.randrange(max(4, size // 25))}",
        "entities": [f"entity-{i}" for i in sorted({_common(chance, names) for _ in range(2)})],
    }
    if chance.random() < 0.7:
        claim["date"] = f"{chance.randrange(1998, 2024)}"
    if kind == "figure":
        claim |= {"value": str(chance.randrange(1, 900)), "unit": "million crowns"}
    claim["evidence"] = []
    for nearby in (home, home, (home + chance.randrange(1, 3)) % len(texts)):
        quote = maker.quote(texts[nearby], elided=elided and chance.random() < 0.6)
        evidence: Record = {"source": f"source-{nearby}", "quote": quote}
        if any(evidence.items() <= other.items() for other in claim["evidence"]):
            evidence["quote"] = maker.quote(texts[nearby], elided=False)
        if chance.random() < 0.6:
            voices: list[Any] = [f"entity-{_common(chance, names)}"]
            if chance.random() < 0.1:
                voices.append({"id": f"author-{nearby}", "inferred": "It is named before."})
            evidence["said_by"] = voices
        if chance.random() < 0.15 and claim["evidence"]:
            evidence["stance"] = chance.choice(("qualifies", "disputes"))
        claim["evidence"].append(evidence)
    return claim


def _letters(n: int) -> str:
    """Return a number in letters, since a number in a statement is looked for in its passage."""
    return (_letters(n // 26) if n >= 26 else "") + chr(ord("a") + n % 26)


def _common(chance: random.Random, names: int) -> int:
    """Return the number of an entity; low ones come up most, as main actors do."""
    return int(names * chance.random() ** 2)


def _event(n: int, size: int, maker: Maker) -> Record:
    first = maker.chance.randrange(size)
    return {
        "id": f"event-{n}",
        "title": " ".join(maker.phrase("happening").split()[:5]),
        "date": f"{maker.chance.randrange(1998, 2024)}-{maker.chance.randrange(1, 13):02}",
        "date_basis": "explicit",
        "status": "happened",
        "claims": [f"claim-{number:05}" for number in sorted({first, (first + 1) % size})],
    }


def _comparison(n: int, claims: list[Record], maker: Maker) -> Record:
    chosen = [maker.chance.choice(claims) for _ in range(2)]
    return {
        "id": f"comparison-{n}",
        "question": maker.phrase("question"),
        "kind": ("agree", "wording", "contradict", "same-report")[n % 4],
        "note": "They differ in number and in year.",
        "columns": [
            {"label": f"Voice {side}", "source": claim["evidence"][0]["source"], "claims": [claim["id"]]}
            for side, claim in zip("AB", chosen, strict=True)
        ],
        "aspects": [
            {"label": "Number", "differs": True, "cells": ["two", "three"]},
            {"label": "Year", "differs": n % 2 == 0, "cells": ["2019", "2020"]},
        ],
    }


def _pages(size: int, maker: Maker) -> dict[str, str]:
    """Return an overview and one narrative page per 200 claims that cites a fifth of them."""
    title = "A synthetic briefing"
    head = f"---\nkind: overview\ntitle: {title}\n---\n\n# {title}\n\n"
    pages = {"index.md": f"{head}<!-- citebrief: counts -->\n"}
    for n in range(-(-size // 200)):
        cited = range(n * 200, min(size, n * 200 + 200), 5)
        body = "\n\n".join(
            f"{maker.phrase('statement', tag='told')} [@claim-{number:05}]" for number in cited
        )
        pages[f"briefing/part-{n}.md"] = f"# Part {n}\n\n{body}\n"
    return pages


def write(made: Synthetic, root: Path, *, jsonl: bool = False) -> None:
    """Write a briefing into an empty folder: data, texts, pages and an `mkdocs.yml` that inherits ours."""
    data = root / "data"
    for folder in (data / "claims", data / "sources", root / "docs" / "briefing"):
        folder.mkdir(parents=True)
    for name, text in made.texts.items():
        (data / "sources" / name).write_text(text, encoding="utf-8")
    for name, text in made.pages.items():
        (root / "docs" / name).write_text(text, encoding="utf-8")
    files: dict[str, Any] = {
        "briefing": _about(),
        "sources": made.sources,
        "entities": made.entities,
        "topics": made.topics,
        "timeline": made.events,
        "comparisons": made.comparisons,
    }
    for name, value in files.items():
        _write_yaml(data / f"{name}.yaml", value)
    write_claims(made.claims, data / "claims", jsonl=jsonl)
    (root / "base.yml").write_bytes((PROJECT / "mkdocs.yml").read_bytes())
    (root / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")


def write_claims(claims: list[Record], folder: Path, *, jsonl: bool = False) -> None:
    """Write claims as YAML files of 200, or as one file of JSON Lines."""
    if jsonl:
        lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
        (folder / "all.jsonl").write_text(lines, encoding="utf-8")
        return
    for first in range(0, len(claims), CLAIMS_PER_FILE):
        _write_yaml(folder / f"part-{first:05}.yaml", claims[first : first + CLAIMS_PER_FILE])


def _write_yaml(path: Path, value: Any) -> None:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(text, encoding="utf-8")


def _about() -> Record:
    return {
        "id": "synthetic",
        "title": "A synthetic briefing",
        "scope": "What made-up articles say about made-up matters.",
        "authors": [{"literal": "Citebrief contributors"}],
        "edition": "1",
        "date": "2026-01-01",
        "url": "https://example.org/synthetic",
    }


_MKDOCS = """\
INHERIT: base.yml
nav:
  - Overview: index.md
  - Claims:
      - claims/index.md
      - Topics: topics/index.md
      - Entities: entities/index.md
  - Timeline: timeline.md
  - Comparisons:
      - comparisons.md
      - Figures: figures.md
  - Origins: origins.md
  - Sources: sources/index.md
  - Check it yourself: check.md
  - Changes: changes.md
  - Editions: editions/index.md
  - Exports: exports.md
  - Problems: problems.md
  - Notices: notices.md
not_in_nav: |
  /briefing/*
  /claims/*
  /topics/*
  /origins/*
  /entities/*
  /sources/*
  /editions/*
  !/claims/index.md
  !/topics/index.md
  !/entities/index.md
  !/sources/index.md
  !/editions/index.md
"""


def main() -> None:
    """Write one briefing as the command line says."""
    parser = argparse.ArgumentParser(description="Write a synthetic briefing into a new folder.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or an empty one")
    parser.add_argument("--jsonl", action="store_true", help="write the claims as JSON Lines")
    given = parser.parse_args()
    write(make(given.claims), given.folder, jsonl=given.jsonl)


if __name__ == "__main__":
    main()
