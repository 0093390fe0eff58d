"""Citations in the styles of the manuals: the expected words were written after the manuals, by hand.

APA: Publication Manual, 7th edition, 10.16 (pages of web sites) and 8.17 (names). Chicago: Manual of Style,
18th edition, 14.104 and 13.102 (author-date). MLA: Handbook, 9th edition, 5.2. IEEE: Reference Guide of 2023.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citebrief.csl import Item, briefing_item, claim_item, page_item, source_item
from citebrief.model import Agent, BriefingRecord, CitationStyle, Claim, Source
from citebrief.styles import NAMES, mention, reference

SHA256 = "0123456789abcdef" * 4
CLAIM = Claim.model_validate(
    {
        "id": "tower-leans",
        "statement": "The tower of the “old light” leans by 2 cm a year.",
        "kind": "statement",
        "topic": "tower",
        "evidence": [{"source": "gazette", "quote": "leans"}],
    }
)
AT = "https://example.org/light/claims/tower-leans.html"
MARKUP = st.lists(
    st.sampled_from(["<b", "<img src=x", ">", "</i>", "&lt;", "&", '"', "a", " "]), min_size=1
).map("".join)
INNER = str.maketrans('“”"', "‘’'")
TITLES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
ADA, BO = {"family": "de la Lund", "given": "Ada Maria"}, {"family": "Ng", "given": "Bo"}


def about(**fields: Any) -> BriefingRecord:
    """Return a briefing's own record."""
    return BriefingRecord.model_validate(
        {
            "id": "light",
            "title": "The light of Skarholm",
            "subtitle": "What two papers say",
            "scope": "A lighthouse.",
            "authors": [{"literal": "Harbour watch"}],
            "edition": "2",
            "date": "2026-11-22",
            "url": "https://example.org/light/",
            **fields,
        }
    )


def work(**fields: Any) -> Item:
    """Return a newspaper's article."""
    given = {
        "id": "a",
        "type": "article-newspaper",
        "title": "Harbour Light",
        "container-title": "The Gazette",
    }
    return source_item(Source.model_validate(given | fields))


def plain(html: str) -> str:
    """Return the words of a citation."""
    return unescape(re.sub("</?i>", "", html))


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "apa",
            "Harbour watch. (2026, November 22). <i>The tower of the “old light” leans by 2 cm a year</i>. "
            f"The light of Skarholm (edition 2). {AT}",
        ),
        (
            "chicago",
            "Harbour watch. 2026. “The tower of the ‘old light’ leans by 2 cm a year.” "
            f"The light of Skarholm, edition 2, November 22. {AT}.",
        ),
        (
            "mla",
            "Harbour watch. “The tower of the ‘old light’ leans by 2 cm a year.” "
            f"<i>The light of Skarholm</i>, edition 2, 22 Nov. 2026, {AT}.",
        ),
        (
            "ieee",
            "Harbour watch, “The tower of the ‘old light’ leans by 2 cm a year,” "
            f"<i>The light of Skarholm</i>, edition 2, Nov. 22, 2026. [Online]. Available: {AT}",
        ),
    ],
)
def test_a_claim_is_cited_as_the_manuals_have_it(style: CitationStyle, expected: str) -> None:
    """Author, day, statement in its own case, briefing, edition and permanent address."""
    assert reference(claim_item(CLAIM, about(), SHA256), style) == expected


@pytest.mark.parametrize("style", NAMES)
def test_without_an_address_a_claim_is_known_by_id_and_hash(style: CitationStyle) -> None:
    """The citation ends with both, and has no address."""
    cited = reference(claim_item(CLAIM, about(url=None), SHA256), style)
    assert cited.endswith(f". Claim tower-leans, SHA-256 {SHA256}.")
    assert ("http" in cited, "Available" in cited, "edition 2" in cited) == (False, False, True)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Harbour watch. (2026, November 22). <i>Who looks after it?</i> The light of"),
        ("chicago", "Harbour watch. 2026. “Who looks after it?” The light of"),
        ("mla", "Harbour watch. “Who looks after it?” <i>The light of"),
        ("ieee", "Harbour watch, “Who looks after it?” <i>The light of"),
    ],
)
def test_a_question_keeps_its_mark(style: CitationStyle, expected: str) -> None:
    """No full stop or comma follows a question mark within quotation marks."""
    assert reference(page_item("Who looks after it?", "briefing/who.md", about()), style).startswith(expected)


