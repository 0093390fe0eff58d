"""The briefing as data: JSON Lines for claims, events, entities and comparisons, CSL-JSON for sources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import rfc8785

from citebrief.dates import parse
from citebrief.model import Agent, Claim, Comparison, Event, Evidence, Passage, Source, Verified
from citebrief.origins import count_origins

FIELDS: dict[str, dict[str, str]] = {
    "claims.jsonl": {
        "id": "The claim's permanent id.",
        "statement": "The assertion, in the briefing's own words.",
        "kind": "event, figure, ranking, policy, statement, assessment, prediction or definition.",
        "topic": "Id of its topic.",
        "entities": "Ids of the entities it is about.",
        "date": "When the asserted thing is so, in EDTF, or null.",
        "retired": "Null, or edition, reason and replaced_by of a withdrawn claim.",
        "hash": "SHA-256 of the canonical JSON (RFC 8785) of the claim with its passages.",
        "independent_origins": "min and max of independent origins, and the reasons where they differ.",
        "evidence": (
            "A list: source, file, sha256 (of the file), paragraph (an integer, or text such as 9-10), "
            "start, end (code points, end exclusive), quote (null where no word of the source is published), "
            "stance, said_by (ids from the origin on)."
        ),
    },
    "events.jsonl": {
        "id": "The event's permanent id.",
        "title": "What happened, in a few words.",
        "date": "In EDTF, as written.",
        "earliest": "The first day it may be, or null where open or unknown.",
        "latest": "The last day it may be, or null where open or unknown.",
        "date_basis": "explicit, relative or context.",
        "status": "happened, planned, expected or alleged.",
        "claims": "Ids of the claims it rests on.",
    },
    "entities.jsonl": {
        "id": "The entity's permanent id.",
        "name": "Its name.",
        "type": "person, organisation, product, programme, law, place or publication.",
        "aliases": "Other spellings found in the sources.",
        "claims": "Ids of the claims about it.",
    },
    "comparisons.jsonl": {
        "id": "The comparison's permanent id.",
        "question": "What is compared.",
        "kind": "agree, wording, contradict or same-report.",
        "note": "What agrees or differs.",
        "claims": "Ids of the claims set side by side.",
    },
    "sources.csl.json": {
        "id": "The source's permanent id.",
        "type": "CSL type.",
        "title": "Its title.",
        "author": "A list of {family, given} or {literal}.",
        "container-title": "The newspaper, site or series.",
        "issued": "date-parts, two for a range; circa where uncertain; a literal where an end is open.",
        "URL": "Its address, where one is stated.",
        "language": "BCP 47, where known.",
        "custom": "held: whether its text was read; edtf: the date as written, or null.",
    },
}
"""Every export with the fields it holds, as the exports page documents them."""


def make_exports(verified: Verified) -> dict[str, bytes]:
    """Return the bytes of every export by file name."""
    briefing = verified.briefing
    sources = [csl(source) for source in briefing.sources.values()]
    return {
        "claims.jsonl": _lines(claim_object(claim, verified) for claim in briefing.claims.values()),
        "events.jsonl": _lines(map(_event, briefing.events.values())),
        "entities.jsonl": _lines(_entities(verified)),
        "comparisons.jsonl": _lines(map(_comparison, briefing.comparisons.values())),
        "sources.csl.json": (json.dumps(sources, ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _lines(objects: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects).encode()


def claim_object(claim: Claim, verified: Verified) -> dict[str, Any]:
    """Return a claim as the export has it."""
    origins = count_origins(claim, verified.briefing)
    passages = verified.passages[claim.id]
    return {
        "id": claim.id,
        "statement": claim.statement,
        "kind": claim.kind,
        "topic": claim.topic,
        "entities": claim.entities,
        "date": claim.date,
        "retired": claim.retired and claim.retired.model_dump(),
        "hash": claim_hash(claim, verified),
        "independent_origins": {"min": origins.least, "max": origins.most, "reasons": list(origins.reasons)},
        "evidence": [_evidence(e, p, verified) for e, p in zip(claim.evidence, passages, strict=True)],
    }


def _evidence(evidence: Evidence, passage: Passage, verified: Verified) -> dict[str, Any]:
    text = verified.texts[evidence.source]
    published = verified.briefing.sources[evidence.source].is_quoted
    return {
        "source": evidence.source,
        "file": text.file,
        "sha256": text.sha256,
        "paragraph": passage.paragraph if "-" in passage.paragraph else int(passage.paragraph),
        "start": passage.start,
        "end": passage.end,
        "quote": evidence.quote if published else None,
        "stance": evidence.stance,
        "said_by": [voice.id for voice in evidence.said_by],
    }


def claim_hash(claim: Claim, verified: Verified) -> str:
    """Return the SHA-256 of a claim's canonical JSON with the places and digests of its passages."""
    places = [[p.paragraph, p.start, p.end, p.sha256] for p in verified.passages[claim.id]]
    return _digest({"claim": claim.model_dump(by_alias=True), "passages": places})


