"""`learned`: what ranking has learned from what was decided, and whether it is used."""

from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.groups import LIST, ListingGroup
from workbench.cli.options import Call, as_json, common

if TYPE_CHECKING:
    from workbench.desk.learning import LearnedView

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


@click.group(cls=ListingGroup)
@common
def learned() -> None:
    """Show what ranking has learned from what you kept and dismissed.

    A cluster you dismissed is not worth checking; one with work on it, evidence or a verdict is. From the
    first decision scores are recalibrated; from about 50 of both kinds the order follows.
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
        output.cards([card(found)])


@learned.command()
@common
@click.pass_obj
def reset(call: Call) -> None:
    """Forget what was learned; what is decided from now on counts."""
    from workbench.desk import learning

    with call.open() as desk:
        call.done(learning.reset(desk))


@learned.command()
@common
@click.pass_obj
def off(call: Call) -> None:
    """Rank claims as they were spotted."""
    from workbench.desk import learning

    with call.open() as desk:
        call.say(learning.use(desk, False).summary)


@learned.command()
@common
@click.pass_obj
def on(call: Call) -> None:
    """Rank claims by what is learned, worked out anew."""
    from workbench.desk import learning

    with call.open() as desk:
        call.say(learning.use(desk, True).summary)
