"""Help: light, complete, and the same everywhere it is said."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from workbench import records, reporting
from workbench.cli import parameters
from workbench.cli.app import app
from workbench.cli.overview import COMMANDS, MODULES, overview
from workbench.cli.reference import reference
from workbench.desk.claims import ORDERS

HEAVY = {"pydantic", "sqlalchemy", "numpy", "textual", "lxml", "httpx", "trafilatura", "sqlite3", "pysqlite3"}
DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def imported_by(*args: str) -> set[str]:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.__stderr__))\n"
        f"from workbench.cli import main; main({list(args)!r})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode in (0, 2)
    return {name.split(".")[0] for name in run.stderr.split()}


def test_help_and_usage_errors_import_nothing_heavy() -> None:
    assert not imported_by("--help") & (HEAVY | {"click"})
    for args in (["claims", "--help"], ["claims", "--bogus"], ["clams"], ["completion", "zsh"]):
        assert "click" in imported_by(*args)
        assert not imported_by(*args) & HEAVY, args


def test_the_overview_is_the_help_with_and_without_click() -> None:
    with app.make_context("workbench", [], resilient_parsing=True) as context:
        assert app.get_help(context) == overview().rstrip()
        for parameter in app.get_params(context):
            assert parameter.opts[-1] in overview()
    assert all(len(line) < 80 for line in overview().splitlines())


def test_every_command_says_what_the_overview_says_of_it() -> None:
    context = click.Context(app)
    for name, help in COMMANDS.items():
        command = app.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert (command.help or "").partition("\n")[0] == help
        assert {"db", "quiet", "by"} <= {parameter.name for parameter in command.params}
    assert MODULES.keys() <= COMMANDS.keys()


def test_the_words_of_the_parser_are_those_of_the_records() -> None:
    for spelled, enum in (
        (parameters.BANDS, records.Band),
        (parameters.KINDS, records.ClaimKind),
        (parameters.RELATIONS, records.Relation),
        (parameters.STATES, records.LinkState),
        (parameters.STANCES, records.Stance),
        (parameters.STATUSES, records.Status),
    ):
        assert spelled == tuple(enum)
    assert set(parameters.FORMATS) == {*reporting.FORMATS, "md"}
    assert parameters.ORDERS == ORDERS


def test_the_reference_is_up_to_date() -> None:
    kept = DOCS.read_text("utf-8")
    assert kept == reference(), "run: python -m workbench.cli.reference > docs/commands.md"


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["-q", "--help"]])
def test_help_of_the_real_program(args: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "workbench", *args], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.rstrip(), run.stderr) == (0, overview().rstrip(), "")
