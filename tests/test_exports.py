"""The exports: their fields, their figures, their hashes by a second implementation."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from citebrief import check
from citebrief.csl import csl, source_item
from citebrief.exports import ABOUT, FIELDS, make_exports
from citebrief.exports.table import COLUMNS
from citebrief.hashes import claim_hash, claim_hashes, content_hash
from citebrief.model import Source, Verified
from citebrief.pages.reference import exports_page
from citebrief.pages.timeline import timeline_page


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """The fictional briefing with its passages."""
    checked = check(Path(__file__).parent / "briefing", tmp_path_factory.mktemp("none"))
    assert checked.verified is not None
    return checked.verified


@pytest.fixture(scope="module")
def exports(verified: Verified) -> dict[str, list[dict[str, Any]]]:
    """Every export, read back as a list of objects."""
    read: dict[str, list[dict[str, Any]]] = {}
    for name, data in make_exports(verified, claim_hashes(verified)).items():
        text = data.decode()
        if name.endswith((".jsonl", ".json")):
            lines = text.splitlines() if name.endswith(".jsonl") else []
            read[name] = [json.loads(line) for line in lines] or json.loads(text)
    return read


def _csl(**fields: Any) -> dict[str, Any]:
    return csl(source_item(Source.model_validate({"id": "a", "type": "report", "title": "T", **fields})))


@pytest.mark.parametrize("name", [name for name in FIELDS if name.endswith(".jsonl")])
def test_every_line_has_the_documented_fields(name: str, exports: dict[str, list[dict[str, Any]]]) -> None:
    """Each object of a JSON Lines export has the fields of the exports page, in their order."""
    assert exports[name]
    assert all(list(each) == list(FIELDS[name]) for each in exports[name])


def test_sources_have_only_documented_fields(exports: dict[str, list[dict[str, Any]]]) -> None:
    """A CSL item has no field that the exports page does not explain."""
    assert all(set(item) <= set(FIELDS["sources.csl.json"]) for item in exports["sources.csl.json"])


def test_a_claim_tells_where_its_passage_stands(exports: dict[str, list[dict[str, Any]]]) -> None:
    """Offsets of an export lead, in the text's code points, to the words the quote names."""
    text = (Path(__file__).parent / "briefing" / "texts" / "gazette.txt").read_bytes()
    claim = next(each for each in exports["claims.jsonl"] if each["id"] == "tower-leans")
    evidence = claim["evidence"][0]
    passage = text.decode()[evidence["start"] : evidence["end"]]
    assert passage == "the old tower leans by about 12 centimetres"
    assert (evidence["paragraph"], evidence["sha256"]) == (4, sha256(text).hexdigest())


def test_no_word_is_exported_of_a_source_that_publishes_metadata(
    exports: dict[str, list[dict[str, Any]]],
) -> None:
    """Evidence from such a source has a place and no quote."""
    claim = next(each for each in exports["claims.jsonl"] if each["id"] == "rebuild-decided")
    assert [evidence["quote"] is None for evidence in claim["evidence"]] == [False, True]


def test_retired_claims_are_exported_with_their_reason(exports: dict[str, list[dict[str, Any]]]) -> None:
    """A withdrawn claim stays in the export and names its successor."""
    claim = next(each for each in exports["claims.jsonl"] if each["id"] == "two-windows-old")
    assert claim["retired"] == {
        "edition": "2",
        "reason": "It named no storm.",
        "replaced_by": "two-windows",
    }


def test_events_have_bounds(exports: dict[str, list[dict[str, Any]]]) -> None:
    """A season has its first and last day as bounds, and the date as it was written."""
    event = next(each for each in exports["events.jsonl"] if each["id"] == "works-begin")
    assert (event["date"], event["earliest"], event["latest"]) == ("2022-21", "2022-03-01", "2022-05-31")


def test_the_hash_is_of_canonical_json(verified: Verified) -> None:
    """The fields as they stand in the file, but for reviews, written as canonical JSON in a second way."""
    for id_, file in (("cost", "works"), ("three-windows", "tower")):
        text = (Path(__file__).parent / "briefing" / "data" / "claims" / f"{file}.yaml").read_text("utf-8")
        written = next(each for each in yaml.safe_load(text) if each["id"] == id_)
        for evidence in written["evidence"]:
            evidence.pop("reviewed", None)
            if "said_by" in evidence:
                evidence["said_by"] = [{"id": voice} for voice in evidence["said_by"]]
        places = [[p.paragraph, p.start, p.end, p.sha256] for p in verified.passages[id_]]
        value = {"claim": written, "passages": places}
        canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        claim = verified.briefing.claims[id_]
        assert claim_hash(claim, verified) == sha256(canonical.encode()).hexdigest()


