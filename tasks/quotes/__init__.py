"""Who said what: marked words, reported clauses and speaker turns; and who a statement is attributed to.

marks, cues, frames, contents and turns find speech; speakers, pronouns and titles say whose it is; carried and direct
join marked words to frames; reader makes records; attribution answers for figures and events.
"""

from tasks.quotes.attribution import Attribution, attribute, speaker_at
from tasks.quotes.reader import read_quotes
from tasks.quotes.speech import Speech, read_speech

__all__ = ["Attribution", "Speech", "attribute", "read_quotes", "read_speech", "speaker_at"]
