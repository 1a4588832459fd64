"""Check: the rules of evidence, ratings and workflow. Pure; nothing here reads or stores anything."""

from workbench.checking.anchors import Anchor, anchor
from workbench.checking.evidence import require_rationale, stance
from workbench.checking.scales import DEFAULT_SCALE, SCALES, rating, scale
from workbench.checking.workflow import as_of, require_move, status

__all__ = [
    "DEFAULT_SCALE",
    "SCALES",
    "Anchor",
    "anchor",
    "as_of",
    "rating",
    "require_move",
    "require_rationale",
    "scale",
    "stance",
    "status",
]
