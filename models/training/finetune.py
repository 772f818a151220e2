"""Fine-tunes the reading network; goes on from its checkpoint when it was stopped.

    python finetune.py WORK OUT [--start WEIGHTS] [--without social,travel] [--keep-out 0,1] [--public]
                       [--epochs 2] [--rate 1e-4] [--end 0.0] [--seed 1] [--budget 2400] [--share goemotions-train=0.25]
                       [--encoder FOLDER --frozen 4 --meaning 0] [--soft SOFT.npy]

WORK holds rows.jsonl (dataset.py), tokens.jsonl (tokens.ts) and base.npy (base_vectors.py). OUT gets network.pt. With
--encoder a larger network is trained, a teacher; with --soft its answers (soft_labels.py) are learned beside the labels.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from evaluate import glance, rounded
from network import OUTPUTS, Network
from reading_data import ABSENT, OWN, SCALES, UNLABELLED, Data, borders_of, trained_on

# How much the mood of a text of a set counts, and how often an epoch sees it.
WEIGHTS = {"varied": 0.7, "wrapped": 0.7, "joined": 0.5, "answers": 0.3, "amazon": 0.9, "tweets": 0.7, "nyt": 0.3, "movies": 1.0}
WEIGHTS |= {"clothing": 0.4, "titles": 0.3, "objective": 0.3, "goemotions-train": 0.35}
REPEATS = {"own": 2, "real": 2}
KINDS = {"text": 1.0, "sentence": 0.8, "aspect": 0.35, "none": 0.0}
# How much a teacher's answers count, by output, and how flat they are made.
SOFT = {"intensity": 1.0, "intent": 0.4, "urgency": 0.4, "effort": 0.4, "churn": 0.4, "mixed": 0.3, "aspect": 0.15, "emotions": 0.0}
TEMPERATURE = 2.0
SIGN = torch.tensor([0, 0, 0, 1, 2, 2, 2])


def mood_loss(logits, labels, borders):
    """Where only the mood is known, any intensity of its sign is right; where only a sign, all but the opposite one."""
    mood, intensity, sign = (labels[name][:, None] for name in ("mood", "intensity", "sign"))
    right = torch.where(intensity == ABSENT, SIGN == mood, torch.arange(7) == intensity + 3)
    right = torch.where(mood == ABSENT, SIGN != 1 - sign, right)
    shares = (logits + borders[:, SIGN]).log_softmax(1)
    return -torch.logsumexp(shares.masked_fill(~right, -1e9), 1)


def mean(values, weights):
    return (values * weights).sum() / 40


def soft_loss(out, soft):
    """How far answers are from a teacher's logits, as divergence of both made flat (Hinton et al. 2015), over all outputs."""
    total = 0.0
    for name, theirs in zip(OUTPUTS, soft.split(list(OUTPUTS.values()), 1)):
        ours, theirs = out[name] / TEMPERATURE, theirs / TEMPERATURE
        if theirs.shape[1] == 1 or name == "emotions":
            each = F.binary_cross_entropy_with_logits(ours, theirs.sigmoid(), reduction="none").sum(1)
            each = each - F.binary_cross_entropy_with_logits(theirs, theirs.sigmoid(), reduction="none").sum(1)
        else:
            each = F.kl_div(ours.log_softmax(1), theirs.log_softmax(1), reduction="none", log_target=True).sum(1)
        total = total + SOFT[name] * TEMPERATURE**2 * each
    return total


def loss_of(network, data, group, wanted):
    """Sum of the losses of a batch, over a constant: a batch of long texts weighs what its texts weigh. `wanted` holds what
    the vector and a teacher count (`meaning`, `trust`, `soft`)."""
    ids, mask, ranges, entries, whole = data.batch(group)
    vectors = network.vectors(ids, mask, ranges)
    out = network.heads(vectors, vectors[whole])
    column = lambda name: torch.tensor(getattr(data, name)[entries])
    kind, sets = data.kind[entries], data.set[entries]
    weight = torch.tensor([KINDS[k] * WEIGHTS.get(s, 1.0) for k, s in zip(kind, sets)], dtype=torch.float32)
    place = torch.tensor([network.sets.index(s) if s in network.sets else -1 for s in sets])
    borders = torch.where((place >= 0)[:, None], network.borders[place.clamp(min=0)], 0.0)
    labels = {name: column(name) for name in ("mood", "intensity", "sign")}
    known = (labels["mood"] != ABSENT) | (labels["sign"] != 0)
    loss = mean(mood_loss(out["intensity"], labels, borders), weight * known)
    for name in ("intent", *SCALES):
        target = column(name)
        each = F.cross_entropy(out[name], target.clamp(min=0), reduction="none")
        loss = loss + 0.4 * mean(each, weight * (target != ABSENT))
    bits = lambda name, target: F.binary_cross_entropy_with_logits(out[name][:, 0], target.float(), reduction="none")
    mixed = column("mixed")
    loss = loss + 0.3 * mean(bits("mixed", mixed.clamp(min=0)), weight * (mixed != ABSENT))
    spans = torch.tensor(np.isin(kind, ["aspect", "none"]), dtype=torch.float32)
    loss = loss + 0.15 * mean(bits("aspect", torch.tensor(kind == "aspect")), spans)
    feelings = F.binary_cross_entropy_with_logits(out["emotions"], column("emotion"), reduction="none").sum(1)
    loss = loss + 0.3 * mean(feelings, column("has_emotions").float())
    base = torch.tensor(data.base[entries], dtype=torch.float32)
    kept = base.norm(dim=1) > 0.5
    if kept.any() and wanted["meaning"]:
        meaning, base = network.meaning(vectors[kept]), base[kept]
        near = (1 - (meaning * base).sum(1)).sum() / 40
        pairs = ((meaning @ meaning.T - base @ base.T) ** 2).mean()
        loss = loss + wanted["meaning"] * (9.0 * near + 160.0 * pairs)
    if wanted["soft"] is not None:
        soft = torch.tensor(wanted["soft"][entries], dtype=torch.float32)
        known = soft.isfinite().all(1)
        share = torch.tensor([KINDS[k] for k in kind]) * known
        loss = loss + wanted["trust"] * mean(soft_loss(out, soft.nan_to_num()), share)
    return loss


