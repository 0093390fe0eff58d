"""A folder made aside and put in the place of the last good one, in whole or not at all.

A run that fails or is killed leaves the old folder or the new one, never a part of either.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


@contextmanager
def made_aside(root: Path, name: str) -> Iterator[Path]:
    """Give the place where the new `name` is to be made; `put` then puts it in place, else it is dropped.

    Raise OSError where the folders cannot be used; the last good one stands then too.
    """
    new, place, old = _folders(root, name)
    recover(place, old)
    expect_folder(place)
    _remove(new)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def put(root: Path, name: str) -> None:
    """Put what was made aside in place; raise OSError with one plain sentence if the old one is in use."""
    new, place, old = _folders(root, name)
    try:
        put_in_place(new, place, old)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"'{place}' could not be replaced ({reason}); close what uses it and build again"
        raise OSError(f"{message}, the last {name} stands as it was") from error


def _folders(root: Path, name: str) -> tuple[Path, Path, Path]:
    return root / "build" / f"{name}-new", root / name, root / "build" / f"{name}-old"


def expect_folder(place: Path) -> None:
    """Raise OSError with one plain sentence if something else stands where a folder of ours goes."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise OSError(f"'{place}' is not a folder but a file or a link; move it away")


def _remove(folder: Path) -> None:
    """Remove what a killed run left; a half-removed folder would mix into the next one."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def drop_unfinished(root: Path) -> None:
    """Remove what killed runs were making aside, texts of sources maybe; no other run may be at work."""
    for new in (root / "build").glob("*-new"):
        with suppress(OSError):  # what a killed run had started may write a while longer
            _remove(new)


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
