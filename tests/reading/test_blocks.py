"""What each line of an article is taken for."""

from pathlib import Path

import pytest

from workbench.reading import read
from workbench.records import Article, BlockKind

SPOTTED = {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def of(article: Article, *wanted: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind in wanted]


def test_first_real_article(real_articles: list[Path]) -> None:
    article = read(real_articles[0])
    found = [kind for kind, _ in kinds(article)]
    assert found == ["headline", "echo", "dateline", *["body"] * 6, *["boilerplate"] * 3]
    assert str(article.published) == "2020-09-24"
    assert article.title.startswith("Iran’s Zarif")
    assert of(article, BlockKind.BOILERPLATE)[0].startswith("cnxps.cmd.push")


def test_second_real_article(real_articles: list[Path]) -> None:
    article = read(real_articles[1])
    found = [kind for kind, _ in kinds(article)]
    assert found == ["dateline", "headline", "echo", *["body"] * 10, "boilerplate"]
    assert str(article.published) == "2020-09-23"
    assert any(line.endswith("Oct.18") for line in of(article, BlockKind.BODY))


def test_pasted_page(samples: list[Path]) -> None:
    article = read(samples[0])
    assert (article.outlet, article.byline) == ("The Harbour Ledger", "Tamsin Oakley")
    assert str(article.published) == "2020-09-23"
    found = kinds(article)
    assert [kind for kind, _ in found[:9]] == [*["boilerplate"] * 5, "headline", "echo", "dateline", "byline"]
    body = of(article, *SPOTTED)
    assert len(body) == 8
    assert sum(not line.endswith((".", "”")) for line in body) == 4
    assert not any(
        junk in " ".join(body) for junk in ("cmd.push", "Read more", "Share", "Filed under", "comments", "©")
    )


def test_wire_story_broken_to_a_width(samples: list[Path]) -> None:
    article = read(samples[3])
    assert (article.outlet, str(article.published)) == ("Meridian Wire", "2020-10-03")
    assert "2020 taken from the text" in article.note
    body = of(article, *SPOTTED)
    assert len(body) == 6
    assert all("\n" in paragraph and paragraph.endswith(".") for paragraph in body)


def test_the_copy_is_by_another_outlet(samples: list[Path]) -> None:
    article = read(samples[4])
    assert (article.outlet, str(article.published)) == ("Sable Coast Courier", "2020-10-04")
    assert not article.text.endswith("\n")


def test_the_author_is_no_part_of_the_story(samples: list[Path]) -> None:
    article = read(samples[5])
    body = of(article, *SPOTTED)
    assert len(body) == 6
    assert not any("based in Vienna" in line for line in body)
    assert of(article, BlockKind.CAPTION) == [
        "Photo: The Treasury building in Washington. (Lena Storr/Harbour Ledger)"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Content retrieved from:",
        "Content retrieved from: https://example.org/a",
        "About The Author",
        "No comments:",
        "3 comments",
        "1,204 shares",
        "Read more: What the Council can do",
        "Share this article",
        "Filed under: World, Iran",
        "We use cookies to make this site better for you.",
        "© 2020 The Harbour Ledger. All rights reserved.",
        "Home > World > Middle East",
        "cnxps.cmd.push(function () { cnxps({ playerId: ’36af’ }).render(‘4c4d’); });",
        "window.dataLayer = window.dataLayer || [];",
        ".story { color: red; margin: 0 }",
        "Subscribe to our newsletter",
        "https://example.org/2020/09/24/story",
        "* * *",
        "Advertisement",
    ],
)
def test_page_furniture(line: str) -> None:
    text = f"Iran arms ban nears its end\n\nThe ban ends in October, officials said.\n\n{line}\n\nIt began in 2007, they said.\n"
    assert ("boilerplate", line) in kinds(read(text.encode()))


