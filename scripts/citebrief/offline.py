"""The formats of an edition that are handed on: `dist/`, made of the built site, in whole or not at all.

The zip is the very folder that is hosted; the single file holds the content of its pages. A PDF of the single
file is added where one is asked for; the folder is whole without it before its long making begins.
"""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from citebrief.archive import write_archive
from citebrief.model import BriefingRecord
from citebrief.single import single_file
from citebrief.swap import made_aside, put

SUMS = "SHA256SUMS"


def make_offline(root: Path, about: BriefingRecord) -> list[Path]:
    """Write the zip, the single file and their sums of the site in `site/`; return their paths."""
    site, name = root / "site", _name(about)
    names = [f"{name}-offline.zip", f"{name}.html"]
    with made_aside(root, "dist") as new:
        new.mkdir(parents=True)
        write_archive(site, new / names[0], name, about.date)
        (new / names[1]).write_bytes(single_file(site, about).encode())
        _sum_up(new, names)
        put(root, "dist")
    return [root / "dist" / each for each in (*names, SUMS)]


def add_pdf(root: Path, about: BriefingRecord) -> None:
    """Add to `dist/` the PDF of its single file; raise OSError with one plain sentence where none is made."""
    from citebrief.pdf import as_pdf

    dist, name = root / "dist", _name(about)
    made = as_pdf((dist / f"{name}.html").read_bytes().decode())
    with made_aside(root, "dist") as new:
        shutil.copytree(dist, new)
        (new / f"{name}.pdf").write_bytes(made)
        _sum_up(new, [f"{name}-offline.zip", f"{name}.html", f"{name}.pdf"])
        put(root, "dist")


def _name(about: BriefingRecord) -> str:
    return f"{about.id}-{about.edition}"


def _sum_up(folder: Path, names: list[str]) -> None:
    lines = (f"{sha256((folder / each).read_bytes()).hexdigest()}  {each}\n" for each in names)
    (folder / SUMS).write_bytes("".join(lines).encode())
