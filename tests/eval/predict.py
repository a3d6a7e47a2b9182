"""Predictions for gold documents, in the scorer's shape.

Usage: python -m tests.eval.predict GOLD.jsonl [GOLD.jsonl ...] > PRED.jsonl
"""

import json
import sys
from datetime import date
from pathlib import Path

from tasks.annotation import annotate
from tasks.reading import read_document
from tasks.records import Document


def main() -> None:
    for path in sys.argv[1:]:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                gold = json.loads(line)
                document = Document(
                    gold["id"],
                    gold["text"],
                    gold.get("title"),
                    date.fromisoformat(gold["published"]),
                    gold.get("source"),
                    gold.get("url"),
                )
                print(
                    json.dumps({"id": gold["id"]} | annotate(gold["text"], read_document(document)), ensure_ascii=False)
                )


if __name__ == "__main__":
    main()
