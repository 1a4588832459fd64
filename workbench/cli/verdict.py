"""`verdict` and `scales`: what a cluster comes to, and the words for it."""

from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, RATING, TEXT

if TYPE_CHECKING:
    from workbench.records import Rating, Verdict


@click.group(cls=ListingGroup)
@common
def verdict() -> None:
    """Verdicts on a cluster."""


@verdict.command("set")
@click.argument("cluster", type=CLUSTER)
@click.argument("rating", type=RATING)
@click.option("--because", required=True, type=TEXT, help="The rationale, as readers will see it.")
@click.option("--as-of", default="today", show_default=True, type=TEXT, help="The day it holds for.")
@click.option("--scale", type=TEXT, help="Default: the one in the settings; see `workbench scales`.")
@as_json
@common
@click.pass_obj
def set_verdict(
    call: Call, cluster: int, rating: str, because: str, as_of: str, scale: str | None, as_json: bool
) -> None:
    """Give a verdict. Earlier ones stay on record."""
    from workbench.desk import verdicts

    with call.open() as desk:
        given = verdicts.set_verdict(desk, cluster, rating, because=because, as_of=as_of, scale=scale)
    call.say(f"cluster {cluster} is {given.rating} as of {given.as_of} (undo: `workbench undo`)")
    if as_json:
        output.json_lines([given])


def layout() -> "Layout[Verdict]":
    return Layout(
        (
            Column("number", lambda verdict: verdict.number),
            Column("rating", lambda verdict: verdict.rating or "withdrawn"),
            Column("scale", lambda verdict: verdict.scale),
            Column("as of", lambda verdict: verdict.as_of),
            Column("by", lambda verdict: verdict.by, 14),
        ),
        "because",
        lambda verdict: (verdict.because,),
    )


@verdict.command("list")
@click.argument("cluster", type=CLUSTER)
@as_json
@common
@click.pass_obj
def list_verdicts(call: Call, cluster: int, as_json: bool) -> None:
    """List the verdicts of a cluster, newest first; the first is in force."""
    from workbench.desk import verdicts

    with call.open() as desk:
        found = verdicts.listing(desk, cluster)
    call.show(found, layout, "verdict", as_json=as_json)


@verdict.command()
@click.argument("cluster", type=CLUSTER)
@click.option("--because", required=True, type=TEXT, help="Why it no longer stands.")
@common
@click.pass_obj
def withdraw(call: Call, cluster: int, because: str) -> None:
    """Take the verdict back, on record; `undo` would unmake it instead."""
    from workbench.desk import verdicts

    with call.open() as desk:
        call.done(verdicts.withdraw(desk, cluster, because=because))


def scale_layout(name: str) -> "Layout[Rating]":
    return Layout(
        (
            Column("scale", lambda _: name),
            Column("rating", lambda rating: rating.key),
            Column("label", lambda rating: rating.label),
        ),
        "meaning",
        lambda rating: (rating.meaning,),
    )


@click.command()
@as_json
@common
def scales(as_json: bool) -> None:
    """List the scales and their ratings."""
    from workbench.checking import SCALES

    if as_json:
        output.json_lines(SCALES)
        return
    for scale in SCALES:
        output.listing(scale.ratings, scale_layout(scale.name))
