"""Wrong calls: one line on stderr, exit code 2, nothing on stdout, nothing made."""

import pytest


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["clams"], "no such command 'clams'. Did you mean 'claims'?"),
        (["clusters", "mrge", "1", "2"], "Did you mean 'merge'?"),
        (["claims", "--bnd", "high"], "no such option '--bnd'"),
        (["claims", "--band", "hi"], "'high', 'medium', 'low'"),
        (["claims", "x"], "'x' is no id"),
        (["claims", "0"], "'0' is no id"),
        (["claims", "9" * 30], "is no id"),
        (["claims", "²"], "is no id"),
        (["claims", "--limit", "0"], "--limit"),
        (["claims", "--db"], "'--db' requires an argument"),
        (["claims", "--db", ""], "--db"),
        (["read"], "missing argument 'SOURCE...'"),
        (["read", "a", "b", "--url", "http://velmar.example"], "--url belongs to one source"),
        (["links", "accept", "1"], "missing argument 'B'"),
        (["evidence"], "missing argument 'CLUSTER'"),
        (["evidence", "add", "1", "x.txt"], "missing option '--stance'"),
        (["evidence", "add", "1", "x.txt", "--stance", "maybe"], "'supports', 'refutes', 'context'"),
        (["verdict", "set", "1", "false"], "missing option '--because'"),
        (["report", "--format", "pdf"], "'--format'"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
        ([], "the screens need a terminal"),
    ],
)
def test_one_line_that_names_it(shell, args: list[str], said: str) -> None:
    result = shell(*args)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.startswith("workbench: ")
    assert result.err.count("\n") == 1
    assert "--help`" in result.err or "read the others without it" in result.err
    assert not list(shell.folder.iterdir())


def test_what_was_typed_cannot_steer_the_terminal(shell) -> None:
    result = shell("claims", "\x1b]0;owned\x07\nworkbench: all is well")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "\x1b" not in result.err
    assert "␛]0;owned" in result.err


@pytest.mark.parametrize(
    "args", [["claims"], ["link"], ["verify"], ["undo"], ["report"], ["clusters", "merge", "1", "2"]]
)
def test_only_reading_makes_a_database(shell, args: list[str]) -> None:
    result = shell(*args, "--db", "missing.db")
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert "missing.db" in result.err
    assert not list(shell.folder.iterdir())


def test_settings_that_are_wrong_are_named(shell) -> None:
    (shell.folder / "workbench.toml").write_text("colour = 1")
    result = shell("claims")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "workbench.toml: `colour` is no setting" in result.err
    (shell.folder / "workbench.toml").unlink()
    assert "WORKBENCH_LIMIT is wrong" in shell("claims", env={"WORKBENCH_LIMIT": "many"}).err
