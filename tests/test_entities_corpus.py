"""Own labelled sentences, read with the project's registry: floors go up freely and down only on purpose."""

import json
import re
from datetime import date
from pathlib import Path

from tasks.entities import read_entities
from tasks.language import analyse
from tasks.records import Document

CORPUS = Path(__file__).parent / "corpus" / "entities.jsonl"
MARK = re.compile(r"\[([^|\]]+)\|(person|organisation|place)\|([^\]]+)\]")
FLOORS = {"mentions": 0.97, "identities": 0.97}


def labelled() -> list[tuple[Document, set[tuple[str, int, int]], set[tuple[str, str]]]]:
    """Each line as a document, its mentions (kind, start, end) and its identities (kind, canonical)."""
    found = []
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        item = json.loads(line)
        text, position, mentions, identities = "", 0, set(), set()
        for mark in MARK.finditer(item["marked"]):
            text += item["marked"][position : mark.start()]
            mentions.add((mark.group(2), len(text), len(text) + len(mark.group(1))))
            identities.add((mark.group(2), mark.group(3)))
            text += mark.group(1)
            position = mark.end()
        text += item["marked"][position:]
        document = Document(f"line {number}", text, published=date.fromisoformat(item["published"]))
        found.append((document, mentions, identities))
    return found


def test_labelled_sentences_reach_their_floors():
    wrong: list[str] = []
    counts = {name: [0, 0, 0] for name in FLOORS}
    for document, mentions, identities in labelled():
        read = read_entities(document, analyse(document.content))
        pairs = {
            "mentions": (mentions, {(e.kind, m.start_char, m.end_char) for e in read.entities for m in e.mentions}),
            "identities": (identities, {(e.kind, e.canonical) for e in read.entities}),
        }
        for name, (wanted, given) in pairs.items():
            counts[name][0] += len(wanted & given)
            counts[name][1] += len(given)
            counts[name][2] += len(wanted)
            wrong += [f"{document.document_id}: {name} {sorted(wanted ^ given, key=str)}"] if wanted != given else []
    for name, (right, given, wanted) in counts.items():
        assert 2 * right / (given + wanted) >= FLOORS[name], "\n".join(wrong)
