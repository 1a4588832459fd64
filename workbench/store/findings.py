"""What a check of the database gives back."""

from typing import NamedTuple


class Result(NamedTuple):
    """What a check looked at ("312 claims"), and one line for each thing that is wrong."""

    looked_at: str
    wrong: list[str]


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 claim", "2 claims"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
