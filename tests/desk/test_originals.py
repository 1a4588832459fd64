"""Originals and what is known of an article: proven by its bytes, set right by hand, never lost again."""

import gzip
import hashlib
from datetime import date
from pathlib import Path

import pytest

from workbench.desk import Desk, articles, claims, intake, past, upkeep
from workbench.errors import Damaged, NotFound, ReadError, UsageError

PAGE = """<html lang="en"><head><title>Tram opens - The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="article:published_time" content="2021-05-04"></head>
<body><article><h1>Tram opens</h1>
<p>The new tram line cost $310 million and opened on Monday, the council said in a statement to reporters.</p>
<p>It will carry 40,000 people a day by next year, according to the operator, which runs two other lines.</p>
</article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tram.html"
    path.write_text(PAGE)
    return path


# --- originals -----------------------------------------------------------------------------------


def test_an_article_is_proven_by_its_bytes(desk: Desk, page: Path) -> None:
    read = intake.read(desk, page)
    page.unlink()

    kept = articles.original(desk, read.article)

    assert kept.data == PAGE.encode()
    assert articles.article(desk, read.article).raw == hashlib.sha256(PAGE.encode()).hexdigest()
    assert all(finding.ok for finding in upkeep.verify(desk))


def test_what_is_unchanged_is_not_archived_again(desk: Desk, page: Path, tmp_path: Path) -> None:
    intake.read(desk, page)
    page.write_text(PAGE.replace("</body>", "<script>ad()</script></body>"))

    assert intake.read(desk, page).outcome == "unchanged"
    assert len(list((tmp_path / "claims.captures").rglob("*.gz"))) == 1


def test_rereading_says_the_same_or_makes_a_version(desk: Desk, page: Path) -> None:
    read = intake.read(desk, page)
    assert intake.reread(desk, read.article).outcome == "unchanged"

    with desk.operation("spoil") as (session, _):  # as if an earlier extraction had cut less well
        from workbench.store import graph, models

        text = "The new tram line cost $310 million."
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        session.get_one(models.Article, read.article).text_id = graph.keep_text(session, sha256, text)
    again = intake.reread(desk, read.article)

    assert (again.outcome, again.version) == ("version", 2)
    assert "40,000 people" in articles.article(desk, again.article).text


def test_an_original_that_was_changed_is_never_believed(desk: Desk, page: Path, tmp_path: Path) -> None:
    read = intake.read(desk, page)
    [file] = (tmp_path / "claims.captures").rglob("*.gz")
    file.write_bytes(gzip.compress(PAGE.replace("310", "31").encode()))

    for deed in (articles.original, intake.reread):
        with pytest.raises(Damaged, match="does not hold what was archived"):
            deed(desk, read.article)
    file.unlink()
    with pytest.raises(Damaged):
        intake.reread(desk, read.article)
    with pytest.raises(NotFound, match="no article 99"):
        articles.original(desk, 99)


# --- set right by hand ---------------------------------------------------------------------------


def test_what_is_set_by_hand_shows_everywhere_and_can_be_undone(desk: Desk, page: Path) -> None:
    read = intake.read(desk, page)

    articles.edit(
        desk, read.article, outlet="Quay Weekly", published="2021-06-01", byline="Ines Marr",
        title="Tram\nopens", url="https://quay.example/tram", language="en-GB",
    )  # fmt: skip

    found = articles.article(desk, read.article)
    assert (found.outlet, found.byline, found.title) == ("Quay Weekly", "Ines Marr", "Tram opens")
    assert (found.published, found.url, found.language) == (
        date(2021, 6, 1),
        "https://quay.example/tram",
        "en-GB",
    )
    assert {claim.source for claim in claims.listing(desk)} == {"Quay Weekly"}
    assert "outlet Quay Weekly" in past.listing(desk)[0].summary
    past.undo(desk)
    assert articles.article(desk, read.article).published == date(2021, 5, 4)
    assert articles.article(desk, read.article).edited == ()
    assert all(finding.ok for finding in upkeep.verify(desk))


def test_a_new_version_keeps_what_was_set_by_hand(desk: Desk, page: Path) -> None:
    read = intake.read(desk, page)
    articles.edit(desk, read.article, published="2021-06-01", byline="")

    page.write_text(PAGE.replace("40,000", "45,000"))
    again = intake.read(desk, page)

    found = articles.article(desk, again.article)
    assert found.version == 2
    assert (found.published, found.byline, found.outlet) == (date(2021, 6, 1), "", "The Quay")
    assert found.edited == ("byline", "published")


def test_relative_dates_count_from_the_day_that_was_set(desk: Desk, page: Path) -> None:
    read = intake.read(desk, page)

    def days() -> set[str]:
        return {f"{one.first}..{one.last}" for claim in claims.listing(desk) for one in claim.dates}

    assert "2021-05-03..2021-05-03" in days()  # Monday
    assert "2022-01-01..2022-12-31" in days()  # next year
    articles.edit(desk, read.article, published=date(2019, 5, 7))
    assert "2019-05-06..2019-05-06" in days()
    assert "2020-01-01..2020-12-31" in days()
    articles.edit(desk, read.article, published="")
    assert days() == set()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "nothing to set"),
        ({"published": "last week"}, "last week is no day"),
        ({"published": "2021-02-30"}, "is no day"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"url": "quay.example"}, "is no web address"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, page: Path, fields: dict[str, str], message: str) -> None:
    read = intake.read(desk, page)
    before = articles.article(desk, read.article)
    with pytest.raises(UsageError, match=message):
        articles.edit(desk, read.article, **fields)
    with pytest.raises(NotFound):
        articles.edit(desk, 99, title="x")
    assert articles.article(desk, read.article) == before


# --- sources with several articles ---------------------------------------------------------------


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title><link>https://quay.example</link>
<item><title>Tram opens</title><link>https://quay.example/tram</link>
<description>The tram line cost $310 million.</description></item>
<item><title>Nothing</title></item>
<item><title>Bridge shut</title><link>https://quay.example/bridge</link>
<description>The bridge closed after 112 years on Friday.</description></item></channel></rss>"""


def test_each_entry_of_a_feed_is_an_article_of_one_original(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED)

    items = list(intake.read_all(desk, [str(tmp_path / "feed.xml")]))

    assert [item.outcome for item in items] == ["new", "refused", "new"]
    found = articles.listing(desk)
    assert {article.url for article in found} == {"https://quay.example/tram", "https://quay.example/bridge"}
    assert len({article.raw for article in found}) == 1
    assert {item.outcome for item in intake.read_all(desk, [str(tmp_path / "feed.xml")])} == {
        "unchanged",
        "refused",
    }
    for article in found:
        assert intake.reread(desk, article.id).outcome == "unchanged"
    with pytest.raises(ReadError, match="several articles"):
        intake.read(desk, tmp_path / "feed.xml")


def test_a_teaser_does_not_take_the_place_of_the_article(desk: Desk, page: Path, tmp_path: Path) -> None:
    whole = intake.read(desk, page, url="https://quay.example/tram")
    (tmp_path / "feed.xml").write_text(FEED)

    items = list(intake.read_all(desk, [str(tmp_path / "feed.xml")]))

    assert items[0].outcome == "unchanged"
    assert items[0].article == whole.article
