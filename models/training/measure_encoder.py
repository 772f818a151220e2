"""How near each way of quantising comes to fp32, and how fast it is: the table in ../encoder/CARD.md.

    python measure_encoder.py WORK_FOLDER NETWORK.pt

Cosine is that of mean vectors to fp32 over 400 of the project's own texts; speed is texts per second of CPU time of one
thread, one text at a time and in groups of up to eight of equal length; "moves" is the largest difference that
neighbours in such a group make to any number of a text.
"""

import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel, AutoTokenizer

from dataset import OWN
from encoder_graph import Encoder
from export_encoder import encoder_of, shares_of
from network import minilm

SOURCE = minilm()
ROUNDS = 6
NAMES = ["input_ids", "attention_mask", "token_type_ids"]


class States(torch.nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.model = AutoModel.from_pretrained(SOURCE, attn_implementation="eager", add_pooling_layer=False).eval()
        self.model.load_state_dict(weights)

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.model(input_ids, attention_mask, token_type_ids).last_hidden_state


def export_fp32(file, weights):
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    axes = {name: {0: "batch", 1: "tokens"} for name in [*NAMES, "last_hidden_state"]}
    torch.onnx.export(
        States(weights),
        (ids, (ids > 0).long(), torch.zeros_like(ids)),
        file,
        input_names=NAMES,
        output_names=["last_hidden_state"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def session_of(file):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    # With it the graphs that ONNX Runtime's tools make are slower; ours holds nothing that it would fuse.
    return onnxruntime.InferenceSession(file, options, disabled_optimizers=["SkipLayerNormFusion"])


def run(session, sequences):
    ids = np.array(sequences, np.int64)
    return session.run(None, dict(zip(NAMES, [ids, np.ones_like(ids), np.zeros_like(ids)])))[0]


def own_sequences(count=400):
    texts = []
    for path in sorted(OWN.glob("*.jsonl")):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        texts += [row["text"] for row in rows if "text" in row]
    random.Random(1).shuffle(texts)
    tokenizer = AutoTokenizer.from_pretrained(SOURCE)
    return [tokenizer(text, truncation=True, max_length=256, padding=False)["input_ids"] for text in texts[:count]]


def main(work, network):
    work = Path(work)
    weights = torch.load(network, weights_only=True)
    encoder = encoder_of(weights)
    files = {"fp32": str(work / "fp32.onnx")}
    export_fp32(files["fp32"], {name: torch.tensor(value) for name, value in encoder.items()})
    prepared = str(work / "prepared.onnx")
    quant_pre_process(files["fp32"], prepared, skip_symbolic_shape=True)
    ways = {
        "dynamic, per tensor": {},
        "dynamic, per channel": {"per_channel": True},
        "dynamic, per channel, 7 bits": {"per_channel": True, "reduce_range": True},
        "dynamic, per channel, embeddings in fp32": {"per_channel": True, "op_types_to_quantize": ["MatMul"]},
    }
    for name, options in ways.items():
        files[name] = str(work / f"{name}.onnx")
        quantize_dynamic(
            prepared, files[name], weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True}, **options
        )
    files["ours, a scale for each token"] = str(work / "ours.onnx")
    onnx.save(Encoder(encoder, shares_of(weights)).build(), files["ours, a scale for each token"])

    sequences = own_sequences()
    by_length = {}
    for sequence in sequences:
        by_length.setdefault(len(sequence), []).append(sequence)
    groups = [same[at : at + 8] for same in by_length.values() for at in range(0, len(same), 8)]
    sessions = {name: session_of(file) for name, file in files.items()}
    best = {name: [float("inf")] * 2 for name in files}
    # The ways take turns, so that a busy machine slows each alike.
    for _ in range(ROUNDS):
        for name, session in sessions.items():
            for at, batches in enumerate(([[sequence] for sequence in sequences], groups)):
                began = time.process_time()
                for batch in batches:
                    run(session, batch)
                best[name][at] = min(best[name][at], time.process_time() - began)
    reference = None
    print("| way | MB | cosine | one at a time | in groups | neighbours move |\n| --- | --- | --- | --- | --- | --- |")
    for name, session in sessions.items():
        alone = [run(session, [sequence])[0].mean(0) for sequence in sequences]
        vectors = np.stack([vector / np.linalg.norm(vector) for vector in alone])
        reference = vectors if reference is None else reference
        moved = max(
            float(np.abs(run(session, group)[i] - run(session, [group[i]])[0]).max())
            for group in groups
            for i in range(len(group))
        )
        size, cosine = Path(files[name]).stat().st_size / 1e6, (vectors * reference).sum(1).mean()
        speeds = " | ".join(f"{len(sequences) / seconds:.0f}" for seconds in best[name])
        print(f"| {name} | {size:.1f} | {cosine:.4f} | {speeds} | {moved:.2g} |", flush=True)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    main(*sys.argv[1:3])
