"""The pages of editions: those that are released, and of each its content hash and those of its claims."""

from __future__ import annotations

from citebrief.changes import changes, in_brief
from citebrief.escape import markdown
from citebrief.frozen import Editions, Step
from citebrief.model import Briefing, FrozenEdition
from citebrief.pages.changes import anchor, changes_page, edition_title
from citebrief.pages.markup import box, facts, front_matter, heading, line, link, page
from citebrief.pages.phrases import date, number

_INDEX = "editions/index.md"


def edition_pages(briefing: Briefing, editions: Editions) -> dict[str, str]:
    """Return the page of changes, the list of editions and the page of each that is released, by path."""
    pages = {"changes.md": changes_page(briefing, editions), _INDEX: _index(briefing, editions)}
    made = {
        f"editions/{step[1].edition}.md": _edition_page(editions, step) for step in editions.released_steps
    }
    return pages | made


def _index(briefing: Briefing, editions: Editions) -> str:
    return page(
        front_matter("editions", "Editions", f"Editions of {briefing.about.title}"),
        "# Editions",
        line(
            "p",
            "cb-lead",
            "A released edition stays: its name, its day, its content hash and the hash of each claim.",
            f"What changed between two is told under {link('changes', _INDEX, 'changes.md')}.",
        ),
        ""
        if editions.is_released
        else f"{edition_title(editions.present, editions, _INDEX)}: it may change.",
        box("div", "cb-table cb-exports", _table(editions)) if editions.released else "",
        "## Feeds",
        f"New editions are announced as {link('Atom', _INDEX, 'feeds/atom.xml')} and as "
        f"{link('JSON Feed', _INDEX, 'feeds/editions.json')}.",
    )


def _table(editions: Editions) -> str:
    rows = ["| Edition | Day | Claims | Content hash (SHA-256) |", "| --- | --- | --- | --- |"]
    for edition in reversed(editions.released):
        name = link(f"Edition {markdown(edition.edition)}", _INDEX, f"editions/{edition.edition}.md")
        rows.append(f"| {name} | {date(edition.date)} | {edition.current:,} | `{edition.content_hash}` |")
    return "\n".join(rows)


def _edition_page(editions: Editions, step: Step) -> str:
    edition = step[1]
    path = f"editions/{edition.edition}.md"
    title = f"Edition {edition.edition}"
    return page(
        front_matter("edition", title, f"{title} of {edition.title}: content hash {edition.content_hash}"),
        line("p", "cb-crumbs", link("Editions", path, _INDEX)),
        heading(1, "title", markdown(title)),
        line("p", "cb-lead", markdown(edition.title)),
        box("div", "cb-main", box("div", "cb-facts", facts(_facts(step, path)))),
        "A citation names an edition and its day, and an address or a claim’s id and hash. A claim’s hash "
        "stands for the claim, its evidence and the places and fingerprints of its passages as they were "
        "here, the content hash for the whole briefing: every statement, every quote and its place.",
        "## Claims",
        box("div", "cb-table cb-exports", _claims(edition, editions, path), searched=False),
    )


def _facts(step: Step, path: str) -> list[tuple[str, str]]:
    edition = step[1]
    withdrawn = len(edition.claims) - edition.current
    aside = f", and {withdrawn:,} withdrawn" if withdrawn else ""
    told = link("Changes", path, "changes.md", anchor(edition))
    return [
        ("Day", date(edition.date)),
        ("Content hash", f"`{edition.content_hash}`"),
        ("Claims", f"{number(edition.current, 'claim')}{aside}"),
        ("Changes", f"{markdown(in_brief(changes(*step)))} See {told}."),
        ("As data", link(f"{edition.edition}.json", path, f"editions/{edition.edition}.json")),
    ]


def _claims(edition: FrozenEdition, editions: Editions, path: str) -> str:
    """Return the claims by id with their hashes; those that are no longer so on this site are marked."""
    rows = ["| Claim | SHA-256 |", "| --- | --- |"]
    told = link("changed since", path, "changes.md")
    for id_, claim in edition.claims.items():
        now = editions.present.claims.get(id_)
        since = f" {told}" if now and now.hash != claim.hash else ""
        rows.append(f"| {link(f'`{id_}`', path, f'claims/{id_}.md')}{since} | `{claim.hash}` |")
    return "\n".join(rows)
