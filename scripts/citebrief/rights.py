"""The limits on what a site may show of its sources: words a quote, share of a source, copied words."""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.load import Records
from citebrief.model import Briefing, Claim, Comparison, Source, SourceText
from citebrief.passages import Key
from citebrief.problems import Place, Problem
from citebrief.text import Text
from citebrief.words import copied_run, count, folded_words, pieces, shared_pieces, spaced

Words = tuple[tuple[str, str, *tuple[str | int, ...]], str | None]
"""Words of our own, perhaps none, after their place: the kind and id of a record, and the path into it."""


def long_quotes(words: dict[Key, int], briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report evidence, and entries set aside, that show more words than one quote may."""
    limit = briefing.about.limits.words_per_quote
    for (id_, number), shown in words.items():
        if shown > limit:
            yield _long_quote(records.place("claim", id_, "evidence", number, "quote"), shown, limit)
    for entry, aside in briefing.set_aside.items():
        if aside.quote and (shown := count(aside.quote)) > limit:
            yield _long_quote(records.place("set-aside", entry, "quote"), shown, limit)


def _long_quote(place: Place, shown: int, limit: int) -> Problem:
    return Problem(place, "CB221", f"the quote shows {shown} words; the limit is {limit}")


def large_shares(briefing: Briefing, records: Records, texts: dict[str, SourceText]) -> Iterator[Problem]:
    """Report sources of which all quotes together show more than the limit allows."""
    limit = briefing.about.limits.share_of_source
    for id_, text in texts.items():
        if text.shown * 100 > limit * text.words:
            share = f"{text.shown} of {text.words} words"
            yield Problem(
                records.place("source", id_), "CB222", f"{share} of {id_} are shown; the limit is {limit} %"
            )


def copied_statements(briefing: Briefing, records: Records, texts: dict[str, Text]) -> Iterator[Problem]:
    """Report statements, and other words of our own, that copy a run of words from a text at hand.

    What belongs to a claim is compared with the sources it rests on, anything else with all of them.
    """
    limit = briefing.about.limits.copied_words
    own = [(place, folded_words(text)) for place, text in _own_words(briefing) if text]
    cited = {claim.id: {evidence.source for evidence in claim.evidence} for claim in briefing.claims.values()}
    places: dict[tuple[str, ...], list[int]] = {}
    for number, (_, words) in enumerate(own):
        for piece in pieces(words, limit):
            places.setdefault(piece, []).append(number)
    for source_id, text in texts.items():
        source_words = folded_words(text.raw)
        shared = shared_pieces(places.keys(), source_words, limit)
        source = spaced(source_words) if shared else ""
        for number in sorted({number for piece in shared for number in places[piece]}):
            (kind, id_, *path), words = own[number]
            if kind == "claim" and source_id not in cited[id_]:
                continue
            if run := copied_run(words, source, limit):
                message = f"{_name(path)} copies {len(run.split())} words of {source_id}: '{run}'"
                yield Problem(records.place(kind, id_, *path), "CB223", message)


def _name(path: list[str | int]) -> str:
    field = next(step for step in reversed(path) if isinstance(step, str))
    return "the statement" if field == "statement" else f"the text of '{field}'"


def _own_words(briefing: Briefing) -> Iterator[Words]:
    about = briefing.about
    for name in ("title", "subtitle", "scope", "source_summary"):
        yield ("briefing", about.id, name), getattr(about, name)
    for claim in briefing.claims.values():
        yield from _words_of_claim(claim)
    yield from _words_of_small_records(briefing)
    for comparison in briefing.comparisons.values():
        yield from _words_of_comparison(comparison)
    for source in briefing.sources.values():
        yield from _words_on_source(source)


def _words_of_claim(claim: Claim) -> Iterator[Words]:
    at = ("claim", claim.id)
    yield (*at, "statement"), claim.statement
    yield (*at, "date_note"), claim.date_note
    for i, evidence in enumerate(claim.evidence):
        for j, voice in enumerate(evidence.said_by):
            yield (*at, "evidence", i, "said_by", j, "inferred"), voice.inferred
        for code, reason in evidence.reviewed.items():
            yield (*at, "evidence", i, "reviewed", code), reason
    if claim.retired:
        yield (*at, "retired", "reason"), claim.retired.reason
    for i, change in enumerate(claim.history):
        yield (*at, "history", i, "note"), change.note


def _words_of_small_records(briefing: Briefing) -> Iterator[Words]:
    for topic in briefing.topics.values():
        yield ("topic", topic.id, "title"), topic.title
        yield ("topic", topic.id, "summary"), topic.summary
    for entity in briefing.entities.values():
        yield ("entity", entity.id, "description"), entity.description
    for event in briefing.events.values():
        yield ("event", event.id, "title"), event.title
        yield ("event", event.id, "date_note"), event.date_note


def _words_of_comparison(comparison: Comparison) -> Iterator[Words]:
    at = ("comparison", comparison.id)
    yield (*at, "question"), comparison.question
    yield (*at, "note"), comparison.note
    for i, column in enumerate(comparison.columns):
        yield (*at, "columns", i, "label"), column.label
    for i, aspect in enumerate(comparison.aspects):
        yield (*at, "aspects", i, "label"), aspect.label
        for j, cell in enumerate(aspect.cells):
            yield (*at, "aspects", i, "cells", j), cell
    for i, figure in enumerate(comparison.figures):
        yield (*at, "figures", i, "unit"), figure.unit


def _words_on_source(source: Source) -> Iterator[Words]:
    at = ("source", source.id)
    yield (*at, "issued_basis"), source.issued_basis
    if source.reliability:
        yield (*at, "reliability", "reason"), source.reliability.reason
    for name, text in source.descriptor or ():
        yield (*at, "descriptor", name), text
    for i, derivation in enumerate(source.derived_from):
        yield (*at, "derived_from", i, "reason"), derivation.reason
