"""The Web Annotation collection: its selectors, followed by a reader of their own, lead to the passages."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from citebrief import check
from citebrief.exports.annotations import annotation_collection
from citebrief.model import Verified

BRIEFING = Path(__file__).parent / "briefing"


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """The fictional briefing with its passages."""
    checked = check(BRIEFING, tmp_path_factory.mktemp("none"))
    assert checked.verified is not None
    return checked.verified


@pytest.fixture(scope="module")
def collection(verified: Verified) -> dict[str, Any]:
    """The collection, read back."""
    read: dict[str, Any] = json.loads(annotation_collection(verified))
    return read


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The texts by the name that RFC 6920 gives their bytes."""
    named = {}
    for path in (BRIEFING / "texts").iterdir():
        digest = base64.urlsafe_b64encode(sha256(path.read_bytes()).digest()).decode().rstrip("=")
        named[f"ni:///sha-256;{digest}"] = path.read_bytes().decode()
    return named


def chosen(selector: dict[str, Any], text: str) -> tuple[int, int]:
    """Return the stretch that a selector chooses, as the recommendation describes it."""
    if selector["type"] == "TextPositionSelector":
        return selector["start"], selector["end"]
    if selector["type"] == "TextQuoteSelector":
        assert text.count(selector["exact"]) == 1
        start = text.index(selector["exact"])
        return start, start + len(selector["exact"])
    start, _ = chosen(selector["startSelector"], text)
    _, end = chosen(selector["endSelector"], text)
    return start, end


def test_the_envelope(collection: dict[str, Any]) -> None:
    """A collection with one page, which holds as many annotations as it says, each with its parts."""
    page = collection["first"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(page["items"]) == 12
    assert len({item["id"] for item in page["items"]}) == 12
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert {body["type"] for body in item["body"]} == {"TextualBody"}


def test_both_selectors_choose_the_same_passage(collection: dict[str, Any], texts: dict[str, str]) -> None:
    """Both selectors lead to the same words of the text that the fingerprint names."""
    compared = 0
    for item in collection["first"]["items"]:
        target = item["target"]
        text = texts[target["dc:identifier"]]
        *words, position = target["selector"]
        for selector in words:
            ends = chosen(selector, text) if _fits_once(selector, text) else chosen(position, text)
            assert ends == chosen(position, text)
            compared += _fits_once(selector, text)
    assert compared >= 9


def _fits_once(selector: dict[str, Any], text: str) -> bool:
    parts = [part for part in (selector.get("startSelector"), selector.get("endSelector")) if part] or [
        selector
    ]
    return all(text.count(part["exact"]) == 1 for part in parts)


def test_no_hidden_word_is_published(collection: dict[str, Any], verified: Verified) -> None:
    """Selectors hold words of the quotes alone, and none of a source that is not quoted."""
    briefing = verified.briefing
    quotes = [e.quote for c in briefing.claims.values() for e in c.evidence]
    exact = [
        part["exact"]
        for item in collection["first"]["items"]
        for selector in item["target"]["selector"]
        for part in (selector, selector.get("startSelector", {}), selector.get("endSelector", {}))
        if "exact" in part
    ]
    assert exact
    assert all(any(words in quote for quote in quotes) for words in exact)
    secret = verified.texts["secret"].sha256
    (hidden,) = [
        item["target"]
        for item in collection["first"]["items"]
        if item["target"]["dc:identifier"] == _name(secret)
    ]
    assert [selector["type"] for selector in hidden["selector"]] == ["TextPositionSelector"]


def _name(digest: str) -> str:
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip('=')}"
