"""The JSON Schemas are current, describe every field, and fit the briefings that we have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from citebrief.schema import FILES, schemas

PROJECT = Path(__file__).parent.parent
DATA = [
    path
    for folder in ("data", "tests/briefing/data")
    for path in sorted((PROJECT / folder).rglob("*.yaml"))
    if "sources" not in path.relative_to(PROJECT).parts
]
NAMES = [path.relative_to(PROJECT).as_posix() for path in DATA]


def schema_of(path: Path) -> Any:
    """Return the schema that a data file is to be checked with."""
    name = "claims" if path.parent.name == "claims" else path.stem
    return json.loads(schemas()[f"data/schema/{name}.json"])


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema in a schema that has properties."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


@pytest.mark.parametrize("path", sorted(schemas()))
def test_the_schemas_are_current(path: str) -> None:
    """What editors check with is what the package reads with."""
    assert (PROJECT / path).read_text("utf-8") == schemas()[path], "run: .venv/bin/citebrief schema"


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_schema_is_one(name: str) -> None:
    """Each schema is valid JSON Schema of the draft that it names."""
    schema = json.loads(schemas()[f"data/schema/{name}.json"])
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_field_is_described(name: str) -> None:
    """An editor that points at a field tells what goes in."""
    schema = json.loads(schemas()[f"data/schema/{name}.json"])
    fields = [(part.get("title"), *field) for part in objects(schema) for field in part["properties"].items()]
    assert len(fields) > 2
    bare = [f"{record}.{field}" for record, field, shape in fields if not shape.get("description")]
    assert bare == []


@pytest.mark.parametrize("path", DATA, ids=NAMES)
def test_a_data_file_fits_its_schema(path: Path) -> None:
    """An editor finds nothing wrong with a file that is right."""
    value = yaml.safe_load(path.read_text("utf-8"))
    errors = Draft202012Validator(schema_of(path)).iter_errors(value)
    assert [f"{list(error.absolute_path)}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("path", DATA, ids=NAMES)
def test_a_data_file_names_its_schema(path: Path) -> None:
    """The first line leads an editor to the schema, from where the file stands."""
    name = "claims" if path.parent.name == "claims" else path.stem
    there = Path(relpath(PROJECT / "data" / "schema" / f"{name}.json", path.parent)).as_posix()
    first = path.read_text("utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema={there}"


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("said_by", ["board", {"id": "board", "inferred": "It says so."}], True),
        ("said_by", ["The Board"], False),
        ("said_by", [{"inferred": "It says so."}], False),
        ("paragraph", 9, True),
        ("paragraph", "9-10", True),
        ("stanse", "supports", False),
        ("stance", "denies", False),
    ],
)
def test_a_schema_tells_right_from_wrong(field: str, value: Any, fits: bool) -> None:
    """Evidence is written as reading takes it: a voice may be a bare id, a paragraph a number."""
    evidence = {"source": "gazette", "quote": "broke two", field: value}
    claim = {"id": "x", "statement": "X.", "kind": "event", "topic": "y", "evidence": [evidence]}
    schema = json.loads(schemas()["data/schema/claims.json"])
    assert Draft202012Validator(schema).is_valid([claim]) is fits
