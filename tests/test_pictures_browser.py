"""The pictures in Chromium: nothing outside its place, and each count of claims leads to what it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import Site, until

_OUTSIDE = """
() => Array.from(document.querySelectorAll("svg.cb-figure")).flatMap(svg => {
  const room = svg.getBoundingClientRect()
  return Array.from(svg.querySelectorAll("rect, line, use, text")).filter(shape => {
    const box = shape.getBoundingClientRect()
    return box.width && (box.left < room.left - 2 || box.right > room.right + 2)
  }).map(shape => `${shape.outerHTML} of ${svg.parentElement.innerHTML}`)
})
"""


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The built site of the fictional briefing."""
    return built / "site"


@pytest.mark.parametrize("path", ["figures.html", "comparisons.html"])
def test_bars_and_labels_stay_in_their_cells(site: Site, path: str) -> None:
    """On a wide page and on a telephone no shape reaches out of its cell, and the page does not scroll."""
    site.open(path)
    for width in (1280, 390, 320):
        site.page.set_viewport_size({"width": width, "height": 900})
        until(site.page, f"innerWidth === {width}")
        assert site.page.evaluate(_OUTSIDE) == []
        assert site.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_count_leads_to_the_claims_that_it_counts(site: Site) -> None:
    """The number of a topic and a document is that of the claims which the index then shows."""
    site.open("topics/index.html")
    links = site.page.locator(".cb-counts td a").all()
    counted = [(link.get_attribute("href") or "", int(link.inner_text())) for link in links]
    assert len(counted) == 2 * 2 + 2 + 3 + 1
    for address, count in [pair for pair in counted if "&" in pair[0]]:
        site.open(f"topics/{address}")
        shown = "document.querySelectorAll('.cb-claims > ul > li:not([hidden])').length"
        until(site.page, f"document.getElementById('explore_found')?.hidden === false && {shown} === {count}")
