"""The layout of the house: who imports whom, and what a mere look at the door costs."""

import subprocess
import sys

import pytest

from workbench import records

HEAVY = ("textual", "sqlalchemy", "alembic", "numpy", "lxml", "httpx", "trafilatura")
LOADED = f"print(*sorted({{name.partition('.')[0] for name in sys.modules}} & set({HEAVY!r})))"


def loaded_by(code: str) -> list[str]:
    """The heavy packages that are loaded after running some code in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint()\n{LOADED}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize(
    "code",
    [
        "import workbench",
        "from workbench import reading, spotting, linking, checking, reporting, records",
        "from workbench import linking; linking.compare('13-year arms embargo', '10-year arms embargo')",
        "from workbench import spotting; spotting.sentences('It rained. It poured.')",
        "from workbench.__main__ import main\nsys.argv = ['workbench', '--help']\n"
        "try: main()\nexcept SystemExit: pass",
        "from workbench.__main__ import main\nsys.argv = ['workbench', 'claims', '--no-such-option']\n"
        "try: main()\nexcept SystemExit: pass",
    ],
)
def test_a_look_at_the_door_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code) == []


def test_spotting_builds_no_records_but_its_own() -> None:
    code = "import sys\nfrom workbench import spotting; spotting.spot\n"
    code += "print(*(name for name in sys.modules if name.startswith('workbench.records.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {f"workbench.records.{name}" for name in ("base", "read", "spot")}


def test_every_record_can_be_had_from_the_package() -> None:
    for name in records.__all__:
        assert getattr(records, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = records.Nothing


def test_a_listing_needs_no_screen() -> None:
    code = "import tempfile, os\nfrom workbench.desk import claims, open_desk\n"
    code += "with open_desk(os.path.join(tempfile.mkdtemp(), 'claims.db')) as desk: claims.listing(desk)"
    assert "textual" not in loaded_by(code)


def test_the_rooms_keep_to_themselves() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
