"""Jobs done on all processors: out to child processes, their answers back in whatever order."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import TypeVar, cast

from workbench.errors import WorkbenchError
from workbench.linking.worker import READY, Job

_MOMENT = 0.1  # seconds between two looks at whether to stop
_START = "import sys; sys.path[:] = sys.argv[1:]; from workbench.linking.worker import serve; serve()"

T = TypeVar("T")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Child processes, started when first needed; a context, at whose end they are gone.

    Where `count` is one, or none can be started, jobs are done in this process.
    """

    def __init__(self, count: int) -> None:
        self._children: list[subprocess.Popen[bytes]] | None = None
        self._threads: list[Thread] = []
        self.count = count
        self._asked: SimpleQueue[tuple[int, Job[object]] | None] = SimpleQueue()
        self._told: SimpleQueue[tuple[int, object] | None] = SimpleQueue()

    def __enter__(self) -> "Workers":
        return self

    def answers(
        self, jobs: Iterator[Job[T]], look: Callable[[], None], *, alone: bool = False
    ) -> Generator[tuple[int, T], None, None]:
        """The answer to each job, by number, in the order they come; `alone`: in this process.

        `look` is called often, and may raise to stop it all. Raises `WorkbenchError` where a worker dies.
        """
        numbered = enumerate(jobs)
        if alone or not self._start():
            for number, job in numbered:
                look()
                yield number, job.done()
            return
        waiting, more = 0, True
        while more or waiting:
            while more and waiting < 2 * len(self._threads):
                asked = next(numbered, None)
                more = asked is not None
                if asked is not None:
                    self._asked.put(asked)
                    waiting += 1
            look()
            try:
                answer = self._told.get(timeout=_MOMENT)
            except Empty:
                continue
            if answer is None:
                raise WorkbenchError("a worker process died", "nothing was changed: try again")
            waiting -= 1
            yield cast(tuple[int, T], answer)

    def _start(self) -> bool:
        """Whether there are children, which are started where that was not tried before."""
        if self._children is None:
            started = [_child() for _ in range(self.count)] if self.count > 1 else []
            self._children = [child for child in started if child is not None and _ready(child)]
            for child in self._children:
                self._threads.append(Thread(target=self._serve, args=(child,), daemon=True))
                self._threads[-1].start()
        return bool(self._children)

    def kill(self) -> None:
        """End all children at once."""
        for child in self._children or ():
            child.kill()

    def _serve(self, child: "subprocess.Popen[bytes]") -> None:
        """Hand jobs to a child and take its answers, in a thread of its own."""
        assert child.stdin is not None
        assert child.stdout is not None
        while (asked := self._asked.get()) is not None:
            number, job = asked
            try:
                pickle.dump(job, child.stdin, pickle.HIGHEST_PROTOCOL)
                child.stdin.flush()
                self._told.put((number, pickle.load(child.stdout)))
            except (OSError, EOFError, ValueError, pickle.UnpicklingError):
                self._told.put(None)
                return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join()
        for child in self._children or ():
            _shut(child)


def _child() -> "subprocess.Popen[bytes] | None":
    """A process that begins to be a worker; None where none can be had."""
    command: Sequence[str] = [sys.executable or "", "-c", _START, *(path for path in sys.path if path)]
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None


def _ready(child: "subprocess.Popen[bytes]") -> bool:
    """Whether a child has come so far as to say so; one that cannot is put away."""
    assert child.stdout is not None
    if child.stdout.readline() == READY:
        return True
    child.kill()
    _shut(child)
    return False


def _shut(child: "subprocess.Popen[bytes]") -> None:
    child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        with suppress(OSError):  # what was still to be written has nobody to read it
            pipe.close()
