"""The reference of the command line, from the parser itself: `python -m workbench.cli.reference`."""

from collections.abc import Iterator

import click

from workbench.cli.app import app
from workbench.cli.overview import overview
from workbench.cli.running import NAME
from workbench.settings import Settings

_WIDTH = 80

_HEAD = """\
# Commands

Made from the program by `python -m workbench.cli.reference > docs/commands.md`; change it there.

**Streams.** Data goes to stdout, narration and errors to stderr; an error is one line. On a terminal a
listing is a table with a heading. In a pipe it is one line per record, its fields separated by tabs, with
no heading and nothing shortened. `--json` prints the records as JSON Lines in either case. Text from
outside is shown so that no character of it can steer the terminal: a control character appears as its
picture (`␛`), a direction mark as `�`; in JSON they are `\\u` escapes. Colour is for terminals only, and
`NO_COLOR` turns it off.

**Ids.** Claims, clusters, articles, evidence and operations each have numbers of their own. Evidence,
verdicts and reports take *cluster* ids; links take *claim* ids.

**Exit codes.** 0 done; 1 the data says no, or a source was refused; 2 the call is wrong; 3 the database
cannot be used, and is as it was; 130 interrupted, and what was finished is kept. A pipe that closes early
(`workbench claims | head -1`) is no error. `WORKBENCH_DEBUG=1` shows a traceback where there is a bug.
"""


def reference() -> str:
    """All of `docs/commands.md`."""
    return "\n".join([_HEAD, _settings(), f"## {NAME}\n\n```text\n{overview()}```\n", *_commands()])


def _settings() -> str:
    rows = "".join(
        f"| `{name}` | {'' if field.is_required() else field.default} | {field.description} |\n"
        for name, field in Settings.model_fields.items()
    )
    return (
        "## Settings\n\nDefaults, then `workbench.toml` here or in the user's configuration folder, then "
        "variables such as\n`WORKBENCH_DB`, then flags; the later one wins.\n\n"
        f"| key | default | what it is |\n|---|---|---|\n{rows}"
    )


def _commands() -> Iterator[str]:
    root = app.make_context(NAME, [], resilient_parsing=True, terminal_width=_WIDTH)
    for name in app.list_commands(root):
        command = app.get_command(root, name)
        assert command is not None
        context = click.Context(command, root, name)
        yield _section(2, context)
        if isinstance(command, click.Group):
            for below, part in command.commands.items():
                yield _section(3, click.Context(part, context, below))


def _section(level: int, context: click.Context) -> str:
    return f"{'#' * level} {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
