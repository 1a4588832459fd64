"""What commands share: the options that every one of them takes, and opening the desk with them."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli import output
from workbench.cli.parameters import TEXT
from workbench.errors import Cancelled, DataError

if TYPE_CHECKING:
    from workbench.cli.output import Layout
    from workbench.desk import Desk
    from workbench.records import Operation, Record
    from workbench.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Call:
    """What was asked for besides the command itself."""

    db: str | None = None
    by: str | None = None
    quiet: bool = False

    def settings(self) -> "Settings":
        """The settings in force. Raises `SettingsError`."""
        from workbench.settings import load

        return load(db=self.db, by=self.by)

    def open(self, *, door: str = "shell", create: bool = False) -> "Desk":
        """The desk. Only reading and the screens make a database where there is none."""
        from workbench.desk import open_desk
        from workbench.settings import data_folder

        settings = self.settings()
        if create and Path(settings.db).parent == data_folder():
            data_folder().mkdir(parents=True, exist_ok=True)
        return open_desk(door=door, settings=settings, create=create)

    def say(self, message: str, **style: Any) -> None:
        """One line of narration, unless asked to be quiet."""
        if not self.quiet:
            output.warn(message, **style)

    @contextmanager
    def watched(self) -> Iterator[Callable[[int, int], None] | None]:
        """What shows how far a command is that keeps all of its work or nothing: on a terminal only.

        Raises `Cancelled` where it is interrupted.
        """
        shows = not self.quiet and sys.stderr.isatty()
        try:
            yield output.progress if shows else None
        except KeyboardInterrupt:
            raise Cancelled("interrupted", "nothing was changed") from None
        finally:
            if shows:
                output.no_progress()

    def show(
        self,
        found: "Sequence[Record]",
        layout: "Callable[[], Layout[Any]]",
        one: str,
        many: str = "",
        *,
        as_json: bool,
        cards: Iterable[output.Card] | None = None,
    ) -> None:
        """Records as JSON, in full where there are `cards`, else listed and counted."""
        if as_json:
            output.json_lines(found)
        elif cards is not None:
            output.cards(cards)
        else:
            output.listing(found, layout())
            self.count(found, one, many)

    def count(self, found: Sized, one: str, many: str = "") -> None:
        """Say how many a listing has, on a terminal; say that it has none anywhere."""
        number = len(found)
        if number == 0 or sys.stdout.isatty():
            self.say(f"{number or 'no'} {one if number == 1 else many or one + 's'}")

    def done(self, operation: "Operation") -> None:
        """Say what was done, and under which number it can be undone."""
        self.say(f"{operation.summary} (undo: `workbench undo {operation.id}`)")


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    call = context.ensure_object(Call)
    if value:
        setattr(call, str(option.name), value)
    elif value == "":
        raise click.BadParameter("it is empty", context, option)


_COMMON = (
    click.option(
        "--db", type=click.Path(), callback=_keep, expose_value=False, help="Path or URL of the database."
    ),
    click.option(
        "--by", type=TEXT, callback=_keep, expose_value=False, help="Who is at work, for the history."
    ),
    click.option(
        "-q", "--quiet", is_flag=True, callback=_keep, expose_value=False, help="No narration, only errors."
    ),
)

as_json = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one record per line.")


def common(command: F) -> F:
    """Add `--db`, `--by` and `--quiet`: taken before the command's name and after it; the last one counts."""
    for option in reversed(_COMMON):
        command = option(command)
    return command


def stdin_bytes(limit: int) -> bytes:
    """What stdin holds, one byte more than the limit at most, so that too much is seen as too much."""
    if sys.stdin is None:
        raise DataError("stdin is closed", "pipe a text in, or name a file")
    return sys.stdin.buffer.read(limit + 1)
