"""How what is learned is told beside a claim's own reasons. Imports no SQLAlchemy: the first screen has no time for it."""

from collections.abc import Mapping
from typing import Any

CALIBRATION = "calibration"  # the word for what every claim gets


def additions(
    told: str, shift: float, weights: Mapping[str, Any], words: Mapping[str, str]
) -> list[tuple[str, float]]:
    """What is added to a claim's log odds, in words: its traits, strongest first, then what every claim gets."""
    own = [(words[name], weights["traits"][name][0]) for name in told.split()]
    return [*own, (words[CALIBRATION], shift)] if shift else own
