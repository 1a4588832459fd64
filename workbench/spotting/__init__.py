"""Article → claims, with their places, speakers, worth and the reasons for it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.spotting.attribution import attributions
    from workbench.spotting.finding import spot
    from workbench.spotting.kinding import kinds
    from workbench.spotting.scoring import band, worth
    from workbench.spotting.splitting import sentences
    from workbench.spotting.timing import dated

__all__ = ["attributions", "band", "dated", "kinds", "sentences", "spot", "worth"]

_MODULE = {
    "attributions": "attribution",
    "band": "scoring",
    "dated": "timing",
    "kinds": "kinding",
    "sentences": "splitting",
    "spot": "finding",
    "worth": "scoring",
}


def __getattr__(name: str) -> Any:
    # Late, so that who wants sentences or dates does not pay for claims.
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = found  # asked once
    return found
