"""What a page may bring into the single file: the elements and attributes of words, tables and drawings.

Names are in small letters, as a parser of HTML gives them; browsers read those of SVG in their case again.
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXT = _names(
    """
    a abbr article b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt
    em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q rp rt
    ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var
    wbr
    """
)
"""Elements of words and tables."""
DRAWING = _names(
    """
    circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon polyline
    radialgradient rect stop svg symbol text title tspan use
    """
)
"""Elements of SVG."""
KEPT = TEXT | DRAWING
DROPPED = _names(
    """
    audio button datalist embed form iframe input label legend link math meta noembed noframes noscript
    object output plaintext progress script select style template textarea video xmp
    """
)
"""Elements that go with what they hold; of any other that is not kept, what it holds stays."""
ATTRIBUTES = _names(
    """
    abbr alt class colspan datetime dir height hidden lang open rel reversed role rowspan scope start
    title value width
    """
) | _names(
    """
    clip-path cx cy d dominant-baseline dx dy fill fill-opacity fill-rule focusable font-size
    font-weight gradienttransform gradientunits marker-end marker-mid marker-start markerheight
    markerunits markerwidth mask offset opacity orient patterncontentunits patterntransform patternunits
    points preserveaspectratio r refx refy rx ry stop-color stop-opacity stroke stroke-dasharray
    stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform vector-effect
    viewbox x x1 x2 y y1 y2
    """
)
"""Attributes kept as they are, `aria-` ones beside; of ids and addresses `content` has its own rules."""
NAME_IDS = frozenset(("aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "headers"))
"""Attributes whose value is a list of ids."""
