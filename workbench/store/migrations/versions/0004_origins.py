"""Which claims stand in copies of one text, so that sources are counted once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "claim_origin",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("near", sa.LargeBinary(), nullable=False),
        sa.Column("around", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name="fk_claim_origin_claim_id_claim", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_origin"),
    )
    op.create_table(
        "origins_seen",
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("operation", name="pk_origins_seen"),
    )


def downgrade() -> None:
    op.drop_table("origins_seen")
    op.drop_table("claim_origin")
