"""Comparisons: what sources say of one question, side by side, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable

from citebrief.escape import markdown
from citebrief.model import Aspect, Briefing, Column, Comparison
from citebrief.pages.markup import box, bullets, front_matter, heading, line, link, page, sign, span
from citebrief.pages.phrases import COMPARISON_SIGNS, COMPARISON_WORDS, claim_link, number, source_link

_MANY = 6
"""From more comparisons than these on, a list of them leads to each."""


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
        _contents(comparisons, path) if len(comparisons) > _MANY else "",
        *(_section(comparison, briefing, path) for comparison in comparisons),
    )


def _contents(comparisons: Iterable[Comparison], path: str) -> str:
    """Return a list of all questions, each with its relation as a mark and, for ears, as a word."""
    items = [
        f"{sign(COMPARISON_SIGNS[each.kind])} {span('cb-hidden', COMPARISON_WORDS[each.kind] + ':')} "
        f"{link(markdown(each.question), path, path, each.id)}"
        for each in comparisons
    ]
    return box("nav", "cb-contents", bullets(items), label="Questions", searched=False)


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
