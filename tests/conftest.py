"""What tests share: a copy of the small fictional briefing, and the texts of the five sources."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

import citebrief
from browser import WAYS, Site, chromium, opened

settings.register_profile("citebrief", deadline=None)  # a loaded machine is no failure
settings.load_profile("citebrief")

# The variable is for the five real sources; a briefing that a test makes has its own texts.
os.environ.setdefault("CITEBRIEF_TEST_SOURCES", os.environ.pop("CITEBRIEF_SOURCES", ""))

HERE = Path(__file__).parent
PROJECT = HERE.parent


@pytest.fixture
def briefing_folder(tmp_path: Path) -> Path:
    """A copy of the fictional briefing of `tests/briefing`, its texts in `data/sources` and a lock."""
    folder = tmp_path / "briefing"
    shutil.copytree(HERE / "briefing", folder)
    (folder / "texts").rename(folder / "data" / "sources")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional briefing, built once: to be looked at or copied, never changed."""
    root = tmp_path_factory.mktemp("built") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    checked, status = citebrief.build(root, root / "texts", strict=True)
    assert (checked.problems, status) == ([], 0)
    return root


@pytest.fixture(scope="session")
def five_sources() -> Path:
    """The folder with the texts of the default briefing's five sources."""
    named = os.environ["CITEBRIEF_TEST_SOURCES"]
    folder = Path(named) if named else PROJECT.parent / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip("the texts of the five sources are not at hand")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    with chromium() as started:
        yield started


@pytest.fixture(params=WAYS)
def site(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The module's `folder` in a window, hosted and from disk; nothing must go wrong unseen in it."""
    with opened(browser, folder, request.param) as site:
        yield site
        assert site.complaints == []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option by which `make golden` rewrites the expected pages."""
    parser.addoption("--golden", action="store_true", help="rewrite tests/golden with what is made now")
