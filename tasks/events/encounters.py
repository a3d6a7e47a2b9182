"""Ways of telling of meetings, visits, calls and rounds of negotiation. The patterns read signs (see lines.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

CITY: Final = (
    r"(?:geneva|london|stockholm|madrid|kuala lumpur|busan|buenos aires|osaka|davos|anchorage|"
    r"san francisco|bali|woodside|paris|zurich|malta|vienna|bangkok|shanghai|seoul|mar-a-lago|"
    r"guangzhou|hawaii|rome|florida|north carolina|singapore|tokyo)"
)
TALK: Final = (
    r"(?:talks|negotiations?|consultations?|meetings?|discussions?|dialogues?|summit|phone calls?|"
    r"telephone calls?|video calls?|calls?|conversations?)"
)
OF: Final = (
    r"(?:(?:\d+(?:st|nd|rd|th)|[a-z]+(?:ful|ive|able|ial|ious)|tourism|leadership|financial|energy|security|"
    r"economic|trade|tariff|phone|telephone|extended|high-stakes|crucial|key|critical|closely|watched|bilateral|"
    r"face-to-face|high-level|in-person|video|another|"
    r"further|more|new|fresh|renewed|formal|candid|constructive|productive|good|long|virtual|working-level|"
    r"vice-ministerial|a|an|the|their|its|own|and|very|first|second|third|fourth|fifth|next|latest|"
    r"round of|rounds of|S|A|potential|commercial|official|state|technical|preliminary|multiple|"
    r"several|regular|lunch|trade-related|efficient|frank|in-depth|thorough|pragmatic|professional|intensive|"
    r"substantive|detailed|substantial|direct|two-day|three-day|two day|three day|two days of|days of|weeks of|"
    r"months of|,) )*"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One way of telling of talks."""

    status: str  # "" where the tense of its verb decides
    pattern: str
    example: str


