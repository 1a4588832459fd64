"""A BERT encoder (Devlin et al., 2019) from its published weights, as an ONNX graph in eight bits.

Reads what sentence models are published as: `config.json` and `model.safetensors`. The weights of the linear
layers are rounded to eight bits, one scale a column; what flows between them is rounded as it comes
(Zafrir et al., "Q8BERT", 2019). That is a quarter of the memory and about three times as fast.
"""

import json
from pathlib import Path
from typing import Any

from workbench.errors import DataError
from workbench.linking.onnx import Graph

INPUTS = ("input_ids", "attention_mask", "token_type_ids", "position_ids")
_MOST = 63  # of a rounded weight: seven bits, so that sums of products in 16 bits never overflow
_KINDS = {"F32": "<f4", "F16": "<f2"}


def model(folder: Path) -> bytes:
    """The ONNX model. Raises `DataError`, `OSError`, `ValueError` or `KeyError` where a file is not as it should be."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    if not isinstance(config, dict) or config.get("model_type") != "bert":
        raise DataError(f"{folder / 'config.json'} tells of no BERT model", "take an uncased BERT model")
    return _Encoder(config, weights(folder / "model.safetensors")).model()


def weights(path: Path) -> dict[str, Any]:
    """The arrays of a safetensors file by name, as float32; others than floating-point ones are passed over."""
    import numpy as np

    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= size - 8:
            raise ValueError("no safetensors file")
        head = json.loads(file.read(length))
    body = np.memmap(path, np.uint8, "r", offset=8 + length) if size > 8 + length else np.empty(0, np.uint8)
    found = {}
    for name, told in head.items():
        if name == "__metadata__" or told["dtype"] not in _KINDS:
            continue
        start, end = told["data_offsets"]
        found[name] = body[start:end].view(_KINDS[told["dtype"]]).reshape(told["shape"]).astype(np.float32)
    return found


class _Encoder:
    """One graph from one set of weights."""

    def __init__(self, config: dict[str, Any], weights: dict[str, Any]) -> None:
        self._config, self._weights, self._graph = config, weights, Graph()
        self._size, self._heads = int(config["hidden_size"]), int(config["num_attention_heads"])

    def model(self) -> bytes:
        """Embeddings, then layer upon layer."""
        node = self._graph.node
        kinds = ("word", "token_type", "position")
        tables = [self._tensor(f"embeddings.{kind}_embeddings.weight") for kind in kinds]
        word, kind, position = map(
            node, ["Gather"] * 3, tables, ("input_ids", "token_type_ids", "position_ids")
        )
        hidden = self._norm(node("Add", node("Add", word, kind), position), "embeddings")
        mask = self._mask()
        for number in range(int(self._config["num_hidden_layers"])):
            hidden = self._layer(hidden, mask, f"encoder.layer.{number}")
        return self._graph.model(INPUTS, hidden)

    def _mask(self) -> str:
        """0 where a token stands, very little where there is none: added to the scores of attention."""
        node = self._graph.node
        there = node("Cast", "attention_mask", to=1)
        gone = node("Sub", there, self._constant(1.0))
        return str(node("Unsqueeze", node("Mul", gone, self._constant(1e4)), self._whole(1, 2)))

    def _layer(self, hidden: str, mask: str, name: str) -> str:
        node = self._graph.node
        rounded = self._rounded(hidden)
        query, key, value = (
            node(
                "Reshape",
                self._linear(rounded, f"{name}.attention.self.{part}"),
                self._whole(0, 0, self._heads, -1),
            )
            for part in ("query", "key", "value")
        )
        query = node("Transpose", query, perm=(0, 2, 1, 3))
        key = node("Transpose", key, perm=(0, 2, 3, 1))
        value = node("Transpose", value, perm=(0, 2, 1, 3))
        scale = self._constant((self._size / self._heads) ** -0.5)
        scores = node("Add", node("Mul", node("MatMul", query, key), scale), mask)
        seen = node("MatMul", node("Softmax", scores, axis=-1), value)
        seen = node("Reshape", node("Transpose", seen, perm=(0, 2, 1, 3)), self._whole(0, 0, self._size))
        seen = self._linear(self._rounded(seen), f"{name}.attention.output.dense")
        hidden = self._add(hidden, seen, f"{name}.attention.output")
        inner = node("Gelu", self._linear(self._rounded(hidden), f"{name}.intermediate.dense"))
        return self._add(hidden, self._full(inner, f"{name}.output.dense"), f"{name}.output")

    def _add(self, hidden: str, more: str, name: str) -> str:
        """What was, and what is made of it."""
        return self._norm(self._graph.node("Add", hidden, more), name)

    def _rounded(self, hidden: str) -> Any:
        return self._graph.node("DynamicQuantizeLinear", hidden, outputs=3)

    def _full(self, hidden: str, name: str) -> str:
        weight = self._graph.tensor(self._weights[f"{name}.weight"].T)
        made = self._graph.node("MatMul", hidden, weight)
        return str(self._graph.node("Add", made, self._tensor(f"{name}.bias")))

    def _linear(self, rounded: tuple[str, str, str], name: str) -> str:
        import numpy as np

        weight = self._weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(weight).max(0), 1e-12) / _MOST
        values, step, zero = rounded
        node, tensor = self._graph.node, self._graph.tensor
        whole = tensor(np.round(weight / scale).astype(np.int8))
        summed = node("MatMulInteger", values, whole, zero)
        made = node("Mul", node("Cast", summed, to=1), node("Mul", step, tensor(scale.astype(np.float32))))
        return str(node("Add", made, self._tensor(f"{name}.bias")))

    def _norm(self, hidden: str, name: str) -> str:
        parts = [self._tensor(f"{name}.LayerNorm.{part}") for part in ("weight", "bias")]
        epsilon = float(self._config.get("layer_norm_eps", 1e-12))
        return str(self._graph.node("LayerNormalization", hidden, *parts, axis=-1, epsilon=epsilon))

    def _tensor(self, name: str) -> str:
        return self._graph.tensor(self._weights[name])

    def _constant(self, value: float) -> str:
        import numpy as np

        return self._graph.tensor(np.array(value, np.float32))

    def _whole(self, *values: int) -> str:
        import numpy as np

        return self._graph.tensor(np.array(values, np.int64))
