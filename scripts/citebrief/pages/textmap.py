"""The map of a text: one rectangle a paragraph, as wide as it is long, filled where it is cited."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def text_map(lengths: Sequence[int], cited: Collection[int]) -> str:
    """Return the drawing, in per cent of a width that stretches; paragraphs are counted from 1.

    It is hidden from screen readers, for which the sentence under it says the same.
    """
    whole, start, shapes = sum(lengths), 0, []
    for number, length in enumerate(lengths, start=1):
        if length:
            mark = ' class="cb-ink"' if number in cited else ""
            x, width = (f"{100 * part / whole:.2f}%" for part in (start, length))
            shapes.append(f'<rect{mark} x="{x}" width="{width}" height="100%"/>')
        start += length
    return f'<div class="cb-map" aria-hidden="true"><svg>{"".join(shapes)}</svg></div>' if shapes else ""
