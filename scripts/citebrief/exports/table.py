"""Tables as CSV (RFC 4180), and claims in one, a row each, for those who sort and count in a spreadsheet.

Written in UTF-8 with a byte-order mark, without which spreadsheets guess another encoding; no cell can be
taken for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from citebrief.escape import csv_cell
from citebrief.model import STANCES, Claim, Verified
from citebrief.origins import count_origins

COLUMNS = {
    "id": "The claim's permanent id.",
    "statement": "The assertion, in the briefing's own words.",
    "kind": "event, figure, ranking, policy, statement, assessment, prediction or definition.",
    "topic": "Id of its topic.",
    "date": "When the asserted thing is so, in EDTF.",
    "said": "When the voice said it, in EDTF.",
    "value": "The figure, as a decimal number.",
    "unit": "What the figure counts.",
    "entities": "Ids of the entities it is about, divided by spaces.",
    "sources": "Ids of the sources of its evidence, divided by spaces.",
    "supports": "How many pieces of evidence support it.",
    "qualifies": "How many qualify it.",
    "disputes": "How many dispute it.",
    "documents": "How many documents support or qualify it.",
    "origins_min": "How many independent origins they have, at least.",
    "origins_max": "How many, at most.",
    "retired": "The edition from which it is withdrawn.",
    "page": "Its page, from the root of the site.",
    "hash": "SHA-256 of the claim, as in claims.jsonl.",
}


def claims_table(verified: Verified, hashes: dict[str, str]) -> bytes:
    """Return the table of all claims, given the hash of each."""
    claims = verified.briefing.claims.values()
    return table(COLUMNS, (_row(claim, verified) | {"hash": hashes[claim.id]} for claim in claims))


def table(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a table with a row of names and one for each row, in the order of the columns."""
    written, names = StringIO(), list(columns)
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(csv_cell(row[name]) for name in names)
    return written.getvalue().encode("utf-8-sig")


def _row(claim: Claim, verified: Verified) -> dict[str, str]:
    count = count_origins(claim, verified.briefing)
    stances = [evidence.stance for evidence in claim.evidence]
    return {
        "id": claim.id,
        "statement": claim.statement,
        "kind": claim.kind,
        "topic": claim.topic,
        "date": claim.date or "",
        "said": claim.said or "",
        "value": claim.value or "",
        "unit": claim.unit or "",
        "entities": " ".join(claim.entities),
        "sources": " ".join(dict.fromkeys(evidence.source for evidence in claim.evidence)),
        **{stance: str(stances.count(stance)) for stance in STANCES},
        "documents": str(count.documents),
        "origins_min": str(count.least),
        "origins_max": str(count.most),
        "retired": claim.retired.edition if claim.retired else "",
        "page": f"claims/{claim.id}.html",
    }
