"""The child process that does jobs: they come in and their answers go out as pickles, by pipes.

A process of its own kind and no `multiprocessing`, which would run the main module of whoever imports the
library again. It ends when its input does, so that it cannot outlive who started it.
"""

import gc
import os
import pickle
import signal
from typing import Protocol, TypeVar

READY = b"ready\n"

T_co = TypeVar("T_co", covariant=True)


class Job(Protocol[T_co]):
    """Something to do in whatever process: it and its answer can be pickled."""

    def done(self) -> T_co:
        """Do it; the answer."""
        ...


def serve() -> None:
    """Do the jobs from standard input, the answers to standard output, until there are no more."""
    gc.disable()  # nothing here holds itself, and looking for it among the tables takes long
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    with os.fdopen(os.dup(1), "wb") as answers, os.fdopen(os.dup(0), "rb") as jobs:
        os.dup2(2, 1)  # whatever else prints must not be taken for an answer
        answers.write(READY)
        answers.flush()
        while True:
            try:
                job: Job[object] = pickle.load(jobs)
            except EOFError:
                return
            pickle.dump(job.done(), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
