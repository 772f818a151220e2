#!/bin/sh
# Makes everything in models/encoder/ that is learned: the encoder's weights, the heads, the checksums.
#
#     PYTHON=.venv/bin/python models/training/train.sh DATA_FOLDER [WORK_FOLDER]
#
# DATA_FOLDER holds the public data sets named in README.md. Takes about ten minutes on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$1" && pwd)
work=${2:-"$here/../../.cache/training"}
python=${PYTHON:-python3}
mkdir -p "$work"
work=$(cd "$work" && pwd)
export PYTHONHASHSEED=0 OMP_NUM_THREADS=1
# Node finds tsx from here.
cd "$here"
"$python" export_encoder.py ../encoder
"$python" dataset.py "$data" "$work"
node --import tsx vectors.ts "$work/inputs.jsonl" "$work/vectors.f32"
"$python" train_heads.py "$work" ../encoder/heads.json results.json
cd ../encoder
sha256sum config.json heads.json onnx/model_quantized.onnx tokenizer.json tokenizer_config.json > SHA256SUMS
