"""`claims` and `match`: what is there to check, and what was said before."""

from typing import TYPE_CHECKING

import click

from workbench.cli.options import Call, as_json, common, stdin_bytes
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import BANDS, CLUSTER, ID, KINDS, ORDERS, STATUSES, TEXT

if TYPE_CHECKING:
    from datetime import date

    from workbench.desk import Desk
    from workbench.records import CheckedMatch, ClaimView, Match


def layout() -> "Layout[ClaimView]":
    return Layout(
        (
            Column("id", lambda claim: claim.id),
            Column("worth", lambda claim: claim.band),
            Column("cluster", lambda claim: claim.cluster),
            Column("sources", lambda claim: claim.sources),
            Column("verdict", lambda claim: claim.verdict),
            Column("speaker", lambda claim: claim.speaker, under="{}"),
            Column("source", lambda claim: claim.source, under="{}"),
            Column("date", lambda claim: claim.published or "", under="{}"),
            Column("checked before", lambda claim: claim.checked_before, under="checked before: {}"),
        ),
        "claim",
        lambda claim: (claim.text,),
    )


def card(desk: "Desk", claim: "ClaimView") -> list[tuple[str, object]]:
    """Everything about a claim, with who checked it before, and why it was picked."""
    from workbench.desk import checked
    from workbench.reporting import words

    return [
        ("claim", claim.id),
        ("text", claim.text),
        ("quote", claim.quote),
        ("speaker", claim.speaker),
        ("source", claim.source),
        ("title", claim.title),
        ("date", claim.published),
        ("origin", claim.url or claim.origin),
        ("article", f"{claim.article}, characters {claim.start} to {claim.end}"),
        (
            "cluster",
            f"{claim.cluster}{' (proposed)' if claim.proposed else ''}, {words.count(claim.sources, 'source')}",
        ),
        ("kind", ", ".join(claim.kinds)),
        *(("when", when) for when in words.dates(claim)),
        ("status", claim.status),
        ("verdict", claim.verdict),
        *(
            (f"checked {link.checked.id}", words.checked(link))
            for link in checked.of_cluster(desk, claim.cluster)
        ),
        ("worth", f"{claim.band} ({claim.worth:.2f})"),
        *(("why", f"{reason.weight:+.2f} {reason.text}") for reason in claim.reasons),
    ]


@click.command()
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=ID, help="Claims to show in full; default: list all."
)
@click.option("--query", default="", type=TEXT, help="Words to look for.")
@click.option("--article", type=ID, help="Only claims of this article.")
@click.option("--cluster", type=CLUSTER, help="Only claims of this cluster.")
@click.option("--status", type=click.Choice(STATUSES), help="Only claims whose cluster is so far.")
@click.option("--band", type=click.Choice(BANDS), help="Only claims that are so worth checking.")
@click.option("--kind", type=click.Choice(KINDS), help="Only claims that are of this kind, mainly or also.")
@click.option("--order", type=click.Choice(ORDERS), default="worth", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many; default: all.")
@as_json
@common
@click.pass_obj
def claims(
    call: Call,
    ids: tuple[int, ...],
    query: str,
    article: int | None,
    cluster: int | None,
    status: str | None,
    band: str | None,
    kind: str | None,
    order: str,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the claims, best first."""
    from workbench.desk import claims

    with call.open() as desk:
        found = claims.listing(
            desk,
            query=query,
            ids=ids,
            article=article,
            cluster=cluster,
            status=status,
            band=band,
            kind=kind,
            order=order,
        )[:limit]
        call.show(
            found,
            layout,
            "claim",
            as_json=as_json,
            cards=(card(desk, claim) for claim in found) if ids else None,
        )


def match_layout() -> "Layout[Match | CheckedMatch]":
    return Layout(
        (
            Column("id", lambda match: match.claim.id if match.kind == "claim" else match.checked.id),
            Column("score", lambda match: f"{match.score:.2f}"),
            Column("relation", lambda match: match.comparison.relation),
            Column(
                "verdict",
                lambda match: match.claim.verdict if match.kind == "claim" else match.checked.rating,
            ),
            Column(
                "source",
                lambda match: match.claim.source if match.kind == "claim" else match.checked.publisher,
                under="{}",
            ),
            Column("kind", lambda match: match.kind),
            Column("date", lambda match: day(match) or "", under="{}"),
            Column("url", lambda match: "" if match.kind == "claim" else match.checked.url, under="{}"),
        ),
        "text, reasons",
        lambda match: (
            match.claim.text if match.kind == "claim" else match.checked.claim,
            "; ".join(match.comparison.reasons),
        ),
    )


def day(match: "Match | CheckedMatch") -> "date | None":
    """When the article, or the fact-check, was published."""
    return match.claim.published if match.kind == "claim" else match.checked.reviewed


@click.command()
@click.argument("text", type=TEXT, help="A claim in words, or `-` for stdin.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    default=5,
    show_default=True,
    help="At most so many of each kind.",
)
@as_json
@common
@click.pass_obj
def match(call: Call, text: str, limit: int, as_json: bool) -> None:
    """Find the claims and fact-checks that match a text.

    They say the same as the text, or contradict it. The claims come first, the nearest on top, then the
    fact-checks, of kind `checked`: their verdict is their publisher's. In the reasons, left is the text, right
    what was found.
    """
    from workbench.desk import checked, claims

    with call.open() as desk:
        if text == "-":
            text = stdin_bytes(desk.settings.limit).decode("utf-8", "replace")
        found: list[Match | CheckedMatch] = [*claims.match(desk, text, limit=limit)]
        found += checked.match(desk, text, limit=limit)
    call.show(found, match_layout, "match", "matches", as_json=as_json)
