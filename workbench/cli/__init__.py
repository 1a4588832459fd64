"""The command line: data on stdout, narration on stderr, and an exit code that says how it went.

    0 done   1 the data says no   2 usage   3 the database cannot be used   130 interrupted

Help and usage errors import click and nothing else of size; each command's module is imported when it
runs, and what a command needs is imported inside it.
"""

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import NoReturn

INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run one command (default: what the process was started with) and exit."""
    if not os.environ.get("WORKBENCH_DEBUG"):
        sys.excepthook = _bug
    try:
        from workbench.cli.running import run

        code = run(sys.argv[1:] if args is None else list(args))
    except KeyboardInterrupt:
        print("workbench: interrupted (what was finished is kept)", file=sys.stderr)
        code = INTERRUPTED
    sys.exit(code)


def _bug(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """One line instead of a traceback, for what no code foresaw."""
    from workbench.text import one_line

    what = one_line(f"{kind.__name__}: {error}")
    print(f"workbench: this is a bug: {what} (WORKBENCH_DEBUG=1 shows where)", file=sys.stderr)
