"""The index of claims, filtered in a real Chromium; a second implementation in Python tells what fits."""

from __future__ import annotations

import json
import random
import shutil
import sys
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import citebrief
from browser import Site, opened, until
from citebrief.dates import parse
from citebrief.lock import LOCK_FILE, dump
from citebrief.model import Briefing, Claim
from citebrief.origins import count_origins
from citebrief.pages.explorer import explorer_script
from conftest import PROJECT

HERE = Path(__file__).parent
SCRIPT = Path(citebrief.__file__).parent / "theme" / "assets" / "citebrief" / "explorer" / "filter.js"
FACETS = ("topic", "source", "entity", "kind", "stance", "origins")
MARKUP = "<img src=x onerror=alert(1)> & “Łódź’s”"
ENTITIES = "".join(f'- {{id: extra-{n:02}, name: "Extra {n:02}", type: place}}\n' for n in range(12))
ODD = {
    "id": "odd",
    "statement": f"{MARKUP} is what a CAFÉ’s sign says.",
    "kind": "assessment",
    "topic": "markup",
    "date": "2019/..",
    "entities": ["markup", *(f"extra-{n:02}" for n in range(12))],
    "evidence": [{"source": "gazette", "quote": "Nobody has slept well"}],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fictional briefing with a topic, an entity and a claim full of markup: eight claims."""
    root = tmp_path_factory.mktemp("explorer") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    for name, text in (
        ("topics", f"- {json.dumps({'id': 'markup', 'title': MARKUP, 'summary': 'Markup.'})}\n"),
        ("entities", f"- {json.dumps({'id': 'markup', 'name': MARKUP, 'type': 'law'})}\n{ENTITIES}"),
    ):
        with (root / "data" / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(text)
    (root / "data" / "claims" / "odd.yaml").write_text(f"- {json.dumps(ODD)}\n", "utf-8")
    lock = citebrief.check(root, root / "texts").lock
    assert lock is not None
    (root / LOCK_FILE).write_text(dump(lock), "utf-8")
    checked, status = citebrief.build(root, root / "texts")
    assert ([problem for problem in checked.problems if problem.severity == "error"], status) == ([], 0)
    return root / "site"


def _explore(site: Site, state: str = "") -> Page:
    return site.open(f"claims/index.html{state}")


def _shown(page: Page) -> list[str]:
    """Return the ids of the claims that are seen."""
    links = page.locator(".cb-claims > ul > li:visible > a")
    return [str(link.get_attribute("href")).removesuffix(".html") for link in links.all()]


def _count(page: Page, facet: str, key: str) -> str:
    """Return what stands beside a choice."""
    choice = page.locator(".cb-choice").filter(has=page.locator(f'input[name="{facet}"][value="{key}"]'))
    return choice.locator(".cb-choice-count").inner_text()


def _state(page: Page) -> str:
    """Return what stands after the number sign."""
    return str(page.evaluate("location.hash"))


def _await_state(page: Page, state: str) -> None:
    """Wait until the address has followed what was typed."""
    until(page, "state => location.hash === state", state)


def test_a_choice_leaves_the_claims_that_fit(site: Site) -> None:
    """Choices of one facet add up, those of two must both hold; a section without claims goes."""
    page = _explore(site)
    expect(page.locator("#explore_count")).to_have_text("8 claims")
    page.get_by_label("event").check()
    page.get_by_label("prediction").check()
    assert _shown(page) == ["two-windows", "three-windows", "rebuild-decided", "begin"]
    page.get_by_label("The works").check()
    assert _shown(page) == ["rebuild-decided", "begin"]
    expect(page.locator("#explore_count")).to_have_text("2 of 8 claims")
    expect(page.locator("#explore_facets > summary")).to_have_text("Filter (3)")
    assert page.locator(".cb-results h2:visible").all_inner_texts() == ["The works"]


def test_counts_leave_out_their_own_facet(site: Site) -> None:
    """Beside a choice stands how many claims it would add; none is dimmed and can still be chosen."""
    page = _explore(site, "#topic=works")
    assert [_count(page, "topic", key) for key in ("tower", "works", "markup")] == ["4", "3", "1"]
    assert [_count(page, "kind", key) for key in ("event", "statement")] == ["1", "0"]
    page.get_by_label("statement").check()
    expect(page.locator("#explore_count")).to_have_text("0 of 8 claims")
    assert [_count(page, "topic", key) for key in ("tower", "works")] == ["1", "0"]


def test_the_state_is_in_the_address(site: Site) -> None:
    """Choices and words stand readable after the number sign, and an address restores them."""
    page = _explore(site)
    page.get_by_label("The tower").check()
    page.get_by_label("figure").check()
    page.get_by_label("Words in the claim").fill("old tower")
    _await_state(page, "#q=old+tower&topic=tower&kind=figure")
    shown, address = _shown(page), page.url
    page.goto("about:blank")
    page.goto(address)
    assert _shown(page) == shown == ["tower-leans"]
    assert page.get_by_label("Words in the claim").input_value() == "old tower"
    assert page.get_by_label("figure").is_checked()


def test_back_and_forward_restore_the_state(site: Site) -> None:
    """Each choice is a step to go back to."""
    page = _explore(site)
    page.get_by_label("The works").check()
    page.get_by_label("event").check()
    page.go_back()
    expect(page.locator("#explore_count")).to_have_text("3 of 8 claims")
    assert not page.get_by_label("event").is_checked()
    page.go_back()
    expect(page.locator("#explore_count")).to_have_text("8 claims")
    page.go_forward()
    expect(page.locator("#explore_count")).to_have_text("3 of 8 claims")
    assert _state(page) == "#topic=works"


def test_filters_are_cleared(site: Site) -> None:
    """The button brings every claim back, empties the address, goes, and leaves the focus on the filter."""
    page = _explore(site, "#topic=works&q=tower&from=2020")
    page.get_by_role("button", name="Clear filters").click()
    assert len(_shown(page)) == 8
    assert _state(page) == ""
    assert page.get_by_role("button", name="Clear filters").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_words_are_found_in_any_case_and_accent(site: Site) -> None:
    """Every word must occur in the statement, whatever its case, accents and shape of apostrophe."""
    page = _explore(site)
    words = page.get_by_label("Words in the claim")
    for asked, expected in (
        ("cafe's  SIGN", ["odd"]),
        ("łódź", ["odd"]),
        ("TOWER vertical", ["tower-leans"]),
        ("tower crowns", []),
        ("onerror=alert(1)>", ["odd"]),
    ):
        words.fill(asked)
        assert _shown(page) == expected, asked


def test_a_claim_fits_if_its_date_may_fall_between(site: Site) -> None:
    """Spans that meet are enough, an open end meets all that follows; undated claims are left out."""
    page = _explore(site)
    page.get_by_label("From", exact=True).fill("2020-01-31")
    assert _shown(page) == ["two-windows", "three-windows", "rebuild-decided", "begin", "odd"]
    page.get_by_label("To", exact=True).fill("2021")
    assert _shown(page) == ["two-windows", "three-windows", "rebuild-decided", "odd"]
    page.get_by_label("From", exact=True).fill("")
    page.get_by_label("To", exact=True).fill("2019-12")
    assert _shown(page) == ["odd"]
    page.get_by_label("From", exact=True).fill("2020")
    assert _shown(page) == []


def test_what_is_no_date_is_marked_and_ignored(site: Site) -> None:
    """A text that is no year, month or day filters nothing, is not in the address and is marked as wrong."""
    page = _explore(site)
    field = page.get_by_label("From", exact=True)
    for text in ("20", "2020-13", "2020-00-01", "May 2020"):
        field.fill(text)
        assert (len(_shown(page)), field.get_attribute("aria-invalid")) == (8, "true"), text
    field.blur()
    assert _state(page) == ""


def test_the_keyboard_does_all(site: Site) -> None:
    """Tab reaches the words, the filter, each choice and the button; the space bar chooses."""
    page = _explore(site)
    page.get_by_label("Words in the claim").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _state(page) == "#topic=tower"
    expect(page.locator("#explore_count")).to_have_text("4 of 8 claims")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "explore_clear":
            break
    page.keyboard.press("Enter")
    assert len(_shown(page)) == 8


def test_controls_have_names(site: Site) -> None:
    """Groups are named by their legends, and how many claims fit is told when it changes."""
    page = _explore(site)
    for name in ("Topic", "Source", "Named or quoted", "Kind", "Stance", "Independent origins", "Date"):
        assert page.get_by_role("group", name=name, exact=True).count() == 1, name
    assert page.get_by_role("status").filter(has_text="8 claims").count() == 1
    assert page.get_by_role("checkbox", name="The works 3").count() == 1


def test_the_less_frequent_choices_are_behind_a_field(site: Site) -> None:
    """Of many names the ten most frequent are shown; the others can be narrowed, and are open if chosen."""
    page = _explore(site)
    group = page.get_by_role("group", name="Named or quoted")
    assert group.locator(".cb-choice:visible").count() == 10
    assert group.locator(".cb-choice-label").first.inner_text() == "Lighthouse of Skarholm"
    group.get_by_text("7 more").click()
    group.get_by_label("Names with").fill("EXTRA 11")
    assert group.locator(".cb-more .cb-choice:visible").all_inner_texts() == ["Extra 11\n1"]
    assert (_state(page), len(_shown(page))) == ("", 8)
    page = _explore(site, "#entity=extra-11")
    assert page.get_by_label("Extra 11").is_visible()


@pytest.mark.parametrize(
    "state",
    [
        "#topic=none&kind=__proto__&constructor=1&toString=2",
        "#from=2020-13-45&to=%00",
        "#topic=%E0%A4%A&=&&==",
        f"#topic={'x' * 5000}",
    ],
)
def test_what_is_unknown_in_an_address_is_ignored(site: Site, state: str) -> None:
    """An address that names no facet, choice or date shows every claim."""
    assert len(_shown(_explore(site, state))) == 8


def test_markup_stays_text(site: Site) -> None:
    """Names from data, and words from an address, are shown and never run."""
    page = _explore(
        site, "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&topic=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    )
    assert _shown(page) == ["odd"]
    assert page.get_by_label("Words in the claim").input_value() == "<img src=x onerror=alert(1)>"
    assert page.get_by_role("checkbox", name=MARKUP).count() == 2
    assert page.locator(".cb img").count() == 0


def test_a_long_address_does_not_hold_the_page_up(site: Site) -> None:
    """Of the words in an address no more are taken than can be typed."""
    page = _explore(site, f"#q={'a+' * 100_000}")
    assert len(page.get_by_label("Words in the claim").input_value()) == 200


def test_a_place_on_the_page_is_not_a_state(site: Site) -> None:
    """The heading of a topic can be linked to, and going there keeps what was chosen."""
    page = _explore(site, "#works")
    assert len(_shown(page)) == 8
    page.get_by_label("event").check()
    page.evaluate("location.hash = 'works'")
    assert _shown(page) == ["two-windows", "three-windows", "rebuild-decided"]


def test_an_answer_is_shown_from_its_start(site: Site) -> None:
    """Choices stay in sight beside a long list; one made far down shows the first claim that fits."""
    page = _explore(site)
    page.set_viewport_size({"width": 1280, "height": 400})
    page.mouse.move(900, 300)
    page.mouse.wheel(0, 10_000)
    page.get_by_label("figure").check()
    expect(page.get_by_role("link", name="The old tower is about")).to_be_in_viewport()
    expect(page.get_by_label("figure")).to_be_in_viewport()


def test_withdrawn_claims_are_left_out_of_what_fits(site: Site) -> None:
    """The list of withdrawn claims stands below all claims and goes when they are filtered."""
    page = _explore(site)
    expect(page.locator(".cb-withdrawn")).to_be_visible()
    page.get_by_label("event").check()
    expect(page.locator(".cb-withdrawn")).to_be_hidden()


def test_without_scripts_it_is_a_plain_list(browser: Browser, folder: Path) -> None:
    """Every claim is there under its topic, no control, and the ways to topics, entities and sources."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "claims" / "index.html").as_uri() + "#topic=works")
        assert len(_shown(page)) == 8
        assert page.locator(".cb :is(input, button, summary):visible").count() == 0
        assert page.locator(".cb-ways a:visible").all_inner_texts() == ["topic", "entity", "source"]
        left, below = (page.locator(place).bounding_box() for place in (".cb-lead", ".cb-results"))
        assert left is not None
        assert below is not None
        assert left["x"] == below["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_the_filter_is_folded(browser: Browser, folder: Path, scheme: Any) -> None:
    """At 390 pixels the choices open on a tap, the count stays in sight, and nothing scrolls sideways."""
    with opened(browser, folder, "from disk", 390) as site:
        site.page.emulate_media(color_scheme=scheme)
        page = _explore(site)
        assert page.get_by_label("The works").is_hidden()
        page.locator("#explore_facets > summary").click()
        page.get_by_label("The works").check()
        expect(page.locator("#explore_count")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert site.complaints == []


def test_choices_are_large_enough_to_hit(browser: Browser, folder: Path) -> None:
    """Each choice, field and button is 24 pixels high at least."""
    with opened(browser, folder, "from disk", 390) as site:
        page = _explore(site, "#topic=works")
        page.locator("#explore_facets > summary").click()
        controls = page.locator(
            ":is(.cb-choice, .cb-filter summary, .cb-asked input, .cb-found button):visible"
        )
        heights = [each.evaluate("each => each.getBoundingClientRect().height") for each in controls.all()]
        assert min(heights) >= 24


def test_in_print_the_list_is_as_filtered(site: Site) -> None:
    """On paper stand the claims that fit and how many they are, without the controls."""
    page = _explore(site, "#topic=works")
    page.emulate_media(media="print")
    assert len(_shown(page)) == 3
    assert page.locator("#explore_count").is_visible()
    assert page.locator(".cb :is(input, button, summary):visible").count() == 0
    page.emulate_media(media="screen")


def test_the_script_of_the_index_has_its_place(briefing_folder: Path) -> None:
    """A file of the writer's own at the address of the script is a problem of the check."""
    file = briefing_folder / "docs" / "claims" / "index.js"
    file.parent.mkdir()
    file.write_text("", "utf-8")
    problems = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").problems
    assert [(problem.code, problem.place.file) for problem in problems] == [("CB403", "docs/claims/index.js")]


DATES = (
    *("2019", "2020-02", "2020-05-17", "2018~", "202X", "2021-23", "0987-03-04"),
    *("2018/2020", "2019-03/..", "2020-06/", "../2019", "/2018-07"),
    *("[..2019-06-30]", "[2018,2021]", "{2019..2020}", "[..2018,2020..]"),
)
ASKED_DATES = ("", "", "", "2018", "2019-02", "2020", "2020-02-29", "2021-12-31", "1066", "0999", "9999")
ASKED_WORDS = ("", "", "", "most", "BELMORA", "jorvald ZOE", "zoë", "novak's", "ministry the of", "nowhere")


@dataclass(frozen=True)
class Asked:
    """What is asked of the claims."""

    words: str = ""
    earliest: str = ""
    latest: str = ""
    chosen: dict[str, set[str]] = field(default_factory=dict)

    @property
    def state(self) -> list[list[str]]:
        """The same as the parameters of an address."""
        given = [["q", self.words], ["from", self.earliest], ["to", self.latest]]
        given += [[facet, key] for facet, keys in self.chosen.items() for key in sorted(keys)]
        return [pair for pair in given if pair[1]]


def _folded(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(each for each in marks if not unicodedata.category(each).startswith("M")).lower()


def _bound(text: str, *, last: bool) -> date:
    """Return the first or last day of a year, a month or a day."""
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def _is_in_time(claim: Claim, asked: Asked) -> bool:
    if not asked.earliest and not asked.latest:
        return True
    if claim.date is None:
        return False
    first = _bound(asked.earliest, last=False) if asked.earliest else date.min
    last = _bound(asked.latest, last=True) if asked.latest else date.max
    when = parse(claim.date)
    latest, earliest = max(first, when.earliest or date.min), min(last, when.latest or date.max)
    return first <= last and latest <= earliest


def _keys(claim: Claim, briefing: Briefing) -> dict[str, set[str]]:
    """Return what a claim is in each facet."""
    count = count_origins(claim, briefing)
    voices = {voice.id for each in claim.evidence for voice in each.said_by}
    numbers = set(range(count.least, count.most + 1))
    return {
        "topic": {claim.topic},
        "source": {each.source for each in claim.evidence},
        "entity": {*claim.entities, *voices},
        "kind": {claim.kind},
        "stance": {each.stance for each in claim.evidence},
        "origins": {str(number) for number in numbers if number < 3}
        | ({"3"} if max(numbers) >= 3 else set()),
    }


def _fitting(briefing: Briefing, asked: Asked) -> list[str]:
    """Return the ids of the claims that fit."""
    return [
        claim.id
        for claim in briefing.current_claims
        if all(word in _folded(claim.statement) for word in _folded(asked.words).split())
        and _is_in_time(claim, asked)
        and all(not keys or keys & _keys(claim, briefing)[facet] for facet, keys in asked.chosen.items())
    ]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """A synthetic briefing of 80 claims with dates of every form."""
    sys.path.insert(0, str(PROJECT / "bench"))
    import synthetic

    root = tmp_path_factory.mktemp("many") / "briefing"
    made = synthetic.make(80, seed=7)
    for number, claim in enumerate(made.claims):
        claim.pop("date", None)
        if number % 5:
            claim["date"] = DATES[number % len(DATES)]
    synthetic.write(made, root)
    briefing = citebrief.check(root, root / "data" / "sources").briefing
    assert briefing is not None
    assert len(briefing.current_claims) == 80
    return briefing


def _questions(briefing: Briefing, number: int) -> list[Asked]:
    chance = random.Random(5)  # noqa: S311 - the same questions on every run
    known: dict[str, set[str]] = {facet: set() for facet in FACETS}
    for claim in briefing.current_claims:
        for facet, keys in _keys(claim, briefing).items():
            known[facet] |= keys
    return [
        Asked(
            chance.choice(ASKED_WORDS),
            chance.choice(ASKED_DATES),
            chance.choice(ASKED_DATES),
            {
                facet: set(chance.sample(sorted(keys), min(len(keys), chance.randrange(1, 6))))
                for facet, keys in known.items()
                if chance.random() < 0.25
            },
        )
        for _ in range(number)
    ]


def test_the_filter_agrees_with_another_one(browser: Browser, many: Briefing) -> None:
    """For random questions the script finds the claims, and the number beside a choice, that Python finds."""
    asked = _questions(many, 150)
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    page.add_script_tag(content=explorer_script(many))
    found: list[dict[str, Any]] = page.evaluate(
        """([states, statements]) => {
            const { claims: { facets, rows }, Filter } = citebrief
            const filter = new Filter(facets, rows, rows.map(([id]) => statements[id]))
            return states.map(state => {
                const { fits, counts } = filter.found(filter.asked(new URLSearchParams(state)))
                const numbers = facets.map(({ choices }, facet) =>
                    Object.fromEntries(choices.map(([key], place) => [key, counts[facet][place]])))
                return { ids: rows.filter((_, n) => fits[n]).map(([id]) => id), numbers }
            })
        }""",
        [[each.state for each in asked], {claim.id: claim.statement for claim in many.current_claims}],
    )
    page.close()
    assert [answer["ids"] for answer in found] == [_fitting(many, each) for each in asked]
    assert 30 < sum(bool(answer["ids"]) for answer in found) < 150
    for each, answer in list(zip(asked, found, strict=True))[:25]:
        for facet, numbers in zip(FACETS, answer["numbers"], strict=True):
            for key in sorted(numbers)[:8]:
                chosen = {**each.chosen, facet: {key}}
                assert numbers[key] == len(_fitting(many, replace(each, chosen=chosen))), (each, facet, key)
