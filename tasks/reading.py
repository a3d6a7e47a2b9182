"""All readers over one text: entities, quotes, figures, events, topics, relevance."""

from tasks.entities import read_entities
from tasks.events import read_events
from tasks.figures import read_figures
from tasks.language import analyse
from tasks.quotes import read_quotes
from tasks.records import Document, Facts
from tasks.relevance import read_relevance
from tasks.topics import read_topics

READER_VERSION = 1  # bumped by hand whenever any reader's output changes; a golden test asks for it


def read_document(document: Document, model: str | None = None) -> Facts:
    """Every fact of one text; never raises, whatever the text."""
    analysis = analyse(document.content, model)
    entities = read_entities(document, analysis)
    quotes = read_quotes(document, analysis, entities)
    figures = read_figures(document, analysis, entities, quotes)
    events, event_figures = read_events(document, analysis, entities, quotes, figures)
    sentence_topics, topics = read_topics(document, analysis)
    relevance = read_relevance(document.title or "", document.content)
    return Facts(entities.entities, figures, quotes, events, event_figures, sentence_topics, topics, relevance)
