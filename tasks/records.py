"""One frozen dataclass per state of a thing, from source to fact.

Field names are column names of the warehouse (a test compares them); offsets are
Python code-point offsets into the text they were read from, end exclusive. The names and closed
lists of values are defined in docs/annotation.md. Every `None` says what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

# ---------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True)
class Source:
    """One block of sources.toml: something that is polled for entries."""

    source_id: str
    name: str
    publisher: str
    kind: str  # feed | news_sitemap | list_page
    address: str
    country: str  # ISO 3166-1 alpha-2 of the publisher's seat; EU for the Union
    ownership: str  # official | state | private
    language: str  # ISO 639-1
    grade: str  # A | A- | B: how good the evidence is that the address works; the header of sources.toml says how
    is_enabled: bool
    is_general_interest: bool  # only these count in indices; topical feeds select on the outcome
    expected_entries_week: float | None  # None: not known yet
    may_fetch_body: bool
    may_store_body: bool
    may_export_body: bool
    link_selector: str | None  # list_page only: CSS selector of the links
    date_selector: str | None  # list_page only: CSS selector of the dates; None: the page shows none
    notes: str | None  # None: nothing to say
    news_sitemap: str | None = None  # asked at night for what the feed misses; None: there is none


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed, sitemap or list page said about one article, before anybody looked at the page."""

    source_id: str
    address: str
    title: str
    summary: str
    published_at: datetime | None  # None: no date that can be read
    language: str | None  # ISO 639-1 as the feed or sitemap declares it; None: undeclared
    external_id: str | None  # guid or id as given; None: the feed gave none. Never trusted to be unique
    author: str | None  # None: not given


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not become the next state, kept with its reason."""

    stage: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one answer of a source lists: a feed, a sitemap or a list page."""

    source_id: str
    form: (
        str  # rss20, rss10, atom10, ..., json_feed, news_sitemap, sitemap, sitemap_index, list_page; "": none of these
    )
    title: str  # "": it names none
    language: str | None  # ISO 639-1; None: undeclared
    ttl_seconds: float | None  # how long the publisher asks to wait, from ttl or sy:update; None: it does not
    entries: tuple[FeedEntry, ...]  # in the document's order
    rejected: tuple[Rejected, ...]
    children: tuple[tuple[str, datetime | None], ...]  # sitemap index: address and lastmod (None: not given)
    error: str | None  # why this is no listing, one sentence; None: it is one

    @property
    def newest_entry_at(self) -> datetime | None:
        """The newest date of an entry; None: no entry has one."""
        return max((entry.published_at for entry in self.entries if entry.published_at), default=None)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Whether an entry's title and summary are worth fetching the page for."""

    fetch: bool
    reasons: tuple[str, ...]


# ---------------------------------------------------------------- what was fetched


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole HTTP exchange that ended in a response, whatever its status."""

    address: str  # as asked
    final_address: str  # after redirects
    permanent_address: str | None  # where a chain of only permanent redirects led; None: there was none
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names, in the order received
    body: bytes  # decompressed, cut never: an oversized body is a Failure
    fetched_at: datetime
    retry_after_seconds: float | None = None  # capped and jittered; None: the host did not say

    def header(self, name: str) -> str | None:
        """The values of a header joined with a comma; None: it was not sent."""
        values = [value for key, value in self.headers if key == name.lower()]
        return ", ".join(values) if values else None


@dataclass(frozen=True, slots=True)
class Failure:
    """One HTTP exchange that gave no usable response."""

    address: str
    # robots (disallowed) | robots_unreachable (not known for now) | refused_address | dns | connect | tls | timeout
    # | too_large | protocol | redirects | paced (the host is to be left alone for longer than we wait)
    kind: str
    reason: str  # one sentence for a person
    fetched_at: datetime
    retry_after_seconds: float | None = None  # None: the host did not say


@dataclass(frozen=True, slots=True)
class CleanPage:
    """What the cleaner made of one page's bytes."""

    outcome: str  # article | rejected
    reason: str | None  # None: it is an article; else one of tasks.walls.REASONS
    text: str  # a paragraph a line; also set where a page is rejected, as far as there is any
    title: str | None  # None: the page names none
    byline: str | None  # None: the page names none
    published_at: datetime | None  # None: no believable date on the page
    date_precision: str | None  # instant | day; None where published_at is None
    date_basis: str | None  # feed | json_ld | meta | text; None where published_at is None
    language: str | None  # ISO 639-1 as detected; None: too short to tell
    canonical_address: str | None  # None: the page names none
    section: str | None  # None: the page names none
    is_paywalled: bool


