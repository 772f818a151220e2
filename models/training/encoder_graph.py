"""The encoder as an int8 ONNX graph whose answers do not depend on the neighbours in a batch.

ONNX Runtime's dynamic quantisation takes one activation scale per tensor, so a text's numbers change with the texts
beside it. Here each token has a scale of its own (as in LLM.int8(), Dettmers et al. 2022, without its outliers):
integer products are exact and every other step works row by row, so texts of equal length may run together and each
gets the bytes it gets alone. It is also closer to fp32, since one loud token no longer coarsens the others.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
# GELU is never below -0.17: zero point 20 of 255 with a step of at least 0.0085 holds its whole range.
GELU_ZERO = 20
GELU_STEP = 0.0085


class Graph:
    """Collects nodes and constants; names are given in order, so that the same weights give the same file."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, name, array):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def floats(self, name, values):
        return self.constant(name, np.asarray(values, np.float32))

    def integers(self, name, values):
        return self.constant(name, np.asarray(values, np.int64))

    def add(self, kind, inputs, count=1, domain="", **attributes):
        number = len(self.nodes)
        outputs = [f"{kind}_{number}_{i}" for i in range(count)]
        name = f"{kind}_{number}"
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, name=name, **attributes))
        return outputs[0] if count == 1 else outputs


def quantise_columns(weights):
    """int8 weights and the float scale of each column, symmetric."""
    scale = np.maximum(np.abs(weights).max(0) / 127, 1e-12).astype(np.float32)
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale


