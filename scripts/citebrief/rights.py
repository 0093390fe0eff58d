"""The limits on what a site may show of its sources: words a quote, share of a source, copied statements."""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.load import Records
from citebrief.model import Briefing, SourceText
from citebrief.passages import Key
from citebrief.problems import Problem
from citebrief.text import Span, Text
from citebrief.words import copied_run, folded


def long_quotes(words: dict[Key, int], briefing: Briefing, records: Records) -> Iterator[Problem]:
    """Report evidence that shows more words than one quote may."""
    limit = briefing.about.limits.words_per_quote
    for (id_, number), shown in words.items():
        if shown > limit:
            place = records.place("claim", id_, "evidence", number, "quote")
            yield Problem(place, "CB221", f"the quote shows {shown} words; the limit is {limit}")


def large_shares(briefing: Briefing, records: Records, texts: dict[str, SourceText]) -> Iterator[Problem]:
    """Report sources of which all quotes together show more than the limit allows."""
    limit = briefing.about.limits.share_of_source
    for id_, text in texts.items():
        if text.shown * 100 > limit * text.words:
            share = f"{text.shown} of {text.words} words"
            yield Problem(
                records.place("source", id_), "CB222", f"{share} of {id_} are shown; the limit is {limit} %"
            )


def copied_statements(
    briefing: Briefing, records: Records, texts: dict[str, Text], words: dict[str, list[Span]]
) -> Iterator[Problem]:
    """Report statements that copy a run of words from a source they rest on, where its text is at hand."""
    limit = briefing.about.limits.copied_words
    sources = {id_: folded(text.raw, words[id_]) for id_, text in texts.items()}
    for claim in briefing.claims.values():
        statement = folded(claim.statement)
        for id_ in sorted({evidence.source for evidence in claim.evidence} & sources.keys()):
            if run := copied_run(statement, sources[id_], limit):
                place = records.place("claim", claim.id, "statement")
                yield Problem(
                    place, "CB223", f"the statement copies {len(run.split())} words of {id_}: '{run}'"
                )
