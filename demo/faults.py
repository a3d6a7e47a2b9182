"""What goes wrong on purpose: answers that are not the page or feed that was asked for, one function a fault."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field, replace

BOMB_BYTES = 24 * 1024 * 1024  # after decompression; a page may have 3 MiB


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP response before it is written."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False  # nothing is sent until the client goes away, the site stops or its time is over


def _document(title: str, body: str) -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'.encode()


NOT_FOUND = Reply(404, _document("Page not found", "<h1>404</h1><p>The page you asked for has moved or never was.</p>"))
FRONT_PAGE = Reply(200, _document("Front page", "<h1>Front page</h1><p>A demonstration outlet of Tradelines.</p>"))

_CHALLENGE = _document(
    "Just a moment...",
    '<div class="main-wrapper"><h1>127.0.0.1</h1><h2>Checking if the site connection is secure</h2>'
    "<noscript>Enable JavaScript and cookies to continue</noscript>"
    "<p>This may take a few seconds. Ray ID: 7d1e5a</p></div>",
)
_CONSENT = _document(
    "Before you continue",
    "<h1>Before you continue</h1><p>We and our 812 partners store and access information on your device. You can "
    "accept all, reject all, or manage your choices at any time.</p>"
    "<button>Accept all</button><button>Reject all</button>",
)
_GATE = (
    b'<div class="paywall" data-gate="hard"><h2>Subscribe to read</h2><p>To continue reading this article, log in or '
    b"start a subscription. Try unlimited access for 4 weeks for $1. Already a subscriber? Sign in.</p></div>"
)


def _redirected(address: str) -> Reply:
    return Reply(301, headers={"Location": address})


def _loop(path: str, page: Reply) -> Reply:
    # two addresses that point to each other; the site hands the query over with the path
    return Reply(302, headers={"Location": path.removesuffix("?r=1") if path.endswith("?r=1") else path + "?r=1"})


def _gated(path: str, page: Reply) -> Reply:
    return replace(page, body=page.body.replace(b"</body>", _GATE + b"</body>"))


def _mislabelled(path: str, page: Reply) -> Reply:
    return replace(page, content_type="text/html; charset=utf-8")


def _bomb(path: str, page: Reply) -> Reply:
    packed = gzip.compress(b"<p>tariff</p>" * (BOMB_BYTES // 13), compresslevel=9, mtime=0)
    return replace(page, body=packed, headers={"Content-Encoding": "gzip"})


# The `fault` of an article file. The path is as asked, with its query; the page is what the outlet would have sent.
PAGE_FAULTS: dict[str, Callable[[str, Reply], Reply]] = {
    "hang": lambda path, page: Reply(200, hangs=True),
    "not_found": lambda path, page: NOT_FOUND,
    "redirect_loop": _loop,
    "moved": lambda path, page: page if path.endswith("?to=1") else _redirected(path + "?to=1"),
    "bot_wall": lambda path, page: Reply(200, _CHALLENGE),
    "bot_wall_403": lambda path, page: Reply(403, _CHALLENGE, headers={"cf-mitigated": "challenge"}),
    "consent": lambda path, page: Reply(200, _CONSENT),
    "paywall": _gated,
    "too_large": _bomb,
    "not_html": lambda path, page: Reply(200, b"%PDF-1.7\n%demo\n", "application/pdf"),
    "wrong_charset": _mislabelled,
}

_SLOW_DOWN = Reply(429, _document("Slow down", "<p>Too many requests</p>"))

# The `fault` of a feed. A false 304 is not here: it is a matter of the validator, which demo/site.py makes.
FEED_FAULTS: dict[str, Callable[[str, Reply], Reply]] = {
    "html_instead": lambda path, feed: Reply(200, _CHALLENGE),
    "rate_limited": lambda path, feed: replace(_SLOW_DOWN, headers=feed.headers),
    "moved": lambda path, feed: feed if path.endswith("/now") else _redirected(path + "/now"),
}
