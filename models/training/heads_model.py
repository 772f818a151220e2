"""The heads: what is read off the vector of a span and the vector of its text.

A linear layer on the span's vector, which the many emotions need, plus one hidden layer over both, which the mood of a
part in its text needs. A text is a span of itself.
"""

import numpy as np
import torch
from torch.nn import functional as F

from heads_data import ABSENT, INTENTS, WIDTH

HIDDEN = 64
STEPS = 4000
BATCH = 128


def outputs_of(data):
    """Name and size of each output, in the order of the last layer's rows."""
    sizes = {"intensity": 7, "intent": len(INTENTS), "urgency": 4, "effort": 4, "churn": 3, "mixed": 1, "aspect": 1}
    return {**sizes, "emotions": len(data.emotions)}


class Heads(torch.nn.Module):
    def __init__(self, data, trained):
        super().__init__()
        own = torch.tensor(data.vectors[trained & data.own & (data.kind == "text")])
        self.register_buffer("mean", own.mean(0))
        self.register_buffer("deviation", own.std(0))
        self.vectors = torch.tensor(data.vectors)
        self.sizes = outputs_of(data)
        self.first = torch.nn.Linear(2 * WIDTH, HIDDEN)
        self.last = torch.nn.Linear(HIDDEN, sum(self.sizes.values()))
        self.direct = torch.nn.Linear(WIDTH, sum(self.sizes.values()), bias=False)
        torch.nn.init.zeros_(self.direct.weight)

    def forward(self, at, whole):
        part, text = [(self.vectors[index] - self.mean) / self.deviation for index in (at, whole)]
        inputs = F.dropout(torch.cat([part, text], 1), 0.25, self.training)
        hidden = F.dropout(F.gelu(self.first(inputs), approximate="tanh"), 0.5, self.training)
        outputs = self.last(hidden) + self.direct(F.dropout(part, 0.25, self.training))
        return dict(zip(self.sizes, outputs.split(list(self.sizes.values()), 1)))


def mood_loss(logits, mood, intensity):
    """Where only the mood is known, any intensity of its sign is right."""
    sign = torch.tensor([0, 0, 0, 1, 2, 2, 2])
    right = torch.where((intensity == ABSENT)[:, None], sign == mood[:, None], torch.arange(7) == intensity[:, None] + 3)
    return -torch.logsumexp(logits.log_softmax(1).masked_fill(~right, -1e9), 1).mean()


def train(data, use, seed=1, public=0.5):
    """Learns from the entries in `use`. Each step draws a batch for each group of outputs and adds up the losses."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    model = Heads(data, use)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=STEPS)
    own_texts = use & data.own & (data.kind == "text")
    spans = use & np.isin(data.kind, ["aspect", "none"])
    emotional = use & data.has_emotions
    pools = {
        "mood": data.mood_weights(use & (data.mood != ABSENT), public),
        "own": own_texts.astype(float),
        "spans": np.where(spans, np.where(data.kind == "aspect", 2.0, 1.0), 0),
        "emotions": np.where(emotional, np.where(data.own, 4.0, 1.0), 0),
    }
    pools = {name: (np.flatnonzero(weights), weights[weights > 0] / weights.sum()) for name, weights in pools.items()}
    draw = lambda name: chance.choice(pools[name][0], BATCH, p=pools[name][1])
    labels = lambda column, at: torch.tensor(column[at])
    model.train()
    for _ in range(STEPS):
        at = draw("mood")
        loss = mood_loss(model(at, data.whole[at])["intensity"], labels(data.mood, at), labels(data.intensity, at))
        at = draw("own")
        out = model(at, data.whole[at])
        for name in ("intent", "urgency", "effort", "churn"):
            loss = loss + 0.5 * F.cross_entropy(out[name], labels(getattr(data, name), at))
        known = data.mixed[at] != ABSENT
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(out["mixed"][known, 0], labels(data.mixed, at[known]).float())
        at = draw("spans")
        out = model(at, data.whole[at])["aspect"][:, 0]
        loss = loss + 0.5 * F.binary_cross_entropy_with_logits(out, torch.tensor((data.kind[at] == "aspect").astype("f4")))
        at = draw("emotions")
        out = model(at, data.whole[at])["emotions"]
        loss = loss + 5 * F.binary_cross_entropy_with_logits(out, torch.tensor(data.emotion[at]))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return model.eval()


@torch.no_grad()
def predict(model, data, at):
    """Logits of each output for the entries `at`."""
    return {name: logits.numpy() for name, logits in model(at, data.whole[at]).items()}