@pytest.mark.parametrize(
    "line",
    [
        "Washington walked out of the accord in May 2018",
        "No comment was available from the ministry.",
        "Copyright claims rose by 5% last year, the court said.",
        "Terms of the deal were not made public, he said.",
        "Privacy policy changes drew complaints from 40,000 users last month.",
        "Share of exports to China rose to 40 percent.",
        "“They sold 20 tanks to us.”",
        "Home sales fell 3% in September.",
        "By Tuesday, nobody had signed the papers.",
        "Source code was stolen in 2018, the company said.",
        "The vote was 13 to 2 (with no abstentions).",
        "Iran (pop. 84 million) has 18 banks; none = free.",
        "October 18 is the day on which the ban ends.",
    ],
)
def test_paragraphs_that_look_like_furniture(line: str) -> None:
    text = f"Iran arms ban nears its end\n\nThe ban ends in October, officials said.\n\n{line}\n\nIt began in 2007, they said.\n"
    assert ("body", line) in kinds(read(text.encode()))


def test_a_single_line_is_body() -> None:
    for line in (
        "US left deal in 2018",
        "The embargo lasts 13 years.",
        "El embargo dura 13 años",
        "伊朗核协议于2015年签署",
    ):
        assert kinds(read(line.encode())) == [("body", line)]


def test_lines_without_stops_are_body_where_nothing_else_is() -> None:
    lines = ["the US left the deal in 2018", "the embargo lasts 13 years", "Russia will sell tanks to Iran"]
    assert kinds(read("\n".join(lines).encode())) == [("body", line) for line in lines]


def test_lines_of_like_length_are_no_broken_paragraph() -> None:
    lines = [
        "Iran has been under an arms embargo for 13 years",
        "Russia says that it will sell tanks from October",
    ]
    assert kinds(read("\n".join(lines).encode())) == [("body", line) for line in lines]


def test_lists() -> None:
    text = "Iran deal in short\n\nThis is what was agreed in Vienna.\n\n- Limits until 2030\n• Inspections at all sites\n2) No arms\n"
    assert [kind for kind, _ in kinds(read(text.encode()))][2:] == ["item"] * 3


def test_what_is_said_again_is_an_echo() -> None:
    text = "Ban ends\n\nThe ban ends in October, they said.\n\nIt began in 2007.\n\nThe ban ends in October, they said.\n"
    assert kinds(read(text.encode()))[-1] == ("echo", "The ban ends in October, they said.")


def test_comments_end_the_article() -> None:
    text = "Ban ends\n\nThe ban on arms sales to Iran ends in October, they said.\n\n2 comments\n\nFirst! Iran has 900 bombs.\n"
    assert kinds(read(text.encode()))[-1][0] == "boilerplate"


def test_a_footer_word_at_the_top_ends_nothing() -> None:
    text = "Content retrieved from: https://a.example/x\n\nThe ban on arms sales to Iran ends in October, they said.\n"
    assert kinds(read(text.encode()))[-1][0] == "body"


@pytest.mark.parametrize(
    "unit", ["a | ", "By ", "(A", "Oct 3 ", "1 ", '"', "read more ", "{a:", "[a](", "A. ", "https://"]
)
def test_long_repetitive_lines_are_harmless(unit: str) -> None:
    text = f"Iran {unit * 90_000}"
    assert read(text.encode()).text == text
    assert read(f"---\ntitle: x\n---\n{text}".encode()).text.endswith(text)


def test_a_whole_page_pasted_with_its_menus() -> None:
    menu = "\n".join(f"Section {number}" for number in range(60))
    story = "Iran arms ban nears its end\n\nThe ban on selling arms to Iran ends in October, officials said on Tuesday.\n\n"
    story += "It began in 2007 and covers tanks, combat aircraft, warships and missiles of most kinds.\n\n"
    others = "\n".join(
        f"Why number {number} is not what they thought it was\nBig\nMore\nPhotos" for number in range(9)
    )
    article = read(f"{menu}\n\n{story}{menu}\n\n{others}\n".encode())
    assert len(of(article, *SPOTTED)) == 2
    assert article.title == "Iran arms ban nears its end"


@pytest.mark.parametrize(
    "opening",
    ["OSTHAVN, 12 May 2023 (Coastal Desk) - ", "OSTHAVN (Coastal Desk) — ", "May 12, 2023: "],
)
def test_a_dateline_that_opens_a_paragraph_is_in_no_sentence(opening: str) -> None:
    said = "The ferry company raised its fares by 18 percent, the consumer council said on Tuesday."
    article = read(f"Fares up\n\n{opening}{said}\n".encode())
    found = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert found[-2:] == [("dateline", opening.rstrip()), ("body", said)]
