"""The hand-written tables and the learned weights, read once, when first needed."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("workbench.linking").joinpath(name).read_text("utf-8"))
    return read


def listed(words: str) -> list[str]:
    """The words of a short table that is written as one string, between spaces."""
    return words.split()


def table(name: str) -> Any:
    """One table of `lexicon.json`: news usage, written by hand."""
    return data("lexicon.json")[name]


def learned(name: str, file: str = "weights.json") -> Any:
    """One part of a file of weights: made by `benchmarks/train_linking.py`, whose header names the sources."""
    return data(file)[name]
