"""Every kind of problem has a case: a briefing that shows it, and the lines that `citebrief check` prints.

A case is a folder of `cases/invalid/` that begins with the code it is about. Its files are laid over the
small sound briefing in `cases/base/`, which is then locked; what is in `after-lock/` is laid over it after
that. `steps.txt` has what files cannot say: `remove PATH` (at first), `copy FROM TO` and `link PATH TARGET`
(at last). `expected.txt` has the lines.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import citebrief
from citebrief.lock import LOCK_FILE, dump
from citebrief.problems import KINDS
from citebrief.report import as_text

CASES = Path(__file__).parent / "cases"
INVALID = sorted(path.name for path in (CASES / "invalid").iterdir())
NOT_LAID = shutil.ignore_patterns("expected.txt", "steps.txt", "after-lock")


def check(folder: Path) -> citebrief.Checked:
    """Check a briefing with the texts in its own source folder."""
    return citebrief.check(folder, folder / "data" / "sources")


def lock(folder: Path) -> None:
    """Write the lock of what can be found, as `citebrief lock` would."""
    checked = check(folder)
    if checked.lock is not None:
        (folder / LOCK_FILE).write_text(dump(checked.lock), encoding="utf-8")


def steps(case: Path) -> list[list[str]]:
    """Return the words of each line of a case's steps."""
    file = case / "steps.txt"
    return [line.split() for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def remove(path: Path) -> None:
    """Remove a file or a folder."""
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def make(case: Path, folder: Path) -> None:
    """Make the briefing of a case in a folder that does not exist yet."""
    shutil.copytree(CASES / "base", folder)
    for verb, path, *_ in steps(case):
        if verb == "remove":
            remove(folder / path)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=NOT_LAID)
    lock(folder)
    if (case / "after-lock").exists():
        shutil.copytree(case / "after-lock", folder, dirs_exist_ok=True)
    for verb, path, *rest in steps(case):
        if verb == "copy":
            if (folder / rest[0]).exists():
                pytest.skip("this file system does not tell the two names apart")
            shutil.copyfile(folder / path, folder / rest[0])
        elif verb == "link":
            remove(folder / path)
            try:
                (folder / path).symlink_to(rest[0])
            except OSError:
                pytest.skip("this system makes no links")


@pytest.mark.parametrize("name", INVALID)
def test_a_case_gives_exactly_its_lines(name: str, tmp_path: Path) -> None:
    """What is wrong is reported at its place, all of it, in order, with what to do."""
    make(CASES / "invalid" / name, tmp_path / "briefing")
    expected = (CASES / "invalid" / name / "expected.txt").read_text("utf-8")
    assert as_text(check(tmp_path / "briefing").problems) == expected


@pytest.mark.parametrize("name", INVALID)
def test_a_case_shows_the_kind_it_is_named_after(name: str) -> None:
    """A case about CB004 expects CB004, and carries that kind's name."""
    code, kind = name.split("-", 1)
    assert f" {code} " in (CASES / "invalid" / name / "expected.txt").read_text("utf-8")
    assert kind.startswith(KINDS[code].name)


def test_every_kind_of_problem_has_a_case() -> None:
    """No kind is without an example of what it looks like; two need a built site, see test_rendered."""
    assert sorted(KINDS.keys() - {name.split("-")[0] for name in INVALID}) == ["CB407", "CB409"]


def test_the_briefing_that_cases_start_from_is_sound(tmp_path: Path) -> None:
    """What a case shows is of its own making."""
    shutil.copytree(CASES / "base", tmp_path / "briefing")
    lock(tmp_path / "briefing")
    assert check(tmp_path / "briefing").problems == []


def test_problems_stand_in_the_order_of_file_and_line(tmp_path: Path) -> None:
    """However many problems there are, an editor works through a file from its head."""
    make(CASES / "invalid" / "CB103-bad-value-among-others", tmp_path / "briefing")
    places = [problem.place for problem in check(tmp_path / "briefing").problems]
    assert len(places) > 5
    assert places == sorted(places)
