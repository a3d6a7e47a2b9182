"""The parsed page as blocks of text: its headings, its paragraphs, its standfirst, the blocks that are only links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.etree import XPath, iterwalk
from lxml.html import HtmlElement

from tasks.pages.lines import bare

# fmt: off
_BLOCK_TAGS = frozenset([
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
# fmt: on
_INVISIBLE = frozenset(["head", "script", "style", "noscript", "template"])
_VISIBLE_CHARS = 200_000  # of a page's visible text in which its title is looked for
_MIN_PARAGRAPH = 60  # characters from which a paragraph is running text
_MIN_JOINED = 0.5  # of the page's running text: pieces with less are not the article
_MAX_ONE_PIECE = 0.9  # of the pieces' text: with more in one of them, it is the article alone
_STANDFIRST_CHARS = range(30, 801)
_STANDFIRST = re.compile(
    r"(?:^|[-_ ])(?:stand-?first|dek|deck|sub-?(?:title|head|heading|headline|hed)|lede|intro(?:duction|text)?|"
    r"summary|excerpt|description|abstract|strapline|strap|tagline|preamble|ingress|vorspann|"
    r"teaser-?text|chapo|entradilla|bajada|"
    r"lead(?:-(?:text|paragraph|in))?|article-desc|synopsis)(?:$|[-_ ])"
)
_FOLLOWING = XPath(
    "following::*[self::p or self::div or self::h2 or self::h3 or self::h4 or self::li or self::span]"
    "[position() <= 400]"
)
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def text_of(element: HtmlElement) -> str:
    """The visible text of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def headings(tree: HtmlElement) -> list[str]:
    """The texts of the page's first-level headings."""
    return [text_of(element) for element in tree.iter("h1")]


def text_from_title(tree: HtmlElement, title: str | None) -> str:
    """The visible text from the title on, where bylines and dates stand; from the top where it is not in there."""
    visible = " ".join(" ".join(_visible_pieces(tree)).split())
    at = visible.find(title) if title else -1
    return visible[max(at, 0) :]


def _visible_pieces(tree: HtmlElement) -> list[str]:
    pieces: list[str] = []
    left = _VISIBLE_CHARS
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _INVISIBLE:
            walk.skip_subtree()
            continue
        piece = (element.text if event == "start" else element.tail) or ""
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            break
    return pieces


def link_lines(tree: HtmlElement) -> frozenset[str]:
    """The bare texts of blocks that are nothing but links."""
    linked: dict[HtmlElement, int] = defaultdict(int)
    for link in tree.iter("a"):
        block = next((parent for parent in link.iterancestors() if parent.tag in _BLOCK_TAGS), None)
        if block is not None:
            linked[block] += len(bare("".join(link.itertext())))
    lines = ((bare("".join(block.itertext())[:2000]), length) for block, length in linked.items())
    return frozenset(line for line, length in lines if len(line) >= 12 and length >= 0.8 * len(line))


def main_paragraphs(tree: HtmlElement) -> list[str]:
    """The running text of the container that holds most of it, if possible of one near the title."""
    running = _running(tree)
    scores: dict[HtmlElement, float] = defaultdict(float)
    for element, text in running:
        weight = float(len(text))
        for ancestor, _ in zip(element.iterancestors(), range(2), strict=False):
            scores[ancestor] += weight
            weight /= 2
    if not scores:
        return []
    title = next(tree.iter("h1"), None)
    near = set(title.iterancestors()) - {tree} if title is not None else set()
    best = max(scores, key=lambda container: scores[container] * (1.5 if _is_near(container, near) else 1))
    best = next((ancestor for ancestor in best.iterancestors("article")), best)
    return [text for element, text in running if best in element.iterancestors()]


def join_pieces(tree: HtmlElement) -> bool:
    """Marks the element around an article that comes in several containers of one class, as between advertisements.

    trafilatura takes the first container whose class says article body and loses the others. False: there are none.
    """
    pieces: dict[str, dict[HtmlElement, int]] = defaultdict(lambda: defaultdict(int))
    total = 0
    for element, text in _running(tree):
        total += len(text)
        piece = next(element.iterancestors("div", "section", "article"), None)
        if piece is not None and piece.tag != "article" and piece.get("class"):
            pieces[piece.get("class")][piece] += len(text)
    for group in pieces.values():
        size = sum(group.values())
        if len(group) < 2 or size < _MIN_JOINED * total or max(group.values()) > _MAX_ONE_PIECE * size:
            continue
        first, *others = group
        around = next(
            (up for up in first.iterancestors() if all(up in other.iterancestors() for other in others)), None
        )
        if around is None or around.tag in {"body", "html"} or around.find(".//article") is not None:
            continue
        for piece in group:
            del piece.attrib["class"]
        around.set("class", "article-body")
        return True
    return False


def _running(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """Paragraphs that are long enough and not mostly links, with their text."""
    found = ((element, text_of(element)) for element in tree.iter("p"))
    return [(element, text) for element, text in found if len(text) >= _MIN_PARAGRAPH and not _is_linked(element, text)]


def _is_near(container: HtmlElement, near: set[HtmlElement]) -> bool:
    return any(ancestor in near and ancestor.tag != "body" for ancestor in (container, *container.iterancestors()))


def _is_linked(element: HtmlElement, text: str) -> bool:
    return sum(len("".join(link.itertext())) for link in element.iter("a")) > len(text) / 2


def standfirst(tree: HtmlElement, description: str | None, text: str) -> list[str]:
    """What stands between the title and the article's first paragraph and is missing in the text.

    It is named so in the markup, or is what the page declares as its description.
    """
    title = next(tree.iter("h1"), None)
    if title is None:
        return []
    known = bare(text)
    first = bare(text[:300])[:40]
    declared = bare(description or "")
    lines: list[str] = []
    for block in _blocks_after(title):
        line = text_of(block)
        plain = bare(line)
        if (first and plain.startswith(first)) or (len(line) >= _MIN_PARAGRAPH and plain in known):
            break
        if len(line) not in _STANDFIRST_CHARS or plain in known or _is_linked(block, line):
            continue
        if _is_named_standfirst(block) or (len(declared) >= 40 and plain == declared):
            lines.append(line)
            known += plain
    return lines[:3]


def _blocks_after(title: HtmlElement) -> Iterator[HtmlElement]:
    """Blocks without blocks in them that follow an element, the nearest 60."""
    left = 60
    found = _FOLLOWING(title)
    for element in found if isinstance(found, list) else ():
        if isinstance(element, HtmlElement) and not any(child.tag in _BLOCK_TAGS for child in element):
            left -= 1
            yield element
        if left <= 0:
            return


def _is_named_standfirst(block: HtmlElement) -> bool:
    parent = block.getparent()
    for element in (block, parent) if parent is not None else (block,):
        names = (element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "data-component"))
        if any(_STANDFIRST.search(_CAPITAL.sub("-", name[:200]).replace("__", "-").lower()) for name in names):
            return True
    return False
