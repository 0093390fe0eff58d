"""The page of comparisons: questions listed where they are many, sources quoted side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from citebrief import check
from citebrief.model import Verified
from citebrief.pages.comparisons import comparisons_page


def _verified(root: Path) -> Verified:
    verified = check(Path(__file__).parent / "briefing", root).verified
    assert verified is not None
    return verified


def _with(verified: Verified, **changes: object) -> Verified:
    """Return the briefing with its one comparison changed."""
    (one,) = verified.briefing.comparisons.values()
    changed = {one.id: one.model_copy(update=changes)}
    return replace(verified, briefing=replace(verified.briefing, comparisons=changed))


def _row(verified: Verified, label: str) -> str:
    """Return the row of the page's table that has a label, as it is read."""
    rows = [row for row in comparisons_page(verified).splitlines() if row.startswith("<tr")]
    plain = (re.sub("<[^>]*>", "", row) for row in rows)
    return next(row for row in plain if label in row)


@pytest.mark.parametrize(("number", "listed"), [(6, False), (7, True)])
def test_many_comparisons_have_a_list_of_questions(number: int, listed: bool, tmp_path: Path) -> None:
    """Each question is a link to its comparison, with its relation as a mark and as a word."""
    verified = _verified(tmp_path)
    (one,) = verified.briefing.comparisons.values()
    many = {f"c{n}": one.model_copy(update={"id": f"c{n}", "question": f"Why {n}?"}) for n in range(number)}
    page = comparisons_page(replace(verified, briefing=replace(verified.briefing, comparisons=many)))
    items = [f"- ≠ contradict: [Why {n}?](comparisons.md#c{n})" for n in range(number)]
    plain = re.sub("<[^>]*>", "", page)
    assert [item in plain for item in items] == [listed] * number
    assert all(f'id="c{n}"' in page for n in range(number))


def test_each_source_is_quoted_in_its_own_column(tmp_path: Path) -> None:
    """A column has the words of its source alone, each with a link to its passage."""
    row = _row(_verified(tmp_path), "Words")
    newspaper, keeper = row.split("The keeper")
    assert row.startswith("≠ **Words** differs")
    assert "“The storm of January … five windows” [paragraph 7](claims/two-windows.md#e1)" in newspaper
    assert "“The storm of January … three windows” [paragraph 3](claims/three-windows.md#e1)" in keeper
    assert "broke three windows, not two" not in row


def test_a_source_that_shows_no_word_is_not_quoted(tmp_path: Path) -> None:
    """Where a source publishes no word, its column has the place alone and words bear no mark."""
    verified = _verified(tmp_path)
    (one,) = verified.briefing.comparisons.values()
    column = one.columns[1].model_copy(update={"source": "secret", "claims": ["rebuild-decided"]})
    row = _row(_with(verified, columns=[one.columns[0], column]), "Words")
    assert row.startswith("Words")
    assert "decided to rebuild the light" not in row
    assert "[paragraph 2](claims/rebuild-decided.md#e2)" in row


def test_the_same_words_are_marked_as_the_same(tmp_path: Path) -> None:
    """Two columns that quote the same words have no mark of difference."""
    verified = _verified(tmp_path)
    (one,) = verified.briefing.comparisons.values()
    assert "= Words same" in _row(_with(verified, columns=[one.columns[0]] * 2), "Words")


def test_a_quote_says_what_else_its_claim_rests_on(tmp_path: Path) -> None:
    """Where other documents carry the claim too, their number and that of its origins stand there."""
    verified = _verified(tmp_path)
    (one,) = verified.briefing.comparisons.values()
    column = one.columns[0].model_copy(update={"claims": ["rebuild-decided"]})
    row = _row(_with(verified, columns=[column, one.columns[1]]), "Words")
    newspaper, keeper = row.split("The keeper")
    assert "2 documents" in newspaper
    assert "document" not in keeper


def test_a_quote_of_a_withdrawn_claim_says_so(tmp_path: Path) -> None:
    """A reader of a comparison learns that a claim in it is withdrawn."""
    verified = _verified(tmp_path)
    (one,) = verified.briefing.comparisons.values()
    column = one.columns[0].model_copy(update={"claims": ["two-windows-old"]})
    row = _row(_with(verified, columns=[column, one.columns[1]]), "Words")
    newspaper, keeper = row.split("The keeper")
    assert ("withdrawn" in newspaper, "withdrawn" in keeper) == (True, False)
