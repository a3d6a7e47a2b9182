"""Words that report speech: which clauses and marked stretches they govern, each with an example."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting verb.

    `clause`: "bare" takes a reported clause with or without "that", "that" only with it (or "whether", "how"),
    "none" reports only marked words; "tail" reports them only beside itself ("“...,” she agreed").
    """

    forms: tuple[str, ...]  # as written, lower case
    clause: str  # bare | that | none | tail
    example: str  # a sentence in which it reports
    reports: str  # the words it reports there


def _forms(base: str, *others: str) -> tuple[str, ...]:
    """The verb's forms; irregular ones are given, regular ones built."""
    if others:
        return (base, *others)
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    return (base, base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s"), base + "ed", base + "ing")


CUES = (
    Cue(("say", "says", "said", "saying"), "bare", "The port will close, Ms. Ward said.", "The port will close"),
    Cue(
        ("tell", "tells", "told", "telling"),
        "bare",
        "Mr. Ward told reporters that the port will close.",
        "the port will close",
    ),
    Cue(_forms("add"), "bare", "Ms. Ward added that the port will close.", "the port will close"),
    Cue(_forms("note"), "bare", "Ms. Ward noted the port will close.", "the port will close"),
    Cue(_forms("warn"), "bare", "Ms. Ward warned that the port will close.", "the port will close"),
    Cue(_forms("announce"), "bare", "The board announced the port will close.", "the port will close"),
    Cue(_forms("testify"), "that", "Ms. Ward testified that the port will close.", "the port will close"),
    Cue(_forms("clarify"), "that", "Ms. Ward clarified that the port will close.", "the port will close"),
    Cue(_forms("explain"), "bare", "Ms. Ward explained that the port will close.", "the port will close"),
    Cue(_forms("report"), "bare", "The agency reported that exports fell.", "exports fell"),
    Cue(
        ("write", "writes", "wrote", "written", "writing"),
        "bare",
        "Ms. Ward wrote that exports fell.",
        "exports fell",
    ),
    Cue(_forms("declare"), "bare", "Ms. Ward declared the talks had failed.", "the talks had failed"),
    Cue(_forms("state"), "that", "The ministry stated that the talks had failed.", "the talks had failed"),
    Cue(_forms("claim"), "bare", "Ms. Ward claimed the talks had failed.", "the talks had failed"),
    Cue(_forms("argue"), "bare", "Ms. Ward argued the talks had failed.", "the talks had failed"),
    Cue(_forms("insist"), "bare", "Ms. Ward insisted the talks would go on.", "the talks would go on"),
    Cue(_forms("stress"), "bare", "Ms. Ward stressed that the talks would go on.", "the talks would go on"),
    Cue(_forms("emphasize") + _forms("emphasise"), "bare", "Ms. Ward emphasised that talks go on.", "talks go on"),
    Cue(_forms("underline") + _forms("underscore"), "that", "Ms. Ward underlined that talks go on.", "talks go on"),
    Cue(_forms("highlight"), "that", "Ms. Ward highlighted that talks go on.", "talks go on"),
    Cue(_forms("point"), "that", "Ms. Ward pointed out that talks go on.", "talks go on"),
    Cue(_forms("acknowledge"), "bare", "Ms. Ward acknowledged exports had fallen.", "exports had fallen"),
    Cue(
        ("admit", "admits", "admitted", "admitting"),
        "bare",
        "Ms. Ward admitted exports had fallen.",
        "exports had fallen",
    ),
    Cue(_forms("concede"), "bare", "Ms. Ward conceded exports had fallen.", "exports had fallen"),
    Cue(_forms("confirm"), "bare", "Ms. Ward confirmed exports had fallen.", "exports had fallen"),
    Cue(_forms("caution"), "bare", "Ms. Ward cautioned exports would fall.", "exports would fall"),
    Cue(_forms("comment"), "that", "Ms. Ward commented that exports would fall.", "exports would fall"),
    Cue(_forms("remark"), "that", "Ms. Ward remarked that exports would fall.", "exports would fall"),
    Cue(_forms("observe"), "that", "Ms. Ward observed that exports had fallen.", "exports had fallen"),
    Cue(_forms("predict"), "bare", "Ms. Ward predicted exports would fall.", "exports would fall"),
    Cue(_forms("conclude"), "that", "Ms. Ward concluded that exports would fall.", "exports would fall"),
    Cue(_forms("reiterate"), "bare", "Ms. Ward reiterated that talks go on.", "talks go on"),
    Cue(_forms("repeat"), "that", "Ms. Ward repeated that talks go on.", "talks go on"),
    Cue(_forms("reply") + _forms("respond"), "that", "Ms. Ward replied that talks go on.", "talks go on"),
    Cue(_forms("recall"), "that", "Ms. Ward recalled that talks had failed.", "talks had failed"),
    Cue(_forms("suggest"), "bare", "Ms. Ward suggested she would raise the duty.", "she would raise the duty"),
    Cue(
        (*_forms("signal"), "signalled", "signalling"),
        "bare",
        "Ms. Ward signalled that talks go on.",
        "talks go on",
    ),
    Cue(_forms("indicate"), "bare", "Ms. Ward indicated that talks go on.", "talks go on"),
    Cue(_forms("hint"), "bare", "Ms. Ward hinted that talks go on.", "talks go on"),
    Cue(_forms("complain"), "that", "Ms. Ward complained that talks had failed.", "talks had failed"),
    Cue(_forms("allege"), "bare", "Ms. Ward alleged that the firm had cheated.", "the firm had cheated"),
    Cue(_forms("assert"), "that", "Ms. Ward asserted that the firm had cheated.", "the firm had cheated"),
    Cue(_forms("maintain"), "that", "Ms. Ward maintained that the firm had cheated.", "the firm had cheated"),
    Cue(_forms("contend"), "that", "Ms. Ward contended that the firm had cheated.", "the firm had cheated"),
    Cue(_forms("affirm") + _forms("reaffirm"), "that", "Ms. Ward reaffirmed that talks go on.", "talks go on"),
    Cue(_forms("vow"), "bare", "Ms. Ward vowed that the port would close.", "the port would close"),
    Cue(_forms("pledge"), "bare", "Ms. Ward pledged that the port would close.", "the port would close"),
    Cue(_forms("promise"), "bare", "Ms. Ward promised that the port would close.", "the port would close"),
    Cue(_forms("threaten"), "that", "Ms. Ward threatened that the port would close.", "the port would close"),
    Cue(_forms("reveal") + _forms("disclose"), "that", "The firm disclosed that sales fell.", "sales fell"),
    Cue(_forms("tweet") + _forms("post"), "bare", "Ms. Ward tweeted that sales fell.", "sales fell"),
    Cue(_forms("joke"), "that", "Ms. Ward joked that sales were too good.", "sales were too good"),
    Cue(_forms("question"), "that", "Analysts questioned whether sales would fall.", "sales would fall"),
    Cue(_forms("inform"), "that", "The firm informed its buyers that sales fell.", "sales fell"),
    Cue(_forms("reassure"), "that", "Ms. Ward reassured farmers that sales would rise.", "sales would rise"),
    Cue(_forms("assure"), "that", "Ms. Ward assured farmers that sales would rise.", "sales would rise"),
    Cue(_forms("remind"), "that", "Ms. Ward reminded farmers that sales fell.", "sales fell"),
    Cue(
        ("deny", "denies", "denied", "denying"),
        "that",
        "Ms. Ward denied that sales had fallen.",
        "sales had fallen",
    ),
    Cue(_forms("estimate"), "that", "Ms. Ward estimated that sales would fall.", "sales would fall"),
    Cue(_forms("reckon"), "bare", "Ms. Ward reckoned that sales would fall.", "sales would fall"),
    Cue(_forms("calculate"), "that", "Ms. Ward calculated that sales would fall.", "sales would fall"),
    Cue(
        ("forecast", "forecasts", "forecasted", *_forms("project")),
        "that",
        "Ms. Ward forecasts that sales will fall.",
        "sales will fall",
    ),
    Cue(("quip", "quips", "quipped"), "tail", "“Not today,” she quipped.", "“Not today,”"),
    Cue(_forms("continue"), "tail", "“They must talk,” she continued.", "“They must talk,”"),
    Cue(("go", "goes", "went"), "tail", "“They must talk,” she went on.", "“They must talk,”"),
    Cue(_forms("ask"), "tail", "“When will they talk?” she asked.", "“When will they talk?”"),
    Cue(
        _forms("interject") + _forms("counter") + _forms("exclaim") + _forms("retort"),
        "tail",
        "“They must talk,” she countered.",
        "“They must talk,”",
    ),
    Cue(_forms("agree"), "tail", "“They must talk,” she agreed.", "“They must talk,”"),
    Cue(("read", "reads"), "tail", "“They must talk,” the ministry's statement read.", "“They must talk,”"),
    Cue(_forms("call"), "none", "Ms. Ward called the duty “a gift to smugglers.”", "“a gift to smugglers.”"),
    Cue(_forms("describe"), "none", "Ms. Ward described the duty as “silly.”", "“silly.”"),
    Cue(_forms("dismiss"), "none", "Ms. Ward dismissed the report as “gossip.”", "“gossip.”"),
    Cue(_forms("accuse"), "none", "Ms. Ward accused the firm of “cheating.”", "“cheating.”"),
    Cue(_forms("blame"), "none", "Ms. Ward blamed “reckless” rivals.", "“reckless”"),
    Cue(_forms("liken"), "none", "Ms. Ward likened the duty to “a bad cold.”", "“a bad cold.”"),
    Cue(
        ("criticize", "criticizes", "criticized", "criticizing", *_forms("criticise")),
        "none",
        "Ms. Ward criticised “this senseless duty.”",
        "“this senseless duty.”",
    ),
    Cue(_forms("condemn") + _forms("denounce"), "none", "Ms. Ward denounced “this theft.”", "“this theft.”"),
    Cue(
        ("slam", "slams", "slammed", "slamming", *_forms("blast"), *_forms("decry")),
        "none",
        "Ms. Ward slammed “this theft.”",
        "“this theft.”",
    ),
    Cue(
        _forms("praise") + _forms("hail") + _forms("tout") + _forms("welcome"),
        "none",
        "Ms. Ward hailed “a great day.”",
        "“a great day.”",
    ),
    Cue(_forms("urge") + _forms("demand"), "none", "Ms. Ward urged both to “sit down.”", "“sit down.”"),
    Cue(_forms("express") + _forms("voice"), "that", "The ministry expressed that talks go on.", "talks go on"),
    Cue(("put", "puts"), "none", "As Ms. Ward puts it, “slow is fast.”", "“slow is fast.”"),
    Cue(_forms("quote"), "none", "Ms. Ward quoted a saying, “Slow is fast.”", "“Slow is fast.”"),
    Cue(_forms("cite"), "none", "Ms. Ward cited “grave doubts.”", "“grave doubts.”"),
    Cue((*_forms("label"), "labelled", "labelling"), "none", "Ms. Ward labelled the duty “silly.”", "“silly.”"),
    Cue(_forms("rule"), "that", "The court ruled that the duty was void.", "the duty was void"),
    Cue(_forms("charge"), "that", "Ms. Ward charged that the firm had cheated.", "the firm had cheated"),
    Cue(_forms("raise"), "none", "Ms. Ward raised concerns that it had “cheated.”", "“cheated.”"),
    Cue((*_forms("speak"), "spoke", "spoken"), "none", "Ms. Ward spoke of “good will.”", "“good will.”"),
    Cue(("refer", "refers", "referred", "referring"), "none", "Ms. Ward referred to “good will.”", "“good will.”"),
    Cue(_forms("oppose") + _forms("reject"), "none", "Ms. Ward rejected the “silly” duty.", "“silly”"),
)

BY_FORM = MappingProxyType({form: cue for cue in CUES for form in cue.forms})


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# "according to the data" names a release, "according to the order" a document: nobody speaks.
DATA_NOUNS = _words(
    "data figures figure statistics survey surveys poll polls index numbers tracker database count tally census"
)
DOCUMENT_NOUNS = _words(
    "document documents order law plan agreement text draft proposal rules rule letter list filing filings contract"
    " treaty schedule regulation regulations understanding understandings consensus terms deal transcript memo notice"
    " lawsuit complaint"
)

# Verbs that announce, threaten or estimate something without a reported clause: "X threatened duties of 25%".
ACTS = MappingProxyType(
    {
        "announce": "The European Commission announced an extra duty of 25%.",
        "unveil": "Ms. Ward unveiled duties of 25%.",
        "threaten": "Ms. Ward threatened to impose duties of 25%.",
        "vow": "Ms. Ward vowed to impose duties of 25%.",
        "promise": "Ms. Ward promised to cut duties to 5%.",
        "pledge": "Ms. Ward pledged to buy $10 billion of grain.",
        "offer": "Ms. Ward offered to buy $10 billion of grain.",
        "propose": "The European Commission proposed duties of 25%.",
        "ask": "Ms. Ward asked them to impose duties of 50%.",
        "demand": "Ms. Ward demanded a cut of 20%.",
        "expect": "The International Monetary Fund expects growth of 3.1%.",
        "project": "The International Monetary Fund projects growth of 3.1%.",
        "forecast": "The International Monetary Fund forecast growth of 3.1%.",
        "estimate": "The International Monetary Fund estimated the cost at $10 billion.",
        "predict": "The International Monetary Fund predicted growth of 3.1%.",
        "claim": "Ms. Ward claimed savings of $10 billion.",
        "tout": "Ms. Ward touted purchases of $10 billion.",
        "float": "Ms. Ward floated a duty of 10%.",
        "outline": "Ms. Ward outlined a duty of 10%.",
    }
)
