"""The root of the command line: its commands, imported when they are asked for."""

import sys
from contextlib import closing, nullcontext
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from workbench.cli.options import Call, common
from workbench.cli.overview import COMMANDS, MODULES, overview
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.desk import Desk


class Root(click.Group):
    """A group that knows its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workbench.cli.{MODULES.get(cmd_name, cmd_name)}")
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(module, name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        return overview().rstrip()


@click.group(
    cls=Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@common
@click.version_option(package_name="claim-workbench", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """A fact-check and claim-verification workbench."""
    if context.invoked_subcommand is None:
        _screens(context.ensure_object(Call))


def _screens(call: Call) -> None:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the screens need a terminal", "`workbench --help` lists the commands")
    from workbench.desk.glance import glance
    from workbench.tui.app import run

    def desk() -> "Desk":
        return call.open(door="screen", create=True)

    first = glance(call.settings().db)
    with closing(desk()) if first is None else nullcontext(desk) as opened:
        run(opened, first or ())
