"""Deep links in a real Chromium: the words that it highlights on a page of the text are the passage's."""

from __future__ import annotations

import base64
import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import chromium, hosted
from citebrief.deep_links import deep_link
from citebrief.fragments import _KNOWN, Searched, _letters, fragment
from citebrief.match import Match, matches
from citebrief.model import Evidence, Passage, Source
from citebrief.text import Text
from test_fragments import WORDS

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A text</title><style>
::target-text { background: #f00; color: #000 } html { font: 20px/1.6 monospace; color: #000 }
p { margin: 4px } body { margin: 8px 8px 4000px }</style>"""
BOXES = """() => [...document.querySelectorAll("p")].flatMap(p =>
  [...p.firstChild.data].reduce((boxes, sign) => {
  const range = document.createRange(), at = boxes.length ? boxes.at(-1).end : 0
  range.setStart(p.firstChild, at)
  range.setEnd(p.firstChild, at + sign.length)
  const box = range.getBoundingClientRect()
  return [...boxes, { end: at + sign.length, sign, x: box.left + 1, y: box.top + 1, seen: box.width > 2 }]
}, []))"""
RED = """async ([shot, boxes]) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + shot)).blob())
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d")
  context.drawImage(image, 0, 0)
  return boxes.map(({ x, y }) => String(context.getImageData(x, y, 1, 1).data.slice(0, 3)) == "255,0,0")
}"""
"""Whether each character of a picture stands on the ground that only highlighted words have."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@dataclass
class Reader:
    """A window that opens texts, each as a page with one block a paragraph, and sees what is highlighted."""

    folder: Path
    address: str
    page: Page
    eye: Page
    numbers: Iterator[int]

    def highlighted(self, raw: str, name: str) -> str:
        """Return the characters that are highlighted when the page of a text is opened at a fragment."""
        path = self.folder / f"{next(self.numbers)}.html"
        blocks = "".join(f"<p>{html.escape(block)}</p>" for block in raw.split("\n") if block.strip())
        path.write_text(PAGE + blocks, "utf-8")
        self.page.goto(f"{self.address}{path.name}#{name}")
        for wait in (50, 100, 200, 400, 800):  # Chromium looks for the words after the page has loaded
            self.page.wait_for_timeout(wait)
            self.page.evaluate("scrollTo(0, 0)")
            boxes = self.page.evaluate(BOXES)
            shot = base64.b64encode(self.page.screenshot()).decode()
            red = self.eye.evaluate(RED, [shot, boxes])
            if any(red):
                break
        return "".join(box["sign"] for box, is_red in zip(boxes, red, strict=True) if is_red and box["seen"])


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of pages served on loopback."""
    folder = tmp_path_factory.mktemp("texts")
    with hosted(folder) as address:
        yield Reader(folder, address, browser.new_page(), browser.new_page(), count())


def link(quote: str, raw: str, which: int = 0, paragraphs: str | None = None) -> tuple[str, Match]:
    """Return what stands after the # in the link to a passage, or nothing, and the passage."""
    text, match = Searched.of(raw), matches(quote, Text(raw, ""), paragraphs)[which]
    lengths = fragment(quote, match, text) if text else ()
    found = Passage(match.paragraph, match.start, match.end, "0" * 64, 0, "1", fragment=lengths)
    source: dict[str, Any] = {"id": "a", "type": "document", "title": "A", "URL": "https://example.org/"}
    evidence = Evidence(source="a", quote=quote)
    deep = deep_link(evidence, found, Source.model_validate(source))
    assert deep
    return deep.url.partition("#")[2], match


