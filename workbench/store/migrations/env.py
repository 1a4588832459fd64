"""How Alembic runs here: on the connection it is given, inside the transaction that is open on it."""

from typing import Any

from alembic import context

from workbench.store.models import Base
from workbench.store.schema import FTS_TABLES


def is_modelled(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave out the full-text index: it is derived, and no model stands for it."""
    return kind != "table" or name is None or not name.startswith(FTS_TABLES)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=is_modelled,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