@dataclass(frozen=True, slots=True)
class WantedPage:
    """One address to be fetched, with what its entry says about it."""

    entry_id: UUID | None  # None: imported without a feed
    article_id: UUID
    source_id: str | None  # None: imported without a source
    publisher: str
    country: str | None  # of the publisher's seat; None: unknown
    address: str
    title: str
    summary: str
    published_at: datetime | None  # None: the feed gave no usable date
    may_fetch_body: bool
    may_store_body: bool
    attempt: int  # this fetch, counted from 1
    first_fetched_at: datetime | None  # None: never fetched before


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """One fetch of a wanted page: the place of its bytes in the archive, or why there are none."""

    wanted: WantedPage
    page_id: UUID
    fetched_at: datetime
    final_address: str | None  # None: no answer
    status: int | None  # None: no answer
    content_type: str | None  # None: no answer, or not said
    body_hash: str | None  # None: no body
    byte_count: int | None  # None: no body
    warc_file: str | None  # below the archive directory; None: not archived
    warc_offset: int | None  # None: not archived
    warc_length: int | None  # None: not archived
    warc_digest: str | None  # None: not archived
    failure_kind: str | None  # as Failure.kind, or "status"; None: an answer of 2xx came
    reason: str | None  # None: an answer of 2xx came
    retry_after_seconds: float | None  # None: the host did not say


# ---------------------------------------------------------------- what readers are given


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it: the input of every reader."""

    document_id: str
    content: str
    title: str | None = None  # None: not known
    published: date | None = None  # None: not known; relative dates then stay unresolved
    source: str | None = None  # host or outlet; None: not known
    address: str | None = None  # None: not known
    country: str | None = None  # of the outlet, for a bare "$"; None: not known
    part: str = "body"  # title | summary | body: what the offsets count in


# ---------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class Mention:
    """One name mention. `text` is never stored: it is content[start_char:end_char]."""

    kind: str  # person | organisation | place
    canonical: str
    country: str | None  # ISO 3166-1 alpha-2, EU for the Union; None: none fits or unknown
    role_text: str | None  # people: the role words as this text writes them; None: it gives none
    start_char: int
    end_char: int
    rule: str  # what recognised it: registry, model, surname, abbreviation, typo, ...


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place of one text with its mentions, in text order."""

    kind: str  # person | organisation | place
    canonical: str
    country: str | None  # ISO 3166-1 alpha-2; None: none fits or unknown
    role: (
        str | None
    )  # people: office on the publication date, registry first, else as the text says; None: none held or told
    is_registered: bool  # False: discovered in the text
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of reported speech."""

    start_char: int
    end_char: int
    kind: str  # direct | indirect | turn
    speaker: str | None  # canonical; None: unnamed or not told
    speaker_kind: str | None  # person | organisation | place; None where speaker is None
    speaker_text: str | None  # the words that name or describe the speaker; None: none in the text
    cue: str | None  # the reporting verb or phrase as written; None: none
    addressee: str | None  # canonical; None: not told
    said_on: str | None  # ISO date; None: not told
    venue: str | None  # as written; None: not told
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that says how much, in one text."""

    start_char: int
    end_char: int
    value: float  # base units; the low end where value_high is set
    value_high: float | None  # None: a single number
    unit: str
    qualifier: str
    change: str
    measure: str
    modality: str
    speaker: str | None  # canonical; None: unnamed, the article itself, or a data release
    economy: str | None  # ISO code; None: none or several
    partner: str | None  # ISO code; None: none or several
    period: str | None  # ISO date or interval; None: untold
    form: str | None  # level | change | from | to; None: the text does not tell
    effect: str | None  # what is done to a duty; None: no duty, or only described
    direction: str | None  # deficit | surplus; None: no balance
    goods: tuple[str, ...]  # (): all goods, or none told
    scope: str | None  # goods | services | both; None: untold
    basis: tuple[str, ...]
    per: str | None  # the unit it is divided by; None: nothing
    effective_from: str | None  # ISO date; None: untold
    effective_until: str | None  # ISO date; None: untold
    subject: str | None  # canonical firm or body whose figure it is; None: a state's, or untold
    attribution: str | None  # named | unnamed | data_release | document | article; None: cannot be told
    data_source: str | None  # canonical; None: not named
    part: str  # title | summary | body
    conversion_of: int | None  # start_char of the figure this one restates in another unit; None: no conversion
    value_usd: float | None  # unit is USD, or the article itself converts; None: neither
    rule: str  # which rules read it: "lexer.money" or "lexer.percent+measure.tariff_rate"


