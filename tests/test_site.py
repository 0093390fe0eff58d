"""Building aside and swapping: a site is always whole, whatever happens to a build."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import citebrief
from citebrief import build
from citebrief.licences import licence_files
from citebrief.site import alone, build_site
from citebrief.swap import put_in_place, recover

POINTS = 20
Manifest = dict[str, str]


def _manifest(folder: Path) -> Manifest:
    """Return the digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _command(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "citebrief", "build", "--root", str(root), *options]


def _build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(root, *options), capture_output=True, text=True, check=False)


def _name(root: Path, edition: str) -> None:
    """Name the edition in the data, which changes every page's footer."""
    file = root / "data" / "briefing.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text(
        "\n".join(f'edition: "{edition}"' if line.startswith("edition:") else line for line in lines), "utf-8"
    )


@pytest.fixture
def briefing(built: Path, tmp_path: Path) -> Path:
    """A copy of the built briefing, to be spoilt."""
    shutil.copytree(built, tmp_path / "briefing")
    return tmp_path / "briefing"


def _killed(root: Path, seconds: float) -> bool:
    """Start a build and kill it with its children after some time; return whether it was running."""
    with subprocess.Popen(
        _command(root), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as build:
        with suppress(subprocess.TimeoutExpired):
            build.wait(seconds)
        running = build.poll() is None
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        return running


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's")
def test_a_killed_build_leaves_a_whole_site(briefing: Path) -> None:
    """Killed at 20 points of its length, a build leaves old or new site and formats, whole."""
    good: dict[str, Manifest] = {}
    packed: dict[str, Manifest] = {}
    length = 60.0
    for edition in ("3", "2"):
        _name(briefing, edition)
        began = time.monotonic()
        assert _build(briefing).returncode == 0
        length = min(length, time.monotonic() - began)
        good[edition] = _manifest(briefing / "site")
        packed[edition] = _manifest(briefing / "dist")
    assert good["2"].keys() == good["3"].keys()
    assert good["2"] != good["3"]
    killed = 0
    for point in range(POINTS):
        now = _manifest(briefing / "site")
        _name(briefing, "3" if now == good["2"] else "2")
        if _killed(briefing, length * (point + 0.5) / POINTS):
            killed += 1
        else:  # the machine has become quicker since the length was measured
            length *= 0.9
        assert _manifest(briefing / "site") in good.values(), f"killed at {point + 0.5} of {POINTS}"
        assert _manifest(briefing / "dist") in packed.values()
    assert killed >= POINTS // 2, "builds ended before they could be killed"
    assert _build(briefing).returncode == 0
    assert _manifest(briefing / "site") in good.values()
    assert sorted(path.name for path in (briefing / "build").iterdir()) == [".lock", "docs", "edition.yml"]


def test_a_failing_build_leaves_the_old_site(briefing: Path) -> None:
    """A link that leads nowhere fails a strict build, the old site stays and nothing is left aside."""
    old = _manifest(briefing / "site")
    page = briefing / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[nowhere](nowhere.md) is said.[@cost]\n", "utf-8")
    run = _build(briefing, "--strict")
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr
    assert run.stderr.endswith("site/: left as it was; what MkDocs says above stands in the way\n")
    assert _manifest(briefing / "site") == old
    assert not (briefing / "build" / "site-new").exists()


def _minds_interrupts() -> None:
    """Undo what a shell does to commands in the background: they would ignore the signal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_build_says_so_in_one_line(briefing: Path) -> None:
    """Ctrl-C while MkDocs runs leaves the old site, and no traceback."""
    old = _manifest(briefing / "site")
    for _ in range(5):  # on a loaded machine a build may be over before the signal reaches it
        with subprocess.Popen(
            _command(briefing),
            start_new_session=True,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=_minds_interrupts,
        ) as build:
            while build.poll() is None and not (briefing / "build" / "site-new").exists():
                time.sleep(0.01)
            build.send_signal(signal.SIGINT)
            said = build.communicate()[1]
        if build.returncode:
            break
    assert (build.returncode, said.splitlines()[-1]) == (130, "citebrief: interrupted")
    assert "Traceback" not in said
    assert _manifest(briefing / "site") == old


def test_what_a_killed_build_left_does_not_reach_the_next_site(briefing: Path) -> None:
    """Half-made pages and sites of an earlier run are gone after the next one."""
    old = _manifest(briefing / "site")
    for left in ("build/docs/claims/x.md.part", "build/site-new/stale.html", "build/site-old/stale.html"):
        (briefing / left).parent.mkdir(exist_ok=True)
        (briefing / left).write_text("stale", "utf-8")
    assert _build(briefing).returncode == 0
    assert _manifest(briefing / "site") == old
    assert sorted(path.name for path in (briefing / "build").iterdir()) == [".lock", "docs", "edition.yml"]


def test_a_module_of_the_briefing_is_not_run(briefing: Path) -> None:
    """A file named as a module of MkDocs's beside `mkdocs.yml` is data, not code."""
    (briefing / "yaml.py").write_text("raise SystemExit('run')", "utf-8")
    assert citebrief.build(briefing, briefing / "texts")[1] == 0


@pytest.mark.parametrize("name", ["build", "build/docs", "site"])
def test_a_file_in_the_way_is_named_in_one_line(briefing: Path, name: str) -> None:
    """Where a folder of ours is to be and a file is, the command says so and touches nothing else."""
    shutil.rmtree(briefing / name)
    (briefing / name).write_text("mine", "utf-8")
    run = _build(briefing)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        f"citebrief: '{briefing / name}' is not a folder but a file or a link; move it away"
    ]
    assert (briefing / name).read_text("utf-8") == "mine"


