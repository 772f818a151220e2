#!/bin/sh
# Makes a network from the data, and of it everything in models/encoder/ that is learned: weights, heads, checksums. The
# weights that lie there are an average of such a network and two earlier ones (average.py; see the card).
#
#     PYTHON=.venv/bin/python models/training/train.sh DATA_FOLDER [WORK_FOLDER]
#
# DATA_FOLDER holds the public data sets named in README.md. Takes about two hours of one core with AVX512-BF16, many
# without; a run that was stopped goes on where it was.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$1" && pwd)
work=${2:-"$here/../../.cache/training"}
python=${PYTHON:-python3}
mkdir -p "$work"
work=$(cd "$work" && pwd)
export PYTHONHASHSEED=0
# Node finds tsx from here.
cd "$here"
node --import tsx personal.ts customer-language "$work/personal.jsonl"
"$python" dataset.py "$data" "$work"
node --import tsx tokens.ts "$work/inputs.jsonl" "$work/tokens.jsonl"
"$python" base_vectors.py "$work"
# First what there is much of, then all together.
"$python" finetune.py "$work" "$work/first" --public --epochs 1 --rate 2e-4 --end 0.6
"$python" finetune.py "$work" "$work/network" --start "$work/first/network.pt" --without social,travel --epochs 4 --rate 1.5e-4
"$python" evaluate.py "$work" "$work/network/network.pt" results.json --apart social,travel
"$python" export_encoder.py "$work/network/network.pt" results.json ../encoder
"$python" held_out.py ../encoder/held-out.jsonl --tenth 0
cd ../encoder
sha256sum config.json heads.json onnx/model_quantized.onnx tokenizer.json tokenizer_config.json > SHA256SUMS
