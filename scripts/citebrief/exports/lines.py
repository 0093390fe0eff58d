"""Claims, events, entities and comparisons as JSON Lines: one object a line, its keys in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from citebrief.dates import parse
from citebrief.deep_links import deep_link
from citebrief.model import Claim, Comparison, Event, Evidence, Passage, Verified
from citebrief.origins import count_origins


def json_lines(verified: Verified, hashes: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes of each file by its name, given the hash of each claim."""
    briefing = verified.briefing
    return {
        "claims.jsonl": _lines(claim_object(claim, verified, hashes) for claim in briefing.claims.values()),
        "events.jsonl": _lines(map(_event, briefing.events.values())),
        "entities.jsonl": _lines(_entities(verified)),
        "comparisons.jsonl": _lines(map(_comparison, briefing.comparisons.values())),
    }


def _lines(objects: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects).encode()


def claim_object(claim: Claim, verified: Verified, hashes: dict[str, str]) -> dict[str, Any]:
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
        "hash": hashes[claim.id],
        "independent_origins": {"min": origins.least, "max": origins.most, "reasons": list(origins.reasons)},
        "evidence": [_evidence(e, p, verified) for e, p in zip(claim.evidence, passages, strict=True)],
    }


def _evidence(evidence: Evidence, passage: Passage, verified: Verified) -> dict[str, Any]:
    text = verified.texts[evidence.source]
    source = verified.briefing.sources[evidence.source]
    deep = deep_link(evidence, passage, source)
    return {
        "source": evidence.source,
        "file": text.file,
        "sha256": text.sha256,
        "paragraph": passage.paragraph if "-" in passage.paragraph else int(passage.paragraph),
        "start": passage.start,
        "end": passage.end,
        "page": evidence.page,
        "url": deep.url if deep else None,
        "quote": evidence.quote if source.is_quoted else None,
        "stance": evidence.stance,
        "said_by": [voice.id for voice in evidence.said_by],
    }


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
        "figures": [figure.model_dump() for figure in comparison.figures],
    }
