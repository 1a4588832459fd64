"""What a checker can do: one function, one transaction, one line in the history. The only door to the store.

Every function takes the `Desk` first and may be called from any thread. Records go in and come out; all
errors are `workbench.errors`. Where a function takes `seen`, it is the version of the row that the
screen showed: if somebody changed it since, the edit is refused with `StaleEdit`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.desk.desk import Desk, open_desk

__all__ = ["Desk", "open_desk"]


def __getattr__(name: str) -> Any:
    # Late, so that `desk.glance` can be had without all that a desk needs.
    if name in __all__:
        from workbench.desk import desk

        return getattr(desk, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
