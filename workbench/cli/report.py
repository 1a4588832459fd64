"""`report`: what was found, for readers."""

from pathlib import Path

import click

from workbench.cli import output
from workbench.cli.options import Call, common
from workbench.cli.parameters import CLUSTER, FORMATS, TEXT


@click.command()
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=CLUSTER, help="Clusters; default: all that were worked on."
)
@click.option("--format", type=click.Choice(FORMATS), help="Default: by the suffix of FILE, else markdown.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="A file instead of stdout.")
@click.option("--title", default="", type=TEXT, help="Heading of the report.")
@common
@click.pass_obj
def report(call: Call, ids: tuple[int, ...], format: str | None, out: Path | None, title: str) -> None:
    """Write the verdict report.

    A file is written whole or not at all. By default the report has every cluster with a verdict or
    evidence; where there is none, every cluster that is not dismissed.
    """
    from workbench.desk import reports
    from workbench.reporting import render

    with call.open() as desk:
        if out is not None:
            call.say(f"wrote {reports.write(desk, out, format=format, wanted=ids, title=title)}")
            return
        text = render(reports.build(desk, ids, title=title), format or "markdown")
    output.text(text)
