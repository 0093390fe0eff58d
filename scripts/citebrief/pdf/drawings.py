"""What a style sheet and the rest of a file say of its drawings, written into each of them.

WeasyPrint draws every SVG as a file of its own: it knows neither the page's style sheet nor shapes that
another drawing of the page defines. So each element is given as attributes what the style sheet says of it on
paper, and each drawing a copy of the shapes it refers to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement

import cssselect2
import tinycss2

Values: TypeAlias = dict[str, str]

_SVG = "{http://www.w3.org/2000/svg}"
_WRITTEN = re.compile(
    r"clip-path|display|dominant-baseline|(fill|stroke|stop|marker)(-\w+)?|font-(family|size|style|weight)|mask"
    r"|opacity|text-(anchor|decoration)|transform|visibility"
)
"""What SVG has as attributes too."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_FONT = re.compile(r"(?:(?P<weight>\d+|bold|normal)\s+)?(?P<size>[\d.]+[a-z]+)(?:/\S+)?\s+(?P<family>.+)")
_REM = re.compile(r"([\d.]+)rem\b")
_POINT = re.compile(r"([\d.]+)pt$")
_REFERENCE = re.compile(r"url\(['\"]?#([^'\")]+)['\"]?\)")
_MOST_VARIABLES = 8


def settle(root: Element) -> None:
    """Make each drawing of a page whole in itself; `root` is its `html`."""
    matcher = _matcher("".join(style.text or "" for style in root.iter("style")))
    whole = cssselect2.ElementWrapper.from_html_root(root)
    page = _said(matcher, whole, {})
    rem = _points(page.get("font-size", "12pt")) * 4 / 3
    shapes: dict[str, Element] = {}
    drawings = []
    for found in whole.iter_subtree():
        if found.etree_element.tag == f"{_SVG}svg":
            _style(matcher, found, page, rem)
            drawings.append(found.etree_element)
            shapes |= {each.attrib["id"]: each for each in found.etree_element.iter() if "id" in each.attrib}
    for drawing in drawings:
        _complete(drawing, shapes)


def _matcher(css: str) -> Any:
    """Return what knows the declarations of a style sheet that hold on paper."""
    matcher = cssselect2.Matcher()
    for selectors, declarations in _rules(tinycss2.parse_stylesheet(css, True, True)):
        try:
            for selector in cssselect2.compile_selector_list(selectors):
                if selector.pseudo_element is None and not selector.never_matches:
                    matcher.add_selector(selector, declarations)
        except cssselect2.SelectorError:
            continue  # of what a screen alone can know
    return matcher


def _rules(rules: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(rule.content, True, True)
            yield rule.prelude, [each for each in declared if each.type == "declaration"]
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and _on_paper(rule.prelude):
            yield from _rules(tinycss2.parse_rule_list(rule.content, True, True))


def _on_paper(prelude: list[Any]) -> bool:
    """Whether WeasyPrint takes a rule for one of paper; it passes over those that ask for a width too."""
    media = [each.strip() for each in tinycss2.serialize(prelude).split(",")]
    return all(each.isalpha() for each in media) and not {"print", "all"}.isdisjoint(media)


def _said(matcher: Any, element: Any, variables: Values) -> Values:
    """Return what is said of an element; what is said of variables above it holds for it too."""
    said = {name: value for name, value in variables.items() if name.startswith("--")}
    declared = [each for *_, declarations in matcher.match(element) for each in declarations]
    for each in sorted(declared, key=lambda each: bool(each.important)):
        said[each.name] = tinycss2.serialize(each.value).strip()
    return said


def _style(matcher: Any, element: Any, above: Values, rem: float) -> None:
    said = _said(matcher, element, above)
    for name, value in _attributes(said, rem):
        element.etree_element.set(name, value)
    for child in element.iter_children():
        _style(matcher, child, said, rem)


def _attributes(said: Values, rem: float) -> Iterator[tuple[str, str]]:
    for name, value in said.items():
        value = _resolved(value, said)
        if name == "font" and (font := _FONT.fullmatch(value)):
            yield "font-size", _in_pixels(font["size"], rem)
            yield "font-family", font["family"]
            yield "font-weight", font["weight"] or "normal"
        elif _WRITTEN.fullmatch(name):
            yield name, _in_pixels(value, rem)


def _resolved(value: str, said: Values) -> str:
    """Return a value with its variables' values; one may name another, and none goes round for ever."""
    for _ in range(_MOST_VARIABLES):
        if "var(" not in value:
            break
        value = _VARIABLE.sub(lambda found: said.get(found[1], found[2] or "").strip(), value)
    return value


def _in_pixels(value: str, rem: float) -> str:
    return _REM.sub(lambda found: f"{float(found[1]) * rem:.3f}px", value)


def _points(size: str) -> float:
    found = _POINT.search(size)
    return float(found[1]) if found else 12.0


def _complete(drawing: Element, shapes: dict[str, Element]) -> None:
    """Give a drawing copies of the shapes that it refers to, and of those that these refer to."""
    present = {each.attrib["id"] for each in drawing.iter() if "id" in each.attrib}
    wanted = [id_ for id_ in dict.fromkeys(_referred(drawing)) if id_ not in present]
    if not wanted:
        return
    copies = SubElement(drawing, f"{_SVG}defs")
    while wanted:
        id_ = wanted.pop()
        if id_ in shapes and id_ not in present:
            present.add(id_)
            copies.append(deepcopy(shapes[id_]))
            wanted += _referred(shapes[id_])


def _referred(element: Element) -> Iterator[str]:
    for each in element.iter():
        if each.tag == f"{_SVG}use":
            yield each.attrib.get("href", "").removeprefix("#")
        for value in each.attrib.values():
            yield from _REFERENCE.findall(value)
