"""A file's bytes and text, or the problem that stands in the way; no file is read outside its folder."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from citebrief.problems import Place, Problem

MAX_BYTES = 20_000_000
"""The largest data file or text that is read, in bytes."""


def read_file(path: Path, file: str, home: Path, most: int | None = MAX_BYTES) -> bytes | Problem:
    """Return a file's bytes, or the problem with it; `home` is the folder it may not leave, by a link either.

    A file that is not there is CB001, so a caller who can do without it knows the case by its code.
    """
    place = Place(file)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return Problem(place, "CB010", f"'{path.name}' is a folder or a device, not a file")
        if not path.resolve().is_relative_to(home.resolve()):
            return Problem(place, "CB007", f"'{path.name}' is a link that leads out of its folder")
        if most is not None and status.st_size > most:
            return Problem(place, "CB006", f"{status.st_size:,} bytes are more than {most:,}")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Problem(place, "CB001", "the file is not there")
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Problem(place, "CB010", f"the file cannot be read: {reason}")


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Decode strict UTF-8 without a byte-order mark, or say where it fails."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        return "", [not_utf8(error, file)]


def not_utf8(error: UnicodeDecodeError, file: str) -> Problem:
    """Return the problem of a file that is not UTF-8, at the first character that is none."""
    data: bytes = error.object
    line = data.count(b"\n", 0, error.start) + 1
    before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
    place = Place(file, line, len(before.decode("utf-8")) + 1)
    return Problem(place, "CB002", f"byte 0x{data[error.start]:02X} is not UTF-8 here")
