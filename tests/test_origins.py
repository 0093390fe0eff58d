"""How many independent origins a claim has: the rules as tables of cases, and that order plays no part."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citebrief.model import Briefing, BriefingRecord, Claim, Entity, Source
from citebrief.origins import Count, count_origins, origin

ABOUT = {
    "id": "x",
    "title": "X",
    "scope": "X.",
    "authors": [{"literal": "X"}],
    "edition": "1",
    "date": "2022-05-01",
}


def _source(id_: str, *derived: tuple[str, bool], voice: str = "") -> Source:
    ties = [
        {"source": work, "stated": stated, "reason": f"{id_} may rest on {work}."} for work, stated in derived
    ]
    fields = {
        "id": id_,
        "type": "document",
        "title": "X",
        "voice": voice or f"author-{id_}",
        "derived_from": ties,
    }
    return Source.model_validate(fields | {"file": f"{id_}.txt"})


SOURCES = (
    _source("a"),
    _source("b"),
    _source("c"),
    _source("of-a", ("a", True)),
    _source("of-of-a", ("of-a", True)),
    _source("likely-a", ("a", False)),
    _source("of-likely-a", ("likely-a", True)),
    _source("on-report", ("report", True)),
    _source("on-report-too", ("report", True)),
    _source("likely-report", ("report", False)),
    _source("both-ways", ("a", False), ("of-a", True)),
    _source("round", ("about", True)),
    _source("about", ("round", True)),
    _source("same-author", voice="author-a"),
)
UNNAMED = ("official-a", "official-b")
BRIEFING = Briefing(
    BriefingRecord.model_validate(ABOUT),
    {source.id: source for source in SOURCES},
    {
        name: Entity.model_validate(
            {"id": name, "name": name, "type": "person", "unnamed": True, "source": name[-1]}
        )
        for name in UNNAMED
    },
)


def counted(*evidence: str) -> Count:
    """Count evidence written as `source: voice > ?inferred voice, stance`."""
    return count_origins(a_claim(*evidence), BRIEFING)


def a_claim(*evidence: str) -> Claim:
    """Return a claim with evidence written as `counted` has it."""
    claim = {
        "id": "x",
        "statement": "X.",
        "kind": "event",
        "topic": "x",
        "evidence": [_evidence(e) for e in evidence],
    }
    return Claim.model_validate(claim)


def _evidence(written: str) -> dict[str, Any]:
    place, _, stance = written.partition(", ")
    source, _, voices = place.partition(": ")
    said_by = [
        {"id": voice.strip("?"), "inferred": f"{voice} is likely." if "?" in voice else None}
        for voice in voices.split(" > ")
        if voice
    ]
    return {"source": source, "quote": "x", "said_by": said_by, "stance": stance or "supports"}


CERTAIN = {
    "one document in its own voice": (["a"], 1, 1),
    "two documents in their own voices": (["a", "b"], 2, 2),
    "two documents of one author": (["a", "same-author"], 2, 1),
    "the same first voice": (["a: x", "b: x"], 2, 1),
    "the same first voice by other relays": (["a: x > r", "b: x > s", "c: x"], 3, 1),
    "two first voices": (["a: x", "b: y"], 2, 2),
    "a shared relay joins no named origins": (["a: x > r", "b: y > r"], 2, 2),
    "with no origin but the relay, it is the origin": (["a: r", "b: r"], 2, 1),
    "a relay that speaks of its own is another origin": (["a: x > r", "b: r"], 2, 2),
    "a relay for an unnamed voice is the origin": (["a: official-a > r", "b: official-b > r"], 2, 1),
    "and is the same as the relay itself": (["a: official-a > r", "b: r"], 2, 1),
    "but not as a named origin that it relays": (["a: official-a > r", "b: x > r"], 2, 2),
    "unnamed voices are never merged": (["a: official-a", "b: official-b"], 2, 2),
    "an unnamed voice is itself": (["a: official-a", "a: official-a"], 1, 1),
    "an unnamed voice is not its document's": (["a: official-a", "a"], 1, 2),
    "a document that quotes another's author": (["a", "b: author-a"], 2, 1),
    "the same source twice": (["a", "a"], 1, 1),
    "the same source with two voices": (["a: x", "a: y"], 1, 2),
    "one derives from the other": (["a", "of-a"], 2, 1),
    "one derives from the other over a third": (["a", "of-of-a"], 2, 1),
    "both from one work": (["on-report", "on-report-too"], 2, 1),
    "a named origin is not the work's": (["a: x", "of-a: y"], 2, 2),
    "an unnamed voice in a document that derives": (["a", "of-a: official-b"], 2, 1),
    "a document that derives, and names nobody": (["a: x", "of-a"], 2, 1),
    "a stated way outdoes a likely one": (["a", "both-ways"], 2, 1),
    "a circle of derivation does no harm": (["round", "about", "a"], 3, 2),
    "a chain of ties joins all": (["a: x", "b: x", "of-a", "of-of-a"], 4, 1),
    "qualifying evidence counts": (["a", "b, qualifies"], 2, 2),
    "disputing evidence does not": (["a", "b, disputes"], 1, 1),
    "disputing evidence joins nothing": (["a: x", "b: y", "c: x, disputes"], 2, 2),
    "with disputing evidence alone there is no origin": (["a, disputes"], 0, 0),
}


@pytest.mark.parametrize(("evidence", "documents", "origins"), CERTAIN.values(), ids=CERTAIN)
def test_ties_that_are_stated(evidence: list[str], documents: int, origins: int) -> None:
    """Where all ties are stated, there is one number and no reason to give."""
    count = counted(*evidence)
    assert (count.documents, count.least, count.most, count.reasons) == (documents, origins, origins, ())


LIKELY = {
    "an inferred voice": (["a: x", "b: ?x"], 1, 2, ["?x is likely."]),
    "two inferred voices": (["a: ?x", "b: ?x"], 1, 2, ["?x is likely."]),
    "an inferred relay of an unnamed voice": (["a: official-a > ?r", "b: r"], 1, 2, ["?r is likely."]),
    "a derivation not stated": (["a", "likely-a"], 1, 2, ["likely-a may rest on a."]),
    "a stated one from one not stated": (["a", "of-likely-a"], 1, 2, ["likely-a may rest on a."]),
    "one work, not stated": (["on-report", "likely-report"], 1, 2, ["likely-report may rest on report."]),
    "two ties likely, one sure": (["a", "of-a", "likely-a"], 1, 2, ["likely-a may rest on a."]),
    "two ranges": (
        ["a", "likely-a", "b: x", "c: ?x"],
        2,
        4,
        ["?x is likely.", "likely-a may rest on a."],
    ),
}


@pytest.mark.parametrize(("evidence", "least", "most", "reasons"), LIKELY.values(), ids=LIKELY)
def test_ties_that_are_likely(evidence: list[str], least: int, most: int, reasons: list[str]) -> None:
    """Where a tie is likely but not stated, the number is a range that says why."""
    count = counted(*evidence)
    assert (count.least, count.most, list(count.reasons)) == (least, most, reasons)


def test_a_likely_tie_that_changes_nothing_gives_no_reason() -> None:
    """What is joined for certain needs no likely tie, and none is told."""
    assert counted("of-a", "likely-a: author-a").reasons == ("likely-a may rest on a.",)
    assert counted("a", "of-a", "likely-a: author-a").reasons == ()
    assert counted("a: ?x", "a: x").reasons == ()


def test_documents_that_dispute_are_counted_apart() -> None:
    """Each disputing document counts once."""
    assert counted("a", "b, disputes", "b: x, disputes", "c, disputes").disputing == 2


def test_the_origin_shown_is_the_first_voice() -> None:
    """A page names the first voice, named or not, or the source's own."""
    claim = a_claim("a: official-a > r", "b: x > r", "c")
    assert [origin(evidence, BRIEFING) for evidence in claim.evidence] == ["official-a", "x", "author-c"]


PIECES = st.builds(
    "{}{}{}".format,
    st.sampled_from([source.id for source in SOURCES]),
    st.sampled_from(["", ": x", ": y", ": ?x", ": x > r", ": r", ": ?r", ": official-a > r", ": official-b"]),
    st.sampled_from(["", "", ", qualifies", ", disputes"]),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=7).flatmap(
        lambda pieces: st.tuples(st.just(pieces), st.permutations(pieces))
    )
)
def test_the_order_of_evidence_does_not_matter(orders: tuple[list[str], list[str]]) -> None:
    """The same evidence in another order gives the same count, with the same reasons."""
    assert counted(*orders[0]) == counted(*orders[1])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7), PIECES)
def test_counts_hold_together(pieces: list[str], another: str) -> None:
    """Least is at most most, a range has reasons, and one more piece adds one origin at most."""
    before, after = counted(*pieces), counted(*pieces, another)
    assert before.least <= before.most
    assert (before.least < before.most) == bool(before.reasons)
    assert after.most <= before.most + 1
    assert after.documents >= before.documents
