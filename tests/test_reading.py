"""Reading: texts stay texts, places are right, and no file is too deep, too large or too clever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.problems import Place, Problem
from citebrief.reading import (
    MAX_DEPTH,
    decode,
    locate,
    read_file,
    read_front_matter,
    read_json_lines,
    read_yaml,
)


def only(problems: list[Problem]) -> tuple[str, int, int]:
    """Return code, line and column of the one problem."""
    assert len(problems) == 1
    place = problems[0].place
    return problems[0].code, place.line, place.column


@pytest.mark.parametrize(
    "text", ["no", "on", "2024-01-05", "1.10", "0x10", "012", "1e3", "12:30", "=", "true"]
)
def test_a_scalar_is_the_text_that_stands_there(text: str) -> None:
    """No value becomes a truth value, a number or a date behind the writer's back."""
    assert read_yaml(f"a: {text}\n", "f") == ({"a": text}, [])


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# a remark"])
def test_nothing_is_nothing(text: str) -> None:
    """An empty value, and the words YAML has for it, are None."""
    assert read_yaml(f"a: {text}\n", "f") == ({"a": None}, [])


@pytest.mark.parametrize("text", ['""', '"null"', "'~'"])
def test_a_quoted_text_is_never_nothing(text: str) -> None:
    """Quotation marks keep an empty text, and the words for nothing, as texts."""
    assert read_yaml(f"a: {text}\n", "f") == ({"a": text[1:-1]}, [])


def test_json_numbers_are_kept_as_written() -> None:
    """No figure is rounded by being read, however many digits it has."""
    value, problems = read_json_lines('{"a": 1.10, "b": 1e999, "c": -0, "d": %s}' % ("9" * 5000), "f")
    assert problems == []
    assert value == [{"a": "1.10", "b": "1e999", "c": "-0", "d": "9" * 5000}]


def test_a_place_is_that_of_the_key_or_the_item() -> None:
    """An editor is led to the line and column where the thing stands, counted in characters."""
    value, _ = read_yaml("- id: größe\n  list: [ä, {deep: ö}]\n", "f")
    assert locate(value, (0, "list")) == (2, 3)
    assert locate(value, (0, "list", 1, "deep")) == (2, 14)
    assert locate(value, (0, "list", 1, "missing", "more")) == (2, 13)


