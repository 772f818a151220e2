"""tomotopy's LDA on words that somebody else chose: what it costs, and what it has learned, at several numbers of sweeps.

In, a line of JSON with the task, then one document a line, as a list of word numbers. Out, a line a checkpoint. What was learned
goes to the task's file, checkpoint after checkpoint: the prior (k doubles), then the words' probabilities (words x topics, floats).
"""

import json
import sys
import time

import numpy as np
import tomotopy

task = json.loads(sys.stdin.readline())
model = tomotopy.LDAModel(k=task["k"], eta=task["eta"], seed=task["seed"])
for line in sys.stdin:
    words = json.loads(line)
    if words:
        model.add_doc([str(word) for word in words])
# Reads the words in and takes the first guess, which counts as ours does.
seconds = -time.process_time()
model.train(0, workers=1)
seconds += time.process_time()
words = [int(word) for word in model.used_vocabs]

with open(task["file"], "wb") as learned:
    done = 0
    for sweeps in task["checkpoints"]:
        seconds -= time.process_time()
        model.train(sweeps - done, workers=1)
        seconds += time.process_time()
        done = sweeps
        # Words of held-out documents alone are as improbable as words that a topic has never had.
        probabilities = np.full((task["vocabularySize"], task["k"]), 1e-9, dtype=np.float32)
        for topic in range(task["k"]):
            probabilities[words, topic] = model.get_topic_word_dist(topic)
        learned.write(np.asarray(model.alpha, dtype=np.float64).tobytes())
        learned.write(probabilities.tobytes())
        print(json.dumps({"sweeps": sweeps, "cpuSeconds": seconds}), flush=True)
