"""A teacher's answers to every text and span that is trained on; goes on where it was stopped.

    python soft_labels.py WORK TEACHER.pt ENCODER_FOLDER SOFT.npy [--without social,travel] [--keep-out 0,1]

SOFT.npy has a row of logits for each entry, in the order of the heads; NaN for what is not trained on.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from evaluate import answers
from network import OUTPUTS, Network
from reading_data import Data, borders_of, trained_on


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("work", type=Path)
    arguments.add_argument("teacher", type=Path)
    arguments.add_argument("encoder")
    arguments.add_argument("soft", type=Path)
    arguments.add_argument("--without", default="")
    arguments.add_argument("--keep-out", default="0,1")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    data = Data(options.work)
    network = Network(borders_of(data), options.encoder)
    network.load_state_dict(torch.load(options.teacher, weights_only=True))
    shape = (len(data.kind), sum(OUTPUTS.values()))
    if options.soft.exists():
        soft = np.lib.format.open_memmap(options.soft, mode="r+")
    else:
        soft = np.lib.format.open_memmap(options.soft, mode="w+", dtype=np.float16, shape=shape)
        soft[:] = np.nan
    if soft.shape != shape:
        raise ValueError(f"{options.soft} has {soft.shape} numbers for {shape}: answers to other texts")
    first = np.array([entries[0] for entries in data.entries_of])
    left = np.flatnonzero(trained_on(data, options) & np.isnan(soft[first, 0]))
    print(f"{len(left)} texts left", flush=True)
    for start in range(0, len(left), 1000):
        part = left[start : start + 1000]
        logits, _ = answers(network, data, part)
        entries = np.concatenate([data.entries_of[number] for number in part])
        soft[entries] = logits[entries]
        soft.flush()
        print(f"{start + len(part)} of {len(left)}", flush=True)


if __name__ == "__main__":
    main()
