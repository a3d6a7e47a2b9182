"""Bytes of a page to text: in the encoding the page is really in, whatever it says.

The order is that of browsers (WHATWG Encoding and HTML standards: byte order mark, HTTP, meta), except that bytes which
are valid UTF-8 beyond ASCII are UTF-8: no other encoding gives such bytes by chance, and many servers lie.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

# https://encoding.spec.whatwg.org/#names-and-labels: what a page names and what browsers read instead.
_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "csgb2312": "gb18030",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf8": "utf-8",
    "unicode": "utf-8",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Encodings a page may be in without saying so, with letters that fill a good part of any text in them.
_SNIFFED = (
    ("gb18030", frozenset("的一是了不在有人这中国和大为上个来年月日美贸易关税对经济"), 0.10),
    ("big5hkscs", frozenset("的一是了不在有人這中國和大為上個來年月日美貿易關稅對經濟"), 0.10),
    ("cp932", frozenset("のにはをたがでてとしれさるいなかこ"), 0.20),
    ("euc_jp", frozenset("のにはをたがでてとしれさるいなかこ"), 0.20),
    ("cp949", frozenset("이다는의에을가고하지를은로한기사"), 0.15),
    ("cp1251", frozenset("оеаинтсрвлкмдпуяы"), 0.60),
)
_SAMPLE_BYTES = 200_000
_BAD_SHARE = 0.02  # a declared encoding with more undecodable characters than this is not believed

_GOOD_FOR_BAD = 3  # UTF-8 characters that are right for one that is broken, or it is not UTF-8

_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([a-zA-Z0-9_:.\-]{2,40})", re.IGNORECASE)
_HTTP = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_:.\-]{2,40})", re.IGNORECASE)
_META_BYTES = 8192  # browsers stop at 1024, real pages do not


def decode_page(body: bytes, content_type: str | None) -> tuple[str, str]:
    """The page's text and the codec it was read with. Never raises: what cannot be read becomes U+FFFD."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace"), codec
    unmarked = _utf16_without_mark(body)
    if unmarked:
        return body.decode(unmarked, "replace"), unmarked
    declared = list(_declared(body, content_type))
    if body.isascii() and "iso2022_jp" not in declared:
        return body.decode("ascii"), "utf-8"
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for codec in declared:
        text = body.decode(codec, "replace")
        if text.count("�") <= _BAD_SHARE * _beyond_ascii(text):
            return text, codec
    codec = _sniffed(body)
    return body.decode(codec, "replace"), codec


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    """Codecs that HTTP, then the page itself, name and that Python knows."""
    names = _HTTP.findall(content_type or "")
    head = body[:_META_BYTES]
    names += [name.decode("ascii") for pattern in (_XML, _META) for name in pattern.findall(head)]
    for name in names:
        try:
            found = codecs.lookup(_READ_AS.get(name.lower(), name))
        except LookupError:
            continue
        # UTF-16 in a meta tag that was read as ASCII is a lie; hex, rot13 and the like are no charsets
        if found._is_text_encoding and not found.name.startswith(
            ("utf-16", "utf-32", "utf-7", "unicode", "raw", "idna")
        ):
            yield found.name


def _utf16_without_mark(body: bytes) -> str | None:
    """UTF-16 whose every other byte is NUL, as ASCII markup in it looks; None: it is not that."""
    head = body[:1000]
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0) / len(head[1::2]), head[::2].count(0) / len(head[::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _beyond_ascii(text: str) -> int:
    return sum(1 for character in text if character > "\x7f")


def _sniffed(body: bytes) -> str:
    """The encoding in which the text looks most like its language; Windows-1252 where none does."""
    sample = body[:_SAMPLE_BYTES]
    best, best_share = "", 0.0
    for codec, letters, needed in _SNIFFED:
        text = sample.decode(codec, "replace")
        beyond = [character for character in text if character > "\x7f"]
        if not beyond or text.count("�") > _BAD_SHARE * len(beyond):
            continue
        share = sum(1 for character in beyond if character in letters) / len(beyond)
        if share >= needed and share > best_share:
            best, best_share = codec, share
    if best:
        return best
    # a few broken bytes in UTF-8, as where a cut went through a character
    text = sample.decode("utf-8", "replace")
    bad = text.count("�")
    return "utf-8" if _beyond_ascii(text) - bad > _GOOD_FOR_BAD * bad else "cp1252"
