"""The licences of the software that the pages carry parts of, as files beside them.

The texts are read from the installed packages, so they are those of the very versions in use.
"""

from __future__ import annotations

from importlib.metadata import distribution
from importlib.resources import files

SOFTWARE = {
    "licences/mkdocs.txt": "MkDocs (BSD-2-Clause)",
    "licences/mkdocs-material.txt": "Material for MkDocs (MIT), whose scripts name what they hold of others",
    "licences/icons.txt": "Material Design Icons (Apache-2.0)",
}
"""What each file is the licence of."""


def licence_files() -> dict[str, bytes]:
    """Return the text of each licence by the path of its file."""
    texts = map(_of_package, ("mkdocs", "mkdocs-material"))
    icons = files("material.templates").joinpath(".icons/material/LICENSE").read_text("utf-8")
    return {path: text.encode() for path, text in zip(SOFTWARE, (*texts, icons), strict=True)}


def _of_package(name: str) -> str:
    """Return what a package's files of licences say; without one, the terms its metadata name.

    The metadata name the files, since to look for them in the list of all that is installed takes long.
    """
    package = distribution(name)
    named = package.metadata.get_all("License-File") or []
    texts = [package.read_text(f"licenses/{file}") or package.read_text(file) for file in named]
    return "\n\n".join(filter(None, texts)) or f"Licence: {package.metadata['License-Expression']}\n"
