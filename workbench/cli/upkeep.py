"""`backup`, `restore`, `verify`: keeping the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout

if TYPE_CHECKING:
    from workbench.records import Finding


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_obj
def backup(call: Call, file: Path) -> None:
    """Copy the database to a file, checked.

    Safe while others work on it: the copy is whole or not there.
    """
    from workbench.desk import upkeep

    with call.open() as desk:
        copied = upkeep.backup(desk, file)
        for sha256 in copied.lost:
            output.warn(f"archived file {sha256} is missing or damaged, and not in the copy")
        call.say(f"{desk.name} is copied to {copied.path}")
    if copied.lost:
        click.get_current_context().exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_obj
def restore(call: Call, file: Path) -> None:
    """Put a backup in the place of the database."""
    from workbench.desk import upkeep

    restored = upkeep.restore(file, call.settings().db)
    kept = "" if restored.kept is None else f"; what stood there is kept as {restored.kept}"
    call.say(f"{restored.path} is as it was in {file}{kept}")


def layout() -> "Layout[Finding]":
    return Layout(
        (
            Column("", lambda finding: "ok" if finding.ok else "WRONG"),
            Column("part", lambda finding: finding.part),
        ),
        "finding",
        lambda finding: (finding.message,),
    )


@click.command()
@as_json
@common
@click.pass_obj
def verify(call: Call, as_json: bool) -> None:
    """Look for anything wrong in the database.

    Checks the file, its indexes, foreign keys, offsets and history. Exit code 1 when something is wrong.
    """
    from workbench.desk import upkeep

    with call.open() as desk:
        found = upkeep.verify(desk)
    if as_json:
        output.json_lines(found)
    else:
        output.listing(found, layout())
    if not all(finding.ok for finding in found):
        click.get_current_context().exit(1)
