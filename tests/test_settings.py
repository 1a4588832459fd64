"""Settings: which of four places wins, and what is said of a bad one."""

from pathlib import Path

import pytest

from workbench.errors import SettingsError
from workbench.settings import Settings, load


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, folder in (("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")):
        monkeypatch.setenv(name, str(tmp_path / folder))


def here(tmp_path: Path, toml: str | None = None) -> Path:
    cwd = tmp_path / "here"
    cwd.mkdir(exist_ok=True)
    if toml is not None:
        (cwd / "workbench.toml").write_text(toml, "utf-8")
    return cwd


def test_every_setting_has_a_default_and_a_description(tmp_path: Path) -> None:
    settings = load(cwd=here(tmp_path), env={})
    assert (settings.scale, settings.limit, settings.timeout) == ("truth", 20_000_000, 20.0)
    assert settings.by
    assert all(field.description for field in Settings.model_fields.values())


def test_the_database_is_here_where_there_is_one_else_in_the_data_folder(tmp_path: Path) -> None:
    cwd = here(tmp_path)
    away = load(cwd=cwd, env={}).db
    assert Path(away).is_absolute()
    assert Path(away).parts[-2:] == ("claim-workbench", "claims.db")
    (cwd / "claims.db").touch()
    assert Path(load(cwd=cwd, env={}).db) == cwd / "claims.db"


def test_flags_win_over_variables_over_the_file_over_defaults(tmp_path: Path) -> None:
    cwd = here(tmp_path, 'db = "file.db"\nby = "file"\nlimit = 1\n')
    env = {
        "WORKBENCH_DB": "env.db",
        "WORKBENCH_BY": "env",
        "WORKBENCH_TIMEOUT": "2.5",
        "WORKBENCH_DEBUG": "1",
    }
    settings = load(db="flag.db", cwd=cwd, env=env)
    assert (settings.db, settings.by, settings.limit) == ("flag.db", "env", 1)
    assert (settings.timeout, settings.scale) == (2.5, "truth")
    assert load(cwd=cwd, env={"WORKBENCH_DB": ""}).by == "file"


def test_a_path_in_a_file_starts_from_its_folder_and_a_url_stays(tmp_path: Path) -> None:
    cwd = here(tmp_path, 'db = "sub/x.db"')
    assert Path(load(cwd=cwd, env={}).db) == cwd / "sub" / "x.db"
    here(tmp_path, 'db = "postgresql://host/claims"')
    assert load(cwd=cwd, env={}).db == "postgresql://host/claims"


def test_the_users_file_counts_where_there_is_none_here(tmp_path: Path) -> None:
    from platformdirs import user_config_path

    users = user_config_path("claim-workbench", appauthor=False)
    users.mkdir(parents=True)
    (users / "workbench.toml").write_text('scale = "five"')
    cwd = here(tmp_path)
    assert load(cwd=cwd, env={}).scale == "five"
    here(tmp_path, "")
    assert load(cwd=cwd, env={}).scale == "truth"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("colour = 1", "`colour` is no setting"),
        ('limit = "5"', "`limit` is wrong"),
        ("limit = true", "`limit` is wrong"),
        ("limit = 0", "`limit` is wrong"),
        ("timeout = inf", "`timeout` is wrong"),
        ('by = "  "', "`by` is wrong"),
        ('db = "a\\u0000b"', "`db` is wrong"),
        ("db = [1]", "`db` is wrong"),
        ("limit = ", "is not TOML"),
        ("a = " + "[" * 5000, "is not TOML"),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, toml: str, said: str) -> None:
    cwd = here(tmp_path, toml)
    with pytest.raises(SettingsError) as caught:
        load(cwd=cwd, env={})
    assert caught.value.message.startswith(str(cwd / "workbench.toml"))
    assert said in caught.value.message
    assert caught.value.exit_code == 2


def test_bytes_that_are_no_text_are_not_toml(tmp_path: Path) -> None:
    cwd = here(tmp_path)
    (cwd / "workbench.toml").write_bytes(b'by = "\xff"')
    with pytest.raises(SettingsError, match="is not TOML"):
        load(cwd=cwd, env={})


def test_bad_variables_and_flags_are_named(tmp_path: Path) -> None:
    cwd = here(tmp_path)
    with pytest.raises(SettingsError, match="WORKBENCH_LIMIT is wrong"):
        load(cwd=cwd, env={"WORKBENCH_LIMIT": "many"})
    with pytest.raises(SettingsError, match="--db is wrong"):
        load(db="", cwd=cwd, env={})
