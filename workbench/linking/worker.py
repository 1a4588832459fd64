"""The child process that compares pairs of texts: tasks come in and answers go out as pickles, by pipes.

A process of its own kind and no `multiprocessing`, which would run the main module of whoever imports the
library again. It ends when its input does, so that it cannot outlive who started it.
"""

import gc
import os
import pickle
import signal
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from workbench.linking.bands import least, linked
from workbench.linking.comparison import explain, judge
from workbench.records import Bands, Relation

READY = b"ready\n"


class Task(NamedTuple):
    """Pairs to compare, as places in a list of texts with their days; and whether to tell the turned reasons.

    `alike` has their cosines where a sentence model was asked, else nothing.
    """

    texts: list[str]
    days: list[date | None]
    pairs: list[tuple[int, int, bool]]
    bands: Bands
    alike: Sequence[float] = ()


class Found(NamedTuple):
    """A pair that is linked: which of the task's, and how it stands."""

    at: int
    relation: Relation
    same: float
    conflict: float
    reasons: tuple[str, ...]
    turned: tuple[str, ...]  # the reasons for who has the second text first


def compared(task: Task) -> list[Found]:
    """Those of a task's pairs that are worth linking."""
    found = []
    low = least(task.bands)
    for at, (a, b, both_ways) in enumerate(task.pairs):
        alike = task.alike[at] if task.alike else None
        judged = judge(
            task.texts[a], task.texts[b], days=(task.days[a], task.days[b]), alike=alike, least=low
        )
        same, conflict = judged.heads.probabilities(task.bands.nicety)
        relation = linked(same, conflict, task.bands)
        if relation is not None:
            told = explain(judged, task.texts[a], relation)
            back = judged._replace(turned=not judged.turned)
            turned = explain(back, task.texts[b], relation) if both_ways else told
            found.append(Found(at, relation, same, conflict, told, turned))
    return found


def serve() -> None:
    """Answer tasks from standard input on standard output, until there are no more."""
    gc.disable()  # nothing here holds itself, and looking for it among the tables takes long
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    with os.fdopen(os.dup(1), "wb") as answers, os.fdopen(os.dup(0), "rb") as tasks:
        os.dup2(2, 1)  # whatever else prints must not be taken for an answer
        answers.write(READY)
        answers.flush()
        while True:
            try:
                task = pickle.load(tasks)
            except EOFError:
                return
            pickle.dump(compared(task), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
