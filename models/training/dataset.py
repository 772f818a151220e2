"""The texts the heads are trained and measured on, each with its source and whatever labels it has.

    python dataset.py DATA_FOLDER WORK_FOLDER      writes inputs.jsonl (for tokens.ts) and rows.jsonl (labels)

DATA_FOLDER holds the public sets (see README); the project's own texts lie beside this file in customer-language/;
WORK_FOLDER holds personal.jsonl (personal.ts).
"""

import csv
import gzip
import hashlib
import json
import random
import re
import sys
from pathlib import Path

from augment import VARIANTS, answers, asked, augmented, joined, units, wrapped
from tenths import tenth_of

OWN = Path(__file__).parent / "customer-language"
REAL = Path(__file__).parent / "real-texts.jsonl"
MOODS = ["negative", "neutral", "positive"]
# Words that cannot begin or end what is talked about.
STOP = set(
    "a an the this that these those i you he she it we they me him her us them my your his its our their is are was were "
    "be been am do does did have has had will would can could should may might must and or but if so to of in on at by "
    "for with from as not no n't than then there here when what which who how why all any some just very too".split()
)


def table(path):
    """Rows of a tab-separated file with a header, quoted or not, gzipped or not."""
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else open(path, encoding="utf-8", newline="")
    with opened as file:
        quoting = csv.QUOTE_MINIMAL if "clothing" in path.name else csv.QUOTE_NONE
        yield from csv.DictReader(file, delimiter="\t", quoting=quoting)


def span_of(text, part):
    start = text.index(part)
    return [units(text[:start]), units(text[: start + len(part)])]


def not_aspects(text, aspects, chance):
    """Up to three runs of one to three words that nobody named as an aspect of the text."""
    words = [match for match in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text)]
    taken = [(text.index(a["text"]), text.index(a["text"]) + len(a["text"])) for a in aspects]
    found = []
    for _ in range(12):
        if not words or len(found) == 3:
            break
        size = chance.choice([1, 1, 2, 3])
        first = chance.randrange(len(words))
        run = words[first : first + size]
        start, end = run[0].start(), run[-1].end()
        ends = {run[0].group().lower(), run[-1].group().lower()}
        if ends & STOP or any(start < b and a < end for a, b in taken):
            continue
        found.append(span_of(text[:end], text[start:end]) if text.index(text[start:end]) == start else None)
    return [span for span in found if span]


