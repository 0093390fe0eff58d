"""Measure `citebrief check` and `citebrief pages` beside plain `mkdocs build` on the same generated Markdown.

Every figure is of a whole process, from nothing built; MkDocs runs as users run it. Times are medians of
several runs where runs are short. The zip and the single file are made of what MkDocs built, by the function
that a build calls. Prints a table, the targets, what a rebuild after one changed claim rewrites, and the
comparison with PyPI's `citations`.

    python bench/run.py [--sizes 100 1000 5000] [--no-citations]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import citations
import synthetic
from measure import Run, measure, middle

import citebrief
from citebrief.offline import make_offline

SIZES = (100, 1000, 5000)
CITEBRIEF = (sys.executable, "-m", "citebrief")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
HEAD = (
    f"{'claims':>13} {'check s':>9} {'pages s':>9} {'mkdocs s':>9}"
    f" {'pages/mkdocs':>13} {'check/mkdocs':>13}   {'peak MB: check':>14} {'pages':>6} {'mkdocs':>7}"
)


@dataclass(frozen=True)
class Row:
    """The three commands on one briefing."""

    size: int
    name: str
    check: Run
    pages: Run
    mkdocs: Run
    packing: float
    """Seconds for the zip and the single file."""

    @property
    def ours(self) -> float:
        """All of ours (`pages` checks too) as a share of MkDocs's time."""
        return self.pages.wall / self.mkdocs.wall

    @property
    def checking(self) -> float:
        """A check as a share of MkDocs's time."""
        return self.check.wall / self.mkdocs.wall

    @property
    def packed(self) -> float:
        """The zip and the single file as a share of MkDocs's time."""
        return self.packing / self.mkdocs.wall

    def line(self) -> str:
        """Return the row as text; processor time stands in a second line."""
        check, pages, mkdocs = self.check, self.pages, self.mkdocs
        times = (
            f"{check.wall:9.2f} {pages.wall:9.2f} {mkdocs.wall:9.2f} {self.ours:12.1%} {self.checking:12.1%}"
        )
        peaks = f"{check.peak:14.0f} {pages.peak:6.0f} {mkdocs.peak:7.0f}"
        own = f"{check.processor:9.2f} {pages.processor:9.2f} {mkdocs.processor:9.2f}"
        return f"{self.name:>13} {times}     {peaks}\n{'processor':>13} {own}"


def main() -> int:
    """Print every measurement; return 1 when a command failed."""
    parser = argparse.ArgumentParser(description="Measure Citebrief beside MkDocs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of claims")
    parser.add_argument("--no-citations", action="store_true", help="leave out PyPI's citations")
    given = parser.parse_args()
    _say("Synthetic briefings, three pieces of evidence a claim, texts at hand; whole processes, medians.\n")
    _say(HEAD)
    rows: dict[int, Row] = {}
    with tempfile.TemporaryDirectory(prefix="citebrief-bench-") as name:
        for size in given.sizes:
            root = Path(name) / str(size)
            rows[size] = row = _row(size, root)
            _say(row.line())
            if size != max(given.sizes):
                continue
            _say(_as_jsonl(row, root))
            rewritten, files = _rebuild(root)
        _say("\nTargets")
        for target in _targets(rows):
            _say(f"  {target}")
        _say(f"  one changed claim among {max(rows):,}: {rewritten} of {files:,} files are rewritten")
        if not given.no_citations:
            _say("")
            citations.compare(Path(name))
    return max(run.status for row in rows.values() for run in (row.check, row.pages, row.mkdocs)) and 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _row(size: int, root: Path) -> Row:
    """Make a briefing of a size, lock it, and measure the three commands in turn."""
    synthetic.write(synthetic.make(size), root)
    _citebrief("lock", root)
    rounds = 5 if size <= 100 else 3 if size <= 1000 else 1
    runs: list[tuple[Run, Run, Run]] = []
    for _ in range(rounds):
        shutil.rmtree(root / "build", ignore_errors=True)
        runs.append((_citebrief("check", root), _citebrief("pages", root), measure(MKDOCS, root)))
    check, pages, mkdocs = (middle(each) for each in zip(*runs, strict=True))
    return Row(size, f"{size:,}", check, pages, mkdocs, min(_packing(root) for _ in range(rounds)))


