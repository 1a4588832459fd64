"""What a page says about itself: title, writers, publisher, address, language, day."""

import json

import pytest

from workbench.reading import read
from workbench.records import Article

WORDS = "<p>The ban on selling arms to Iran ends in October, officials said in Vienna on Tuesday after long talks.</p>"


def page(head: str, body: str = "", url: str | None = None) -> Article:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}{WORDS * 3}</body></html>"
    return read(markup.encode(), url=url)


def described(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def test_linked_data_in_a_graph_with_references() -> None:
    graph = [
        {"@type": "Organization", "@id": "#org", "name": "Sable Coast Courier"},
        {"@type": "Person", "@id": "#mara", "name": "Mara Lind"},
        {
            "@type": ["NewsArticle", "Article"],
            "headline": "Ban ends &amp; nobody minds",
            "datePublished": "2020-10-03T23:30:00-05:00",
            "dateModified": "2020-10-09T08:00:00Z",
            "author": [{"@id": "#mara"}, {"@type": "Person", "name": "By Jo Reed, Courier staff"}],
            "publisher": {"@id": "#org"},
            "inLanguage": "en_GB",
        },
    ]
    article = page(described({"@context": "https://schema.org", "@graph": graph}))
    assert article.title == "Ban ends & nobody minds"
    assert (article.outlet, article.byline) == ("Sable Coast Courier", "Mara Lind, Jo Reed")
    assert (str(article.published), article.language) == ("2020-10-03", "en-GB")


def test_linked_data_in_a_list_or_broken() -> None:
    node = {"@type": "Article", "headline": "Ban ends in October", "author": "Mara Lind"}
    assert page(described({"@type": "WebSite", "name": "x"}, node)).byline == "Mara Lind"
    assert page('<script type="application/ld+json">{"@type": "Article",}</script>').title == ""
    commented = described(node).replace(">{", "><!-- {").replace("}<", "} --><")
    assert page(commented).byline == "Mara Lind"


def test_dublin_core() -> None:
    article = page(
        '<meta name="DC.title" content="Ban ends in October"><meta name="DC.creator" content="Mara Lind">'
        '<meta name="DC.date.issued" content="2020-10-03"><meta name="DC.publisher" content="Courier">'
        '<meta name="DC.language" content="de">'
    )
    assert (article.title, article.byline, article.outlet) == ("Ban ends in October", "Mara Lind", "Courier")
    assert (str(article.published), article.language) == ("2020-10-03", "de")


def test_microdata() -> None:
    article = page(
        "<title>Ban ends in October</title>",
        '<h1>Ban ends in October</h1><div itemprop="author"><a href=/m itemprop="name">Mara Lind</a></div>'
        '<time itemprop="dateModified" datetime="2020-10-09">9 Oct</time>'
        '<time itemprop="datePublished" datetime="2020-10-03T10:00">3 Oct</time>'
        '<div class="comment"><span itemprop="author">A Reader</span></div>',
    )
    assert (article.byline, str(article.published)) == ("Mara Lind", "2020-10-03")


@pytest.mark.parametrize(
    ("head", "body", "url", "day"),
    [
        (
            '<meta property="article:modified_time" content="2020-10-09">'
            '<meta property="article:published_time" content="2020-10-03">',
            "",
            None,
            "2020-10-03",
        ),
        ("", "<p>Updated: <time datetime=2020-10-09>9</time> Published: <time datetime=2020-10-03>3</time></p>", None, "2020-10-03"),
        ('<meta property="article:published_time" content="2999-01-01">', "", "https://a.example/2020/10/03/ban", "2020-10-03"),
        ('<meta name="pubdate" content="1970-01-01T00:00:00Z">', "", None, "None"),
        ('<meta name="pubdate" content="20201003">', "", None, "2020-10-03"),
        ("", "<h1>Ban ends</h1><p>Updated 9 October 2020</p><p>Published 3 October 2020</p>", None, "2020-10-03"),
        ("", "<h1>Ban ends</h1><p>2020年10月3日</p>", None, "2020-10-03"),
        ("", "", "https://a.example/ban", "None"),
    ],
)  # fmt: skip
def test_the_day_of_publication(head: str, body: str, url: str | None, day: str) -> None:
    assert str(page(head, body, url).published) == day


@pytest.mark.parametrize(
    ("title", "title_found"),
    [
        ("Ban ends in October | Courier", "Ban ends in October"),
        ("Ban ends in October - Courier News", "Ban ends in October"),
        ("Courier News: Ban ends", "Courier News: Ban ends"),
        ("Iran - Russia talks begin", "Iran - Russia talks begin"),
        ("Ban ends in October - what now?", "Ban ends in October - what now?"),
    ],
)
def test_a_title_goes_without_the_name_of_the_site(title: str, title_found: str) -> None:
    assert page(f"<title>{title}</title>", url="https://www.couriernews.example/a").title == title_found


def test_the_headline_on_the_page_is_the_title() -> None:
    article = page(
        '<meta property="og:title" content="Iran arms ban ends in October: all you need">',
        "<h1>Iran arms ban ends in October</h1>",
    )
    assert article.title == "Iran arms ban ends in October"
    assert article.title not in article.text


def test_an_address_is_resolved() -> None:
    article = page("<link rel=canonical href=/2020/ban>", url="https://m.courier.example/x?y=1")
    assert article.url == "https://m.courier.example/2020/ban"


@pytest.mark.parametrize(
    ("lines", "byline", "day"),
    [
        ("By Mara Lind, Courier staff | October 3, 2020", "Mara Lind", "2020-10-03"),
        ("By Mara Lind, Jo Reed and Kim Ash\nSpecial to The Courier\nOct. 3, 2020", "Mara Lind, Jo Reed and Kim Ash", "2020-10-03"),
        ("Last updated: Oct 9, 2020\nPublished: Oct 3, 2020", "", "2020-10-03"),
        ("By MARA LIND Associated Press", "MARA LIND", "None"),
        ("Saturday, 3rd October 2020 at 4:30 pm BST", "", "2020-10-03"),
    ],
)  # fmt: skip
def test_lines_of_a_pasted_text(lines: str, byline: str, day: str) -> None:
    text = f"Arms ban on Iran ends in October\n\n{lines}\n\nThe ban on arms ends soon, officials said in Vienna.\n\nIt began in 2007.\n"
    article = read(text.encode())
    assert (article.byline, str(article.published)) == (byline, day)
    assert article.text[article.blocks[-2].start :].startswith("The ban on arms")
