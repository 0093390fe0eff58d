"""The key of the timeline: every mark that a drawing may have, with what it means, always all of them."""

from __future__ import annotations

from citebrief.pages.axis import Axis
from citebrief.pages.marks import Mark
from citebrief.pages.tracks import edition_line, shapes

_WIDTH = Axis(0, 1)
_MARKS = {
    "exact day": [Mark("dot", 0.5, 0.5)],
    "some time within": [Mark("block", 0.1, 0.9)],
    "about": [Mark("block", 0.1, 0.9, "hatched")],
    "uncertain": [Mark("block", 0, 0.7, "dashed"), Mark("asks-after", 0.7, 0.7)],
    "lasting, both ends known": [Mark("bar", 0, 1), Mark("cap", 0, 0), Mark("cap", 1, 1)],
    "lasting, open end": [Mark("bar", 0, 1), Mark("arrow-on", 1, 1), Mark("cap", 0, 0)],
    "on or before": [Mark("line", 0, 1), Mark("arrow-back", 0, 0), Mark("cap", 1, 1)],
    "planned or expected when reported": [Mark("block", 0.1, 0.9, "hollow")],
}


def key() -> str:
    """Return the key; it is hidden where the drawing is."""
    drawn = {words: shapes(parts, _WIDTH) for words, parts in _MARKS.items()}
    drawn["this edition"] = edition_line()
    items = "".join(f"<li><svg>{shape}</svg> {words}</li>\n" for words, shape in drawn.items())
    return f'<ul class="cb-marks-key" aria-hidden="true" data-search-exclude="">\n{items}</ul>'
