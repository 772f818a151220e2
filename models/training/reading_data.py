"""Token ids, spans and labels in batches of one length or nearly, within a budget of tokens."""

import json
from pathlib import Path

import numpy as np
import torch

from augment import VARIANTS

MOODS = ["negative", "neutral", "positive"]
INTENTS = ["complaint", "request", "question", "cancellation", "suggestion", "praise", "other"]
EMOTIONS = (
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval disgust "
    "embarrassment excitement fear gratitude grief joy love nervousness neutral optimism pride realization relief remorse "
    "sadness surprise"
).split()
ABSENT = -9
UNLABELLED = "unlabelled"
OWN = ("own", "real", *VARIANTS, UNLABELLED)
ONLY_MEASURED = ("sst2", "goemotions-test", "goemotions-dev")
SCALES = ("urgency", "effort", "churn")


def borders_of(data):
    """Names of the sets that may draw the borders of neutral elsewhere."""
    return sorted(set(data.row_set) - set(OWN) - set(ONLY_MEASURED))


def trained_on(data, options):
    """Which rows are neither only measured nor of the files `without` or the tenths `keep_out` (lists with commas)."""
    apart = options.without.split(",") if options.without else []
    out_of = [int(tenth) for tenth in options.keep_out.split(",") if tenth]
    return ~np.isin(data.row_set, ONLY_MEASURED) & ~np.isin(data.row_file, apart) & ~np.isin(data.row_tenth, out_of)


class Data:
    """Rows with their token ids and entries: one for each text, which comes first, and one for each span of it."""

    def __init__(self, work):
        work = Path(work)
        lines = lambda name: [json.loads(line) for line in open(work / name, encoding="utf-8")]
        self.rows, tokens = lines("rows.jsonl"), lines("tokens.jsonl")
        self.ids = [np.array(row["ids"], np.int32) for row in tokens]
        self.length = np.array([len(ids) for ids in self.ids])
        entries, self.entries_of, ranges = [], [], []
        for number, (row, token) in enumerate(zip(self.rows, tokens)):
            here = [(number, "text", row)] + [(number, span["kind"], span) for span in row["spans"]]
            kept = [(entry, at) for entry, at in zip(here, token["ranges"]) if at[1] > at[0]]
            self.entries_of.append(np.arange(len(entries), len(entries) + len(kept)))
            entries += [entry for entry, _ in kept]
            ranges += [at for _, at in kept]
        column = lambda of: np.array([of(label) for _, _, label in entries])
        self.ranges = np.array(ranges)
        self.row = np.array([number for number, _, _ in entries])
        self.kind = np.array([kind for _, kind, _ in entries])
        self.set = np.array([self.rows[number]["set"] for number in self.row])
        self.file = np.array([self.rows[number].get("file", "") for number in self.row])
        self.mood = column(lambda label: MOODS.index(label["mood"]) if "mood" in label else ABSENT)
        self.intent = column(lambda label: INTENTS.index(label["intent"]) if "intent" in label else ABSENT)
        scale = lambda key: column(lambda label: label.get(key, ABSENT))
        self.intensity, self.urgency = scale("intensity"), scale("urgency")
        self.effort, self.churn = scale("effort"), scale("churn")
        # What is known where the mood is not: that it is not the opposite one.
        self.sign = column(lambda label: label.get("sign", 0))
        self.mixed = column(lambda label: int(label["mixed"]) if "mixed" in label else ABSENT)
        self.has_emotions = column(lambda label: "emotions" in label)
        self.emotion = np.zeros((len(entries), len(EMOTIONS)), np.float32)
        for at, (_, _, label) in enumerate(entries):
            for name in label.get("emotions", []):
                self.emotion[at, EMOTIONS.index(name)] = 1
        self.row_set = np.array([row["set"] for row in self.rows])
        self.row_file = np.array([row.get("file", "") for row in self.rows])
        # Which tenth a row is in, 0 to 9; -1: of none, and always trained on.
        self.row_tenth = np.array([row["tenth"] for row in self.rows])

    def load_base(self, work):
        """The base encoder's vectors. Throws when they are those of other rows."""
        self.base = np.load(Path(work) / "base.npy", mmap_mode="r")
        if len(self.base) != len(self.kind):
            raise ValueError(f"base.npy has {len(self.base)} vectors for {len(self.kind)} entries: run base_vectors.py again")

    def batches(self, numbers, budget, chance=None):
        """Rows in groups of like length, at most `budget` tokens with padding; shuffled if there is a chance."""
        noise = chance.random(len(numbers)) * 3 if chance else 0
        order = np.asarray(numbers)[np.argsort(self.length[numbers] + noise, kind="stable")]
        groups, group, longest = [], [], 0
        for number in order:
            longest = max(longest, self.length[number])
            if group and longest * (len(group) + 1) > budget:
                groups.append(group)
                group, longest = [], self.length[number]
            group.append(number)
        groups.append(group)
        if chance:
            chance.shuffle(groups)
        return groups

    def batch(self, group):
        """Ids, mask, ranges (row, from, to) and entries of a group of rows; `whole`: where in them each one's text is."""
        width = max(self.length[number] for number in group)
        ids = np.zeros((len(group), width), np.int64)
        mask = np.zeros((len(group), width), np.int64)
        entries, ranges, whole = [], [], []
        for at, number in enumerate(group):
            ids[at, : self.length[number]] = self.ids[number]
            mask[at, : self.length[number]] = 1
            own = self.entries_of[number]
            whole += [len(entries)] * len(own)
            entries += list(own)
            ranges += [[at, *self.ranges[entry]] for entry in own]
        tensor = lambda values: torch.tensor(np.array(values))
        return tensor(ids), tensor(mask), tensor(ranges), np.array(entries), tensor(whole)
