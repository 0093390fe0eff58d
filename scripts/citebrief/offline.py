"""The formats of an edition that are handed on: `dist/`, made of the built site, in whole or not at all.

The zip is the very folder that is hosted; the single file holds the content of its pages.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from citebrief.archive import write_archive
from citebrief.model import BriefingRecord
from citebrief.single import single_file
from citebrief.swap import made_aside, put

SUMS = "SHA256SUMS"


def make_offline(root: Path, about: BriefingRecord) -> list[Path]:
    """Write the zip, the single file and their sums of the site in `site/`; return their paths."""
    site, name = root / "site", f"{about.id}-{about.edition}"
    names = [f"{name}-offline.zip", f"{name}.html"]
    with made_aside(root, "dist") as new:
        new.mkdir(parents=True)
        write_archive(site, new / names[0], name, about.date)
        (new / names[1]).write_bytes(single_file(site, about).encode())
        lines = (f"{sha256((new / each).read_bytes()).hexdigest()}  {each}\n" for each in names)
        (new / SUMS).write_bytes("".join(lines).encode())
        put(root, "dist")
    return [root / "dist" / each for each in (*names, SUMS)]
