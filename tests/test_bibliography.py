"""Sources for reference managers, read back by parsers that others wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from citebrief import check
from citebrief.csl import csl, source_item
from citebrief.exports.bibliography import bibliography, bibtex, ris
from citebrief.model import Source
from conftest import PROJECT

FULL: dict[str, Any] = {
    "id": "lund-2021",
    "type": "article-newspaper",
    "title": "Harbour Light to be rebuilt, at 50% of 3 & more",
    "author": [{"family": "de la Lund", "given": "Ida"}, {"literal": "Board of {Harbours} and Lights"}],
    "container-title": "The Skarholm Gazette",
    "issued": "2021-03-05",
    "URL": "https://example.org/a_b?c=d&e=%20#f",
    "language": "en",
}
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(lambda text: text.strip())


def source(**fields: Any) -> Source:
    """Return a source like the full one."""
    return Source.model_validate(FULL | fields)


def as_bibtex(**fields: Any) -> Entry:
    """Return the entry that an independent parser reads."""
    return parse_string(bibtex(source_item(source(**fields))), "bibtex").entries["lund-2021"]


def as_ris(**fields: Any) -> dict[str, Any]:
    """Return the record that an independent parser reads."""
    (record,) = rispy.loads(ris(source_item(source(**fields))))
    return dict(record)


def plain(value: str) -> str:
    """Return the text of a field as TeX sets it; the parser's decoder leaves some commands as they are."""
    text = str(Text.from_latex(value)).replace(r"\$", "$")
    for command, character in (("braceleft", "{"), ("braceright", "}"), ("asciicircum", "^")):
        text = text.replace(f"\\text{command} ", character)
    return text


def test_bibtex_is_read_back() -> None:
    """Type, names, title in its own case, newspaper, day, address and language arrive whole."""
    entry = as_bibtex()
    person, body = entry.persons["author"]
    assert (entry.type, str(person), str(body)) == (
        "article",
        "{de la Lund}, Ida",
        r"{Board of \textbraceleft{}Harbours\textbraceright{} and Lights}",
    )
    assert entry.fields["title"].startswith("{Harbour Light")
    read = {name: value if name == "url" else plain(value) for name, value in entry.fields.items()}
    assert read == {
        "title": FULL["title"],
        "journal": "The Skarholm Gazette",
        "year": "2021",
        "date": "2021-03-05",
        "url": FULL["URL"],
    }


def test_ris_is_read_back() -> None:
    """The same for RIS."""
    record = as_ris()
    assert (record["type_of_reference"], record["id"]) == ("NEWS", "lund-2021")
    assert record["authors"] == ["de la Lund, Ida", "Board of {Harbours} and Lights"]
    assert (record["title"], record["secondary_title"]) == (FULL["title"], "The Skarholm Gazette")
    assert (record["year"], record["date"]) == ("2021", "2021/03/05/")
    assert (record["urls"], record["language"]) == ([FULL["URL"]], "en")


@pytest.mark.parametrize(
    ("issued", "year", "day", "noted"),
    [
        ("2021", "2021", "2021///", False),
        ("2021-03", "2021", "2021/03//", False),
        ("2021-03~", "2021", None, True),
        ("[2026-01-31..2026-12-31]", "2026", None, True),
        ("[2025..]", None, None, True),
        ("2020/2021", None, None, True),
        (None, None, None, False),
    ],
)
def test_dates_are_no_more_precise_than_known(
    issued: str | None, year: str | None, day: str | None, noted: bool
) -> None:
    """A year stands where there is but one, a day where it is known; the rest is noted as written."""
    record, entry = as_ris(issued=issued), as_bibtex(issued=issued)
    assert (record.get("year"), record.get("date")) == (year, day)
    assert entry.fields.get("year") == year
    notes = record.get("notes", []), [plain(entry.fields["note"])] if "note" in entry.fields else []
    assert [any(str(issued) in note for note in each) for each in notes] == [noted, noted]


@given(TEXTS, TEXTS)
def test_hostile_titles_end_no_entry(title: str, name: str) -> None:
    """Whatever stands in a title or a name, one entry comes back, with the same title."""
    try:
        given_ = source(title=title, author=[{"literal": name}])
    except ValueError:
        return  # what no page can show is refused before
    database = parse_string(bibtex(source_item(given_)), "bibtex")
    assert list(database.entries) == ["lund-2021"]
    if not set(title) & set("-`'\"<>?!,"):  # of which TeX makes ligatures
        assert plain(database.entries["lund-2021"].fields["title"]) == given_.title
    (record,) = rispy.loads(ris(source_item(given_)))
    assert (record["title"], record["authors"]) == (given_.title, [given_.author[0].literal])