def content_hash(verified: Verified) -> str:
    """Return the SHA-256 of the canonical JSON of the whole briefing with its lock, pages left out."""
    briefing = verified.briefing
    kinds = ("sources", "entities", "topics", "events", "comparisons")
    records: dict[str, Any] = {
        kind: {id_: record.model_dump(by_alias=True) for id_, record in getattr(briefing, kind).items()}
        for kind in kinds
    }
    texts = {id_: [text.file, text.sha256] for id_, text in verified.texts.items()}
    claims = {claim.id: claim_hash(claim, verified) for claim in briefing.claims.values()}
    return _digest(
        {"briefing": briefing.about.model_dump(by_alias=True), **records, "texts": texts, "claims": claims}
    )


def _digest(value: Any) -> str:
    return sha256(rfc8785.dumps(value)).hexdigest()


def _event(event: Event) -> dict[str, Any]:
    when = parse(event.date)
    return {
        "id": event.id,
        "title": event.title,
        "date": event.date,
        "earliest": when.earliest and when.earliest.isoformat(),
        "latest": when.latest and when.latest.isoformat(),
        "date_basis": event.date_basis,
        "status": event.status,
        "claims": event.claims,
    }


def _entities(verified: Verified) -> Iterable[dict[str, Any]]:
    about: dict[str, list[str]] = {id_: [] for id_ in verified.briefing.entities}
    for claim in verified.briefing.claims.values():
        for id_ in dict.fromkeys(claim.entities):
            about[id_].append(claim.id)
    for entity in verified.briefing.entities.values():
        yield {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "aliases": entity.aliases,
            "claims": about[entity.id],
        }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    claims = dict.fromkeys(id_ for column in comparison.columns for id_ in column.claims)
    return {
        "id": comparison.id,
        "question": comparison.question,
        "kind": comparison.kind,
        "note": comparison.note,
        "claims": list(claims),
    }


def csl(source: Source) -> dict[str, Any]:
    """Return a source as a CSL-JSON item (csl-data.json 1.0); what CSL has no field for stands in custom."""
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    if source.author:
        item["author"] = [_name(agent) for agent in source.author]
    if source.container_title:
        item["container-title"] = source.container_title
    if source.issued:
        item["issued"] = _csl_date(source.issued)
    if source.URL:
        item["URL"] = source.URL
    if source.language:
        item["language"] = source.language
    item["custom"] = {"held": source.held, "edtf": source.issued}
    return item


def _name(agent: Agent) -> dict[str, str]:
    return {part: text for part, text in agent.model_dump().items() if text}


def _csl_date(text: str) -> dict[str, Any]:
    """Return a CSL date of the precision that the EDTF has; one with an open end is a literal."""
    when = parse(text)
    point = when.spans[0].start
    if (
        when.form == "point"
        and point
        and (point.year + point.month + point.day).isdigit()
        and _is_month(point.month)
    ):
        parts = [int(part) for part in (point.year, point.month, point.day) if part]
        return {"date-parts": [parts], **({"circa": True} if any(point.qualifiers) else {})}
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return {"literal": text}
    return {"date-parts": [[day.year, day.month, day.day] for day in (first, last)]}


def _is_month(text: str) -> bool:
    return text == "" or int(text) <= 12
