"""The briefing as data, for reference managers, annotation tools, spreadsheets and programs.

A module a family of formats; each takes the verified briefing and gives bytes by file name. Words of a source
that is not quoted on pages stand in no export either.
"""

from __future__ import annotations

from citebrief.exports.annotations import annotation_collection
from citebrief.exports.bibliography import bibliography
from citebrief.exports.events import FIELDS as EVENT_FIELDS
from citebrief.exports.events import events_json, events_table
from citebrief.exports.icalendar import calendar
from citebrief.exports.lines import json_lines
from citebrief.exports.table import COLUMNS, claims_table
from citebrief.model import Verified

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
            "start, end (code points, end exclusive), page (of a PDF, or null), url (opens its source at the "
            "passage or, where nothing leads there, at its start; null where none is stated), quote (null "
            "where no word of the source is published), "
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
    "events.csv": EVENT_FIELDS,
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
        "figures": (
            "A list of the numbers that they state: claim, words (of its statement), kind (amount, share or "
            "rank), value or least and most, of (places of a ranking), unit, qualifier (about, estimated, "
            "almost, over, at-least, under, at-most, or null). Numbers are text, as written."
        ),
    },
    "claims.csv": COLUMNS,
    "sources.csl.json": {
        "id": "The source's permanent id.",
        "type": "CSL type.",
        "title": "Its title.",
        "author": "A list of {family, given} or {literal}.",
        "container-title": "The newspaper, site or series.",
        "issued": "date-parts, two for a range; circa where uncertain; a literal where an end is open.",
        "URL": "Its address, where one is stated.",
        "language": "BCP 47, where known.",
        "note": "Says so of a work that is known by mention only.",
        "custom": "held: whether its text was read; edtf: the date as written, or null.",
    },
}
"""Files whose fields the exports page documents one by one, in their order."""

ABOUT: dict[str, str] = {
    "claims.jsonl": "Claims with their evidence, one JSON object a line.",
    "claims.csv": "Claims, one row each, in UTF-8 with a byte-order mark; safe to open in a spreadsheet.",
    "annotations.jsonld": (
        "Evidence as a W3C Web Annotation collection: each piece ties a claim, its body, to a passage, its "
        "target, by the ends of the quote and by code points. A text without an address is named by its "
        "SHA-256 (RFC 6920)."
    ),
    "events.jsonl": "The timeline, one JSON object a line.",
    "events.json": "The timeline in order of time, as one document with the fields of events.csv.",
    "events.csv": "The same, one row each; ids are divided by spaces.",
    "events.ics": (
        "The timeline as a calendar (RFC 5545). An entry covers the days from the first to the last that its "
        "date names: where an end is open or unknown, those of the other end alone. All but exact days are "
        "tentative and say their date in words. The date as written is in X-EDTF."
    ),
    "entities.jsonl": "Entities, one JSON object a line.",
    "comparisons.jsonl": "Comparisons, one JSON object a line.",
    "sources.csl.json": "Sources and the works they mention as CSL-JSON, for most reference managers.",
    "sources.bib": "The same for BibTeX and biblatex.",
    "sources.ris": "The same as RIS.",
}
"""Every export in the order in which the exports page lists it, with what it is."""


def make_exports(verified: Verified, hashes: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes of every export by file name, given the hash of each claim.

    A calendar has at least one entry (RFC 5545, 3.6), so there is none where there are no events.
    """
    made = {
        **json_lines(verified, hashes),
        **bibliography(verified.briefing),
        "claims.csv": claims_table(verified, hashes),
        "events.json": events_json(verified.briefing),
        "events.csv": events_table(verified.briefing),
        **({"events.ics": calendar(verified.briefing)} if verified.briefing.events else {}),
        "annotations.jsonld": annotation_collection(verified),
    }
    return {name: made[name] for name in ABOUT if name in made}
