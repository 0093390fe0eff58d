"""The briefing as data: JSON Lines for claims, events, entities and comparisons, CSL-JSON for sources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from citebrief.csl import csl
from citebrief.dates import parse
from citebrief.model import Claim, Comparison, Event, Evidence, Passage, Verified
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
        "hash": (
            "SHA-256 of the canonical JSON (RFC 8785) of the claim's fields that are not at their defaults, "
            "reviews left out, with its passages."
        ),
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


def make_exports(verified: Verified, hashes: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes of every export by file name, given the hash of each claim."""
    briefing = verified.briefing
    sources = [csl(source) for source in briefing.sources.values()]
    return {
        "claims.jsonl": _lines(claim_object(claim, verified, hashes) for claim in briefing.claims.values()),
        "events.jsonl": _lines(map(_event, briefing.events.values())),
        "entities.jsonl": _lines(_entities(verified)),
        "comparisons.jsonl": _lines(map(_comparison, briefing.comparisons.values())),
        "sources.csl.json": (json.dumps(sources, ensure_ascii=False, indent=1) + "\n").encode(),
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
