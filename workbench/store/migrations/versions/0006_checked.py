"""Published fact-checks, and the claims that they may be about."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "checked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("claim", "title", "url", "publisher", "rating")
        ),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("claimant", sa.Text(), nullable=False),
        sa.Column("claimed", sa.Date(), nullable=True),
        sa.Column("appeared", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_checked"),
        sa.UniqueConstraint("key", name="uq_checked_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "checked_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("checked_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=False) for name in ("score", "same", "conflict")),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_checked_link_claim_id_claim"),
        sa.ForeignKeyConstraint(["checked_id"], ["checked.id"], name="fk_checked_link_checked_id_checked"),
        sa.PrimaryKeyConstraint("id", name="pk_checked_link"),
        sa.UniqueConstraint("claim_id", "checked_id", name="uq_checked_link_claim_id_checked_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_checked_link_checked_id", "checked_link", ["checked_id"])


def downgrade() -> None:
    op.drop_index("ix_checked_link_checked_id", "checked_link")
    change = sa.table("change", sa.column("table_name", sa.String))
    for name in ("checked_link", "checked"):
        op.get_bind().execute(sa.delete(change).where(change.c.table_name == name))
        op.drop_table(name)
