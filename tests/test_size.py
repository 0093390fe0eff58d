"""The default briefing as it is handed on: its pages and its single file keep the size that was promised."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import citebrief
from browser import MOST_BYTES, MOST_REQUESTS, first_visit
from conftest import PROJECT

LARGEST = 2_000_000
"""Bytes; a file of two megabytes goes through any mail and opens at once on a telephone."""
LONG = ("index.html", "claims/index.html", "timeline.html", "comparisons.html", "origins.html")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default briefing, built from its lock as a host builds it."""
    root = tmp_path_factory.mktemp("default")
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("sources"))
    shutil.copy(PROJECT / "mkdocs.yml", root)
    assert citebrief.build(root, root / "texts", strict=True)[1] == 0
    return root


def test_the_single_file_is_under_two_megabytes(root: Path) -> None:
    """The whole default briefing is one file of less than 2 MB."""
    (single,) = (root / "dist").glob("*.html")
    assert single.stat().st_size < LARGEST


@pytest.mark.parametrize("path", LONG)
def test_a_first_visit_to_a_long_page_is_light(browser: Browser, root: Path, path: str) -> None:
    """The longest pages too cost at most 110 KB, compressed, in 10 requests."""
    weights = first_visit(browser, root / "site", path)
    assert len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= MOST_BYTES, weights
