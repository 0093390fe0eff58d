"""Comparisons: what sources say of one question, side by side, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable

from citebrief.escape import markdown
from citebrief.model import Aspect, Briefing, Column, Comparison
from citebrief.pages.markup import box, front_matter, heading, line, page, sign, span
from citebrief.pages.phrases import COMPARISON_SIGNS, COMPARISON_WORDS, claim_link, number, source_link


def comparisons_page(briefing: Briefing) -> str:
    """Return the page of all comparisons."""
    path = "comparisons.md"
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
        *(_section(comparison, briefing, path) for comparison in comparisons),
    )


def _section(comparison: Comparison, briefing: Briefing, path: str) -> str:
    relation = f"{sign(COMPARISON_SIGNS[comparison.kind])} {COMPARISON_WORDS[comparison.kind]}"
    return box(
        "section",
        f"cb-comparison cb-comparison--{comparison.kind}",
        line("p", "cb-relation", relation),
        heading(2, f"{comparison.id}--question", markdown(comparison.question)),
        markdown(comparison.note),
        box("div", "cb-table", _table(comparison, briefing, path)),
        id_=comparison.id,
    )


def _table(comparison: Comparison, briefing: Briefing, path: str) -> str:
    """Return the table; each cell names its column too, for pages too narrow for a row."""
    columns = comparison.columns
    heads = "".join(_cell("th", ' scope="col"', _head(column, briefing, path)) for column in columns)
    rows = [_row(aspect, columns) for aspect in comparison.aspects]
    rows.append(_cells("Claims", [_claims(column, briefing, path) for column in columns], columns))
    lines = [
        '<table class="cb-compare" markdown="1">',
        f'<thead markdown="1">\n<tr markdown="1"><td></td>{heads}</tr>\n</thead>',
        '<tbody markdown="1">',
        *rows,
        "</tbody>\n</table>",
    ]
    return "\n".join(lines)


def _cells(label: str, contents: Iterable[str], columns: list[Column]) -> str:
    cells = "".join(
        _cell("td", "", f"{span('cb-col', markdown(column.label))} {content}")
        for column, content in zip(columns, contents, strict=True)
    )
    head = _cell("th", ' scope="row"', label)
    return f'<tr markdown="1">{head}{cells}</tr>'


def _cell(tag: str, attributes: str, content: str) -> str:
    return f'<{tag}{attributes} markdown="span">{content}</{tag}>'


def _head(column: Column, briefing: Briefing, path: str) -> str:
    name = span("cb-meta", source_link(briefing.sources[column.source], path))
    return f"{markdown(column.label)}<br>{name}"


def _row(aspect: Aspect, columns: list[Column]) -> str:
    mark = sign("≠") if aspect.differs else span("cb-same", "=")
    word = span("cb-hidden", "differs" if aspect.differs else "same")
    label = markdown(aspect.label)
    head = f"{mark} {f'**{label}**' if aspect.differs else label} {word}"
    return _cells(head, map(markdown, aspect.cells), columns)


def _claims(column: Column, briefing: Briefing, path: str) -> str:
    return "<br>".join(claim_link(briefing.claims[id_], path) for id_ in column.claims)
