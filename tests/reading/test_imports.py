"""This room is light until it is used."""

import subprocess
import sys


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = {"httpx", "httpcore", "lxml", "trafilatura", "markdown_it", "numpy", "sqlalchemy", "textual"}
    code = f"import sys, workbench.reading; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_plain_text_needs_no_library(samples: list[object]) -> None:
    heavy = {"httpx", "lxml", "trafilatura", "markdown_it", "numpy"}
    code = f"import sys; from workbench.reading import read; read(sys.argv[1]); print(*{heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(samples[0])], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("\n", "")
