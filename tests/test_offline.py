"""The formats that are handed on: the zip is the site, the sums hold, and `dist/` is always whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

import citebrief
from citebrief.archive import write_archive
from citebrief.offline import SUMS

NAME = "skarholm-2"


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_build_gives_three_files(built: Path) -> None:
    """The zip and the single file bear the names of briefing and edition; beside them stand their sums."""
    assert sorted(_files(built / "dist")) == sorted((f"{NAME}-offline.zip", f"{NAME}.html", SUMS))


def test_the_zip_is_the_hosted_folder(built: Path) -> None:
    """Unpacked, the zip is one folder with the files of the site and no other."""
    with ZipFile(built / "dist" / f"{NAME}-offline.zip") as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}
    assert unpacked == {f"{NAME}/{path}": data for path, data in _files(built / "site").items()}
    assert list(unpacked) == sorted(unpacked)


def test_a_zip_knows_nothing_of_where_it_was_made(built: Path, tmp_path: Path) -> None:
    """Other ages, permissions and order of files give the same bytes."""
    for path, data in reversed(_files(built / "site").items()):
        target = tmp_path / "copy" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        target.chmod(0o600)
        os.utime(target, (10**9, 10**9))
    write_archive(tmp_path / "copy", tmp_path / "copy.zip", NAME, "2024-05-02")
    write_archive(built / "site", tmp_path / "site.zip", NAME, "2024-05-02")
    assert (tmp_path / "copy.zip").read_bytes() == (tmp_path / "site.zip").read_bytes()


@pytest.mark.parametrize(("day", "year"), [("1066-10-14", 1980), ("9999-12-31", 2107), ("2024-05-02", 2024)])
def test_an_edition_of_any_day_is_packed(tmp_path: Path, day: str, year: int) -> None:
    """A day that no zip can hold becomes the nearest that one can."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "é.txt").write_text("x", "utf-8")
    write_archive(tmp_path / "folder", tmp_path / "folder.zip", "top", day)
    with ZipFile(tmp_path / "folder.zip") as archive:
        assert [(each.filename, each.date_time[0]) for each in archive.infolist()] == [("top/é.txt", year)]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not here")
def test_the_sums_hold(built: Path) -> None:
    """`sha256sum -c` finds both files as they were made."""
    command = ["sha256sum", "--check", "--strict", SUMS]
    run = subprocess.run(command, cwd=built / "dist", capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.count(": OK\n")) == (0, 2)


def test_a_failing_build_leaves_the_last_formats(built: Path, tmp_path: Path) -> None:
    """A link that leads nowhere fails the build; what was packed last stays, and nothing is left aside."""
    root = tmp_path / "briefing"
    shutil.copytree(built, root)
    page = root / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md) is said.[@cost]\n", "utf-8")
    assert citebrief.build(root, root / "texts", strict=True)[1] == 1
    assert _files(root / "dist") == _files(built / "dist")
    assert not list((root / "build").glob("dist-*"))


def test_a_file_in_the_way_of_the_formats_is_kept(built: Path, tmp_path: Path) -> None:
    """Where `dist` is a file of somebody's, the build says so and leaves it alone."""
    root = tmp_path / "briefing"
    shutil.copytree(built, root)
    shutil.rmtree(root / "dist")
    (root / "dist").write_text("mine", "utf-8")
    with pytest.raises(OSError, match="is not a folder"):
        citebrief.build(root, root / "texts")
    assert (root / "dist").read_text("utf-8") == "mine"


def test_the_sums_are_of_what_stands_beside_them(built: Path) -> None:
    """Each line names a file and the SHA-256 of its bytes."""
    lines = [line.split("  ") for line in (built / "dist" / SUMS).read_text("utf-8").splitlines()]
    assert [(digest, name) for digest, name in lines] == [
        (sha256((built / "dist" / name).read_bytes()).hexdigest(), name)
        for name in (f"{NAME}-offline.zip", f"{NAME}.html")
    ]
