"""Pages that are no articles: bot and consent walls, paywall stubs, pages that were not found, too little text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import IGNORECASE, Pattern, compile

WALL_CHARS = 2500  # a text longer than this is an article, whatever phrases it holds
STUB_CHARS = 1000  # a page declared not to be free with less text than this shows only its beginning
MAX_LINKED_SHARE = 0.6  # of the text in lines that are only links
MAX_CHARS = 600_000  # the longest notices of tariff lists have half of it
MIN_WORDS = 25
MIN_CJK_CHARS = 50

# Every reason with which a page is no article, for people.
REASONS = {
    "too_large": "larger than a page may be (3 MiB)",
    "too_long": "more text than an article or a notice has",
    "not_html": "no HTML page",
    "empty": "a page without any text",
    "link_list": "a list of links to other pages",
    "too_short": "too little text for an article",
    "bot_wall": "the site asks whether we are a robot, or denies access",
    "needs_javascript": "the page shows nothing without JavaScript",
    "consent_wall": "the page asks for consent and shows nothing else",
    "paywall": "only the beginning is shown to those who do not subscribe",
    "not_found": "the page says that it was not found",
    "cleaner_error": "the cleaner broke on the page",
    "parse_timeout": "cleaning took longer than its deadline and was stopped",
}

_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


@dataclass(frozen=True, slots=True)
class Wall:
    """A phrase that only such a page has in its title or short text."""

    reason: str
    where: str  # title | text | markup
    pattern: Pattern[str]
    example: str


# The first that matches decides.
WALLS = (
    Wall("bot_wall", "title", compile(
        r"^(just a moment|attention required|access denied|access to this page has been denied|security check|"
        r"pardon our interruption|are you a (robot|human)|robot check|human verification|bot verification|"
        r"verify(ing)? (that )?you are( a)? human|please wait|one moment,? please|checking your browser|ddos-guard|"
        r"(error )?403|forbidden|request (blocked|rejected|unsuccessful)|you have been blocked|captcha|blocked)\b",
        IGNORECASE), "Just a moment..."),
    Wall("not_found", "title", compile(
        r"\b(page|article|story|file|content) (not|could not be|cannot be|can't be) found\b|^(error )?404\b|"
        r"\bnot found\b.{0,5}$|"
        r"\bpage (does not|doesn't) exist\b|页面不存在", IGNORECASE), "Page not found | The Harbor Gazette"),
    Wall("bot_wall", "text", compile(
        r"verify(ing)? (that )?you are( a| not a)? (human|robot)|checking (your browser|"
        r"if the site connection is secure)|"
        r"unusual (traffic|activity) from your (computer|network|browser)|confirm (that )?you('re|"
        r" are) (not a robot|human)|"
        r"made us think (that )?you (were|are|might be) a bot|complete the (captcha|security check)|"
        r"you (have been|are being) (blocked|rate limited)|you don't have permission to access|"
        r"performing security verification|"
        r"needs to review the security of your connection|click the box below to let us know you're not a robot",
        IGNORECASE), "Verify you are human by completing the action below."),
    Wall("needs_javascript", "text", compile(
        r"(please |you need to |must )(enable|turn on|activate|allow) (java ?script|js)\b|java ?script (is|"
        r"to be|must be|seems to be) "
        r"(disabled|enabled|required|not enabled)|requires java ?script|enable (javascript|js) and (disable|cookies)|"
        r"without java ?script", IGNORECASE), "Please enable JavaScript to view this page."),
    Wall("paywall", "text", compile(
        r"\b(subscribe|register|sign (up|in)|log ?in|become a (member|subscriber))( now| today| for free)? (to|and) "
        r"(read|continue|keep reading|unlock|access|view|get (full|unlimited))|"
        r"to (continue|keep) reading|(already|not yet) a (subscriber|member)\?|"
        r"(this|the full) (article|story|content|report) is (only |exclusively )?(available |reserved )?(for|to) "
        r"(paying |registered |premium |our )?(subscribers|members)|"
        r"(subscribers?|members?)[- ]only (content|article|story)|unlock this (article|story)|"
        r"you('ve| have) (reached|read|used) (your|all|the) .{0,30}(limit|free articles)|"
        r"(read|access) the (full|rest of (the|this)) (article|story).{0,40}subscri", IGNORECASE),
        "Subscribe to read the full story."),
    Wall("consent_wall", "text", compile(
        r"before you continue to|we (value|respect|care about) your privacy|(we and our|"
        r"our) (\d+ )?(trusted )?partners|"
        r"(accept|reject|manage) (all )?(cookies|your (privacy|consent) (choices|preferences))|we use cookies",
        IGNORECASE), "We value your privacy. We and our 812 partners store information on your device."),
    Wall("bot_wall", "markup", compile(
        r"/cdn-cgi/challenge-platform/h/|cf-chl-|cf_chl_opt|_Incapsula_Resource|px-captcha|captcha-delivery\.com|"
        r"awswaf\.com|AwsWafIntegration|"
        r"ddos-guard/js-challenge"), "<script src='https://geo.captcha-delivery.com/c.js'></script>"),
)  # fmt: skip

# Phrases which leave no doubt only in a text of a few sentences: an article may use them too.
_SHORT_ONLY = {"consent_wall": 1200, "needs_javascript": 1200, "paywall": 1500, "markup": 400}


def reject_reason(title: str | None, text: str, found: str, markup: str, *, is_paywalled: bool) -> str | None:
    """Why a page is no article, a key of REASONS; None: it is one.

    `found` is the text before its boilerplate was taken out, in which walls still speak.
    """
    if len(text) > MAX_CHARS:
        return "too_long"
    if len(text) <= WALL_CHARS:
        read = {"title": title or "", "text": found[: 2 * WALL_CHARS], "markup": markup[:200_000]}
        for wall in WALLS:
            limit = _SHORT_ONLY.get(wall.where) or _SHORT_ONLY.get(wall.reason, WALL_CHARS)
            if len(text) <= limit and wall.pattern.search(read[wall.where]):
                return wall.reason
    if not text:
        return "empty"
    if is_paywalled and len(text) < STUB_CHARS:
        return "paywall"
    return "too_short" if _is_too_short(text) else None


def _is_too_short(text: str) -> bool:
    return len(text.split()) < MIN_WORDS and len(_CJK.findall(text[:2000])) < MIN_CJK_CHARS
