"""The synthetic briefings that speed is measured on are sound; nothing here is timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citebrief import build, check
from conftest import PROJECT


def _synthetic(folder: Path, *options: str) -> Path:
    script = PROJECT / "bench" / "synthetic.py"
    subprocess.run([sys.executable, str(script), "20", str(folder), *options], check=True)
    return folder


@pytest.fixture
def synthetic(tmp_path: Path) -> Path:
    """A synthetic briefing of 20 claims, locked."""
    folder = _synthetic(tmp_path / "briefing")
    command = [sys.executable, "-m", "citebrief", "lock", "--sources", "data/sources"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def test_builds(synthetic: Path) -> None:
    """A synthetic briefing checks clean and builds in strict mode."""
    checked, status = build(synthetic, synthetic / "data" / "sources", strict=True)
    assert checked.problems == []
    assert status == 0
    assert checked.verified is not None
    assert sum(map(len, checked.verified.passages.values())) == 60
    assert (synthetic / "site" / "claims" / "claim-00019.html").exists()


def test_same_bytes(tmp_path: Path) -> None:
    """Two synthetic briefings of one size have the same bytes."""
    one, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (_synthetic(tmp_path / "one"), _synthetic(tmp_path / "other"))
    )
    assert one == other


def test_json_lines(synthetic: Path, tmp_path: Path) -> None:
    """The claims are the same as YAML and as JSON Lines."""
    folder = _synthetic(tmp_path / "lines", "--jsonl")
    yaml, lines = (check(root, root / "data" / "sources").briefing for root in (synthetic, folder))
    assert yaml is not None
    assert yaml == lines
