"""The front matter of a hand-written page: YAML between two lines of three hyphens at its head."""

from __future__ import annotations

import re

from citebrief.problems import Place, Problem
from citebrief.reading.values import Mapping
from citebrief.reading.yaml_text import read_yaml

_OPENS = re.compile(r"---[ \t]*\n")
_CLOSES = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"\s*[\w-]+:(?:\s|$)")


def read_front_matter(text: str, file: str) -> tuple[Mapping | None, list[Problem]]:
    """Return the fields at the head of a page (None without any) and what is wrong with them.

    MkDocs shows front matter that it cannot read as text of the page, without a word.
    """
    opens = _OPENS.match(text)
    if not opens:
        return None, []
    closes = _CLOSES.search(text, opens.end())
    if closes is None:
        if not _FIELD.match(text, opens.end()):
            return None, []
        return None, [Problem(Place(file), "CB003", "the front matter is not closed by a line '---'")]
    value, problems = read_yaml("\n" + text[opens.end() : closes.start()], file)
    if value is not None and not isinstance(value, Mapping):
        problems.append(Problem(Place(file, 2), "CB009", "front matter should be fields such as 'title: …'"))
        return None, problems
    return value, problems
