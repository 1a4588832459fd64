"""From arguments to an exit code: every foreseen error becomes one line on stderr."""

import os
import sys

import click
from click.exceptions import Exit

from workbench.cli import output
from workbench.cli.app import app
from workbench.errors import WorkbenchError

NAME = "workbench"
COMPLETION = "_WORKBENCH_COMPLETE"  # set by the completion scripts


def run(args: list[str]) -> int:
    """Run the command line; returns the exit code."""
    output.settle()
    try:
        code = _run(args)
        sys.stdout.flush()  # what is still to fail shall fail here
        return code
    except Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _complain(_usage(error), error.exit_code)
    except WorkbenchError as error:
        return _complain(str(error), error.exit_code)


def _run(args: list[str]) -> int:
    instruction = os.environ.get(COMPLETION)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(app, {}, NAME, COMPLETION, instruction)
    with app.make_context(NAME, args) as context:
        app.invoke(context)
    return 0


def _usage(error: click.ClickException) -> str:
    """A usage error on one line, with the command that helps."""
    message = error.format_message().strip().removesuffix(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = NAME if context is None else context.command_path
    return f"{message[:1].lower()}{message[1:]} (see `{path} --help`)"


def _complain(message: str, code: int) -> int:
    output.warn(f"{NAME}: {message}")
    return code
