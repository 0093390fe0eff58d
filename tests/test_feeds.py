"""The feeds of editions, read back by the rules of RFC 4287 and of JSON Feed 1.1."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from uuid import UUID
from xml.etree import ElementTree

import pytest

import citebrief
from past import release, with_a_past

ATOM = "{http://www.w3.org/2005/Atom}"


def made(root: Path) -> Path:
    """Write the pages of a briefing and return the folder of its feeds."""
    citebrief.write_pages(root, citebrief.check(root, root / "data" / "sources"))
    return root / "build" / "docs" / "feeds"


def atom(folder: Path) -> ElementTree.Element:
    """Return the Atom feed after the rules for what each feed and entry must have."""
    feed = ElementTree.parse(folder / "atom.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1
        assert urlsplit(each.findtext(f"{ATOM}id", "")).scheme
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated", "")).tzinfo
        alternates = [link for link in each.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(alternates)
        assert each is feed or alternates or each.find(f"{ATOM}content") is not None
    ids = [each.findtext(f"{ATOM}id") for each in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(author.findtext(f"{ATOM}name") for author in feed.findall(f"{ATOM}author"))
    assert feed.find(f"{ATOM}author") is not None
    return feed


def links(feed: ElementTree.Element, rel: str) -> list[str]:
    """Return the addresses that a feed and its entries link to by a relation."""
    return [link.get("href", "") for link in feed.iter(f"{ATOM}link") if link.get("rel") == rel]


@pytest.fixture
def past(briefing_folder: Path) -> Path:
    """The fictional briefing with its editions 1 and 2 released."""
    release(with_a_past(briefing_folder))
    return briefing_folder


def test_atom_lists_the_released_editions_newest_first(past: Path) -> None:
    """Each has its day, its page, what changed, and for an id the name that its content hash gives."""
    feed = atom(made(past))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2022-05-01T00:00:00Z",
        "2022-03-01T00:00:00Z",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2022-05-01T00:00:00Z"
    assert links(entries[0], "alternate") == ["https://example.org/skarholm/editions/2.html"]
    assert links(feed, "self") == ["https://example.org/skarholm/feeds/atom.xml"]
    told = entries[0].findtext(f"{ATOM}content", "")
    assert told.startswith("Claims: 1 added, 1 reworded, 1 withdrawn, 5 as in edition 1.")
    digest = urlsafe_b64decode(entries[0].findtext(f"{ATOM}id", "").partition(";")[2] + "=").hex()
    assert digest == json.loads((past / "data" / "editions" / "2.json").read_text("utf-8"))["content_hash"]
    assert digest in told


def test_json_feed_says_the_same(past: Path) -> None:
    """Its items have the ids, days, titles, texts and addresses of the entries."""
    folder = made(past)
    told = json.loads((folder / "editions.json").read_text("utf-8"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == "https://example.org/skarholm/feeds/editions.json"
    names = {"id": "id", "date_published": "updated", "title": "title", "content_text": "content"}
    entries = atom(folder).findall(f"{ATOM}entry")
    assert [[item[name] for name in names] for item in told["items"]] == [
        [entry.findtext(f"{ATOM}{name}") for name in names.values()] for entry in entries
    ]
    assert [item["url"] for item in told["items"]] == [links(entry, "alternate")[0] for entry in entries]


def test_an_edition_not_yet_released_is_not_announced(briefing_folder: Path) -> None:
    """What may still change stands in no feed; without any release the feeds are sound and empty."""
    folder = made(briefing_folder)
    assert atom(folder).findall(f"{ATOM}entry") == []
    assert json.loads((folder / "editions.json").read_text("utf-8"))["items"] == []
    assert len(atom(made(with_a_past(briefing_folder))).findall(f"{ATOM}entry")) == 1


def test_an_id_stays_when_the_site_moves_and_when_editions_follow(briefing_folder: Path) -> None:
    """Neither another address nor the first or a later edition changes the id of the feed or of an entry."""
    draft = atom(made(briefing_folder))
    first = atom(made(with_a_past(briefing_folder)))
    about = briefing_folder / "data" / "briefing.yaml"
    about.write_text(
        about.read_text("utf-8").replace("https://example.org/skarholm", "https://skarholm.example")
    )
    release(briefing_folder)
    moved = atom(made(briefing_folder))
    assert UUID(moved.findtext(f"{ATOM}id", "").removeprefix("urn:uuid:")).version == 5
    assert {feed.findtext(f"{ATOM}id") for feed in (draft, first)} == {moved.findtext(f"{ATOM}id")}
    ids = [entry.findtext(f"{ATOM}id") for entry in moved.findall(f"{ATOM}entry")]
    assert ids[1:] == [first.findtext(f"{ATOM}entry/{ATOM}id")]


def test_without_an_address_links_are_relative(briefing_folder: Path) -> None:
    """A feed opened from disk leads to the pages beside it; JSON Feed, which needs addresses, has none."""
    about = briefing_folder / "data" / "briefing.yaml"
    about.write_text(about.read_text("utf-8").replace("url: https://example.org/skarholm", "url:"), "utf-8")
    release(briefing_folder)
    folder = made(briefing_folder)
    feed = atom(folder)
    targets = [urljoin("site/feeds/atom.xml", href) for href in links(feed, "alternate")]
    assert targets == ["site/editions/index.html", "site/editions/2.html"]
    told = json.loads((folder / "editions.json").read_text("utf-8"))
    assert not {"home_page_url", "feed_url"} & told.keys()
    assert "url" not in told["items"][0]
