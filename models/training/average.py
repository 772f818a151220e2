"""Averages the weights of networks that began alike (model soups, Wortsman et al. 2022).

    python average.py OUT.pt 0.25 ONE.pt 0.25 OTHER.pt 0.5 THIRD.pt
"""

import sys

import torch


def averaged(parts):
    """Weights by name, from (share, weights by name) pairs; what is no fraction is that of the first."""
    first = parts[0][1]
    return {
        name: sum(share * weights[name].float() for share, weights in parts) if first[name].is_floating_point() else first[name]
        for name in first
    }


def main(out, *parts):
    shares, files = [float(share) for share in parts[::2]], parts[1::2]
    if len(shares) != len(files) or abs(sum(shares) - 1) > 1e-9:
        raise SystemExit("Shares and networks take turns, and the shares sum to 1")
    torch.save(averaged([(share, torch.load(file, weights_only=True)) for share, file in zip(shares, files)]), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
