"""Text from data in Markdown, attributes, scripts and CSV: it is read back as it was, and as nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pydantic import TypeAdapter, ValidationError

from citebrief.escape import address, attribute, csv_cell, json_in_script, markdown
from citebrief.model.fields import Prose

HERE = Path(__file__).parent
STRINGS: list[str] = [
    json.loads(row) for row in (HERE / "hostile.txt").read_text("utf-8").splitlines() if row[0] == '"'
]
PLACES = {
    "paragraph": "{}",
    "after another": "Before.\n\n{}\n\nAfter.",
    "list item": "- {}\n- {}",
    "numbered item": "1. {}\n1. {}",
    "table cell": "| a | b |\n| --- | --- |\n| {} | {} |",
    "table head": "| {} | b |\n| --- | --- |\n| c | d |",
    "heading": "# {}",
    "heading of data": '<h1 id="title" markdown="span">{}</h1>',
    "definition": "Term\n:   {}",
    "quotation": "> “{}”",
    "link label": "[{}](index.md)",
    "strong": "**{}**",
    "element of one line": '<p class="x" markdown="span">{}</p>',
    "phrase in one": '<p class="x" markdown="span"><span class="y">{}</span> and {}</p>',
    "box": '<div class="x" markdown="1">\n\n{}\n\n</div>',
    "list in a box": '<div class="x" markdown="1">\n\n- {}\n  <span>{}</span>\n\n</div>',
    "footnote": "Text[^n].\n\n[^n]: [{}](x.md) {}",
}
"""Where pages put text, as Markdown with gaps."""


def _is_text(text: str) -> bool:
    try:
        return TypeAdapter(Prose).validate_python(text) == text.strip()
    except ValidationError:
        return False


SIGNS = st.sampled_from(
    [*"\\`*_{}[]()<>&|~^=#+-.!:;\"'/@$%? 1aé\u00a0\u200b\u0301", "\n"[:0], "://", "&lt;", "<b"]
)
TEXTS = st.one_of(
    st.lists(SIGNS, min_size=1, max_size=20).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    st.lists(st.sampled_from(STRINGS), min_size=1, max_size=3).map("".join),
).filter(lambda text: bool(text.strip()) and text == text.strip() and "  " not in text and _is_text(text))


def _extensions() -> tuple[list[str], dict[str, Any]]:
    """Return the Markdown extensions of our `mkdocs.yml`, as MkDocs gives them to Python-Markdown."""
    listed = yaml.safe_load((HERE.parent / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else each for each in listed]
    settings_ = {name: options for each in listed if isinstance(each, dict) for name, options in each.items()}
    # MkDocs adds these to what is listed.
    return ["toc", "tables", "fenced_code", *names], settings_


NAMES, OPTIONS = _extensions()
MARKDOWN = Markdown(extensions=list(dict.fromkeys(NAMES)), extension_configs=OPTIONS)


def _read(source: str) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """Return the elements of rendered Markdown with their attributes, and all its text."""
    tree = html5lib.parseFragment(
        MARKDOWN.reset().convert(source), treebuilder="etree", namespaceHTMLElements=False
    )
    elements = [
        (str(each.tag), {} if str(each.tag) == "h1" else {str(k): v for k, v in each.attrib.items()})
        for each in tree.iter()
    ]
    return elements, "".join(tree.itertext())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_text_is_text_wherever_it_stands(place: str, text: str) -> None:
    """In every place of a page, text gives no element of its own and is read as it was."""
    template = PLACES[place]
    elements, read = _read(template.replace("{}", markdown(text)))
    wanted, word = _read(template.replace("{}", "Standin"))
    assert elements == wanted
    assert read == word.replace("Standin", text)


@pytest.mark.parametrize("place", PLACES)
def test_hostile_strings_are_text_wherever_they_stand(place: str) -> None:
    """The same of every string in `hostile.txt`."""
    template = PLACES[place]
    wanted, word = _read(template.replace("{}", "Standin"))
    for text in STRINGS:
        elements, read = _read(template.replace("{}", markdown(text)))
        assert (text, elements, read) == (text, wanted, word.replace("Standin", text))


def test_plain_words_are_left_readable() -> None:
    """Letters, digits, hyphens within words and the punctuation of prose are written as they are."""
    prose = "In 2025, state-owned banks (two of them) said: “10.8 % more; perhaps”, ‘or’ so."
    assert markdown(prose) == prose


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. x", "1&#46; x"),
        ("12) x", "12&#41; x"),
        ("2026 x", "2026 x"),
        ("- x", "&#45; x"),
        ("+ x", "&#43; x"),
        (": x", "&#58; x"),
        ("a-b - c", "a-b &#45; c"),
        ("a: b + c", "a: b + c"),
        ("a|b", "a&#124;b"),
        ("a_b*c", "a&#95;b&#42;c"),
        ("&amp;", "&#38;amp;"),
        ("\\n", "&#92;n"),
        ("a@b.org", "a&#64;b.org"),
        ("https://x", "https&#58;//x"),
    ],
)
def test_markdown_writes(text: str, written: str) -> None:
    """Only what could be markup where it stands is written as an entity."""
    assert markdown(text) == written


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a_b/(c)*d*?e=1&copy=2&amp;f=_g_#h_(i)",
        "https://example.org/[x](javascript:alert(1))",
        "http://[2001:db8::1]:8080/!$;,~@:%20",
        "https://münchen.example/ü?q=日本",
        "https://example.org/&lt;&#60;",
    ],
)
def test_an_address_stays_itself(url: str) -> None:
    """A Markdown link to an address leads there, whatever signs it holds."""
    elements, read = _read(f"[{markdown(url)}]({address(url)})")
    assert [attributes for tag, attributes in elements if tag == "a"] == [{"href": url}]
    assert read == url


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
@example(text="\" onclick='alert(1)' <b> &amp;")
def test_an_attribute_holds_its_text(text: str) -> None:
    """Between double quotes, and between tags, escaped text is read as it was."""
    tree = html5lib.parseFragment(
        f'<p title="{attribute(text)}">{attribute(text)}</p>',
        treebuilder="etree",
        namespaceHTMLElements=False,
    )
    assert [(each.tag, each.attrib) for each in tree] == [("p", {"title": text})]
    assert "".join(tree.itertext()) == text


@given(
    value=st.recursive(
        st.text(max_size=20) | st.integers() | st.none() | st.booleans(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
@example(value={"</script><script>alert(1)</script>": "<!--<script> ]]> &lt;"})
def test_json_stays_in_its_script(value: Any) -> None:
    """JSON in a script element gives its value back, and the element ends where it should."""
    page = f"<p>a</p><script>{json_in_script(value)}</script><p>b</p>"
    tree = html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)
    assert [each.tag for each in tree] == ["p", "script", "p"]
    assert json.loads(tree[1].text) == value


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1)
    )
)
@example(
    rows=[
        ["=1+1", " =1+1", "\t=1", "\ttext", "\r", "@SUM(A1)", "-2+3", "+1", "＝1+1", "|x", "%", "a;=1", 'a"b']
    ]
)
def test_csv_is_read_back_and_is_no_formula(rows: list[list[str]]) -> None:
    """A cell gives its text back, after an apostrophe where a spreadsheet would have calculated."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([csv_cell(text) for text in row] for row in rows)
    file.seek(0)
    read = list(csv.reader(file))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [text.removeprefix("'") for text in row] for row in rows
    ]
    cells = [cell for row in read for cell in row]
    assert not [
        cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@|%＝＋－＠") or cell[:1] in tuple("\t\r\n")
    ]


def test_plain_cells_are_left_as_they_are() -> None:
    """Words, numbers and dates have no apostrophe."""
    cells = ["words = more", "12.5", "2026-01-31", "a-b", "", "'quoted'"]
    assert [csv_cell(cell) for cell in cells] == cells
