"""The whole schema of a new database at once, and the marks by which a file is recognised as ours.

A new database skips the migrations, which are slow to import; both ways give the same schema.
"""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert, select
from sqlalchemy.orm import Session

from workbench.store.marks import APPLICATION_ID, HEAD, NONE
from workbench.store.models import Base

FTS_TABLES = ("claim_fts", "article_fts")

# The words of claims and articles, without their text; what search.py asks. Kept by triggers.
FULL_TEXT = (
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

_VERSION = Table(  # as Alembic makes it
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def create(connection: Connection) -> None:
    """Make every table in an empty database."""
    Base.metadata.create_all(connection)
    for statement in FULL_TEXT:
        connection.exec_driver_sql(statement)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    number(connection, HEAD)


def number(connection: Connection, revision: str) -> None:
    """Write the revision into the file's header too, where it is read before SQLite opens the file."""
    connection.exec_driver_sql(f"PRAGMA user_version={int(revision)}")


def revision(connection: Connection | Session) -> str:
    """The migration that a database stands at."""
    return connection.execute(select(_VERSION.c.version_num)).scalar() or NONE
