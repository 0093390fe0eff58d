"""What the head of a page says of it beyond title and description: one front matter field, `citebrief`.

Generated pages have their title and description in the form that attributes need; those of hand-written pages
are as people wrote them, so the field holds them once more in that form. The theme writes tags from it.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any

from citebrief.escape import attribute
from citebrief.model import BriefingRecord
from citebrief.pages.check import FIELD
from citebrief.pages.prose import prose
from citebrief.pages.structured import report_data
from citebrief.reading import read_front_matter

_CLOSES = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#[ \t]+", re.MULTILINE)
_MARKUP = re.compile(r"\[[@^][^\]]*\]|\{[:#.][^}]*\}|<[^<>]*>|(?<=\])\([^()]*\)|[\[\]*`\\]")
_NOT_IN_YAML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def head_field(**values: str) -> str:
    """Return the line of front matter that holds the values, all safe for where they will stand."""
    given = {name: value for name, value in values.items() if value}
    return f"{FIELD}: {json.dumps(given, ensure_ascii=False)}"


def described(text: str, path: str, about: BriefingRecord) -> tuple[str, str]:
    """Return title and description of a hand-written page, as text.

    Without a title of its own it has its first heading's or its file's name, without a description the scope.
    """
    fields = _fields(text, path)
    title = _plain(fields.get("title")) or _first_heading(text) or PurePosixPath(path).stem
    return title, _plain(fields.get("description")) or about.scope


def is_report(text: str, path: str) -> bool:
    """Whether a hand-written page is cited as a report: the overview and the narrative are."""
    return path == "index.md" or _fields(text, path).get("narrative", "true") == "true"


def narrative_parts(written: dict[str, str], about: BriefingRecord) -> list[tuple[str, str]]:
    """Return path and title of each narrative page but the overview."""
    return [
        (path, described(text, path, about)[0])
        for path, text in written.items()
        if path != "index.md" and is_report(text, path)
    ]


def written_head(text: str, path: str, about: BriefingRecord, parts: list[tuple[str, str]]) -> str:
    """Return the line of front matter for a hand-written page, given the narrative pages."""
    title, description = described(text, path, about)
    if path == "index.md":  # the overview is cited as the whole
        title = about.full_title
    own = {"title": attribute(title), "description": attribute(description)}
    if is_report(text, path):
        own |= {"type": "report", "jsonld": report_data(title, path, parts, about)}
    return head_field(**own)


def with_head(text: str, path: str, line: str) -> str:
    """Return a hand-written page with one more line of front matter."""
    if _fields(text, path) and (closes := _CLOSES.search(text, text.index("\n") + 1)):
        return f"{text[: closes.start()]}{line}\n{text[closes.start() :]}"
    return f"---\n{line}\n---\n{text}"


def _fields(text: str, path: str) -> dict[str, Any]:
    return read_front_matter(text, f"docs/{path}")[0] or {}


def _plain(value: Any) -> str:
    return " ".join(_NOT_IN_YAML.sub(" ", value).split()) if isinstance(value, str) else ""


def _first_heading(text: str) -> str:
    """Return the words of the first heading of the first level, its marks and citations left out."""
    for start, end in prose(text):
        if found := _HEADING.search(text, start, end):
            line = text[found.end() :].split("\n", 1)[0]
            return _plain(_MARKUP.sub("", line).rstrip("# \t"))
    return ""
