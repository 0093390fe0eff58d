"""Pages and exports into `build/`, and `build/` into `site/` with MkDocs, in whole or not at all.

Only files whose content changed are written, so that a rebuild touches little; what is no longer produced
goes. The site is built aside and put in place in one step, so a failed or interrupted build leaves the last
good one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from citebrief.model import Verified

EDITION_FILE = "build/edition.yml"
_NEW, _OLD = "build/site-new", "build/site-old"
_LAST_SECOND = 2**32 - 1
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def write_build(root: Path, files: dict[str, str | bytes], edition: str) -> int:
    """Write `build/docs/` and `build/edition.yml`; return how many files changed."""
    folder = root / "build" / "docs"
    for place in (folder.parent, folder):
        _expect_folder(place)
    # What goes, goes first: a file may stand where a folder is to be, or differ only in case.
    others = _others(folder, files)
    for path in others:
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()
    changed = sum(write_file(folder / path, content) for path, content in files.items())
    return len(others) + changed + write_file(root / EDITION_FILE, edition)


def _expect_folder(place: Path) -> None:
    """Raise OSError with one plain sentence if something else stands where a folder of ours goes."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise OSError(f"'{place}' is not a folder but a file or a link; move it away")


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
    _expect_folder(folder)
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("ab") as file:
        try:
            _claim(file.fileno())
        except OSError:
            raise OSError(f"another build is at work in {root}; wait until it has ended") from None
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
    root: Path, verified: Verified, *, strict: bool, accept: Callable[[Path], bool] = lambda _built: True
) -> int:
    """Build the site aside with MkDocs and put it in place; return MkDocs's exit code.

    A built folder that `accept` does not accept is dropped, and the code is 1. Raise OSError where the
    folders cannot be used; the last good site stands then too.
    """
    new, place, old = root / _NEW, root / "site", root / _OLD
    recover(place, old)
    _expect_folder(place)
    _remove(new)
    options = ["--site-dir", str(new), *(["--strict"] if strict else [])]
    try:
        status = _mkdocs(root, "build", *options, SOURCE_DATE_EPOCH=_epoch(verified.briefing.about.date))
        if status == 0 and not accept(new):
            status = 1
        if status == 0:
            _replace(new, place, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return status


def _epoch(day: str) -> str:
    """Return the seconds since 1970 of a day, within what the gzip of a sitemap can hold."""
    seconds = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    return str(int(min(max(seconds, 0), _LAST_SECOND)))


def _remove(folder: Path) -> None:
    """Remove what a killed run left; a half-removed folder would mix into the next site."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _replace(new: Path, place: Path, old: Path) -> None:
    try:
        put_in_place(new, place, old)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"'{place}' could not be replaced ({reason}); close what uses it and build again"
        raise OSError(f"{message}, the last site stands as it was") from error


def serve(root: Path) -> int:
    """Show the pages with MkDocs's own server until it is interrupted, which is no failure."""
    with suppress(KeyboardInterrupt):
        return _mkdocs(root, "serve")
    return 0


def _mkdocs(root: Path, *arguments: str, **environment: str) -> int:
    if not (root / "mkdocs.yml").is_file():
        raise OSError(f"there is no file 'mkdocs.yml' in {root}")
    # -P: a file of the briefing's own such as yaml.py is never taken for a module.
    command = [sys.executable, "-P", "-m", "mkdocs", *arguments]
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    return subprocess.run(command, cwd=root, env=variables, check=False).returncode


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by renameat2(2) on Linux or renamex_np(2) on macOS; False where neither can."""
    import ctypes  # needed here alone, and not on every start

    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def put_in_place(
    new: Path, place: Path, old: Path, exchange: Callable[[Path, Path], bool] = exchange
) -> None:
    """Exchange two folders in one step where the system can, else by two renames.

    Between the two a run may be killed, which `recover` mends; if the second fails, the first is undone.
    """
    if not place.exists():
        new.replace(place)
    elif not exchange(new, place):
        place.replace(old)
        try:
            new.replace(place)
        except OSError:
            old.replace(place)
            raise
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path, old: Path) -> None:
    """Bring back the last good folder if an earlier run ended between its two renames."""
    if old.exists() and not place.exists():
        old.replace(place)
    shutil.rmtree(old, ignore_errors=True)