def seen(text: str) -> str:
    """Return what of a text is seen as characters of their own."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u00ad\u0301\u064e")


@pytest.mark.parametrize(
    ("quote", "raw", "which"),
    [
        ("the cat sat", "A concatenate\nSee: the cat sat down.", 0),
        ("cat sat", "concat saturates\nThe cat sat down.", 0),
        ("The board … 4 March", "It met. The board, all of it, met on 4 March. On 4 March too.", 0),
        ("He said “no way” to it", "And so:\nHe said “no way” to it", 0),
        ("so it's a tower, he said", "And so it’s a tower, he said", 0),
        ("28 percent of all", "Of 28\u00a0percent of all we know", 0),
        ("tower—the old one—leans", "The tower—the old one—leans", 0),
        ("a-b, c & d 100 % #1", "x a-b, c & d 100 % #1 y", 0),
        ("שלום עולם", "טוב: שלום עולם, אמר", 0),
        ("السلام عليكم", "قال: السلام عليكم يا صديقي", 0),
        ("塔楼倾斜", "他说：灯灭了。塔楼倾斜。船来了。", 0),
        ("cafe\u0301 noir", "Un cafe\u0301 noir, un the\u0301", 0),
        ("naïve co-operation", "A naïve co-operation\nnaïve cooperative", 0),
    ],
)
def test_the_words_of_the_passage_are_highlighted(reader: Reader, quote: str, raw: str, which: int) -> None:
    """The link of each quote opens its page at exactly the passage that the quote names."""
    name, match = link(quote, raw, which)
    assert name
    assert seen(reader.highlighted(raw, name)) == seen(raw[match.start : match.end])


def test_a_quote_over_two_paragraphs_is_highlighted(reader: Reader) -> None:
    """Start and end lead over the end of a block."""
    raw = "Zero\nOne two three\nfour five six\nfour five"
    name, match = link("two three four five", raw, paragraphs="2-3")
    assert seen(reader.highlighted(raw, name)) == seen(raw[match.start : match.end])


@pytest.mark.parametrize("raw", ["THE TOWER leans\nthe tower leans", "Thé tower leans\nthe tower leans"])
def test_what_chromium_would_take_for_the_passage_is_not_linked(reader: Reader, raw: str) -> None:
    """Words that stand earlier in another case or with an accent would be highlighted in its place."""
    assert link("the tower leans", raw)[0] == ""
    assert reader.highlighted(raw, ":~:text=the%20tower%20leans") == raw.partition("\n")[0]


def _generated(random_: random.Random) -> tuple[str, str]:
    """Return a text of words that are easily mistaken, and a quote of it."""
    words = random_.choices(WORDS, k=random_.randint(4, 14))
    raw = "".join(word + random_.choice([" ", " ", " ", "\n", "  "]) for word in words)
    first = random_.randrange(len(words))
    quoted = words[first : first + random_.randint(1, 6)]
    if len(quoted) > 2 and random_.random() < 0.5:
        quoted[1] = "…"
    return raw, " ".join(quoted).replace("\u00a0", random_.choice(" \u00a0"))


def test_generated_links_lead_to_their_passages(reader: Reader) -> None:
    """Whatever words a text repeats, a proven link highlights its passage."""
    random_, proven = random.Random(14), 0  # noqa: S311
    while proven < 40:
        raw, quote = _generated(random_)
        if not matches(quote, Text(raw, "")):
            continue
        name, match = link(quote, raw)
        if name:
            proven += 1
            assert seen(reader.highlighted(raw, name)) == seen(raw[match.start : match.end]), (raw, name)


ALIKE = """signs => {
  const { compare } = new Intl.Collator("en", { usage: "search", sensitivity: "base" })
  const groups = [[]]
  for (const sign of signs.filter(sign => compare(sign, "")).sort(compare)) {
    if (compare(groups.at(-1)[0] ?? "", sign)) groups.push([])
    groups.at(-1).push(sign)
  }
  return [signs.filter(sign => !compare(sign, "")), groups.filter(group => group.length > 1)]
}"""
"""Which signs Chromium's search takes for nothing, and which for one another."""


def test_what_chromium_takes_for_the_same_is_never_told_apart(reader: Reader) -> None:
    """No two known characters that its search compares as equal, nor pairs of letters, count as different."""
    known = re.compile(f"[{_KNOWN}]")
    letters = "abcdefghijklmnopqrstuvwxyz"
    signs = [sign for sign in map(chr, range(0x20000)) if known.match(sign)]
    nothing, groups = reader.eye.evaluate(ALIKE, [*signs, *(a + b for a in letters for b in letters)])
    assert [sign for sign in nothing if _letters(sign)] == []
    assert [group for group in groups if len(set(map(_letters, group))) > 1] == []
    assert len(groups) > 300
