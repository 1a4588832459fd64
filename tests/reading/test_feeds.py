"""Feeds: each entry an article; RSS, RDF and Atom, whole and broken, small and very long."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from workbench.errors import ReadError
from workbench.reading import Fetched, extracted, read
from workbench.records import Article, BlockKind

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Sable Courier</title><link>https://sable.example/</link><language>en-us</language>
<item><title>Harbour &amp; toll</title><link>/a/1</link><dc:creator><![CDATA[Ann Poe]]></dc:creator>
<pubDate>Wed, 02 Oct 2024 23:30:00 -0500</pubDate><description>Short&nbsp;tease</description>
<content:encoded><![CDATA[<p>The toll rises by 4 percent, the port said.</p><ul><li>One &amp; only</li></ul>
<blockquote>Fine by me.</blockquote>]]></content:encoded></item>
<item><title>Two</title><guid>https://sable.example/2</guid><author>jo@x.example (Jo Q)</author>
<description>Only a tease &amp;hellip;</description></item>
<item><title>Three</title><link>https://sable.example/3</link></item>
<item><title>Four</title><link>javascript:alert(1)</link><description>It has words.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Courier</title>
<link rel="self" href="https://f.example/feed"/><link href="https://f.example/"/>
<entry><title type="text">A &lt; B</title><link rel="enclosure" href="https://f.example/a.mp3"/><link href="p/1"/>
<published>2024-03-01T10:00:00Z</published><author><name>Ann Poe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words are <b>here</b>.</p><p>And more of them.</p>
</div></content></entry><entry><title>Teased</title><summary>A teaser.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example"><title>Old Courier</title>
<link>https://r.example</link></channel><item rdf:about="https://r.example/1"><title>Toll</title>
<link>https://r.example/1</link><description>The toll rises.</description><dc:date>2003-02-01</dc:date></item></rdf:RDF>"""


def found(text: str | bytes, media_type: str = "", url: str | None = None) -> list[Article | ReadError]:
    data = text.encode() if isinstance(text, str) else text
    return list(extracted(Fetched(data, media_type, ""), origin="feed.xml", url=url))


def articles(text: str | bytes, media_type: str = "", url: str | None = None) -> list[Article]:
    return [one for one in found(text, media_type, url) if isinstance(one, Article)]


def test_rss() -> None:
    first, second, third, fourth = found(RSS)
    assert isinstance(first, Article)
    assert first.text == (
        "Harbour & toll\n\nThe toll rises by 4 percent, the port said.\n\nOne & only\n\nFine by me."
    )
    assert [block.kind for block in first.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.BODY,
        BlockKind.ITEM,
        BlockKind.QUOTE,
    ]
    assert (first.url, first.title) == ("https://sable.example/a/1", "Harbour & toll")
    assert (first.outlet, first.byline, first.language) == ("Sable Courier", "Ann Poe", "en-us")
    assert (first.origin, first.published, first.excerpt) == ("feed.xml", date(2024, 10, 2), False)
    assert isinstance(second, Article)
    assert (second.url, second.byline, second.excerpt) == ("https://sable.example/2", "Jo Q", True)
    assert isinstance(third, ReadError)
    assert third.message == "entry 3 of feed.xml (Three) holds no text"
    assert "https://sable.example/3" in third.hint
    assert isinstance(fourth, Article)
    assert fourth.url == ""


def test_atom() -> None:
    first, second = articles(ATOM)
    assert first.text == "A < B\n\nWords are here.\n\nAnd more of them."
    assert (first.url, first.outlet, first.byline) == ("https://f.example/p/1", "Courier", "Ann Poe")
    assert (first.published, first.language, first.excerpt) == (date(2024, 3, 1), "de", False)
    assert second.excerpt


def test_rdf() -> None:
    (article,) = articles(RDF, "application/xml")
    assert (article.title, article.outlet, article.url) == ("Toll", "Old Courier", "https://r.example/1")
    assert article.published == date(2003, 2, 1)


