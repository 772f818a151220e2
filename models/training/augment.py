"""More of the project's own texts, changed in ways that leave their labels true. Seeded; the wording is never composed.

Rows made here have the set "varied", "joined" or "answers" and keep the group of the text they come from, so that a text
and its variants are held out together.
"""

import random
import re

LIKE = [
    "What did you like?",
    "What did you like most about your stay?",
    "What do you like about us?",
    "What went well?",
    "What was good?",
]
DISLIKE = [
    "What did you dislike?",
    "What did you not like about your stay?",
    "What do you dislike about us?",
    "What went wrong?",
    "What was not good?",
]
KEPT = ("question", "mood", "mixed", "intensity", "emotions", "intent", "urgency", "effort", "churn")
# Invented, and of no company that is known to the author.
HANDLES = "@Veltrano @helpdesk_ora @QuorlineCare @TamberlyUK @ask_nordhaven @BrixoSupport @lumeaway @CastorAir @Pellowby @mirrastore".split()


def typo(word, chance):
    """One slip of the fingers: two letters exchanged, one left out, one doubled."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[: at + 1] + word[at:]])


def vary(text, channel, chance):
    """The text as somebody else might have typed it."""
    if chance.random() < 0.5:
        words = text.split(" ")
        for _ in range(1 + len(words) // 15):
            at = chance.randrange(len(words))
            words[at] = typo(words[at], chance)
        text = " ".join(words)
    if chance.random() < 0.25:
        text = re.sub(r"['’]", "", text)
    if chance.random() < 0.3:
        text = re.sub(r"[.!,]+(?=\s|$)", "", text)
    if channel == "social" and chance.random() < 0.6:
        text = re.sub(r"@\w+", lambda _: chance.choice(HANDLES), text)
    elif channel != "survey" and chance.random() < 0.3:
        text = f"{chance.choice(HANDLES)} {text}"
    return text


def augmented(rows):
    """Two variants of each text."""
    chance = random.Random(4)
    for row in rows:
        for _ in range(2):
            text = vary(row["text"], row.get("channel"), chance)
            if text != row["text"]:
                kept = {key: row[key] for key in KEPT if key in row}
                yield {"set": "varied", "file": row["file"], "group": row["group"], "text": text, **kept, "spans": []}


def joined(rows, count=4000):
    """Two or three short texts, one after the other, each a sentence with its own mood; all of them out of one file."""
    chance = random.Random(5)
    short = {}
    for row in rows:
        if len(row["text"].split()) <= 18 and "question" not in row and "\n" not in row["text"]:
            # Groups of ten texts, so that what is held out together is joined together.
            short.setdefault((row["file"], chance.randrange(8)), []).append(row)
    pools = [pool for pool in short.values() if len(pool) >= 3]
    for _ in range(count):
        parts = chance.sample(chance.choice(pools), chance.choice([2, 2, 3]))
        text, spans = "", []
        for part in parts:
            piece = part["text"].strip()
            start = len(text.encode("utf-16-le")) // 2
            spans.append({"kind": "sentence", "at": [start, start + len(piece.encode("utf-16-le")) // 2], "mood": part["mood"]})
            text += piece + (" " if re.search(r"[.!?…\W]$", piece) else ". ")
        moods = {part["mood"] for part in parts}
        mood = {"mood": moods.pop()} if len(moods) == 1 else {}
        groups = sorted({part["group"] for part in parts})
        yield {"set": "joined", "file": parts[0]["file"], "groups": groups, "text": text.strip(), **mood, "spans": spans}


def answers(rows, count=1500):
    """What is talked about, as a bare answer: good under "What did you like?", bad under "What did you dislike?"."""
    chance = random.Random(6)
    named = [(row, span["text"]) for row in rows for span in row["spans"] if span["kind"] == "aspect"]
    named = [(row, text) for row, text in named if len(text.split()) <= 6]
    for row, text in chance.sample(named, min(count, len(named))):
        for questions, mood in ((LIKE, "positive"), (DISLIKE, "negative")):
            base = {"set": "answers", "file": row["file"], "group": row["group"]}
            yield {**base, "text": text, "question": chance.choice(questions), "mood": mood, "spans": []}
