"""`completion`: the script that makes a shell complete commands, options and words."""

import click

from workbench.cli import output
from workbench.cli.options import common

HOW = {
    "bash": 'add to ~/.bashrc:  eval "$(workbench completion bash)"',
    "zsh": 'add to ~/.zshrc:  eval "$(workbench completion zsh)"',
    "fish": "workbench completion fish > ~/.config/fish/completions/workbench.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(tuple(HOW)))
@common
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    The first line of the script says how to install it.
    """
    from click.shell_completion import get_completion_class

    from workbench.cli.app import app
    from workbench.cli.running import COMPLETION, NAME

    kind = get_completion_class(shell)
    assert kind is not None
    output.text(f"# {HOW[shell]}\n{kind(app, {}, NAME, COMPLETION).source()}")
