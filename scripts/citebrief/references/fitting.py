"""Records that are sound one by one and do not fit together."""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.load import Records
from citebrief.model import Aspect, Briefing, Claim, Evidence
from citebrief.problems import Problem


def unheld_sources(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report evidence from works whose text was not read, and held sources without a voice or a file."""
    for raw in records.lists.get("source", []):
        source = briefing.sources.get(raw.id or "")
        if source is None or not source.held:
            continue
        if not raw.value.get("file"):
            message = f"'{source.id}' is held and names no text: 'file' is missing"
            yield Problem(raw.place(), "CB115", message, "or is it a work not read: 'held: false'?")
        if not raw.value.get("voice"):
            message = "'voice' is missing: who speaks in the source where it names nobody?"
            yield Problem(raw.place(), "CB102", message)
    for claim, i, evidence in _evidence(briefing):
        cited = briefing.sources.get(evidence.source)
        if cited and not cited.held:
            place = records.place("claim", claim.id, "evidence", i, "source")
            yield Problem(place, "CB115", f"'{evidence.source}' is not held: its text was not read")
    for number, entry in briefing.set_aside.items():
        cited = briefing.sources.get(entry.source)
        if cited and not cited.held:
            place = records.place("set-aside", number, "source")
            yield Problem(place, "CB115", f"'{entry.source}' is not held: its text was not read")


def foreign_voices(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report unnamed voices that belong to no source, or speak in another than their own."""
    for entity in briefing.entities.values():
        if entity.unnamed and not entity.source:
            message = f"'{entity.id}' is an unnamed voice of no source: 'source' is missing"
            yield Problem(records.place("entity", entity.id), "CB102", message)
    for claim, i, evidence in _evidence(briefing):
        for j, voice in enumerate(evidence.said_by):
            speaker = briefing.entities.get(voice.id)
            if speaker and speaker.unnamed and speaker.source not in (None, evidence.source):
                place = records.place("claim", claim.id, "evidence", i, "said_by", j)
                message = f"the unnamed voice '{voice.id}' belongs to '{speaker.source}'"
                yield Problem(place, "CB116", message)


def repeated_evidence(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report evidence that a claim gives twice: the same passage is one piece of evidence."""
    seen: set[tuple[str, str, str, str | None, int | None]] = set()
    for claim, i, evidence in _evidence(briefing):
        key = (claim.id, evidence.source, evidence.quote, evidence.paragraph, evidence.occurrence)
        if key in seen:
            place = records.place("claim", claim.id, "evidence", i, "quote")
            message = f"this quote of {evidence.source} is evidence of '{claim.id}' already"
            yield Problem(place, "CB118", message)
        seen.add(key)


def repeated_set_aside(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report stretches that are set aside twice, for whatever reason."""
    seen: set[tuple[str, str | None, str | None, int | None]] = set()
    for number, entry in briefing.set_aside.items():
        key = (entry.source, entry.paragraph, entry.quote, entry.occurrence)
        if key in seen:
            place = records.place("set-aside", number, "quote" if entry.quote else "paragraph")
            yield Problem(place, "CB123", f"this stretch of {entry.source} is set aside already")
        seen.add(key)


def uneven_comparisons(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report rows of a comparison that have not one cell a column."""
    for comparison in briefing.comparisons.values():
        columns = len(comparison.columns)
        for i, aspect in enumerate(comparison.aspects):
            if len(aspect.cells) != columns:
                place = records.place("comparison", comparison.id, "aspects", i, "cells")
                message = f"the row '{aspect.label}' has {_cells(aspect)} for {columns} columns"
                yield Problem(place, "CB117", message)


def _cells(aspect: Aspect) -> str:
    return "1 cell" if len(aspect.cells) == 1 else f"{len(aspect.cells)} cells"


def pages_of_no_pdf(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report pages of sources that have none: their address is not that of a PDF."""
    for claim, i, evidence in _evidence(briefing):
        cited = briefing.sources.get(evidence.source)
        if evidence.page and cited and cited.URL and not cited.is_pdf:
            place = records.place("claim", claim.id, "evidence", i, "page")
            message = f"'{cited.id}' is no PDF by its address, and has no page {evidence.page}"
            yield Problem(place, "CB124", message)


def foreign_columns(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report claims in a column of a comparison that have no evidence from the column's source."""
    for comparison in briefing.comparisons.values():
        for i, column in enumerate(comparison.columns):
            for j, id_ in enumerate(column.claims):
                claim = briefing.claims.get(id_)
                if claim and column.source not in {evidence.source for evidence in claim.evidence}:
                    place = records.place("comparison", comparison.id, "columns", i, "claims", j)
                    message = f"the claim '{id_}' has no evidence from '{column.source}'"
                    yield Problem(place, "CB119", message)


def shared_texts(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report sources that name the text of another: one text would count as two documents."""
    first: dict[str, str] = {}
    for source in briefing.held_sources:
        if source.file and (other := first.setdefault(source.file, source.id)) != source.id:
            place = records.place("source", source.id, "file")
            yield Problem(place, "CB121", f"'{source.file}' is the text of '{other}' already")


def unsupported_claims(briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report claims all of whose evidence disputes them: nobody asserts what they say."""
    for claim in briefing.claims.values():
        if all(evidence.stance == "disputes" for evidence in claim.evidence):
            place = records.place("claim", claim.id, "evidence")
            yield Problem(place, "CB122", f"all evidence of '{claim.id}' disputes it")


def _evidence(briefing: Briefing) -> Iterator[tuple[Claim, int, Evidence]]:
    for claim in briefing.claims.values():
        for i, evidence in enumerate(claim.evidence):
            yield claim, i, evidence
