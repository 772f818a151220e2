"""Writes the texts that weights were not trained on: what the exam of reading asks.

    python held_out.py ../encoder/held-out.jsonl --tenth 0
    python held_out.py FILE --files social,travel

One JSON object a line: file, line (from 1; of a conversation also turn, from 1), channel, industry, question where there is
one, text, and labels: whatever was labelled, as in customer-language/.
"""

import argparse
import json
from pathlib import Path

from tenths import tenth_of

OWN = Path(__file__).parent / "customer-language"
ABOUT = ("channel", "industry", "question")
LABELS = ("mood", "mixed", "intensity", "emotions", "intent", "urgency", "effort", "churn", "aspects", "sentences")


def texts():
    """Every own text that a customer wrote, with its group: pairs and conversations stay together."""
    for path in sorted(OWN.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            group = f"{path.stem}-{row.get('pair', number)}"
            base = {"file": path.stem, "line": number + 1}
            about = {key: row[key] for key in ABOUT if key in row}
            turns = enumerate(row["turns"], 1) if "turns" in row else [(None, {**row, "speaker": "customer"})]
            for turn, one in turns:
                if one["speaker"] == "customer":
                    place = base if turn is None else {**base, "turn": turn}
                    labels = {key: one[key] for key in LABELS if key in one}
                    yield group, {**place, **about, "text": one["text"], "labels": labels}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("out", type=Path)
    what = arguments.add_mutually_exclusive_group(required=True)
    what.add_argument("--tenth", type=int, choices=range(10))
    what.add_argument("--files")
    options = arguments.parse_args()
    rows = list(texts())
    files = (options.files or "").split(",")
    held = [row for group, row in rows if row["file"] in files or tenth_of(group) == options.tenth]
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in held), encoding="utf-8")
    print(f"{len(held)} of {len(rows)} texts held out")


if __name__ == "__main__":
    main()
