"""A command with commands of its own, that lists when it is given none of them."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LIST = "list"


class ListingGroup(click.Group):
    """`clusters`, `clusters 3` and `clusters --json` are short for `clusters list …`."""

    def __init__(self, name: str | None = None, **attributes: object) -> None:
        attributes["invoke_without_command"] = True
        attributes["context_settings"] = {"ignore_unknown_options": True}  # they are the listing's
        super().__init__(name, **attributes)  # type: ignore[arg-type]

    def invoke(self, ctx: click.Context) -> object:
        result = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            with self.commands[LIST].make_context(LIST, [], parent=ctx) as listing:
                return listing.command.invoke(listing)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0].startswith("-") or args[0].isdigit():
            return LIST, self.commands[LIST], args
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the listing, which take in the common ones, then the commands."""
        self.commands[LIST].format_options(click.Context(self.commands[LIST], parent=ctx), formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        own = super().shell_complete(ctx, incomplete)
        known = {item.value for item in own}
        listing = self.commands[LIST].shell_complete(ctx, incomplete)
        return own + [item for item in listing if item.value not in known]
