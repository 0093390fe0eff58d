"""Citebrief turns curated claims and a timeline into a static briefing site that can be cited.

Every assertion leads in one click to the passage of the source that carries it, and the build fails if one
does not. The data stand in `data/`, hand-written pages in `docs/`; `build()` below is the whole program.

    load      data/*.yaml, docs/*.md    -> records
    validate  records                   -> Briefing
    verify    Briefing, lock, texts     -> Verified, held against its released editions
    pages     Verified, written pages   -> {path: text}
    exports   Verified                  -> {path: bytes}
    site      {path: content}           -> build/ -> site/
    offline   site/                     -> dist/
    pdf       the single file           -> the same on pages, where it is asked for
    internal  {path: content}, texts    -> site-internal/, which is never published

Each stage is a module, takes values and returns values, and collects problems rather than raising them.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

# Records are checked by their own rules alone; to look for other packages' plugins costs a tenth of a start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# What imports make is kept; to look through it for garbage, now or later, would cost another tenth.
_collecting = gc.isenabled()
gc.disable()

from citebrief.load import Records, load
from citebrief.lock import LOCK_FILE, Lock, parse_lock
from citebrief.model import Briefing, Claim, FrozenEdition, Verified
from citebrief.pages.check import check_pages
from citebrief.problems import Problem, in_order
from citebrief.reading import read_file
from citebrief.text import Text
from citebrief.texts import read_texts
from citebrief.validate import validate
from citebrief.verify import Outcome, verify

gc.freeze()
if _collecting:
    gc.enable()
__version__ = "0.1.0"

_ABSENT = frozenset(("CB205", "CB207"))
"""What would be said of every quote where the lock cannot be read; that it cannot is enough."""


@dataclass(frozen=True)
class Checked:
    """What a check knows: the briefing as far as it is sound, the texts at hand, every problem."""

    records: Records
    problems: list[Problem]
    briefing: Briefing | None = None
    outcome: Outcome | None = None
    """What verifying came to."""
    texts: dict[str, Text] | None = None
    standing: Lock | None = None
    """The lock as it stands."""
    released: tuple[FrozenEdition, ...] = ()
    """The released editions, oldest first."""

    @property
    def verified(self) -> Verified | None:
        """The briefing with its passages."""
        return self.outcome.verified if self.outcome else None

    @property
    def lock(self) -> Lock | None:
        """The lock as the texts at hand would have it."""
        return self.outcome.lock if self.outcome else None

    def fails(self, *, strict: bool) -> bool:
        """Whether a build must not be made of it; warnings count where it is strict."""
        return any(strict or problem.severity == "error" for problem in self.problems)


def check(root: Path, source_folder: Path) -> Checked:
    """Find everything that is wrong with the briefing in a folder."""
    records, problems = load(root)
    briefing, found = validate(records)
    problems += found
    lock, unreadable = _lock(root)
    problems += unreadable
    if briefing is None:
        return Checked(records, in_order(problems))
    texts, found = read_texts(source_folder, briefing)
    problems += found
    outcome = verify(briefing, records, lock, texts)
    problems += (problem for problem in outcome.problems if not (unreadable and problem.code in _ABSENT))
    problems += check_pages(records, briefing)
    released, found = _held_to_editions(outcome.verified, records, problems)
    return Checked(records, in_order(problems + found), briefing, outcome, texts, lock, released)


def _lock(root: Path) -> tuple[Lock, list[Problem]]:
    """Read the lock; a briefing that has none yet has an empty one."""
    data = read_file(root / LOCK_FILE, LOCK_FILE, root / "data")
    if isinstance(data, bytes):
        return parse_lock(data)
    return Lock(), [] if data.code == "CB001" else [data]


def _held_to_editions(
    verified: Verified, records: Records, problems: list[Problem]
) -> tuple[tuple[FrozenEdition, ...], list[Problem]]:
    """Return the released editions, and where the briefing is not as they promise."""
    if not records.editions and not any(_declares(claim) for claim in verified.briefing.claims.values()):
        return (), []
    from citebrief.frozen_files import parse_editions
    from citebrief.permanence import broken_promises

    released, found = parse_editions(records.editions)
    if found or "edition" in records.unread:
        return released, found
    return released, broken_promises(verified, records, released, problems)


def _declares(claim: Claim) -> bool:
    return bool(claim.history or claim.retired)


def write_pages(root: Path, checked: Checked) -> int:
    """Write the Markdown and the exports of a sound briefing; return how many files changed."""
    from citebrief.site import write_build

    return write_build(root, *make_files(checked))


def make_files(checked: Checked) -> tuple[dict[str, str | bytes], str]:
    """Return the Markdown and the exports of a sound briefing by path, and the settings of its edition."""
    # What only a build needs is not loaded for a check, which people run far more often.
    from citebrief.edition import edition_config
    from citebrief.exports import make_exports
    from citebrief.feeds import make_feeds
    from citebrief.frozen import dump, edition_file, editions
    from citebrief.hashes import claim_hashes, content_hash
    from citebrief.licences import licence_files
    from citebrief.pages.every import make_pages

    if checked.verified is None:
        raise ValueError("a briefing with problems has no pages")
    verified = checked.verified
    hashes = claim_hashes(verified)
    exports = make_exports(verified, hashes)
    known = editions(checked.released, verified, hashes)
    files: dict[str, str | bytes] = {**make_pages(verified, checked.records.pages, hashes, exports, known)}
    files |= checked.records.assets | {f"exports/{name}": data for name, data in exports.items()}
    files |= make_feeds(verified.briefing.about, known) | licence_files()
    files |= {edition_file(each.edition).removeprefix("data/"): dump(each) for each in known.released}
    return files, edition_config(verified, content_hash(verified, hashes))


def build(
    root: Path,
    source_folder: Path,
    *,
    strict: bool = False,
    internal: bool = False,
    tell: Callable[[str], None] = lambda _step: None,
) -> tuple[Checked, int]:
    """Check a briefing, build and pack its site; return what was checked and MkDocs's code (1 if not run).

    Each step is told as it begins. The internal edition is built in place of the public site, which stays as
    it is; raise FileNotFoundError where no text is at hand for it.
    """
    from citebrief.internal import build_internal
    from citebrief.offline import make_offline
    from citebrief.policy import guard
    from citebrief.rendered import unrendered
    from citebrief.site import alone, build_site, write_build

    tell("Checking the data and every quote")
    checked = check(root, source_folder)
    if checked.verified is None or checked.fails(strict=strict):
        return checked, 1
    texts = checked.texts or {}
    if internal and not texts:
        where = "put them there, or name their folder by --sources or CITEBRIEF_SOURCES"
        raise FileNotFoundError(f"no text of a source is at hand in '{source_folder}'; {where}")
    found: list[Problem] = []

    def accept(built: Path) -> bool:
        found.extend(unrendered(built, checked.records, verified.briefing))
        guard(built)
        return not replace(checked, problems=found).fails(strict=strict)

    verified = checked.verified
    with alone(root):
        tell("Writing the pages and exports")
        files, edition = make_files(checked)
        write_build(root, files, edition)
        tell("Building the site with MkDocs")
        if internal:
            status = build_internal(root, verified, texts, files, strict=strict, accept=accept)
        elif (status := build_site(root, verified, strict=strict, accept=accept)) == 0:
            tell("Packing the zip and the single file")
            make_offline(root, verified.briefing.about)
    return replace(checked, problems=in_order([*checked.problems, *found])), status


def add_pdf(root: Path, checked: Checked) -> None:
    """Add a PDF to what a build packed; raise OSError with one plain sentence where none can be made."""
    from citebrief.offline import add_pdf as add
    from citebrief.site import alone

    if checked.briefing is None:
        raise ValueError("a briefing with problems has no PDF")
    with alone(root):
        add(root, checked.briefing.about)
