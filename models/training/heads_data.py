"""Vectors and labels as arrays, and which of them are trained on, calibrated on and measured on."""

import json
from pathlib import Path

import numpy as np

MOODS = ["negative", "neutral", "positive"]
INTENTS = ["complaint", "request", "question", "cancellation", "suggestion", "praise", "other"]
WIDTH = 384
ABSENT = -9


class Data:
    """One entry for each text and each span of it; a text is a span of itself."""

    def __init__(self, work):
        work = Path(work)
        self.rows = [json.loads(line) for line in open(work / "rows.jsonl", encoding="utf-8")]
        self.vectors = np.fromfile(work / "vectors.f32", dtype="<f4").reshape(-1, WIDTH)
        entries = []
        for number, row in enumerate(self.rows):
            whole = len(entries)
            entries.append((number, whole, "text", row))
            entries += [(number, whole, span["kind"], span) for span in row["spans"]]
        if len(entries) != len(self.vectors):
            raise ValueError(f"{len(self.vectors)} vectors for {len(entries)} texts and spans: compute them again")
        column = lambda of: np.array([of(label) for _, _, _, label in entries])
        scale = lambda key: column(lambda label: label.get(key, ABSENT))
        row_of = lambda of: np.array([of(self.rows[number]) for number, _, _, _ in entries])
        self.whole = np.array([whole for _, whole, _, _ in entries])
        self.kind = np.array([kind for _, _, kind, _ in entries])
        self.set = row_of(lambda row: row["set"])
        self.file = row_of(lambda row: row.get("file", ""))
        self.group = row_of(lambda row: row.get("group", ""))
        self.mood = column(lambda label: MOODS.index(label["mood"]) if "mood" in label else ABSENT)
        self.intent = column(lambda label: INTENTS.index(label["intent"]) if "intent" in label else ABSENT)
        self.intensity, self.urgency = scale("intensity"), scale("urgency")
        self.effort, self.churn = scale("effort"), scale("churn")
        self.mixed = column(lambda label: int(label["mixed"]) if "mixed" in label else ABSENT)
        self.own = self.set == "own"
        names = sorted({name for row in self.rows for name in row.get("emotions", [])})
        self.emotions = names
        self.has_emotions = column(lambda label: "emotions" in label)
        self.emotion = np.zeros((len(entries), len(names)), np.float32)
        for at, (_, _, _, label) in enumerate(entries):
            for name in label.get("emotions", []):
                self.emotion[at, names.index(name)] = 1
        self.only_measured = np.isin(self.set, ["sst2", "goemotions-test", "goemotions-dev"])

    def tenths(self, seed=3):
        """Which tenth of the own texts an entry is in, 0 to 9; pairs and conversations stay together; -1: not own."""
        groups = sorted(set(self.group[self.own]))
        place = {group: at % 10 for at, group in enumerate(np.random.default_rng(seed).permutation(groups))}
        return np.array([place.get(group, -1) for group in self.group])

    def mood_weights(self, use, public=0.5):
        """Weights of the entries with a mood: own texts 1, own aspects 0.35, each public set as `public` × 1,000 texts."""
        weights = np.where(self.own, np.where(self.kind == "aspect", 0.35, 1.0), 0.0)
        for name in set(self.set[use]) - {"own"}:
            inside = use & (self.set == name)
            share = {"goemotions-train": 1.5, "objective": 0.3, "nyt": 0.5}.get(name, 1.0)
            weights[inside] = share * public * 1000 / inside.sum()
        weights = np.where(use, weights, 0)
        # Half way to balanced classes: the rarer moods are learned, and the common one stays the likelier guess.
        shares = np.array([weights[self.mood == mood].sum() for mood in range(3)]) / weights.sum()
        weights[use] /= np.sqrt(3 * shares[self.mood[use]])
        return weights
