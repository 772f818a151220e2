"""Writes the reader's folder: weights in int8, heads, tokenizer and settings, as @huggingface/transformers loads them.

    python export_encoder.py NETWORK.pt RESULTS.json ../encoder

RESULTS.json (evaluate.py) gives the temperatures and thresholds.
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch

from encoder_graph import Encoder
from network import OUTPUTS, WIDTH, minilm
from reading_data import EMOTIONS, INTENTS


def packed(array):
    array = np.ascontiguousarray(array, "<f4")
    return {"shape": list(array.shape), "base64": base64.b64encode(array.tobytes()).decode()}


def encoder_of(weights):
    """The encoder's weights by their names in a checkpoint of its own."""
    prefix = "encoder."
    return {name.removeprefix(prefix): part.float().numpy() for name, part in weights.items() if name.startswith(prefix)}


def shares_of(weights):
    """What heads.ts takes apart: the span's part of the hidden layer, the text's, and what goes straight to the outputs."""
    first = weights["first.weight"]
    parts = torch.cat([first[:, :WIDTH], first[:, WIDTH:], weights["direct.weight"]])
    return (parts.T * WIDTH**0.5).float().numpy()


def main(weights_file, results, folder):
    folder = Path(folder)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    weights = torch.load(weights_file, weights_only=True)
    onnx.save(Encoder(encoder_of(weights), shares_of(weights)).build(), folder / "onnx" / "model_quantized.onnx")
    settings = json.loads(Path(results).read_text())["settings"]
    heads = {
        "outputs": OUTPUTS,
        "intents": INTENTS,
        "emotions": EMOTIONS,
        **settings,
        "hiddenBias": packed(weights["first.bias"]),
        "outputWeights": packed(weights["last.weight"]),
        "outputBias": packed(weights["last.bias"]),
        "meaningWeights": packed(weights["project.weight"]),
    }
    (folder / "heads.json").write_text(json.dumps(heads, indent=1) + "\n")
    source = minilm()
    (folder / "config.json").write_text((source / "config.json").read_text())
    (folder / "tokenizer_config.json").write_text((source / "tokenizer_config.json").read_text().strip() + "\n")
    tokenizer = json.loads((source / "tokenizer.json").read_text())
    # The source pads every text to 128 tokens and cuts it there.
    tokenizer["padding"] = tokenizer["truncation"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