def optimiser_of(network, rate):
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    return torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": heads, "lr": 6 * rate}], weight_decay=0.01)


def seen_in(epoch, use, data, options):
    """Numbers of the rows of an epoch; of a set with a share below 1 others each time."""
    shares = dict(part.split("=") for part in options.share.split(",") if part)
    chance, numbers = np.random.default_rng([options.seed, epoch, 7]), []
    for name in sorted(set(data.row_set[use])):
        rows = np.repeat(np.flatnonzero(use & (data.row_set == name)), REPEATS.get(name, 1))
        share = float(shares.get(name, 1))
        numbers.append(rows if share >= 1 else chance.choice(rows, int(share * len(rows)), replace=False))
    return np.sort(np.concatenate(numbers))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("work", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--start", type=Path)
    arguments.add_argument("--without", default="")
    arguments.add_argument("--keep-out", default="0,1")
    arguments.add_argument("--public", action="store_true", help="only on the public sets")
    arguments.add_argument("--epochs", type=float, default=2)
    arguments.add_argument("--rate", type=float, default=1e-4)
    arguments.add_argument("--end", type=float, default=0.0)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--budget", type=int, default=2400)
    arguments.add_argument("--share", default="", help="how much of a set an epoch sees")
    arguments.add_argument("--encoder", help="folder of another encoder than the base")
    arguments.add_argument("--frozen", type=int, default=0, help="layers that stay as they are")
    arguments.add_argument("--meaning", type=float, default=1.0, help="how much the vector counts")
    arguments.add_argument("--soft", type=Path, help="a teacher's answers")
    arguments.add_argument("--trust", type=float, default=0.7, help="how much these count")
    arguments.add_argument("--glance", type=float, default=0, help="minutes between looks at the tenth that is measured")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    data = Data(options.work)
    data.load_base(options.work)
    use = trained_on(data, options)
    if not options.soft:
        use &= data.row_set != UNLABELLED
    if options.public:
        use &= ~np.isin(data.row_set, OWN)
    soft = np.load(options.soft, mmap_mode="r") if options.soft else None
    wanted = {"meaning": options.meaning, "trust": options.trust, "soft": soft}
    network = Network(borders_of(data), options.encoder, options.frozen)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    optimiser = optimiser_of(network, options.rate)

    epochs = int(np.ceil(options.epochs))
    plan = []
    for epoch in range(epochs):
        numbers = seen_in(epoch, use, data, options)
        plan += data.batches(numbers, options.budget, np.random.default_rng([options.seed, epoch]))
    plan = plan[: int(len(plan) * options.epochs / epochs)]
    warm = min(200, len(plan) // 10)

    def share(step):
        if step < warm:
            return (step + 1) / warm
        return 1 - (1 - options.end) * (step - warm) / max(1, len(plan) - warm)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    checkpoint, first = options.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        first = state["step"]
        del state
    print(f"{len(numbers)} texts an epoch, {len(plan)} steps, from {first}", flush=True)
    network.train()
    began, total = time.process_time(), 0.0
    saved = looked = time.monotonic()
    for step in range(first, len(plan)):
        torch.manual_seed(options.seed * 1_000_003 + step)
        loss = loss_of(network, data, plan[step], wanted)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach()) / len(plan[step])
        if (step + 1) % 50 == 0:
            print(json.dumps({"step": step + 1, "loss": round(total / 50, 5), "cpu_s": round(time.process_time() - began)}), flush=True)
            total = 0.0
        if options.glance and (time.monotonic() - looked > 60 * options.glance or step + 1 == len(plan)):
            print(json.dumps({"step": step + 1, **rounded(glance(network, data, 0))}), flush=True)
            network.train()  # A glance leaves it as it answers, without dropout.
            looked = time.monotonic()
        if (step + 1) % 300 == 0 or time.monotonic() - saved > 600:
            saved = time.monotonic()
            parts = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
            torch.save({**parts, "step": step + 1}, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(network.state_dict(), options.out / "network.pt")
    (options.out / "options.json").write_text(json.dumps(vars(options), default=str, indent=1))


if __name__ == "__main__":
    main()
