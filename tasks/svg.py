"""SVG of Vega to SVG for a page: nothing but shapes and words, colours as variables, numbers of marks as titles."""

from __future__ import annotations

from itertools import count

from lxml import etree

# Stand-in colour of a chart -> variable that the page's style sheet defines, so that charts follow its scheme.
INK = {
    "#100000": "var(--ink)", "#100001": "var(--muted)", "#100002": "var(--line)", "#100003": "var(--paper)",
    "#200001": "var(--one)", "#200002": "var(--two)", "#200003": "var(--three)", "#200004": "var(--four)",
    "#200005": "var(--five)", "#200006": "var(--six)",
}  # fmt: skip
_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = {
    _SVG + tag for tag in ("svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title", "defs", "clipPath")
}
_ATTRIBUTES = {
    "d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "width", "height", "viewBox", "transform",
    "fill", "stroke", "opacity", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "text-anchor", "font-family", "font-size", "font-weight",
    "font-style", "id", "clip-path",
}  # fmt: skip
_ids = count(1)


def clean_svg(text: str) -> str:
    """The drawing without anything active; what data brings into labels stays text.

    It is hidden from screen readers: the element around it says what it shows, and a table beside it has the numbers.
    """
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    prefix = f"c{next(_ids)}"
    for element in list(root.iter()):
        _clean(element, prefix)
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _clean(element: etree._Element, prefix: str) -> None:
    parent = element.getparent()
    if element.tag not in _TAGS or element.get("display") == "none":
        if parent is not None:
            parent.remove(element)
        return
    words = element.get("aria-label") if element.get("role") == "graphics-symbol" else None
    for name, value in list(element.attrib.items()):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
        elif name == "id":
            element.set("id", f"{prefix}-{value!s}")
        elif name == "clip-path":
            element.set("clip-path", str(value).replace("url(#", f"url(#{prefix}-"))
        elif value in INK:
            element.set(name, INK[str(value)])
    if words and element.tag != f"{_SVG}g":
        etree.SubElement(element, f"{_SVG}title").text = words
