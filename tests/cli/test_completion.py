"""Shell completion: the scripts load, and complete commands, options and words."""

import shutil
import subprocess

import pytest


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_says_how_to_install_it_and_loads(shell, name: str) -> None:
    result = shell("completion", name)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# ")
    assert f"workbench completion {name}" in result.out.partition("\n")[0]
    if shutil.which(name):
        script = shell.folder / f"complete.{name}"
        script.write_text(result.out)
        check = subprocess.run([name, "-n", script], capture_output=True, text=True, check=False)
        assert (check.returncode, check.stderr) == (0, "")


def completed(shell, line: str) -> list[str]:
    words = line.split(" ")
    env = {
        "_WORKBENCH_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    result = shell(env=env)
    assert (result.code, result.err) == (0, ""), line
    return [item.partition(",")[2] for item in result.out.split()]


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("workbench cl", {"claims", "clusters"}),
        ("workbench claims --", {"--query", "--band", "--json", "--db"}),
        ("workbench claims --band ", {"high", "medium", "low"}),
        ("workbench clusters ", {"merge", "split", "list"}),
        ("workbench clusters --st", {"--status"}),
        ("workbench clusters --status ", {"open", "dismissed"}),
        ("workbench clusters status 1 d", {"dismissed"}),
        ("workbench evidence add 1 x --stance ", {"supports", "refutes", "context"}),
        ("workbench verdict set 1 mostly", {"mostly-true", "mostly-false"}),
        ("workbench verdict set ", {"1", "2"}),
        ("workbench verdict set --scale support 1 ref", {"refuted"}),
        ("workbench report --format ", {"markdown", "html", "json"}),
    ],
)
def test_words_complete(desk, line: str, there: set[str]) -> None:
    assert there <= set(completed(desk, line))


def test_ids_without_a_database_complete_to_nothing(shell) -> None:
    assert completed(shell, "workbench verdict set ") == []
    assert not list(shell.folder.iterdir())
