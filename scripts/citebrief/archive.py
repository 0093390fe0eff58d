"""A folder as a zip that is the same whenever and wherever it is made of the same files.

Names in order of their characters, one time and one set of permissions for all, nothing of the system that
made it. What a deflated file looks like is for zlib to say: another one (zlib-ng, in Python 3.14 for Windows)
may give other bytes, which unpack to the same files.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LEVEL = 6
_UNIX, _READABLE = 3, 0o100644 << 16
_FIRST_YEAR, _LAST_YEAR = 1980, 2107


def write_archive(folder: Path, target: Path, top: str, day: str) -> None:
    """Write a folder's files into a zip, all below the folder `top` and of one day."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    with ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(f"{top}/{name}", _time(day))
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, files[name].read_bytes(), ZIP_DEFLATED, _LEVEL)


def _time(day: str) -> tuple[int, int, int, int, int, int]:
    """Return midnight of a day, or of the nearest that a zip can hold."""
    given = date.fromisoformat(day)
    nearest = min(max(given, date(_FIRST_YEAR, 1, 1)), date(_LAST_YEAR, 12, 31))
    return nearest.year, nearest.month, nearest.day, 0, 0, 0
