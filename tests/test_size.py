"""The default briefing as it is handed on: its single file keeps the size that was promised."""

from __future__ import annotations

import shutil
from pathlib import Path

import citebrief
from conftest import PROJECT

LARGEST = 2_000_000
"""Bytes; a file of two megabytes goes through any mail and opens at once on a telephone."""


def test_the_single_file_is_under_two_megabytes(tmp_path: Path) -> None:
    """The whole default briefing, built from its lock as a host builds it, is one file of less than 2 MB."""
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("sources"))
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    checked, status = citebrief.build(tmp_path, tmp_path / "texts", strict=True)
    assert status == 0
    assert checked.briefing is not None
    about = checked.briefing.about
    assert (tmp_path / "dist" / f"{about.id}-{about.edition}.html").stat().st_size < LARGEST
