"""Comparisons: what sources say of one question, side by side, quote by quote, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citebrief.escape import markdown
from citebrief.model import Aspect, Briefing, Claim, Column, Comparison, Evidence, Verified
from citebrief.origins import count_origins
from citebrief.pages.bars import definitions
from citebrief.pages.figures import FIGURES_PAGE, figures_of
from citebrief.pages.markup import (
    box,
    bullets,
    cell,
    front_matter,
    heading,
    line,
    link,
    page,
    sign,
    span,
    table,
)
from citebrief.pages.phrases import (
    COMPARISON_SIGNS,
    COMPARISON_WORDS,
    STANCE_SIGNS,
    grade,
    number,
    paragraph,
    quote,
    source_link,
    tally,
    voices,
)

_MANY = 6
"""From more comparisons than these on, a list of them leads to each."""


def comparisons_page(verified: Verified) -> str:
    """Return the page of all comparisons."""
    briefing, path = verified.briefing, "comparisons.md"
    comparisons = briefing.comparisons.values()
    counted = [
        f"{sign(COMPARISON_SIGNS[kind])} {sum(c.kind == kind for c in comparisons)} {words}"
        for kind, words in COMPARISON_WORDS.items()
    ]
    return page(
        front_matter("comparisons", "Comparisons", f"Comparisons of {briefing.about.title}"),
        "# Comparisons",
        line(
            "p",
            "cb-lead",
            f"{number(len(comparisons), 'comparison')} of what the sources say on one question.",
        ),
        line("p", "cb-key", " · ".join(counted)),
        *(_figures(path) if any(each.figures for each in comparisons) else ()),
        _contents(comparisons, path) if len(comparisons) > _MANY else "",
        *(_section(comparison, verified, path) for comparison in comparisons),
    )


def _figures(path: str) -> Iterator[str]:
    """Yield the way to the figures alone, and the shapes that drawings of figures name."""
    yield line("p", "cb-ways", link("The figures alone", path, FIGURES_PAGE), searched=False)
    yield definitions()


def _contents(comparisons: Iterable[Comparison], path: str) -> str:
    """Return a list of all questions, each with its relation as a mark and, for ears, as a word."""
    items = [
        f"{sign(COMPARISON_SIGNS[each.kind])} {span('cb-hidden', COMPARISON_WORDS[each.kind] + ':')} "
        f"{link(markdown(each.question), path, path, each.id)}"
        for each in comparisons
    ]
    return box("nav", "cb-contents", bullets(items), label="Questions", searched=False)


def _section(comparison: Comparison, verified: Verified, path: str) -> str:
    relation = f"{sign(COMPARISON_SIGNS[comparison.kind])} {COMPARISON_WORDS[comparison.kind]}"
    return box(
        "section",
        f"cb-comparison cb-comparison--{comparison.kind}",
        line("p", "cb-relation", relation),
        heading(2, f"{comparison.id}--question", markdown(comparison.question)),
        markdown(comparison.note),
        *figures_of(comparison, verified, path),
        box("div", "cb-table", _table(comparison, verified, path)),
        id_=comparison.id,
    )


def _table(comparison: Comparison, verified: Verified, path: str) -> str:
    """Return the table; each cell names its column too, for pages too narrow for a row."""
    columns = comparison.columns
    heads = (cell(_head(column, verified.briefing, path), "th", ' scope="col"') for column in columns)
    rows = [_words(columns, verified, path), *(_row(aspect, columns) for aspect in comparison.aspects)]
    return table("cb-compare", f"<td></td>{''.join(heads)}", rows)


def _head(column: Column, briefing: Briefing, path: str) -> str:
    source = briefing.sources[column.source]
    return f"{markdown(column.label)}<br>{span('cb-meta', f'{source_link(source, path)} {grade(source)}')}"


def _row(aspect: Aspect, columns: list[Column]) -> str:
    return _cells(_label(markdown(aspect.label), aspect.differs), map(markdown, aspect.cells), columns)


def _label(label: str, differs: bool) -> str:
    """Return the heading of a row: a boxed mark, bold, where the columns differ in it."""
    mark = sign("≠") if differs else span("cb-same", "=")
    word = span("cb-hidden", "differs" if differs else "same")
    return f"{mark} {f'**{label}**' if differs else label} {word}"


def _cells(label: str, contents: Iterable[str], columns: list[Column], *, searched: bool = True) -> str:
    return cell(label, "th", ' scope="row"') + "".join(
        cell(f"{span('cb-col', markdown(column.label))} {content}", searched=searched)
        for column, content in zip(columns, contents, strict=True)
    )


def _words(columns: list[Column], verified: Verified, path: str) -> str:
    """Return the row of what each column's source says in its own words, passage by passage."""
    evidence = [list(_evidence(column, verified)) for column in columns]
    said = {tuple(each.quote for _, _, each in listed) for listed in evidence}
    shown = all(verified.briefing.sources[column.source].is_quoted for column in columns)
    label = _label("Words", len(said) > 1) if shown else "Words"
    cells = (" ".join(_quote(*each, verified, path) for each in listed) for listed in evidence)
    return _cells(label, cells, columns, searched=False)


def _evidence(column: Column, verified: Verified) -> Iterator[tuple[Claim, int, Evidence]]:
    """Yield the evidence that a column's claims have in its source."""
    for claim in (verified.briefing.claims[id_] for id_ in column.claims):
        for index, evidence in enumerate(claim.evidence):
            if evidence.source == column.source:
                yield claim, index, evidence


def _quote(claim: Claim, index: int, evidence: Evidence, verified: Verified, path: str) -> str:
    """Return a quote with its stance, who says it, a link to its claim, and what else the claim rests on."""
    words = quote(evidence, verified.briefing.sources[evidence.source])
    count = count_origins(claim, verified.briefing)
    where = paragraph(verified.passages[claim.id][index], evidence)
    parts = (
        "withdrawn" if claim.retired else "",
        "" if evidence.stance == "supports" else f"{sign(STANCE_SIGNS[evidence.stance])} {evidence.stance}",
        voices(evidence, verified.briefing, path),
        link(where, path, f"claims/{claim.id}.md", f"e{index + 1}"),
        tally(count) if count.documents > 1 else "",
    )
    told = span("cb-meta", " · ".join(part for part in parts if part))
    return f"{span('cb-words', words)} {told}" if words else told
