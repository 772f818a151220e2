"""Answers of a network on texts it was not trained on, and how good they are.

    python evaluate.py WORK NETWORK.pt RESULTS.json [--encoder FOLDER] [--apart social,travel] [--test 0] [--calibrate 1]

Temperatures and thresholds are set on the tenth `--calibrate`; figures are of the tenth `--test` and of the files `--apart`.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from scipy.special import expit, log_softmax, softmax
from scipy.stats import rankdata, spearmanr

from augment import VARIANTS
from network import OUTPUTS, Network
from reading_data import ABSENT, EMOTIONS, INTENTS, ONLY_MEASURED, SCALES, Data, borders_of

PAIRS = 10_000


@torch.no_grad()
def answers(network, data, numbers):
    """Logits of all outputs, in their order, and vectors, for every entry of the rows; NaN elsewhere."""
    network.eval()
    logits = np.full((len(data.kind), sum(OUTPUTS.values())), np.nan, np.float32)
    vectors = np.zeros((len(data.kind), 384), np.float32)
    for group in data.batches(numbers, 8000):
        ids, mask, ranges, entries, whole = data.batch(group)
        spans = network.vectors(ids, mask, ranges)
        logits[entries] = torch.cat(list(network.heads(spans, spans[whole]).values()), 1).numpy()
        vectors[entries] = network.meaning(spans).numpy()
    return logits, vectors


def split(logits):
    ends = np.cumsum(list(OUTPUTS.values()))
    return dict(zip(OUTPUTS, np.split(logits, ends[:-1], axis=-1)))


def moods(logits, temperature=1.0):
    """Probabilities of negative, neutral and positive from the seven intensities."""
    shares = softmax(logits / temperature, axis=1)
    return np.stack([shares[:, :3].sum(1), shares[:, 3], shares[:, 4:].sum(1)], 1)


def f1_of(truth, guess):
    return 2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum())


def macro_f1(truth, guess, classes):
    return float(np.mean([f1_of(truth == one, guess == one) for one in range(classes)]))


def calibration_error(confidence, right, bins=10):
    """Expected calibration error, Guo et al. 2017: mean gap of confidence and accuracy over equal bins."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(confidence[place == b].sum() - right[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(right))


def area(truth, score):
    """Area under the ROC curve, by ranks."""
    ranks, hits = rankdata(score), truth.sum()
    return float((ranks[truth].sum() - hits * (hits + 1) / 2) / (hits * (len(truth) - hits)))


def best_threshold(truth, probability):
    if truth.sum() < 5:
        return 0.5
    return float(max(np.arange(0.05, 0.91, 0.01), key=lambda edge: f1_of(truth, probability >= edge)))


def settings_of(data, logits, tenth):
    """Temperatures and thresholds from texts that were not trained on."""
    inside = data.row_tenth[data.row] == tenth
    own = np.flatnonzero(inside & (data.set == "own") & (data.kind == "text"))
    out, grid = split(logits[own]), np.arange(0.5, 3.01, 0.05)
    row = np.arange(len(own))
    mood = lambda t: -np.log(moods(out["intensity"], t)[row, data.mood[own]] + 1e-9).mean()
    intent = lambda t: -log_softmax(out["intent"] / t, axis=1)[row, data.intent[own]].mean()
    known = data.mixed[own] != ABSENT
    spans = np.flatnonzero(inside & (data.set == "own") & np.isin(data.kind, ["aspect", "none"]))
    dev = np.flatnonzero((inside & (data.set == "own") & data.has_emotions) | (data.set == "goemotions-dev"))
    feelings = expit(split(logits[dev])["emotions"])
    return {
        "moodTemperature": float(min(grid, key=mood)),
        "intentTemperature": float(min(grid, key=intent)),
        "mixedThreshold": best_threshold(data.mixed[own][known] == 1, expit(out["mixed"][known, 0])),
        "aspectThreshold": best_threshold(data.kind[spans] == "aspect", expit(split(logits[spans])["aspect"][:, 0])),
        "emotionThresholds": [best_threshold(data.emotion[dev, i] == 1, feelings[:, i]) for i in range(len(EMOTIONS))],
    }


def measure_texts(data, logits, at, settings):
    at = at[data.kind[at] == "text"]
    out = split(logits[at])
    shares = moods(out["intensity"], settings["moodTemperature"])
    guess, truth, intent = shares.argmax(1), data.mood[at], out["intent"].argmax(1)
    known = data.mixed[at] != ABSENT
    result = {
        "texts": len(at),
        "mood_accuracy": float((guess == truth).mean()),
        "mood_macro_f1": macro_f1(truth, guess, 3),
        "mood_confusion": [[int(((truth == a) & (guess == b)).sum()) for b in range(3)] for a in range(3)],
        "mood_calibration_error": calibration_error(shares.max(1), guess == truth),
        "intent_accuracy": float((intent == data.intent[at]).mean()),
        "intent_macro_f1": macro_f1(data.intent[at], intent, len(INTENTS)),
        "mixed_f1": float(f1_of(data.mixed[at][known] == 1, expit(out["mixed"][known, 0]) >= settings["mixedThreshold"])),
    }
    for name in SCALES:
        target = getattr(data, name)[at]
        expected = softmax(out[name], axis=1) @ np.arange(OUTPUTS[name])
        result[f"{name}_spearman"] = float(spearmanr(expected, target).statistic)
    result["churn_area"] = area(data.churn[at] > 0, softmax(out["churn"], axis=1) @ np.arange(3))
    return result


