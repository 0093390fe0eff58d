"""What is left out: sentences carried, set aside, and left, by thought and by a second implementation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citebrief import check
from citebrief.cli import main
from citebrief.coverage import LOOSE, Sentence, account, coverage
from citebrief.load import Records
from citebrief.model import Claim, Coverage, SetAside
from citebrief.passages import Found, find_passages
from citebrief.text import Text
from test_passages import a_briefing, some_texts

RAW = (
    "The Gazette\n\n"
    "The board met on Monday and chose a builder. Dr. Lund, who was ill, wrote in to say that it was wrong.\n"
    "Why? It rained. The keeper said that the light burns every night of the year.\n"
)


def made(quotes: list[str], aside: list[dict[str, Any]], raw: str = RAW) -> tuple[list[Sentence], Coverage]:
    """Return the account of one text, and its figures."""
    briefing = a_briefing(*({"quote": quote} for quote in quotes or ["nowhere"]))
    entries = {
        str(n): SetAside.model_validate({"source": "a", "reason": "heading"} | entry)
        for n, entry in enumerate(aside, 1)
    }
    briefing.set_aside.update(entries)
    texts = some_texts(a=raw)
    found = find_passages(briefing, Records(), texts)
    assert not found.unplaced
    sentences = account("a", briefing, found, texts["a"])
    return sentences, coverage(sentences)


def left(sentences: list[Sentence], raw: str = RAW) -> list[str]:
    """Return the stretches that are left."""
    return [raw[start:end] for sentence in sentences for start, end in sentence.left]


def test_without_claims_every_sentence_is_left() -> None:
    """The six sentences of the text, each whole, in their paragraphs; one of one word too."""
    sentences, figures = made([], [])
    assert figures == Coverage(6, 0, {})
    assert figures.left == 6
    assert [sentence.paragraph for sentence in sentences] == [1, 2, 2, 3, 3, 3]
    assert left(sentences)[3:5] == ["Why", "It rained"]


def test_a_sentence_is_carried_or_set_aside_or_left() -> None:
    """A claim carries more than a reason sets aside; what is over three words and in neither is left."""
    quotes = ["The board … a builder", "Dr. Lund … wrote in", "the light … the year"]
    aside = [{"paragraph": "1"}, {"quote": "Why", "reason": "rhetorical"}]
    sentences, figures = made(quotes, aside)
    assert figures == Coverage(6, 1, {"heading": 1, "rhetorical": 1})
    assert left(sentences) == ["to say that it was wrong", "It rained", "The keeper said that"]
    assert [sentence.reason for sentence in sentences] == ["heading", None, None, "rhetorical", None, None]


def test_a_carried_sentence_with_its_rest_set_aside_is_carried() -> None:
    """What a claim leaves of a sentence can be set aside by its words."""
    rest = {"quote": "to say … was wrong", "reason": "fragment"}
    sentences, figures = made(["Dr. Lund … wrote in"], [rest])
    assert (figures.carried, figures.set_aside) == (1, {})
    assert "to say that it was wrong" not in left(sentences)


@pytest.mark.parametrize(
    ("sentence", "quote", "rest"),
    [
        ("The bridge was closed, he said.", "The bridge was closed", ""),
        ("The bridge was never closed.", "The bridge was", "never closed"),
        ("The bridge was closed in 2015.", "The bridge was closed", "in 2015"),
        ("He may say the bridge was closed.", "the bridge was closed", "He may say"),
        ("So he came and then fell.", "came", "So he|and then fell"),
        ("And so he did come.", "he did come", ""),
    ],
)
def test_what_is_loose(sentence: str, quote: str, rest: str) -> None:
    """Few words are passed over: no figure, no negation, no hedge, and no more than are covered."""
    raw = f"{sentence} Much else was said of it that day, by this one and by that.\n"
    assert left(made([quote], [], raw)[0], raw)[:-1] == (rest.split("|") if rest else [])


def test_withdrawn_claims_carry_nothing() -> None:
    """What only a retired claim rests on is left."""
    briefing = a_briefing({"quote": "The board … a builder"})
    retired = {"retired": {"edition": "2", "reason": "It was wrong."}}
    briefing.claims["claim"] = Claim.model_validate(briefing.claims["claim"].model_dump() | retired)
    texts = some_texts(a=RAW)
    found = find_passages(briefing, Records(), texts)
    assert coverage(account("a", briefing, found, texts["a"])) == Coverage(6, 0, {})


def test_paragraphs_are_set_aside_as_ranges() -> None:
    """Two paragraphs at once; one that the text does not have is a problem."""
    assert made([], [{"paragraph": "2-3", "reason": "comment"}])[1] == Coverage(6, 0, {"comment": 5})
    briefing = a_briefing({"quote": "board"})
    briefing.set_aside["1"] = SetAside.model_validate({"source": "a", "paragraph": "4", "reason": "note"})
    found = find_passages(briefing, Records(), some_texts(a=RAW))
    assert [(p.code, p.message) for p in found.unplaced] == [
        ("CB209", "there is no paragraph 4; the text has 3")
    ]


def test_words_of_a_set_aside_quote_count_as_shown() -> None:
    """Every word of a source that the briefing repeats counts, each once."""
    briefing = a_briefing({"quote": "The board"})
    entry = {"source": "a", "quote": "board met on Monday", "reason": "note"}
    briefing.set_aside["1"] = SetAside.model_validate(entry)
    found = find_passages(briefing, Records(), some_texts(a=RAW))
    assert found.shown["a"] == {(13, 22), (17, 36)}


WORDS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_against_a_second_way_of_counting(given_sentences: list[list[str]], data: st.DataObject) -> None:
    """Word by word, a sentence is whole if none of its runs outside all stretches is too long."""
    raw = " ".join(" ".join(words).capitalize() + "." for words in given_sentences)
    text = Text(raw, "")
    starts = [i for i in range(len(raw)) if raw[i] not in " ." and (i == 0 or raw[i - 1] in " .")]
    covered = data.draw(st.sets(st.sampled_from(starts)))
    spans = [(i, i + 1) for i in sorted(covered)]
    briefing = a_briefing({"quote": "x"})
    for n, _ in enumerate(spans):
        briefing.set_aside[str(n)] = SetAside.model_validate(
            {"source": "a", "paragraph": "1", "reason": "note"}
        )
    whole = [(start, end) for start, end in _sentences(raw)]
    found = Found(sentences={"a": whole}, set_aside={str(n): span for n, span in enumerate(spans)})
    expected = 0
    for start, end in whole:
        marks = "".join("x" if i in covered else "-" for i in starts if start <= i < end)
        few = marks.count("-") <= marks.count("x")
        expected += few and max(map(len, marks.split("x"))) <= LOOSE
    assert coverage(account("a", briefing, found, text)) == Coverage(
        len(whole), 0, {"note": expected} if expected else {}
    )


def _sentences(raw: str) -> list[tuple[int, int]]:
    ends = [i + 1 for i, character in enumerate(raw) if character == "."]
    return [(start + (start > 0), end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def test_the_command_lists_what_is_left(briefing_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and JSON agree; the status says whether a threshold is kept."""
    root = ["--root", str(briefing_folder)]
    assert main(["coverage", *root]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "gazette: 4 of 9 sentences carried, 3 set aside (byline 1, heading 1, navigation 1), 2 left; "
        "77.8 % accounted for"
    )
    assert lines[1] == "  paragraph 4, 144–178, rest of a sentence: According to the engineer Per Falk"
    assert main(["coverage", *root, "--format", "json", "--least", "66.7"]) == 1
    objects = json.loads(capsys.readouterr().out)
    assert [each["left"] for each in objects] == [2, 1, 1]
    assert objects[0]["stretches_left"][0]["words"] == "According to the engineer Per Falk"
    assert main(["coverage", *root, "--least", "66.6"]) == 0


