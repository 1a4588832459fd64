"""Whether the bands of linking follow the decisions on pairs, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "tuning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tuning"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    connection = op.get_bind()
    change = sa.table("change", sa.column("table_name", sa.String))
    connection.execute(sa.delete(change).where(change.c.table_name == "tuning"))
    op.drop_table("tuning")
