"""A small database with something of everything, for tests to work on."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from workbench.store import captures, history
from workbench.store.copies import plain
from workbench.store.engine import Store
from workbench.store.models import Article, ArticleText, Capture, Claim, Cluster, Evidence, Link, Verdict

NOON = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
TEXT = "Café owners say 🙂 rents rose 7%.\r\nThe city denies it: rents fell by 2%.\nRents rose 7 percent."
ARCHIVED = b"The register of rents: a rise of 7%."
BY = {"by": "Ada", "door": "library"}


def fill(store: Store) -> None:
    """One article, three claims, two links, evidence, two verdicts; the last operation undone."""
    with history.operation(store, "read", **BY) as (session, entry):
        add_article(session, "https://paper.example/rents", "Rents in the city", TEXT)
        entry.summary = "read 1 article"
    with history.operation(store, "link", **BY) as (session, _):
        for a, b, relation, state in ((1, 2, "conflict", "suggested"), (1, 3, "same", "confirmed")):
            session.add(link(a, b, relation, state))
    with history.operation(store, "evidence.add", **BY) as (session, _):
        session.add(evidence(session, store))
    for number, rating in enumerate(("true", "mostly-true"), start=1):
        with history.operation(store, "verdict.set", **BY) as (session, _):
            session.add(verdict(number, rating))
    with history.operation(store, "claim.edit", **BY) as (session, _):
        session.get_one(Claim, 2).text = "Rents fell"
    history.undo(store, **BY)


def add_article(session: Session, key: str, title: str, text: str) -> Article:
    """An article with a claim, in a cluster of its own, for every line."""
    words = ArticleText(sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    session.add(words)
    session.flush()
    article = Article(
        key=key, number=1, origin=key, url=key, title=title, outlet="The Paper", byline="", language="en",
        published=date(2025, 2, 28), text_id=words.id, blocks=[[0, len(text), "body"]], read_at=NOON, note="",
        excerpt=False, edited=[], capture_id=None,
    )  # fmt: skip
    session.add(article)
    session.flush()
    start = 0
    for line in text.split("\n"):
        add_claim(session, article, start, line)
        start += len(line) + 1
    return article


def add_claim(session: Session, article: Article, start: int, quote: str) -> Claim:
    cluster = Cluster(status="open", touched=None)
    session.add(cluster)
    session.flush()
    claim = Claim(
        article_id=article.id, cluster_id=cluster.id, proposed=False, start=start, end=start + len(quote), quote=quote,
        text=quote.strip(), speaker="", worth=0.7, band="high", reasons=[["a figure", 1.5]],
        kinds=["quantity"], dates=[],
    )  # fmt: skip
    session.add(claim)
    session.flush()
    return claim


def link(a: int, b: int, relation: str, state: str) -> Link:
    return Link(
        a_id=a, b_id=b, relation=relation, state=state, score=0.9, same=0.05, conflict=0.9, reasons=["7 ≠ 2"], because=""
    )  # fmt: skip


def evidence(session: Session, store: Store) -> Evidence:
    sha256 = captures.keep(captures.captures_folder(store), ARCHIVED)
    capture = Capture(
        sha256=sha256, media_type="text/plain", size=len(ARCHIVED), origin="register.txt", captured_at=NOON
    )
    session.add(capture)
    session.flush()
    return Evidence(
        cluster_id=1, stance="supports", source="register.txt", title="", quote="a rise of 7%", note="",
        capture_id=capture.id, start=23, end=35, by="Ada", at=NOON,
    )  # fmt: skip


def verdict(number: int, rating: str) -> Verdict:
    return Verdict(
        cluster_id=1, number=number, scale="truth", rating=rating, because="the register says so",
        as_of=date(2025, 3, 1), by="Ada", at=NOON,
    )  # fmt: skip


def content(store: Store) -> dict[str, list[Any]]:
    """All rows of all tables of a store."""
    return rows(Path(store.engine.url.database or ""))


def damage(path: Path, text: str) -> None:
    """Spoil every page of a closed database on which `text` stands, but not the file's header."""
    data = bytearray(path.read_bytes())
    for start in range(0, len(data), 4096):
        if text.encode() in data[start : start + 4096]:
            first = start or 100
            data[first : first + 100] = b"\xa5" * 100
    path.write_bytes(data)


def rows(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables of a database file."""
    with plain(path) as raw:
        names = [
            name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
        ]
        return {
            name: raw.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names
            if "_fts" not in name
        }
