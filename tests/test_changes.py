"""What became of claims from one edition to the next, and how the page of changes tells it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import citebrief
from citebrief.changes import changes, in_brief
from citebrief.model import FrozenClaim, FrozenEdition
from past import release, with_a_past

PARTS = {"kind": "a" * 16, "evidence": "b" * 16}
RETIRED = PARTS | {"retired": "c" * 16}
CLAIM = FrozenClaim("0" * 64, "It rains.", PARTS)
FIRST = FrozenEdition(1, 1, "1", "2022-05-01", "Rain", "0" * 64, None, {}, {}, {"a": CLAIM, "b": CLAIM})


def second(claim: FrozenClaim) -> FrozenEdition:
    """Return an edition after the first, with another claim in place of the first one's."""
    return replace(FIRST, number=2, edition="2", claims=FIRST.claims | {"a": claim})


def kinds(before: FrozenClaim, now: FrozenClaim) -> list[str]:
    """Return what became of a claim."""
    made = changes(replace(FIRST, claims={"a": before}), replace(FIRST, claims={"a": now}))
    return list(made.by_kind)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (CLAIM, replace(CLAIM, statement="It pours."), ["reworded"]),
        (CLAIM, replace(CLAIM, parts=PARTS | {"evidence": "d" * 16}), ["evidence"]),
        (CLAIM, replace(CLAIM, parts=PARTS | {"date": "d" * 16}), ["details"]),
        (CLAIM, replace(CLAIM, parts={"evidence": "b" * 16}), ["details"]),
        (CLAIM, replace(CLAIM, parts=RETIRED), ["withdrawn"]),
        (replace(CLAIM, parts=RETIRED), CLAIM, ["restored"]),
        (replace(CLAIM, parts=RETIRED), replace(CLAIM, parts=PARTS | {"retired": "d" * 16}), ["details"]),
        (CLAIM, replace(CLAIM, hash="1" * 64, parts=PARTS | {"history": "d" * 16}), []),
        (CLAIM, replace(CLAIM, statement="It pours.", parts=RETIRED), ["reworded", "withdrawn"]),
    ],
)
def test_every_change_is_told_by_its_name(before: FrozenClaim, now: FrozenClaim, expected: list[str]) -> None:
    """What a reader would find otherwise is named, and an entry of the history alone is no change."""
    assert kinds(before, now) == expected


def test_a_claim_that_the_edition_before_had_not_is_added() -> None:
    """A new claim is added, and is nothing else besides."""
    made = changes(FIRST, replace(second(CLAIM), claims=FIRST.claims | {"c": CLAIM}))
    assert {kind: [change.id for change in found] for kind, found in made.by_kind.items()} == {"added": ["c"]}


def test_an_edition_is_told_in_brief() -> None:
    """In one line: how many claims took each change, and how many none."""
    assert in_brief(changes(None, FIRST)) == "The first edition, with 2 claims."
    assert in_brief(changes(FIRST, second(CLAIM))) == "Claims: 2 as in edition 1."
    reworded = second(replace(CLAIM, statement="It pours."))
    assert in_brief(changes(FIRST, reworded)) == "Claims: 1 reworded, 1 as in edition 1."


@pytest.fixture
def past(briefing_folder: Path) -> Path:
    """The fictional briefing, its edition 1 released and its edition 2 not yet, with its pages."""
    with_a_past(briefing_folder)
    citebrief.write_pages(
        briefing_folder, citebrief.check(briefing_folder, briefing_folder / "data" / "sources")
    )
    return briefing_folder


def page(root: Path, name: str) -> str:
    """Return a page as it was written."""
    return (root / "build" / "docs" / name).read_text("utf-8")


def test_the_page_tells_what_a_claim_was_and_why_it_changed(past: Path) -> None:
    """A reworded claim has its former words and its note beside it, a withdrawn one reason and successor."""
    told = page(past, "changes.md")
    reworded, withdrawn = told.index('-reworded"'), told.index('-withdrawn"')
    between = told[reworded:withdrawn]
    assert "[People had slept badly since the storm.](claims/nobody-slept.md)" in between
    assert "Before: No one had slept properly since the storm." in between
    assert ">Reworded.<" in between
    assert "It named no storm. Replaced by [`two-windows`](claims/two-windows.md)." in told[withdrawn:]
    assert told.index('-added"') < told.index("(claims/begin.md)") < reworded


def test_a_withdrawn_claim_tells_its_other_changes_too(briefing_folder: Path) -> None:
    """The note of its history stands beside the reason, where the claim is listed as withdrawn."""
    with_a_past(briefing_folder)
    file = briefing_folder / "data" / "claims" / "tower.yaml"
    retired = "  retired: {edition: "
    note = '  history: [{edition: "2", note: Tidied before it went.}]\n'
    file.write_text(file.read_text("utf-8").replace(retired, note + retired), "utf-8")
    citebrief.write_pages(
        briefing_folder, citebrief.check(briefing_folder, briefing_folder / "data" / "sources")
    )
    told = page(briefing_folder, "changes.md").partition('-withdrawn"')[2]
    assert "It named no storm." in told
    assert "Tidied before it went." in told


def test_what_changed_beside_claims_is_told_by_its_kind() -> None:
    """Kinds of record are named where their digests differ; a first edition changes none."""
    was = replace(FIRST, beside={"about": "a" * 16, "sources": "b" * 16, "topics": "c" * 16})
    now = replace(was, beside=was.beside | {"sources": "d" * 16, "topics": "d" * 16})
    assert changes(was, now).beside == ["sources", "topics"]
    assert changes(None, now).beside == []


def test_the_page_tells_what_changed_beside_claims(past: Path) -> None:
    """One sentence names the kinds of record; an edition's own name and day are none of them."""
    assert page(past, "changes.md").count("Also changed: events, coverage of texts.") == 1


def test_an_edition_not_yet_released_says_so(past: Path) -> None:
    """Its changes are told, but it has no page of its own until it is released."""
    assert "Edition 2, 1 May 2022, not yet released</h2>" in page(past, "changes.md")
    assert "Edition 2, 1 May 2022, not yet released: it may change." in page(past, "editions/index.md")
    names = sorted(path.name for path in (past / "build" / "docs" / "editions").iterdir())
    assert names == ["1.json", "1.md", "index.md"]


def test_an_editions_page_marks_what_changed_since(past: Path) -> None:
    """The hashes are those of the edition; two claims are no longer so."""
    release(past)
    citebrief.write_pages(past, citebrief.check(past, past / "data" / "sources"))
    first, newest = page(past, "editions/1.md"), page(past, "editions/2.md")
    assert [row.split("`")[1] for row in first.splitlines() if "changed since" in row] == [
        "nobody-slept",
        "two-windows-old",
    ]
    assert "changed since" not in newest
    assert "7 claims, and 1 withdrawn" in newest


def test_a_claim_tells_its_own_changes(past: Path) -> None:
    """The page of a claim has what it declares, with a way to the words it had before."""
    told = page(past, "claims/nobody-slept.md")
    assert "- Edition 2: Reworded.\n" in told
    assert "[changes](../changes.md)" in told
    assert "## Changes" not in page(past, "claims/cost.md")


def test_without_a_release_all_claims_are_new(briefing_folder: Path) -> None:
    """A briefing that has released nothing yet has its pages of changes and editions too."""
    citebrief.write_pages(
        briefing_folder, citebrief.check(briefing_folder, briefing_folder / "data" / "sources")
    )
    assert "The first edition: 7 claims, all of them new." in page(briefing_folder, "changes.md")
    assert "not yet released: it may change." in page(briefing_folder, "editions/index.md")
