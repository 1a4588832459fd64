"""What the desk learns from its decisions: how it does, what it has learned, and where claims rank by it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "learning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learning"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "learned",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("dismissed", sa.Integer(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learned"),
    )
    op.create_table(
        "claim_rank",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("odds", sa.Double(), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("band", sa.String(10), nullable=True),
        sa.Column("shift", sa.Double(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name="fk_claim_rank_claim_id_claim", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_rank"),
    )
    op.create_index("ix_claim_rank_score", "claim_rank", ["score"])


def downgrade() -> None:
    op.drop_table("claim_rank")
    op.drop_table("learned")
    connection = op.get_bind()
    change = sa.table("change", sa.column("table_name", sa.String))
    connection.execute(sa.delete(change).where(change.c.table_name == "learning"))
    op.drop_table("learning")
