"""The drawing of the timeline as SVG: places in per cent of a width that stretches, so that no text scales.

Shapes stand around y = 0; the style sheet moves them to the first line of their row and gives every colour.
Those of a fixed size, and the grid that all rows share, are drawn once, in `definitions`, and named by rows.
No id of data has the underscore that theirs have.
"""

from __future__ import annotations

from citebrief.pages.axis import Axis
from citebrief.pages.marks import Look, Mark

_LEAST = 1.8
"""A block of less than this part of the axis, in per cent, is drawn 7 pixels wide, which is about as much."""
_HATCH = ' fill="url(#cb_hatch)"'
SHAPES = {
    "hatch": (
        '<pattern id="cb_hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="cb-paper" d="M0 0h4v4H0z"/>'
        '<path class="cb-ink" d="M0 0h1.8v4H0z"/></pattern>'
    ),
    "dot": '<circle id="cb_dot" r="4.5"/>',
    "least": '<path id="cb_least" d="M-3.5-4.5h7v9h-7z"/>',
    "cap": '<path id="cb_cap" class="cb-ink" d="M-1-6.5h2v13h-2z"/>',
    "arrow-on": (
        '<g id="cb_arrow-on"><path class="cb-paper" d="M-6-3h6v6h-6z"/><path d="M-1 0l-8-4.5v9z"/></g>'
    ),
    "arrow-back": (
        '<g id="cb_arrow-back"><path class="cb-paper" d="M0-3h6v6h-6z"/><path d="M1 0l8-4.5v9z"/></g>'
    ),
    "asks-before": '<text id="cb_asks-before" x="-8" y="4.5" text-anchor="end">?</text>',
    "asks-after": '<text id="cb_asks-after" x="8" y="4.5">?</text>',
    "about-before": '<text id="cb_about-before" x="-8" y="4.5" text-anchor="end">~</text>',
    "about-after": '<text id="cb_about-after" x="8" y="4.5">~</text>',
}
"""The shapes of a fixed size and the hatch, by name."""


def definitions(axis: Axis, edition: float) -> str:
    """Return the shapes that rows name: the grid with the line of the edition, and all of a fixed size."""
    lines = "".join(
        f'<line class="cb-year{" cb-year--fifth" if axis.is_dark(year) else ""}"{_upright(year, axis)}/>'
        for year in axis.lines
    )
    grid = f'<symbol id="cb_grid">{lines}<line class="cb-edition"{_upright(edition, axis)}/></symbol>'
    return defined(grid, *SHAPES.values())


def defined(*shapes: str) -> str:
    """Return shapes as drawings of the page may name them; nothing is seen of this itself."""
    return f'<svg class="cb-shapes" width="0" height="0"><defs>{"".join(shapes)}</defs></svg>'


def _upright(at: float, axis: Axis) -> str:
    x = _place(at, axis)
    return f' x1="{x}" x2="{x}" y2="100%"'


def scale(axis: Axis, edition: float) -> str:
    """Return the years and the name of the edition's line, each over its place."""
    years = "".join(
        f'<text x="{_place(year, axis)}" y="100%" dy="-5">{year}</text>' for year in axis.labelled
    )
    side = "end" if axis.percent(edition) > 50 else "start"
    at = f'x="{_place(edition, axis)}" y="1em" text-anchor="{side}"'
    return f'<svg><text class="cb-edition" {at}>this edition</text>{years}</svg>'


def track(drawn: list[Mark], axis: Axis) -> str:
    """Return the drawing of one date over the grid."""
    return f'<svg><use href="#cb_grid"/>{shapes(drawn, axis)}</svg>'


def shapes(drawn: list[Mark], axis: Axis) -> str:
    """Return the shapes of a date."""
    return f'<g class="cb-marks">{"".join(_shape(mark, axis) for mark in drawn)}</g>'


def edition_line() -> str:
    """Return the line of the edition alone, for the key."""
    return '<line class="cb-edition" x1="50%" x2="50%" y2="100%"/>'


def _shape(mark: Mark, axis: Axis) -> str:
    if mark.kind in ("bar", "line"):
        return _stroke(mark, axis)
    wide = axis.percent(mark.end) - axis.percent(mark.start)
    if mark.kind == "block" and wide >= _LEAST:
        x, width = _place(mark.start, axis), _number(wide)
        return f'<rect{_look(mark.look)} x="{x}" y="-4.5" width="{width}%" height="9"/>'
    name = "least" if mark.kind == "block" else mark.kind
    middle = mark.start if mark.start == mark.end else (mark.start + mark.end) / 2
    return f'<use{_look(mark.look)} href="#cb_{name}" x="{_place(middle, axis)}"/>'


def _stroke(mark: Mark, axis: Axis) -> str:
    """Return a bar or a line; a hollow one has a second one of the paper's colour upon it."""
    ends_ = f'x1="{_place(mark.start, axis)}" x2="{_place(mark.end, axis)}"'
    dashed = f" cb-{mark.kind}--dashed" if mark.look.endswith("dashed") else ""
    stroke = f'<line class="cb-{mark.kind}{dashed}" {ends_}/>'
    return stroke + (f'<line class="cb-{mark.kind}-core" {ends_}/>' if mark.look.startswith("hollow") else "")


def _look(look: Look) -> str:
    """Return the class of a look; a style sheet would look for the pattern in itself."""
    if look == "solid":
        return ""
    hatch = _HATCH if look.startswith("hatched") else ""
    return f' class="cb-{look}"{hatch}'


def _place(at: float, axis: Axis) -> str:
    return f"{_number(axis.percent(at))}%"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
