"""Figures of comparisons: what counts as carrying a number, and drawings that say no more than the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from citebrief import check
from citebrief.load import Records
from citebrief.model import Figure, Verified
from citebrief.pages.bars import KEY, definitions, drawn, scale_of
from citebrief.pages.figures import figures_of, figures_page
from citebrief.references.figures import figures_not_in_claims
from conftest import HERE

_STRINGS = (HERE / "hostile.txt").read_text("utf-8").splitlines()
_QUALIFIERS = [None, "about", "estimated", "almost", "over", "at-least", "under", "at-most"]


def _figure(value: str, /, **fields: Any) -> Figure:
    return Figure.model_validate({"claim": "c", "words": "w", "unit": "u", "value": value} | fields)


def _rects(svg: str) -> list[tuple[str, float, float]]:
    """Return look, start and width of each bar of a drawing, in per cent."""
    found = re.findall(r'<rect(?: class="([\w-]+)")?[^>]*? x="([\d.]+)%"[^>]*? width="([\d.]+)%"', svg)
    return [(look, float(x), float(width)) for look, x, width in found]


amounts = st.decimals(0, 10**24, places=2).map(str)


@st.composite
def figures(draw: Callable[[st.SearchStrategy[Any]], Any]) -> list[Figure]:
    """Up to thirty figures of one kind, as data may hold them."""
    kind = draw(st.sampled_from(["amount", "below zero", "range", "share", "rank"]))
    many = draw(st.integers(1, 30))
    if kind == "rank":
        places = draw(st.integers(1, 10**6))
        ranks = (str(draw(st.integers(1, places))) for _ in range(many))
        return [_figure(rank, kind="rank", of=str(places)) for rank in ranks]
    if kind == "below zero":
        return [_figure(str(draw(st.integers(-(10**9), 10**9)))) for _ in range(many)]
    if kind == "range":
        pairs = (sorted(draw(st.sets(st.integers(-99, 99), min_size=2, max_size=2))) for _ in range(many))
        return [_figure("", value=None, least=str(low), most=str(high)) for low, high in pairs]
    values = amounts if kind == "amount" else st.integers(0, 100).map(str)
    return [
        _figure(draw(values), kind=kind, qualifier=draw(st.sampled_from(_QUALIFIERS))) for _ in range(many)
    ]


@given(st.lists(amounts, min_size=1, max_size=30))
def test_bars_are_as_long_as_their_numbers_are_large(values: list[str]) -> None:
    """The longest bar is that of the greatest number, and each is the same part of it as its number is."""
    given_ = [_figure(value) for value in values]
    most = max(map(Decimal, values))
    for value, figure in zip(values, given_, strict=True):
        ((_, start, width),) = _rects(drawn(figure, scale_of(given_)))
        share = float(Decimal(value) / most) if most else 0.0
        assert start == 0.0
        assert width == pytest.approx(86 * share, abs=0.01)


@given(figures(), st.booleans())
def test_nothing_is_drawn_outside_the_picture(drawn_together: list[Figure], predicted: bool) -> None:
    """Whatever the numbers, each shape and each label begins and ends inside the width."""
    for figure in drawn_together:
        svg = drawn(figure, scale_of(drawn_together), predicted=predicted)
        places = [float(place) for place in re.findall(r' x[12]?="([-\d.e+]+)%?"', svg)]
        ends = [start + width for _, start, width in _rects(svg)]
        assert all(0 <= place <= 100 for place in places + ends)


@given(figures())
def test_the_parts_of_a_bar_do_not_overlap(drawn_together: list[Figure]) -> None:
    """What is certain of a figure ends where the rest begins."""
    for figure in drawn_together:
        rects = _rects(drawn(figure, scale_of(drawn_together)))
        bars = sorted((start, width) for look, start, width in rects if width and look != "cb-whole")
        for (start, width), (following, _) in pairwise(bars):
            assert start + width <= following + 0.02


@given(figures())
def test_a_drawing_names_defined_shapes_alone(drawn_together: list[Figure]) -> None:
    """Each shape that a drawing takes from the page is among those that the page defines."""
    named = set(re.findall(r"#(cb_[\w-]+)", "".join(drawn(f, scale_of([f])) for f in drawn_together)))
    assert named <= set(re.findall(r'id="(cb_[\w-]+)"', definitions()))


def test_a_place_in_a_ranking_is_a_dot_between_the_first_and_the_last() -> None:
    """The 3rd of 5 is half-way from the 1st to the 5th; no bar makes a rank an amount."""
    shown = [drawn(f, scale_of([f])) for f in (_figure(n, kind="rank", of="5") for n in "135")]
    dots = [float(re.findall(r'#cb_dot" x="([\d.]+)%', svg)[0]) for svg in shown]
    assert dots[1] == (dots[0] + dots[2]) / 2
    assert all(_rects(svg) == [] and ">1<" in svg and ">5<" in svg for svg in shown)


def test_each_way_of_hedging_is_drawn_unlike_the_others() -> None:
    """The key has a look for every qualifier, for ranges, ranks and predictions, no two of them alike."""
    assert len(set(KEY.values())) == len(KEY) == 8
    looks = {drawn(_figure("9", qualifier=name), scale_of([_figure("9")])) for name in _QUALIFIERS}
    assert looks <= set(KEY.values())


def test_a_share_stands_in_the_outline_of_its_whole() -> None:
    """Ten per cent is a tenth of what is drawn as the whole, even where no larger share is given."""
    share = _figure("10", kind="share")
    (_, _, whole), (_, _, part) = _rects(drawn(share, scale_of([share])))
    assert part == pytest.approx(whole / 10)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": None},
        {"least": "1", "most": "2"},
        {"value": None, "least": "1"},
        {"value": None, "least": "2", "most": "2"},
        {"kind": "rank"},
        {"of": "9"},
        {"kind": "rank", "of": "2"},
        {"kind": "rank", "of": "9", "value": "2.5"},
        {"kind": "rank", "of": "1" + 29 * "0", "value": "2.5"},
        {"kind": "rank", "of": "9", "qualifier": "over"},
        {"kind": "share", "value": "101"},
        {"value": "-3", "qualifier": "over"},
        {"value": None, "least": "1", "most": "2", "qualifier": "almost"},
    ],
)
def test_a_figure_that_cannot_be_drawn_is_refused(fields: dict[str, Any]) -> None:
    """A number and a range at once, a rank without places, a share above the whole: none is a figure."""
    with pytest.raises(ValueError, match=r"figure|least|rank|share"):
        _figure("3", **fields)


def test_a_rank_may_have_as_many_places_as_a_number_has_digits() -> None:
    """Whether a place is a whole number is asked of thirty digits too, more than arithmetic keeps."""
    last = "1" + 29 * "0"
    assert _figure(last, kind="rank", of=last).numbers == [last, last]


def _found(statement: str, figure: Figure, verified: Verified, language: str = "en") -> list[str]:
    """Return the fields at which a figure of a claim is not what its statement says."""
    claim = next(iter(verified.briefing.claims.values())).model_copy(
        update={"id": "c", "statement": statement}
    )
    (one,) = verified.briefing.comparisons.values()
    briefing = replace(
        verified.briefing,
        about=verified.briefing.about.model_copy(update={"language": language}),
        claims={"c": claim},
        comparisons={one.id: one.model_copy(update={"figures": [figure]})},
    )
    return [problem.message for problem in figures_not_in_claims(briefing, Records())]


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """The fictional briefing."""
    found = check(HERE / "briefing", tmp_path_factory.mktemp("none")).verified
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("statement", "words", "fields"),
    [
        ("They bought 9,000 chips.", "bought 9,000 chips", {"value": "9000"}),
        ("They bought nine thousand chips.", "nine thousand chips", {"value": "9000"}),
        ("It cost $15 million.", "$15 million", {"value": "15000000"}),
        ("It cost 10.8 million.", "cost 10.8 million", {"value": "10800000"}),
        ("It fell by -10.5 degrees.", "by -10.5 degrees", {"value": "-10.5"}),
        ("It came 28th of 36 countries.", "28th of 36", {"kind": "rank", "value": "28", "of": "36"}),
        ("Over 200 people left.", "Over 200 people", {"value": "200", "qualifier": "over"}),
        ("Over 200 people left.", "200 people", {"value": "200", "qualifier": "over"}),
        ("It was an estimated $9 million.", "$9 million", {"value": "9000000", "qualifier": "estimated"}),
        ("No more than 9 came.", "No more than 9", {"value": "9", "qualifier": "at-most"}),
        ("Up to 9 came.", "Up to 9", {"value": "9", "qualifier": "at-most"}),
        ("It shot up to 9.", "to 9", {"value": "9"}),
        ("It takes 10 to 20 days.", "10 to 20", {"value": None, "least": "10", "most": "20"}),
    ],
)
def test_words_that_carry_a_figure(
    statement: str, words: str, fields: dict[str, Any], verified: Verified
) -> None:
    """Digits, number words, ordinals and scales carry a number; what stands before it is its qualifier."""
    assert _found(statement, _figure("0", words=words, **fields), verified) == []


@pytest.mark.parametrize(
    ("statement", "words", "fields", "told"),
    [
        (
            "They bought 9,000 chips.",
            "9,500 chips",
            {"value": "9500"},
            "does not have the words “9,500 chips”",
        ),
        ("They bought 9,000 chips.", "9,000 chips", {"value": "9500"}, "“9,000 chips” do not have 9500"),
        ("They bought 1,500 chips.", "500 chips", {"value": "500"}, "“500 chips” do not have 500"),
        ("It cost $15 million.", "$15", {"value": "15"}, "“$15” do not have 15"),
        ("It cost $15 million.", "$15 million", {"value": "15"}, "“$15 million” do not have 15"),
        ("It rose by 9.", "by 9", {"value": "-9"}, "“by 9” do not have -9"),
        ("Over 200 people left.", "200 people", {"value": "200"}, "says 'over' of the number"),
        ("200 people left.", "200 people", {"value": "200", "qualifier": "over"}, "do not say 'over'"),
        ("Half a million left.", "Half a million", {"value": "500000"}, "do not have 500000"),
    ],
)
def test_words_that_do_not_carry_a_figure(
    statement: str, words: str, fields: dict[str, Any], told: str, verified: Verified
) -> None:
    """A number that the words lack, cut short or hedge otherwise is told with the words."""
    (message,) = _found(statement, _figure("0", words=words, **fields), verified)
    assert told in message


@pytest.mark.parametrize(("value", "carried"), [("9000", True), ("900", False), ("10.8", True)])
def test_digits_are_compared_in_a_language_without_lists(
    value: str, carried: bool, verified: Verified
) -> None:
    """`9.000` and `10,8` are German for 9000 and 10.8; what stands before them is not read."""
    words = "etwa 9.000 Stück und 10,8 mehr"
    assert (_found(words, _figure(value, words=words), verified, "de") == []) is carried


def _compared(verified: Verified, *given_: dict[str, Any], label: str = "The newspaper") -> Verified:
    """Return the briefing with such figures in its one comparison."""
    (one,) = verified.briefing.comparisons.values()
    made = [Figure.model_validate({"claim": "two-windows", "words": "two", "unit": "u"} | f) for f in given_]
    columns = [one.columns[0].model_copy(update={"label": label}), *one.columns[1:]]
    changed = one.model_copy(update={"figures": made, "columns": columns})
    return replace(verified, briefing=replace(verified.briefing, comparisons={one.id: changed}))


def _tables(verified: Verified) -> list[str]:
    (one,) = verified.briefing.comparisons.values()
    return [each for each in figures_of(one, verified, "figures.md") if "<table" in each]


def test_each_unit_has_a_table_and_a_scale_of_its_own(verified: Verified) -> None:
    """Two units never share an axis: each greatest number is as long as the other."""
    units = ({"value": "2", "unit": "crowns"}, {"value": "9000", "unit": "windows"})
    tables = _tables(_compared(verified, *units))
    assert [_rects(table) for table in tables] == [[("", 0.0, 86.0)]] * 2


def test_a_source_that_disputes_a_claim_has_no_bar(verified: Verified) -> None:
    """The keeper denies the two windows: his row says so, leads to his words and draws nothing."""
    (one,) = verified.briefing.comparisons.values()
    keeper = one.columns[1].model_copy(update={"claims": ["two-windows"]})
    denied = _compared(verified, {"value": "2"}).briefing.comparisons[one.id]
    denied = denied.model_copy(update={"columns": [one.columns[0], keeper]})
    changed = replace(verified, briefing=replace(verified.briefing, comparisons={one.id: denied}))
    newspaper, told = re.findall('<tr markdown="1"><th scope="row".*</tr>', _tables(changed)[0])
    assert (len(_rects(newspaper)), _rects(told)) == (1, [])
    assert "disputes: " in told
    assert "two-windows.html#e2" in told


def test_a_prediction_is_drawn_hollow_and_named(verified: Verified) -> None:
    """What is predicted does not look like what is so."""
    predicted = verified.briefing.claims["two-windows"].model_copy(update={"kind": "prediction"})
    claims = verified.briefing.claims | {"two-windows": predicted}
    (table,) = _tables(
        _compared(replace(verified, briefing=replace(verified.briefing, claims=claims)), {"value": "2"})
    )
    assert [look for look, _, _ in _rects(table)] == ["cb-hollow"]
    assert ">2, predicted<" in table


def _shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page as Markdown makes them, with the names of their attributes."""
    body = page.split("---\n", 2)[2]
    made = Markdown(extensions=["md_in_html", "tables", "def_list", "footnotes"]).convert(body)
    tree = html5lib.parse(made, treebuilder="etree", namespaceHTMLElements=False)
    return [(str(each.tag), tuple(map(str, each.attrib))) for each in tree.iter()]


@pytest.mark.parametrize("text", [each for each in _STRINGS if len(each) < 300])
def test_hostile_text_stays_text(text: str, verified: Verified) -> None:
    """Whatever stands in words, unit and label, the page has the elements it has with plain words."""
    plain, hostile = (
        figures_page(_compared(verified, {"value": "2", "words": words, "unit": words}, label=words))
        for words in ("Plain", text)
    )
    assert _shape(hostile) == _shape(plain)
