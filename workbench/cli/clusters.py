"""`clusters`: the same claim across articles."""

from typing import TYPE_CHECKING

import click

from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import CLUSTER, ID, STATUSES, TEXT

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.records import Cluster


@click.group(cls=ListingGroup)
@common
def clusters() -> None:
    """List the clusters: the same claim across articles."""


def layout() -> "Layout[Cluster]":
    return Layout(
        (
            Column("id", lambda cluster: cluster.id),
            Column("status", lambda cluster: cluster.status),
            Column("verdict", lambda cluster: cluster.verdict),
            Column("sources", lambda cluster: cluster.sources),
            Column("conflicts", lambda cluster: cluster.conflicts, under="conflicts: {}"),
            Column("evidence", lambda cluster: cluster.evidence, under="evidence: {}"),
            Column("checked before", lambda cluster: cluster.checked_before, under="checked before: {}"),
            Column("proposed", lambda cluster: len(cluster.proposed), under="proposed: {}"),
            Column("claims", lambda cluster: ",".join(map(str, cluster.claims)), under="claims: {}"),
            Column("outlets", outlets, under="{}"),
        ),
        "text",
        lambda cluster: (cluster.text,),
    )


def outlets(cluster: "Cluster") -> str:
    """How many outlets there are, where some carry one text."""
    from workbench.reporting.words import sources

    return sources(cluster) if cluster.copies else ""


def card(desk: "Desk", cluster: "Cluster") -> list[tuple[str, object]]:
    """Everything about a cluster: its claims, and why they stand together."""
    from workbench.desk import checked, claims, links, quotations
    from workbench.reporting import words

    members = claims.listing(desk, cluster=cluster.id, order="source")
    reasons = [
        link
        for link in links.listing(desk, cluster=cluster.id)
        if link.relation == "conflict" or {link.a, link.b} <= set(cluster.claims)
    ]
    return [
        ("cluster", cluster.id),
        ("text", cluster.text),
        ("status", cluster.status),
        ("verdict", cluster.verdict),
        *(
            (f"checked {link.checked.id}", words.checked(link))
            for link in checked.of_cluster(desk, cluster.id)
        ),
        ("evidence", cluster.evidence),
        ("sources", words.sources(cluster)),
        *(("quoted alike", words.quoted(one)) for one in quotations.of_cluster(desk, cluster.id)),
        *(
            (f"claim {claim.id}", f"{'(proposed) ' if claim.proposed else ''}{claim.source}: {claim.quote}")
            for claim in members
        ),
        *(
            (
                f"{link.a} and {link.b}",
                f"{link.relation}, {link.state}, {link.score:.2f}: "
                + "; ".join(filter(None, [words.difference(link.difference), *link.reasons])),
            )
            for link in reasons
        ),
    ]


@clusters.command("list")
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=CLUSTER, help="Clusters to show in full; default: list."
)
@click.option("--query", default="", type=TEXT, help="Words to look for.")
@click.option("--status", type=click.Choice(STATUSES), help="Only clusters that are so far.")
@click.option("--several", is_flag=True, help="Only those of more than one claim, open questions first.")
@as_json
@common
@click.pass_obj
def list_clusters(
    call: Call, ids: tuple[int, ...], query: str, status: str | None, several: bool, as_json: bool
) -> None:
    """List the clusters."""
    from workbench.desk import clusters

    with call.open() as desk:
        found = clusters.listing(desk, query=query, ids=ids, status=status, several=several)
        call.show(
            found,
            layout,
            "cluster",
            as_json=as_json,
            cards=(card(desk, cluster) for cluster in found) if ids else None,
        )


@clusters.command()
@click.argument("into", type=CLUSTER)
@click.argument("other", type=CLUSTER)
@common
@click.pass_obj
def merge(call: Call, into: int, other: int) -> None:
    """Move all that OTHER has into the cluster INTO."""
    from workbench.desk import clusters

    with call.open() as desk:
        call.done(clusters.merge(desk, into, other))


@clusters.command()
@click.argument("cluster", type=CLUSTER)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True, type=ID)
@click.option("--because", default="", type=TEXT, help="Why.")
@common
@click.pass_obj
def split(call: Call, cluster: int, claims: tuple[int, ...], because: str) -> None:
    """Move claims into a cluster of their own, for good."""
    from workbench.desk import clusters

    with call.open() as desk:
        call.done(clusters.split(desk, cluster, claims, because=because))


@clusters.command()
@click.argument("claim", type=ID)
@common
@click.pass_obj
def confirm(call: Call, claim: int) -> None:
    """Say that a proposed claim belongs where it is."""
    from workbench.desk import clusters

    with call.open() as desk:
        call.done(clusters.confirm(desk, claim))


@clusters.command()
@click.argument("cluster", type=CLUSTER)
@click.argument("status", type=click.Choice(STATUSES))
@common
@click.pass_obj
def status(call: Call, cluster: int, status: str) -> None:
    """Say how far a cluster is; its verdict is another thing."""
    from workbench.desk import clusters

    with call.open() as desk:
        call.done(clusters.set_status(desk, cluster, status))
