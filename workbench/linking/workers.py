"""Many comparisons on all processors: tasks to child processes, answers back in whatever order."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType

from workbench.errors import WorkbenchError
from workbench.linking.worker import READY, Found, Task, compared

_MOMENT = 0.1  # seconds between two looks at whether to stop
_START = "import sys; sys.path[:] = sys.argv[1:]; from workbench.linking.worker import serve; serve()"

Answer = tuple[int, list[Found]]  # of the n-th task


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answers(tasks: Iterator[Task], processes: int, look: Callable[[], None]) -> Generator[Answer, None, None]:
    """The answer to each task, by number, in the order they come; in this process where there are to be no others.

    `look` is called often, and may raise to stop it all. Raises `WorkbenchError` where a worker dies.
    """
    numbered = enumerate(tasks)
    if processes > 1:
        with Workers(processes) as workers:
            yield from workers.answers(numbered, look)
    for number, task in numbered:  # all of them, where no worker could be started
        look()
        yield number, compared(task)


class Workers:
    """Child processes; a context, at whose end they are gone."""

    def __init__(self, count: int) -> None:
        self._children: list[subprocess.Popen[bytes]] = []
        self._threads: list[Thread] = []
        self._count = count
        self._asked: SimpleQueue[tuple[int, Task] | None] = SimpleQueue()
        self._told: SimpleQueue[Answer | None] = SimpleQueue()

    def __enter__(self) -> "Workers":
        started = [child for child in (_child() for _ in range(self._count)) if child is not None]
        self._children = [child for child in started if _ready(child)]
        return self

    def answers(self, tasks: Iterator[tuple[int, Task]], look: Callable[[], None]) -> Iterator[Answer]:
        """The answers to all tasks; none, and no task taken, where no child could be started."""
        for child in self._children:
            self._threads.append(Thread(target=self._serve, args=(child,), daemon=True))
            self._threads[-1].start()
        waiting = 0
        more = bool(self._children)
        while more or waiting:
            while more and waiting < 2 * len(self._children):
                task = next(tasks, None)
                more = task is not None
                if task is not None:
                    self._asked.put(task)
                    waiting += 1
            look()
            try:
                answer = self._told.get(timeout=_MOMENT)
            except Empty:
                continue
            if answer is None:
                raise WorkbenchError("a worker process died", "nothing was changed: try again")
            waiting -= 1
            yield answer

    def kill(self) -> None:
        """End all children at once."""
        for child in self._children:
            child.kill()

    def _serve(self, child: "subprocess.Popen[bytes]") -> None:
        """Hand tasks to a child and take its answers, in a thread of its own."""
        assert child.stdin is not None
        assert child.stdout is not None
        while (asked := self._asked.get()) is not None:
            number, task = asked
            try:
                pickle.dump(task, child.stdin, pickle.HIGHEST_PROTOCOL)
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
        for child in self._children:
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