def test_works_only_mentioned_say_so() -> None:
    """A work that was not read is marked in both formats."""
    assert as_bibtex(held=False).fields["note"] == "Known by mention only"
    assert as_ris(held=False)["notes"] == ["Known by mention only"]


def test_the_default_briefing_is_read_back_whole(tmp_path: Path) -> None:
    """All sources of the committed data come back from both formats."""
    briefing = check(PROJECT, tmp_path).briefing
    assert briefing is not None
    sources = list(briefing.sources.values())
    database = parse_string("\n".join(bibtex(source_item(each)) for each in sources), "bibtex")
    records = rispy.loads("".join(ris(source_item(each)) for each in sources))
    assert list(database.entries) == [record["id"] for record in records] == [each.id for each in sources]
    assert [record["title"] for record in records] == [each.title for each in sources]
    assert [plain(entry.fields["title"]) for entry in database.entries.values()] == [
        each.title for each in sources
    ]


def test_csl_json_is_read_back(tmp_path: Path) -> None:
    """All sources come back from a reader of CSL-JSON that knows no other field, with names and dates."""
    checked = check(PROJECT, tmp_path)
    assert checked.verified is not None
    items = json.loads(bibliography(checked.verified.briefing)["sources.csl.json"])
    read = CiteProcJSON([{name: item[name] for name in item if name != "custom"} for item in items])
    for source in checked.verified.briefing.sources.values():
        reference = read[source.id]
        assert (reference.type, str(reference.title)) == (source.type, source.title)
        assert [name.parts()[:2] for name in reference.get("author", [])] == [
            (agent.given, agent.family or agent.literal) for agent in source.author
        ]
        assert ("issued" in reference) == (source.issued is not None)


FIVE = [{"family": f"{letter}a", "given": "Al Bo"} for letter in "BCDEF"]
HARD: dict[str, dict[str, Any]] = {
    "other scripts": {
        "author": [{"family": "Иванова", "given": "Катя"}, {"literal": "王小明"}],
        "title": "Маяк 灯台",
    },
    "a body": {"author": [{"literal": "Board of Harbours and Lights"}]},
    "five authors": {"author": FIVE},
    "a range": {"issued": "2019/2022"},
    "no author, no date": {"author": [], "issued": None},
    "signs": {"title": "{Light} & “dark” 'n' \"more\": 50% #1_a ~ ^ \\ $"},
    "folded lines": {"title": "Harbour Light to be rebuilt"},
}


@pytest.mark.parametrize("case", HARD)
def test_what_is_hard_survives_each_format(case: str) -> None:
    """Title, names in order and date come back whole from BibTeX, RIS and CSL-JSON."""
    given_ = source(**HARD[case])
    entry, record = as_bibtex(**HARD[case]), as_ris(**HARD[case])
    item = json.loads(json.dumps(csl(source_item(given_))))
    (read,) = CiteProcJSON([{name: item[name] for name in item if name != "custom"}]).values()
    assert [plain(entry.fields["title"]), record["title"], str(read.title)] == [given_.title] * 3
    names = [agent.name for agent in given_.author]
    persons = [
        plain(" ".join(person.first_names + person.middle_names + person.last_names))
        for person in entry.persons.get("author", [])
    ]
    assert persons == names
    assert record.get("authors", []) == [agent.inverted for agent in given_.author]
    assert [" ".join(filter(None, name.parts()[:2])) for name in read.get("author", [])] == names
    dated = entry.fields.get("date"), entry.fields.get("note", ""), " ".join(record.get("notes", []))
    if case == "a range":
        assert dated == (None, "Date in EDTF: 2019/2022", "Date in EDTF: 2019/2022")
        assert (read.issued.begin.year, read.issued.end.year) == (2019, 2022)
    else:
        assert dated == (given_.issued, "", "") and ("issued" in read) == (given_.issued is not None)


def test_a_folded_title_is_one_line() -> None:
    """A title over several lines of YAML has spaces for the line breaks; a break in it is refused."""
    folded = yaml.safe_load("title: >-\n  Harbour Light\n  to be rebuilt")["title"]
    assert source(title=folded).title == "Harbour Light to be rebuilt"
    with pytest.raises(ValueError, match="line break"):
        source(title="Harbour Light\nto be rebuilt")