def test_the_whole_briefing_names_its_publisher_where_that_is_not_an_author() -> None:
    """As the site's name; its edition stands beside the title otherwise."""
    assert reference(briefing_item(about(publisher="Coast Press", subtitle=None)), "apa") == (
        "Harbour watch. (2026, November 22). <i>The light of Skarholm</i> (edition 2). Coast Press. "
        "https://example.org/light/index.html"
    )
    assert reference(briefing_item(about(publisher="Harbour watch")), "mla") == (
        "Harbour watch. <i>The light of Skarholm: What two papers say</i>. Edition 2, 22 Nov. 2026, "
        "https://example.org/light/index.html."
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "de la Lund, A. M., &amp; Ng, B. (2021, March 5). Harbour Light. <i>The Gazette</i>."),
        ("chicago", "de la Lund, Ada Maria, and Bo Ng. 2021. “Harbour Light.” <i>The Gazette</i>, March 5."),
        ("mla", "de la Lund, Ada Maria, and Bo Ng. “Harbour Light.” <i>The Gazette</i>, 5 Mar. 2021."),
        ("ieee", "A. M. de la Lund and B. Ng, “Harbour Light,” <i>The Gazette</i>, Mar. 05, 2021."),
    ],
)
def test_persons_are_named_as_each_style_names_them(style: CitationStyle, expected: str) -> None:
    """Initials in APA and IEEE, whole names in Chicago and MLA."""
    assert reference(work(author=[ADA, BO], issued="2021-03-05"), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Ba, A., Ca, A., Da, A., Ea, A., &amp; Fa, A."),
        ("chicago", "Ba, Al, Al Ca, Al Da, Al Ea, and Al Fa."),
        ("mla", "Ba, Al, et al."),
        ("ieee", "A. Ba, A. Ca, A. Da, A. Ea, and A. Fa,"),
    ],
)
def test_five_authors(style: CitationStyle, expected: str) -> None:
    """All five, or in MLA the first alone."""
    five = [{"family": f"{letter}a", "given": "Al"} for letter in "BCDEF"]
    assert reference(work(author=five), style).startswith(expected)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Harbour Light. (n.d.). <i>The Gazette</i>."),
        ("chicago", "“Harbour Light.” n.d. <i>The Gazette</i>."),
        ("mla", "“Harbour Light.” <i>The Gazette</i>."),
        ("ieee", "“Harbour Light,” <i>The Gazette</i>."),
    ],
)
def test_without_author_and_date_the_title_comes_first(style: CitationStyle, expected: str) -> None:
    """And once; `n.d.` stands where the style has it."""
    assert reference(work(), style) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2021", "(2021)"),
        ("2021-03", "(2021, March)"),
        ("2021~", "(ca. 2021)"),
        ("[2021-01-31..2021-12-31]", "(2021)"),
        ("[2021-03-05..]", "(2021 or later)"),
        ("[2021,2022]", "(2021 or 2022)"),
        ("2019/2022", "(2019–2022)"),
        (None, "(n.d.)"),
    ],
)
def test_dates_are_no_more_precise_than_known(issued: str | None, expected: str) -> None:
    """A day within a year is cited by the year, an open end in words."""
    assert f". {expected}. " in reference(work(author=[BO], issued=issued), "apa")


@pytest.mark.parametrize(
    ("style", "one", "two"),
    [
        ("apa", "(Ng, 2021, para. 9)", "(Ng, 2021, paras. 9–10)"),
        ("chicago", "(Ng 2021, para. 9)", "(Ng 2021, paras. 9–10)"),
        ("mla", "(Ng, par. 9)", "(Ng, pars. 9–10)"),
        ("ieee", "[Para. 9]", "[Paras. 9–10]"),
    ],
)
def test_running_text_cites_a_source_by_its_paragraph(style: CitationStyle, one: str, two: str) -> None:
    """One paragraph or several."""
    item = work(author=[BO], issued="2021-03-05")
    assert (mention(item, style, "9"), mention(item, style, "9-10")) == (one, two)


@pytest.mark.parametrize("name", ["Катя Иванова", "王小明", "محمد علي", "Łukasz & Söhne <GmbH>"])
@pytest.mark.parametrize("style", NAMES)
def test_names_in_any_script_arrive_whole(style: CitationStyle, name: str) -> None:
    """A body's name is neither divided nor shortened."""
    item = work(author=[{"literal": name}], issued="2021")
    assert name in plain(reference(item, style))