def own():
    """The project's own customer language; a group stays together when texts are held out."""
    chance = random.Random(1)
    for path in sorted(OWN.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            group = f"{path.stem}-{row.get('pair', number)}"
            base = {"set": "own", "file": path.stem, "group": group, "tenth": tenth_of(group)}
            if "turns" in row:
                for turn in row["turns"]:
                    if turn["speaker"] == "customer":
                        keys = ("text", "mood", "intent", "urgency", "effort", "churn")
                        yield {**base, **{key: turn[key] for key in keys}, "spans": []}
                continue
            text = row["text"]
            spans = [{"kind": "sentence", "at": span_of(text, s["text"]), "mood": s["mood"]} for s in row.get("sentences", [])]
            spans += [{"kind": "aspect", "at": span_of(text, a["text"]), **a} for a in row["aspects"]]
            spans += [{"kind": "none", "at": at} for at in not_aspects(text, row["aspects"], chance)]
            keys = ("text", "question", "mood", "mixed", "intensity", "emotions", "intent", "urgency", "effort", "churn")
            yield {**base, **{key: row[key] for key in keys if key in row}, "channel": row["channel"], "spans": spans}


# Public sets of which a tenth is kept out too.
MEASURED_TOO = ("amazon", "tweets")


def mood_of(rating, edge):
    return "negative" if rating <= -edge else "positive" if rating >= edge else "neutral"


def public(data):
    """Public sets: moods from ratings and stars, emotions from GoEmotions; SST-2 only to measure."""
    chance = random.Random(2)
    sentiment = data / "sentiment"
    for name, most in (("amazon", 4000), ("tweets", 4100), ("nyt", 2500), ("movies", 9000)):
        rows = [row for row in table(sentiment / f"vader_{name}.tsv")]
        for row in chance.sample(rows, min(most, len(rows))):
            rating = float(row["mean_rating"])
            # Between the edges raters did not agree that there is a stance at all, nor that there is none: only its sign is known.
            mood = {"mood": mood_of(rating, 0.8)} if abs(rating) < 0.35 or abs(rating) >= 0.8 else {"sign": 1 if rating > 0 else -1}
            group = {"group": f"{name}-{row['text']}"} if name in MEASURED_TOO else {}
            yield {"set": name, "text": row["text"], **mood, **group}
    reviews = [row for row in table(sentiment / "womens_clothing_reviews.tsv.gz") if row["text"]]
    for low, high, mood in ((1, 2, "negative"), (5, 5, "positive")):
        fitting = [row for row in reviews if low <= int(row["stars"]) <= high]
        for row in chance.sample(fitting, 1500):
            yield {"set": "clothing", "text": f"{row['title']}\n{row['text']}".strip(), "mood": mood, "group": f"clothing-{row['text']}"}
        titled = [row for row in fitting if row["title"].strip()]
        for row in chance.sample(titled, min(1800, len(titled))):
            yield {"set": "titles", "text": row["title"].strip(), "mood": mood, "group": f"clothing-{row['text']}"}
    for row in chance.sample([r for r in table(sentiment / "subjectivity.tsv.gz") if r["label"] == "objective"], 1000):
        yield {"set": "objective", "text": row["text"], "mood": "neutral"}
    for part in ("train", "dev", "test"):
        for row in table(data / "emotion" / f"goemotions_{part}.tsv"):
            groups = row["polarity_groups"].split(",")
            mood = {"mood": groups[0]} if groups[0] in MOODS and len(groups) == 1 else {}
            yield {"set": f"goemotions-{part}", "text": row["text"], "emotions": row["emotions"].split(","), **mood}
    for row in table(data / "benchmark" / "sst2_dev.tsv"):
        yield {"set": "sst2", "text": row["text"], "mood": "positive" if row["label"] == "1" else "negative"}


SOURCES = {
    "banking77": "topics/banking77_train.tsv",
    "nlupp": "topics/nlupp.tsv",
    "clothing": "sentiment/womens_clothing_reviews.tsv.gz",
}


def real(data):
    """What real people wrote in the licensed sets, labelled for this project by the same guide (labels only are kept here)."""
    chance = random.Random(3)
    tables = {name: list(table(data / path)) for name, path in SOURCES.items()}
    for line in REAL.read_text(encoding="utf-8").splitlines() if REAL.exists() else []:
        row = json.loads(line)
        text = tables[row["source"]][row["row"]]["text"]
        if "at" in row:
            text = text[row["at"][0] : row["at"][1]]
        text = " ".join(text.split())
        if hashlib.sha256(text.encode()).hexdigest()[:8] != row["sha"]:
            raise ValueError(f"Row {row['row']} of {row['source']} is not the text that was labelled")
        aspects = [{"text": text[slice(*a["at"])], "mood": a["mood"]} for a in row.get("aspects", [])]
        spans = [{"kind": "aspect", "at": span_of(text, a["text"]), **a} for a in aspects]
        if row["source"] == "clothing":
            spans += [{"kind": "none", "at": at} for at in not_aspects(text, aspects, chance)]
        keys = ("mood", "mixed", "intensity", "intent", "urgency", "effort", "churn")
        base = {"set": "real", "file": row["source"], "group": f"{row['source']}-{row['row']}"}
        yield {**base, "text": text, **{key: row[key] for key in keys}, "spans": spans}


def main(data, work):
    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    written = list(own())
    personal = {row["text"]: row["found"] for row in map(json.loads, open(work / "personal.jsonl", encoding="utf-8"))}
    changed = [*augmented(written, personal), *wrapped(written), *joined(written), *answers(written), *asked(written)]
    rows = [*written, *changed, *real(Path(data)), *public(Path(data))]
    with open(work / "rows.jsonl", "w", encoding="utf-8") as labels, open(work / "inputs.jsonl", "w", encoding="utf-8") as inputs:
        for row in rows:
            spans = row.setdefault("spans", [])
            tenth = tenth_of(row["group"]) if "group" in row else -1
            # Of what others wrote, one tenth is measured; nothing is calibrated on it.
            row["tenth"] = tenth if tenth == 0 or row["set"] in ("own", *VARIANTS) else -1
            labels.write(json.dumps(row) + "\n")
            question = {"question": row["question"]} if "question" in row else {}
            inputs.write(json.dumps({"text": row["text"], **question, "spans": [span["at"] for span in spans]}) + "\n")
    print(f"{len(rows)} texts, {sum(len(row['spans']) for row in rows)} spans")


if __name__ == "__main__":
    main(*sys.argv[1:3])
