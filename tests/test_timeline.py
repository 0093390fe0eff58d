"""The timeline: what each form of date looks like, where it stands, and that the words say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from citebrief import check
from citebrief.dates import parse
from citebrief.events import in_time
from citebrief.model import Briefing
from citebrief.pages.axis import Axis, axis_of, begins, ends
from citebrief.pages.key import key
from citebrief.pages.marks import Mark, marks
from citebrief.pages.timeline import timeline_page
from citebrief.pages.tracks import track
from test_date_words import WORDS

AXIS = Axis(2010, 2030)
"""Twenty years, so that a year is 5 per cent, and a day of a common one 5/365."""

DRAWN = {
    "2018-02-07": "dot 40.51–40.52",
    "2022": "block 60–65",
    "2020-01": "block 50–50.42",
    "201X": "block 0–50",
    "2015~": "hatched block 25–30",
    "2025?": "dashed block 75–80, asks-after 80",
    "2026?-01-31": "dashed dot 80.41–80.42, asks-after 80.42",
    "2025%": "hatched-dashed block 75–80, asks-after 80",
    "2017/2018": "bar 35–45, cap 35, cap 45",
    "2022-02/..": "bar 60.42–100, arrow-on 100, cap 60.42",
    "2022-02/": "dashed bar 60.42–100, asks-after 100, cap 60.42",
    "../2020": "bar 0–55, arrow-back 0, cap 55",
    "[..2023-11-25]": "line 64.51–69.51, arrow-back 64.51, cap 69.51",
    "[2025,2026]": "hollow block 75–80, hollow block 80–85",
    "{2019,2020}": "block 45–50, block 50–55",
}
"""The table of the design, worked out by hand: 31 January is the 31st day, 25 November the 329th."""
MORE = {
    "2022-22": "block 62.07–63.33",
    "2022-33": "block 60–61.23",
    "2020-06-XX": "block 52.08–52.49",
    "/2020": "dashed bar 0–55, asks-before 0, cap 55",
    "2015~/2020?": "bar 30–50, hatched block 25–30, dashed block 50–55, asks-after 55",
    "2023~/..": "bar 70–100, arrow-on 100, hatched block 65–70",
    "[2021..]": "line 55–60, arrow-on 60, cap 55",
    "[2020-01-01..2020-06-30]": "block 50–52.49",
    "[2015,2017]": "line 30–35, hollow block 25–30, hollow block 35–40",
    "[2015,2017..2019]": "line 30–35, hollow block 25–30, hollow block 35–50",
    "{2017,2015}": "line 30–35, block 35–40, block 25–30",
    "{2019..2021}": "bar 45–60, cap 45, cap 60",
    "{..2014}": "bar 0–25, arrow-back 0, cap 25",
    "1998": "block 0–0",
}
"""What the table does not have."""
PLANS = {
    "2022-07-01": "hollow dot 62.48–62.49",
    "2022": "hollow block 60–65",
    "2022~": "hollow block 60–65, about-after 65",
    "2022?": "hollow block 60–65, asks-after 65",
    "2017/2018": "hollow bar 35–45, cap 35, cap 45",
    "2022/..": "hollow bar 60–100, hollow arrow-on 100, cap 60",
    "2022/": "hollow-dashed bar 60–100, asks-after 100, cap 60",
    "[2021..]": "hollow line 55–60, hollow arrow-on 60, cap 55",
}


def _told(drawn: list[Mark]) -> str:
    told = []
    for mark in drawn:
        start, end = (f"{AXIS.percent(at):.2f}".rstrip("0").rstrip(".") for at in (mark.start, mark.end))
        place = start if mark.start == mark.end else f"{start}–{end}"
        told.append(" ".join((*([] if mark.look == "solid" else [mark.look]), mark.kind, place)))
    return ", ".join(told)


@pytest.mark.parametrize(("text", "drawn"), (DRAWN | MORE).items())
def test_each_form_has_its_mark(text: str, drawn: str) -> None:
    """A date is drawn where it stands and no more exactly than it is known."""
    assert _told(marks(parse(text))) == drawn


@pytest.mark.parametrize(("text", "drawn"), PLANS.items())
def test_a_plan_is_hollow(text: str, drawn: str) -> None:
    """What was planned when it was reported is drawn unlike what happened, whatever its date."""
    assert _told(marks(parse(text), planned=True)) == drawn


def test_every_row_of_the_design_has_mark_and_words() -> None:
    """The table of the design is tested in full, both in shapes and in words."""
    assert DRAWN.keys() == WORDS.keys()


_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
_POINTS = st.tuples(_DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"])).map(
    lambda given: f"{given[0].isoformat()[: given[1]]}{given[2]}"
)
_FORMS = st.one_of(
    _POINTS,
    st.lists(_POINTS, min_size=1, max_size=4).map(lambda points: f"[{','.join(points)}]"),
    st.lists(_POINTS, min_size=1, max_size=4).map(lambda points: f"{{{','.join(points)}}}"),
    st.tuples(_POINTS, st.sampled_from(["{}/..", "{}/", "../{}", "/{}"])).map(lambda x: x[1].format(x[0])),
    st.lists(_DAYS, min_size=2, max_size=2).map(lambda days: "/".join(map(str, sorted(days)))),
    st.lists(_DAYS, min_size=2, max_size=2).map(lambda days: f"[{'..'.join(map(str, sorted(days)))}]"),
)


@given(_FORMS, st.booleans())
def test_no_mark_leaves_what_is_known(text: str, planned: bool) -> None:
    """Every shape lies between the first and the last day that the date may be."""
    when = parse(text)
    for mark in marks(when, planned=planned):
        assert when.earliest is None or mark.start >= begins(when.earliest)
        assert when.latest is None or mark.end <= ends(when.latest)


@given(st.lists(_FORMS, min_size=1, max_size=5), _DAYS)
def test_an_axis_has_room_for_all(texts: list[str], today: date) -> None:
    """Nothing known lies outside the axis, no open end is without room, and few labels stand on it."""
    drawn = [mark for text in texts for mark in marks(parse(text))]
    axis = axis_of([(mark.start, mark.end) for mark in drawn], today)
    assert all(axis.first <= at <= axis.end for m in drawn for at in (m.start, m.end) if abs(at) < 1e9)
    assert all(axis.percent(m.start) < axis.percent(m.end) for m in drawn if m.kind in ("bar", "line"))
    assert axis.first <= today.year < axis.end
    assert 1 <= len(axis.labelled) <= 9 or axis.end - axis.first < 2


def test_an_axis_reaches_from_the_earliest_year_to_the_one_after_the_latest() -> None:
    """The axis of the design: 2014 to the end of 2030, every second year labelled, fifth ones dark."""
    axis = axis_of([(2014.7, 2014.8), (2019.75, 2031.0)], date(2026, 11, 22))
    assert (axis.first, axis.end) == (2014, 2031)
    assert list(axis.labelled) == [2014, 2016, 2018, 2020, 2022, 2024, 2026, 2028, 2030]
    assert [year for year in axis.lines if axis.is_dark(year)] == [2015, 2020, 2025, 2030]


def test_a_long_axis_has_fewer_labels() -> None:
    """Over forty years every fifth is labelled, over a thousand every two-hundredth."""
    assert list(Axis(1991, 2031).labelled) == [1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030]
    assert list(Axis(1000, 2031).labelled) == [1000, 1200, 1400, 1600, 1800, 2000]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("2022", {"x": "60%", "width": "5%"}),
        ("2018-02-07", {"href": "#cb_dot", "x": "40.51%"}),
        ("2020-01", {"href": "#cb_least", "x": "50.21%"}),
        ("2015~", {"class": "cb-hatched", "fill": "url(#cb_hatch)", "x": "25%", "width": "5%"}),
    ],
)
def test_a_shape_is_written_in_per_cent(text: str, shape: dict[str, str]) -> None:
    """A shape stands in the SVG where it was put; one that would be too small to see is seven pixels wide."""
    drawing = ElementTree.fromstring(track(marks(parse(text)), AXIS))
    grid, shapes = drawing
    assert grid.attrib == {"href": "#cb_grid"}
    assert {name: shapes[0].get(name) for name in shape} == shape


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """The fictional briefing."""
    checked = check(Path(__file__).parent / "briefing", tmp_path_factory.mktemp("none"))
    assert checked.briefing is not None
    return checked.briefing


def _dated(briefing: Briefing, dates: list[str], status: str = "happened") -> Briefing:
    """Return the briefing with one event for each date."""
    first = next(iter(briefing.events.values()))
    copies = [
        first.model_copy(update={"id": f"e-{n}", "date": text, "status": status})
        for n, text in enumerate(dates)
    ]
    return replace(briefing, events={event.id: event for event in copies})


def _list(briefing: Briefing) -> ElementTree.Element:
    """Return the list of the page as HTML."""
    html = markdown(timeline_page(briefing).partition("---\n\n")[2], extensions=["md_in_html"])
    tree: ElementTree.Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    lists = list(tree.iter("ol"))
    assert len(lists) == 1
    return lists[0]


@pytest.mark.parametrize("text", WORDS)
def test_a_row_says_in_words_what_is_drawn(briefing: Briefing, text: str) -> None:
    """The drawing is hidden from screen readers; the words give the date, and EDTF where it differs."""
    (row,) = _list(_dated(briefing, [text], "planned"))
    told, drawn = row[0], row[1]
    same = WORDS[text] == text
    assert "".join(told.itertext()) == f"planned {WORDS[text]}{'' if same else ' ' + text}"
    assert (drawn.get("aria-hidden"), "".join(drawn.itertext())) == ("true", "")


def test_an_entry_leads_to_its_claims_and_sources(briefing: Briefing) -> None:
    """Each claim of an event is a link to its page, each source of their evidence to its own."""
    row = next(each for each in _list(briefing) if each.get("id") == "storm")
    assert [each.get("href") for each in row.iter("a")] == [
        "claims/two-windows.md",
        "claims/three-windows.md",
        "sources/gazette.md",
        "sources/letter.md",
    ]


def test_a_long_list_has_a_heading_a_year(briefing: Briefing) -> None:
    """The first event of each year stands under its year in a long list; a short one has no headings."""
    long = _list(_dated(briefing, ["2019"] * 3 + ["2020-05"] * 20 + ["[..2014-09-25]"]))
    found = [(each.get("id"), heading.text) for each in long for heading in each.iter("h2")]
    assert found == [("e-23", "2014"), ("e-0", "2019"), ("e-10", "2020")]
    assert [each.tag for each in _list(briefing).iter("h2")] == []


def test_events_come_in_order_of_time(briefing: Briefing) -> None:
    """Earliest first, then latest, then id; a date open on both sides stands at the first that it names."""
    other = _dated(briefing, ["2020", "2020-01", "[..2014,2018..]", "2020-01", "[..2019-12-31]"])
    assert [event.id for event in in_time(other)] == ["e-2", "e-4", "e-1", "e-3", "e-0"]


def test_a_timeline_without_events_is_a_page(briefing: Briefing) -> None:
    """A briefing that has no events yet has a page that says so, without a drawing."""
    text = timeline_page(replace(briefing, events={}))
    assert "0 events, as the documents date them." in text
    assert "<svg" not in text


def test_the_key_has_every_mark() -> None:
    """All nine marks are explained, whichever of them a briefing has."""
    assert key().count("<li>") == 9


def test_nothing_is_styled_in_place(briefing: Briefing) -> None:
    """Colours come from the style sheet alone, as a content security policy asks."""
    dates = [text for text in DRAWN | MORE if text != "1998"]
    assert not re.search(r"\s(?:style|on\w+)=", timeline_page(_dated(briefing, dates)))
