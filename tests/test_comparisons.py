"""The page of comparisons: a list of questions where there are many."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from citebrief import check
from citebrief.pages.comparisons import comparisons_page


@pytest.mark.parametrize(("number", "listed"), [(6, False), (7, True)])
def test_many_comparisons_have_a_list_of_questions(number: int, listed: bool, tmp_path: Path) -> None:
    """Each question is a link to its comparison, with its relation as a mark and as a word."""
    briefing = check(Path(__file__).parent / "briefing", tmp_path).briefing
    assert briefing is not None
    (one,) = briefing.comparisons.values()
    many = {f"c{n}": one.model_copy(update={"id": f"c{n}", "question": f"Why {n}?"}) for n in range(number)}
    page = comparisons_page(replace(briefing, comparisons=many))
    items = [f"- ≠ contradict: [Why {n}?](comparisons.md#c{n})" for n in range(number)]
    plain = re.sub("<[^>]*>", "", page)
    assert [item in plain for item in items] == [listed] * number
    assert all(f'id="c{n}"' in page for n in range(number))