def measure_spans(data, logits, at, settings):
    result = {}
    for kind in ("sentence", "aspect"):
        here = at[(data.kind[at] == kind) & (data.mood[at] != ABSENT)]
        guess = moods(split(logits[here])["intensity"]).argmax(1)
        result[f"{kind}s"] = len(here)
        result[f"{kind}_mood_accuracy"] = float((guess == data.mood[here]).mean())
        result[f"{kind}_mood_macro_f1"] = macro_f1(data.mood[here], guess, 3)
    here = at[np.isin(data.kind[at], ["aspect", "none"])]
    found = expit(split(logits[here])["aspect"][:, 0]) >= settings["aspectThreshold"]
    result["aspect_found_f1"] = float(f1_of(data.kind[here] == "aspect", found))
    return result


def two_classes(data, logits, at):
    """Share of the texts that are not neutral whose sign is right."""
    at = at[(data.kind[at] == "text") & np.isin(data.mood[at], [0, 2])]
    shares = moods(split(logits[at])["intensity"])
    return float(((shares[:, 2] > shares[:, 0]) == (data.mood[at] == 2)).mean())


def measure_public(data, logits, test, settings):
    held = data.row_tenth[data.row] == test
    kept = {name: np.flatnonzero(held & (data.set == name)) for name in ("amazon", "tweets", "clothing", "titles")}
    at_feelings = np.flatnonzero(data.set == "goemotions-test")
    guess = expit(split(logits[at_feelings])["emotions"]) >= np.array(settings["emotionThresholds"])
    scores = [f1_of(data.emotion[at_feelings, i] == 1, guess[:, i]) for i in range(len(EMOTIONS))]
    return {
        "sst2_dev_two_classes": two_classes(data, logits, np.flatnonzero(data.set == "sst2")),
        **{f"{name}_two_classes": two_classes(data, logits, at) for name, at in kept.items()},
        "goemotions_test_macro_f1": float(np.mean(scores)),
    }


def measure_meaning(data, vectors, at):
    """Spearman's correlation with the base encoder's cosines over random pairs of texts."""
    at = at[data.kind[at] == "text"]
    one, other = np.random.default_rng(7).choice(at, (2, PAIRS))
    base = np.asarray(data.base, np.float32)
    cosine = lambda of: (of[one] * of[other]).sum(1)
    return {"meaning_spearman": float(spearmanr(cosine(vectors), cosine(base)).statistic), "pairs": PAIRS}


def glance(network, data, test):
    """A few figures of the tenth `test`, to see a training grow: shares of moods and intents that are right."""
    rows = ((data.row_set == "own") & (data.row_tenth == test)) | (data.row_set == "sst2")
    logits, _ = answers(network, data, np.flatnonzero(rows))
    held = (data.set == "own") & (data.row_tenth[data.row] == test)
    texts = np.flatnonzero(held & (data.kind == "text"))
    sentences = np.flatnonzero(held & (data.kind == "sentence") & (data.mood != ABSENT))
    right = lambda at: float((moods(split(logits[at])["intensity"]).argmax(1) == data.mood[at]).mean())
    intents = split(logits[texts])["intent"].argmax(1)
    return {
        "mood": right(texts),
        "sentence_mood": right(sentences),
        "intent": float((intents == data.intent[texts]).mean()),
        "sst2": two_classes(data, logits, np.flatnonzero(data.set == "sst2")),
    }


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if value != value:  # No sentence is labelled in some files: JSON has no NaN.
        return None
    return round(value, 4) if isinstance(value, float) else value


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("work", type=Path)
    arguments.add_argument("network", type=Path)
    arguments.add_argument("results", type=Path)
    arguments.add_argument("--encoder", help="folder of a teacher's encoder")
    arguments.add_argument("--apart", default="")
    arguments.add_argument("--test", type=int, default=0)
    arguments.add_argument("--calibrate", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    data = Data(options.work)
    data.load_base(options.work)
    network = Network(borders_of(data), options.encoder)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    apart = np.isin(data.row_file, options.apart.split(",")) if options.apart else np.zeros(len(data.rows), bool)
    ours = (data.row_set == "own") & (np.isin(data.row_tenth, [options.test, options.calibrate]) | apart)
    others = (data.row_tenth == options.test) & ~np.isin(data.row_set, VARIANTS)
    logits, vectors = answers(network, data, np.flatnonzero(ours | others | np.isin(data.row_set, ONLY_MEASURED)))
    settings = settings_of(data, logits, options.calibrate)
    own = data.set == "own"
    held = np.flatnonzero(own & (data.row_tenth[data.row] == options.test))
    results = {"held_out": {**measure_texts(data, logits, held, settings), **measure_spans(data, logits, held, settings)}}
    results["held_out_by_file"] = {
        name: measure_texts(data, logits, held[data.file[held] == name], settings)["mood_accuracy"]
        for name in sorted(set(data.file[held]))
    }
    if apart.any():
        at = np.flatnonzero(own & apart[data.row])
        results["apart"] = {**measure_texts(data, logits, at, settings), **measure_spans(data, logits, at, settings)}
    at = np.flatnonzero((data.set == "real") & (data.row_tenth[data.row] == options.test))
    results["real"] = measure_texts(data, logits, at, settings)
    results["public"] = measure_public(data, logits, options.test, settings)
    results["meaning"] = measure_meaning(data, vectors, np.flatnonzero(np.isin(data.set, ["sst2", "goemotions-test"])))
    options.results.write_text(json.dumps({**rounded(results), "settings": rounded(settings)}, indent=1) + "\n")
    print(json.dumps(rounded(results), indent=1))


if __name__ == "__main__":
    main()
