"""Published fact-checks in the shapes in which they are had, and what is no fact-check."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import ReadError
from workbench.reading import Fetched
from workbench.reading.reviews import fact_checks
from workbench.records import Checked

CLAIM = "The ferry to Oster sank in 2019"
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://lantern.example/ferry",
    "name": "Did the ferry sink?",
    "claimReviewed": CLAIM,
    "datePublished": "2020-09-21T08:00:00+02:00",
    "author": {"@type": "Organization", "name": "The Lantern", "url": "https://lantern.example/"},
    "inLanguage": "en",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ole Brandt"},
        "datePublished": "2020-09-18",
        "appearance": [
            {"@type": "CreativeWork", "url": "https://post.example/7"},
            {"url": "https://x.example"},
        ],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "2",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "Mostly false",
    },
}
FULL = Checked(
    claim=CLAIM,
    title="Did the ferry sink?",
    url="https://lantern.example/ferry",
    publisher="The Lantern",
    rating="Mostly false",
    value=0.25,
    claimant="Ole Brandt",
    claimed=date(2020, 9, 18),
    appeared="https://post.example/7",
    reviewed=date(2020, 9, 21),
    language="en",
    origin="x",
)


def found(text: str | bytes, media_type: str = "") -> list[Checked | ReadError]:
    data = text.encode() if isinstance(text, str) else text
    return list(fact_checks(Fetched(data, media_type, ""), origin="x"))


def one(record: object, media_type: str = "") -> Checked:
    [item] = found(record if isinstance(record, str) else json.dumps(record), media_type)
    assert isinstance(item, Checked), item
    return item


def told(items: list[Checked | ReadError]) -> list[str]:
    return [item.claim if isinstance(item, Checked) else f"! {item.message}" for item in items]


@pytest.mark.parametrize(
    "packed",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "A page"}, REVIEW]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": REVIEW}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {
            "@type": ["Review", "https://schema.org/ClaimReview"],
            **{k: v for k, v in REVIEW.items() if k != "@type"},
        },
    ],
)
def test_claim_reviews_however_they_are_packed(packed: object) -> None:
    assert one(packed) == FULL
    assert one(json.dumps(packed, indent=2)) == FULL
    page = f'<html><head><script type="application/ld+json">{json.dumps(packed)}</script></head><body><p>Hm'
    assert one(page) == FULL


def test_references_in_a_graph_are_followed() -> None:
    graph = [
        REVIEW | {"itemReviewed": {"@id": "#claim"}, "author": {"@id": "#paper"}},
        REVIEW["itemReviewed"] | {"@id": "#claim"},
        REVIEW["author"] | {"@id": "#paper"},
    ]
    assert one({"@graph": graph}) == FULL


def test_answers_of_the_fact_check_tools() -> None:
    review = {
        "publisher": {"name": "The Lantern", "site": "lantern.example"},
        "url": "https://lantern.example/ferry",
        "title": "Did the ferry sink?",
        "reviewDate": "2020-09-21T00:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    claim = {"text": CLAIM, "claimant": "Ole Brandt", "claimDate": "2020-09-18T00:00:00Z"}
    unnamed = review | {"publisher": {"site": "other.example"}, "url": "https://other.example/1"}
    answer = {"claims": [{**claim, "claimReview": [review, unnamed]}], "nextPageToken": "CAo"}
    first, second = found(json.dumps(answer))
    assert first == FULL.model_copy(update={"value": None, "appeared": ""})
    assert isinstance(second, Checked)
    assert (second.claim, second.publisher) == (CLAIM, "other.example")
    assert told(found(json.dumps([answer, answer]))) == [CLAIM] * 4


def test_pages_of_markup() -> None:
    markup = {
        "url": "https://lantern.example/ferry",
        "claimReviewed": CLAIM,
        "claimDate": "2020-09-18",
        "claimAuthor": {"name": "Ole Brandt"},
        "claimFirstAppearance": "https://post.example/7",
        "rating": {"textualRating": "Mostly false", "ratingValue": 2, "worstRating": 1, "bestRating": 5},
    }
    page = {
        "pageUrl": "https://lantern.example/ferry",
        "publishDate": "2020-09-21",
        "claimReviewAuthor": {"name": "The Lantern"},
        "claimReviewMarkups": [markup],
    }
    item = one({"claimReviewMarkupPages": [page]})
    assert item == FULL.model_copy(update={"title": "", "language": ""})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(delimiter: str) -> None:
    names = [
        "Claim",
        "Title",
        "URL",
        "Organization",
        "Verdict",
        "Review date",
        "Speaker",
        "Lang",
        "Claim date",
    ]
    cells = [
        CLAIM,
        FULL.title,
        FULL.url,
        "The Lantern",
        "Mostly false",
        "2020-09-21",
        "Ole Brandt",
        "en",
        "2020-09-18",
    ]
    text = f"{delimiter.join(names)}\n{delimiter.join(cells)}\n"
    for media_type in ("text/csv", ""):
        assert one(text, media_type) == FULL.model_copy(update={"value": None, "appeared": ""})


def test_json_lines_of_flat_records() -> None:
    lines = [
        {"statement": CLAIM, "label": "False", "source": "https://www.lantern.example/"},
        {"claim": "Two", "vclaim_id": 7, "url": "https://lantern.example/2"},
    ]
    items = found("\n".join(map(json.dumps, lines)), "application/jsonl")
    assert told(items) == [CLAIM, "Two"]
    assert [item.publisher for item in items if isinstance(item, Checked)] == ["lantern.example"] * 2


@pytest.mark.parametrize(
    ("value", "worst", "best", "share", "rating"),
    [
        (3, 1, 5, 0.5, "3 (1 to 5)"),
        ("1", "5", "1", 1.0, "1 (5 to 1)"),
        (0, 0, 100, 0.0, "0 (0 to 100)"),
        (3, None, 5, None, "3"),
        (9, 1, 5, None, "9 (1 to 5)"),
        ("NaN", 1, 5, None, "NaN (1 to 5)"),
        (1, 1, 1, None, "1 (1 to 1)"),
    ],
)
def test_a_rating_that_is_a_figure(
    value: object, worst: object, best: object, share: object, rating: str
) -> None:
    item = one(REVIEW | {"reviewRating": {"ratingValue": value, "worstRating": worst, "bestRating": best}})
    assert (item.value, item.rating) == (share, rating)


def test_bad_ones_are_named_and_the_rest_is_kept() -> None:
    items = [REVIEW, {"claimReviewed": "  "}, 5, {"claimReviewed": "Who says so?"}, "bad", REVIEW]
    assert told(found(json.dumps(items))) == [
        CLAIM,
        "! item 2 of x does not say which claim was checked",
        "! item 3 of x is no fact-check",
        "! item 4 of x says neither who checked the claim nor where",
        "! item 5 of x is no fact-check",
        CLAIM,
    ]
    table = 'claim,publisher\n"One",Lantern\n,Lantern\nThree\n"Four",Lantern\n'
    assert told(found(table, "text/csv")) == [
        "One",
        "! row 3 of x does not say which claim was checked",
        "! row 4 of x has 1 fields, the header 2",
        "Four",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just words.",
        "{}",
        "[]",
        '{"@type":"NewsArticle","headline":"Ferry"}',
        "<html><body><p>No markup here.",
        "title,url\na,b\n",
        "<rss version='2.0'><channel><item><title>T</title></item></channel></rss>",
        '{"claims":[',
    ],
)
def test_what_holds_no_fact_check_is_refused_in_one_line(text: str) -> None:
    [error] = found(text)
    assert isinstance(error, ReadError)
    assert "\n" not in str(error)
    assert error.hint


def test_hostile_items_are_kept_as_text_or_refused() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    text = f'{{"claims":[{json.dumps(REVIEW)},{deep},{{"claim":"=1+1","url":"javascript:alert(1)"}},{deep}'
    items = found(text)
    assert isinstance(items[0], Checked)
    assert any(isinstance(item, Checked) and item.url == "javascript:alert(1)" for item in items)
    assert all(isinstance(item, Checked | ReadError) for item in items)
    odd = one(REVIEW | {"claimReviewed": "\ud800 <b>[@click=x]</b>\x00 \u202e\x1b[31m" + "long " * 100_000})
    assert len(odd.claim) <= 2000
    assert "\ud800" not in odd.claim
    assert "<b>" not in odd.claim


def test_after_many_refusals_the_rest_is_not_looked_at() -> None:
    items = found("\n".join(['{"a":1}'] * 5000), "application/jsonl")
    assert len(items) == 1001
    assert "in a row" in str(items[-1])


WORDS = (
    "@type @graph @id item claimReview claimReviewed claims url author publisher reviewRating ratingValue"
    " itemReviewed appearance text claim"
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(WORDS.split()),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(_JSON)
def test_any_json_gives_fact_checks_or_errors(value: object) -> None:
    items = found(json.dumps(value))
    assert items
    assert all(isinstance(item, Checked | ReadError) for item in items)


PAGE = """
<html><body><div itemscope itemtype="https://schema.org/ClaimReview"%s>
 <h1 itemprop="name">Did the ferry <em>sink</em>?</h1>
 <a itemprop="url" href="/ferry">permalink</a>
 <p itemprop="claimReviewed">The ferry to Oster<br>sank in <b>20</b>19</p>
 <time itemprop="datePublished" datetime="2020-09-21T08:00">21 September</time>
 <span itemprop="author" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">The Lantern</b>
  <link itemprop="url" href="https://lantern.example/"></span>
 <div itemprop="itemReviewed" itemscope itemtype="http://schema.org/Claim">
  <span itemprop="author" itemscope itemtype="http://schema.org/Person"><i itemprop="name">Ole Brandt</i></span>
  <meta itemprop="datePublished" content="2020-09-18"><link itemprop="appearance" href="https://post.example/7">
 </div>%s
 <meta itemprop="inLanguage" content="en">
