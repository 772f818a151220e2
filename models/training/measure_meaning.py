"""Whether the network's vectors group what people ask as well as the base encoder's do.

    python measure_meaning.py DATA_FOLDER NETWORK.pt

Spherical k-means of Banking77's 10,003 questions into its 77 intents (which the vectors were not trained on), best of five
starts by inertia, for three seeds; normalised mutual information and adjusted Rand index against the intents, as means.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from dataset import table
from network import Network, minilm, pooled


@torch.no_grad()
def vectors_of(texts, encoder, meaning):
    """Unit vectors of texts, those of like length together."""
    tokenizer = AutoTokenizer.from_pretrained(minilm())
    ids = tokenizer(texts, truncation=True, max_length=128)["input_ids"]
    out = np.zeros((len(texts), 384), np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(ids[at]))
    for first in range(0, len(order), 64):
        group = order[first : first + 64]
        width = max(len(ids[at]) for at in group)
        padded = torch.tensor([ids[at] + [0] * (width - len(ids[at])) for at in group])
        hidden = encoder(input_ids=padded, attention_mask=(padded > 0).long()).last_hidden_state
        ranges = torch.tensor([[row, 0, len(ids[at])] for row, at in enumerate(group)])
        out[group] = meaning(pooled(hidden, ranges)).numpy()
    return out


def clustered(vectors, count, chance, rounds=40):
    """Spherical k-means, Dhillon & Modha 2001, from k-means++ starts; labels and the sum of cosines."""
    centres = vectors[[chance.integers(len(vectors))]]
    nearest = vectors @ centres[0]
    for _ in range(1, count):
        far = np.clip(1 - nearest, 0, None)
        centres = np.vstack([centres, vectors[chance.choice(len(vectors), p=far / far.sum())]])
        nearest = np.maximum(nearest, vectors @ centres[-1])
    for _ in range(rounds):
        cosines = vectors @ centres.T
        labels = cosines.argmax(1)
        sums = np.eye(count, dtype=np.float32)[labels].T @ vectors
        kept = np.linalg.norm(sums, axis=1) > 0
        centres[kept] = sums[kept] / np.linalg.norm(sums[kept], axis=1, keepdims=True)
    return labels, cosines.max(1).sum()


def agreement(truth, labels):
    """Normalised mutual information (arithmetic mean) and adjusted Rand index, Hubert & Arabie 1985."""
    counts = np.zeros((truth.max() + 1, labels.max() + 1))
    np.add.at(counts, (truth, labels), 1)
    share = counts / counts.sum()
    rows, columns = share.sum(1), share.sum(0)
    entropy = lambda p: -(p[p > 0] * np.log(p[p > 0])).sum()
    shared = entropy(rows) + entropy(columns) - entropy(share.ravel())
    pairs = lambda n: (n * (n - 1) / 2).sum()
    both, one, other, all_pairs = pairs(counts), pairs(counts.sum(1)), pairs(counts.sum(0)), pairs(np.array([counts.sum()]))
    expected = one * other / all_pairs
    return 2 * shared / (entropy(rows) + entropy(columns)), (both - expected) / ((one + other) / 2 - expected)


def measured(vectors, truth):
    figures = []
    for seed in range(3):
        chance = np.random.default_rng(seed)
        starts = [clustered(vectors, truth.max() + 1, chance) for _ in range(5)]
        figures.append(agreement(truth, max(starts, key=lambda start: start[1])[0]))
    return {"nmi": round(float(np.mean([f[0] for f in figures])), 4), "ari": round(float(np.mean([f[1] for f in figures])), 4)}


def main(data, weights):
    torch.set_num_threads(1)
    rows = [row for row in table(Path(data) / "topics" / "banking77_train.tsv") if row["text"]]
    names = sorted({row["intent"] for row in rows})
    truth, texts = np.array([names.index(row["intent"]) for row in rows]), [row["text"] for row in rows]
    state = torch.load(weights, weights_only=True)
    network = Network([None] * len(state["borders"])).eval()
    network.load_state_dict(state)
    base = AutoModel.from_pretrained(minilm(), add_pooling_layer=False).eval()
    print(json.dumps({"base": measured(vectors_of(texts, base, lambda span: span), truth)}), flush=True)
    print(json.dumps({"network": measured(vectors_of(texts, network.encoder, network.meaning), truth)}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