def test_a_site_elsewhere_behind_a_link_is_left_alone(briefing: Path) -> None:
    """A `site` that is a link is neither replaced nor followed."""
    (briefing / "site").rename(briefing / "public")
    (briefing / "site").symlink_to("public", target_is_directory=True)
    run = _build(briefing)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert (briefing / "site").is_symlink()


def _folders(root: Path) -> tuple[Path, Path, Path]:
    """Make a new and an old site; return the places new, site and old."""
    for name in ("new", "site"):
        (root / name).mkdir()
        (root / name / "index.html").write_text(name, "utf-8")
    return root / "new", root / "site", root / "aside"


def _never(_one: Path, _other: Path) -> bool:
    return False


def test_two_renames_do_where_folders_cannot_be_exchanged(tmp_path: Path) -> None:
    """Without an exchange in one step the new site still takes the old one's place."""
    new, place, old = _folders(tmp_path)
    put_in_place(new, place, old, _never)
    assert (place / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_in_use_stays(tmp_path: Path) -> None:
    """Where the old site cannot be moved away, it stays as it was and so does the new one."""
    new, place, old = _folders(tmp_path)
    (old / "in-use").mkdir(parents=True)
    with pytest.raises(OSError, match="aside"):
        put_in_place(new, place, old, _never)
    assert [(folder / "index.html").read_text("utf-8") for folder in (new, place)] == ["new", "site"]


def test_a_failing_second_rename_is_undone(tmp_path: Path) -> None:
    """Where the new site cannot take the place, the old one comes back to it."""
    new, place, old = _folders(tmp_path)
    shutil.rmtree(new)
    with pytest.raises(OSError, match="new"):
        put_in_place(new, place, old, _never)
    assert (place / "index.html").read_text("utf-8") == "site"
    assert not old.exists()


def test_a_run_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    """The next run brings back the site that the killed one had moved aside."""
    _, place, old = _folders(tmp_path)
    place.rename(old)
    recover(place, old)
    assert (place / "index.html").read_text("utf-8") == "site"
    assert not old.exists()


def test_what_stands_aside_of_a_good_site_goes(tmp_path: Path) -> None:
    """With a site in place, what an earlier run left aside is removed."""
    _, place, old = _folders(tmp_path)
    shutil.copytree(place, old)
    recover(place, old)
    assert (place / "index.html").read_text("utf-8") == "site"
    assert not old.exists()


def test_pages_take_the_place_of_folders_and_folders_of_pages(briefing: Path) -> None:
    """An asset may become a folder, and a folder an asset, from one run to the next."""
    docs, made = briefing / "docs", briefing / "build" / "docs"
    (docs / "one").mkdir()
    (docs / "one" / "a.txt").write_text("a", "utf-8")
    (docs / "two").write_text("b", "utf-8")
    citebrief.write_pages(briefing, citebrief.check(briefing, briefing / "texts"))
    shutil.rmtree(docs / "one")
    (docs / "two").unlink()
    (docs / "one").write_text("a", "utf-8")
    (docs / "two").mkdir()
    (docs / "two" / "b.txt").write_text("b", "utf-8")
    citebrief.write_pages(briefing, citebrief.check(briefing, briefing / "texts"))
    assert ((made / "one").read_text("utf-8"), (made / "two" / "b.txt").read_text("utf-8")) == ("a", "b")


@pytest.mark.parametrize("day", ["1066-10-14", "9999-12-31"])
def test_an_edition_of_any_year_is_built(briefing: Path, day: str) -> None:
    """Neither a day before 1970 nor one after 2106 stops the sitemap."""
    verified = citebrief.check(briefing, briefing / "texts").verified
    assert verified is not None
    about = verified.briefing.about.model_copy(update={"date": day})
    dated = replace(verified, briefing=replace(verified.briefing, about=about))
    assert build_site(briefing, dated, strict=True) == 0


def test_one_build_keeps_another_out(briefing_folder: Path) -> None:
    """A second build of the same briefing ends at once with one line, and the first goes on undisturbed."""
    with alone(briefing_folder), pytest.raises(OSError, match="another build is at work"):
        build(briefing_folder, briefing_folder / "data" / "sources")
    assert build(briefing_folder, briefing_folder / "data" / "sources")[1] == 0


def test_licences_of_carried_software_are_published() -> None:
    """The licence texts of MkDocs and Material stand beside the pages that hold their code."""
    files = licence_files()
    assert b"Redistributions of source code must retain" in files["licences/mkdocs.txt"]
    assert b"Martin Donath" in files["licences/mkdocs-material.txt"]
    assert b"Apache 2.0" in files["licences/icons.txt"]