@pytest.mark.parametrize("style", NAMES)
@given(title=TITLES, container=TITLES)
def test_no_style_recases_or_cuts_a_text(style: CitationStyle, title: str, container: str) -> None:
    """Whatever stands in a title, the citation has it, a final full stop and the shape of quotes aside."""
    item = Item("a", "webpage", title, container=container, edition="1", issued="2026", note="n")
    words = plain(reference(item, style))
    for text in (title, container):
        assert _alike(text.removesuffix(".")) in _alike(words)


def _alike(text: str) -> str:
    return text.translate(str.maketrans("“”", "‘’"))


@pytest.mark.parametrize(
    ("text", "apa", "ieee"),
    [
        ("It is owned by Light Inc.", "<i>It is owned by Light Inc.</i> The", "Light Inc.,” <i>"),
        ("They met in the U.S.", "<i>They met in the U.S.</i> The", "the U.S.,” <i>"),
        ("It leans to Russia.", "<i>It leans to Russia</i>. The", "to Russia,” <i>"),
        ("It leans …", "<i>It leans …</i> The", "It leans …,” <i>"),
        ("They said “No.”", "<i>They said “No.”</i> The", "They said ‘No.’,” <i>"),
        ('A gun of 5" stood there.', '<i>A gun of 5" stood there</i>. The', 'of 5" stood there,” <i>'),
    ],
)
def test_the_mark_at_the_end_is_the_right_one(text: str, apa: str, ieee: str) -> None:
    """One full stop, an abbreviation's own included; a comma follows it."""
    item = claim_item(CLAIM.model_copy(update={"statement": text}), about(), SHA256)
    assert apa in reference(item, "apa")
    assert ieee in reference(item, "ieee")


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("Ida Maria", "Lund, I. M."),
        ("Kai-Fu", "Lund, K.-F."),
        ("J.R.", "Lund, J. R."),
        ("小明", "Lund, 小明"),
        ("محمد", "Lund, محمد"),
        ("Ida de", "Lund, Ida de"),
    ],
)
def test_given_names_are_shortened_where_they_have_capitals(given_: str, expected: str) -> None:
    """A name in a script without capitals, or with a particle, stays as it is."""
    item = work(author=[{"family": "Lund", "given": given_}, BO])
    assert f"{expected}, &amp; Ng, B." in reference(item, "apa")


TYPES = get_args(Source.model_fields["type"].annotation)


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_of_source_can_be_cited(type_: str) -> None:
    """With and without author, container, date, address: the title once, no mark twice, nothing made up."""
    for author, container, issued, url, style in product(
        ([], [BO]), (None, "The Gazette"), (None, "2021-03-05", "2021~", "[2020..]"), (None, AT), NAMES
    ):
        item = work(type=type_, author=author, issued=issued, URL=url, **{"container-title": container})
        cited = plain(reference(item, style))
        assert (cited.count("Harbour Light"), cited.count("The Gazette")) == (1, int(bool(container)))
        assert not re.search(r"\.\.|,,|,\.|\. ,|  |\(\)|Edition|[\ufdd0-\ufdef]|99999|[,:]$", cited)
        assert (AT in cited, "2021" in cited) == (url is not None, "2021" in (issued or ""))
        assert "Harbour Light" in plain(mention(item, style, "9")) or author or style == "ieee"


def test_what_is_uncertain_is_not_made_certain() -> None:
    """IEEE, whose style has no word for it, says ca. too."""
    assert ", ca. 2021." in reference(work(issued="2021-03-05~"), "ieee")


def test_our_own_descriptions_are_not_set_as_titles() -> None:
    """A description in square brackets has neither italics nor quotation marks."""
    for style in NAMES:
        assert not re.search(r"[“”]|<i>\[", reference(work(title="[Letter to the board]"), style))


@given(MARKUP, MARKUP)
def test_no_text_becomes_markup(title: str, name: str) -> None:
    """Whatever stands in data, italics are all the markup of a citation."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            """Keep each tag with its attributes."""
            found.append(f"{tag}{attrs}")

    agents = Agent(literal=f"-{name}"), Agent(family=f"-{name}", given=f"-{name}")
    for style in NAMES:
        Reader().feed(reference(Item("a", "webpage", title, agents, title, url="https://x.org/"), style))
        Reader().feed(mention(Item("a", "webpage", title, agents, title), style, "9"))
    assert set(found) <= {"i[]"}
