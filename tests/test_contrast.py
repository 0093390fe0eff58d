"""The colours of the style sheet are as far apart as WCAG 2.2 asks (1.4.3, 1.4.11), in light and in dark."""

from __future__ import annotations

import re
from itertools import product

import pytest

from conftest import PROJECT

CSS = (PROJECT / "scripts/citebrief/theme/assets/citebrief/citebrief.css").read_text("utf-8")
RULES = {
    "light": r':root, \[data-md-color-scheme="default"\] \{(.*?)\}',
    "dark": r'\[data-md-color-scheme="slate"\] \{(.*?)\}',
    "dark without scripts": r"\.no-js body \{(.*?)\}",
}
TEXT, SIGN = 4.5, 3.0
NEEDED = [
    *((ink, ground, TEXT) for ink, ground in product(("ink", "ink2", "accent"), ("paper", "wash", "mark"))),
    ("accent2", "paper", TEXT),
    ("accent2", "wash", TEXT),
    ("onaccent", "accent", TEXT),
    ("edge", "paper", SIGN),
    ("edge", "wash", SIGN),
]


def _tokens(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name, from the style sheet."""
    rule = re.search(RULES[scheme], CSS, re.DOTALL)
    assert rule is not None
    return dict(re.findall(r"--cb-(\w+): (#[0-9a-f]{6});", rule[1]))


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    """Black on white is 21; of two greys known for it one just fails and one just passes."""
    assert _contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize(("ink", "ground", "needed"), NEEDED)
def test_colours_are_far_enough_apart(scheme: str, ink: str, ground: str, needed: float) -> None:
    """Text 4.5 to its ground, what borders a control or means something 3."""
    tokens = _tokens(scheme)
    assert _contrast(tokens[ink], tokens[ground]) >= needed


def test_dark_is_the_same_with_and_without_scripts() -> None:
    """The system's dark and the switch's are one."""
    assert _tokens("dark") == _tokens("dark without scripts")
