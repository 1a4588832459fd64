"""Verify: everything about a database that can be checked, each check saying what it looked at and found."""

from collections.abc import Callable

from workbench.errors import StoreError
from workbench.records import Finding
from workbench.store import (
    checks_content,
    checks_file,
    checks_history,
    checks_linked,
    checks_ranks,
    checks_tables,
)
from workbench.store.engine import Store
from workbench.store.findings import Result

CHECKS: dict[str, Callable[[Store], Result]] = {
    "file": checks_file.integrity,
    "tables": checks_file.tables,
    "references": checks_file.references,
    "search": checks_file.full_text,
    "texts": checks_content.texts,
    "offsets": checks_content.offsets,
    "captures": checks_content.captures,
    "evidence": checks_content.anchors,
    "clusters": checks_tables.clusters,
    "links": checks_tables.links,
    "origins": checks_linked.origins,
    "checked": checks_linked.checked,
    "learning": checks_ranks.learned,
    "settings": checks_linked.settings,
    "history": checks_history.replay,
    "undo": checks_history.undone,
}
_SHOWN = 20  # problems told one by one


def verify(store: Store, progress: Callable[[str], None] | None = None) -> list[Finding]:
    """Run every check and change nothing; `progress` is called with the name of each as it begins."""
    found: list[Finding] = []
    for part, check in CHECKS.items():
        if progress is not None:
            progress(part)
        found.extend(_run(store, part, check))
    return found


def _run(store: Store, part: str, check: Callable[[Store], Result]) -> list[Finding]:
    try:
        looked_at, wrong = check(store)
    except StoreError as error:
        return [Finding(part=part, message=f"cannot be checked: {error.message}", ok=False)]
    except (ValueError, TypeError) as error:  # a value that is not of its column's type
        return [Finding(part=part, message=f"cannot be checked: a value cannot be read: {error}", ok=False)]
    if not wrong:
        return [Finding(part=part, message=f"{looked_at}, all right", ok=True)]
    told = wrong[:_SHOWN]
    if len(wrong) > _SHOWN:
        told.append(f"and {len(wrong) - _SHOWN} more like these")
    return [Finding(part=part, message=message, ok=False) for message in told]
