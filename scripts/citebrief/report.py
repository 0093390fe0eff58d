"""Problems as people and machines read them: text, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from citebrief.problems import KINDS, Problem

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, as linters print them: file:line:column: code severity message (hint)."""
    return "".join(f"{line(problem)}\n" for problem in problems)


def line(problem: Problem) -> str:
    """Return one problem as one line."""
    place, hint = problem.place, f" ({problem.hint})" if problem.hint else ""
    word = "" if problem.severity == "error" else "warning: "
    text = f"{place.file}:{place.line}:{place.column}: {problem.code} {word}{problem.message}{hint}"
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON array of objects: code, name, severity, file, line, column, message, hint."""
    return json.dumps([_object(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n"


def _object(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "name": problem.kind.name,
        "severity": problem.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": problem.message,
        "hint": problem.hint,
        "remedy": problem.kind.remedy,
    }


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a problem, which GitHub shows beside the line."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    message = _escaped(f"{problem.message} ({problem.hint})" if problem.hint else problem.message)
    file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
    at = f"file={file},line={place.line},col={place.column},title={problem.code} {problem.kind.name}"
    return f"::{problem.severity} {at}::{message}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF 2.1.0 log with one run."""
    codes = sorted({problem.code for problem in problems})
    rules = [
        {
            "id": code,
            "name": KINDS[code].name,
            "shortDescription": {"text": KINDS[code].sentence},
            "help": {"text": KINDS[code].remedy},
            "defaultConfiguration": {"level": KINDS[code].severity},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity,
            "message": {"text": f"{problem.message} ({problem.hint})" if problem.hint else problem.message},
            "locations": [{"physicalLocation": _location(problem)}],
        }
        for problem in problems
    ]
    driver = {"name": "citebrief", "rules": rules}
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _location(problem: Problem) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    return {"artifactLocation": {"uri": place.file}, "region": region}


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The formats of `citebrief check --format`."""