def test_links_start_from_the_address_of_the_feed() -> None:
    feed = "<rss><channel><item><link>a/1</link><description>Words.</description></item></channel></rss>"
    assert articles(feed)[0].url == ""
    assert articles(feed, url="https://x.example/news/feed")[0].url == "https://x.example/news/a/1"


def test_a_feed_that_says_it_is_something_else_and_the_other_way_round(tmp_path: Path) -> None:
    for name in ("text/html", "text/plain", "application/json"):
        assert len(articles(RSS, name)) == 3
    page = "<html><body><p>A page with some words in it, said the port.</p></body></html>"
    (article,) = articles(page, "application/rss+xml")
    assert article.text.startswith("A page with some words")


def test_a_feed_is_several_articles(tmp_path: Path) -> None:
    path = tmp_path / "feed.html"
    path.write_text(RSS)
    with pytest.raises(ReadError, match="holds 4 articles"):
        read(path)


def test_a_feed_that_breaks_off_keeps_what_it_has() -> None:
    *before, last = found(RSS[: RSS.index("</content:encoded>")])
    assert len(before) == 1
    assert isinstance(last, ReadError)
    assert "breaks off" in last.message


def test_slightly_broken_feeds_are_read() -> None:
    feed = RSS.replace("Harbour &amp; toll", "Harbour & toll").replace("Short", "\x08Short &nope; ")
    assert [article.title for article in articles("\n\nWarning: line 3\n" + feed, "text/xml")][1:] == [
        "Two",
        "Four",
    ]


def test_encodings_are_those_declared() -> None:
    feed = '<?xml version="1.0" encoding="{}"?><rss><channel><item><description>Café für оружие</description></item></channel></rss>'
    assert articles(feed.format("utf-16").encode("utf-16"))[0].text == "Café für оружие"
    russian = feed.format("windows-1251").replace("Café für ", "").encode("cp1251")
    assert articles(russian)[0].text == "оружие"


def test_control_characters_and_surrogates() -> None:
    feed = "<rss><channel><item><title>\u202eevil&#0;</title><description>&#xD800;It has words.</description></item></channel></rss>"
    (article,) = articles(feed)
    assert "It has words." in article.text


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>' + (
        "<rss><channel><item><title>&l11;</title><description>Words &f; here.</description></item></channel></rss>"
    )
    for one in found(feed):
        assert "root:" not in str(one)
        assert len(str(one)) < 5000


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        ("<rss><channel/></rss>", "without entries"),
        ("<rss><channel><item>" + "<a/>" * 100_001 + "</item></channel></rss>", "elements in one entry"),
        (
            "<rss><channel><item " + " ".join(f'a{n}=""' for n in range(6000)) + "/></channel></rss>",
            "attributes",
        ),
        ("<rss><channel>" + "<item/>" * 5000 + "</channel></rss>", "1,000 in a row"),
        ("<rss>" + "<a>" * 5000, "feed.xml"),
    ],
)
def test_refused(feed: str, says: str) -> None:
    *_, last = found(feed)
    assert isinstance(last, ReadError)
    assert says in last.message
    assert last.hint


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="its peak is told by /proc")
def test_ten_thousand_entries_come_one_by_one() -> None:
    """Of such a feed, not more than some entries are in memory at a time."""
    words = f"<p>{'The toll rises by 4 percent, the port said on Tuesday. ' * 8}</p>"
    code = (
        "from pathlib import Path\n"
        "from workbench.reading import Fetched, extracted\n"
        f"item = b'<item><title>T</title><description><![CDATA[{words}]]></description></item>'\n"
        "data = b'<rss><channel>' + item * 10_000 + b'</channel></rss>'\n"
        "print(sum(1 for _ in extracted(Fetched(data, '', ''), origin='x')))\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, peak = map(int, done.stdout.split())
    assert count == 10_000
    assert peak < 150_000  # kB
