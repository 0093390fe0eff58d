"""The figures that sources compare: drawn in the rows of tables, a table a scale, and all on one page.

A row says in words all that it draws: who states it, the words of the claim, the number as it is drawn. So
the drawing itself is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Iterator

from citebrief.escape import markdown
from citebrief.model import Claim, Column, Comparison, Evidence, Figure, Verified
from citebrief.pages.bars import KEY, Scale, definitions, drawn, scale_of
from citebrief.pages.markup import (
    address_in_site,
    box,
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
    grouped,
    number,
    source_link,
    voices,
)

FIGURES_PAGE = "figures.md"
_HEAD = "".join(cell(label, "th", ' scope="col"') for label in ("Who", "What", "Drawn as"))
_SCALES = {
    "amount": "from zero",
    "share": "within the outline of a whole",
    "rank": "the first place at the left",
}


def figures_page(verified: Verified) -> str:
    """Return the page of all comparisons that have figures."""
    compared = [each for each in verified.briefing.comparisons.values() if each.figures]
    total = number(sum(len(each.figures) for each in compared), "figure")
    return page(
        front_matter("figures", "Figures", f"Figures that {verified.briefing.about.title} compares"),
        line("p", "cb-crumbs", link("Comparisons", FIGURES_PAGE, "comparisons.md")),
        "# Figures",
        line("p", "cb-lead", f"{total} in {number(len(compared), 'comparison')}, as the claims word them."),
        *(_introduction() if compared else ()),
        *(_section(each, verified) for each in compared),
    )


def _introduction() -> Iterator[str]:
    yield line(
        "p",
        "cb-ways",
        "A figure is drawn no more exactly than it is stated, and nothing is converted. Each table has a",
        "scale of its own: lengths are to be compared within it alone.",
    )
    items = "".join(f"<li>{drawing} {words}</li>\n" for words, drawing in KEY.items())
    yield f'<ul class="cb-marks-key" aria-hidden="true" data-search-exclude="">\n{items}</ul>'
    yield definitions()


def _section(comparison: Comparison, verified: Verified) -> str:
    question = link(markdown(comparison.question), FIGURES_PAGE, "comparisons.md", comparison.id)
    return box(
        "section",
        "cb-comparison",
        line("p", "cb-relation", sign(COMPARISON_SIGNS[comparison.kind]), COMPARISON_WORDS[comparison.kind]),
        heading(2, comparison.id, question),
        line("p", "cb-note", markdown(comparison.note)),
        *figures_of(comparison, verified, FIGURES_PAGE),
        searched=False,
    )


def figures_of(comparison: Comparison, verified: Verified, path: str) -> Iterator[str]:
    """Yield a table for each scale of a comparison's figures, in the order in which they are written."""
    for place, key in enumerate(dict.fromkeys(figure.scale for figure in comparison.figures), 1):
        figures = [figure for figure in comparison.figures if figure.scale == key]
        scale = scale_of(figures)
        rows = [row for figure in figures for row in _rows(figure, scale, comparison, verified, path)]
        name = f"{comparison.id}--figures-{place}"
        told = span("cb-meta", _SCALES[figures[0].kind])
        yield heading(3, name, f"{markdown(figures[0].unit)} {told}", searched=False)
        yield box("div", "cb-table", table("cb-figures", _HEAD, rows, named_by=name), searched=False)


def _rows(
    figure: Figure, scale: Scale, comparison: Comparison, verified: Verified, path: str
) -> Iterator[str]:
    """Yield a row for each column whose source has evidence of the figure's claim."""
    claim = verified.briefing.claims[figure.claim]
    for column in comparison.columns:
        if claim.id in column.claims:
            given = [(n, each) for n, each in enumerate(claim.evidence, 1) if each.source == column.source]
            said = next((pair for pair in given if pair[1].stance != "disputes"), given[0])
            yield _row(figure, scale, claim, column, said, verified, path)


def _row(
    figure: Figure,
    scale: Scale,
    claim: Claim,
    column: Column,
    said: tuple[int, Evidence],
    verified: Verified,
    path: str,
) -> str:
    """Return who says what of the figure; one that the source disputes is not drawn."""
    place, evidence = said
    briefing, disputed = verified.briefing, evidence.stance == "disputes"
    source = source_link(briefing.sources[column.source], path)
    told = " · ".join(part for part in (source, voices(evidence, briefing, path)) if part)
    who = f"{markdown(column.label)} {span('cb-meta', told)}"
    address = f"{address_in_site(path, f'claims/{claim.id}.md')}#e{place}"
    before = "withdrawn: " if claim.retired else ""
    if evidence.stance != "supports":
        before += f"{sign(STANCE_SIGNS[evidence.stance])} {evidence.stance}: "
    drawing = drawn(None if disputed else figure, scale, predicted=claim.kind == "prediction")
    what = f'{before}<a href="{address}">{markdown(figure.words)}{drawing}</a>'
    number_ = "not drawn" if disputed else _number(figure, claim)
    return cell(who, "th", ' scope="row"') + cell(what) + cell(number_)


def _number(figure: Figure, claim: Claim) -> str:
    """Return `at least 9,000`, `10 to 20 %` or `28 of 36, predicted`."""
    qualifier = (figure.qualifier or "").replace("-", " ")
    ends = " to ".join(grouped(each) for each in (figure.value, figure.least, figure.most) if each)
    among = f" of {grouped(figure.of)}" if figure.of else " %" if figure.kind == "share" else ""
    predicted = ", predicted" if claim.kind == "prediction" else ""
    return f"{qualifier} {ends}{among}{predicted}".strip()
