"""Bytes of an XML or JSON document to text, whatever their encoding claims to be, and XML made safe to parse.

The declared encoding is often wrong. Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever is declared;
else the declaration holds, then the header, then Windows-1252, which never fails.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from tasks.web.decoding import TooLargeError, gunzip

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"), (b"<\0r\0", "utf-16-le"), (b"\0<\0r", "utf-16-be"))
# Names that stand for a larger set in practice, as the WHATWG encoding standard has it.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252",
    "latin-1": "cp1252", "iso8859-9": "cp1254", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Codecs of Python that are no encodings of text, or that change ASCII.
_NEVER = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)

_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,400}\?>", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML 1.0
_REFERENCE = re.compile(r"&(?:#(x[0-9a-fA-F]{1,6}|\d{1,7});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def open_document(body: bytes, content_type: str | None, max_bytes: int) -> str | None:
    """The text of a document that may be a gzip file; None: it is larger than `max_bytes` after decompression."""
    try:
        return decode_document(gunzip(body, max_bytes), content_type)
    except TooLargeError:
        return None


def decode_document(body: bytes, content_type: str | None = None) -> str:
    """The text of an XML, JSON or HTML document; never raises. Undecodable bytes become U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for start, encoding in _UNMARKED:
        if body.startswith(start):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        trouble = error
    if _is_nearly_utf8(body, trouble.start):
        return body.decode("utf-8", "replace")
    for name in _named_encodings(body, content_type):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def _is_nearly_utf8(body: bytes, first_error: int) -> bool:
    """Whether a document is UTF-8 with a few broken bytes: cut characters, one foreign item."""
    text = body.decode("utf-8", "replace")
    broken = text.count("�")
    whole = sum(1 for byte in body if byte >= 0xC2) - broken  # lead bytes of characters that decoded
    # Text in an older encoding has hardly any sequence that is valid by chance (Chinese: one in five).
    return whole > 2 * broken or (len(body) - first_error < 4 and whole > 0)


def _named_encodings(body: bytes, content_type: str | None) -> list[str]:
    head = body[:4096]
    in_header = _HEADER.search(content_type or "")
    names = [
        match.group(1).decode("ascii", "replace") for match in (_DECLARED.search(head), _META.search(head)) if match
    ]
    if in_header:
        names.append(in_header.group(1))
    known = []
    for name in names:
        try:
            canonical = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if canonical not in _NEVER and codecs.lookup(name)._is_text_encoding:
            known.append(_WIDER.get(canonical, canonical))
    return known


def clean_xml(text: str) -> str:
    """The same document, well enough formed for a strict parser and free of document types and entities.

    Leading blanks and the XML declaration go (the text is no longer bytes), so do control characters and the
    DOCTYPE with everything an entity bomb needs. HTML's named entities become their characters; what XML does not
    know is escaped.
    """
    text = _ILLEGAL.sub("", text)
    start = text.find("<")
    text = _without_doctype(_DECLARATION.sub("", text[max(0, start) :], count=1))
    pieces = []
    position = 0
    while True:
        opening = text.find("<![CDATA[", position)
        closing = text.find("]]>", opening) if opening >= 0 else -1
        if opening < 0 or closing < 0:
            pieces.append(_REFERENCE.sub(_resolve, text[position:]))
            return "".join(pieces).strip()
        pieces.append(_REFERENCE.sub(_resolve, text[position:opening]))
        pieces.append(text[opening : closing + 3])
        position = closing + 3


def _without_doctype(text: str) -> str:
    start = text[:4096].upper().find("<!DOCTYPE")
    if start < 0:
        return text
    end = text.find(">", start)
    subset = text.find("[", start)
    if 0 <= subset < end:
        closing = re.compile(r"\]\s*>").search(text, subset)
        end = closing.end() - 1 if closing else end
    return text[:start] + text[end + 1 :] if end >= 0 else text[:start]


def _resolve(match: re.Match[str]) -> str:
    number, name = match.groups()
    if number:
        code = int(number[1:], 16) if number[0] == "x" else int(number)
        if code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF:
            return match.group() if code not in range(0x80, 0xA0) else bytes([code]).decode("cp1252", "ignore")
        return ""
    if name in _XML_NAMES:
        return match.group()
    character = html5.get(f"{name};") if name else None
    return character if character else "&amp;" + match.group()[1:]
