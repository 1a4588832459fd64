"""What an article was read from and what a person set by hand; what claims are about and when.

Batch migrations rebuild a table: the triggers on it are made again, and AUTOINCREMENT is said again. The
images in the history get the new columns too, so that what was done before can still be undone.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEPT = {"sqlite_autoincrement": True}
_NEW: dict[str, dict[str, Any]] = {
    "article": {"excerpt": False, "edited": [], "capture_id": None},
    "claim": {"kinds": [], "dates": []},
}
_CHANGE = sa.table(
    "change",
    sa.column("id", sa.Integer),
    sa.column("table_name", sa.String),
    sa.column("before", sa.JSON(none_as_null=True)),
    sa.column("after", sa.JSON(none_as_null=True)),
)
_VIEW = """
    CREATE VIEW article_words AS
      SELECT article.id, article.title, article_text.text
      FROM article JOIN article_text ON article_text.id = article.text_id
    """
_TRIGGERS = (
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
    op.execute("DROP VIEW article_words")  # it would stand in the way of the renaming
    with op.batch_alter_table("article", recreate="always", table_kwargs=_KEPT) as batch:
        batch.add_column(_filled("excerpt", sa.Boolean(), "0"), insert_after="note")
        batch.add_column(_filled("edited", sa.JSON(), "[]"), insert_after="excerpt")
        batch.add_column(sa.Column("capture_id", sa.Integer(), nullable=True), insert_after="edited")
        batch.create_foreign_key("fk_article_capture_id_capture", "capture", ["capture_id"], ["id"])
        batch.create_index("ix_article_capture_id", ["capture_id"])
    with op.batch_alter_table("claim", recreate="always", table_kwargs=_KEPT) as batch:
        batch.add_column(_filled("kinds", sa.JSON(), "[]"), insert_after="reasons")
        batch.add_column(_filled("dates", sa.JSON(), "[]"), insert_after="kinds")
    for table, names in (("article", ("excerpt", "edited")), ("claim", ("kinds", "dates"))):
        with op.batch_alter_table(table, recreate="always", table_kwargs=_KEPT) as batch:
            for name in names:
                batch.alter_column(name, server_default=None)
    for statement in (_VIEW, *_TRIGGERS):
        op.execute(statement)
    _images(lambda table, image: image | _NEW[table])


def _filled(name: str, kind: Any, value: str) -> sa.Column[Any]:
    """A column that is never empty, with what the rows that are there get."""
    return sa.Column(name, kind, nullable=False, server_default=value)


def _images(changed: Any) -> None:
    """Write every image of an article's or claim's row in the history anew."""
    connection = op.get_bind()
    rows = sa.select(_CHANGE).where(_CHANGE.c.table_name.in_(_NEW)).order_by(_CHANGE.c.id)
    for row in connection.execute(rows).fetchall():
        values = {
            name: changed(row.table_name, image)
            for name in ("before", "after")
            if (image := getattr(row, name)) is not None
        }
        connection.execute(sa.update(_CHANGE).where(_CHANGE.c.id == row.id).values(**values))


def downgrade() -> None:
    op.execute("DROP VIEW article_words")
    with op.batch_alter_table("article", recreate="always", table_kwargs=_KEPT) as batch:
        batch.drop_index("ix_article_capture_id")
        batch.drop_constraint("fk_article_capture_id_capture", type_="foreignkey")
        for name in _NEW["article"]:
            batch.drop_column(name)
    with op.batch_alter_table("claim", recreate="always", table_kwargs=_KEPT) as batch:
        for name in _NEW["claim"]:
            batch.drop_column(name)
    for statement in (_VIEW, *_TRIGGERS):
        op.execute(statement)
    _images(lambda table, image: {name: value for name, value in image.items() if name not in _NEW[table]})
