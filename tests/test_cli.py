"""The commands `check` and `lock`: what they print, what they write, and their exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from citebrief.cli import main

BASE = Path(__file__).parent / "cases" / "base"
LOCK = "data/evidence.lock"


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A copy of the smallest sound briefing, locked."""
    folder = Path(shutil.copytree(BASE, tmp_path / "small"))
    assert main(["lock", "--root", str(folder)]) == 0
    capsys.readouterr()
    return folder


def run(command: str, root: Path, *options: str) -> int:
    """Run one command on a briefing."""
    return main([command, "--root", str(root), *options])


def spoil(root: Path, file: str, old: str, new: str) -> None:
    """Put other words into a file."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def retire(root: Path) -> None:
    """Let the front page cite a retired claim, which is a warning."""
    file = root / "data/claims/bridge.yaml"
    file.write_text(file.read_text("utf-8") + "  retired: {edition: '1', reason: It opened.}\n")


def test_a_sound_briefing_passes(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With nothing wrong the status is 0, with and without strictness."""
    assert run("check", small) == run("check", small, "--strict") == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_an_error_fails(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One error makes the status 1, and its line is printed."""
    spoil(small, "data/claims/bridge.yaml", "topic: works", "topic: work")
    assert run("check", small) == 1
    assert capsys.readouterr().out.startswith("data/claims/bridge.yaml:4:3: CB109 there is no topic 'work'")


def test_a_warning_fails_only_a_strict_check(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is printed and passes, unless warnings are to fail too."""
    retire(small)
    assert run("check", small) == 0
    assert run("check", small, "--strict") == 1
    assert capsys.readouterr().out.count("CB402 warning: the claim 'closed' is retired") == 2


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "--formt", "json"], ["check", "--format", "xml"]]
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What the command line does not know is not mistaken for a problem of the data."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: citebrief")


def test_a_folder_without_data_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run in the wrong place, the command says so in one line."""
    assert run("check", tmp_path) == run("lock", tmp_path) == 2
    assert capsys.readouterr().err.count("there is no folder 'data'") == 2


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_format_for_programs_stands_alone(
    form: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No closing line for people spoils what a program reads."""
    spoil(small, "data/claims/bridge.yaml", "topic: works", "topic: work")
    assert run("check", small, "--format", form) == 1
    out = capsys.readouterr().out
    assert out.startswith("::error ") if form == "github" else json.loads(out)


def test_texts_are_looked_for_where_they_are_said_to_be(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The option comes before the variable, and the variable before the briefing's own folder."""
    (small / "data/sources").rename(small / "elsewhere")
    missing = "texts not at hand, taken from the lock: notice"
    monkeypatch.setenv("CITEBRIEF_SOURCES", str(small / "elsewhere"))
    assert run("check", small) == 0
    assert missing not in capsys.readouterr().out
    assert run("check", small, "--sources", str(small / "docs")) == 0
    assert missing in capsys.readouterr().out


def test_a_folder_of_sources_that_is_named_is_there(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped folder is not taken for one without texts, which would confirm nothing and pass."""
    nowhere = str(small / "nowhere")
    assert run("check", small, "--sources", nowhere) == 2
    monkeypatch.setenv("CITEBRIEF_SOURCES", nowhere)
    assert run("lock", small) == 2
    assert capsys.readouterr().err == f"citebrief: there is no folder of sources at '{nowhere}'\n" * 2


def test_lock_writes_what_check_then_accepts(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed text fails the check until the lock is made anew."""
    spoil(small, "data/sources/notice.txt", "3 March", "4 March")
    assert run("check", small) == 1
    assert run("lock", small) == 0
    assert run("check", small, "--strict") == 0
    assert f"{LOCK}: 1 passages of 1 sources\n" in capsys.readouterr().out


def test_lock_twice_changes_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lock of the same data is the same, and the command says that it is."""
    before = (small / LOCK).read_bytes()
    assert run("lock", small) == 0
    assert (small / LOCK).read_bytes() == before
    assert "unchanged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/claims/bridge.yaml", "The bridge is closed", "The bridge is open"),
        ("data/topics.yaml", "- {id", "- {id: x, id"),
        ("data/briefing.yaml", "2022-05-01", "2022-05-32"),
    ],
)
def test_lock_leaves_a_lock_alone_that_it_cannot_make(
    file: str, old: str, new: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an error in the data the status is 1 and the last good lock stays."""
    before = (small / LOCK).read_bytes()
    spoil(small, file, old, new)
    assert run("lock", small) == 1
    assert (small / LOCK).read_bytes() == before
    assert capsys.readouterr().out.endswith(f"{LOCK}: left as it was\n")


def test_lock_replaces_one_that_cannot_be_read(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lock spoilt by a merge is made anew from the texts."""
    before = (small / LOCK).read_bytes()
    (small / LOCK).write_text("<<<<<<< ours")
    assert run("check", small) == 1
    assert run("lock", small) == 0
    assert (small / LOCK).read_bytes() == before
    assert "CB208" in capsys.readouterr().out


def test_schema_writes_the_schemas(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files that changed are named; a second run has none to name."""
    assert run("schema", small) == 0
    assert "data/schema/claims.json" in capsys.readouterr().out.splitlines()
    assert run("schema", small) == 0
    assert capsys.readouterr().out == ""
    assert run("check", small) == 0


def test_a_new_lock_tells_which_passages_moved(
    briefing_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is anchored anew without a word: each passage found elsewhere is named."""
    text = briefing_folder / "data" / "sources" / "letter.txt"
    text.write_text("A line before.\n" + text.read_text("utf-8"), "utf-8")
    assert main(["lock", "--root", str(briefing_folder)]) == 0
    told = capsys.readouterr().out
    assert "three-windows, evidence 1 of letter: paragraph 3 at 122–167 → paragraph 4 at 137–182" in told
