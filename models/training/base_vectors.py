"""Vectors of the base encoder for every text and sentence: what the fine-tuned network's vectors are to stay close to.

    python base_vectors.py WORK          writes WORK/base.npy, a row for each entry; zeros for aspects
"""

import sys

import numpy as np
import torch
from transformers import AutoModel

from network import minilm, pooled
from reading_data import Data


@torch.no_grad()
def main(work):
    torch.set_num_threads(1)
    data = Data(work)
    encoder = AutoModel.from_pretrained(minilm(), add_pooling_layer=False).eval()
    vectors = np.zeros((len(data.kind), 384), np.float16)
    for group in data.batches(np.arange(len(data.rows)), 8000):
        ids, mask, ranges, entries, _ = data.batch(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        kept = np.isin(data.kind[entries], ["text", "sentence"])
        vectors[entries[kept]] = pooled(hidden, ranges[torch.tensor(kept)]).numpy()
    np.save(f"{work}/base.npy", vectors)


if __name__ == "__main__":
    main(sys.argv[1])
