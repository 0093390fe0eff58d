"""The licences of the software that the pages carry parts of, as files beside them.

The texts are read from the installed packages, so they are those of the very versions in use.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution, files
from importlib.resources import files as data_of

SOFTWARE = {
    "licences/mkdocs.txt": "MkDocs (BSD-2-Clause)",
    "licences/mkdocs-material.txt": "Material for MkDocs (MIT), whose scripts name what they hold of others",
    "licences/icons.txt": "Material Design Icons (Apache-2.0)",
}
"""What each file is the licence of."""


def licence_files() -> dict[str, bytes]:
    """Return the text of each licence by the path of its file."""
    texts = map(_of_package, ("mkdocs", "mkdocs-material"))
    icons = data_of("material.templates").joinpath(".icons/material/LICENSE").read_text("utf-8")
    return {path: text.encode() for path, text in zip(SOFTWARE, (*texts, icons), strict=True)}


def _of_package(name: str) -> str:
    """Return what a package's files of licences say; without one, the terms its metadata name."""
    found = "\n\n".join(_texts(name))
    return found or f"Licence: {distribution(name).metadata['License-Expression']}\n"


def _texts(name: str) -> Iterator[str]:
    for path in files(name) or ():
        if path.name.upper().startswith("LICENSE") and ".dist-info/" in path.as_posix():
            yield path.read_text("utf-8")
