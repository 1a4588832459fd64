"""Web pages: main text, facts, and all that can be seen."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import ReadError
from workbench.reading import read, text_of
from workbench.records import Article, BlockKind


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def test_sample(samples: list[Path]) -> None:
    article = read(samples[1])
    assert article.title == "Washington alone as Iran arms ban nears its end"
    assert (article.outlet, article.byline, str(article.published)) == (
        "Northgate Post",
        "Idris Calloway",
        "2020-09-24",
    )
    assert article.url == "https://www.northgatepost.example/world/2020/09/24/iran-arms-ban"
    assert article.language == "en-GB"
    assert article.title not in article.text
    assert [kind for kind, _ in kinds(article)].count("body") == 7
    assert [kind for kind, _ in kinds(article)].count("quote") == 1
    for junk in ("cookies", "Sport", "Share", "npAds", "Related", "Oil prices", "Privacy", "rights reserved"):
        assert junk not in article.text


def test_all_visible_text_of_the_sample(samples: list[Path]) -> None:
    text = text_of(samples[1].read_bytes(), "text/html")
    for seen in (
        "use cookies",
        "Sport",
        "Oil prices slip for a third day",
        "The 13-year arms embargo on Iran expires",
    ):
        assert seen in text
    for unseen in ("npAds", "datePublished", "display: inline", "<p>"):
        assert unseen not in text


def test_a_page_without_an_article_is_read_whole() -> None:
    article = read(page("<div><a href=/>Home</a></div><div>Short.</div>"))
    assert article.text == "Home\n\nShort."
    assert "all its visible text" in article.note


def test_parts_of_a_page_keep_what_the_page_says_they_are() -> None:
    words = "Officials in Vienna said on Tuesday that the ban on arms would end in October. " * 3
    body = f"<article><h1>The ban</h1><p>{words}</p><h2>Why</h2><ul><li>It was agreed in 2015.</li></ul>"
    article = read(
        page(body + f"<blockquote>We leave, he said.</blockquote><p>It began in 2007. {words}</p></article>")
    )
    found = dict(kinds(article))
    assert found["item"] == "It was agreed in 2015."
    assert found["quote"] == "We leave, he said."
    assert [kind for kind, _ in kinds(article)] == ["body", "body", "item", "quote", "body"]


@pytest.mark.parametrize(
    ("canonical", "given_url", "url"),
    [
        ("https://a.example/story", None, "https://a.example/story"),
        ("https://www.a.example/story", "https://a.example/story?x=1", "https://www.a.example/story"),
        ("https://other.example/story", "https://a.example/s", "https://a.example/s"),
        ("https://a.example/", "https://a.example/s", "https://a.example/s"),
        ("javascript:alert(1)", "https://a.example/s", "https://a.example/s"),
        ("https://a.example/", None, ""),
    ],
)
def test_a_page_may_name_its_own_address_only(canonical: str, given_url: str | None, url: str) -> None:
    data = page(
        "<p>The ban on arms ends in October, officials said in Vienna.</p>",
        f'<link rel=canonical href="{canonical}">',
    )
    assert read(data, url=given_url).url == url


def test_no_script_or_hidden_part_is_visible() -> None:
    data = page(
        "<script>var a</script><style>b{}</style><noscript>c</noscript><template>d</template><p>Seen<!-- e --> here</p>"
    )
    assert text_of(data, "text/html") == "Seen here"


def test_inline_marks_do_not_break_a_sentence() -> None:
    data = page(
        "<p>The <b>13</b>-year\n <a href=x>arms embargo</a><br>ends<sup>1</sup></p>tail<div>more</div>end"
    )
    assert text_of(data, "text/html; charset=utf-8") == "The 13-year arms embargo\nends1\ntail\nmore\nend"


def test_text_of_other_bytes() -> None:
    assert text_of("Café\r\n".encode("cp1252"), "text/plain") == "Café\r\n"
    assert text_of("оружие".encode("koi8-r"), "text/plain; charset=koi8-r") == "оружие"
    assert text_of(b"%PDF-1.7", "application/pdf") == ""
    assert text_of(page("<p>Hello there</p>"), "application/octet-stream") == "Hello there"


@given(st.text(max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        article = read(b"<html>" + markup.encode())
    except ReadError:
        return
    ends = 0
    for block in article.blocks:
        assert ends <= block.start < block.end <= len(article.text)
        ends = block.end
    assert "\0" not in article.text + article.title + article.byline


def nested() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + b"The ban ends in October."


def bomb() -> bytes:
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 20) for at in range(20))
    return (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "boom">'
        + entities
        + b"]><html><body><p>&u; ok</p></body></html>"
    )


def many() -> bytes:
    return b"<html><body>" + b"<p>The ban ends." * 60_000


@pytest.mark.parametrize(
    "data",
    [
        nested(),
        bomb(),
        many(),
        b"<html><p>" + b"x" * 1_000_000,
        b"<html>" + b"<" * 1_000_000,
        b"<html>" + b"<!--" * 300_000,
        b"<html><p " + b"a=b " * 300_000 + b">ok",
        b"<html><head><script type='application/ld+json'>"
        + b"[" * 200_000
        + b"</script><p>The ban ends in October.",
    ],
    ids=["nested", "entities", "many", "word", "open", "comments", "attributes", "json"],
)
def test_bombs_are_harmless(data: bytes) -> None:
    try:
        article = read(data)
    except ReadError:
        return
    assert 0 < len(article.text) <= len(data)


def test_a_page_of_too_many_parts_is_read_without_looking_for_its_article() -> None:
    article = read(many())
    assert "all its visible text" in article.note
    assert {block.kind for block in article.blocks} <= set(BlockKind)


def test_what_stands_around_an_article_is_left_out() -> None:
    said = [
        f"The ban on arms ends in {month}, officials said in Vienna on Tuesday." for month in ("May", "June")
    ]
    others = "".join(
        f"<li><a href=/{n}>Why story number {n} is not what they thought</a></li>" for n in range(9)
    )
    article = read(
        page(
            f"<div class=nav-menu><ul>{others}</ul></div><h1>The ban ends</h1><div class='article-body'><p>{said[0]}</p>"
            "<p><a href=/x>READ MORE: What the Council can do</a></p><blockquote><p>We leave.</p></blockquote>"
            f"<p>{said[1]}</p><p>(Reporting by Mara Lind; editing by Jo Reed)</p></div>"
            f"<div class=comments><p>First! {said[0]} I do not believe it.</p></div><div class=related>{others}</div>"
        )
    )
    assert [text for _, text in kinds(article)] == [said[0], "We leave.", said[1]]


def test_rows_of_a_table_are_items() -> None:
    words = "<p>Officials in Vienna said on Tuesday that the ban on arms would end in October.</p>" * 1
    rows = "".join(f"<tr><td>{year}</td><td>{year - 1900}</td><td>tanks</td></tr>" for year in (2018, 2019))
    article = read(
        page(
            f"<article>{words}<table>{rows}</table><p>It began in 2007, and nobody liked it then.</p></article>"
        )
    )
    assert ("item", "2018 118 tanks") in kinds(article)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<p a=b>The ban ends in October." * 250_000,
        b"<html><p " + b" ".join(b"a%d=b" % at for at in range(100_000)) + b">The ban ends.",
        b"<html><body>" + b"<p>" + b"The ban ends in October, they said. " * 150_000,
    ],
    ids=["tags", "attributes", "text"],
)
def test_what_would_fill_the_memory_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(data)
    assert "\n" not in str(refused.value)
