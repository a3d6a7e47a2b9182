"""Whether a text is about economic relations between the United States and China."""

from tasks.records import FirstLook, Relevance


def read_relevance(title: str, text: str) -> Relevance:
    """Score from 0 to 1 with its reasons."""
    return Relevance(0.0, False, ())


def first_look(title: str, summary: str) -> FirstLook:
    """Whether the page behind a feed entry is worth fetching; loose on purpose."""
    return FirstLook(True, ("not judged",))
