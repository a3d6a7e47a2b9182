"""Lines of a page's text that are not the article: what a name in the markup did not give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import IGNORECASE, Pattern, compile

_MIN_REPEATED = 40  # characters from which a line that comes again is a repetition, not style
_MAX_RULED = 450  # a line longer than this is a paragraph
_MIN_SENTENCE = 60  # characters from which a line may be a sentence of the article
_MIN_SPACES = 5  # a shorter line is one too if it has so many words and one more
_MAX_TAIL_SHARE = 0.05  # of the text: a longer tail without sentences is its content, as in lists
_TAIL_LINES = 8  # how near the end a line stands that only ends articles


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a line that is no article text looks like from its first to its last character."""

    kind: str
    where: str  # anywhere | head: before the first long paragraph | tail: among the last lines
    pattern: Pattern[str]
    example: str


def _line(pattern: str) -> Pattern[str]:
    return compile(rf"(?:{pattern})\Z", IGNORECASE)


LINE_RULES = (
    LineRule("label", "anywhere", _line(
        r"advertise?ment|advertising|sponsored( content)?|promoted|anzeige|werbung|publicidad|publicité|annonse|реклама|"
        r"article content|recommended videos?|story continues( below.{0,30})?|continue reading( below)?|scroll to continue.{0,40}|"
        r"(this )?(article|story) continues (below|after).{0,40}|read more( here)?|read full (article|story)|more on this( story)?|show more|"
        r"loading\W{0,5}|share( this| on)?( article| story| page| post)?|print( this)?( article)?|e-?mail( this)?|copy link|link copied\W?|"
        r"save( article)?|gift( this)? article|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|"
        r"comments?|\d{1,5} comments?|view( all)? comments|post a comment|leave a (comment|reply)|no comments( yet)?|comments are (closed|off)\W?|"
        r"keine kommentare|play video|watch( now| video| live)?|image|photo|video|gallery|listen|audio|close|menu|search|"
        r"related( (articles?|stories|content|news|posts?|topics|links|coverage))?|(more|other) (stories|news|articles)|"
        r"recommended( (stories|for you|reading|articles))?|you (may|might) also (like|be interested in)|most (read|popular|viewed)|trending( now)?|"
        r"editors?['’]?s? (picks?|choice)|top stories|latest news|up next|don['’]t miss|tags?|topics?|topics mentioned in this article|"
        r"link zum .{1,30}-inhalt"), "Article content"),
    LineRule("listen", "anywhere", _line(
        r"(listen to|hear) (this |the )?(article|story|report)\b.{0,60}|\d{1,3} min(ute)?s?( |-)(read|listen)(ing time)?|reading time\b.{0,30}|"
        r"audio (by|is|for this article).{0,80}|this (article|audio) (was|is) (read|narrated|voiced|auto-generated) by.{0,80}"),
        "LISTEN TO ARTICLE 3:41"),
    LineRule("more", "anywhere", _line(
        r"\W{0,3}(read( more| also| next| now| on| this)?|also read|see also|more|related( article| story| news| coverage)?|"
        r"recommended|watch( also| now| more)?|listen|don['’]t miss|must read|further reading|explore more|find out more|"
        r"learn more|lea (también|más)|lea|lee (también|más)|à lire aussi|lire aussi|voir aussi|mehr zum thema|lesen sie (auch|mehr)|"
        r"leia (também|mais)|leggi anche|les også|читайте также|延伸阅读|相关阅读|相关新闻)( ?[:>»|：–-]+ ?.{0,200}| ?[>»]{1,3})"),
        "READ NEXT: Port workers reach a deal"),
    LineRule("subscribe", "anywhere", _line(
        r"\W{0,3}(please )?(sign up|subscribe|register|join|get|click here|tap here|download|follow|like|stay (informed|up to date|tuned)|never miss|"
        r"keep up|want more|enjoy(ed|ing)? this|for (the )?(latest|more|breaking|all the)|receive|become a (member|subscriber)|support|donate)\b"
        r".{0,160}\b(newsletters?|inbox|e-?mail alerts?|breaking news|(our|the) (mobile |news )?apps?|our (youtube|telegram|whatsapp|channel|news page|"
        r"podcast|website)|subscri(be|ber|bers|ption)|on (facebook|twitter|x|instagram|google news|telegram|whatsapp)|"
        r"latest (news|stories|updates)|credible journalism|independent journalism|our journalism|free trial|app store|google play)\b.{0,200}"),
        "Sign up for our daily newsletter and never miss a story."),
    LineRule("subscribe", "anywhere", _line(
        r"(subscribe|sign up|log ?in|register|join)( (now|today|here|for free|free|us))?\W{0,3}|already (a subscriber|have an account|registered)\b.{0,80}|"
        r"(to|in order to) (view|read|access|continue reading) (the|this) (full |entire )?(story|article|content).{0,120}|"
        r"if you['’]re (seeing|reading) this (message )?.{0,160}subscri.{0,120}|by (signing up|clicking|submitting|providing).{0,200}"
        r"(terms|privacy).{0,120}|(this site|we) (is protected by|use) (recaptcha|cookies).{0,160}|you can unsubscribe at any time.{0,100}|"
        r"thank you for (subscribing|signing up).{0,100}|(first-time |new )?subscribers (also )?receive .{0,120}"),
        "Already a subscriber? Log in"),
    LineRule("comments", "anywhere", _line(
        r"(join|start|be part of) (the|our|a) (conversation|discussion|commenting forum).{0,120}|join thought-provoking conversations.{0,120}|"
        r"you must (be logged in|confirm your public display name|log ?in).{0,120}|please log ?out and then log ?in again.{0,160}|"
        r"(what do you think|have your say|let us know|tell us what you think)\b.{0,160}(comments?|below|letters?@).{0,60}|"
        r"we want to hear what you think about this article.{0,200}|(submit|send) (a|your) (letter|story|tip|news tip)s? .{0,160}|"
        r"(have you got a|do you have a|got a) (story|news tip|tip|confidential tip)\b.{0,200}|get in touch (with|by|via)\b.{0,200}|"
        r"(to )?contact (the (author|reporter|editor)|us|our)\b.{0,160}@.{0,80}|your e-?mail address will not be published.{0,120}"),
        "Join the conversation below."),
    LineRule("caption", "anywhere", _line(
        r"(photo(graph)?s?|image|picture|pic|foto|bild|фото|图|credits?|photo credits?|image credits?|photo illustration)"
        r"( (by|from|courtesy( of)?|credit|source))?\s?[:：/©].{1,150}|"
        r"(ap|afp|reuters|getty( images)?|file) (photo|image|file photo)\b.{0,100}|.{0,300}\((ap|reuters|afp|getty images|epa|xinhua|file|photo)"
        r"( photo)?\s?[/:|][^()]{2,100}\)\W?|.{10,300}( / (afp|reuters|getty images)|(/|via|/ via) getty images)( via .{2,30})?\)?\W?|"
        r".{10,300}\b(photo|foto|image|picture|credit|reuters): ?[^.:]{2,60}|.{0,250}\bREUTERS/[A-Z]\S{1,30}( \S{1,30}){0,4}"),
        "Containers at the port of Ningbo. Photo: Harbor Gazette"),
    LineRule("credit", "tail", _line(
        r"\W{0,2}((additional )?(reporting|writing|editing|production) (by|from)|written by|edited by|compiled by|with (files|reporting) from|"
        r"with inputs from|source:|mit agenturmaterial)\b.{0,220}|"
        r"[-–—]\s?(with|additional) .{0,120}|"
        r"(this (article|material|story|content|report)|no part of) .{0,120}(may not be|cannot be|must not be|copyright(ed)?|reproduced|republished|"
        r"reprint).{0,200}|(written )?permission (must|is) .{0,160}|"
        r"(this (article|story)|it) (was|has been|is) (originally |first )?(published|updated|appeared|syndicated|translated)\b.{0,160}|"
        r"(first |last |originally )?(published|updated|posted|modified)( on| at)?\s?:? .{4,60}|"
        r"our standards: the .{2,30} trust principles.{0,20}"),
        "(Reporting by Ann Lee; editing by Bo Carter)"),
    LineRule("copyright", "anywhere", _line(
        r"\W{0,2}(©|\(c\)|copyright\b( ©| \d{4}|:)).{0,260}|.{0,160}\ball rights reserved\b.{0,160}"),
        "© 2025 Harbor Gazette. All rights reserved."),
    LineRule("byline", "head", _line(
        r"(by|von|por|par|af|di) [A-Z].{1,80}|(first |last )?(published|updated|posted|created|veröffentlicht|stand)\b.{0,80}\d.{0,40}|"
        r"\W{0,2}(\w{3,9}\.?,? )?(\d{1,2}\.? \w{3,9}\.?|\w{3,9}\.? \d{1,2}),? \d{4}.{0,40}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,40}|"
        r"\d{4}[./-]\d{1,2}[./-]\d{1,2}.{0,40}|\d{1,3} (minutes?|hours?|days?) ago|\d{1,3} minuten lesezeit"),
        "By Ann Lee"),
)  # fmt: skip

