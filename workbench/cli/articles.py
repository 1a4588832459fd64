"""`articles`: what was read."""

from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import ID, TEXT

if TYPE_CHECKING:
    from workbench.records import Article


def layout() -> "Layout[Article]":
    return Layout(
        (
            Column("id", lambda article: article.id),
            Column("version", lambda article: article.version),
            Column("date", lambda article: article.published or ""),
            Column("outlet", lambda article: article.outlet),
        ),
        "title, origin",
        lambda article: (article.title, article.url or article.origin),
    )


@click.command()
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=ID, help="Articles to show in full; default: list all."
)
@click.option("--query", default="", type=TEXT, help="Words to look for.")
@as_json
@common
@click.pass_obj
def articles(call: Call, ids: tuple[int, ...], query: str, as_json: bool) -> None:
    """List the articles.

    The listing leaves the texts out; name an article to see its text, verbatim.
    """
    from workbench.desk import articles

    with call.open() as desk:
        found = [articles.article(desk, id) for id in ids] or articles.listing(desk, query=query)
    if as_json:
        output.json_lines(found, exclude=None if ids else {"text", "blocks"})
    elif ids:
        for article in found:
            output.text(article.text)
    else:
        output.listing(found, layout())
        call.count(found, "article")
