"""`read`: sources in, one line of narration for each."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.options import Call, as_json, common, stdin_bytes
from workbench.cli.parameters import TEXT
from workbench.errors import Cancelled, ReadError, UsageError

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.intake import Intake

STDIN = "-"


@click.command()
@click.argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True),
    help="A file, a folder, a glob, a URL, or `-` for stdin.",
)
@click.option("--url", type=TEXT, help="Where readers find it, for stdin or one file.")
@as_json
@common
@click.pass_obj
def read(call: Call, sources: tuple[str, ...], url: str | None, as_json: bool) -> None:
    """Read files, pages, feeds or stdin: find claims, link them.

    Text, Markdown, HTML, PDF and DOCX are an article each; RSS and Atom feeds, JSON, JSON Lines and CSV may
    hold many, and all are read. Of a folder, the files with a suffix of these are read.

    The same text again adds nothing; a changed one is a new version. A source that cannot be read is
    named and left out, the others are kept, and the exit code is 1.
    """
    if url and len(sources) > 1:
        raise UsageError("--url belongs to one source", "read the others without it")
    outcomes: Counter[str] = Counter()
    with call.open(create=True) as desk:
        try:
            for intake in _intakes(desk, sources, url):
                outcomes[intake.outcome] += 1
                if as_json:
                    output.json_lines([intake])
                    sys.stdout.flush()
                tell(call, intake)
        except KeyboardInterrupt:
            raise Cancelled(f"interrupted after {outcomes.total()}", "what was read is kept") from None
    if outcomes.total() != 1:
        call.say(", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()) or "nothing to read")
    if outcomes["refused"]:
        click.get_current_context().exit(1)


def _intakes(desk: "Desk", sources: Sequence[str], url: str | None) -> "Iterator[Intake]":
    from workbench.desk import intake

    for stdin, group in groupby(sources, key=STDIN.__eq__):
        if stdin or url:
            for source in group:
                yield from _each(desk, source, url)
        else:
            yield from intake.read_all(desk, list(group))


def _each(desk: "Desk", source: str, url: str | None) -> "Iterator[Intake]":
    from workbench.desk.intake import read_each, refused

    try:
        yield from read_each(desk, stdin_bytes(desk.settings.limit) if source == STDIN else source, url=url)
    except ReadError as error:
        yield refused(source, error)


def tell(call: Call, intake: "Intake") -> None:
    """Narrate what became of one article."""
    if intake.outcome == "refused":
        hint = f" ({intake.hint})" if intake.hint else ""
        output.warn(f"refused: {intake.error}{hint}", fg="red")
        return
    outcome = f"version {intake.version}" if intake.outcome == "version" else str(intake.outcome)
    title = f", “{intake.title}”" if intake.title else ""
    found = "" if intake.outcome == "unchanged" else f": {intake.claims} claims, {intake.links} links"
    found += f", {intake.checked} checked before" if intake.checked else ""
    note = f" ({intake.note})" if intake.note else ""
    call.say(f"{outcome}: {intake.source}{title}{found}{note}")
