"""Settings: defaults < `workbench.toml` < `WORKBENCH_*` variables < flags.

`workbench.toml` is looked for in the current folder, then in the user's configuration folder. Its keys
are the fields of `Settings`; the variables have the same names, as in `WORKBENCH_LIMIT`.
"""

import getpass
import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from workbench.errors import SettingsError
from workbench.records import Record

FILE = "workbench.toml"
DATABASE = "claims.db"
_FOLDER = "claim-workbench"  # in the user's data and configuration folders


class Settings(Record):
    """What a person may set."""

    model_config = ConfigDict(str_strip_whitespace=True, allow_inf_nan=False)

    db: str = Field(
        min_length=1,
        pattern=r"^[^\x00]*$",
        description="path or URL of the database; by default `claims.db` here, else in the user's data folder",
    )
    by: str = Field(min_length=1, description="who is at work, for the history; by default the login name")
    scale: str = Field(default="truth", min_length=1, description="scale of new verdicts")
    meaning: str = Field(
        default="off",
        min_length=1,
        pattern=r"^[^\x00]*$",
        description="sentence model that links too: `off`, `auto` (an installed package's), or its folder",
    )
    limit: int = Field(default=20_000_000, gt=0, description="bytes that one source may have")
    timeout: float = Field(default=20.0, gt=0, description="seconds to wait for a page")


def load(
    *,
    db: str | None = None,
    by: str | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Settings:
    """The settings in force; `db` and `by` are flags.

    Raises `SettingsError`, naming the file and key, the variable or the flag.
    """
    cwd = cwd or Path.cwd()
    env = os.environ if env is None else env
    settings = Settings(db=_default_db(cwd), by=_login())
    file = _file(cwd)
    if file is not None:
        settings = _over(settings, _read(file), lambda key: f"{file}: `{key}`", strict=True)
    names = {name: f"WORKBENCH_{name.upper()}" for name in Settings.model_fields}
    variables = {name: env[variable] for name, variable in names.items() if env.get(variable)}
    settings = _over(settings, variables, names.__getitem__)
    flags = {name: value for name, value in (("db", db), ("by", by)) if value is not None}
    return _over(settings, flags, "--{}".format)


def _over(
    settings: Settings, values: Mapping[str, Any], where: Callable[[str], str], *, strict: bool = False
) -> Settings:
    """The settings with some of them replaced; `where` names the place that a bad value came from."""
    try:
        return Settings.model_validate({**settings.model_dump(), **values}, strict=strict)
    except ValidationError as error:
        first = error.errors()[0]
        what = where(str(first["loc"][0]))
        if first["type"] == "extra_forbidden":
            raise SettingsError(
                f"{what} is no setting", f"known: {', '.join(Settings.model_fields)}"
            ) from None
        raise SettingsError(f"{what} is wrong", first["msg"].lower()) from None


def _file(cwd: Path) -> Path | None:
    here = cwd / FILE
    if here.is_file():
        return here
    from platformdirs import user_config_path

    users = user_config_path(_FOLDER, appauthor=False) / FILE
    return users if users.is_file() else None


def _read(file: Path) -> dict[str, Any]:
    """The keys of a settings file. A relative path in it starts from the folder of the file."""
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read", (error.strerror or "").lower()) from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{file} is not TOML", str(error)) from None
    for key in ("db", "meaning"):
        value = values.get(key)
        if isinstance(value, str) and value and "://" not in value and value not in ("off", "auto"):
            values[key] = str(file.parent / Path(value).expanduser())
    return values


def _default_db(cwd: Path) -> str:
    if (cwd / DATABASE).exists():
        return DATABASE if cwd == Path.cwd() else str(cwd / DATABASE)
    return str(data_folder() / DATABASE)


def data_folder() -> Path:
    """The user's data folder, where a database lies that is nowhere else. It may not be there yet."""
    from platformdirs import user_data_path

    return user_data_path(_FOLDER, appauthor=False)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return "somebody"