# Headings behind which nothing belongs to the article any more, where little text follows.
_END = _line(
    r"(related|recommended|more|other|latest|top|popular|trending) (articles?|stories|news|posts?|content|reading|coverage|headlines)\W{0,2}|"
    r"you (may|might) also (like|be interested in)\W{0,3}|most (read|popular|viewed)( .{0,20})?|read (more|next)\W{0,2}|"
    r"about the (author|writer|reporter)s?\W{0,2}|(leave|post|write|add) a (comment|reply)\b.{0,30}|(\d{1,5} )?comments?( \(\d{1,5}\))?\W{0,2}|"
    r"join (the|our) (conversation|discussion|commenting forum).{0,30}|more (from|in|on) .{2,40}(?<!:)|share this( .{2,20})?:?|"
    r"follow us( on .{2,40})?:?|weitere (themen|artikel|nachrichten)|mehr zum thema|das könnte sie auch interessieren"
)
_END_SHARE = 0.25  # the largest part of the text that such a heading may cut off


def article_lines(
    lines: Sequence[str], titles: Iterable[str], link_lines: frozenset[str], byline: str | None = None
) -> list[str]:
    """The lines that belong to the article, in order.

    `titles` are the page's headings, which many texts repeat and which are kept elsewhere; `link_lines` are blocks that
    are nothing but a link. Where rules would leave less than half of the text they are not believed.
    """
    known_titles = {bare(title) for title in titles}
    kept = _without_rules(lines, known_titles, link_lines)
    kept = _without_repeats(_without_tail(_cut_at_end(kept), byline))
    return kept if 2 * _size(kept) >= _size(lines) else _without_repeats(lines)


