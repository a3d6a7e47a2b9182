"""What the other programs take for the same input: `PYTHON rivals.py NAME FILE`, run in an environment that has them.

FILE holds JSON, a list of pages or sentences. Prints the seconds of processor time of one round, after one that
warms up. Knows nothing of Tradelines, because its environment is not ours.
"""

import json
import socket
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path


def newspaper4k() -> Callable[[str], object]:
    from newspaper import Article

    def parse(page: str) -> object:
        article = Article("https://example.org/story")
        article.download(input_html=page)
        article.parse()
        return article.text

    return parse


def news_please() -> Callable[[str], object]:
    from newsplease import NewsPlease

    return lambda page: NewsPlease.from_html(page, url="https://example.org/story", fetch_images=False)


def quantulum3() -> Callable[[str], object]:
    from quantulum3 import parser

    return parser.parse


READERS = {"newspaper4k": newspaper4k, "news-please": news_please, "quantulum3": quantulum3}


def refuse_network(*arguments: object) -> None:
    """Some of them ask for lists of names or for pictures, which is no part of what is measured."""
    raise OSError("no network in a bench")


def main() -> None:
    warnings.simplefilter("ignore")
    socket.socket.connect = refuse_network  # type: ignore[method-assign]
    socket.getaddrinfo = refuse_network  # type: ignore[assignment]
    read = READERS[sys.argv[1]]()
    items = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    failed = 0
    for item in items[:3]:
        attempt(read, item)
    started = time.process_time()
    for item in items:
        failed += not attempt(read, item)
    print(json.dumps({"seconds": time.process_time() - started, "failed": failed}))


def attempt(read: Callable[[str], object], item: str) -> bool:
    """Whether the other program read the item; what it raises on some pages is no matter of ours."""
    try:
        read(item)
    except Exception:
        return False
    return True


if __name__ == "__main__":
    main()
