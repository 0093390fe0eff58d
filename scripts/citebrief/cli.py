"""The command line: `citebrief check | lock | coverage | impact | release | pages | build | serve | schema`.

Exit status is 0 when all is well, 1 when there are problems (with `--strict`, warnings too), 2 for wrong
usage or a broken environment, 130 when interrupted. Problems of written pages and of released editions do
not stand in the way of `lock`; `coverage` minds those alone that falsify the account, and its threshold;
`release` minds all, warnings too.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import citebrief
from citebrief import Checked
from citebrief.citation_file import CITATION_FILE, citation_file
from citebrief.lock import LOCK_FILE, dump, moved_passages
from citebrief.model import BriefingRecord
from citebrief.problems import Problem, did_you_mean
from citebrief.progress import progress
from citebrief.report import FORMATS, as_text
from citebrief.site import alone, serve, write_file
from citebrief.summary import summary, where, where_internal

_TEXT_OR_JSON = ("text", "json")
_LOCK_MENDS = frozenset(("CB206", "CB207", "CB208"))
"""Problems that a new lock does away with; no other stands in the way of one."""


def run() -> NoReturn:
    """Run the command and end the process at once; taking apart all that was read would gain nothing."""
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may know fewer characters than data
    given = _parser().parse_args(arguments)
    gc.disable()  # a run keeps nearly all that it makes until it ends, so collecting only costs time
    try:
        root = given.root.resolve()
        if not (root / "data").is_dir():
            raise OSError(f"there is no folder 'data' in {root}")
        status: int = given.run(root, given)
    except (OSError, RuntimeError) as error:
        print(f"citebrief: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("citebrief: interrupted", file=sys.stderr)
        return 130
    finally:
        gc.enable()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citebrief", description="Build a citable briefing site.")
    parser.add_argument("--version", action="version", version=citebrief.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text in (
        ("check", _check, "report every problem in the data"),
        ("lock", _lock, "verify all quotes in the texts at hand; write data/evidence.lock and CITATION.cff"),
        ("coverage", _coverage, "report the sentences of each source that no claim carries"),
        ("impact", _impact, "report what claims would be left with if a source were withdrawn"),
        (
            "release",
            _release,
            "freeze this edition in data/editions, which binds later ones; write CITATION.cff",
        ),
        ("pages", _pages, "write the Markdown pages and exports into build/docs"),
        ("build", _build, "check, write the pages and build the site"),
        ("serve", _serve, "write the pages and show the site at http://127.0.0.1:8000"),
        ("schema", _schema, "write the JSON Schemas of the data files into data/schema"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument(
            "--root", type=Path, default=Path(), metavar="FOLDER", help="the briefing (default: here)"
        )
        if name != "schema":
            command.add_argument(
                "--sources", type=Path, metavar="FOLDER", help="where the texts of sources are"
            )
        if name not in ("schema", "release"):  # a release minds warnings always
            command.add_argument("--strict", action="store_true", help="let warnings fail too")
        if name == "check":
            command.add_argument("--format", choices=FORMATS, default="text", help="how problems are written")
            command.add_argument("--summary", action="store_true", help="add counts and limits by source")
        if name == "build":
            command.add_argument(
                "--internal",
                action="store_true",
                help="build site-internal/ instead, with the texts at hand as pages; never publish it",
            )
        if name == "impact":
            command.add_argument("source", metavar="SOURCE", help="the id of the source")
            command.add_argument("--format", choices=_TEXT_OR_JSON, default="text", help="how it is written")
        if name == "coverage":
            command.add_argument(
                "--format", choices=_TEXT_OR_JSON, default="text", help="how the account is written"
            )
            command.add_argument(
                "--least",
                type=_percentage,
                default=0.0,
                metavar="PERCENT",
                help="exit 1 where less of a source's sentences is accounted for",
            )
    return parser


def _percentage(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 100")
    return value


def _checked(root: Path, given: argparse.Namespace) -> Checked:
    return citebrief.check(root, _source_folder(root, given))


def _source_folder(root: Path, given: argparse.Namespace) -> Path:
    named = given.sources or os.environ.get("CITEBRIEF_SOURCES")
    if not named:
        return root / "data" / "sources"
    if not Path(named).is_dir():
        raise NotADirectoryError(f"there is no folder of sources at '{named}'")
    return Path(named)


def _check(root: Path, given: argparse.Namespace) -> int:
    checked = _checked(root, given)
    sys.stdout.write(FORMATS[given.format](checked.problems))
    if given.format == "text":
        sys.stdout.write(summary(checked, full=given.summary))
    return int(checked.fails(strict=given.strict))


def _lock(root: Path, given: argparse.Namespace) -> int:
    checked = _checked(root, given)
    standing = [problem for problem in checked.problems if problem.code not in _LOCK_MENDS]
    sys.stdout.write(as_text(standing))
    if not (checked.briefing and checked.lock and checked.standing) or _in_the_data(checked):
        print(f"{LOCK_FILE}: left as it was")
        return 1
    for moved in moved_passages(checked.briefing, checked.standing, checked.lock):
        print(f"{LOCK_FILE}: {moved}")
    changed = write_file(root / LOCK_FILE, dump(checked.lock))
    _write_citation(root, checked.briefing.about)
    passages = sum(len(claim.passages) for claim in checked.lock.claims.values())
    sources = len(checked.lock.sources)
    print(f"{LOCK_FILE}: {passages} passages of {sources} sources{'' if changed else ', unchanged'}")
    return int(given.strict and bool(standing))


def _write_citation(root: Path, about: BriefingRecord) -> None:
    if write_file(root / CITATION_FILE, citation_file(about)):
        print(f"{CITATION_FILE}: written from data/briefing.yaml")


def _in_the_data(checked: Checked) -> list[Problem]:
    """Return the errors by which the data do not say what the texts are held against.

    A new lock mends some; and what earlier editions promised has no part in it.
    """
    return [
        problem
        for problem in checked.problems
        if problem.severity == "error"
        and problem.place.file.startswith("data/")
        and problem.code not in _LOCK_MENDS
        and not problem.code.startswith("CB5")
    ]


def _coverage(root: Path, given: argparse.Namespace) -> int:
    from citebrief import coverage_report

    checked = _checked(root, given)
    made = coverage_report.accounts(checked)
    sys.stdout.write(coverage_report.FORMATS[given.format](made))
    errors = _in_the_data(checked)
    sys.stderr.write(as_text(errors))
    unknown = {source.id for source in checked.briefing.held_sources} if checked.briefing else set()
    unknown -= {each.source for each in made}
    if unknown:
        message = "the text is not at hand, and the lock has no figures"
        print(f"no account of {', '.join(sorted(unknown))}: {message}", file=sys.stderr)
    short = [each for each in made if each.share < given.least]
    return int(bool(errors or short or (unknown and given.least)))


def _impact(root: Path, given: argparse.Namespace) -> int:
    from citebrief import impact

    checked = _checked(root, given)
    briefing = checked.briefing
    errors = [problem for problem in checked.problems if problem.code.startswith(("CB0", "CB1"))]
    sys.stderr.write(as_text(errors))
    if briefing is None:
        return 1
    source = briefing.sources.get(given.source)
    if source is None or not source.held:
        held = [source.id for source in briefing.held_sources]
        hint = did_you_mean(given.source, held) or f"sources are {', '.join(held)}"
        print(f"citebrief: there is no source '{given.source}' that claims rest on ({hint})", file=sys.stderr)
        return 2
    sys.stdout.write(impact.FORMATS[given.format](source.id, impact.impacts(briefing)[source.id]))
    return int(bool(errors))


def _release(root: Path, given: argparse.Namespace) -> int:
    from citebrief import frozen
    from citebrief.changes import changes, in_brief
    from citebrief.hashes import claim_hashes

    with alone(root):
        checked = _checked(root, given)
        sys.stdout.write(as_text(checked.problems))
        sys.stdout.write(summary(checked, full=False))
        if checked.verified is None or checked.fails(strict=True):
            print("data/editions: left as it was; an edition is released without errors and warnings")
            return 1
        _write_citation(root, checked.verified.briefing.about)
        known = frozen.editions(checked.released, checked.verified, claim_hashes(checked.verified))
        name = known.present.edition
        file = frozen.edition_file(name)
        if known.is_released:
            print(f"{file}: edition '{name}' is released already, and nothing has changed since")
            return 0
        write_file(root / file, frozen.dump(known.present))
    before = known.released[-1] if known.released else None
    print(f"{file}: edition '{name}' is released. {in_brief(changes(before, known.present))}")
    print(f"content hash {known.present.content_hash}")
    return 0


def _pages(root: Path, given: argparse.Namespace) -> int:
    checked = _checked(root, given)
    sys.stdout.write(as_text(checked.problems))
    if checked.fails(strict=given.strict):
        return 1
    with alone(root):
        changed = citebrief.write_pages(root, checked)
    print(f"build/docs: {changed} files changed")
    return 0


def _build(root: Path, given: argparse.Namespace) -> int:
    with progress() as tell:
        checked, status = citebrief.build(
            root, _source_folder(root, given), strict=given.strict, internal=given.internal, tell=tell
        )
    sys.stdout.write(as_text(checked.problems))
    sys.stdout.write(summary(checked, full=False))
    if status == 0:
        sys.stdout.write(where_internal(root, checked) if given.internal else where(root))
    elif not checked.fails(strict=given.strict):
        folder = "site-internal" if given.internal else "site"
        print(f"{folder}/: left as it was; what MkDocs says above stands in the way", file=sys.stderr)
    return int(status != 0)


def _serve(root: Path, given: argparse.Namespace) -> int:
    return _pages(root, given) or serve(root)


def _schema(root: Path, _given: argparse.Namespace) -> int:
    from citebrief.schema import write_schemas

    for path in write_schemas(root):
        print(path)
    return 0
