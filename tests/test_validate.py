"""Validating: all that is wrong with a record is said at once, and no shape of data raises."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import citebrief
from citebrief.load import load
from citebrief.problems import did_you_mean
from citebrief.report import as_text
from citebrief.validate import MODELS, validate

HERE = Path(__file__).parent
WORDS = ["id", "closed", "notice", "clerk", "evidence", "source", "retired", "2021-03", "", "index", "\ud800"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest sound briefing."""
    return Path(shutil.copytree(HERE / "cases" / "base", tmp_path / "small"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fictional briefing that examples may spoil, a record at a time."""
    return Path(shutil.copytree(HERE / "briefing", tmp_path_factory.mktemp("spoilt") / "briefing"))


def problems(root: Path) -> list[str]:
    """Return code and message of what validating finds, in order."""
    found = sorted(validate(load(root)[0])[1])
    return [f"{problem.code} {problem.message}" for problem in found]


def anything() -> st.SearchStrategy[Any]:
    """Any value that YAML or JSON can hold, often with words of a briefing in it."""
    texts = st.sampled_from(WORDS[:-1]) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))
    leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8)


def steps(value: Any) -> list[tuple[Any, Any]]:
    """Return every container in a value with each key or index of it."""
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    here = [(value, key) for key, _ in pairs]
    return here + [step for _, inner in pairs if isinstance(inner, (dict, list)) for step in steps(inner)]


def test_a_sound_briefing_keeps_every_record(small: Path) -> None:
    """Nothing is lost between the files and the briefing."""
    records, _ = load(small)
    briefing, found = validate(records)
    assert briefing is not None
    assert found == []
    kept = (briefing.sources, briefing.entities, briefing.topics, briefing.claims)
    assert [list(kind) for kind in kept] == [["notice", "survey"], ["clerk", "mayor"], ["works"], ["closed"]]


def test_a_misspelt_field_does_not_hide_what_else_is_wrong(small: Path) -> None:
    """A record is checked on without its refused fields, so that one run shows everything."""
    file = small / "data/claims/bridge.yaml"
    file.write_text(file.read_text().replace("topic: works", "topic: work\n  colour: red"))
    assert problems(small) == ["CB109 there is no topic 'work'", "CB101 'colour' is not a field"]


def test_a_bad_briefing_file_does_not_hide_the_records(small: Path) -> None:
    """References are checked even where the briefing itself is not sound."""
    (small / "data/briefing.yaml").write_text("id: bridge\n")
    (small / "data/timeline.yaml").write_text(
        "- {id: a, title: A, date: '2021', date_basis: explicit, status: happened, claims: [x]}\n"
    )
    found = problems(small)
    assert "CB109 there is no claim 'x'" in found
    assert found[0] == "CB102 'authors' is missing"


def test_a_record_left_out_is_not_missed(small: Path) -> None:
    """Who refers to a record with problems is not told that it does not exist."""
    (small / "data/topics.yaml").write_text("- {id: works, title: The works}\n")
    assert problems(small) == ["CB102 'summary' is missing"]


def test_an_id_is_known_without_the_spaces_around_it(small: Path) -> None:
    """A quoted id with a space at its end is still the id it looks like."""
    (small / "data/topics.yaml").write_text('- {id: "works ", title: The works, summary: What is closed.}\n')
    assert problems(small) == []


@pytest.mark.parametrize(
    "day", ["2022-02-30", "2022-13-01", "22-01-01", "2022-1-1", "today", "0000-01-01", "２０２２-01-01"]
)
def test_the_edition_has_a_day_of_the_calendar(small: Path, day: str) -> None:
    """The day that every build rests on is a real one."""
    file = small / "data/briefing.yaml"
    file.write_text(file.read_text().replace("2022-05-01", day))
    assert problems(small) == [f"CB110 'date': '{day}' is not a day of the calendar such as 2026-11-22"]


@pytest.mark.parametrize("name", ["1", "2026-11", "1.1", "spring-2026", "2b"])
def test_an_edition_has_a_name_that_files_and_pages_can_have(small: Path, name: str) -> None:
    """Numbers, days and words joined by hyphens or dots name an edition."""
    file = small / "data/briefing.yaml"
    file.write_text(file.read_text().replace('"1"', f'"{name}"'))
    assert problems(small) == []


@pytest.mark.parametrize(
    "name",
    ["Spring", "a/b", "..", ".1", "1.", "1--2", "a b", "1\\\\2", "con", "nul.1", "index", "é", "1" * 21],
)
def test_an_edition_has_no_name_that_some_system_refuses(small: Path, name: str) -> None:
    """What would lead elsewhere, or be another file to some system, is refused at once."""
    file = small / "data/briefing.yaml"
    file.write_text(file.read_text().replace('"1"', f'"{name}"'))
    assert [problem[:5] for problem in problems(small)] in (["CB103"], ["CB104"], ["CB107"])


@pytest.mark.parametrize(
    "name", ["a/b", "..", ".", "a\\b", "c:a", ".hidden", "a.", "con.txt", "LPT1", "a*", "x" * 121]
)
def test_a_text_has_a_plain_file_name(small: Path, name: str) -> None:
    """A name that leads elsewhere, or that Windows does not take, is refused."""
    file = small / "data/sources.yaml"
    file.write_text(file.read_text().replace("notice.txt", f"'{name}'"))
    assert [problem[:5] for problem in problems(small)] in (["CB007"], ["CB104"])


def test_long_chains_of_references_are_no_circles(small: Path) -> None:
    """Three thousand works, each resting on the next, are walked without recursion."""
    work = "- id: w{0}\n  held: false\n  type: report\n  title: W\n"
    tie = "  derived_from: [{{source: w{1}, stated: true, reason: R}}]\n"
    chain = "".join((work + tie).format(number, number + 1) for number in range(3000))
    file = small / "data/sources.yaml"
    sound = file.read_text() + chain
    file.write_text(sound + work.format(3000))
    assert problems(small) == []
    file.write_text(sound + (work + tie).format(3000, 2999))
    assert problems(small) == ["CB112 'derived_from' runs in a circle: w2999 → w3000 → w2999"]


def test_what_is_meant_is_guessed_quickly_and_only_where_it_is_near() -> None:
    """A guess among many ids takes no time, is the same in any order, and is left out for nonsense."""
    ids = [f"claim-{number}" for number in range(5000)]
    assert did_you_mean("claim-123x", ids) == did_you_mean("claim-123x", reversed(ids))
    assert did_you_mean("Clerk", ["clerk", "mayor"]) == "did you mean 'clerk'?"
    assert did_you_mean("zzz", ids) == did_you_mean("x" * 10**6, ids) == did_you_mean("x", []) == ""


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_an_empty_record_says_what_it_needs(small: Path, kind: str) -> None:
    """Whoever writes only a dash learns every field that is needed."""
    records, _ = load(small)
    records.lists[kind].clear()
    name = (
        "claims/bridge"
        if kind == "claim"
        else {"event": "timeline", "entity": "entities"}.get(kind, f"{kind}s")
    )
    (small / f"data/{name}.yaml").write_text("- {}\n")
    found = [problem for problem in problems(small) if problem.startswith("CB102")]
    needed = [name for name, field in MODELS[kind].model_fields.items() if field.is_required()]
    assert found == sorted(f"CB102 '{name}' is missing" for name in needed)


@pytest.mark.parametrize(
    "name", ["briefing", "sources", "entities", "topics", "claims/tower", "timeline", "comparisons"]
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_value_in_place_of_any_other_raises(spoilt: Path, name: str, data: st.DataObject) -> None:
    """Whatever stands where a record, a field or an item should, a check answers with problems."""
    file = spoilt / f"data/{name}.yaml"
    sound = (HERE / f"briefing/data/{name}.yaml").read_text("utf-8")
    value = yaml.safe_load(sound)
    container, key = data.draw(st.sampled_from(steps(value)))
    container[key] = data.draw(anything())
    file.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    found = citebrief.check(spoilt, spoilt / "texts").problems
    assert as_text(found).count("\n") == len(found)
    file.write_text(sound, encoding="utf-8")


@settings(deadline=None)
@given(value=st.dictionaries(st.sampled_from(WORDS), anything()))
def test_no_json_line_raises(spoilt: Path, value: dict[str, Any]) -> None:
    """Numbers, truth values and halves of surrogate pairs come from JSON as they never do from YAML."""
    file = spoilt / "data/claims/more.jsonl"
    file.write_text(json.dumps(value) + "\n", encoding="utf-8")
    found = citebrief.check(spoilt, spoilt / "texts").problems
    assert as_text(found).count("\n") == len(found)
    file.unlink()
