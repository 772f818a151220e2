"""Adds texts without labels to what dataset.py wrote, for a teacher to answer and a smaller network to learn from.

    python unlabelled.py DATA_FOLDER WORK      appends to WORK/rows.jsonl and WORK/inputs.jsonl

They are own texts of several sentences, each sentence a span, and what people ask and review in the public sets that
nobody labelled for mood. Reviews of films stay out: SST-2's sentences are among them.
"""

import json
import random
import re
import sys
from pathlib import Path

from augment import units
from dataset import table
from tenths import tenth_of

SENTENCE = re.compile(r"[^\s].*?(?:[.!?…]+[)\"'”’]*(?=\s|$)|$)", re.MULTILINE)
LEAST = 8


def sentences(text):
    """Spans of the sentences of a text, by marks and line ends; those of a few characters are none."""
    spans = [match.span() for match in SENTENCE.finditer(text)]
    return [{"kind": "sentence", "at": [units(text[:a]), units(text[:b])]} for a, b in spans if b - a >= LEAST]


def texts(data):
    """Public texts by set; each once."""
    chance = random.Random(4)
    asked = [row["text"] for name in ("banking77_train", "nlupp", "clinc150_train") for row in table(data / "topics" / f"{name}.tsv")]
    rows = enumerate(table(data / "sentiment" / "womens_clothing_reviews.tsv.gz"))
    # As dataset.py names their groups: a review of which a part is measured is not learned from.
    held = lambda number, row: 0 in (tenth_of(f"clothing-{row['text']}"), tenth_of(f"clothing-{number}"))
    reviews = [row["text"] for number, row in rows if row["text"] and not held(number, row)]
    for text in dict.fromkeys([*chance.sample(asked, 14_000), *chance.sample(reviews, 2500)]):
        if text.strip():
            yield " ".join(text.split())


def main(data, work):
    rows = [json.loads(line) for line in open(work / "rows.jsonl", encoding="utf-8")]
    own = [{**row, "spans": sentences(row["text"])} for row in rows if row["set"] in ("own", "joined")]
    own = [row for row in own if len(row["spans"]) > 1]
    kept_out = {row["text"] for row in rows if row["tenth"] == 0}
    keys = ("file", "group", "tenth", "question", "text", "spans")
    added = [{key: row[key] for key in keys if key in row} for row in own]
    added += [{"tenth": -1, "text": text, "spans": sentences(text)} for text in texts(data) if text not in kept_out]
    with open(work / "rows.jsonl", "a", encoding="utf-8") as labels, open(work / "inputs.jsonl", "a", encoding="utf-8") as inputs:
        for row in added:
            labels.write(json.dumps({"set": "unlabelled", **row}) + "\n")
            question = {"question": row["question"]} if "question" in row else {}
            inputs.write(json.dumps({"text": row["text"], **question, "spans": [span["at"] for span in row["spans"]]}) + "\n")
    print(f"{len(added)} texts without labels")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
