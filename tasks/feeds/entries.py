"""One entry of a feed, sitemap or list page made clean: its address, its words, its date. Pure.

Whatever the publisher wrote, out comes a web address that can be fetched, text without markup, and an instant in
UTC that is believable, or nothing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from courlan.clean import normalize_url
from lxml import etree

MAX_SUMMARY_CHARS = 4000
_MAX_TITLE_CHARS = 1000
_MAX_MARKUP_CHARS = 200_000  # of one summary or content element
_MAX_ADDRESS_CHARS = 2000
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web: a default, not a date
_TAG = re.compile(r"<(?:[a-zA-Z/!?])")
_TAGS = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_BREAKING = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
     "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "head"})
_BREAKS = re.compile(r"[\t\r\n]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
# Parameters that say how a reader came, never which article it is. courlan's own list also drops `global`, `cid`
# and everything else that begins like a tracker, which would fold different articles into one.
TRACKERS = (
    ("utm_\\w*", "utm_source=rss"),
    ("at_(?:medium|campaign|link\\w*|bbc\\w*|ptr\\w*|format)", "at_medium=RSS"),  # BBC
    ("ns_\\w+", "ns_mchannel=rss"),
    ("(?:fb|g|dc|msclk|yc|tw|ttc|wbra|gbra)(?:cl)?id", "fbclid=IwAR0"),
    ("(?:mc|pk|mtm|hsa|vero|oly)_\\w+", "mc_cid=1"),
    ("_hs(?:enc|mi)|mkt_tok|igshid|ncid|cmpid|xtor|ito|smid|smtyp|emc|srnd|taid", "smid=tw-share"),
    ("cmp|icid|__source|traffic_source|maca|ref_src|ref_url|referrer|shareToken", "__source=rss"),  # CNBC, DW, ...
    ("(?:rss|feed|from|ref|partner|mod|source)=(?:rss|feed|hp_\\w*|rss_\\w*|tw\\w*|fb|\\w*newsletter\\w*)$", "ref=rss"),
    ("output(?:Type)?=amp|amp(?:=1|=true)?$", "outputType=amp"),
)
_TRACKING = re.compile(
    "|".join(f"(?:{pattern})(?:=|$)" if "=" not in pattern else pattern for pattern, _ in TRACKERS), re.I
)
# UTF-8 that was once read as Windows-1252: "Ã¨" for è, "â€™" for ’, "Â£" for £. Only sequences that no language writes:
# after a capital a Ã before a quotation mark is Portuguese.
_CONTINUATION = "\u0080-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_AFTER_A_WORD = "‘’“”…–—»"
_MOJIBAKE = re.compile(
    f"[ÂÃ][{_CONTINUATION}]|(?<![A-ZÀ-Þ])[ÂÃ][{_AFTER_A_WORD}]|â[€‚„][{_CONTINUATION}{_AFTER_A_WORD}]"
)

# What feed software adds below every summary.
TAILS = (
    (re.compile(r"\s*The post .{1,300} appeared first on .{1,100}$"), "Soy. The post Soy appeared first on The Desk."),
    (re.compile(r"\s*(?:\[…\]|\[\.\.\.\])$"), "Duties rose again […]"),
    (re.compile(r"\s*(?:Continue reading|Read more)(?:\s?(?:…|\.{3}|»|→))*$", re.IGNORECASE), "Duties. Read more →"),
)


def web_address(link: str | None, base: str | None = None) -> str | None:
    """An absolute http or https address, as it may be fetched; None: the link is none.

    Relative links are resolved against `base`; one that leads back to it is none. Line breaks inside are dropped,
    entities undone, blanks and characters beyond ASCII percent-encoded; the fragment goes.
    """
    if not link:
        return None
    text = _BREAKS.sub("", unescape(link).strip()) if len(link) <= 4 * _MAX_ADDRESS_CHARS else ""
    if not text:
        return None
    try:
        parts = urlsplit(urljoin(base or "", text))
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    netloc = f"[{name}]" if ":" in name else name
    if port is not None and (parts.scheme, port) not in (("http", 80), ("https", 443)):
        netloc = f"{netloc}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    address = urlunsplit((parts.scheme, netloc, path, query, ""))
    return address if len(address) <= _MAX_ADDRESS_CHARS and address != base else None


def canonical_address(address: str) -> str:
    """The address under which an article is kept: the same for every way its publisher links to it.

    Tracking parameters and fragments go, parameters are sorted, the scheme is https unless a port is given.
    What cannot be normalised comes out as it went in.
    """
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
        if parts.scheme not in ("http", "https"):
            return address
        kept = sorted(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair))
        split = urlsplit(normalize_url(parts._replace(query="", fragment="")))
    except (ValueError, AttributeError, TypeError):
        return address
    scheme = "https" if split.scheme == "http" and not has_port else split.scheme
    return urlunsplit((scheme, split.netloc, split.path.rstrip("/") or "/", "&".join(kept), ""))


def plain_title(text: str | None) -> str:
    """A title as one line without markup; "" for none."""
    return plain_text((text or "")[:_MAX_TITLE_CHARS])


def plain_summary(text: str | None) -> str:
    """A summary as one line without markup and without what feed software adds, cut at a word; "" for none."""
    found = plain_text((text or "")[:_MAX_MARKUP_CHARS])
    if len(found) > MAX_SUMMARY_CHARS:
        found = found[:MAX_SUMMARY_CHARS].rsplit(" ", 1)[0]
    for tail, _ in TAILS:
        found = tail.sub("", found[:-500]) + tail.sub("", found[-500:]) if len(found) > 500 else tail.sub("", found)
    return found


def plain_text(text: str) -> str:
    """Words of a piece of HTML or of plain text, white space collapsed; entities undone however often escaped."""
    for _ in range(3):
        before = text
        if _TAG.search(text):
            text = _strip_tags(text)
        if "&" in text:
            text = unescape(text)
        if text == before:
            break
    text = _MOJIBAKE.sub(_read_again, text)
    text = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in _UNSEEN.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def _read_again(match: re.Match[str]) -> str:
    """The character that a sequence of wrongly read bytes stands for, or the sequence where they are none."""
    data = bytearray()
    for char in match.group():
        # Five bytes have no character in Windows-1252; those are read as in Latin-1.
        data += char.encode("cp1252" if ord(char) > 0xFF else "latin-1")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _strip_tags(text: str) -> str:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    source = "<div>" + "".join(char for char in text if char != "\0") + "</div>"
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return _TAGS.sub(" ", text)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _BREAKING:
            pieces.append(" ")
        if event == "start" and element.text and name not in _SILENT:
            pieces.append(element.text)
        elif event == "end" and element.tail:
            pieces.append(element.tail)
    return "".join(pieces)


def believable(instant: datetime | None, fetched_at: datetime | None) -> datetime | None:
    """The instant in UTC; None where there is none, before the web, or later than the fetch plus a day."""
    if instant is None:
        return None
    try:
        instant = instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    if instant < _EARLIEST or (fetched_at is not None and instant > fetched_at + timedelta(days=1)):
        return None
    return instant


def language_code(value: str | None) -> str | None:
    """ISO 639-1 of a language tag (`en-US` gives `en`); None: absent or not a tag."""
    match = re.match(r"\s*([A-Za-z]{2})(?:[-_][\w-]*)?\s*$", value or "")
    if match:
        return match.group(1).lower()
    named = re.match(r"\s*(english|eng|chinese|zho|chi)\b", value or "", re.IGNORECASE)
    return None if not named else "en" if named.group(1).lower().startswith("eng") else "zh"


def author_name(value: str | None) -> str | None:
    """A name without its mail address; None: none is given."""
    text = plain_text((value or "")[:300])
    text = re.sub(r"\(?\s*[\w.+-]{1,64}@[\w.-]{1,100}\s*\)?", " ", text)
    named = re.fullmatch(r"\s*\((.*)\)\s*", text)
    return " ".join((named.group(1) if named else text).split()).strip(" ,;") or None
