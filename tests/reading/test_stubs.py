"""Pages that hide their article, or parts of it."""

import pytest

from workbench.errors import ReadError
from workbench.reading import read, text_of

WORDS = (
    "The ban on selling arms to Iran ends in October, officials said in Vienna on Tuesday after long talks."
)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (page(f"<article><p>{WORDS}</p><p>{WORDS[:60]}.</p></article><div>Subscribe to continue reading</div>"), "have not paid"),
        (page(f"<p>{WORDS}</p>", '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'), "1 paragraph was read"),
        (page("<h1>One more step</h1><p>Please verify you are human to go on to courier.example.</p>"), "whether a person reads it"),
        (page("<p>We and our 214 partners use cookies to store data on your device.</p><p>Manage or accept.</p>"), "cookies"),
    ],
)  # fmt: skip
def test_a_stub_says_what_it_is(markup: bytes, said: str) -> None:
    article = read(markup)
    assert article.excerpt
    assert said in article.note
    assert "\n" not in article.note


def test_a_whole_page_with_a_paywall_script_is_no_excerpt() -> None:
    paragraphs = "".join(f"<p>{WORDS} That was talk number {number} of the year.</p>" for number in range(30))
    article = read(page(f"<article>{paragraphs}</article><div>Subscribe to continue reading</div>"))
    assert (article.excerpt, article.note) == (False, "")


def test_an_app_without_text_is_refused() -> None:
    for body in (
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script>go()</script>",
        "<div id=app>Loading</div><script src=/app.js></script>",
    ):
        with pytest.raises(ReadError, match="without a browser"):
            read(page(body))


def test_the_text_that_a_page_holds_beside_what_it_shows() -> None:
    body = "\\n\\n".join(f"{WORDS} That was talk number {number}." for number in range(9))
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    article = read(page(f"<article><p>{WORDS}</p></article>", script))
    assert "articleBody" in article.note
    assert len(article.blocks) == 9


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden", 'aria-hidden="true"', 'style="display:none"', 'style="font-size: 0"', 'class="sr-only"',
        'style="position:absolute; left:-9999px"', 'style="color:#fff; background:#FFF"', 'style="visibility: hidden"',
    ],
)  # fmt: skip
def test_hidden_text_is_no_part_of_the_article(hiding: str) -> None:
    secret = "Nobody was ever meant to read this sentence about the ban."
    data = page(
        f"<article><p>{WORDS}</p><p {hiding}>{secret}</p><p>{WORDS[:50]} <span {hiding}>{secret}</span>.</p></article>"
    )
    assert secret not in read(data).text
    assert secret not in text_of(data, "text/html")


@pytest.mark.parametrize(
    "style", ["font-size: 0.9em", "color: #fff; background: #000", "opacity: 0.8", "left: -3px"]
)
def test_other_styles_hide_nothing(style: str) -> None:
    assert WORDS[:40] in read(page(f'<article><p style="{style}">{WORDS}</p></article>')).text


def test_a_page_that_only_scripts_uncover_is_read_with_a_note() -> None:
    hidden = f'<div style="opacity: 0">{f"<p>{WORDS}</p>" * 4}</div>'
    article = read(page(f"<p>Courier</p>{hidden}"))
    assert WORDS in article.text
    assert "hidden" in article.note
