"""`learned`: what ranking and linking have learned from what was decided, and whether it is used."""

from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.groups import LIST, ListingGroup
from workbench.cli.options import Call, as_json, common

if TYPE_CHECKING:
    from workbench.desk.learning import LearnedView, Part
    from workbench.desk.thresholds import Thresholds

_STAGES = {
    "shipped": "shipped: claims rank as they were spotted",
    "recalibrated": "recalibrated: scores are moved, the order is as shipped",
    "reweighted": "reweighted: claims rank by what you keep and dismiss",
}


def card(learned: "LearnedView") -> list[tuple[str, object]]:
    """What is learned, in words; what is added is log odds, as in the reasons of a claim."""
    return [
        ("learning", "on" if learned.active else "off"),
        ("stage", _STAGES[learned.stage]),
        ("kept", learned.kept),
        ("dismissed", learned.dismissed),
        ("since", f"{learned.since.astimezone():%Y-%m-%d %H:%M}" if learned.since else ""),
        ("every claim", f"{learned.intercept:+.2f}" if learned.intercept else ""),
        ("shipped odds", f"× {learned.slope:.2f}" if learned.slope != 1 else ""),
        *(("adds", f"{change.weight:+.2f} {change.text}") for change in learned.changes),
    ]


def thresholds_card(learned: "Thresholds") -> list[tuple[str, object]]:
    """From which probabilities on pairs are linked, and what that was learned from."""
    from workbench.desk.thresholds import words

    return [
        ("thresholds", "on" if learned.active else "off"),
        ("decisions", learned.decisions),
        ("pairs", f"{learned.same} same, {learned.conflicts} conflicts, {learned.rejected} rejected"),
        ("since", f"{learned.since.astimezone():%Y-%m-%d %H:%M}" if learned.since else ""),
        *words(learned),
    ]


_ONLY = click.option(
    "--only", type=click.Choice(["ranking", "thresholds"]), help="This alone; default: both."
)


def _parts(only: str | None) -> "list[Part]":
    from workbench.desk.learning import Part

    return [Part(only)] if only else []


@click.group(cls=ListingGroup)
@common
def learned() -> None:
    """Show what ranking and linking have learned from what you decided.

    A cluster you dismissed is not worth checking; one with work on it, evidence or a verdict is. From the
    first decision scores are recalibrated; from about 50 of both kinds the order follows. From about 50
    decisions on pairs the thresholds of linking follow what you accept and reject.
    """


@learned.command(LIST)
@as_json
@common
@click.pass_obj
def list_learned(call: Call, as_json: bool) -> None:
    """Show what is learned, the strongest first."""
    from workbench.desk import learning

    with call.open() as desk:
        found = learning.state(desk)
    if as_json:
        output.json_lines([found])
    else:
        output.cards([card(found), thresholds_card(found.thresholds)])


@learned.command()
@_ONLY
@common
@click.pass_obj
def reset(call: Call, only: str | None) -> None:
    """Forget what was learned; what is decided from now on counts."""
    from workbench.desk import learning

    with call.open() as desk:
        call.done(learning.reset(desk, *_parts(only)))


@learned.command()
@_ONLY
@common
@click.pass_obj
def off(call: Call, only: str | None) -> None:
    """Rank claims as they were spotted, link them by the default thresholds."""
    from workbench.desk import learning

    with call.open() as desk:
        call.say(learning.use(desk, False, *_parts(only)).summary)


@learned.command()
@_ONLY
@common
@click.pass_obj
def on(call: Call, only: str | None) -> None:
    """Rank and link claims by what is learned, worked out anew."""
    from workbench.desk import learning

    with call.open() as desk:
        call.say(learning.use(desk, True, *_parts(only)).summary)
