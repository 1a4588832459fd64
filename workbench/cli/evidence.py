"""`evidence`: what speaks for or against a cluster."""

from typing import TYPE_CHECKING, Any

import click

from workbench.cli import output
from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, ID, STANCES, TEXT

if TYPE_CHECKING:
    from workbench.records import Evidence


@click.group(cls=ListingGroup)
@common
def evidence() -> None:
    """Evidence for or against a cluster."""


@evidence.command()
@click.argument("cluster", type=CLUSTER)
@click.argument("source", metavar="URL|FILE", type=click.Path())
@click.option("--stance", required=True, type=click.Choice(STANCES), help="What it does to the claim.")
@click.option("--quote", default="", type=TEXT, help="The words that matter, as they stand there.")
@click.option("--note", default="", type=TEXT, help="What a reader should know about it.")
@click.option("--title", default="", type=TEXT, help="What it is called.")
@click.option("--archive/--no-archive", default=True, help="Keep a copy; on unless said otherwise.")
@as_json
@common
@click.pass_obj
def add(call: Call, /, cluster: int, source: str, as_json: bool, **details: Any) -> None:
    """Attach a page or a file to a cluster."""
    from workbench.desk import evidence

    with call.open() as desk:
        added = evidence.add(desk, cluster, source, **details)
    for warning in added.warnings:
        output.warn(f"warning: {warning}", fg="yellow")
    call.done(added.operation)
    if as_json:
        output.json_lines([added.evidence])


def layout() -> "Layout[Evidence]":
    return Layout(
        (
            Column("id", lambda evidence: evidence.id),
            Column("stance", lambda evidence: evidence.stance),
            Column("archived", lambda evidence: "yes" if evidence.capture else "no"),
            Column("by", lambda evidence: evidence.by, 14),
        ),
        "source, title, quote, note",
        lambda evidence: (evidence.source, evidence.title, evidence.quote, evidence.note),
    )


@evidence.command("list")
@click.argument("cluster", type=CLUSTER)
@as_json
@common
@click.pass_obj
def list_evidence(call: Call, cluster: int, as_json: bool) -> None:
    """List the evidence of a cluster."""
    from workbench.desk import evidence

    with call.open() as desk:
        found = evidence.listing(desk, cluster)
    call.show(found, layout, "piece of evidence", "pieces of evidence", as_json=as_json)


@evidence.command()
@click.argument("id", type=ID)
@common
@click.pass_obj
def remove(call: Call, id: int) -> None:
    """Take a piece of evidence away; `undo` brings it back."""
    from workbench.desk import evidence

    with call.open() as desk:
        call.done(evidence.remove(desk, id))