def test_any_change_changes_the_content_hash(verified: Verified) -> None:
    """The edition's hash tells apart two briefings that differ in one word."""
    comparison = verified.briefing.comparisons["windows"]
    changed = comparison.model_copy(update={"note": comparison.note + " So."})
    briefing = verified.briefing
    other = type(briefing)(**vars(briefing) | {"comparisons": {"windows": changed}})
    changed_too = type(verified)(other, verified.passages, verified.texts)
    assert content_hash(verified, claim_hashes(verified)) != content_hash(
        changed_too, claim_hashes(changed_too)
    )


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2018-02-07", {"date-parts": [[2018, 2, 7]]}),
        ("2020-01", {"date-parts": [[2020, 1]]}),
        ("2022", {"date-parts": [[2022]]}),
        ("2022~", {"date-parts": [[2022]], "circa": True}),
        ("2022-21", {"date-parts": [[2022, 3, 1], [2022, 5, 31]]}),
        ("201X", {"date-parts": [[2010, 1, 1], [2019, 12, 31]]}),
        ("[2026-01-31..2026-02-28]", {"date-parts": [[2026, 1, 31], [2026, 2, 28]]}),
        ("[2020-10-02..]", {"literal": "[2020-10-02..]"}),
    ],
)
def test_dates_are_as_precise_in_csl_as_in_edtf(edtf: str, issued: dict[str, Any]) -> None:
    """A CSL date has the precision of the EDTF, a range where it is a span, a literal where it is open."""
    assert _csl(issued=edtf)["issued"] == issued


def test_authors_are_persons_or_bodies() -> None:
    """A person has family and given name, a body its literal name, nothing else."""
    item = _csl(author=[{"family": "Lund", "given": "Ida"}, {"literal": "Harbour board"}])
    assert item["author"] == [{"family": "Lund", "given": "Ida"}, {"literal": "Harbour board"}]


def test_what_a_source_does_not_state_is_left_out() -> None:
    """A source without author, date, address or container has no such field."""
    assert set(_csl()) == {"id", "type", "title", "custom"}


def test_the_table_is_read_back(verified: Verified) -> None:
    """Each claim is a row, with its figures in their columns; numbers come from the claim itself."""
    hashes = claim_hashes(verified)
    data = make_exports(verified, hashes)["claims.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == list(verified.briefing.claims)
    assert list(rows[0]) == list(COLUMNS)
    leans = next(row for row in rows if row["id"] == "tower-leans")
    assert (leans["supports"], leans["qualifies"], leans["disputes"]) == ("1", "1", "1")
    assert (leans["value"], leans["unit"], leans["sources"]) == ("12", "centimetres", "gazette letter")
    assert (leans["hash"], leans["page"]) == (hashes["tower-leans"], "claims/tower-leans.html")
    assert next(row["retired"] for row in rows if row["id"] == "two-windows-old") == "2"


def test_events_come_as_a_document_and_a_table(verified: Verified) -> None:
    """Both hold the events in order of time, with the date in words and what they rest on."""
    made = make_exports(verified, claim_hashes(verified))
    whole = json.loads(made["events.json"])
    rows = list(csv.DictReader(StringIO(made["events.csv"].decode("utf-8-sig"), newline="")))
    assert (whole["briefing"], whole["edition"], whole["date"]) == ("skarholm", "2", "2022-05-01")
    for events in (whole["events"], rows):
        assert [event["id"] for event in events] == ["storm", "decision", "works-begin"]
        assert all(list(event) == list(FIELDS["events.csv"]) for event in events)
    storm = whole["events"][0]
    assert (storm["words"], storm["earliest"], storm["latest"]) == (
        "January 2020",
        "2020-01-01",
        "2020-01-31",
    )
    assert (storm["sources"], rows[0]["sources"]) == (["gazette", "letter"], "gazette letter")
    assert (storm["date_note"], rows[0]["date_note"]) == (None, "")


def test_without_events_there_is_no_calendar(verified: Verified) -> None:
    """A calendar has at least one entry (RFC 5545, 3.6); the page of exports then lists none."""
    empty = replace(verified, briefing=replace(verified.briefing, events={}))
    made = make_exports(empty, claim_hashes(empty))
    assert list(made) == [name for name in ABOUT if name != "events.ics"]
    assert "events.ics" not in exports_page(empty.briefing, made)
    assert "exports/" not in timeline_page(empty.briefing)


def test_no_cell_is_a_formula(verified: Verified) -> None:
    """What a spreadsheet would compute or run is text, in every cell that data can reach."""
    nasty = '=HYPERLINK("https://example.org","x")'
    claim = verified.briefing.claims["cost"].model_copy(
        update={"statement": nasty, "unit": "+1", "date": "-1"}
    )
    claims = verified.briefing.claims | {"cost": claim}
    other = replace(verified, briefing=replace(verified.briefing, claims=claims))
    rows = csv.reader(StringIO(make_exports(other, claim_hashes(other))["claims.csv"].decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert f"'{nasty}" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@|%\t\r")]


def test_the_page_lists_every_file_with_its_digest(verified: Verified) -> None:
    """Who downloads a file can check that it is whole."""
    exports = make_exports(verified, claim_hashes(verified))
    page = exports_page(verified.briefing, exports)
    assert list(exports) == list(ABOUT)
    for name, data in exports.items():
        assert f"[{name}](exports/{name})" in page
        assert f"{len(data):,} bytes | `{sha256(data).hexdigest()}` |" in page
