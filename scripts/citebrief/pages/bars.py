"""How a figure is drawn: a bar from zero or a place on a ranking, in per cent of a width that stretches.

An exact number is a solid bar. What is about so much is hatched; what is almost so much has a hatched end;
over a number an arrow leads on; what is under one is dashed, up to a cap. A range is hollow between its ends,
and what is predicted is hollow throughout. A share is drawn inside the outline of its whole. Shapes stand
around y = 0, as those of the timeline do, and some are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from citebrief.model import Figure, Qualifier
from citebrief.pages.tracks import SHAPES, defined

_FULL = 86
"""How much of the width the numbers of a scale take, in per cent: beyond them an arrow has room."""
_EDGE = 2
"""From the edge to the first place of a ranking, in per cent: a dot is as wide as it stands."""
_OPEN = 7
"""How far an arrow leads on, and at most how long the hatched end of a bar is, in per cent."""
_ROUND = frozenset(("about", "estimated"))
_MORE = frozenset(("over", "at-least"))
_LESS = frozenset(("under", "at-most"))


@dataclass(frozen=True)
class Scale:
    """What the figures of one kind and unit are drawn on; zero is on every scale but that of ranks."""

    first: Decimal
    last: Decimal
    full: int = _FULL
    edge: int = 0
    """How far from the edge it begins, in per cent."""

    def place(self, number: Decimal) -> float:
        """Return where a number stands, in per cent of the width."""
        across = self.last - self.first
        return self.edge + (float((number - self.first) / across) * self.full if across else 0.0)


def scale_of(figures: Iterable[Figure]) -> Scale:
    """Return the scale that has room for figures of one kind and unit."""
    given = list(figures)
    if given[0].of is not None:
        return Scale(Decimal(1), Decimal(given[0].of), 100 - 2 * _EDGE, _EDGE)
    if given[0].kind == "share":
        return Scale(Decimal(0), Decimal(100))
    numbers = [Decimal(0), *(each.low for each in given), *(each.high for each in given)]
    return Scale(min(numbers), max(numbers))


def definitions() -> str:
    """Return the shapes that drawings of figures name."""
    return defined(*(SHAPES[name] for name in ("hatch", "dot", "cap", "arrow-on", "about-after")))


def drawn(figure: Figure | None, scale: Scale, *, predicted: bool = False) -> str:
    """Return the drawing of a figure on its scale; the scale alone where there is none to draw."""
    if figure is None:
        return _svg(_zero(scale))
    if figure.of is not None:
        return _svg(*_rank(figure, scale, predicted), classes="cb-figure cb-figure--rank")
    whole = _rect("cb-whole", 0, scale.full) if figure.kind == "share" else ""
    return _svg('<g class="cb-marks">', whole, *_bar(figure, scale, predicted), "</g>", _zero(scale))


def _svg(*shapes: str, classes: str = "cb-figure") -> str:
    return f'<svg class="{classes}" aria-hidden="true">{"".join(shapes)}</svg>'


def _zero(scale: Scale) -> str:
    at = _percent(scale.place(Decimal(0)))
    return f'<line class="cb-zero" x1="{at}" x2="{at}" y2="100%"/>'


def _bar(figure: Figure, scale: Scale, predicted: bool) -> Iterator[str]:
    """Yield the shapes of an amount or a share, those above others last."""
    zero, low, high = (scale.place(number) for number in (Decimal(0), figure.low, figure.high))
    end, qualifier = high, figure.qualifier or ""
    if figure.value is None:
        near = low if figure.low > 0 else high if figure.high < 0 else zero
        yield _rect(_look(qualifier, predicted), zero, near) if near != zero else ""
        yield _rect("cb-hollow", low, high)
    elif qualifier == "almost" and not predicted:
        end = high - min(_OPEN, (high - zero) / 3)
        yield _rect("", zero, end)
        yield _rect("cb-hatched", end, high)
    else:
        yield _rect(_look(qualifier, predicted), zero, high)
    if qualifier in _MORE:
        yield f'<line class="cb-line" x1="{_percent(high)}" x2="{_percent(high + _OPEN)}"/>'
        yield _use("arrow-on", high + _OPEN)
    elif qualifier in _LESS:
        yield _use("cap", high)
    elif predicted and qualifier:
        yield _use("about-after", high)


def _look(qualifier: str, predicted: bool) -> str:
    """Return the class of a bar: hollow is predicted, hatched is about, dashed is at most."""
    if qualifier in _LESS:
        return "cb-dashed"
    return "cb-hollow" if predicted else "cb-hatched" if qualifier in _ROUND else ""


def _rank(figure: Figure, scale: Scale, predicted: bool) -> Iterator[str]:
    """Yield a place in a ranking as a dot between the caps of the first place and the last, both named."""
    first, last = _EDGE, 100 - _EDGE
    yield f'<text x="{first}%">1</text><text x="{last}%" text-anchor="end">{figure.of}</text>'
    yield f'<g class="cb-marks"><line class="cb-line" x1="{first}%" x2="{last}%"/>'
    yield _use("cap", first) + _use("cap", last)
    places = [scale.place(number) for number in dict.fromkeys((figure.low, figure.high))]
    if len(places) > 1:
        yield f'<line class="cb-bar" x1="{_percent(places[0])}" x2="{_percent(places[1])}"/>'
    for place in places:
        yield _use("dot", place, "cb-hollow" if predicted else "")
    yield f"{_use('about-after', places[-1]) if figure.qualifier else ''}</g>"


def _rect(look: str, start: float, end: float) -> str:
    """Return a bar between two places, whichever comes first."""
    hatch = ' fill="url(#cb_hatch)"' if look == "cb-hatched" else ""
    class_ = f' class="{look}"' if look else ""
    left, width = min(start, end), abs(end - start)
    return f'<rect{class_}{hatch} x="{_percent(left)}" y="-5" width="{_percent(width)}" height="10"/>'


def _use(name: str, at: float, look: str = "") -> str:
    class_ = f' class="{look}"' if look else ""
    return f'<use{class_} href="#cb_{name}" x="{_percent(at)}"/>'


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _key() -> dict[str, str]:
    """Return each look that a figure may have, by what it means."""
    exact = Figure(claim="key", words="9", value="9", unit="key")
    between = Figure(claim="key", words="5 to 9", least="5", most="9", unit="key")
    place = Figure(claim="key", words="7th of 9", kind="rank", value="7", of="9", unit="key")
    looks: dict[str, Qualifier] = {
        "about, estimated": "about",
        "almost": "almost",
        "over, at least": "over",
        "under, at most": "under",
    }
    figures = {words: exact.model_copy(update={"qualifier": name}) for words, name in looks.items()}
    figures = {"as stated": exact, **figures, "between two numbers": between, "place in a ranking": place}
    shown = {words: drawn(figure, scale_of([figure])) for words, figure in figures.items()}
    return {**shown, "predicted": drawn(exact, scale_of([exact]), predicted=True)}


KEY = _key()
"""The key to the drawings: every look, with what it means."""
