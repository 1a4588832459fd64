"""Everything that can go wrong on purpose, each with a hint and an exit code.

    WorkbenchError                 exit 1
    ├── DataError                  exit 1   the data says no
    │   ├── NotFound               exit 1   no such claim, cluster, article, operation
    │   ├── StaleEdit              exit 1   somebody changed the row since it was read
    │   ├── NothingToUndo          exit 1
    │   └── ReadError              exit 1   this source cannot be read
    ├── UsageError                 exit 2   the call itself is wrong
    │   └── SettingsError          exit 2   workbench.toml or WORKBENCH_* is wrong
    ├── StoreError                 exit 3   the database cannot be reached or used
    │   ├── NotOurs                exit 3   a file, but not a claims database
    │   ├── TooNew                 exit 3   made by a newer workbench
    │   ├── Damaged                exit 3
    │   └── Unwritable             exit 3   read-only, locked, or the disk is full
    └── Cancelled                  exit 130

`message` says what happened and names the thing; `hint` says what to do. Both may carry text from
outside: whoever prints them passes them through `text.shown()`.
"""


class WorkbenchError(Exception):
    """Base of all errors that a person can do something about."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class DataError(WorkbenchError):
    """The data does not allow it."""


class NotFound(DataError):
    """No row with that id."""


class StaleEdit(DataError):
    """The row changed after the screen read it; `message` says who changed what and when."""


class NothingToUndo(DataError):
    """There is no operation of this person's left to undo or redo."""


class ReadError(DataError):
    """A source that cannot be read: missing, empty, binary, too large, refused, unreachable."""


class UsageError(WorkbenchError):
    """The call is wrong: an unknown word, a missing argument, an empty rationale."""

    exit_code = 2


class SettingsError(UsageError):
    """A settings file or variable that does not make sense."""


class StoreError(WorkbenchError):
    """The database cannot be reached or used; it is left as it was."""

    exit_code = 3


class NotOurs(StoreError):
    """A file that is not a claims database."""


class TooNew(StoreError):
    """A database made by a newer version of the workbench."""


class Damaged(StoreError):
    """A database that SQLite cannot read."""


class Unwritable(StoreError):
    """A database that cannot be written: read-only, busy, or no room on the disk."""


class Cancelled(WorkbenchError):
    """The person stopped it."""

    exit_code = 130
