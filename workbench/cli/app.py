"""The root of the command line: which commands there are, and in which module each stands."""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

import click
from click.exceptions import NoSuchCommand

from workbench.cli.options import Call, common
from workbench.errors import UsageError


class Entry(NamedTuple):
    """A command that is not imported yet."""

    section: str
    module: str
    help: str


COMMANDS = {
    "read": Entry("Read", "read", "Read files, folders, pages or stdin: find claims, link them."),
    "articles": Entry("Read", "articles", "List the articles."),
    "claims": Entry("Spot", "claims", "List the claims, best first."),
    "match": Entry("Spot", "claims", "Find the claims that say the same as a text, or contradict it."),
    "link": Entry("Link", "links", "Compare all claims again; what people decided stands."),
    "links": Entry("Link", "links", "List the links between claims, and decide about them."),
    "clusters": Entry("Link", "clusters", "List the clusters: the same claim across articles."),
    "evidence": Entry("Check", "evidence", "Evidence for or against a cluster."),
    "verdict": Entry("Check", "verdict", "Verdicts on a cluster."),
    "scales": Entry("Check", "verdict", "List the scales and their ratings."),
    "report": Entry("Report", "report", "Write the verdict report."),
    "history": Entry("Look back", "past", "List what was done, newest first."),
    "undo": Entry("Look back", "past", "Take back what was done last."),
    "redo": Entry("Look back", "past", "Do again what was undone last."),
    "backup": Entry("Keep", "upkeep", "Copy the database to a file, checked."),
    "restore": Entry("Keep", "upkeep", "Put a backup in the place of the database."),
    "verify": Entry("Keep", "upkeep", "Look for anything wrong in the database."),
    "completion": Entry("Keep", "completion", "Print the completion script of a shell."),
}


class LazyGroup(click.Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(import_module(f"workbench.cli.{entry.module}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, COMMANDS))
        for section, rows in _sections():
            with formatter.section(section):
                formatter.write_dl([(name.ljust(width), help) for name, help in rows])


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for section in dict.fromkeys(entry.section for entry in COMMANDS.values()):
        yield section, [(name, entry.help) for name, entry in COMMANDS.items() if entry.section == section]


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 the data says no, 2 usage, 3 the database cannot be used, 130 interrupted.",
)
@common
@click.version_option(package_name="claim-workbench", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """A fact-check and claim-verification workbench.

    Without a command it opens the screens.
    """
    if context.invoked_subcommand is None:
        _screens(context.ensure_object(Call))


def _screens(call: Call) -> None:
    import sys

    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the screens need a terminal", "`workbench --help` lists the commands")
    from workbench.tui.app import run

    with call.open(door="screen", create=True) as desk:
        run(desk)
