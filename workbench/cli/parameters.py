"""The words and numbers that commands take. Checked here without importing the records they end in."""

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_LONGEST_ID = 18  # digits; what a database can hold

# The values of the enums in `records`, spelled out so that help costs no import; a test compares them.
BANDS = ("high", "medium", "low")
KINDS = (
    "quantity", "event", "causal", "comparison", "rule", "record", "allegation", "prediction", "pledge", "quote", "other"
)  # fmt: skip
RELATIONS = ("same", "conflict", "related", "different")
STATES = ("suggested", "confirmed", "rejected")
STANCES = ("supports", "refutes", "context")
STATUSES = ("open", "checking", "checked", "dismissed")
ORDERS = ("worth", "text", "source", "date", "sources")
FORMATS = ("markdown", "md", "html", "json")


class Text(click.ParamType[str]):
    """Words. Bytes of the command line that are not UTF-8 become U+FFFD, so that they can be stored."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Id(click.ParamType[int]):
    """The number of something in the database."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if value.isascii() and value.isdigit() and len(value) <= _LONGEST_ID and int(value) > 0:
            return int(value)
        return self.fail(f"'{value}' is no id; ids are whole numbers from 1", param, ctx)


class ClusterId(Id):
    """The number of a cluster; completes to those there are, with their text."""

    name = "cluster"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        from workbench.cli.options import Call
        from workbench.desk import clusters
        from workbench.errors import WorkbenchError
        from workbench.text import one_line, shorten

        try:
            with ctx.ensure_object(Call).open() as desk:
                found = clusters.listing(desk)
        except WorkbenchError:
            return []
        return [
            CompletionItem(str(cluster.id), help=shorten(one_line(cluster.text), 60))
            for cluster in found
            if str(cluster.id).startswith(incomplete)
        ]


class RatingWord(Text):
    """A rating of the scale in force; the desk knows which there are."""

    name = "rating"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        from workbench.checking import scale
        from workbench.cli.options import Call
        from workbench.errors import WorkbenchError

        try:
            known = scale(ctx.params.get("scale") or ctx.ensure_object(Call).settings().scale)
        except WorkbenchError:
            return []
        return [
            CompletionItem(rating.key, help=rating.meaning)
            for rating in known.ratings
            if rating.key.startswith(incomplete)
        ]


TEXT = Text()
ID = Id()
CLUSTER = ClusterId()
RATING = RatingWord()
