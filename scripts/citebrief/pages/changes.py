"""The page of changes: what became of published claims, from edition to edition."""

from __future__ import annotations

from citebrief.changes import Change, ChangeKind, Changes, changes
from citebrief.date_words import in_words
from citebrief.dates import parse
from citebrief.escape import markdown
from citebrief.frozen import Editions
from citebrief.model import Briefing, Claim, FrozenEdition
from citebrief.pages.markup import box, bullets, front_matter, heading, line, link, page, span
from citebrief.pages.phrases import number

_PATH = "changes.md"
_HEADINGS: dict[ChangeKind, str] = {
    "added": "Added",
    "reworded": "Reworded",
    "evidence": "Evidence changed",
    "details": "Details changed",
    "withdrawn": "Withdrawn",
    "restored": "Restored",
}
_FIELDS = {
    "date_note": "basis of its date",
    "said": "when it was said",
    "value": "figure",
    "retired": "reason or successor",
}
"""What a reader calls a field that a claim's page shows under another name."""
_BESIDE = {
    "about": "what the briefing says of itself",
    "texts": "texts of sources",
    "coverage": "coverage of texts",
}
"""What a reader calls a kind of record beside claims that bears another name in the data."""


def changes_page(briefing: Briefing, editions: Editions) -> str:
    """Return the page of changes, the newest edition first."""
    sections = [_section(changes(*step), briefing, editions) for step in reversed(editions.steps)]
    return page(
        front_matter("changes", "Changes", f"What changed in {briefing.about.title} from edition to edition"),
        "# Changes",
        line(
            "p",
            "cb-lead",
            "What became of published claims from edition to edition. A claim keeps its id and its page, "
            "also when it is withdrawn.",
        ),
        *(block for section in sections for block in section),
    )


def edition_title(edition: FrozenEdition, editions: Editions, path: str) -> str:
    """Return `Edition 2, 1 May 2022`, as a link to its page where it is released."""
    name = f"Edition {markdown(edition.edition)}"
    released = edition in editions.released
    title = link(name, path, f"editions/{edition.edition}.md") if released else name
    return f"{title}, {markdown(in_words(parse(edition.date)))}{'' if released else ', not yet released'}"


def anchor(edition: FrozenEdition) -> str:
    """Return the anchor of an edition on the page of changes."""
    return f"edition-{edition.edition}"


def _section(made: Changes, briefing: Briefing, editions: Editions) -> list[str]:
    edition = made.edition
    title = heading(2, anchor(edition), edition_title(edition, editions, _PATH))
    if made.before is None:
        return [title, f"The first edition: {number(edition.current, 'claim')}, all of them new."]
    same = f"{number(made.same, 'claim')} as in edition {markdown(made.before.edition)}."
    beside = ", ".join(_BESIDE.get(kind, markdown(kind)) for kind in made.beside)
    also = [f"Also changed: {beside}."] if beside else []
    lists = []
    for kind, found in made.by_kind.items():
        lists += [
            heading(
                3, f"{anchor(edition)}-{kind}", f"{_HEADINGS[kind]} {span('cb-count', f'{len(found):,}')}"
            ),
            box(
                "div",
                "cb-list",
                bullets(_row(kind, change, edition.edition, briefing.claims[change.id]) for change in found),
                searched=False,
            ),
        ]
    return [title, same, *also, *lists]


def _row(kind: ChangeKind, change: Change, edition: str, claim: Claim) -> str:
    told = [_told(kind, change)]
    if kind == "withdrawn":
        told += _withdrawal(claim, edition)
    if kind != "added":
        told += [markdown(entry.note) for entry in claim.history if entry.edition == edition]
    below = "\n".join(f"  {span('cb-meta', each)}" for each in told if each)
    statement = link(markdown(change.now.statement), _PATH, f"claims/{claim.id}.md")
    return f"{statement}\n{below}" if below else statement


def _told(kind: ChangeKind, change: Change) -> str:
    """Return what the two editions themselves tell of a kind of change."""
    if kind == "reworded" and change.before:
        return f"Before: {markdown(change.before.statement)}"
    if kind == "details":
        return f"Changed: {', '.join(markdown(_FIELDS.get(name, name)) for name in change.details)}."
    return ""


def _withdrawal(claim: Claim, edition: str) -> list[str]:
    """Return the reason and the successor of a claim that is still withdrawn as of an edition."""
    if claim.retired is None or claim.retired.edition != edition:
        return []
    successor = claim.retired.replaced_by
    after = f" Replaced by {link(f'`{successor}`', _PATH, f'claims/{successor}.md')}." if successor else ""
    return [f"{markdown(claim.retired.reason)}{after}"]
