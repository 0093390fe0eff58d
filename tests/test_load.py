"""Loading: every file of a briefing is read or reported, and no bytes in any of them raise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citebrief
from citebrief.load import load
from citebrief.report import FORMATS

BASE = Path(__file__).parent / "cases" / "base"
FILES = [path.relative_to(BASE).as_posix() for path in sorted(BASE.rglob("*")) if path.is_file()]
EXTRA = ["data/timeline.yaml", "data/comparisons.yaml", "data/claims/more.jsonl", "data/evidence.lock"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest sound briefing."""
    return Path(shutil.copytree(BASE, tmp_path / "small"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the smallest sound briefing that examples may spoil, a file at a time."""
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("spoilt") / "small"))


def codes(root: Path) -> list[str]:
    """Return the codes of what loading finds."""
    return [problem.code for problem in load(root)[1]]


def spliced(data: bytes, at: int, length: int, new: bytes) -> bytes:
    """Return the bytes with a stretch of them replaced."""
    at %= len(data) + 1
    return data[:at] + new + data[at + length :]


def test_records_come_in_the_order_of_files_and_lines(small: Path) -> None:
    """The order of a directory listing decides nothing."""
    for name in ("zebra", "ant"):
        (small / f"data/claims/{name}.yaml").write_text(f"- id: {name}-1\n- id: {name}-2\n")
    records, _ = load(small)
    ids = [raw.id for raw in records.lists["claim"]]
    assert ids == ["ant-1", "ant-2", "closed", "zebra-1", "zebra-2"]


def test_yaml_and_json_lines_give_the_same_records(small: Path) -> None:
    """A large machine-made set says in one line what a person writes in ten."""
    (small / "data/claims/a.yaml").write_text("- {id: x, value: 1.10, entities: [a, no]}\n")
    (small / "data/claims/b.jsonl").write_text('{"id": "x", "value": 1.10, "entities": ["a", "no"]}\n')
    first, second, _ = (raw.value for raw in load(small)[0].lists["claim"])
    assert first == second


def test_a_place_leads_to_the_line_of_a_field(small: Path) -> None:
    """A record that is found by its id knows where each of its fields stands."""
    place = load(small)[0].place("claim", "closed", "evidence", 0, "quote")
    assert (place.file, place.line, place.column) == ("data/claims/bridge.yaml", 9, 7)


def test_hidden_files_and_the_pages_of_those_who_work_on_the_code_are_left_alone(small: Path) -> None:
    """What an editor, a system or a developer keeps in the folders is no part of the briefing."""
    for name in ("data/claims/.draft.yaml", "docs/.DS_Store", "docs/about/x.md", "data/claims/.git/x.yaml"):
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text("- id: x\n")
    records, problems = load(small)
    assert problems == []
    assert list(records.pages) == ["index.md"]
    assert records.assets == {}


def test_a_briefing_without_timeline_comparisons_or_pages_is_one(small: Path) -> None:
    """Only what every briefing needs is asked for."""
    shutil.rmtree(small / "docs")
    assert codes(small) == []


def test_an_unreadable_file_is_no_missing_record(small: Path) -> None:
    """Where a file cannot be read, nothing is said of the records it may hold."""
    (small / "data/entities.yaml").write_text("- {id: clerk")
    checked = citebrief.check(small, small / "data/sources")
    assert [problem.code for problem in checked.problems if problem.code != "CB207"] == ["CB003"]


def test_the_number_of_records_is_bounded(small: Path) -> None:
    """A list without end is one problem, not one a record."""
    (small / "data/entities.yaml").write_text("[" + "a," * 100_001 + "]")
    assert codes(small) == ["CB006"]


def test_names_are_compared_as_other_systems_do(small: Path) -> None:
    """Two spellings of one accented name are one file to macOS."""
    for name in ("caf\u00e9.md", "cafe\u0301.md"):
        (small / "docs" / name).write_text("# x\n")
    if len(list((small / "docs").glob("caf*"))) < 2:
        pytest.skip("this file system takes the two for one")
    assert codes(small) == ["CB012"]


def test_a_page_may_link_to_a_folder_of_its_own_only(small: Path) -> None:
    """A folder that a link brings in is reported, not published and not passed over."""
    (small / "docs/etc").symlink_to("/etc")
    assert codes(small) == ["CB010"]


@pytest.mark.parametrize("name", FILES + EXTRA)
@settings(max_examples=40, deadline=None)
@given(
    data=st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.tuples(st.integers(0, 400), st.integers(0, 40), st.binary(max_size=20))
)
def test_no_bytes_in_any_file_raise(spoilt: Path, name: str, data: bytes | tuple[int, int, bytes]) -> None:
    """Whatever a file holds, the answer of a check is problems, which every format can show."""
    sound = (BASE / name).read_bytes() if name in FILES else b""
    (spoilt / name).write_bytes(data if isinstance(data, bytes) else spliced(sound, *data))
    problems = citebrief.check(spoilt, spoilt / "data/sources").problems
    shown = {name: form(problems).encode() for name, form in FORMATS.items()}
    assert shown["text"].count(b"\n") == len(problems)
    (spoilt / name).write_bytes(sound) if name in FILES else (spoilt / name).unlink()
