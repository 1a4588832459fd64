"""The first tables: articles, claims, links, clusters, evidence, verdicts, their history, the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_FULL_TEXT = (
    """
    CREATE VIRTUAL TABLE claim_fts USING fts5(
      text, quote, content='claim', content_rowid='id',
      tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    """
    CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
      INSERT INTO claim_fts(rowid, text, quote) VALUES (new.id, new.text, new.quote);
    END
    """,
    """
    CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
      INSERT INTO claim_fts(claim_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
    END
    """,
    """
    CREATE TRIGGER claim_fts_update AFTER UPDATE OF text, quote ON claim BEGIN
      INSERT INTO claim_fts(claim_fts, rowid, text, quote) VALUES ('delete', old.id, old.text, old.quote);
      INSERT INTO claim_fts(rowid, text, quote) VALUES (new.id, new.text, new.quote);
    END
    """,
    """
    CREATE VIEW article_words AS
      SELECT article.id, article.title, article_text.text
      FROM article JOIN article_text ON article_text.id = article.text_id
    """,
    """
    CREATE VIRTUAL TABLE article_fts USING fts5(
      title, text, content='article_words', content_rowid='id',
      tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    """
    CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
      INSERT INTO article_fts(rowid, title, text)
        SELECT new.id, new.title, text FROM article_text WHERE id = new.text_id;
    END
    """,
    """
    CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
      INSERT INTO article_fts(article_fts, rowid, title, text)
        SELECT 'delete', old.id, old.title, text FROM article_text WHERE id = old.text_id;
    END
    """,
    """
    CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text_id ON article BEGIN
      INSERT INTO article_fts(article_fts, rowid, title, text)
        SELECT 'delete', old.id, old.title, text FROM article_text WHERE id = old.text_id;
      INSERT INTO article_fts(rowid, title, text)
        SELECT new.id, new.title, text FROM article_text WHERE id = new.text_id;
    END
    """,
)


def upgrade() -> None:
    """Make every table in an empty database."""
    _content()
    _claims()
    _decisions()
    _history()
    for statement in _FULL_TEXT:
        op.execute(statement)


def _content() -> None:
    op.create_table(
        "article_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article_text"),
        sa.UniqueConstraint("sha256", name="uq_article_text_sha256"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("key", "number", name="uq_article_key_number"),
        sa.ForeignKeyConstraint(["text_id"], ["article_text.id"], name="fk_article_text_id_article_text"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_text_id", "article", ["text_id"])
    op.create_table(
        "capture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("captured_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_capture"),
        sa.UniqueConstraint("sha256", name="uq_capture_sha256"),
    )


def _claims() -> None:
    op.create_table(
        "cluster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("touched", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cluster"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("worth", sa.Float(), nullable=False),
        sa.Column("band", sa.String(10), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_claim_offsets")),
        sa.UniqueConstraint("article_id", "start", "end", name="uq_claim_article_id_start_end"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_claim_article_id_article"),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name="fk_claim_cluster_id_cluster"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_cluster_id", "claim", ["cluster_id"])
    op.create_index("ix_claim_worth", "claim", ["worth"])
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("same", sa.Double(), nullable=False),
        sa.Column("conflict", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link"),
        sa.CheckConstraint("a_id < b_id", name=op.f("ck_link_order")),
        sa.UniqueConstraint("a_id", "b_id", name="uq_link_a_id_b_id"),
        sa.ForeignKeyConstraint(["a_id"], ["claim.id"], name="fk_link_a_id_claim"),
        sa.ForeignKeyConstraint(["b_id"], ["claim.id"], name="fk_link_b_id_claim"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_link_b_id", "link", ["b_id"])
    op.create_index("ix_link_state", "link", ["state"])


def _decisions() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name="fk_evidence_cluster_id_cluster"),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name="fk_evidence_capture_id_capture"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_cluster_id", "evidence", ["cluster_id"])
    op.create_index("ix_evidence_capture_id", "evidence", ["capture_id"])
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scale", sa.String(40), nullable=False),
        sa.Column("rating", sa.String(40), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sa.UniqueConstraint("cluster_id", "number", name="uq_verdict_cluster_id_number"),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name="fk_verdict_cluster_id_cluster"),
        sqlite_autoincrement=True,
    )


def _history() -> None:
    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("door", sa.String(20), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operation"),
        sa.ForeignKeyConstraint(["target_id"], ["operation.id"], name="fk_operation_target_id_operation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_operation_by", "operation", ["by"])
    op.create_index("ix_operation_target_id", "operation", ["target_id"])
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name="fk_change_operation_id_operation"),
    )
    op.create_index("ix_change_operation_id", "change", ["operation_id"])
    op.create_index("ix_change_table_name_row_id", "change", ["table_name", "row_id"])


def downgrade() -> None:
    """Back to an empty database."""
    op.execute("DROP TABLE claim_fts")
    op.execute("DROP TABLE article_fts")
    op.execute("DROP VIEW article_words")
    for name in (
        "change", "operation", "verdict", "evidence", "link", "claim", "cluster", "capture", "article", "article_text",
    ):  # fmt: skip
        op.drop_table(name)
