"""PDF: paragraphs rebuilt from lines; what is encrypted, broken, far too large or a picture is told."""

import zlib
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading.making import page, pdf, stream

from workbench import reading
from workbench.errors import ReadError
from workbench.reading import Fetched, extracted
from workbench.records import Article, BlockKind

COLUMN = (
    (60, 700, "The harbour toll at Sable Bay rises by 4.5 percent in October,"),
    (60, 687, "the port authority said on Tuesday, after a govern-"),
    (60, 674, "ment review that took two years and cost 13-"),
    (60, 661, "digit sums, as the union put it."),
    (60, 635, "The union of pilots has 340 members and had asked for 9 percent."),
)


def paragraphs(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def refused(data: bytes) -> str:
    (error,) = extracted(Fetched(data, "", ""), origin="-")
    assert isinstance(error, ReadError)
    assert error.hint
    assert "\n" not in str(error)
    return error.message


def test_lines_become_paragraphs() -> None:
    article = reading.read(pdf([page(*COLUMN)]))
    assert paragraphs(article) == [
        "The harbour toll at Sable Bay rises by 4.5 percent in October, the port authority said on Tuesday, "
        "after a government review that took two years and cost 13-digit sums, as the union put it.",
        "The union of pilots has 340 members and had asked for 9 percent.",
    ]


def test_headers_and_page_numbers_follow_the_paragraph_that_they_interrupt() -> None:
    pages = [
        page(
            (60, 800, "Sable Courier, Tuesday"),
            (60, 700, "The harbour toll rises in October, said the port, and with it all that"),
            (300, 30, f"Page {number} of 3"),
            (60, 687, "the ships bring in, which is what the people of the coast live on, and they"),
        )
        for number in (1, 2, 3)
    ]
    article = reading.read(pdf(pages))
    boilerplate = [block for block in article.blocks if block.kind is BlockKind.BOILERPLATE]
    assert len(boilerplate) == 6
    assert "Page 2 of 3" in paragraphs(article)


def test_columns_are_read_one_after_the_other() -> None:
    left = [(60, 700 - 13 * at, f"left words number {at} of the story") for at in range(3)]
    right = [(320, 700 - 13 * at, f"right words number {at} of the story") for at in range(3)]
    (text,) = paragraphs(reading.read(pdf([page(*left, *right)])))
    assert text.index("left words number 2") < text.index("right words number 0")


def test_properties_count_only_where_they_are_plausible() -> None:
    good = pdf(
        [page(*COLUMN)], info=b"/Title (Toll rises) /Author (Ann Poe) /CreationDate (D:20201002120000Z)"
    )
    article = reading.read(good)
    assert (article.title, article.byline, article.published) == ("Toll rises", "Ann Poe", date(2020, 10, 2))
    assert "properties" in article.note
    bad = pdf(
        [page(*COLUMN)],
        info=b"/Title (final_v2.docx) /Author (admin) /CreationDate (D:20201002) /Producer (Skia/PDF m90)",
    )
    article = reading.read(bad)
    assert (article.title, article.byline, article.published) == ("", "", None)


def test_pictures_only() -> None:
    assert "only pictures" in refused(pdf([stream(b"0 0 100 100 re f")]))


def test_broken() -> None:
    assert refused(b"%PDF-1.7\nall of it readable") == "standard input is no whole PDF"
    assert "PDF" in refused(pdf([page(*COLUMN)])[:200])


def test_encrypted() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    assert refused(pdf([page(*COLUMN)], trailer=locked)) == "standard input is encrypted"


def test_what_unpacks_to_far_too_much_is_refused() -> None:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(b" " * 1_000_000) for _ in range(600)) + bomb.flush()
    assert "unpacks to far too much" in refused(pdf([stream(b"", packed)]))


def test_too_many_pages() -> None:
    content = page((60, 700, "A word."))
    assert refused(pdf([content] * 2001)) == "standard input has 2,001 pages: no article has"


def test_a_pdf_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(pdf([page(*COLUMN)]))
    assert reading.read(path).text.startswith("The harbour toll")
    assert reading.text_of(path.read_bytes(), "text/plain").startswith("The harbour toll")


@settings(max_examples=8, deadline=None)
@given(st.integers(10, 900), st.binary(min_size=1, max_size=40))
def test_damage_is_told_or_read_over(at: int, junk: bytes) -> None:
    whole = pdf([page(*COLUMN)])
    found = list(
        extracted(Fetched(whole[:at] + junk + whole[at + len(junk) :], "application/pdf", ""), origin="x")
    )
    assert len(found) == 1
