"""Feeds of the released editions: Atom (RFC 4287) and JSON Feed 1.1.

An edition that is not released may still change, so no feed has it. Ids hang on no address: an edition's is
its content hash as a name of RFC 6920, the feed's is made of the briefing's id. All dates are the editions'
own days.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from citebrief.changes import changes, in_brief
from citebrief.escape import attribute
from citebrief.exports.annotations import fingerprint
from citebrief.frozen import Editions
from citebrief.model import BriefingRecord, FrozenEdition

ATOM, JSON = "feeds/atom.xml", "feeds/editions.json"
_INDEX = "editions/index.html"
Told = tuple[FrozenEdition, str]
"""An edition with what a feed says of it."""


def make_feeds(about: BriefingRecord, editions: Editions) -> dict[str, bytes]:
    """Return the bytes of both feeds by path, the newest edition first."""
    told = [
        (step[1], f"{in_brief(changes(*step))} Content hash {step[1].content_hash}.")
        for step in reversed(editions.released_steps)
    ]
    return {ATOM: _atom(about, told).encode(), JSON: _json(about, told).encode()}


def _atom(about: BriefingRecord, told: list[Told]) -> str:
    day = told[0][0].date if told else about.date
    authors = "".join(f"<author><name>{attribute(agent.name)}</name></author>\n" for agent in about.authors)
    rights = f"<rights>{attribute(about.licence)}</rights>\n" if about.licence else ""
    entries = "".join(_entry(about, *each) for each in told)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{attribute(about.language)}">\n'
        f"<id>{_feed_id(about)}</id>\n"
        f"<title>{attribute(_title(about))}</title>\n"
        f"<subtitle>{attribute(about.scope)}</subtitle>\n"
        f"<updated>{_moment(day)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{attribute(_address(about, ATOM))}"/>\n'
        f'<link rel="alternate" type="text/html" href="{attribute(_address(about, _INDEX))}"/>\n'
        f"{authors}{rights}{entries}</feed>\n"
    )


def _entry(about: BriefingRecord, edition: FrozenEdition, text: str) -> str:
    page = attribute(_address(about, f"editions/{edition.edition}.html"))
    return (
        "<entry>\n"
        f"<id>{fingerprint(edition.content_hash)}</id>\n"
        f"<title>{attribute(_name(edition))}</title>\n"
        f"<published>{_moment(edition.date)}</published>\n"
        f"<updated>{_moment(edition.date)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{page}"/>\n'
        f'<content type="text">{attribute(text)}</content>\n'
        "</entry>\n"
    )


def _json(about: BriefingRecord, told: list[Told]) -> str:
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(about),
        "home_page_url": _address(about, _INDEX),
        "feed_url": _address(about, JSON),
        "description": about.scope,
        "language": about.language,
        "authors": [{"name": agent.name} for agent in about.authors],
        "items": [_item(about, *each) for each in told],
    }
    if not about.url:
        del feed["home_page_url"], feed["feed_url"]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(about: BriefingRecord, edition: FrozenEdition, text: str) -> dict[str, str]:
    item = {
        "id": fingerprint(edition.content_hash),
        "title": _name(edition),
        "content_text": text,
        "date_published": _moment(edition.date),
    }
    return item | ({"url": _address(about, f"editions/{edition.edition}.html")} if about.url else {})


def _feed_id(about: BriefingRecord) -> str:
    """Return an id that stays, before and after the first release and wherever the feed is moved."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, about.id)}"


def _title(about: BriefingRecord) -> str:
    return f"{about.title}: editions"


def _name(edition: FrozenEdition) -> str:
    return f"{edition.title}, edition {edition.edition}"


def _moment(day: str) -> str:
    """Return the first moment of a day in RFC 3339; an edition's hour is not known."""
    return f"{day}T00:00:00Z"


def _address(about: BriefingRecord, path: str) -> str:
    """Return the address of a file of the site, or the way to it from the folder of feeds."""
    return f"{about.root or '../'}{path}"
