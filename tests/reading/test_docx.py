"""DOCX: paragraphs, headings, lists, tables; bombs and other office formats in one line."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.making import STYLES, docx, paragraph

from workbench import reading
from workbench.errors import ReadError
from workbench.reading import Fetched, extracted
from workbench.records import BlockKind


def refused(data: bytes) -> str:
    (error,) = extracted(Fetched(data, "", ""), origin="-")
    assert isinstance(error, ReadError)
    assert error.hint
    assert "\n" not in str(error)
    return error.message


def test_paragraphs_in_order_with_what_their_styles_say() -> None:
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("2020", "4.5 million"))
    body = (
        paragraph("Toll rises in October", "berschrift1")
        + paragraph("The toll rises by 4 percent, the port said on Tuesday after a session.")
        + paragraph("First of two points", numbered=True)
        + paragraph("We have waited long enough.", "Zitat")
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    )
    article = reading.read(docx(body))
    assert [(article.text[block.start : block.end], block.kind) for block in article.blocks] == [
        ("Toll rises in October", BlockKind.HEADLINE),
        ("The toll rises by 4 percent, the port said on Tuesday after a session.", BlockKind.BODY),
        ("First of two points", BlockKind.ITEM),
        ("We have waited long enough.", BlockKind.QUOTE),
        ("2020 4.5 million", BlockKind.ITEM),
    ]


def test_what_is_hidden_deleted_or_there_twice_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>"
        "<w:del><w:r><w:delText>Deleted.</w:delText></w:r></w:del><w:r><w:br/><w:t>Next.</w:t></w:r></w:p>"
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{paragraph('In a box.')}</mc:Choice><mc:Fallback>{paragraph('In a box.')}</mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    assert reading.read(docx(body)).text == "Seen.\n\nNext.\n\nIn a box."


def test_a_table_for_the_layout_is_running_text() -> None:
    long = "The toll rises by 4 percent, the port said on Tuesday. " * 5
    body = f"<w:tbl><w:tr><w:tc>{paragraph(long)}{paragraph('Nobody else spoke at the session in the town hall.')}</w:tc></w:tr></w:tbl>"
    kinds = [block.kind for block in reading.read(docx(body)).blocks]
    assert kinds == [BlockKind.BODY, BlockKind.BODY]


def test_core_properties() -> None:
    core = (
        "<dc:title>Toll rises</dc:title><dc:creator>Ann Poe</dc:creator><dc:language>en-GB</dc:language>"
        "<dcterms:created>2020-10-02T09:00:00Z</dcterms:created>"
    )
    article = reading.read(docx(paragraph("The toll rises by 4 percent, the port said."), core=core))
    assert (article.title, article.byline, article.language) == ("Toll rises", "Ann Poe", "en-GB")
    assert article.published == date(2020, 10, 2)


def test_a_bomb_is_not_unpacked() -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        part.write(b'<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>')
        for _ in range(120):
            part.write(b" " * 1_000_000)
    assert "standard input" in refused(made.getvalue())


def test_many_paragraphs_in_a_bomb() -> None:
    body = paragraph("word") * 2_000_000
    assert "standard input" in refused(docx(body))


def test_entities_are_refused() -> None:
    entities = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert "XML entities" in refused(docx(paragraph("&b;"), prolog=entities))


def test_broken() -> None:
    whole = docx(paragraph("The toll rises."))
    assert refused(whole[:-40]) == "standard input is no whole DOCX"
    assert refused(docx("<w:p><w:r>")) == "standard input is no whole DOCX"
    assert refused(docx("")) == "standard input holds no text"


def test_styles_out_of_proportion_are_not_looked_at() -> None:
    article = reading.read(docx(paragraph("The toll rises.", "berschrift1"), styles=STYLES + " " * 3_000_000))
    assert article.text == "The toll rises."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
            "is a Word document of the old kind (.doc)",
        ),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"{\\rtf1\\ansi The toll rises.}", "is an RTF document"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "is an OpenDocument text",
        ),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "is an e-book (EPUB)"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "is a spreadsheet"),
        (b"PK\x03\x04" + bytes(26) + b"story.txt", "is packed"),
        (b"\x1f\x8b" + bytes(20), "is packed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
        (b'<?xml version="1.0"?><opml><body/></opml>', "is XML, but neither a feed nor a web page"),
    ],
)
def test_other_formats_are_told_by_name(data: bytes, what: str) -> None:
    assert what in refused(data)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1500), st.binary(min_size=1, max_size=40))
def test_damage_is_told_or_read_over(at: int, junk: bytes) -> None:
    whole = docx(paragraph("The toll rises by 4 percent."))
    found = list(extracted(Fetched(whole[:at] + junk + whole[at + len(junk) :], "", ""), origin="x"))
    assert len(found) >= 1
