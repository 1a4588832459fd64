"""Runs command lines in forks of a process that has imported everything, so that a hundred cost what two do.

One JSON object per line on stdin (`args`, `cwd`, `env`, and the paths `stdin`, `stdout`, `stderr`), one
exit code per line on stdout.
"""

import gc
import json
import os
import sys

import workbench.cli.running
import workbench.desk.articles
import workbench.desk.claims
import workbench.desk.clusters
import workbench.desk.evidence
import workbench.desk.intake
import workbench.desk.links
import workbench.desk.past
import workbench.desk.reports
import workbench.desk.upkeep
import workbench.desk.verdicts  # noqa: F401
from workbench.cli import main


def run(job: dict) -> None:
    os.setsid()
    for fd, (path, flags) in enumerate(
        (
            (job["stdin"], os.O_RDONLY),
            (job["stdout"], os.O_WRONLY | os.O_APPEND),
            (job["stderr"], os.O_WRONLY | os.O_APPEND),
        )
    ):
        os.dup2(os.open(path, flags), fd)
    os.chdir(job["cwd"])
    os.environ.update(job["env"])
    try:
        main(job["args"])
    except SystemExit as done:
        sys.stdout.flush()
        os._exit(int(done.code or 0))  # taking a fork down in good order would copy all its memory


gc.freeze()
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(json.loads(line))
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
