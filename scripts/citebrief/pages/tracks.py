"""The drawing of the timeline as SVG: places in per cent of a width that stretches, so that no text scales.

Shapes stand around y = 0; the style sheet moves them to the first line of their row and gives every colour.
Those of a fixed size, and the grid that all rows share, are drawn once, in `definitions`, and named by rows.
"""

from __future__ import annotations

from citebrief.pages.axis import Axis, ends
from citebrief.pages.marks import Look, Mark

_LEAST = 1.8
"""A block of less than this part of the axis, in per cent, is drawn 7 pixels wide, which is about as much."""
_HATCH = ' fill="url(#cb-hatch)"'
_SHAPES = """\
<pattern id="cb-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<path class="cb-paper" d="M0 0h4v4H0z"/><path class="cb-ink" d="M0 0h1.8v4H0z"/></pattern>\
<circle id="cb-dot" r="4.5"/>\
<path id="cb-least" d="M-3.5-4.5h7v9h-7z"/>\
<path id="cb-cap" class="cb-ink" d="M-1-6.5h2v13h-2z"/>\
<g id="cb-arrow-on"><path class="cb-paper" d="M-6-3h6v6h-6z"/><path d="M-1 0l-8-4.5v9z"/></g>\
<g id="cb-arrow-back"><path class="cb-paper" d="M0-3h6v6h-6z"/><path d="M1 0l8-4.5v9z"/></g>\
<text id="cb-asks-before" x="-8" y="4.5" text-anchor="end">?</text>\
<text id="cb-asks-after" x="8" y="4.5">?</text>\
<text id="cb-about-before" x="-8" y="4.5" text-anchor="end">~</text>\
<text id="cb-about-after" x="8" y="4.5">~</text>"""


def definitions(axis: Axis, edition: float) -> str:
    """Return the shapes that rows name: the grid with the line of the edition, and all of a fixed size."""
    lines = "".join(
        f'<line class="cb-year{" cb-year--fifth" if axis.is_dark(year) else ""}"{_upright(year, axis)}/>'
        for year in axis.lines
    )
    grid = f'<symbol id="cb-grid">{lines}<line class="cb-edition"{_upright(edition, axis)}/></symbol>'
    return f'<svg class="cb-shapes" width="0" height="0"><defs>{grid}{_SHAPES}</defs></svg>'


def _upright(at: float, axis: Axis) -> str:
    x = _place(at, axis)
    return f' x1="{x}" x2="{x}" y2="100%"'


def scale(axis: Axis, edition: float) -> str:
    """Return the years and the name of the edition's line, each over its place."""
    years = "".join(f'<text x="{_place(year, axis)}" y="100%" dy="-5">{year}</text>' for year in axis.labelled)
    side = "end" if axis.percent(edition) > 50 else "start"  # noqa: PLR2004
    name = f'<text class="cb-edition" x="{_place(edition, axis)}" y="1em" text-anchor="{side}">this edition</text>'
    return f"<svg>{name}{years}</svg>"


def track(drawn: list[Mark], axis: Axis) -> str:
    """Return the drawing of one date over the grid."""
    return f'<svg><use href="#cb-grid"/>{shapes(drawn, axis)}</svg>'


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
    look = "" if mark.kind == "cap" else _look(mark.look)
    return f'<use{look} href="#cb-{name}" x="{_place(middle, axis)}"/>'


def _stroke(mark: Mark, axis: Axis) -> str:
    """Return a bar or a line; a hollow one has a second one of the paper's colour upon it."""
    ends_ = f'x1="{_place(mark.start, axis)}" x2="{_place(mark.end, axis)}"'
    dashed = f" cb-{mark.kind}--dashed" if mark.look == "dashed" else ""
    stroke = f'<line class="cb-{mark.kind}{dashed}" {ends_}/>'
    return stroke + (f'<line class="cb-{mark.kind}-core" {ends_}/>' if mark.look == "hollow" else "")


def _look(look: Look) -> str:
    """Return the class of a look; the name of a pattern is an address, which a style sheet would look up in itself."""
    hatch = _HATCH if look.startswith("hatched") else ""
    return f' class="cb-{look}"{hatch}'


def _place(at: float, axis: Axis) -> str:
    return f"{_number(axis.percent(at))}%"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
