"""The command line: data on stdout, narration on stderr, and an exit code that says how it went.

    0 done   1 the data says no   2 usage   3 the database cannot be used   130 interrupted

The overview imports nothing; other help and usage errors import click and nothing else of size. The
module of a command is imported when it is asked for, and what it works with when it runs.
"""

import gc
import os
import sys
from collections.abc import Sequence
from types import TracebackType

INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> None:
    """Run one command (default: what the process was started with) and exit."""
    if not os.environ.get("WORKBENCH_DEBUG"):
        sys.excepthook = _bug
    args = list(sys.argv[1:] if args is None else args)
    try:
        code = _help() if args in (["--help"], ["-h"]) else _command(args)
    except KeyboardInterrupt:
        code = INTERRUPTED
        print("workbench: interrupted (what was finished is kept)", file=sys.stderr)
    except BrokenPipeError:
        code = 0  # the reader has seen enough
        _abandon()
    except OSError as error:
        code = 1
        _abandon()
        _say(": ".join(filter(None, (error.filename, error.strerror or str(error)))))
    sys.exit(code)


def _help() -> int:
    from workbench.cli.overview import overview

    print(overview(), end="", flush=True)
    return 0


def _command(args: list[str]) -> int:
    gc.set_threshold(100_000)  # what is imported stays: to look for garbage in it costs a tenth of the start

    from workbench.cli.running import run

    return run(args)


def _abandon() -> None:
    """Point stdout nowhere, so that what is left in it cannot fail again when Python closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    from workbench.text import one_line

    print(f"workbench: {one_line(message)}", file=sys.stderr)


def _bug(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """One line instead of a traceback, for what no code foresaw."""
    _say(f"this is a bug: {kind.__name__}: {error} (WORKBENCH_DEBUG=1 shows where)")
