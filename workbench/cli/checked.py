"""`import` and `checked`: the fact-checks that others published."""

import sys
from typing import TYPE_CHECKING, Any

import click

from workbench.cli import output
from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common, stdin_bytes
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, ID, STANCES, STATES, TEXT
from workbench.errors import Cancelled, ReadError

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.importing import Imported
    from workbench.records import Checked, CheckedLink

STDIN = "-"


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True),
    help="A file, a URL, or `-` for stdin.",
)
@as_json
@common
@click.pass_obj
def import_(call: Call, files: tuple[str, ...], as_json: bool) -> None:
    """Take in fact-checks that others published.

    ClaimReview as JSON-LD (alone, in a graph, a list or a data feed), pages that carry it as JSON-LD or
    microdata, answers of the Fact Check Tools API, JSON Lines, and tables with columns such as claim, title,
    url, publisher, rating, date, claimant, language.

    The same one again adds nothing, a changed one is updated. One that cannot be used is named and left out,
    the others are kept, and the exit code is 1. `undo` takes a whole file back.
    """
    refused = False
    with call.open(create=True) as desk:
        for file in files:
            imported = _import(call, desk, file)
            refused |= imported is None or imported.refused > 0
            if imported is not None and as_json:
                output.json_lines([imported])
                sys.stdout.flush()
    if refused:
        click.get_current_context().exit(1)


def _import(call: Call, desk: "Desk", file: str) -> "Imported | None":
    from workbench.desk import importing

    try:
        imported = importing.take(desk, stdin_bytes(10 * desk.settings.limit) if file == STDIN else file)
    except ReadError as error:
        output.warn(f"refused: {error}", fg="red")
        return None
    except KeyboardInterrupt:
        raise Cancelled(f"interrupted in {file}", "nothing of it was kept") from None
    for line in imported.errors:
        output.warn(f"refused: {line}", fg="red")
    counted = (
        (imported.new, "new"),
        (imported.changed, "changed"),
        (imported.unchanged, "unchanged"),
        (imported.refused, "refused"),
        (imported.matched, "may be about claims here"),
    )
    told = ", ".join(f"{number:,} {word}" for number, word in counted if number)
    undo = f" (undo: `workbench undo {imported.operation}`)" if imported.operation else ""
    call.say(f"{file}: {told}{undo}")
    return imported


@click.group(cls=ListingGroup)
@common
def checked() -> None:
    """List the published fact-checks, and say what they are about."""


def layout() -> "Layout[Checked]":
    return Layout(
        (
            Column("id", lambda item: item.id),
            Column("rating", lambda item: item.rating),
            Column("publisher", lambda item: item.publisher, under="{}"),
            Column("date", lambda item: item.reviewed or "", under="{}"),
            Column("claimant", lambda item: item.claimant, under="{}"),
            Column("url", lambda item: item.url, under="{}"),
        ),
        "claim",
        lambda item: (item.claim,),
    )


def card(item: "Checked") -> list[tuple[str, object]]:
    """Everything that a fact-check says of itself."""
    return [
        ("fact-check", item.id),
        ("claim", item.claim),
        ("claimant", item.claimant),
        ("claimed", item.claimed),
        ("appeared", item.appeared),
        ("title", item.title),
        ("publisher", item.publisher),
        ("rating", item.rating),
        ("value", "" if item.value is None else f"{item.value:.2f} of 1"),
        ("date", item.reviewed),
        ("url", item.url),
        ("language", item.language),
        ("imported from", item.origin),
    ]


@checked.command("list")
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=ID, help="Fact-checks to show in full; default: list all."
)
@click.option("--query", default="", type=TEXT, help="Words to look for.")
@click.option("--cluster", type=CLUSTER, help="Only what may be about this cluster.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many; default: all.")
@as_json
@common
@click.pass_obj
def list_checked(call: Call, /, ids: tuple[int, ...], as_json: bool, **wanted: Any) -> None:
    """List the published fact-checks, the last published first."""
    from workbench.desk import checked

    with call.open() as desk:
        found = checked.listing(desk, ids=ids, **wanted)
    call.show(found, layout, "fact-check", as_json=as_json, cards=map(card, found) if ids else None)


def links_layout() -> "Layout[CheckedLink]":
    from workbench.reporting.words import rated

    return Layout(
        (
            Column("claim", lambda link: link.claim),
            Column("fact-check", lambda link: link.checked.id),
            Column("relation", lambda link: link.relation),
            Column("state", lambda link: link.state),
            Column("score", lambda link: f"{link.score:.2f}"),
            Column("checked", lambda link: rated(link.checked), under="{}"),
        ),
        "checked claim, reasons",
        lambda link: (link.checked.claim, "; ".join([*link.reasons, link.because]).rstrip("; ")),
    )


@checked.command("links")
@click.option("--cluster", type=CLUSTER, help="Only those of this cluster.")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@as_json
@common
@click.pass_obj
def list_links(call: Call, cluster: int | None, state: str | None, as_json: bool) -> None:
    """List which fact-checks may be about which claims."""
    from workbench.desk import checked

    with call.open() as desk:
        found = checked.links(desk, cluster=cluster, state=state)
    call.show(found, links_layout, "link", as_json=as_json)


@checked.command()
@common
@click.pass_obj
def match(call: Call) -> None:
    """Compare all with all claims again; what people decided stands."""
    from workbench.desk import checked

    with call.open() as desk, call.watched() as progress:
        matched = checked.rematch(desk, progress=progress)
    call.say(f"{matched.checked} fact-checks, {matched.claims} claims, {matched.links} links")


@checked.command()
@click.argument("id", type=ID)
@click.argument("cluster", type=CLUSTER)
@click.option("--stance", required=True, type=click.Choice(STANCES), help="What it does to the claim.")
@click.option("--quote", default="", type=TEXT, help="The words that matter, as they stand there.")
@click.option("--note", default="", type=TEXT, help="Default: who checked it when, and the rating.")
@click.option("--archive/--no-archive", default=True, help="Keep a copy; on unless said otherwise.")
@common
@click.pass_obj
def use(call: Call, /, id: int, cluster: int, **details: Any) -> None:
    """Put a fact-check to a cluster as evidence."""
    from workbench.desk import checked

    with call.open() as desk:
        added = checked.use(desk, id, cluster, **details)
    for warning in added.warnings:
        output.warn(f"warning: {warning}", fg="yellow")
    call.done(added.operation)


@checked.command()
@click.argument("id", type=ID)
@click.argument("cluster", type=CLUSTER)
@click.option("--because", default="", type=TEXT, help="Why.")
@common
@click.pass_obj
def reject(call: Call, id: int, cluster: int, because: str) -> None:
    """Say that a fact-check is not about a cluster's claim, for good."""
    from workbench.desk import checked

    with call.open() as desk:
        call.done(checked.reject(desk, id, cluster, because=because))
