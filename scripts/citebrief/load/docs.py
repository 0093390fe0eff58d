"""The folder `docs/` into hand-written pages and the files beside them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from citebrief.problems import Place, Problem
from citebrief.reading import decode, read_file, read_front_matter

NOT_PAGES = "about"
"""The folder of `docs/` for those who work on the code; it is no part of the site."""
_LIKE_PAGES = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


def read_docs(folder: Path) -> tuple[dict[str, str], dict[str, bytes], list[Problem]]:
    """Return the pages and the other files of `docs/` by path, and what is wrong with them."""
    pages: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        file = f"docs/{name}"
        if name.split("/")[0] == NOT_PAGES or "/." in f"/{name}" or (path.is_dir() and not path.is_symlink()):
            continue
        first = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            message = f"'{name}' and '{first}' are one file to many systems"
            problems.append(Problem(Place(file), "CB012", message))
        data = read_file(path, file, folder, None)
        if isinstance(data, Problem):
            problems.append(data)
        elif path.suffix == ".md":
            text, found = decode(data, file)
            pages[name] = text.replace("\r\n", "\n")
            problems += found + read_front_matter(pages[name], file)[1]
        elif path.suffix.casefold() in _LIKE_PAGES:
            problems.append(Problem(Place(file), "CB011", "the page is not read", "pages end in .md"))
        else:
            assets[name] = data
    return pages, assets, problems
