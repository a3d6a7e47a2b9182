"""Phrases of news pages that are no article text: what they say, where they stand, an example of each.

They hold for lines that trafilatura leaves in; the markup gave no hint. A line matches from its first to its last
character. Languages other than English are here as far as the texts of official and partner outlets need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from re import IGNORECASE, Pattern, compile


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a line that is no article text looks like from its first to its last character."""

    kind: str
    where: str  # anywhere | head: before the first long paragraph | tail: among the last lines
    pattern: Pattern[str]
    example: str


def _line(pattern: str) -> Pattern[str]:
    return compile(rf"(?:{pattern})\Z", IGNORECASE)


_DATE = (
    r"((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? )?"
    r"(\d{1,4}\b|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d)"
)

LINE_RULES = (
    LineRule("label", "anywhere", _line(
        r"advertise?ment|advertising|sponsored( content)?|promoted|anzeige|werbung|publicidad|publicité|annonse|"
        r"реклама|"
        r"article content|recommended videos?|story continues( below.{0,30})?|continue reading( below)?|"
        r"scroll to continue.{0,40}|"
        r"(this )?(article|story) continues (below|after).{0,40}|read more( here)?|read full (article|story)|"
        r"more on this( story)?|show more|"
        r"loading\W{0,5}|share( this| on)?( article| story| page| post)?|print( this)?( article)?|"
        r"e-?mail( this)?|copy link|link copied\W?|"
        r"save( article)?|gift( this)? article|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|"
        r"instagram|"
        r"comments?|\d{1,5} comments?|view( all)? comments|post a comment|leave a (comment|reply)|"
        r"no comments( yet)?|comments are (closed|off)\W?|"
        r"keine kommentare|play video|watch( now| video| live)?|image|photo|video|gallery|listen|audio|close|"
        r"menu|search|"
        r"related( (articles?|stories|content|news|posts?|topics|links|coverage))?|(more|other) (stories|news|"
        r"articles)|"
        r"recommended( (stories|for you|reading|articles))?|you (may|might) also (like|be interested in)|"
        r"most (read|popular|viewed)|trending( now)?|"
        r"editors?['’]?s? (picks?|choice)|top stories|latest news|up next|don['’]t miss|tags?|topics?|"
        r"topics mentioned in this article|"
        r"link zum .{1,30}-inhalt|story continued below|advertisement:|skip advertisement|supported by|"
        r"(advertisement )?continue reading the main story|more on this\W*|share this article share.{0,40}|"
        r"\[?pull ?quote\]?|"
        r"slideshow( \(\d{1,3} images\))?|\d{1,2} (years|months) ago|enlarge (this )?image.{0,200}|"
        r"(also see|see also|also read|read more):?"), "Article content"),
    LineRule("promotion", "anywhere", _line(
        r"\W{0,2}follow @\w{2,30}( on \w{1,12})?|read or share this story:.{0,80}|this article tagged under:.{0,100}|"
        r"watch the latest video at .{2,60}|now read:? .{5,200}|\W{0,3}also (on|in|from) [^:]{2,30}: .{5,200}|"
        r".{0,60}\bnewsletter\W{0,3}sign up\b.{0,380}|.{0,80}\bdaily newsletter that .{0,200}sign up here.{0,20}"),
        "Read or share this story: https://gazette.example/1spXu7h"),
    LineRule("disclaimer", "tail", _line(
        r"\W{0,2}(the )?(views|opinions) expressed (in this|here|by|are).{0,260}|"
        r"content created by .{5,300}licens.{0,140}|"
        r"\W{0,2}[\[(]?(editor['’]s note|correction|clarification)\W{1,3}this (story|article) (has been|"
        r"was) (updated|corrected).{0,260}"),
        "The opinions expressed by columnists are their own."),
    LineRule("listen", "anywhere", _line(
        r"(listen to|hear) (this |the )?(article|story|report)\b.{0,60}|\d{1,3} min(ute)?s?( |-)(read|"
        r"listen)(ing time)?|reading time\b.{0,30}|"
        r"audio (by|is|for this article).{0,80}|this (article|audio) (was|is) (read|narrated|voiced|"
        r"auto-generated) by.{0,80}"),
        "LISTEN TO ARTICLE 3:41"),
    LineRule("more", "anywhere", _line(
        r"\W{0,3}(read( more| also| next| now| on| this)?|also read|see also|more|related( article| story| news|"
        r" coverage)?|"
        r"recommended|watch( also| now| more)?|listen|don['’]t miss|must read|further reading|explore more|"
        r"find out more|"
        r"learn more|lea (también|más)|lea|lee (también|más)|à lire aussi|lire aussi|voir aussi|mehr zum thema|"
        r"lesen sie (auch|mehr)|"
        r"leia (também|mais)|leggi anche|les også|читайте также|延伸阅读|相关阅读|相关新闻)"
        r"( ?[:>»|：–-]+ ?.{0,200}| ?[>»]{1,3})"),
        "READ NEXT: Port workers reach a deal"),
    LineRule("subscribe", "anywhere", _line(
        r"\W{0,3}(please )?(sign up|subscribe|register|join|get|click here|tap here|download|follow|like|"
        r"stay (informed|up to date|tuned)|never miss|"
        r"keep up|want more|enjoy(ed|ing)? this|for (the )?(latest|more|breaking|all the)|receive|"
        r"become a (member|subscriber)|support|donate)\b"
        r".{0,160}\b(newsletters?|inbox|e-?mail alerts?|breaking news|(our|the) (mobile |news )?apps?|"
        r"our (youtube|telegram|whatsapp|channel|news page|"
        r"podcast|website)|subscri(be|ber|bers|ption)|on (facebook|twitter|x|instagram|google news|telegram|"
        r"whatsapp)|"
        r"latest (news|stories|updates)|credible journalism|independent journalism|our journalism|free trial|"
        r"app store|google play)\b.{0,200}"),
        "Sign up for our daily newsletter and never miss a story."),
    LineRule("subscribe", "anywhere", _line(
        r"(subscribe|sign up|log ?in|register|join)( (now|today|here|for free|free|us))?\W{0,3}|"
        r"already (a subscriber|have an account|registered)\b.{0,80}|"
        r"(to|in order to) (view|read|access|continue reading) (the|this) (full |entire )?(story|article|"
        r"content).{0,120}|"
        r"if you['’]re (seeing|reading) this (message )?.{0,160}subscri.{0,120}|by (signing up|clicking|"
        r"submitting|providing).{0,200}"
        r"(terms|privacy).{0,120}|(this site|we) (is protected by|use) (recaptcha|cookies).{0,160}|"
        r"you can unsubscribe at any time.{0,100}|"
        r"thank you for (subscribing|signing up).{0,100}|(first-time |new )?subscribers (also )?receive .{0,120}"),
        "Already a subscriber? Log in"),
    LineRule("comments", "anywhere", _line(
        r"(join|start|be part of) (the|our|a) (conversation|discussion|commenting forum).{0,120}|"
        r"join thought-provoking conversations.{0,120}|"
        r"you must (be logged in|confirm your public display name|log ?in).{0,120}|"
        r"please log ?out and then log ?in again.{0,160}|"
        r"(what do you think|have your say|let us know|tell us what you think)\b.{0,160}(comments?|below|"
        r"letters?@).{0,60}|"
        r"we want to hear what you think about this article.{0,200}|(submit|send) (a|your) (letter|story|tip|"
        r"news tip)s? .{0,160}|"
        r"(have you got a|do you have a|got a) (story|news tip|tip|confidential tip)\b.{0,200}|"
        r"get in touch (with|by|via)\b.{0,200}|"
        r"(to )?contact (the (author|reporter|editor)|us|our)\b.{0,160}@.{0,80}|"
        r"your e-?mail address will not be published.{0,120}"),
        "Join the conversation below."),
    LineRule("caption", "anywhere", _line(
        r"(photo(graph)?s?|image|picture|pic|foto|bild|фото|图|credits?|photo credits?|image credits?|"
        r"photo illustration)"
        r"( (by|from|courtesy( of)?|credit|source))?\s?[:：/©].{1,150}|"
        r"(ap|afp|reuters|getty( images)?|file) (photo|image|file photo)\b.{0,100}|.{0,300}\((ap|reuters|afp|"
        r"getty images|epa|xinhua|file|photo)"
        r"( photo)?\s?[/:|][^()]{2,100}\)\W?|.{10,300}( / (afp|reuters|getty images)|(/|via|"
        r"/ via) getty images)( via .{2,30})?\)?\W?|"
        r".{10,300}\b(photo|foto|image|picture|credit|reuters): ?[^.:]{2,60}|"
        r".{0,250}\bREUTERS/[A-Z]\S{1,30}( \S{1,30}){0,4}"),
        "Containers at the port of Ningbo. Photo: Harbor Gazette"),
    LineRule("credit", "tail", _line(
        r"\W{0,2}((additional )?(reporting|writing|editing|production) (by|from)|written by|edited by|"
        r"compiled by|with (files|reporting) from|"
        r"with inputs from|(with )?(assistance|contributions|help|reporting) (by|from)|with .{2,20} wires|"
        r"\(?end\)? dow jones newswires|mit agenturmaterial)\b.{0,220}|"
        r"(contributing|sources?):.{1,220}|"
        r"[-–—]\s?(with|additional) .{0,120}|"
        r"(this (article|material|story|content|report)|no part of) .{0,120}(may not be|cannot be|must not be|"
        r"copyright(ed)?|reproduced|republished|"
        r"reprint).{0,200}|(written )?permission (must|is) .{0,160}|"
        r"(this (article|story)|it) (was|has been|is) (originally |first )?(published|updated|appeared|"
        r"syndicated|translated)\b.{0,160}|"
        rf"(first |last |originally )?(published|updated|posted|modified)( on| at)?\s?:? ?{_DATE}.{{0,60}}|"
        r".{3,160} contributed (to|reporting|from)\b.{0,60}|"
        r"our standards: the .{2,30} trust principles.{0,20}"),
        "(Reporting by Ann Lee; editing by Bo Carter)"),
    LineRule("copyright", "anywhere", _line(
        r"\W{0,2}(©|\(c\)|copyright\b( ©| \d{4}|:)).{0,260}|.{0,160}\ball rights reserved\b.{0,160}"),
        "© 2025 Harbor Gazette. All rights reserved."),
    LineRule("source", "head", _line(
        r"by|by:|(source|editor|author|reporter|来源|责任?编辑|编辑|作者)\s?[:：].{1,60}|(for )?immediate release\W?"),
        "Source: Xinhua"),
    LineRule("menu", "head", _line(r"([^|｜»›]{1,20} ?[|｜»›] ?){2,12}[^|｜»›]{1,20}"), "Home | News | Notices"),
    LineRule("byline", "head", _line(
        r"(by|von|por|par|af|di)( (?-i:[A-ZÀ-Þ])[\w.,'’-]*| and| und| y| et| for| of| the| in|,? \d{1,2}| [|"
        r"•·–—-]){1,16}|"
        rf"(first |last )?(published|updated|posted|created|veröffentlicht( am)?|stand)( on|"
        rf" at)?\s?:? ?{_DATE}.{{0,80}}|"
        r"\W{0,2}(\w{3,9}\.?,? )?(\d{1,2}\.? \w{3,9}\.?|\w{3,9}\.? \d{1,2}),? \d{4}.{0,40}|"
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,40}|"
        r"\d{4}[./-]\d{1,2}[./-]\d{1,2}.{0,40}|\d{1,3} (minutes?|hours?|days?) ago|\d{1,3} minuten lesezeit"),
        "By Ann Lee"),
)  # fmt: skip

# Headings behind which nothing belongs to the article any more, where little text follows.
ENDS = _line(
    r"(related|recommended|more|other|latest|top|popular|trending) (articles?|stories|news|posts?|content|"
    r"reading|coverage|headlines)\W{0,2}|"
    r"you (may|might) also (like|be interested in)\W{0,3}|most (read|popular|viewed)( .{0,20})?|read (more|"
    r"next)\W{0,2}|"
    r"about the (author|writer|reporter)s?\W{0,2}|(leave|post|write|add) a (comment|reply)\b.{0,30}|"
    r"(\d{1,5} )?comments?( \(\d{1,5}\))?\W{0,2}|"
    r"join (the|our) (conversation|discussion|commenting forum).{0,30}|more (from|in|on) .{2,40}(?<!:)|"
    r"share this( .{2,20})?:?|"
    r"follow us( on .{2,40})?:?|weitere (themen|artikel|nachrichten)|mehr zum thema|das könnte sie auch interessieren"
)
