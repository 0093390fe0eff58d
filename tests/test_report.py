"""Problems as text, JSON, GitHub annotations and SARIF: all of them whole, none of them obeyed."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from citebrief.problems import KINDS, Place, Problem
from citebrief.report import FORMATS, as_github, as_json, as_sarif, as_text

HOSTILE = "100% \x1b[31mred\r\n::error::x\u202e\u2028\ud800\U0001f600, a:b"
SAID = Problem(Place("data/ä b.yaml", 3, 7), "CB109", f"there is no claim '{HOSTILE}'", "did you mean 'x'?")
WARNING = Problem(Place("docs/index.md"), "CB402", "the claim 'x' is retired")
ANY = st.builds(
    Problem,
    st.builds(Place, st.text(min_size=1), st.integers(1, 10**6), st.integers(1, 10**6)),
    st.sampled_from(sorted(KINDS)),
    st.text(),
    st.text(),
)


def shape(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """Return the schema of an object with these properties and no others."""
    properties = required | optional
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
POSITIVE = {"type": "integer", "minimum": 1}
MESSAGE = shape({"text": {"type": "string"}})
RULE = shape(
    {"id": TEXT},
    name=TEXT,
    shortDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=shape({}, level=LEVEL),
)
ARTIFACT = shape({"uri": {"type": "string", "pattern": "^[!-~]+$"}}, uriBaseId=TEXT)
LOCATION = shape(
    {},
    physicalLocation=shape(
        {"artifactLocation": ARTIFACT}, region=shape({"startLine": POSITIVE}, startColumn=POSITIVE)
    ),
)
RESULT = shape(
    {"message": MESSAGE},
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    locations={"type": "array", "items": LOCATION},
)
DRIVER = shape({"name": TEXT}, rules={"type": "array", "items": RULE, "uniqueItems": True})
RUN = shape(
    {"tool": shape({"driver": DRIVER})},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
SARIF = Draft202012Validator(
    shape({"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}}, **{"$schema": TEXT})
)
"""The part of SARIF 2.1.0 that is used, property for property as the OASIS standard defines it."""


def test_a_line_reads_like_a_linters() -> None:
    """File, line, column, code, what is wrong and what to do, as editors and people know it."""
    problem = Problem(Place("data/x.yaml", 42, 5), "CB109", "there is no topic 'a'", "did you mean 'b'?")
    assert as_text([problem]) == "data/x.yaml:42:5: CB109 there is no topic 'a' (did you mean 'b'?)\n"
    assert as_text([WARNING]) == "docs/index.md:1:1: CB402 warning: the claim 'x' is retired\n"


def test_no_terminal_obeys_a_line() -> None:
    """Escape sequences, line ends and direction marks of the data are shown, not sent."""
    line = as_text([SAID])
    assert line.count("\n") == 1
    assert r"\u001b[31mred\u000d\u000a::error::x\u202e\u2028\ud800😀" in line


def test_json_is_read_back_whole() -> None:
    """A program gets every part of every problem, with its kind."""
    first, second = json.loads(as_json([SAID, WARNING]))
    assert (first["file"], first["line"], first["column"], first["code"]) == ("data/ä b.yaml", 3, 7, "CB109")
    assert (first["name"], first["severity"]) == ("unknown-reference", "error")
    assert (second["severity"], second["hint"]) == ("warning", "")
    assert first.keys() == second.keys()


def test_github_gets_one_command_a_problem() -> None:
    """Per cent signs, line ends, and in properties colons and commas, cannot end a command early."""
    problem = Problem(Place("data/a:b,c%.yaml", 3, 7), "CB003", "100%: a, b\r\n::error::x")
    assert as_github([problem]) == (
        "::error file=data/a%3Ab%2Cc%25.yaml,line=3,col=7,title=CB003 syntax"
        "::100%25: a, b\\u000d\\u000a::error::x\n"
    )


def test_sarif_names_files_by_uri() -> None:
    """A file below the root is a relative URI in ASCII, any other an absolute one."""
    files = {
        "data/ä b#?.yaml": ("data/%C3%A4%20b%23%3F.yaml", "%SRCROOT%"),
        "a:b.yaml": ("a%3Ab.yaml", "%SRCROOT%"),
        "/tmp/a b.txt": ("file:///tmp/a%20b.txt", None),  # noqa: S108
        "C:/texts/a.txt": ("file:///C:/texts/a.txt", None),
    }
    log = json.loads(as_sarif([Problem(Place(file), "CB002", "x") for file in files]))
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    found = [
        (place["artifactLocation"]["uri"], place["artifactLocation"].get("uriBaseId")) for place in places
    ]
    assert found == list(files.values())


def test_a_sarif_result_points_at_its_rule() -> None:
    """Each kind met is described once, with its level, and each result knows which it is."""
    run = json.loads(as_sarif([SAID, WARNING, SAID]))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CB109", "CB402"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning"]


def test_nothing_wrong_is_said_in_every_format() -> None:
    """Without problems there is an empty list, an empty log or nothing."""
    assert as_text([]) == as_github([]) == ""
    assert json.loads(as_json([])) == []
    assert json.loads(as_sarif([]))["runs"][0]["results"] == []


@settings(deadline=None)
@given(st.lists(ANY, max_size=4))
def test_no_text_breaks_a_format(problems: list[Problem]) -> None:
    """Whatever stands in the data, each format keeps one entry a problem, in plain UTF-8."""
    shown = {name: form(problems).encode().decode() for name, form in FORMATS.items()}
    assert len(json.loads(shown["json"])) == len(problems)
    SARIF.validate(json.loads(shown["sarif"]))
    for name in ("text", "github"):
        assert shown[name].count("\n") == len(problems)
        assert shown[name].replace("\n", "").isprintable()


@settings(deadline=None)
@given(st.text(min_size=1))
def test_a_sarif_uri_gives_the_file_back(file: str) -> None:
    """Decoding a URI gives the file's name, whatever characters it has."""
    log = json.loads(as_sarif([Problem(Place(file), "CB002", "x")]))
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~:/%-]+", uri)
    assert unquote(urlsplit(uri).path).lstrip("/") == file.lstrip("/")
