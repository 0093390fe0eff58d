"""Evidence as a W3C Web Annotation collection (Recommendation of 23 February 2017), in JSON-LD.

The body of an annotation is a claim, its target a passage: a position in code points, and beside it the
quote, or the two ends of a quote with elisions, so that no word is published that the pages do not show. A
source without an address is named by the SHA-256 of its text (RFC 6920).
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

from citebrief.match import ELISION
from citebrief.model import Claim, Evidence, Passage, Verified


def annotation_collection(verified: Verified) -> bytes:
    """Return the collection with its one page, an annotation a line; relative where no address is given."""
    briefing = verified.briefing
    items = [
        _annotation(claim, number, evidence, passage, verified)
        for claim in briefing.claims.values()
        for number, (evidence, passage) in enumerate(
            zip(claim.evidence, verified.passages[claim.id], strict=True), 1
        )
    ]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{_root(verified)}exports/annotations.jsonld",
        "type": "AnnotationCollection",
        "label": f"Evidence of {briefing.about.title}, edition {briefing.about.edition}",
        "total": len(items),
        "first": {
            "id": f"{_root(verified)}exports/annotations.jsonld#page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],
        },
    }
    head = json.dumps(collection, ensure_ascii=False).removesuffix("]}}")
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"{head}\n{lines}\n]}}}}\n".encode()


def _root(verified: Verified) -> str:
    """Return the address of the site, or the way to it from the folder of exports."""
    return verified.briefing.about.root or "../"


def _annotation(
    claim: Claim, number: int, evidence: Evidence, passage: Passage, verified: Verified
) -> dict[str, Any]:
    about = verified.briefing.about
    page = f"{_root(verified)}claims/{claim.id}.html"
    return {
        "id": f"{page}#e{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "id": page,
                "type": "TextualBody",
                "value": claim.statement,
                "format": "text/plain",
                "language": about.language,
                "purpose": "describing",
            },
            {"type": "TextualBody", "value": evidence.stance, "format": "text/plain", "purpose": "tagging"},
        ],
        "target": _target(evidence, passage, verified),
    }


def _target(evidence: Evidence, passage: Passage, verified: Verified) -> dict[str, Any]:
    source = verified.briefing.sources[evidence.source]
    selectors: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    ]
    if source.is_pdf and evidence.page:
        pdf = "http://tools.ietf.org/rfc/rfc3778"
        selectors.append({"type": "FragmentSelector", "conformsTo": pdf, "value": f"page={evidence.page}"})
    if source.is_quoted:
        selectors.insert(0, _by_words(evidence.quote))
    return {
        "source": source.URL or fingerprint(verified.texts[source.id].sha256),
        "dc:identifier": fingerprint(verified.texts[source.id].sha256),
        "selector": selectors,
    }


def _by_words(quote: str) -> dict[str, Any]:
    """Return a selector by a quote's words; of one with elisions its first and its last part."""
    parts = [part.strip() for part in quote.split(ELISION)]
    ends = [{"type": "TextQuoteSelector", "exact": part} for part in (parts[0], parts[-1])]
    if len(parts) == 1:
        return ends[0]
    return {"type": "RangeSelector", "startSelector": ends[0], "endSelector": ends[1]}


def fingerprint(sha256: str) -> str:
    """Return a SHA-256 in hexadecimal as a name of RFC 6920."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"
