"""Released editions: what `citebrief release` writes and refuses, and what it holds later editions to."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

import citebrief
from citebrief.cli import main
from citebrief.frozen import dump
from citebrief.frozen_files import parse_editions

BASE = Path(__file__).parent / "cases" / "base"
CLAIMS, FIRST, SECOND = "data/claims/bridge.yaml", "data/editions/1.json", "data/editions/2.json"


def spoil(root: Path, file: str, old: str, new: str) -> None:
    """Put other words into a file."""
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def append(root: Path, file: str, text: str) -> None:
    """Put words after those of a file."""
    (root / file).write_text((root / file).read_text("utf-8") + text, "utf-8")


def locked(root: Path) -> list[str]:
    """Lock a briefing and return the codes of what is wrong with it then."""
    main(["lock", "--root", str(root)])
    return [problem.code for problem in citebrief.check(root, root / "data" / "sources").problems]


def release(root: Path) -> int:
    """Release a briefing as it stands."""
    return main(["release", "--root", str(root)])


def begin(root: Path, edition: str, day: str = "2022-06-01") -> None:
    """Begin the next edition."""
    about = (BASE / "data" / "briefing.yaml").read_text("utf-8")
    about = about.replace('"1"', f'"{edition}"').replace("2022-05-01", day)
    (root / "data" / "briefing.yaml").write_text(about, "utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest sound briefing, locked."""
    folder = Path(shutil.copytree(BASE, tmp_path / "small"))
    assert locked(folder) == []
    return folder


