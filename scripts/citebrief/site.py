"""Pages and exports into `build/`, and `build/` into `site/` with MkDocs, in whole or not at all.

Only files whose content changed are written, so that a rebuild touches little; what is no longer produced
goes. The site is built aside and put in place in one step, so a failed or interrupted build leaves the last
good one.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from citebrief.escape import attribute
from citebrief.exports import content_hash
from citebrief.model import Verified

EDITION_FILE = "build/edition.yml"
_NEW, _OLD = "build/site-new", "build/site-old"
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def write_build(root: Path, files: dict[str, str | bytes], verified: Verified) -> int:
    """Write `build/docs/` and `build/edition.yml`; return how many files changed."""
    folder = root / "build" / "docs"
    changed = sum(write_file(folder / path, content) for path, content in files.items())
    for path in _others(folder, files):
        path.unlink()
        changed += 1
    return changed + write_file(root / EDITION_FILE, edition_config(verified))


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
        if path.is_file() and path.relative_to(folder).as_posix() not in files
    ]


def edition_config(verified: Verified) -> str:
    """Return what the whole site needs to know of its edition, as YAML that `mkdocs.yml` inherits.

    Templates write these values as they are, so texts are written as attributes need them.
    """
    about = verified.briefing.about
    config: dict[str, Any] = {
        "site_name": attribute(about.title),
        "site_description": attribute(about.scope),
        "site_author": attribute(", ".join(agent.name for agent in about.authors)),
        "extra": {
            "edition": {
                "name": attribute(about.edition),
                "date": about.date,
                "content_hash": content_hash(verified),
                "scope": attribute(about.scope),
            }
        },
    }
    if about.url:
        config["site_url"] = about.url.rstrip("/") + "/"
    return (
        "# Made by citebrief pages; see data/briefing.yaml.\n"
        + json.dumps(config, ensure_ascii=False, indent=1)
        + "\n"
    )


def build_site(root: Path, verified: Verified, *, strict: bool) -> int:
    """Build the site aside with MkDocs and put it in place; return MkDocs's exit code."""
    new, place, old = root / _NEW, root / "site", root / _OLD
    recover(place, old)
    shutil.rmtree(new, ignore_errors=True)
    day = datetime.fromisoformat(verified.briefing.about.date).replace(tzinfo=UTC)
    options = ["--site-dir", str(new), *(["--strict"] if strict else [])]
    status = _mkdocs(root, "build", *options, SOURCE_DATE_EPOCH=str(int(day.timestamp())))
    if status == 0:
        put_in_place(new, place, old)
    return status


def serve(root: Path) -> int:
    """Show the pages with MkDocs's own server until it is interrupted; return its exit code."""
    return _mkdocs(root, "serve")


def _mkdocs(root: Path, *arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    return subprocess.run(command, cwd=root, env=variables, check=False).returncode


def put_in_place(new: Path, place: Path, old: Path) -> None:
    """Exchange two folders in one step where the system can, else by two renames."""
    if not place.exists():
        new.replace(place)
        return
    if not _exchange(new, place):
        place.replace(old)
        new.replace(place)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path, old: Path) -> None:
    """Bring back the last good folder if an earlier run ended between its two renames."""
    if old.exists() and not place.exists():
        old.replace(place)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by renameat2(2) on Linux or renamex_np(2) on macOS; False where neither can."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