@dataclass(frozen=True, slots=True)
class Event:
    """One trade action as one text tells it."""

    start_char: int
    end_char: int
    type: str
    actor: str | None  # ISO code or canonical name; None: not told
    target: str | None  # ISO code or canonical name; None: all, or not told
    status: str
    date: str | None  # ISO date or interval; None: untold
    effective_from: str | None  # ISO date; None: untold
    effective_until: str | None  # ISO date; None: untold
    instrument: str | None  # legal ground or list; None: untold
    goods: tuple[str, ...]
    participants: tuple[str, ...]  # canonical names, for talks
    claimed_by: str | None  # canonical, where only one side says so; None: stated as fact
    is_denied: bool | None  # None: not told
    rule: str


@dataclass(frozen=True, slots=True)
class EventFigure:
    """A figure that belongs to an event, both named by where they start and end in the same text."""

    event_index: int  # position in the event list of the same reading
    figure_index: int  # position in the figure list of the same reading
    role: str  # rate | covered_value | count | commitment | cost


@dataclass(frozen=True, slots=True)
class SentenceTopic:
    """One topic of one sentence."""

    start_char: int
    end_char: int
    topic: str
    terms: tuple[str, ...]  # what decided


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a text is about US-China economic relations, and why."""

    score: float  # 0 to 1
    on_topic: bool
    reasons: tuple[tuple[str, float, int | None], ...]  # term, weight, start_char in the text (None: in the title)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read out of one document."""

    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    event_figures: tuple[EventFigure, ...]
    sentence_topics: tuple[SentenceTopic, ...]
    topics: tuple[tuple[str, tuple[str, ...]], ...]  # topics of the whole text with the terms that decided
    relevance: Relevance
    sentences: tuple[tuple[int, int], ...] = ()  # (start_char, end_char), in order
    model: str = "none"  # spaCy model with version; "none": registries and rules only


@dataclass(frozen=True, slots=True)
class PageReading:
    """What came of one wanted page: its cleaned body or its entry's words, and the facts in them."""

    page: FetchedPage | None  # None: a source of which only headlines may be read
    wanted: WantedPage
    clean: CleanPage | None  # None: nothing was fetched, or its process was killed
    outcome: str  # article | rejected | failed | headline
    reason: str | None  # None: it is an article or a headline
    relevance: Relevance | None  # None: there was no text to judge
    facts: Facts | None  # None: not on topic, or no text
    headline: tuple[Relevance, Facts] | None  # of title and summary, where the body cannot be read; None: not needed


def entity_key(kind: str, canonical: str, country: str | None) -> tuple[str, str, str]:
    """The natural key of an entity across texts: kind, canonical name and country ('' where unknown)."""
    return (kind, canonical, country or "")
