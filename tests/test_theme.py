"""The theme's repairs of Material's markup, page by page of a built site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import citebrief

HERE = Path(__file__).parent
THEME = HERE.parent / "scripts" / "citebrief" / "theme"
_REPAIR = re.compile(r"replace\('(.+?)', '(.+?)'\)")
REPAIRS = _REPAIR.findall((THEME / "partials" / "repairs.html").read_text("utf-8"))
ON_EVERY_PAGE = [old for old, _ in REPAIRS if "_label" not in old]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional briefing, built as it is published and once more, into `bare/`, without the repairs."""
    root = tmp_path_factory.mktemp("theme") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    assert citebrief.build(root, root / "texts", strict=True)[1] == 0
    (root / "own").mkdir()
    (root / "own" / "main.html").write_text('{% extends "page.html" %}', "utf-8")
    (root / "own" / "404.html").write_text('{% extends "missing.html" %}', "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "bare.yml").write_text(
        config.replace("name: citebrief", "name: citebrief\n  custom_dir: own"), "utf-8"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "bare.yml", "--site-dir", "bare"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root


def _pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}


@pytest.mark.parametrize(("old", "new"), REPAIRS)
def test_every_repair_finds_what_it_repairs(root: Path, old: str, new: str) -> None:
    """Material still writes what is repaired; after the repair no page has it, and as many have the other."""
    bare, built = _pages(root / "bare"), _pages(root / "site")
    wrong = {path for path, html in bare.items() if old in html}
    assert wrong, "Material no longer writes this: take the repair out, or mend it"
    assert {path for path, html in built.items() if old in html} == set()
    assert {path for path, html in built.items() if new in html} >= wrong


def test_repairs_reach_every_page(root: Path) -> None:
    """What stands in the frame of each page is repaired on each, the page for unknown addresses too."""
    bare = _pages(root / "bare")
    assert "404.html" in bare
    assert [path for path, html in bare.items() for old in ON_EVERY_PAGE if html.count(old) != 1] == []


def test_pages_do_not_say_what_versions_made_them(root: Path) -> None:
    """No page has a tag that names a generator, and each has its encoding where a browser looks for it."""
    for html in _pages(root / "site").values():
        assert 'name="generator"' not in html
        assert '<meta charset="utf-8">' in html[:1024]
        assert html.lstrip().startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["check", "explorer"])
def test_a_script_of_several_files_is_those_files(root: Path, name: str) -> None:
    """What a page loads is the files named by the template, in its order, letter for letter."""
    folder = THEME / "assets" / "citebrief"
    parts = re.findall(r'include "assets/citebrief/(.+?)"', (folder / f"{name}.js").read_text("utf-8"))
    assert {(folder / part).name for part in parts} == {path.name for path in (folder / name).iterdir()}
    written = (root / "site" / "assets" / "citebrief" / f"{name}.js").read_text("utf-8")
    assert written.strip() == "".join((folder / part).read_text("utf-8") for part in parts).strip()