# The first that matches at the leftmost place decides.
TELLINGS: Final = (
    Telling(
        "failed",
        (
            rf"{TALK} (?:between S |between N and (?:the )?[NA] |[a-z]+ ){{0,3}}(?:have |had )?(?:stalled|"
            rf"ground to a halt|"
            rf"collapsed|faltered|broke(?:n)? down|broke off|deteriorated|fell apart|failed(?! to)|ended without (?:a|"
            rf"any) (?:deal|agreement)|were (?:cancell?ed|called off))|"
            rf"(?:the |a )?(?:collapse|breakdown|breakup|cancell?ation) of {OF}{TALK}|(?:call(?:ed|ing)? off|"
            rf"cancel(?:l?ed|"
            rf"l?ing)?|scrap(?:ped)?|broke off|walk(?:ed|ing)? away from|pull(?:ed|ing)? out of|"
            rf"suspended) {OF}{TALK}|(?:were|was|had been) (?:due|set|scheduled|expected) to (?:meet|visit|"
            rf"hold)"
        ),
        "Beijing called off the trade talks.",
    ),
    Telling(
        "proposed",
        (
            rf"(?:float(?:s|ed)|propos(?:es|ed)|suggest(?:s|ed)|offer(?:s|ed)) (?:the idea of |an? |"
            rf"to )?(?:hold |resume )?{OF}{TALK}|another potential round of {OF}{TALK}"
        ),
        "Greer floated the idea of another round of talks.",
    ),
    Telling(
        "planned",
        (
            rf"(?:will|would|plans? to|planned to|planning to|is to|are to|is (?:due|set|scheduled|expected|"
            rf"preparing) to|are (?:due|set|scheduled|expected|preparing) to|agreed to|to|is planning to|"
            rf"intends? to|'ll)(?: [a-z]+ly| also| soon| then)? (?:meet(?= (?:(?:[a-z]+ ){{1,3}}?[BH]|with|"
            rf"again|up|B|H|N|S|A|in|at|on|"
            rf"D|his|her|their|for talks|face|officials|next|\.|,) )|visit|travel to|fly to|"
            rf"(?:make|pay) (?:an? )?(?:[a-z-]+ ){{0,2}}visit|hold {OF}{TALK}|"
            rf"sit down (?:with|for)|press on with {OF}{TALK}|host|"
            rf"receive(?= (?:(?!from )[\w'-]+ ){{0,2}}(?:[BHNA]|delegation) )|"
            rf"open {OF}{TALK}|start {OF}{TALK}|resume {OF}{TALK}|"
            rf"continue {OF}{TALK}|begin {OF}{TALK}|lead a delegation|speak (?:with|to|by|on)|"
            rf"establish a mechanism)(?= )|{TALK} (?:are|were|is|was|had been) (?:due|set|scheduled|expected|"
            rf"slated) to "
            rf"(?:resume|begin|start|take place|continue|be held|reconvene)|{TALK} (?:on (?:[\w'-]+ |A ){{1,5}}?|"
            rf"with (?:the )?[NA] )?will (?:begin|start|resume|be held|take place|continue)|"
            rf"(?:are|is) sitting down (?:D |"
            rf"with )|will be (?:going|visiting|meeting|travell?ing|speaking|talking)|"
            rf"is (?:traveling|travelling|heading) to|heading to (?=N )|(?:invited (?:him|her|B|me|us|N|president)|"
            rf"invitation to (?:visit|N)|accepted an invitation)|(?:the )?(?:upcoming|planned|scheduled|forthcoming|"
            rf"expected|next) {OF}{TALK}|ahead of {OF}(?:{TALK}|visit)|plans? {OF}(?:visit|trip|meeting|"
            rf"talks)|(?:arranged|scheduled|set up) (?:for )?{OF}{TALK}|(?:meeting|talks|summit) (?:next|"
            rf"later this) (?:week|month|year)"
        ),
        "Bessent will meet He Lifeng in Geneva on Saturday.",
    ),
    Telling(
        "held",
        (
            rf"(?:held|hold|holding|conducted|had|have had|has had|have|concluded|wrapped up|finished|"
            rf"engaged in|have engaged in|began|started|resumed|kicked off|opened|attended) (?:\w+ |Q |"
            rf"D )?{OF}(?<!in )(?<!at )(?<!from )(?:rounds? of )?{OF}{TALK}(?= (?:with|between|in|on|D|at|"
            rf"last|this|by|earlier|over|aimed|and|,|had|was|were|to|when|that|where|led|about|,|\.))"
        ),
        "The two sides held a fourth round of talks in Madrid.",
    ),
    Telling(
        "held",
        (
            r"(?:(?<!been )(?<!was )(?<!were )(?<!be )(?<!immediately )met|spoke|spoken|meets|conferred|talked|"
            r"negotiated|negotiating)"
            r"(?: again| by phone|"
            r" on the phone| virtually| in person| face-to-face)? (?:with|to|by|in|on|at|over|through|D)(?= )"
            r"(?! (?:the )?(?:condition|background|record|behalf) )|"
            r"(?<=B )(?:met|meets)(?= )|sat down (?:with|for|together|D)|visited(?= )|(?:arrived|landed) in N|(?:visit|"
            r"trip) to N|exchanged views"
        ),
        "Yellen met with He Lifeng in Guangzhou.",
    ),
    Telling(
        "held",
        (
            rf"(?:the |an)?(?:first|second|third|fourth|fifth|sixth|latest|last|next|other) (?:[a-z]+ )?"
            rf"rounds? of {OF}{TALK}|"
            rf"(?:the )?(?:first|second|third|fourth|fifth|sixth|last|latest|D|recent|Q|\d+|five|four|three|"
            rf"two|six|previous|earlier|prior|high-level|ongoing) {OF}(?:rounds? of )?{OF}(?:{TALK}|"
            rf"visit)(?: of the (?:initiative|working group|mechanism|S [a-z ]+))?(?= (?:between|with|in N|D|"
            rf"on D|at|was held|were held|took place|since|in D|on|concluded|ended|led))|(?:the |recent |"
            rf"an? )?{OF}(?:{TALK}|visit)(?= between (?:the )?(?:president |premier |vice premier |secretary "
            rf"|minister )?(?:[NBHS]|A))|(?:the|recent) S {OF}{TALK}|"
            rf"(?:first|second|third|fourth|fifth|last|latest|earlier|previous|prior) (?:[a-z-]+ )?rounds?(?= in N )|"
            rf"{OF}{TALK} with (?:the )?[NAB](?: side)?(?= (?:(?:had|have) been|were|was|ended|concluded|yielded|"
            rf"produced) "
            r"(?!no |held|due|set|scheduled|expected|planned|likely|to ))|"
            rf"(?:the )?(?:{CITY}|N) (?:economic and trade |trade )?(?:talks|consultations|meeting|summit)(?= )|"
            rf"(?:a|the|of|their|after|during|in) (?:[\w-]+ |S ){{0,2}}?(?:meeting|talks|negotiations|call|"
            rf"phone call|conversation|summit|visit|discussions)(?= (?:on D|D|"
            rf"with (?:the )?(?:[\w-]+ ){{0,2}}?[BHNA](?! (?:companies|firms))|between [BHNAS]|in {CITY}|"
            rf"in N))"
        ),
        "The third meeting between the two sides since April ended on Tuesday.",
    ),
)
NAMED: Final = re.compile(
    r"(?<= )(?:" + "|".join(f"(?P<t{number}>{telling.pattern})" for number, telling in enumerate(TELLINGS)) + ")"
)
