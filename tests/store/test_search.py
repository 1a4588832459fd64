"""Search: plain words find claims and articles, whatever is typed and however it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from store.conftest import Spawn
from store.small import BY, add_article

from workbench.store import history
from workbench.store.engine import Store
from workbench.store.models import Article, Claim, Link
from workbench.store.opening import open_store
from workbench.store.search import find_articles, find_claims

CLAIMS = """Café owners say rents rose 7% last year.
Rents fell by 2%, said José Núñez; he's the mayor.
The 13-year arms embargo on Iran cost $1.4bn.
The embargo expired, and the embargo will not be renewed.
伊朗武器禁运已持续十三年。
รัฐบาลปฏิเสธข้อกล่าวหา
🙂 100% of NEAR voters AND nobody else"""
EMBARGO, EXPIRED, CHINESE, THAI, SIGNS = 3, 4, 5, 6, 7


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("searched") / "claims.db")
    with history.operation(store, "read", **BY) as (session, _):
        add_article(session, "https://paper.example/1", "Città: the news of the day", CLAIMS)
        add_article(session, "https://paper.example/2", "Rents", "Nothing of the kind was said in the city.")
    yield store
    store.close()


def claims(store: Store, query: str, limit: int = 50) -> list[int]:
    with store.read() as session:
        return find_claims(session, query, limit)


def articles(store: Store, query: str, limit: int = 50) -> list[int]:
    with store.read() as session:
        return find_articles(session, query, limit)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rents", {1, 2}),
        ("RENTS", {1, 2}),
        ("cafe", {1}),
        ("cafe\u0301", {1}),
        ("NUNEZ", {2}),
        ("nunez jose", {2}),
        ("rents embargo", set()),
        ("rents ro", {1}),  # the last word may be a beginning,
        ("ren rose", set()),  # the others are whole
        ("emb", {EMBARGO, EXPIRED}),
        ("e", {EMBARGO, EXPIRED, SIGNS}),
        ("7", {1}),
        ("2%", {2}),
        ("13-year", {EMBARGO}),
        ("$1.4bn", {EMBARGO}),
        ("4.1bn", set()),
        ("he's", {2}),
        ("  rents\t\n rose ", {1}),
        ("rents - rose", {1}),
        ("武器禁运", {CHINESE}),
        ("禁", {CHINESE}),
        ("武器 十三", {CHINESE}),
        ("武器 embargo", set()),
        ("ปฏิเสธ", {THAI}),
        ("🙂", {SIGNS}),
        ("%", {1, 2, SIGNS}),
        ("_", set()),
    ],
)
def test_words_find_claims(searched: Store, query: str, found: set[int]) -> None:
    assert set(claims(searched, query)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("NEAR", {SIGNS}),
        ("AND", {EXPIRED, SIGNS}),
        ("OR", set()),
        ("NOT embargo", {EXPIRED}),
        ("near AND voters", {SIGNS}),
        ("NEAR(voters nobody)", {SIGNS}),
        ("text:rents", set()),
        ("{text quote}: rents", set()),
        ("-rents", {1, 2}),
        ("^rents", {1, 2}),
        ("rents*", {1, 2}),
        ("*", set()),
        ('"', set()),
        ('"rents', {1, 2}),
        ('rents"', {1, 2}),
        ('"rents rose"', {1}),
        ('""', set()),
        ("(", set()),
        ("rents)", {1, 2}),
        ("'; DROP TABLE claim; --", set()),
        ("\0", set()),
        ("re\0nts", set()),
        ("rents\0rose", {1}),
        ("\ud800", set()),
        ("rents \ud800", {1, 2}),
        ("", set()),
        (" \n\t", set()),
        ("rents " * 100_000, {1, 2}),
        ("a.b-" * 100_000, set()),
    ],
)
def test_nothing_typed_is_syntax(searched: Store, query: str, found: set[int]) -> None:
    assert set(claims(searched, query)) == found


def test_the_best_come_first(searched: Store) -> None:
    assert claims(searched, "embargo") == [EXPIRED, EMBARGO]
    assert claims(searched, "embargo", limit=1) == [EXPIRED]
    assert claims(searched, "embargo", limit=0) == []


def test_articles_by_title_and_text(searched: Store) -> None:
    assert articles(searched, "citta") == [1]
    assert articles(searched, "said") == [1, 2] or articles(searched, "said") == [2, 1]
    assert articles(searched, "rents") == [2, 1]  # a word in the title counts for more
    assert articles(searched, "news embargo") == [1]
    assert articles(searched, "禁运") == [1]
    assert articles(searched, '"*') == []


def test_the_index_follows_every_change(filled: Store) -> None:
    with history.operation(filled, "claim.edit", **BY) as (session, _):
        session.get_one(Claim, 1).text = "Landlords ask for more"
        session.get_one(Claim, 1).quote = "Landlords"
        session.get_one(Article, 1).title = "Landlords"
    assert claims(filled, "landlords") == [1]
    assert claims(filled, "cafe") == []
    assert articles(filled, "landlords") == [1]
    history.undo(filled, **BY)
    assert claims(filled, "landlords") == articles(filled, "landlords") == []
    assert claims(filled, "cafe") == articles(filled, "cafe") == [1]
    with history.operation(filled, "claim.delete", **BY) as (session, _):
        session.delete(session.get_one(Link, 1))
        session.flush()
        session.delete(session.get_one(Claim, 2))
    assert claims(filled, "denies") == []
    history.undo(filled, **BY)
    assert claims(filled, "denies") == [2]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_claim_is_found_by_its_own_words(store: Store, text: str) -> None:
    line = text.replace("\n", " ").replace("\0", " ")
    assume(line.strip())
    with store.write() as session:
        article = add_article(session, f"https://paper.example/{text!r}", "", line)
        claim = session.query(Claim).filter_by(article_id=article.id).one()
        assert claim.id in find_claims(session, line, 10_000)
        assert article.id in find_articles(session, line, 10_000)
        session.rollback()


WITH_THE_OTHER_SQLITE = """
import sys
from store.small import fill
from workbench.store.opening import open_store
from workbench.store.opening import open_store
from workbench.store.search import find_articles, find_claims
store = open_store(sys.argv[1])
fill(store)
with store.read() as session:
    print(find_claims(session, "cafe ren", 5), find_articles(session, "RENTS", 5), find_claims(session, '"*', 5))
"""


def test_the_sqlite_that_python_links(where: Path, spawn: Spawn) -> None:
    assert spawn(WITH_THE_OTHER_SQLITE, where, bundled=False).communicate()[0] == "[1] [1] []\n"