</div>%s</body></html>"""
RATING = """
 <div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating" id="rating">
  <meta itemprop="ratingValue" content="2"><meta itemprop="bestRating" content="5">
  <data itemprop="worstRating" value="1">lowest</data> <span itemprop="alternateName">Mostly false</span></div>"""
OPEN = '<div itemscope itemtype="https://schema.org/ClaimReview">'


def served(page: str) -> list[Checked | ReadError]:
    """What is found on a page that came from the web."""
    data = Fetched(page.encode(), "text/html", "https://lantern.example/checks/7?from=feed")
    return list(fact_checks(data, origin="x"))


@pytest.mark.parametrize("page", [PAGE % ("", RATING, ""), PAGE % (' itemref="rating"', "", RATING)])
def test_microdata(page: str) -> None:
    assert served(page) == [FULL]


def test_microdata_in_part_of_a_page() -> None:
    part = (PAGE % ("", RATING, "")).partition("<body>")[2].removesuffix("</body></html>")
    assert found(part) == [FULL.model_copy(update={"url": "/ferry"})]


def test_json_ld_is_believed_before_microdata() -> None:
    script = f"<script type='application/ld+json'>{json.dumps(REVIEW)}</script>"
    assert told(served(PAGE % ("", "", script))) == [CLAIM]
    other = '<script type=\'application/ld+json\'>{"@type": "WebPage", "name": "Ferries"}</script>'
    assert served(PAGE % ("", RATING, other)) == [FULL]


def test_a_review_without_an_address_has_that_of_its_page() -> None:
    page = f"{OPEN}<p itemprop=claimReviewed>The moon is cheese</p></div>"
    [item] = served(page)
    assert isinstance(item, Checked)
    assert (item.url, item.publisher) == ("https://lantern.example/checks/7?from=feed", "lantern.example")
    [item] = served(f"<script type='application/ld+json'>{json.dumps(REVIEW)}</script>")
    assert isinstance(item, Checked)
    assert item.url == REVIEW["url"]


def test_of_several_items_the_bad_ones_are_named() -> None:
    good = f"{OPEN}<p itemprop=claimReviewed>Snow is black</p><b itemprop=author>Lantern</b></div>"
    assert told(found(good + f"{OPEN}</div>" + good, "text/html")) == [
        "Snow is black",
        "! review 2 of x does not say which claim was checked",
        "Snow is black",
    ]


@pytest.mark.parametrize(
    "page",
    [
        OPEN * 20_000,
        f"{OPEN}<p itemprop=claimReviewed>",
        f"{OPEN}<p itemprop=claimReviewed>Snow is black" + " so black" * 100_000,
        f"{OPEN}<a itemprop=url href='data:text/html,{'A' * 100_000}'><p itemprop=claimReviewed>Snow is black",
        f"{OPEN}<p itemprop='{'claimReviewed ' * 10_000}'>Snow is black",
        f"{OPEN}{'<s itemprop=name>' * 250}{'<i></i>' * 50_000}",
        "<p id=a itemprop=claimReviewed itemscope itemref=a>" + OPEN.replace("div", "div itemref=a"),
        "<p id=a itemscope itemprop=claimReviewed itemref='a b'><p id=b itemscope itemprop=name itemref='b a'>"
        + OPEN.replace("div", "div itemref='b a'") * 3,
        f"<div id=big>{'<i itemprop=name>x</i>' * 20_000}</div>" + f"{OPEN[:-1]} itemref=big></div>" * 1_000,
        f"{OPEN}{'<p itemprop=claimReviewed>Snow is black</p>' * 20_000}",
    ],
    ids=["deep", "cut", "long", "data", "names", "nested", "itself", "each-other", "shared", "many"],
)
def test_hostile_microdata_is_refused_in_one_line(page: str) -> None:
    *_, error = found(page, "text/html")
    assert isinstance(error, ReadError)
    assert "\n" not in str(error)
    assert len(str(error)) < 300


def test_microdata_keeps_hostile_values_as_text() -> None:
    [item] = served(
        f"{OPEN}<a itemprop=url href='http://[bad'></a><b itemprop=author>\x1b[31m\u202eLantern</b>"
        "<p itemprop=claimReviewed>[@click=x] &lt;b&gt;Snow&lt;/b&gt; <script>alert(1)</script>is black</p>"
    )
    assert isinstance(item, Checked)
    assert (item.url, item.claim) == ("http://[bad", "[@click=x] Snow is black")