def test_without_texts_the_figures_come_from_the_lock(
    briefing_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures are the same; what is left cannot be shown."""
    assert main(["coverage", "--root", str(briefing_folder)]) == 0
    with_texts = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    for text in (briefing_folder / "data" / "sources").iterdir():
        text.unlink()
    assert main(["coverage", "--root", str(briefing_folder), "--least", "50"]) == 0
    without = capsys.readouterr().out.splitlines()
    assert without == [f"{line} (from the lock, the text is not at hand)" for line in with_texts]


def test_nothing_is_accounted_for_that_cannot_be(
    briefing_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that is neither at hand nor in the lock fails a threshold."""
    (briefing_folder / "data" / "evidence.lock").unlink()
    (briefing_folder / "data" / "sources" / "letter.txt").unlink()
    assert main(["coverage", "--root", str(briefing_folder), "--least", "1"]) == 1
    assert (
        "no account of letter: the text is not at hand, and the lock has no figures"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("given_", ["101", "-1", "nan", "half"])
def test_a_threshold_is_a_percentage(given_: str, briefing_folder: Path) -> None:
    """Anything else is wrong usage."""
    with pytest.raises(SystemExit) as error:
        main(["coverage", "--root", str(briefing_folder), "--least", given_])
    assert error.value.code == 2


def test_a_long_quote_set_aside_hides_no_other_problem(briefing_folder: Path) -> None:
    """It is told at its place, and what a source shows is still compared with the lock."""
    file = briefing_folder / "data" / "set-aside.yaml"
    words = "The harbour board decided on 4 March 2021 to rebuild the lighthouse of Skarholm"
    file.write_text(
        f"{file.read_text('utf-8')}- {{source: gazette, quote: {words}, reason: note}}\n", "utf-8"
    )
    problems = check(briefing_folder, briefing_folder / "data" / "sources").problems
    told = {(problem.code, problem.place.file) for problem in problems}
    assert {("CB221", "data/set-aside.yaml"), ("CB207", "data/sources.yaml")} <= told
