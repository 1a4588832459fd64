"""`values`: who gave which figure, date or name for the same thing."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from workbench.cli import output
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER
from workbench.reporting import words
from workbench.text import one_line

if TYPE_CHECKING:
    from workbench.records import Saying, Value, ValueTable


class Row(NamedTuple):
    """One saying; what is told of its value stands at the first of them only."""

    slot: str
    value: "Value"
    saying: "Saying"
    first: bool


def rows(table: "ValueTable") -> Iterator[Row]:
    """A table line by line."""
    for value in table.values:
        for saying in value.sayings:
            yield Row(table.slot, value, saying, saying is value.sayings[0])


def layout(*, piped: bool) -> Layout[Row]:
    """A pipe gets everything on every line, a terminal the slot above and the nature below."""
    slot = (Column[Row]("slot", lambda row: row.slot),)
    return Layout(
        (
            *(slot if piped else ()),
            Column("value", lambda row: row.value.value if row.first or piped else ""),
            Column("sources", lambda row: row.value.sources if row.first or piped else ""),
            Column("date", lambda row: row.saying.published or "no date"),
            Column("claim", lambda row: row.saying.claim),
            Column("nature", lambda row: nature(row, piped=piped), under="{}"),
        ),
        "said by",
        lambda row: (words.saying(row.saying, row.value),),
    )


def nature(row: Row, *, piped: bool) -> str:
    """What a value is to the one before it."""
    return words.difference(row.value.difference) if row.first or piped else ""


@click.command()
@click.argument("cluster", type=CLUSTER)
@as_json
@common
@click.pass_obj
def values(call: Call, cluster: int, as_json: bool) -> None:
    """Show who gave which figure, date or name for a cluster."""
    from workbench.desk import values

    with call.open() as desk:
        found = values.of_cluster(desk, cluster)
    if as_json:
        output.json_lines(found)
        return
    piped = not sys.stdout.isatty()
    for number, table in enumerate(found):
        if not piped:
            head = output.styled(one_line(table.slot), sys.stdout, bold=True)
            sys.stdout.write(("\n" if number else "") + head + "\n")
        output.listing(list(rows(table)), layout(piped=piped))
    call.count(found, "disputed value")
