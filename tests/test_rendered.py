"""What became of hand-written pages in the built site, looked at before it is put in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from citebrief import build
from citebrief.problems import Problem

SHOWN = {
    "exclamation": "It works![@cost]",
    "neighbours": "Two.[@cost][@begin]",
    "first-in-item": "- [@cost] one\n- two\n\n1. [@cost] three",
    "in-a-table": "| a | b |\n| --- | --- |\n| [@cost] | said [@begin] |",
    "in-a-quotation": "> Said.[@cost]",
    "dots": "---\ntitle: T\n...\n\nSaid.[@cost]\n\n---\n\nMore.[@begin]",
    "in-code": "`[@cost]` and\n\n```\n[@cost]\n```",
    "in-a-note": "Said.[^1]\n\n[^1]: A note.[@cost]",
    "definition": "Term\n:   [@cost] said",
}
"""Pages all of whose citations become notes."""
NOT_SHOWN = {
    "in-html": ("Said.[@cost]\n\n<div>Raw [@cost]</div>", {"CB407"}),
    "unclosed-fence-in-item": ("Text\n\n    ```\n\nSaid.[@nothing]\n", {"CB407"}),
    "backticks-in-two-items": ("- a ` b\n- c [@nothing] d ` e", {"CB407"}),
    "escaped-backslash": ("Path C:\\\\[@nothing]", {"CB407"}),
    "style": ("<style>p { background: url(https://example.org/x.png) }</style>\n\nText", {"CB406"}),
    "inline-style": ('<p style="background:url(//example.org/x.png)">x</p>', {"CB406"}),
    "reference-image": ("![x][a]\n\n[a]: https://example.org/x.png", {"CB406"}),
}
"""Pages that no check of the text alone sees through, with the codes they should give."""


def _build(folder: Path, pages: dict[str, str]) -> tuple[list[Problem], int]:
    for name, text in pages.items():
        page = text if text.startswith("---") else f"---\nnarrative: false\n---\n\n{text}"
        (folder / "docs" / f"{name}.md").write_text(page, "utf-8")
    checked, status = build(folder, folder / "data" / "sources")
    return checked.problems, status


def test_every_citation_becomes_a_note(briefing_folder: Path) -> None:
    """Wherever a citation may stand in prose, the built page has its note, and code is left alone."""
    assert _build(briefing_folder, SHOWN) == ([], 0)


def test_what_is_not_shown_as_meant_is_reported(briefing_folder: Path) -> None:
    """A citation that the engine takes for code or HTML, or a load from another host, stops the build."""
    problems, status = _build(briefing_folder, {name: text for name, (text, _) in NOT_SHOWN.items()})
    found: dict[str, set[str]] = {name: set() for name in NOT_SHOWN}
    for problem in problems:
        found[problem.place.file.removeprefix("docs/").removesuffix(".md")].add(problem.code)
    assert (found, status) == ({name: codes for name, (_, codes) in NOT_SHOWN.items()}, 1)
    assert not (briefing_folder / "site").exists()


@pytest.mark.parametrize("strict", [False, True])
def test_marks_without_names_are_a_warning(briefing_folder: Path, strict: bool) -> None:
    """A briefing whose `mkdocs.yml` is of before hears what is missing there, and a strict build stops."""
    config = briefing_folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - citebrief.notes:Notes\n", ""), "utf-8")
    checked, status = build(briefing_folder, briefing_folder / "data" / "sources", strict=strict)
    assert [(problem.code, problem.place.file) for problem in checked.problems] == [("CB409", "mkdocs.yml")]
    assert (status, (briefing_folder / "site").exists()) == (int(strict), not strict)


@pytest.mark.parametrize("text", ["[see @cost]", "[ @cost]", "[-@cost]", "[@cost]: so it begins"])
def test_what_looks_like_a_citation_is_not_passed_over(text: str, briefing_folder: Path) -> None:
    """A citation of another tool's form is a problem before anything is built."""
    problems, status = _build(briefing_folder, {"page": text})
    assert ([problem.code for problem in problems], status) == (["CB404"], 1)
