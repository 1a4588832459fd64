"""A sentence model small enough to be made in a test: one layer of random weights, published like a real one."""

import json
from pathlib import Path

import numpy as np

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "ban",
    "##ned",
    "the",
    "dam",
    "river",
    "rose",
    "fell",
    ",",
    ".",
    "1",
    "2",
    "e",
]
SIZE, INNER, POSITIONS = 8, 16, 12


def write_model(folder: Path, *, seed: int = 1, size: int = SIZE) -> Path:
    """Write `config.json`, `vocab.txt` and `model.safetensors`."""
    folder.mkdir(parents=True, exist_ok=True)
    config = {
        "model_type": "bert",
        "hidden_size": size,
        "num_attention_heads": 2,
        "num_hidden_layers": 1,
        "max_position_embeddings": POSITIONS,
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n")
    write_weights(folder / "model.safetensors", weights(seed, size))
    return folder


def weights(seed: int, size: int = SIZE) -> dict[str, np.ndarray]:
    """The arrays that a BERT of one layer has."""
    dice = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(PIECES), size),
        "embeddings.token_type_embeddings.weight": (2, size),
        "embeddings.position_embeddings.weight": (POSITIONS, size),
        "embeddings.LayerNorm.weight": (size,),
        "embeddings.LayerNorm.bias": (size,),
    }
    layer = "encoder.layer.0"
    linear = {f"attention.self.{part}": (size, size) for part in ("query", "key", "value")}
    linear |= {"attention.output.dense": (size, size)}
    linear |= {"intermediate.dense": (INNER, size), "output.dense": (size, INNER)}
    for name, shape in linear.items():
        shapes |= {f"{layer}.{name}.weight": shape, f"{layer}.{name}.bias": shape[:1]}
    for name in ("attention.output", "output"):
        shapes |= {f"{layer}.{name}.LayerNorm.{part}": (size,) for part in ("weight", "bias")}
    return {name: dice.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def write_weights(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write a safetensors file: the length of a head, the head, the arrays."""
    head, body = {}, b""
    for name, array in arrays.items():
        head[name] = {
            "dtype": "F32",
            "shape": list(array.shape),
            "data_offsets": [len(body), len(body) + array.nbytes],
        }
        body += array.tobytes()
    told = json.dumps(head).encode()
    path.write_bytes(len(told).to_bytes(8, "little") + told + body)
