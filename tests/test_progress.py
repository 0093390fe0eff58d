"""What a build says while it is at work and when it is done."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import citebrief
from citebrief.cli import main

STEPS = ["Checking", "Writing", "Building", "Packing"]


def test_each_step_is_told_in_turn(briefing_folder: Path) -> None:
    """A build tells what it is at, from the first step to the last."""
    told: list[str] = []
    assert citebrief.build(briefing_folder, briefing_folder / "data" / "sources", tell=told.append)[1] == 0
    assert [step.split()[0] for step in told] == STEPS


def test_the_end_says_what_to_open_where(briefing_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last lines name the pages, the quotes verified, the problems and each format."""
    assert main(["build", "--root", str(briefing_folder)]) == 0
    said = capsys.readouterr().out
    pages = len(list((briefing_folder / "site").rglob("*.html")))
    assert "quotes verified" in said
    assert "0 errors, 0 warnings\n" in said
    assert f"site/: {pages} pages; open site/index.html" in said
    assert "dist/skarholm-2.html: " in said
    assert "dist/skarholm-2-offline.zip: " in said


def test_quotes_are_not_called_verified_where_one_is_not(
    briefing_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an error in the data the counts make no such promise."""
    (briefing_folder / "data" / "sources" / "letter.txt").write_text("Nothing of it.\n", "utf-8")
    assert main(["check", "--root", str(briefing_folder)]) == 1
    assert "quotes verified" not in capsys.readouterr().out


def test_nothing_is_shown_where_no_one_looks(briefing_folder: Path) -> None:
    """With its output in a file or a pipe, a build writes what MkDocs says, and no step or control sign."""
    command = [sys.executable, "-m", "citebrief", "build", "--root", str(briefing_folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "INFO" in run.stderr
    assert "\x1b" not in run.stderr + run.stdout
    assert not any(f"{step} the" in run.stderr for step in STEPS)


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal to play with")
def test_a_terminal_sees_the_steps(briefing_folder: Path) -> None:
    """At a terminal each step is shown while it lasts, and MkDocs's lines stay readable."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "citebrief", "build", "--root", str(briefing_folder)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm"}
    ) as run:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # how Linux says that the other side is closed
            while piece := os.read(ours, 4096):
                said += piece
    os.close(ours)
    assert run.returncode == 0
    assert b"Building the site with MkDocs" in said
    assert b"Documentation built in" in said
