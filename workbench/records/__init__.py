"""The records that cross walls between rooms: frozen, validated, the same for library, screens and JSON.

All offsets count Unicode code points from the start of `Article.text`; `end` is exclusive. An id of 0
means "not stored yet". Dates are plain dates, moments are aware datetimes in UTC.

Each record is loaded when it is first asked for: a stage pays for its own only.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.records.base import Record, Span
    from workbench.records.check import Capture, Evidence, Rating, Scale, Stance, Status, Verdict
    from workbench.records.checked import Checked, CheckedLink, CheckedMatch
    from workbench.records.desk import (
        Appearance,
        Change,
        ClaimView,
        Cluster,
        Finding,
        LinkView,
        Match,
        Operation,
        Report,
        ReportItem,
    )
    from workbench.records.link import Bands, Comparison, Hit, Link, Linking, LinkState, Mark, Relation, Sign
    from workbench.records.read import Article, Block, BlockKind
    from workbench.records.spot import Attribution, Band, Claim, ClaimKind, Dated, Reason, Worth
    from workbench.records.values import (
        Copies,
        Difference,
        Nature,
        Quotation,
        Saying,
        SlotKind,
        Value,
        ValueTable,
    )

_HELD = {
    "base": "Record Span",
    "read": "BlockKind Block Article",
    "spot": "Reason Band Worth Attribution ClaimKind Dated Claim",
    "link": "Relation LinkState Bands Comparison Sign Mark Hit Link Linking",
    "check": "Stance Status Rating Scale Capture Evidence Verdict",
    "checked": "Checked CheckedLink CheckedMatch",
    "desk": "ClaimView Cluster LinkView Match Change Operation Finding Appearance ReportItem Report",
    "values": "Quotation Copies Nature Difference SlotKind Saying Value ValueTable",
}  # module: its records
_MODULE = {name: module for module, names in _HELD.items() for name in names.split()}

__all__ = [
    "Appearance",
    "Article",
    "Attribution",
    "Band",
    "Bands",
    "Block",
    "BlockKind",
    "Capture",
    "Change",
    "Checked",
    "CheckedLink",
    "CheckedMatch",
    "Claim",
    "ClaimKind",
    "ClaimView",
    "Cluster",
    "Comparison",
    "Copies",
    "Dated",
    "Difference",
    "Evidence",
    "Finding",
    "Hit",
    "Link",
    "LinkState",
    "LinkView",
    "Linking",
    "Mark",
    "Match",
    "Nature",
    "Operation",
    "Quotation",
    "Rating",
    "Reason",
    "Record",
    "Relation",
    "Report",
    "ReportItem",
    "Saying",
    "Scale",
    "Sign",
    "SlotKind",
    "Span",
    "Stance",
    "Status",
    "Value",
    "ValueTable",
    "Verdict",
    "Worth",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    record = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = record  # asked once
    return record
