"""Pages and exports into `build/`, and `build/` into `site/` with MkDocs, in whole or not at all.

Only files whose content changed are written, so that a rebuild touches little; what is no longer produced
goes. The site is built aside and put in place in one step, so a failed or interrupted build leaves the last
good one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from citebrief.model import Verified
from citebrief.swap import drop_unfinished, expect_folder, made_aside, put

EDITION_FILE = "build/edition.yml"
_LAST_SECOND = 2**32 - 1


def write_build(root: Path, files: dict[str, str | bytes], edition: str) -> int:
    """Write `build/docs/` and `build/edition.yml`; return how many files changed."""
    folder = root / "build" / "docs"
    for place in (folder.parent, folder):
        expect_folder(place)
    # What goes, goes first: a file may stand where a folder is to be, or differ only in case.
    others = _others(folder, files)
    for path in others:
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    changed = sum(write_file(folder / path, content) for path, content in files.items())
    return len(others) + changed + write_file(root / EDITION_FILE, edition)


def write_file(path: Path, content: str | bytes) -> bool:
    """Write a file in one step unless it has this content already; return whether it changed."""
    data = content.encode() if isinstance(content, str) else content
    with suppress(OSError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)
    return True


def _others(folder: Path, files: dict[str, str | bytes]) -> list[Path]:
    """Return files that an earlier run left and this one does not make."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or (path.is_file() and path.relative_to(folder).as_posix() not in files)
    ]


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other runs out of this briefing's `build/` and `site/`; raise OSError if one is at work."""
    folder = root / "build"
    expect_folder(folder)
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("ab") as file:
        try:
            _claim(file.fileno())
        except OSError:
            raise OSError(f"another build is at work in {root}; wait until it has ended") from None
        drop_unfinished(root)
        yield


def _claim(descriptor: int) -> None:
    """Lock a file for this process until it ends or closes it; raise OSError if another has."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def build_site(
    root: Path,
    verified: Verified,
    *,
    strict: bool,
    accept: Callable[[Path], bool] = lambda _built: True,
    name: str = "site",
    settings: Mapping[str, str] | None = None,
) -> int:
    """Build the site aside with MkDocs and put it in place as `name`; return MkDocs's exit code.

    `settings` go before those of `mkdocs.yml`. A built folder that `accept` does not accept is dropped, and
    the code is 1. Raise OSError where the folders cannot be used; the last good site stands then too.
    """
    with made_aside(root, name) as new:
        options = ["--site-dir", str(new), *(["--strict"] if strict else [])]
        epoch = _epoch(verified.briefing.about.date)
        status = _relayed(root, "build", *options, settings=settings, SOURCE_DATE_EPOCH=epoch)
        if status == 0 and not accept(new):
            status = 1
        if status == 0:
            put(root, name)
    return status


def _epoch(day: str) -> str:
    """Return the seconds since 1970 of a day, within what the gzip of a sitemap can hold."""
    seconds = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    return str(int(min(max(seconds, 0), _LAST_SECOND)))


def serve(root: Path) -> int:
    """Show the pages with MkDocs's own server until it is interrupted, which is no failure."""
    with suppress(KeyboardInterrupt):
        command, variables = _mkdocs(root, "serve")
        return subprocess.run(command, cwd=root, env=variables, check=False).returncode
    return 0


def _relayed(root: Path, *arguments: str, settings: Mapping[str, str] | None, **environment: str) -> int:
    """Run MkDocs and pass on line by line what it says, since progress may be shown on the same terminal.

    Settings of a run's own are handed to it as a file that inherits `mkdocs.yml`, with paths as from there.
    """
    own = ["--config-file", "-"] if settings else []
    command, variables = _mkdocs(root, *arguments, *own, **environment)
    given, heard = subprocess.PIPE if settings else None, subprocess.PIPE
    with subprocess.Popen(
        command, cwd=root, env=variables, stdin=given, stderr=heard, text=True, errors="replace"
    ) as run:
        try:
            if run.stdin:
                run.stdin.write(json.dumps({"INHERIT": "mkdocs.yml", **(settings or {})}))
                run.stdin.close()
            for line in run.stderr or ():
                sys.stderr.write(line)
        except BaseException:
            run.kill()
            raise
    return run.returncode


def _mkdocs(root: Path, *arguments: str, **environment: str) -> tuple[list[str], dict[str, str]]:
    """Return the command and the variables by which MkDocs runs."""
    if not (root / "mkdocs.yml").is_file():
        raise OSError(f"there is no file 'mkdocs.yml' in {root}")
    # -P: a file of the briefing's own such as yaml.py is never taken for a module.
    command = [sys.executable, "-P", "-m", "mkdocs", *arguments]
    return command, os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
