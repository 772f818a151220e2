"""More of the project's own texts, changed in ways that leave their labels true. Seeded; the wording is never composed.

Rows made here have the set "varied", "wrapped", "joined" or "answers" and keep the group of the text they come from, so that a
text and its variants are held out together.
"""

import random
import re

from wordings import CLOSINGS, CONTACTS, DISLIKE, GREETINGS, LIKE, NAMES, SUBJECTS, SURNAMES

VARIANTS = ("varied", "wrapped", "joined", "answers")
KEPT = ("question", "mood", "mixed", "intensity", "emotions", "intent", "urgency", "effort", "churn")
# Invented, and of no company that is known to the author.
HANDLES = "@Veltrano @helpdesk_ora @QuorlineCare @TamberlyUK @ask_nordhaven @BrixoSupport @lumeaway @CastorAir @Pellowby @mirrastore".split()


def units(text):
    """Length in UTF-16 units, as offsets count everywhere in the project."""
    return len(text.encode("utf-16-le")) // 2


def typo(word, chance):
    """One slip of the fingers: two letters exchanged, one left out, one doubled."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[: at + 1] + word[at:]])


def somebody(chance):
    return chance.choice(NAMES) + (" " + chance.choice(SURNAMES) if chance.random() < 0.4 else "")


def renamed(text, found, chance):
    """The text with what is personal in it masked as it is when texts are stored, or with other people's names."""
    is_masked, numbers = chance.random() < 0.5, {}
    parts, done, encoded = [], 0, text.encode("utf-16-le")
    for kind, start, end in found:
        part = encoded[2 * start : 2 * end].decode("utf-16-le")
        number = numbers.setdefault((kind, part), 1 + sum(one == kind for one, _ in numbers))
        placeholder = f"[{kind.upper()}_{number}]" if kind in ("name", "address") else f"[{kind.upper()}]"
        parts += [encoded[2 * done : 2 * start].decode("utf-16-le"), placeholder if is_masked or kind != "name" else somebody(chance)]
        done = end
    return "".join(parts) + encoded[2 * done :].decode("utf-16-le")


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


def augmented(rows, personal):
    """Two variants of each text. `personal`: what is personal in a text, (kind, start, end) by text."""
    chance = random.Random(4)
    for row in rows:
        for _ in range(2):
            found = personal.get(row["text"], [])
            text = renamed(row["text"], found, chance) if found else row["text"]
            text = vary(text, row.get("channel"), chance)
            if text != row["text"]:
                yield {**copied(row, "varied"), "text": text, "spans": []}


def copied(row, name):
    return {"set": name, "file": row["file"], "group": row["group"], **{key: row[key] for key in KEPT if key in row}}


def wrapped(rows, share=0.6):
    """Texts with greetings, closings, subjects and contact lines around them, each of these a neutral sentence."""
    chance = random.Random(8)
    for row in rows:
        if "question" in row or row.get("channel") == "social" or chance.random() > share:
            continue
        fill = lambda line: line.replace("\\n", "\n").format(name=somebody(chance), digits=chance.randrange(1000, 10**7))
        before = [fill(chance.choice(SUBJECTS))] if chance.random() < 0.3 else []
        before += [fill(chance.choice(GREETINGS))] if chance.random() < 0.75 else []
        after = [fill(chance.choice(CONTACTS))] if chance.random() < 0.5 else []
        after += [fill(chance.choice(CLOSINGS))] if chance.random() < 0.75 else []
        text, spans = "", []
        for line in before:
            spans.append({"kind": "sentence", "at": [units(text), units(text + line)], "mood": "neutral"})
            text += line + chance.choice(["\n", "\n\n", " "])
        start, body = units(text), row["text"].strip()
        if body == row["text"]:
            spans += [{**span, "at": [start + place for place in span["at"]]} for span in row["spans"]]
        if len(body.split()) <= 18 and "\n" not in body and len(re.findall(r"[.!?]+(?=\s|$)", body)) <= 1:
            spans.append({"kind": "sentence", "at": [start, start + units(body)], "mood": row["mood"]})
        text += body
        for line in after:
            text += chance.choice(["\n", "\n\n", "\n"])
            spans.append({"kind": "sentence", "at": [units(text), units(text + line)], "mood": "neutral"})
            text += line
        if before or after:
            yield {**copied(row, "wrapped"), "text": text, "spans": spans}


def joined(rows, count=4000):
    """Two or three short texts, one after the other, each a sentence with its own mood; all of them out of one file."""
    chance = random.Random(5)
    short = {}
    for row in rows:
        if len(row["text"].split()) <= 18 and "question" not in row and "\n" not in row["text"]:
            # Of one tenth, so that what is held out together is joined together.
            short.setdefault((row["file"], row["tenth"]), []).append(row)
    pools = [pool for pool in short.values() if len(pool) >= 3]
    for _ in range(count):
        parts = chance.sample(chance.choice(pools), chance.choice([2, 2, 3]))
        text, spans = "", []
        for part in parts:
            piece = part["text"].strip()
            spans.append({"kind": "sentence", "at": [units(text), units(text + piece)], "mood": part["mood"]})
            text += piece + (" " if re.search(r"[.!?…\W]$", piece) else ". ")
        moods = {part["mood"] for part in parts}
        mood = {"mood": moods.pop()} if len(moods) == 1 else {}
        yield {"set": "joined", "file": parts[0]["file"], "group": parts[0]["group"], "text": text.strip(), **mood, "spans": spans}


def answers(rows, count=1500):
    """What is talked about, as a bare answer: good under "What did you like?", bad under "What did you dislike?"."""
    chance = random.Random(6)
    named = [(row, span["text"]) for row in rows for span in row["spans"] if span["kind"] == "aspect"]
    named = [(row, text) for row, text in named if len(text.split()) <= 6]
    for row, text in chance.sample(named, min(count, len(named))):
        # One thing, or two or three of one text.
        more = [span["text"] for span in row["spans"] if span["kind"] == "aspect" and span["text"] != text][: chance.choice([0, 0, 1, 2])]
        for questions, mood in ((LIKE, "positive"), (DISLIKE, "negative")):
            listed = chance.choice([", ", " and ", ". ", "\n"]).join([text, *more])
            base = {"set": "answers", "file": row["file"], "group": row["group"]}
            yield {**base, "text": listed, "question": chance.choice(questions), "mood": mood, "spans": []}


def asked(rows, share=0.12):
    """Texts that say in so many words what was good or bad, as the answer to the question that asks for it."""
    chance = random.Random(9)
    for row in rows:
        if "question" in row or row.get("channel") != "review" or row["mood"] == "neutral" or row.get("mixed") or chance.random() > share:
            continue
        question = chance.choice(LIKE if row["mood"] == "positive" else DISLIKE)
        yield {**copied(row, "varied"), "text": row["text"], "question": question, "spans": []}
