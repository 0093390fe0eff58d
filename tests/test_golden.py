"""The pages and exports of the fictional briefing, compared with the committed ones.

`make golden` rewrites `tests/golden/`; read the difference before committing it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from citebrief import check, write_pages
from past import release, with_a_past

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything that `citebrief pages` writes for the fictional briefing, by path below `build/`."""
    root = tmp_path_factory.mktemp("golden")
    checked = check(HERE / "briefing", root)
    assert checked.problems == []
    write_pages(root, checked)
    shutil.rmtree(root / "build" / "docs" / "licences")  # the words of others
    return _files(root / "build") | _with_a_past(tmp_path_factory.mktemp("past") / "briefing")


def _files(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def _with_a_past(root: Path) -> dict[str, str]:
    """Return, by path below `past/`, what a briefing with two released editions has otherwise."""
    shutil.copytree(HERE / "briefing", root)
    (root / "texts").rename(root / "data" / "sources")
    release(with_a_past(root))
    checked = check(root, root)
    assert checked.problems == []
    write_pages(root, checked)
    made = _files(root / "build" / "docs")
    shown = ("changes.md", "editions/", "feeds/")
    return {f"past/{path}": text for path, text in made.items() if path.startswith(shown)}


def test_pages_and_exports_are_as_committed(made: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Each page and export is, to the letter, the one that was read and committed."""
    if request.config.getoption("--golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in made.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    kept = {
        path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8")
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }
    changed = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert changed == [], "run `make golden`, then read the difference in tests/golden"


def test_every_kind_of_page_is_there(made: dict[str, str]) -> None:
    """The golden folder shows each kind of page once at least."""
    heads = [text.split("\n")[1] for name, text in made.items() if name.endswith(".md")]
    kinds = {head.removeprefix("kind: ") for head in heads}
    expected = {"overview", "claims", "claim", "topics", "topic", "entities", "entity", "sources", "source"}
    assert kinds == expected | {
        "timeline",
        "check",
        "comparisons",
        "exports",
        "figures",
        "matrix",
        "notices",
        "origins",
        "problems",
        "changes",
        "editions",
        "edition",
    }
