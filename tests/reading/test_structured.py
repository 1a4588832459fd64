"""JSON, JSON Lines and tables: articles by the usual names of their fields, bad ones named, the rest kept."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import ReadError
from workbench.reading import Fetched, extracted, read
from workbench.reading.fields import day
from workbench.records import Article

WORDS = "The toll rises by 4 percent, the port said."


def found(text: str | bytes, media_type: str = "") -> list[Article | ReadError]:
    data = text.encode() if isinstance(text, str) else text
    return list(extracted(Fetched(data, media_type, ""), origin="x", url=None))


def texts(text: str | bytes, media_type: str = "") -> list[str]:
    return [one.text if isinstance(one, Article) else f"! {one.message}" for one in found(text, media_type)]


def test_one_object() -> None:
    record = {
        "headline": {"main": "Toll rises"},
        "articleBody": WORDS,
        "authors": ["Ann Poe", {"name": "Jo Q"}],
        "date_published": "2024-03-01T23:00:00-05:00",
        "canonical": "https://x.example/1",
        "publisher": {"name": "Sable Courier"},
        "inLanguage": "en",
    }
    article = read(json.dumps(record).encode())
    assert (article.text, article.title, article.byline) == (WORDS, "Toll rises", "Ann Poe, Jo Q")
    assert (article.url, article.outlet, article.language) == ("https://x.example/1", "Sable Courier", "en")
    assert article.published == date(2024, 3, 1)
    assert not article.excerpt


@pytest.mark.parametrize(
    "shape",
    [
        '[{"text":"one"},{"text":"two"}]',
        '{"articles":[{"text":"one"},{"text":"two"}]}',
        '{"response":{"status":"ok","docs":[{"text":"one"},{"text":"two"}]}}',
        '{"total":2,"corpus":[{"text":"one"},{"text":"two"}]}',
        '{"text":"one"}\n\n{"text":"two"}\n',
        '{\n "text":"one"\n}\n{\n "text":"two"\n}',
        '\ufeff[{"text":"one"},\n{"text":"two"},]',
    ],
)
def test_shapes(shape: str) -> None:
    assert texts(shape) == ["one", "two"]


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "home_page_url": "https://j.example/",
        "language": "en",
        "items": [
            {"id": "1", "url": "/1", "content_html": f"<p>{WORDS}</p><p>Or so they said.</p>"},
            {"id": "https://j.example/2", "summary": "A teaser."},
        ],
    }
    first, second = found(json.dumps(feed))
    assert isinstance(first, Article)
    assert (first.text, first.url, first.outlet) == (
        f"{WORDS}\n\nOr so they said.",
        "https://j.example/1",
        "Courier",
    )
    assert isinstance(second, Article)
    assert (second.url, second.excerpt, second.language) == ("https://j.example/2", True, "en")


def test_bad_ones_are_named_and_the_rest_goes_on() -> None:
    assert texts('[{"text":"one"}, 5, {"x":1}, {"text": bad}, {"text":"five"}]') == [
        "one",
        "! article 2 of x is no JSON object",
        "! article 3 of x holds no text",
        "! article 4 of x is broken JSON: Expecting value (character 10)",
        "five",
    ]
    assert texts('{"text":"one"}\n{"text":\n{"text":"three"}\n', "application/jsonl") == [
        "one",
        "! line 2 of x is broken JSON: Expecting value (character 10)",
        "three",
    ]
    assert texts('[{"text":"one"},{"text":"tw') == ["one", "! x is broken JSON: it breaks off"]


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        "5",
        "null",
        '"text"',
        "{",
        "[",
        "[[[[",
        '{"text":' * 5000,
        "[" * 100_000,
        '{"text":1e999999}',
        "{]}",
    ],
)
def test_what_holds_no_article(text: str) -> None:
    *_, last = found(text, "application/json")
    assert isinstance(last, ReadError) or last.text
    assert "\n" not in str(last)


def test_too_many_values_in_one_article() -> None:
    assert "more than 500,000 values" in texts('[{"text":"a","x":[' + "0," * 600_000 + "0]}]")[0]


def test_an_object_of_very_many_fields() -> None:
    fields = ",".join(f'"{number}":1' for number in range(600_000))
    assert "more than 500,000 values" in texts('{"text":"a",' + fields + "}")[0]


def test_surrogates_and_nul_are_replaced() -> None:
    (article,) = found('{"text":"a\\ud800b\\u0000 word","title":"t\\udfff"}')
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("a\ufffdb\ufffd word", "t\ufffd")
    assert article.note


def test_json_that_is_a_page() -> None:
    assert texts(f"<html><body><p>{WORDS}</p></body></html>", "application/json") == [WORDS]


def test_a_plain_text_in_brackets_is_plain_text() -> None:
    text = '[Updated] The toll rises, "as ever", said the port.\n{sic}'
    assert texts(text) == [text]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=30).map(lambda text: f"Word {text} word"), min_size=1, max_size=4)
)
def test_texts_come_back_from_lists_lines_and_tables(said: list[str]) -> None:
    said = [
        " ".join(text.replace("\0", "").replace("<", "").encode("utf-8", "ignore").decode().split())
        for text in said
    ]
    records = [{"text": text} for text in said]
    assert texts(json.dumps(records)) == said
    assert texts("\n".join(map(json.dumps, records)), "application/jsonl") == said
    table = io.StringIO()
    csv.writer(table).writerows([["text", "title"], *([text, "t"] for text in said)])
    assert texts(table.getvalue(), "text/csv") == said


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables(delimiter: str, end: str) -> None:
    rows = [
        ["Title", "BODY", "Publish Date", "URL"],
        ["Toll", '"Said, the; port|\t."', "2 Oct 2020", "https://x.example/1"],
    ]
    table = end.join(
        delimiter.join(f'"{field.replace(chr(34), chr(34) * 2)}"' for field in row) for row in rows
    )
    (article,) = found("\ufeff" + table, "text/csv")
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Toll", rows[1][1])
    assert (article.published, article.url) == (date(2020, 10, 2), "https://x.example/1")


def test_rows_that_are_bad_are_named() -> None:
    table = 'title,text\nA,"two\nlines"\nB\nC,has,more\n\nD,<p>Marked.</p>\nE,\n'
    assert texts(table) == [
        "two\nlines",
        "! row 3 of x has 1 fields, the header 2",
        "! row 4 of x has 3 fields, the header 2",
        "D\n\nMarked.",
        "! row 7 of x holds no text",
    ]


def test_a_table_without_texts_says_which_columns_it_has() -> None:
    (error,) = found("id,name\n1,2\n", "text/csv")
    assert isinstance(error, ReadError)
    assert error.message == "x has no column of texts, only: id, name"
    assert "text (or body, content)" in error.hint


def test_a_large_field_and_a_row_of_very_many() -> None:
    assert texts("text,title\n" + "word " * 100_000 + ",t\n", "text/csv") == [("word " * 100_000).strip()]
    assert "500,000 fields" in texts("text,title\n" + "," * 600_000, "text/csv")[0]
    assert "500,000 fields" in texts("text,title\n" + '"\n",' * 600_000, "text/csv")[0]


@pytest.mark.parametrize(
    ("said", "is_day"),
    [
        ("2020-10-02", date(2020, 10, 2)),
        ("2020-10-02T23:59:59.5+02:00", date(2020, 10, 2)),
        ("Fri, 02 Oct 20 23:00:00 GMT", date(2020, 10, 2)),
        ("20201002", date(2020, 10, 2)),
        ("1601650800", date(2020, 10, 2)),
        ("1601650800000", date(2020, 10, 2)),
        ("Oct. 2, 2020", date(2020, 10, 2)),
        ("02/03/2020", None),
        ("soon", None),
        ("99999999", None),
    ],
)
def test_days(said: str, is_day: date | None) -> None:
    assert day(said) == is_day
