"""Trains the heads on the encoder's vectors, measures them, and writes heads.json.

    python train_heads.py WORK_FOLDER ../encoder/heads.json results.json

WORK_FOLDER holds rows.jsonl (dataset.py) and vectors.f32 (vectors.ts).
"""

import base64
import json
import sys

import numpy as np
import torch
from scipy.special import expit, log_softmax, softmax

from heads_data import ABSENT, INTENTS, WIDTH, Data
from heads_model import predict, train

TEST, CALIBRATION = 0, 1


def moods(logits, temperature=1.0):
    """Probabilities of negative, neutral and positive from the seven intensities."""
    shares = softmax(logits / temperature, axis=1)
    return np.stack([shares[:, :3].sum(1), shares[:, 3], shares[:, 4:].sum(1)], 1)


def f1_of(truth, guess):
    hits = (truth & guess).sum()
    return 2 * hits / max(1, truth.sum() + guess.sum())


def macro_f1(truth, guess, classes):
    return float(np.mean([f1_of(truth == one, guess == one) for one in range(classes)]))


def calibration_error(confidence, right, bins=10):
    """Expected calibration error, Guo et al. 2017: mean gap of confidence and accuracy over equal bins."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(confidence[place == b].sum() - right[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(right))


def best_temperature(loss):
    return float(min(np.arange(0.5, 3.01, 0.05), key=loss))


def best_threshold(truth, probability):
    if truth.sum() < 5:
        return 0.5
    grid = np.arange(0.05, 0.91, 0.01)
    return float(max(grid, key=lambda edge: f1_of(truth, probability >= edge)))


def calibrate(model, data, tenths):
    """Temperatures and thresholds from texts that were not trained on."""
    at = np.flatnonzero((tenths == CALIBRATION) & (data.kind == "text"))
    out = predict(model, data, at)
    truth = data.mood[at]
    mood_loss = lambda t: -np.log(moods(out["intensity"], t)[np.arange(len(at)), truth] + 1e-9).mean()
    intent_loss = lambda t: -log_softmax(out["intent"] / t, axis=1)[np.arange(len(at)), data.intent[at]].mean()
    known = data.mixed[at] != ABSENT
    mixed = best_threshold(data.mixed[at][known] == 1, expit(out["mixed"][known, 0]))
    spans = np.flatnonzero((tenths == CALIBRATION) & np.isin(data.kind, ["aspect", "none"]))
    aspect = best_threshold(data.kind[spans] == "aspect", expit(predict(model, data, spans)["aspect"][:, 0]))
    dev = np.flatnonzero(((tenths == CALIBRATION) & data.has_emotions) | (data.set == "goemotions-dev"))
    feelings = expit(predict(model, data, dev)["emotions"])
    thresholds = [best_threshold(data.emotion[dev, i] == 1, feelings[:, i]) for i in range(len(data.emotions))]
    return {
        "moodTemperature": best_temperature(mood_loss),
        "intentTemperature": best_temperature(intent_loss),
        "mixedThreshold": mixed,
        "aspectThreshold": aspect,
        "emotionThresholds": thresholds,
    }


def measure_texts(model, data, at, settings):
    out = predict(model, data, at)
    shares = moods(out["intensity"], settings["moodTemperature"])
    guess, truth = shares.argmax(1), data.mood[at]
    intent = out["intent"].argmax(1)
    known = data.mixed[at] != ABSENT
    result = {
        "texts": len(at),
        "mood_accuracy": float((guess == truth).mean()),
        "mood_macro_f1": macro_f1(truth, guess, 3),
        "mood_calibration_error": calibration_error(shares.max(1), guess == truth),
        "intent_accuracy": float((intent == data.intent[at]).mean()),
        "intent_macro_f1": macro_f1(data.intent[at], intent, len(INTENTS)),
    }
    if known.any():
        mixed = expit(out["mixed"][known, 0]) >= settings["mixedThreshold"]
        result["mixed_f1"] = float(f1_of(data.mixed[at][known] == 1, mixed))
    for name in ("urgency", "effort", "churn"):
        steps = np.arange(out[name].shape[1])
        expected, target = softmax(out[name], axis=1) @ steps, getattr(data, name)[at]
        result[f"{name}_mean_error_share"] = float(np.abs(expected - target).mean() / steps[-1])
        if expected.std() > 0 and target.std() > 0:
            result[f"{name}_correlation"] = float(np.corrcoef(expected, target)[0, 1])
    return result


def measure_spans(model, data, inside, settings):
    result = {}
    for kind in ("sentence", "aspect"):
        at = np.flatnonzero(inside & (data.kind == kind))
        if len(at) == 0:
            continue
        guess = moods(predict(model, data, at)["intensity"]).argmax(1)
        result[f"{kind}_mood_accuracy"] = float((guess == data.mood[at]).mean())
        result[f"{kind}_mood_macro_f1"] = macro_f1(data.mood[at], guess, 3)
    at = np.flatnonzero(inside & np.isin(data.kind, ["aspect", "none"]))
    found = expit(predict(model, data, at)["aspect"][:, 0]) >= settings["aspectThreshold"]
    result["aspect_found_f1"] = float(f1_of(data.kind[at] == "aspect", found))
    return result


def measure_public(model, data, settings):
    at = np.flatnonzero(data.set == "sst2")
    shares = moods(predict(model, data, at)["intensity"])
    sst2 = float(((shares[:, 2] > shares[:, 0]) == (data.mood[at] == 2)).mean())
    at = np.flatnonzero(data.set == "goemotions-test")
    guess = expit(predict(model, data, at)["emotions"]) >= np.array(settings["emotionThresholds"])
    scores = [f1_of(data.emotion[at, i] == 1, guess[:, i]) for i in range(len(data.emotions))]
    return {"sst2_dev_two_class": sst2, "goemotions_test_macro_f1": float(np.mean(scores))}


def packed(array):
    array = np.ascontiguousarray(array, "<f4")
    return {"shape": list(array.shape), "base64": base64.b64encode(array.tobytes()).decode()}


def write(path, model, data, settings):
    """Standardising the vectors is folded into the first layer; weights are little-endian floats."""
    with torch.no_grad():
        mean, deviation = model.mean.double(), model.deviation.double()
        weights = model.first.weight.double() / deviation.repeat(2)
        bias = model.first.bias.double() - weights @ mean.repeat(2)
        direct = model.direct.weight.double() / deviation
        heads = {
            "outputs": model.sizes,
            "intents": INTENTS,
            "emotions": data.emotions,
            **settings,
            "spanWeights": packed(weights[:, :WIDTH]),
            "textWeights": packed(weights[:, WIDTH:]),
            "hiddenBias": packed(bias),
            "outputWeights": packed(model.last.weight.double()),
            "directWeights": packed(direct),
            "outputBias": packed(model.last.bias.double() - direct @ mean),
        }
    rounded = lambda value: round(value, 4) if isinstance(value, float) else value
    heads = {key: [rounded(x) for x in value] if isinstance(value, list) else rounded(value) for key, value in heads.items()}
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(heads, indent=1) + "\n")


def main(work, heads_file, results_file):
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    data = Data(work)
    tenths = data.tenths()
    use = ~data.only_measured
    results = {}

    held = train(data, use & (tenths != TEST) & (tenths != CALIBRATION))
    settings = calibrate(held, data, tenths)
    texts = (tenths == TEST) & (data.kind == "text")
    results["held_out_tenth"] = {
        **measure_texts(held, data, np.flatnonzero(texts), settings),
        **measure_spans(held, data, tenths == TEST, settings),
    }
    results["held_out_tenth_by_file"] = {
        name: measure_texts(held, data, np.flatnonzero(texts & (data.file == name)), settings)
        for name in sorted(set(data.file[texts]))
    }
    results["public"] = measure_public(held, data, settings)

    apart = np.isin(data.file, ["social", "travel"])
    without = train(data, use & ~apart & (tenths != CALIBRATION))
    at = np.flatnonzero(apart & (data.kind == "text"))
    settings = calibrate(without, data, np.where(apart, -1, tenths))
    results["trained_without_social_and_travel"] = {
        **measure_texts(without, data, at, settings),
        **measure_spans(without, data, apart, settings),
    }

    shipped = train(data, use & (tenths != CALIBRATION))
    write(heads_file, shipped, data, calibrate(shipped, data, tenths))
    rounded = lambda value: {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else round(value, 4)
    with open(results_file, "w", encoding="utf-8") as file:
        file.write(json.dumps(rounded(results), indent=2) + "\n")
    print(json.dumps({k: rounded(v) for k, v in results.items() if k != "held_out_tenth_by_file"}, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:4])