def _without_rules(lines: Sequence[str], titles: set[str], link_lines: frozenset[str]) -> list[str]:
    tail_from = len(lines) - _TAIL_LINES
    kept: list[str] = []
    size = 0
    for number, line in enumerate(lines):
        plain = bare(line)
        if plain in titles or (plain in link_lines and len(line) < 200) or not plain:
            continue
        places = {"anywhere", "head"} if size < 200 else {"anywhere"}
        if number >= tail_from:
            places.add("tail")
        if len(line) <= _MAX_RULED and any(rule.where in places and rule.pattern.match(line) for rule in LINE_RULES):
            continue
        kept.append(line)
        size += len(line)
    return kept


def _without_tail(lines: list[str], byline: str | None) -> list[str]:
    """Without what follows the last sentence and is none: names, dates, tags, signs, what introduces the author.

    A tail that is a good part of the text stays, as in lists.
    """
    last = len(lines)
    while last > 0 and not _is_sentence(lines[last - 1]):
        last -= 1
    while last > 1 and byline is not None and _introduces(lines[last - 1], byline):
        last -= 1
    tail = _size(lines[last:])
    return lines[:last] if tail <= _MAX_TAIL_SHARE * _size(lines) else lines


def _is_sentence(line: str) -> bool:
    return (len(line) >= _MIN_SENTENCE or line.count(" ") >= _MIN_SPACES) and _SENTENCE_END.search(line) is not None


def _introduces(line: str, byline: str) -> bool:
    """Whether a line says who the author is."""
    name = byline.split(",")[0].split(" and ")[0].strip()
    return len(name) >= 5 and line[: len(name) + 20].find(name) >= 0 and _IS_AUTHOR.search(line) is not None


def _cut_at_end(lines: list[str]) -> list[str]:
    total, seen = _size(lines), 0
    for number, line in enumerate(lines):
        if len(line) < 80 and seen > total * (1 - _END_SHARE) and _END.match(line):
            return lines[:number]
        seen += len(line)
    return lines


def _without_repeats(lines: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    kept = []
    for line in lines:
        if len(line) >= _MIN_REPEATED and line in seen:
            continue
        seen.add(line)
        kept.append(line)
    return kept


def _size(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


_SENTENCE_END = re.compile(r"[.!?…:;。！？：”\"'’»)\]]\W{0,3}$")
_IS_AUTHOR = re.compile(
    r"\b(is|was|has|covers|writes|reports|works|joined|can be reached)\b.{0,200}\b(reporter|journalist|editor|correspondent|writer|"
    r"columnist|contributor|author|professor|fellow|analyst|covers|writes|reporting|freelance\w*|producer|e-?mail|@\w+)\b",
    IGNORECASE,
)
_NO_WORD = re.compile(r"\W+")


def bare(line: str) -> str:
    """Letters and digits only, lower case: what stays the same through markup and punctuation."""
    return _NO_WORD.sub("", line).lower()
