"""The first claims of a list, read by the bare driver, so that a screen can show them before SQLAlchemy is imported.

The same claims as `queries.claim_views` gives, best first; a test holds the two together. Nothing is
written, and no file but a sound, current database of ours is touched.
"""

import json
import os
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from workbench.errors import StoreError
from workbench.records import ClaimView, Dated, Reason
from workbench.store.additions import additions
from workbench.store.header import recognise
from workbench.store.library import sqlite_library
from workbench.store.marks import HEAD
from workbench.store.sources import Told, independent
from workbench.text import source_name

# By an index each; where anything is learned, every claim has a rank.
_AS_SPOTTED = "SELECT id FROM claim ORDER BY worth DESC, id LIMIT ?"
_AS_LEARNED = "SELECT claim_id AS id FROM claim_rank ORDER BY score DESC, claim_id LIMIT ?"
_FIRST = """
    SELECT c.id, c.article_id AS article, c.start, c."end", c.quote, c.text, c.speaker,
           coalesce(r.score, c.worth) AS worth, coalesce(r.band, c.band) AS band, c.reasons, r.shift, r.told,
           c.kinds, c.dates, c.cluster_id AS cluster, c.proposed, k.status, a.origin, a.outlet, a.url, a.title,
           a.published, coalesce((SELECT v.rating FROM verdict v WHERE v.cluster_id = c.cluster_id
                                  ORDER BY v.number DESC LIMIT 1), '') AS verdict,
           (SELECT count(DISTINCT l.checked_id)
                   - count(DISTINCT CASE WHEN l.state = 'rejected' THEN l.checked_id END)
            FROM claim m JOIN checked_link l ON l.claim_id = m.id
            WHERE m.cluster_id = c.cluster_id) AS checked_before
    FROM ({first}) f JOIN claim c ON c.id = f.id LEFT JOIN claim_rank r ON r.claim_id = c.id
    JOIN article a ON a.id = c.article_id JOIN cluster k ON k.id = c.cluster_id
    ORDER BY coalesce(r.score, c.worth) DESC, c.id
"""
_OUTLETS = """
    SELECT DISTINCT c.cluster_id, a.outlet, a.url, a.origin, o.origin_id, coalesce(o.credit, '')
    FROM claim c JOIN article a ON a.id = c.article_id LEFT JOIN claim_origin o ON o.claim_id = c.id
    WHERE c.cluster_id IN (SELECT cluster_id FROM claim WHERE id IN ({first}))
"""


def first_claims(path: Path, limit: int) -> list[ClaimView] | None:
    """The first claims of the database at `path`, best first.

    None where a glance is not enough: it must be made, migrated, mended, or waited for. No connection of
    this process may be open on the file.
    """
    library = sqlite_library()
    try:
        recognise(path, str(path))
        with closing(library.connect(os.fsencode(path), timeout=0, isolation_level=None)) as connection:
            connection.row_factory = library.Row
            connection.execute("PRAGMA query_only=ON")
            [version] = connection.execute("PRAGMA user_version").fetchone()
            return _views(connection, limit) if version == int(HEAD) else None
    except (StoreError, OSError, library.Error):
        return None  # opening it in earnest says what is wrong


def _views(connection: Any, limit: int) -> list[ClaimView]:
    connection.execute("BEGIN")  # all queries see the same
    learned = connection.execute("SELECT weights, words FROM learned").fetchone()
    weights, words = ({}, {}) if learned is None else map(json.loads, learned)
    first = _AS_SPOTTED if learned is None else _AS_LEARNED
    told: dict[int, set[Told]] = defaultdict(set)
    for cluster, *where, copied, credit in connection.execute(_OUTLETS.format(first=first), (limit,)):
        told[cluster].add(Told(source_name(*where), copied, credit))
    sources = {cluster: len(independent(claims)) for cluster, claims in told.items()}
    rows = connection.execute(_FIRST.format(first=first), (limit,))
    return [_view(dict(row), sources, weights, words) for row in rows]


def _view(
    row: dict[str, Any], sources: dict[int, int], weights: dict[str, Any], words: dict[str, str]
) -> ClaimView:
    outlet = row.pop("outlet")
    reasons, kinds, dates = (json.loads(row.pop(name)) for name in ("reasons", "kinds", "dates"))
    told, shift = row.pop("told"), row.pop("shift")
    reasons += additions(told or "", shift or 0.0, weights, words)
    return ClaimView.model_validate(
        row
        | {
            "reasons": tuple(Reason(text=text, weight=weight) for text, weight in reasons),
            "kinds": tuple(kinds),
            "dates": tuple(
                Dated(start=start, end=end, first=first, last=last) for start, end, first, last in dates
            ),
            "source": source_name(outlet, row["url"], row["origin"]),
            "sources": sources[row["cluster"]],
        }
    )