@pytest.fixture
def released(small: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same with its edition 1 released."""
    assert release(small) == 0
    capsys.readouterr()
    return small


def test_a_release_holds_each_claim_with_its_hash(released: Path) -> None:
    """The file names edition, day, content hash, ids and the hash that each claim's page shows."""
    checked = citebrief.check(released, released / "data" / "sources")
    citebrief.write_pages(released, checked)
    kept = json.loads((released / FIRST).read_text("utf-8"))
    assert (kept["edition"], kept["date"], kept["number"]) == ("1", "2022-05-01", 1)
    assert kept["ids"] == {"source": ["notice", "survey"], "topic": ["works"], "entity": ["clerk", "mayor"]}
    assert kept["content_hash"] in (released / "build" / "edition.yml").read_text("utf-8")
    page = (released / "build" / "docs" / "claims" / "closed.md").read_text("utf-8")
    assert list(kept["claims"]) == ["closed"]
    assert f"`{kept['claims']['closed']['hash']}`" in page


def test_a_release_holds_no_word_of_a_source(briefing_folder: Path) -> None:
    """Beside the briefing's own statements no part of a quote stands in the file."""
    assert release(briefing_folder) == 0
    kept = json.loads((briefing_folder / "data" / "editions" / "2.json").read_text("utf-8"))
    briefing = citebrief.check(briefing_folder, briefing_folder / "data" / "sources").briefing
    assert briefing is not None
    for claim in briefing.claims.values():
        assert kept["claims"][claim.id].pop("statement") == claim.statement
    rest = json.dumps(kept, ensure_ascii=False)
    quotes = [each.quote for claim in briefing.claims.values() for each in claim.evidence]
    assert [part for quote in quotes for part in quote.split(" … ") if part in rest] == []


def test_to_release_again_changes_nothing(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says that the edition is released already, and its status is 0."""
    before = (released / FIRST).read_bytes()
    assert release(released) == 0
    assert (released / FIRST).read_bytes() == before
    assert "edition '1' is released already" in capsys.readouterr().out


def test_a_released_edition_is_never_written_over(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a change the same edition cannot be released again; the file stays as it is."""
    before = (released / FIRST).read_bytes()
    spoil(released, CLAIMS, "was shut", "was closed off")
    assert locked(released) == ["CB504"]
    assert release(released) == 1
    assert (released / FIRST).read_bytes() == before
    assert "data/editions: left as it was" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("topic: works", "topic: work", "CB109"), ('date: "2021-03"', 'date: "2021-03"\n  value: "7"', "")],
)
def test_only_a_clean_briefing_is_released(
    small: Path, old: str, new: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an error nothing is released and the error is shown; what is no problem does not hinder."""
    spoil(small, CLAIMS, old, new)
    locked(small)
    capsys.readouterr()
    assert release(small) == bool(code)
    assert code in capsys.readouterr().out
    assert (small / FIRST).exists() != bool(code)


def test_a_warning_holds_up_a_release(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a strict build would refuse is not frozen for good."""
    append(small, CLAIMS, '  retired: {edition: "1", reason: It opened.}\n')
    assert release(small) == 1
    assert "CB402 warning" in capsys.readouterr().out
    assert not (small / "data" / "editions").exists()


def test_releasing_changes_nothing_of_the_content(small: Path) -> None:
    """The content hash and the pages of claims are the same before and after."""
    made = []
    for _ in range(2):
        citebrief.write_pages(small, citebrief.check(small, small / "data" / "sources"))
        names = ("edition.yml", "docs/claims/closed.md", "docs/exports/claims.jsonl")
        made.append([(small / "build" / name).read_bytes() for name in names])
        assert release(small) == 0
    assert made[0] == made[1]


def test_a_release_is_read_back_as_it_was(released: Path) -> None:
    """What is read from the file, written once more, is the file to the byte."""
    data = (released / FIRST).read_bytes()
    (edition,), problems = parse_editions({FIRST: data})
    assert problems == []
    assert dump(edition).encode() == data


def test_a_declared_change_makes_the_next_edition(released: Path) -> None:
    """A new wording passes once the claim says so, and the edition is the second."""
    begin(released, "2")
    spoil(released, CLAIMS, "was shut", "was closed off")
    assert locked(released) == ["CB505"]
    append(released, CLAIMS, '  history: [{edition: "2", note: Worded more exactly.}]\n')
    assert locked(released) == []
    assert release(released) == 0
    assert json.loads((released / "data" / "editions" / "2.json").read_text("utf-8"))["number"] == 2


def test_a_withdrawal_names_the_edition_that_makes_it(released: Path) -> None:
    """`retired` declares itself where it names the coming edition, and only there."""
    begin(released, "2")
    (released / "docs" / "index.md").write_text("# The bridge\n")
    append(released, CLAIMS, '  retired: {edition: "1", reason: It opened.}\n')
    assert locked(released) == ["CB505"]
    spoil(released, CLAIMS, 'retired: {edition: "1"', 'retired: {edition: "2"')
    assert locked(released) == []


def test_a_withdrawal_is_taken_back_by_a_declared_change(released: Path) -> None:
    """A withdrawn claim that stands again says why, and is listed as restored."""
    begin(released, "2")
    (released / "docs" / "index.md").write_text("# The bridge\n")
    before = (released / CLAIMS).read_text("utf-8")
    (released / CLAIMS).write_text(before + '  retired: {edition: "2", reason: It opened.}\n')
    assert release(released) == 0
    begin(released, "3")
    (released / CLAIMS).write_text(before)
    assert locked(released) == ["CB505"]
    (released / CLAIMS).write_text(before + '  history: [{edition: "3", note: It is shut again.}]\n')
    assert release(released) == 0
    citebrief.write_pages(released, citebrief.check(released, released / "data" / "sources"))
    page = (released / "build" / "docs" / "changes.md").read_text("utf-8")
    assert 'id="edition-3-restored"' in page
    assert "It is shut again." in page


def test_a_release_brings_the_citation_file_along(released: Path) -> None:
    """`CITATION.cff` names the edition that was released, also where nobody locked anew."""
    begin(released, "2")
    assert 'version: "1"' in (released / "CITATION.cff").read_text("utf-8")
    assert release(released) == 0
    assert 'version: "2"' in (released / "CITATION.cff").read_text("utf-8")


def test_a_release_says_which_texts_were_not_at_hand(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What rests on the lock alone is not passed over in silence."""
    shutil.rmtree(small / "data" / "sources")
    assert release(small) == 0
    assert "texts not at hand, taken from the lock: notice\n" in capsys.readouterr().out


def test_two_editions_may_be_of_one_day(released: Path) -> None:
    """A correction on the day itself is an edition of its own."""
    begin(released, "1.1", day="2022-05-01")
    assert release(released) == 0
    begin(released, "1.2", day="2022-04-30")
    assert locked(released) == ["CB502"]


def signed(file: Path, **changed: object) -> str:
    """Put other values into an edition's file with a digest that fits them; return the digest."""
    fields = json.loads(file.read_text("utf-8")) | changed
    del fields["digest"]
    digest = sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
    file.write_text(json.dumps(fields | {"digest": digest}), "utf-8")
    return digest


def test_an_id_of_any_edition_is_missed(released: Path) -> None:
    """Also where somebody has taken it out of a later edition's file, and made its digest anew."""
    begin(released, "2")
    assert release(released) == 0
    ids = {"source": ["notice", "survey"], "topic": ["works"], "entity": ["clerk"]}
    signed(released / SECOND, ids=ids)
    begin(released, "3")
    spoil(released, "data/entities.yaml", "- {id: mayor, name: The mayor, type: person}\n", "")
    assert locked(released) == ["CB503"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The crossing was shut.", "The crossing was open."),
        ('"number": 1', '"number": 2'),
        ("2022-05-01", "2022-04-01"),
        ('"closed": {', '"shut": {'),
        ("f07f89", "000000"),
        ('"digest": "', '"digest": "0'),
    ],
)
def test_an_edited_edition_is_not_taken_at_its_word(released: Path, old: str, new: str) -> None:
    """Whatever is otherwise in its file, the file's own digest shows it at the line of the digest."""
    spoil(released, FIRST, old, new)
    (problem,) = citebrief.check(released, released / "data" / "sources").problems
    assert (problem.code, problem.place.file, problem.place.line) == ("CB501", FIRST, 10)


def test_an_older_edition_is_held_by_the_next(released: Path) -> None:
    """Where its digest was made anew too, the edition after it still names the digest it had."""
    begin(released, "2")
    assert release(released) == 0
    digest = signed(released / FIRST, content_hash="0" * 64)
    assert locked(released) == ["CB502"]
    signed(released / SECOND, follows=digest)
    assert locked(released) == []


def test_an_edition_may_be_written_in_another_layout(released: Path) -> None:
    """A tool that indents the file, or ends its lines otherwise, changes nothing of what it says."""
    fields = json.loads((released / FIRST).read_text("utf-8"))
    (released / FIRST).write_text(json.dumps(fields, indent=2), "utf-8", newline="\r\n")
    assert locked(released) == []


def test_a_claim_that_cannot_be_read_whole_is_compared_later(released: Path) -> None:
    """What is wrong in its file comes first; it is not called a change besides."""
    begin(released, "2")
    spoil(released, CLAIMS, "kind: event", "kind: evnt")
    assert locked(released) == ["CB103"]


def test_a_record_that_is_not_sound_is_not_called_gone(released: Path) -> None:
    """A published id whose record has problems is still there."""
    spoil(released, "data/topics.yaml", "title: The works, ", "")
    assert locked(released) == ["CB102"]


def test_the_order_in_which_claims_are_written_changes_no_release(briefing_folder: Path) -> None:
    """The file is the same when the claims stand in another order of files."""
    assert release(briefing_folder) == 0
    data = briefing_folder / "data"
    first = (data / "editions" / "2.json").read_bytes()
    (data / "editions" / "2.json").unlink()
    (data / "claims" / "tower.yaml").rename(data / "claims" / "zz.yaml")
    assert release(briefing_folder) == 0
    assert (data / "editions" / "2.json").read_bytes() == first
