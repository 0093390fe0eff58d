"""The same data give the same bytes, and a changed claim changes only the pages that show it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import citebrief
from citebrief.lock import LOCK_FILE, dump
from past import release, with_a_past

HERE = Path(__file__).parent
Files = dict[str, bytes]
_OTHER_CLOCK = """
import datetime, time
ahead = 400_000_000.5
now, gmtime, localtime, strftime = time.time, time.gmtime, time.localtime, time.strftime
time.time = lambda: now() + ahead
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, moment=None: strftime(form, time.localtime() if moment is None else moment)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(time.time())
    @classmethod
    def today(cls): return cls.now()
datetime.datetime = Later
"""
"""A `sitecustomize` that sets every Python process of a build more than twelve years ahead."""


def _files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _build(root: Path, **environment: str) -> tuple[Files, Files]:
    """Build a briefing in processes of its own; return `build/`, and `site/` with `dist/`."""
    command = [sys.executable, "-m", "citebrief", "build", "--strict", "--root", str(root)]
    subprocess.run([*command], env=os.environ | environment, check=True, capture_output=True)
    packed = {f"dist/{name}": data for name, data in _files(root / "dist").items()}
    return _files(root / "build"), _files(root / "site") | packed


def _copy(root: Path, *, texts: bool = True, ignore: Callable[..., set[str]] | None = None) -> Path:
    shutil.copytree(HERE / "briefing", root, ignore=ignore)
    if texts:
        (root / "texts").rename(root / "data" / "sources")
    return root


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The fictional briefing, built as it comes."""
    return _build(_copy(tmp_path_factory.mktemp("first") / "briefing"))


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "86400"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3"},
        {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONOPTIMIZE": "2"},
    ],
    ids=["time zone", "epoch", "plain locale", "Turkish"],
)
def test_surroundings_change_nothing(
    tmp_path: Path, first: tuple[Files, Files], environment: dict[str, str]
) -> None:
    """Path, time zone, locale, hash seed and an epoch set by someone else leave no trace."""
    assert _build(_copy(tmp_path / "another place é" / "b"), **environment) == first


def test_the_clock_changes_nothing(tmp_path: Path, first: tuple[Files, Files]) -> None:
    """A build more than twelve years later gives the same bytes, whatever the ages of the files."""
    root = _copy(tmp_path / "briefing")
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(_OTHER_CLOCK, "utf-8")
    paths = [str(tmp_path / "clock"), *filter(None, [os.environ.get("PYTHONPATH")])]
    later = {"PYTHONPATH": os.pathsep.join(paths)}
    tell = [sys.executable, "-c", "import time, datetime; print(time.time(), datetime.datetime.now().year)"]
    told = subprocess.check_output(tell, env=os.environ | later, text=True).split()
    assert float(told[0]) > time.time() + 399_000_000
    for age, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (10**9 + age, 10**9 + age))
    assert _build(root, **later) == first


def test_the_order_in_which_files_were_made_changes_nothing(
    tmp_path: Path, first: tuple[Files, Files]
) -> None:
    """Files written one by one in the opposite order give the same bytes."""
    for path in sorted((HERE / "briefing").rglob("*"), reverse=True):
        target = tmp_path / path.relative_to(HERE / "briefing")
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert _build(tmp_path) == first


def test_texts_at_hand_change_nothing(tmp_path: Path, first: tuple[Files, Files]) -> None:
    """A build with the texts at hand and one without give the same bytes."""
    root = _copy(tmp_path / "briefing", texts=False)
    shutil.rmtree(root / "texts")
    assert _build(root) == first


def test_a_second_build_in_place_changes_nothing(tmp_path: Path, first: tuple[Files, Files]) -> None:
    """A build over an earlier one is the same as one from nothing."""
    root = _copy(tmp_path / "briefing")
    _build(root)
    assert _build(root) == first


def test_released_editions_are_shown_the_same_everywhere(tmp_path: Path) -> None:
    """Changes, editions and feeds are the same bytes in other surroundings."""
    one = _copy(tmp_path / "one")
    release(with_a_past(one))
    other = Path(shutil.copytree(one, tmp_path / "other"))
    environment = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    assert _build(one) == _build(other, **environment)


def _write_pages(root: Path) -> int:
    """Verify the texts at hand, write the lock and the pages; return how many files changed."""
    sources = root / "data" / "sources"
    lock = citebrief.check(root, sources).lock
    assert lock is not None
    (root / LOCK_FILE).write_text(dump(lock), "utf-8")
    checked = citebrief.check(root, sources)
    assert checked.problems == []
    return citebrief.write_pages(root, checked)


def _written(root: Path) -> set[str]:
    """Return the files of `build/` that were written since `_age` was called."""
    build = root / "build"
    return {
        path.relative_to(build).as_posix()
        for path in build.rglob("*")
        if path.is_file() and path.stat().st_mtime_ns != 10**18
    }


def _age(root: Path) -> None:
    for path in (root / "build").rglob("*"):
        os.utime(path, ns=(10**18, 10**18))


@pytest.fixture
def pages(briefing_folder: Path) -> Path:
    """A copy of the fictional briefing with its pages written a while ago."""
    _write_pages(briefing_folder)
    _age(briefing_folder)
    return briefing_folder


def test_a_second_run_writes_nothing(pages: Path) -> None:
    """Pages whose content is the same keep their files."""
    assert _write_pages(pages) == 0
    assert _written(pages) == set()


def test_a_changed_claim_rewrites_only_the_pages_that_show_it(pages: Path) -> None:
    """Its own page, the lists, entities, sources and timeline it stands in, its citations and exports."""
    _replace(pages / "data" / "claims" / "works.yaml", "may start in spring", "may begin in spring")
    assert _write_pages(pages) == len(_written(pages))
    assert _written(pages) == {
        "docs/claims/begin.md",
        "docs/claims/index.md",
        "docs/exports.md",
        "docs/exports/annotations.jsonld",
        "docs/exports/claims.csv",
        "docs/exports/claims.jsonl",
        "docs/exports/events.ics",
        "docs/index.md",
        "docs/origins/works.md",
        "docs/passages/gazette.js",
        "docs/sources/gazette.md",
        "docs/timeline.md",
        "docs/topics/works.md",
        "docs/entities/board.md",
        "edition.yml",
    }


def test_the_page_of_a_removed_claim_goes(pages: Path) -> None:
    """What is no longer made is removed, and what does not name it stays."""
    file = pages / "data" / "claims" / "tower.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("- id: nobody-slept"), text.index("- id: two-windows-old")
    file.write_text(text[:start] + text[end:], "utf-8")
    _write_pages(pages)
    assert not (pages / "build" / "docs" / "claims" / "nobody-slept.md").exists()
    assert "docs/timeline.md" not in _written(pages)


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