def _packing(root: Path) -> float:
    """Return how long it takes to make the zip and the single file of a built site."""
    briefing = citebrief.check(root, root / "data" / "sources").briefing
    if briefing is None:
        raise SystemExit(f"the briefing in {root} is not sound")
    begin = time.perf_counter()
    make_offline(root, briefing.about)
    return time.perf_counter() - begin


def _as_jsonl(row: Row, root: Path) -> str:
    """Return the row again with the claims as JSON Lines; MkDocs gets the same pages."""
    folder = root / "data" / "claims"
    written = {path: path.read_bytes() for path in folder.iterdir()}
    shutil.rmtree(folder)
    folder.mkdir()
    synthetic.write_claims(synthetic.make(row.size).claims, folder, jsonl=True)
    check = _citebrief("check", root)
    shutil.rmtree(root / "build" / "docs")
    pages = _citebrief("pages", root)
    shutil.rmtree(folder)
    folder.mkdir()
    for path, content in written.items():
        path.write_bytes(content)
    return Row(row.size, f"{row.size:,} jsonl", check, pages, row.mkdocs, row.packing).line()


def _rebuild(root: Path) -> tuple[int, int]:
    """Return how many files of `build/` are written after one claim changed, and how many there are."""
    _citebrief("pages", root)
    before = _stamps(root / "build")
    file = min((root / "data" / "claims").iterdir())
    text = file.read_text(encoding="utf-8")
    changed = text.replace("(h: ", "(h, corrected: ", 1)
    if changed == text:
        raise SystemExit("there is no claim h to change")
    file.write_text(changed, encoding="utf-8")
    _citebrief("lock", root)
    _citebrief("pages", root)
    after = _stamps(root / "build")
    return sum(before.get(path) != stamp for path, stamp in after.items()), len(after)


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (status.st_mtime_ns, status.st_ino) for path, status in found}


def _citebrief(command: str, root: Path) -> Run:
    run = measure((*CITEBRIEF, command, "--sources", "data/sources"), root)
    if run.status:
        raise SystemExit(f"citebrief {command} failed in {root}")
    return run


def _targets(rows: dict[int, Row]) -> list[str]:
    """Return each target with what was measured; larger sizes are those that count."""
    lines = [
        _target(f"all of ours at {size:,} claims, of MkDocs's time", row.ours, 0.25)
        for size, row in rows.items()
    ]
    lines += [
        _target(f"zip and single file at {size:,} claims, of MkDocs's time", row.packed, 0.2)
        for size, row in rows.items()
    ]
    if 1000 in rows:
        lines.append(_target("check at 1,000 claims, of MkDocs's time", rows[1000].checking, 0.2))
    if {1000, 5000} <= rows.keys():
        small, large = rows[1000], rows[5000]
        growth = {
            "check": large.check.wall / small.check.wall,
            "pages": large.pages.wall / small.pages.wall,
        }
        lines += [_times(f"{name}, 5,000 claims to 1,000", value, 6) for name, value in growth.items()]
        lines.append(
            f"{'mkdocs build, 5,000 claims to 1,000':<52} {large.mkdocs.wall / small.mkdocs.wall:6.1f}"
        )
    return lines


def _target(what: str, value: float, limit: float) -> str:
    return f"{what:<52} {value:6.1%}  (at most {limit:.0%}) {'reached' if value <= limit else 'MISSED'}"


def _times(what: str, value: float, limit: float) -> str:
    return f"{what:<52} {value:6.1f}  (at most {limit:g}) {'reached' if value <= limit else 'MISSED'}"


if __name__ == "__main__":
    sys.exit(main())
