"""Claims to links: candidates, then what two texts share and where they part, then same or conflict.

`compare` looks at two texts, `Index` finds what may match, `neighbours` tells which are to be compared, `propose`,
`compared` and `link` tie them together, and `cluster` makes the partition. A `Meaning`, a small sentence model, is
asked too where it is handed to them. Pure: no store, no screens.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.linking.clustering import Tie, cluster
    from workbench.linking.comparison import compare
    from workbench.linking.index import Index
    from workbench.linking.marks import marks
    from workbench.linking.meaning import Meaning
    from workbench.linking.meaningindex import MeaningIndex
    from workbench.linking.nearness import neighbours
    from workbench.linking.proposals import compared, link, propose
    from workbench.linking.terms import facts

__all__ = [
    "Index",
    "Meaning",
    "MeaningIndex",
    "Tie",
    "cluster",
    "compare",
    "compared",
    "facts",
    "link",
    "marks",
    "neighbours",
    "propose",
]

_MODULE = {
    "Index": "index",
    "Meaning": "meaning",
    "MeaningIndex": "meaningindex",
    "Tie": "clustering",
    "cluster": "clustering",
    "compare": "comparison",
    "compared": "proposals",
    "facts": "terms",
    "link": "proposals",
    "marks": "marks",
    "neighbours": "nearness",
    "propose": "proposals",
}


def __getattr__(name: str) -> Any:
    # Late, so that who compares two texts does not pay for numpy.
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = found  # asked once
    return found
