"""What each sentence, and the text as a whole, is about."""

from tasks.language import Analysis
from tasks.records import Document, SentenceTopic


def read_topics(
    document: Document, analysis: Analysis
) -> tuple[tuple[SentenceTopic, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Topics of sentences, and of the whole text with the terms that decided."""
    return (), ()
