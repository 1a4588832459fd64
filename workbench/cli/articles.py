"""`articles`: what was read, set right by hand, and the originals of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.groups import ListingGroup
from workbench.cli.options import Call, as_json, common
from workbench.cli.output import Column, Layout
from workbench.cli.parameters import ID, TEXT
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.records import Article


@click.group(cls=ListingGroup)
@common
def articles() -> None:
    """List the articles, and set right what is known of them."""


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


@articles.command("list")
@click.argument(
    "ids", metavar="[ID]...", nargs=-1, type=ID, help="Articles to show in full; default: list all."
)
@click.option("--query", default="", type=TEXT, help="Words to look for.")
@as_json
@common
@click.pass_obj
def list_articles(call: Call, ids: tuple[int, ...], query: str, as_json: bool) -> None:
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


@articles.command()
@click.argument("article", type=ID)
@click.option("--title", type=TEXT, help="Its headline.")
@click.option("--byline", type=TEXT, help="Who wrote it.")
@click.option("--outlet", type=TEXT, help="Who published it, as readers would name it.")
@click.option("--url", type=TEXT, help="Where readers find it.")
@click.option("--language", type=TEXT, help='What it is written in: "en".')
@click.option("--published", type=TEXT, help="The day it came out: 2020-09-24.")
@as_json
@common
@click.pass_obj
def edit(call: Call, /, article: int, as_json: bool, **fields: str | None) -> None:
    """Set right what reading got wrong, or could not know.

    "" empties a field. Later versions keep what was set by hand, and dates such as "next month" in the
    article's claims count from the day that is set.
    """
    from workbench.desk import articles

    with call.open() as desk:
        operation = articles.edit(desk, article, **fields)
        edited = articles.article(desk, article)
    call.done(operation)
    if as_json:
        output.json_lines([edited], exclude={"text", "blocks"})


@articles.command()
@click.argument("article", type=ID)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="A new file instead of stdout.")
@common
@click.pass_obj
def original(call: Call, article: int, out: Path | None) -> None:
    """Write the bytes that an article was read from, as they were archived."""
    from workbench.desk import articles

    if out is None and sys.stdout.isatty():
        raise UsageError("an original is not for the terminal", "name a file with --out")
    with call.open() as desk:
        kept, known = articles.original(desk, article), articles.article(desk, article)
    call.say(f"{len(kept.data):,} bytes, {kept.media_type or 'of no known type'}, SHA-256 {known.raw}")
    if out is None:
        sys.stdout.buffer.write(kept.data)
        return
    try:
        with out.open("xb") as file:
            file.write(kept.data)
    except FileExistsError:
        raise UsageError(f"{out} exists already", "name another file: nothing is overwritten") from None
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}", "name another place") from error


@articles.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True, type=ID)
@as_json
@common
@click.pass_obj
def reread(call: Call, ids: tuple[int, ...], as_json: bool) -> None:
    """Extract articles anew from their archived originals; what changed is a new version."""
    from workbench.cli.read import tell
    from workbench.desk import intake

    with call.open() as desk:
        for id in ids:
            item = intake.reread(desk, id)
            tell(call, item)
            if as_json:
                output.json_lines([item])