class Encoder:
    """Writes the graph of a BERT encoder from its float weights (a dict of numpy arrays by their names in the checkpoint)."""

    def __init__(self, weights, shares, layers=6, heads=12, width=384):
        """`shares`: what the heads multiply each token's state with, width × any."""
        self.weights, self.shares, self.layers, self.heads, self.width = weights, shares, layers, heads, width
        self.graph = Graph()

    def layer(self, index, name):
        return self.weights[f"encoder.layer.{index}.{name}"]

    def linear(self, rows, name, weights, is_gelu=False):
        """rows @ weights in int8, a scale for each row and each column; without bias."""
        g = self.graph
        if is_gelu:
            largest = g.add("ReduceMax", [rows], axes=[-1], keepdims=0)
            step = g.add("Mul", [largest, g.floats("gelu_share", 1 / (255 - GELU_ZERO))])
            step = g.add("Max", [step, g.floats("gelu_step", GELU_STEP)])
        else:
            largest = g.add("ReduceMax", [g.add("Abs", [rows])], axes=[-1], keepdims=0)
            step = g.add("Mul", [largest, g.floats("share", 1 / 127)])
        zero = GELU_ZERO if is_gelu else 128
        small = g.add("QuantizeLinear", [rows, step, self.zeros[zero]], axis=0)
        integers, scale = quantise_columns(weights)
        product = g.add(
            "MatMulIntegerToFloat",
            [
                small,
                g.constant(name + "_int8", integers),
                g.floats("one", 1),
                g.floats(name + "_scale", scale),
                g.constant(f"zero_{zero}", np.array(zero, np.uint8)),
            ],
            domain=MICROSOFT,
        )
        return g.add("Mul", [product, g.add("Reshape", [step, g.integers("column", [-1, 1])])])

    def norm(self, rows, name, shift):
        """Layer normalisation, moved by the bias that the residual sum after it needs: one addition less for each."""
        g, w = self.graph, self.weights
        bias = g.floats(name + "_bias", w[name + ".bias"] + shift)
        scale = g.floats(name + "_gain", w[name + ".weight"])
        return g.add("LayerNormalization", [rows, scale, bias], axis=-1, epsilon=1e-12)

    def embed(self):
        """Token embeddings in int8 with a scale for each token, plus type and position."""
        g, w = self.graph, self.weights
        integers, scale = quantise_columns(w["embeddings.word_embeddings.weight"].T)
        rows = g.add("Gather", [g.constant("tokens_int8", integers.T), "input_ids"])
        rows = g.add("Cast", [rows], to=TensorProto.FLOAT)
        scales = g.add("Gather", [g.floats("tokens_scale", scale[:, None]), "input_ids"])
        kinds = g.add("Gather", [g.floats("types", w["embeddings.token_type_embeddings.weight"]), "token_type_ids"])
        shape = g.add("Shape", ["input_ids"])
        length = g.add("Slice", [shape, g.integers("from_1", [1]), g.integers("to_2", [2])])
        table = g.floats("positions", w["embeddings.position_embeddings.weight"])
        places = g.add("Slice", [table, g.integers("from_0", [0]), length, g.integers("axis_0", [0])])
        count = g.add("ReduceProd", [shape], axes=[0], keepdims=1)
        self.zeros = {
            zero: g.add("ConstantOfShape", [count], value=numpy_helper.from_array(np.array([zero], np.uint8)))
            for zero in (128, GELU_ZERO)
        }
        self.whole = g.add("Concat", [shape, g.integers("width", [self.width])], axis=0)
        parts = g.integers("parts", [3, self.heads, self.width // self.heads])
        self.split = g.add("Concat", [shape, parts], axis=0)
        total = g.add("Add", [g.add("Add", [g.add("Mul", [rows, scales]), kinds]), places])
        rows = self.norm(total, "embeddings.LayerNorm", self.layer(0, "attention.output.dense.bias"))
        return g.add("Reshape", [rows, g.integers("flat", [-1, self.width])])

    def mask(self):
        """0 for tokens, -1e9 for padding. The project never pads; those who use the folder with the library do."""
        g = self.graph
        mask = g.add("Sub", [g.add("Cast", ["attention_mask"], to=TensorProto.FLOAT), g.floats("one", 1)])
        return g.add("Unsqueeze", [g.add("Mul", [mask, g.floats("never", 1e9)]), g.integers("middle", [1, 2])])

    def attend(self, index, rows, mask):
        g = self.graph
        part = lambda name: self.layer(index, f"attention.self.{name}")
        root = np.sqrt(self.width // self.heads)
        weights = np.concatenate([part("query.weight").T / root, part("key.weight").T, part("value.weight").T], 1)
        bias = np.concatenate([part("query.bias") / root, part("key.bias"), part("value.bias")])
        # The rows come with the bias of the coming residual sum in them.
        bias = bias - self.layer(index, "attention.output.dense.bias") @ weights
        mixed = self.linear(rows, f"layer{index}_qkv", weights.astype(np.float32))
        mixed = g.add("Add", [mixed, g.floats(f"layer{index}_qkv_bias", bias)])
        mixed = g.add("Transpose", [g.add("Reshape", [mixed, self.split])], perm=[2, 0, 3, 1, 4])
        axis = g.integers("axis_0", [0])
        query, key, value = [g.add("Squeeze", [one, axis]) for one in g.add("Split", [mixed], 3, axis=0)]
        scores = g.add("FusedMatMul", [query, key], domain=MICROSOFT, transB=1, alpha=1.0)
        shares = g.add("Softmax", [g.add("Add", [scores, mask])], axis=-1)
        seen = g.add("Transpose", [g.add("MatMul", [shares, value])], perm=[0, 2, 1, 3])
        seen = g.add("Reshape", [seen, g.integers("flat", [-1, self.width])])
        return self.linear(seen, f"layer{index}_attended", self.layer(index, "attention.output.dense.weight").T)

    def think(self, index, rows):
        g = self.graph
        weights = self.layer(index, "intermediate.dense.weight").T
        bias = self.layer(index, "intermediate.dense.bias") - self.layer(index, "output.dense.bias") @ weights
        inner = self.linear(rows, f"layer{index}_inner", weights)
        inner = g.add("BiasGelu", [inner, g.floats(f"layer{index}_inner_bias", bias)], domain=MICROSOFT)
        return self.linear(inner, f"layer{index}_outer", self.layer(index, "output.dense.weight").T, is_gelu=True)

    def build(self):
        """The whole model: input_ids, attention_mask, token_type_ids in, last_hidden_state and shares out."""
        g = self.graph
        rows, mask = self.embed(), self.mask()
        for index in range(self.layers):
            name = f"encoder.layer.{index}."
            rows = g.add("Add", [self.attend(index, rows, mask), rows])
            rows = self.norm(rows, name + "attention.output.LayerNorm", self.layer(index, "output.dense.bias"))
            rows = g.add("Add", [self.think(index, rows), rows])
            is_last = index + 1 == self.layers
            after = 0 if is_last else self.layer(index + 1, "attention.output.dense.bias")
            rows = self.norm(rows, name + "output.LayerNorm", after)
        g.nodes.append(helper.make_node("Reshape", [rows, self.whole], ["last_hidden_state"], name="last"))
        # Linear in the state, so the shares of a span are the sum of its tokens': one product for all spans of a text.
        shares = g.add("MatMul", [rows, g.floats("shares_weight", self.shares)])
        parts = g.integers("each_share", [self.shares.shape[1]])
        whole = g.add("Concat", [g.add("Shape", ["input_ids"]), parts], axis=0)
        g.nodes.append(helper.make_node("Reshape", [shares, whole], ["shares"], name="last_shares"))
        axes = ["batch", "tokens"]
        inputs = ["input_ids", "attention_mask", "token_type_ids"]
        graph = helper.make_graph(
            g.nodes,
            "customer language reader, int8, a scale for each token",
            [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in inputs],
            [
                helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*axes, self.width]),
                helper.make_tensor_value_info("shares", TensorProto.FLOAT, [*axes, self.shares.shape[1]]),
            ],
            list(g.constants.values()),
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="attune")
        onnx.checker.check_model(model)
        return model
