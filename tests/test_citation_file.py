"""CITATION.cff: the committed one is current, and its values survive YAML."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from citebrief import check
from citebrief.citation_file import CITATION_FILE, citation_file
from citebrief.model import BriefingRecord
from conftest import PROJECT

ABOUT = {"id": "x", "title": "X", "scope": "X.", "authors": [{"literal": "X"}], "edition": "1"}


def about(**fields: object) -> BriefingRecord:
    """Return what a briefing says of itself."""
    return BriefingRecord.model_validate(ABOUT | {"date": "2022-05-01"} | fields)


def test_the_committed_file_is_current(tmp_path: Path) -> None:
    """It says what data/briefing.yaml says."""
    briefing = check(PROJECT, tmp_path).briefing
    assert briefing is not None
    text = (PROJECT / CITATION_FILE).read_text("utf-8")
    assert text == citation_file(briefing.about)
    read = yaml.safe_load(text)
    assert (read["cff-version"], read["type"], read["version"]) == (
        "1.2.0",
        "dataset",
        briefing.about.edition,
    )
    assert read["authors"] == [{"name": "Citebrief contributors"}]


def test_fields_of_the_format() -> None:
    """Persons and bodies, address and licence stand where version 1.2.0 of the format has them."""
    read = yaml.safe_load(
        citation_file(
            about(
                subtitle="Y",
                authors=[{"family": "Lund", "given": "Ida"}, {"literal": "Board"}],
                url="https://example.org/x",
                licence="CC-BY-4.0",
            )
        )
    )
    assert read["title"] == "X: Y"
    assert read["authors"] == [{"family-names": "Lund", "given-names": "Ida"}, {"name": "Board"}]
    assert (read["url"], read["license"]) == ("https://example.org/x", "CC-BY-4.0")
    assert (str(read["date-released"]), read["abstract"]) == ("2022-05-01", "X.")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_title_survives(title: str) -> None:
    """Quotation marks, colons and hashes stay text."""
    try:
        given_ = about(title=title)
    except ValueError:
        return  # what no page can show is refused before
    assert yaml.safe_load(citation_file(given_))["title"] == given_.title
