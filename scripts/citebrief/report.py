"""Problems as people and machines read them: text, JSON, GitHub annotations, SARIF 2.1.0.

No format carries a character from the data that a terminal would obey or hide: such are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from citebrief.problems import KINDS, Problem

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DRIVE = re.compile(r"[A-Za-z]:/")


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, as linters print them: file:line:column: code severity message (hint)."""
    return "".join(f"{line(problem)}\n" for problem in problems)


def line(problem: Problem) -> str:
    """Return one problem as one line."""
    place, word = problem.place, "" if problem.severity == "error" else "warning: "
    return f"{visible(place.file)}:{place.line}:{place.column}: {problem.code} {word}{_sentence(problem)}"


def _sentence(problem: Problem) -> str:
    return visible(f"{problem.message} ({problem.hint})" if problem.hint else problem.message)


def visible(text: str) -> str:
    """Return a text with its controls, direction marks, odd spaces and lone surrogates as escapes."""
    return text if text.isprintable() else "".join(map(_escape, text))


def _escape(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON array of objects: code, name, severity, file, line, column, message, hint, remedy."""
    return json.dumps([_object(problem) for problem in problems], indent=1) + "\n"


def _object(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "name": problem.kind.name,
        "severity": problem.severity,
        "file": visible(place.file),
        "line": place.line,
        "column": place.column,
        "message": visible(problem.message),
        "hint": visible(problem.hint),
        "remedy": problem.kind.remedy,
    }


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a problem, which GitHub shows beside the line."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    at = f"file={_property(visible(place.file))},line={place.line},col={place.column}"
    title = _property(f"{problem.code} {problem.kind.name}")
    return f"::{problem.severity} {at},title={title}::{_data(_sentence(problem))}\n"


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF 2.1.0 log with one run; columns count code points."""
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
            "message": {"text": _sentence(problem)},
            "locations": [{"physicalLocation": _location(problem)}],
        }
        for problem in problems
    ]
    driver = {"name": "citebrief", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _location(problem: Problem) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(file: str) -> dict[str, str]:
    """Return a file as RFC 3986 has it: relative to the root of the sources, or an absolute file URI."""
    path = quote(file, safe="/", errors="backslashreplace")
    if file.startswith("/"):
        return {"uri": f"file://{path}"}
    if _DRIVE.match(file):
        return {"uri": f"file:///{path.replace('%3A', ':', 1)}"}
    return {"uri": path, "uriBaseId": "%SRCROOT%"}


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The formats of `citebrief check --format`."""
