"""`history`, `undo`, `redo`: who did what, and taking it back."""

import json
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, ID

if TYPE_CHECKING:
    from workbench.records import Change, Operation


def layout() -> "Layout[Operation]":
    return Layout(
        (
            Column("id", lambda operation: operation.id),
            Column("when", lambda operation: f"{operation.at.astimezone():%Y-%m-%d %H:%M}"),
            Column("by", lambda operation: operation.by, 14),
            Column("door", lambda operation: operation.door),
            Column("state", lambda operation: "undone" if operation.undone else ""),
        ),
        "what",
        lambda operation: (operation.summary,),
    )


def card(operation: "Operation") -> list[tuple[str, object]]:
    """An operation with every row it changed."""
    return [
        ("operation", operation.id),
        ("what", operation.summary),
        ("verb", operation.verb),
        ("when", operation.at.isoformat()),
        ("by", operation.by),
        ("door", operation.door),
        ("state", "undone" if operation.undone else "stands"),
        ("of", operation.target),
        *((f"{change.table} {change.row}", _difference(change)) for change in operation.changes),
    ]


def _difference(change: "Change") -> str:
    """What became of a row, in words: only the columns that changed."""
    if change.before is None:
        return "added"
    if change.after is None:
        return "removed"
    return ", ".join(
        f"{name}: {json.dumps(old, ensure_ascii=False)} → {json.dumps(change.after[name], ensure_ascii=False)}"
        for name, old in change.before.items()
        if change.after[name] != old
    )


@click.command()
@click.argument("id", required=False, type=ID, help="An operation to show in full; default: list them.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many; default: all.")
@click.option("--cluster", type=CLUSTER, help="Only what touched this cluster.")
@as_json
@common
@click.pass_obj
def history(call: Call, id: int | None, limit: int | None, cluster: int | None, as_json: bool) -> None:
    """List what was done, newest first."""
    from workbench.desk import past

    with call.open() as desk:
        one = None if id is None else past.operation(desk, id)
        found = [one] if one else past.listing(desk, limit=limit, cluster=cluster)
    call.show(found, layout, "operation", as_json=as_json, cards=map(card, found) if one else None)


@click.command()
@click.argument("id", required=False, type=ID, help="Which operation; default: your last one that stands.")
@common
@click.pass_obj
def undo(call: Call, id: int | None) -> None:
    """Take back what was done last."""
    from workbench.desk import past

    with call.open() as desk:
        call.say(past.undo(desk, id).summary)


@click.command()
@common
@click.pass_obj
def redo(call: Call) -> None:
    """Do again what was undone last."""
    from workbench.desk import past

    with call.open() as desk:
        call.say(past.redo(desk).summary)
