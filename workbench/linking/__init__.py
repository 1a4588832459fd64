"""Claims to links: candidates, then what two texts share and where they part, then same or conflict.

`compare` looks at two texts, `Index` finds what may match, `propose` and `link` tie them together, and
`cluster` makes the partition. Pure: no store, no screens, no numpy.
"""

from workbench.linking.clustering import cluster
from workbench.linking.comparison import compare
from workbench.linking.index import Index
from workbench.linking.proposals import link, propose
from workbench.linking.terms import facts

__all__ = ["Index", "cluster", "compare", "facts", "link", "propose"]
