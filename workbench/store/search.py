"""Full-text search over claims and articles: plain words in, ids out, the best first.

On SQLite the words are in FTS5 tables that hold no text of their own and are kept by triggers. A word
finds its accented and capitalised forms, the last one is a beginning, and all must be there. Scripts that
write no spaces have no words to index: those parts of a query are looked for anywhere in the text.
"""

import re
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from workbench.store.models import Article, ArticleText, Claim

_MOST = 200  # characters of a query that are looked at, far more than a person types
_RANKED = 10_000  # the newest that match are ranked; more would make the commonest words slow
# Thai and Lao, Myanmar, Khmer, New Tai Lue, kana, CJK ideographs
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class _Query(NamedTuple):
    """A query taken apart: words for the index, and parts to look for anywhere in the text."""

    words: str  # as FTS5 has it; "" is none
    parts: list[str]


def find_claims(session: Session, query: str, limit: int) -> list[int]:
    """Ids of the claims whose text or quote has every word of a plain-text query, the best first."""
    found = _find(query, "claim_fts", Claim.id, (Claim.text, Claim.quote), (2.0, 1.0))
    return [] if found is None else list(session.scalars(found.limit(limit)))


def find_articles(session: Session, query: str, limit: int) -> list[int]:
    """Ids of the articles whose title or text has every word of a plain-text query, the best first."""
    found = _find(query, "article_fts", Article.id, (Article.title, ArticleText.text), (4.0, 1.0))
    if found is None:
        return []
    return list(session.scalars(found.join(ArticleText, ArticleText.id == Article.text_id).limit(limit)))


def _find(
    query: str,
    index: str,
    id: InstrumentedAttribute[int],
    columns: tuple[InstrumentedAttribute[str], ...],
    weights: tuple[float, ...],
) -> Select[int] | None:
    """The select that answers a query, newest first among equals; None where nothing was asked."""
    words, parts = _parse(query)
    if not words and not parts:
        return None
    found = select(id).where(*(_anywhere(part, columns) for part in parts))
    if words:
        ranks = _ranks(index, words, weights)
        found = found.join(ranks, ranks.c.rowid == id).order_by(ranks.c.rank)
    return found.order_by(id.desc())


def _ranks(index: str, words: str, weights: tuple[float, ...]) -> Subquery:
    """Ids and ranks (the lowest is the best) of the newest rows that match."""
    fts = table(index, column("rowid"))
    this: ColumnElement[str] = literal_column(index, String)
    found = select(fts.c.rowid, func.bm25(this, *weights).label("rank")).where(
        this.op("MATCH")(literal(words))
    )
    return found.order_by(fts.c.rowid.desc()).limit(_RANKED).subquery()


def _parse(query: str) -> _Query:
    plain = query.encode("utf-8", "replace").decode("utf-8")  # lone surrogates cannot be asked for
    typed = plain[:_MOST].replace("\0", " ").split()
    spaced = [word for word in typed if not _UNSPACED.search(word) and any(c.isalnum() for c in word)]
    parts = [word for word in typed if _UNSPACED.search(word)]
    if not spaced and not parts:
        parts = typed  # signs only: "€", an emoji
    return _Query(_as_phrases(spaced, last=typed[-1:]), parts)


def _as_phrases(words: list[str], last: list[str]) -> str:
    """Each word as an FTS5 string: nothing in it is syntax, and "1.4bn" is the words 1 and 4bn in a row."""
    phrases = ['"' + word.replace('"', " ") + '"' for word in words]
    if words and words[-1:] == last:
        phrases[-1] += "*"
    return " ".join(phrases)


def _anywhere(part: str, columns: tuple[InstrumentedAttribute[str], ...]) -> ColumnElement[bool]:
    return or_(*(stands.contains(part, autoescape=True) for stands in columns))
