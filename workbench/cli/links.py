"""`link` and `links`: how claims stand to each other, and who says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, ID, RELATIONS, STATES, TEXT

if TYPE_CHECKING:
    from workbench.records import LinkView


@click.command()
@common
@click.pass_obj
def link(call: Call) -> None:
    """Compare all claims again; what people decided stands."""
    from workbench.desk import links

    with call.open() as desk, call.watched() as progress:
        linked = links.link(desk, progress=progress)
    call.say(f"{linked.claims} claims, {linked.links} links, {linked.clusters} clusters")


@click.group(cls=ListingGroup)
@common
def links() -> None:
    """List the links between claims, and decide about them."""


def layout() -> "Layout[LinkView]":
    from workbench.reporting.words import difference

    return Layout(
        (
            Column("a", lambda link: link.a),
            Column("b", lambda link: link.b),
            Column("relation", lambda link: link.relation),
            Column("state", lambda link: link.state),
            Column("score", lambda link: f"{link.score:.2f}"),
            Column("nature", lambda link: difference(link.difference), under="{}"),
        ),
        "claims, reasons",
        lambda link: (link.left.text, link.right.text, "; ".join([*link.reasons, link.because]).rstrip("; ")),
    )


@links.command("list")
@click.option("--review", is_flag=True, help="Only what waits for a decision, in the order of the review.")
@click.option("--state", type=click.Choice(STATES), help="Only links in this state.")
@click.option("--relation", type=click.Choice(RELATIONS), help="Only links of this kind.")
@click.option("--cluster", type=CLUSTER, help="Only links inside this cluster.")
@click.option("--claim", type=ID, help="Only links of this claim.")
@as_json
@common
@click.pass_obj
def list_links(call: Call, /, as_json: bool, review: bool, **wanted: Any) -> None:
    """List the links, strongest first; suggested ones too."""
    from workbench.desk import links, reviewing

    with call.open() as desk:
        found = links.listing(desk, **wanted)
        if review:
            found = reviewing.in_order(desk, found)
    call.show(found, layout, "link", as_json=as_json)


def _pair(command: Callable[..., None]) -> Callable[..., None]:
    """The parameters of a decision about two claims."""
    for parameter in (
        click.pass_obj,
        common,
        click.option("--because", default="", type=TEXT, help="Why."),
        click.argument("b", type=ID),
        click.argument("a", type=ID),
    ):
        command = parameter(command)
    return command


@links.command("accept")
@_pair
def accept(call: Call, a: int, b: int, because: str) -> None:
    """Say that two claims are the same: one cluster for both."""
    from workbench.desk import links

    with call.open() as desk:
        call.done(links.accept(desk, a, b, because=because))


@links.command("reject")
@_pair
def reject(call: Call, a: int, b: int, because: str) -> None:
    """Say that two claims are not the same, for good."""
    from workbench.desk import links

    with call.open() as desk:
        call.done(links.reject(desk, a, b, because=because))


@links.command("conflict")
@_pair
def conflict(call: Call, a: int, b: int, because: str) -> None:
    """Say that two claims contradict each other."""
    from workbench.desk import links

    with call.open() as desk:
        call.done(links.conflict(desk, a, b, because=because))