def test_a_duplicate_key_is_found_at_any_depth() -> None:
    """The second of two equal keys is reported, and the first one holds."""
    value, problems = read_yaml("- a:\n    b: 1\n    b: 2\n", "f")
    assert (only(problems), value) == (("CB004", 3, 5), [{"a": {"b": "1"}}])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[\n", "- [", "{? "])
def test_deep_nesting_is_refused_early(opening: str) -> None:
    """A hundred thousand brackets, which kill a parser that recurses, are one problem."""
    value, problems = read_yaml(opening * 100_000, "f")
    assert value is None
    assert [problem.code for problem in problems] in (["CB006"], ["CB009"], ["CB003"])


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("times", [MAX_DEPTH + 1, 900, 100_000])
def test_deep_json_is_refused(opening: str, times: int) -> None:
    """Depth is bounded in JSON Lines as in YAML, whether the line is closed or not."""
    closing = "".join({"[": "]", "{": "}"}.get(character, "") for character in reversed(opening))
    for line in (opening * times, opening * times + "1" + closing * times):
        assert {problem.code for problem in read_json_lines(line, "f")[1]} <= {"CB003", "CB006"}
    assert read_json_lines(line, "f")[0] == []


def test_the_greatest_depth_is_accepted() -> None:
    """The bound is where it says."""
    for depth, codes in ((MAX_DEPTH, []), (MAX_DEPTH + 1, ["CB006"])):
        text = "[" * depth + "]" * depth
        assert [problem.code for problem in read_yaml(text, "f")[1]] == codes
        assert [problem.code for problem in read_json_lines(text, "f")[1]] == codes


def test_the_number_of_fields_and_lines_is_bounded() -> None:
    """A mapping of a thousand fields is read, and a file of a hundred thousand lines; not one more."""
    for fields, codes in ((1000, []), (1001, ["CB006"])):
        pairs = [f'"k{number}": 1' for number in range(fields)]
        assert [problem.code for problem in read_yaml("\n".join(pairs), "f")[1]] == codes
        assert [problem.code for problem in read_json_lines(f"{{{', '.join(pairs)}}}", "f")[1]] == codes
    assert only(read_json_lines("{}\n" * 100_001, "f")[1]) == ("CB006", 100_001, 1)


def test_alias_and_merge_bombs_are_refused() -> None:
    """What would grow to a billion values is refused at its first anchor."""
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert only(read_yaml(laughs, "f")[1]) == ("CB005", 1, 4)
    assert only(read_yaml("a: {b: 1}\nc:\n  <<: {b: 2}\n", "f")[1]) == ("CB005", 3, 3)


@pytest.mark.parametrize(
    "text", ["*x : 1", "&x a: 1", "!!int a: 1", "a: !!python/name:os.system x", "a: !x y"]
)
def test_keys_and_values_bear_no_anchors_aliases_or_tags(text: str) -> None:
    """Nothing in a file asks for a class, and nothing is said twice by reference."""
    assert read_yaml(text, "f")[1][0].code == "CB005"


def test_the_number_of_values_is_bounded() -> None:
    """A file of endless small values is refused where it exceeds the bound."""
    assert only(read_yaml("- a\n- b\n- c\n", "f", 3)[1]) == ("CB006", 3, 3)
    assert read_yaml("- a\n- b\n", "f", 3)[1] == []


@pytest.mark.parametrize("character", ["\0", "\a", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_characters_that_no_editor_shows_are_found(character: str) -> None:
    """A control character is reported at its own place, after any other characters."""
    assert only(read_yaml(f"é: é\r\nb: 'ß{character}'\n", "f")[1]) == ("CB105", 2, 6)


def test_half_a_surrogate_pair_is_no_text() -> None:
    """An escape that stands for no character is refused in JSON and in YAML; a whole pair is a character."""
    assert only(read_json_lines(r'{"\ud800": 1}', "f")[1])[0] == "CB105"
    assert only(read_yaml(r'a: "\ud800"', "f")[1])[0] == "CB003"
    assert read_json_lines(r'{"a": "\ud83d\ude00"}', "f") == ([{"a": "😀"}], [])


def test_a_very_long_key_makes_a_short_message() -> None:
    """No message repeats a megabyte of data."""
    key = "a" * 10**6
    for problems in (
        read_yaml(f"{key}: 1\n", "f")[1],
        read_json_lines(f'{{"{key}": 1, "{key}": 2}}', "f")[1],
    ):
        assert len(problems[0].message) < 200


def test_a_byte_order_mark_and_carriage_returns_are_no_matter() -> None:
    """A file saved by an editor on Windows reads like any other."""
    text, problems = decode("\ufeff- a: 1\r\n  b: 2\r\n".encode(), "f")
    assert (problems, read_yaml(text, "f")) == ([], ([{"a": "1", "b": "2"}], []))


def test_what_is_not_utf8_is_found_at_its_place() -> None:
    """The column counts the characters before the first byte that is none."""
    assert only(decode(b"a\n\xc3\xa9\xe9\n", "f")[1]) == ("CB002", 2, 2)


def test_a_file_is_not_read_through_a_link_out_of_its_folder(tmp_path: Path) -> None:
    """A link inside the folder is followed; one that leads out of it is a problem."""
    home = tmp_path / "home"
    home.mkdir()
    for name, place in (("in.txt", home), ("out.txt", tmp_path)):
        (place / name).write_text("x")
        (home / f"to-{name}").symlink_to(place / name)
    assert read_file(home / "to-in.txt", "f", home) == b"x"
    refused = read_file(home / "to-out.txt", "f", home)
    assert isinstance(refused, Problem)
    assert refused.code == "CB007"


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    """A folder, a device, a circle of links, a missing file and an impossible name never raise."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "fifo")
    (tmp_path / "circle").symlink_to("circle")
    names = {
        "": "CB010",
        "fifo": "CB010",
        "circle": "CB010",
        "gone": "CB001",
        "x" * 300: "CB010",
        "a\0": "CB010",
    }
    found = {name: read_file(tmp_path / name, "f", tmp_path) for name in names}
    names |= {} if hasattr(os, "mkfifo") else {"fifo": "CB001"}
    assert {name: problem.code for name, problem in found.items() if isinstance(problem, Problem)} == names


def test_a_file_without_rights_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is reported with the system's reason."""
    (tmp_path / "x").write_text("x")

    def forbidden(_path: Path) -> bytes:  # the system's own refusal; an administrator is never refused
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    problem = read_file(tmp_path / "x", "f", tmp_path)
    assert problem == Problem(Place("f"), "CB010", "the file cannot be read: Permission denied")


def test_a_file_over_the_bound_is_not_read(tmp_path: Path) -> None:
    """The size is known before anything is read."""
    (tmp_path / "x").write_text("xxxx")
    refused = read_file(tmp_path / "x", "f", tmp_path, 3)
    assert isinstance(refused, Problem)
    assert refused.code == "CB006"
    assert read_file(tmp_path / "x", "f", tmp_path, 4) == b"xxxx"


def test_front_matter_is_read_with_the_lines_of_the_page() -> None:
    """A problem in front matter stands where the writer sees it."""
    assert read_front_matter("---\ntitle: A\n---\n# A\n", "f") == ({"title": "A"}, [])
    assert only(read_front_matter("---\ntitle: A\ntitle: B\n---\n", "f")[1]) == ("CB004", 3, 1)


@settings(deadline=None)
@given(st.text() | st.text("[]{}-?:,&*!|>'\"%@`# \n\ta\u2028\x85\r", max_size=60))
def test_no_text_is_more_than_a_parser_can_take(text: str) -> None:
    """Whatever stands in a file, reading answers with values and problems."""
    for read in (read_yaml, read_json_lines, read_front_matter):
        _, problems = read(text, "f")
        lines = text.count("\n") + text.count("\r") + 2
        assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in problems)
