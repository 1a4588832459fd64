"""Input that means harm, or looks as if it did: each file made on the spot, none shipped."""

import gzip
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

Maker = Callable[[Path], object]

LARGE = 19_000_000  # bytes, just below the limit of one source
SENTENCE = "Velmar port handled 4.2 million containers in 2023, the port authority said on Monday. "
QUOTED = "“The ban cost 40 million euros,” said Ilse Maran, who heads the port. She said it ends in May. "
PLAIN = f"Velmar port sets a record\n\nVELMAR, March 4, 2024 - {SENTENCE}\n{QUOTED}\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10)
)  # ten thousand million times
DOCTYPE = f"<!DOCTYPE x [{LAUGHS}]>"


def holding(data: str | bytes) -> Maker:
    """Writes just these."""
    return lambda path: path.write_bytes(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    )


def filled(part: str | bytes, size: int = LARGE, before: str | bytes = "", after: str | bytes = "") -> Maker:
    """Writes one part over and over, in pieces, up to a size in bytes."""
    raw, head, tail = (one.encode() if isinstance(one, str) else one for one in (part, before, after))

    def make(path: Path) -> None:
        piece = raw * max(1, min(size, 1 << 20) // len(raw))
        with path.open("wb") as file:
            file.write(head)
            for _ in range(max(1, size // len(piece))):
                file.write(piece)
            file.write(tail)

    return make


def lines(count: int, line: Callable[[int], str], before: str = "", after: str = "") -> Maker:
    """Writes a line for each number."""

    def make(path: Path) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write(before)
            file.writelines(line(number) for number in range(count))
            file.write(after)

    return make


def article_of(number: int) -> str:
    """A text of its own for each number."""
    return f"In {1600 + number % 400} the town of Velmar-{number} had {number + 7} sailors and 12 ships."


# Text and its encoding ------------------------------------------------------------------------------


def texts() -> Iterator[tuple[str, Maker]]:
    """Encodings, emptiness, lengths, and what makes rules over text slow."""
    yield "plain.txt", holding(PLAIN)
    yield "cp1252.txt", holding("Die Brücke kostete „40 Millionen“ Euro, sagte Ilse Maran.".encode("cp1252"))
    yield "mixed.txt", holding(QUOTED.encode() + QUOTED.encode("cp1252"))
    yield "utf16-no-mark.txt", holding(PLAIN.encode("utf-16-le"))
    yield "half-utf16.txt", holding(b"\xff\xfe" + PLAIN.encode("utf-16-le")[:-1])
    yield "nul.txt", holding(PLAIN.replace(" ", " \0"))
    yield "surrogates.txt", holding(f"\ud800{PLAIN}\udfff")
    yield "escapes.txt", holding(f"\x1b]52;c;eHg=\x07\u202e{PLAIN}\x9b31m")
    yield "empty.txt", holding("")
    yield "blank.txt", holding(" \u200b\n" * 1000)
    yield "one-word-1mb.txt", filled("a", 1_000_000)
    yield "line-200mb.txt", filled(SENTENCE, 200_000_000)
    yield "line-without-spaces.txt", filled("a")
    yield "line-with-spaces.txt", filled("word ")
    yield "sentences-one-line.txt", filled(SENTENCE)
    yield "sentences-4mb.txt", filled(SENTENCE, 4_000_000)
    yield "quotations-4mb.txt", filled(QUOTED, 4_000_000)
    yield "paragraphs-4mb.txt", filled(f"{SENTENCE}{QUOTED}\n\n", 4_000_000)
    yield "own-sentences-1mb.txt", lines(11_000, lambda number: f"{article_of(number)}\n\n")
    yield "short-lines.txt", filled("a b\n")
    yield "newlines.txt", filled("\n", after=PLAIN)
    for name, part in {
        "stops": ".",
        "stops-spaced": ". ",
        "open-quotes": "“",
        "straight-quotes": '" ',
        "brackets": "([",
        "commas": "a, ",
        "names": "Ann Bo ",
        "one-name": "Ann",
        "figures": "1,000,000 ",
        "digits": "9",
        "dates": "May 4 2024 ",
        "said": "he said ",
        "said-that": "said that ",
        "emoji": "😀 ",
        "combining": "a\u0301\u0302",
        "dashes": "— ",
        "tabs": "\t",
        "bullets": "- a\n",
        "addresses": "https://a.b/c ",
    }.items():
        yield f"{name}-1mb.txt", filled(part, 1_000_000, before="Ilse Maran ", after=SENTENCE)


# Web pages and feeds --------------------------------------------------------------------------------


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Velmar port</title></head><body>{body}</body></html>"


def pages() -> Iterator[tuple[str, Maker]]:
    paragraph = f"<p>{SENTENCE}{QUOTED}</p>"
    top = "<!DOCTYPE html><html><body>"
    yield "nested-100k.html", holding(page("<div>" * 100_000 + paragraph))
    yield "nested-inline.html", holding(page("<b><i>" * 50_000 + SENTENCE))
    yield "tags-1m.html", holding(page("<p>a" * 1_000_000))
    yield (
        "hidden.html",
        holding(page(paragraph * 3 + '<p style="display:none">Hidden 40 million.</p>' * 3000)),
    )
    yield "all-hidden.html", holding(page(f'<div style="display:none">{paragraph * 9}</div>'))
    yield "laughs.html", holding(DOCTYPE + page(f"{paragraph}<svg><text>&l9;</text></svg>"))
    yield "attributes.html", holding(page("<p " + "a=1 " * 2_000_000 + f">{SENTENCE}</p>"))
    yield "one-attribute.html", filled("x", before=top + '<p title="', after=f'">{SENTENCE}</p>')
    yield "one-paragraph.html", filled(SENTENCE, before=top + "<p>", after="</p>")
    yield "paragraphs-4mb.html", filled(paragraph, 4_000_000, before=top)
    yield "comment.html", filled("- ", before=top + "<!--", after=f"-->{paragraph}")
    yield "unclosed-tag.html", filled("<a ", before=top + paragraph)
    yield "less-thans.html", filled("< ", before=top + paragraph)
    yield "script.html", filled("a=1;", before=top + paragraph + "<script>", after="</script>")
    yield (
        "linked-data.html",
        holding(page(paragraph * 3 + f'<script type="application/ld+json">{"[" * 1_000_000}</script>')),
    )
    yield "table.html", holding(page("<table>" + "<tr><td>1<td>2<td>3" * 40_000 + "</table>" + paragraph))


def item(number: int, text: str = "") -> str:
    return f"<item><title>Report {number}</title><link>https://velmar.example/{number}</link><description>{text or article_of(number)}</description></item>\n"


def feeds() -> Iterator[tuple[str, Maker]]:
    top, end = '<?xml version="1.0"?><rss version="2.0"><channel><title>Velmar</title>', "</channel></rss>"
    yield (
        "laughs.rss",
        holding(f'<?xml version="1.0"?>{DOCTYPE}<rss><channel>{item(1, "&l9;")}{item(2)}{end}'),
    )
    yield (
        "outside.rss",
        holding(
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel>{item(1, "&e;")}{item(2)}{end}'
        ),
    )
    yield (
        "quadratic.rss",
        holding(
            f'<!DOCTYPE x [<!ENTITY e "{"a" * 100_000}">]><rss><channel>{item(1, "&e;" * 20_000)}{item(2)}{end}'
        ),
    )
    yield "entries-10k.rss", lines(10_000, item, top, end)
    yield (
        "one-entry.rss",
        filled(SENTENCE, before=top + "<item><description>", after="</description></item>" + end),
    )
    yield "nested.rss", holding(top + "<item><description>" + "<a>" * 100_000)
    yield "no-entry.rss", filled("<a/>", before=top, after=end)
    yield "page-in.rss", holding(page(f"<p>{SENTENCE}</p>" * 5))
    yield "feed-in.html", holding(top + item(1) + item(2) + end)
    yield "broken.rss", holding(top + item(1) + item(2) + "<item><title>Cut")


# Documents ------------------------------------------------------------------------------------------


def zipped(**parts: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return made.getvalue()


def docx(body: str | bytes, prolog: str = "") -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    start, end = f"{prolog}<w:document {W}><w:body>", "</w:body></w:document>"
    return zipped(word__document_xml=start.encode() + raw + end.encode())


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def overlapping() -> bytes:
    """Ten thousand names for the same packed bytes."""
    data = docx(words(SENTENCE))
    at = data.index(b"PK\x01\x02")
    size = data.index(b"PK\x05\x06") - at
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 10_000, 10_000, size * 10_000, at, 0)
    return data[:at] + data[at : at + size] * 10_000 + end


def lying() -> bytes:
    """Says of each part that it unpacks to ten bytes."""
    data = bytearray(docx(words("a" * 50_000_000)))
    at = data.index(b"PK\x01\x02")
    data[22:26] = data[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(data)


def locked() -> bytes:
    data = bytearray(docx(words(SENTENCE)))
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    return bytes(data)


def many_parts() -> bytes:
    made = io.BytesIO(docx(words(SENTENCE)))
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(60_000):
            archive.writestr(f"word/{number}", "")
    return made.getvalue()


def pdf(content: bytes, pages: int = 1, kids: bytes = b"", trailer: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (pages, kids or b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    objects += [leaf] * pages
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


SHOWN = b"BT /F1 11 Tf 1 0 0 1 60 700 Tm (%s) Tj ET\n" % SENTENCE.encode()
LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
    b"00" * 32,
    b"00" * 32,
)


def documents() -> Iterator[tuple[str, Maker]]:
    yield "laughs.docx", holding(docx(words("&l9;"), prolog=DOCTYPE))
    yield "many-parts.docx", lambda path: path.write_bytes(many_parts())
    yield "one-huge-part.docx", lambda path: path.write_bytes(docx(bytes(1_000_000_000)))
    yield "huge-text.docx", lambda path: path.write_bytes(docx(words(SENTENCE * 600_000)))
    yield "paragraphs.docx", lambda path: path.write_bytes(docx(words("a") * 900_000))
    yield "lying-sizes.docx", lambda path: path.write_bytes(lying())
    yield "overlapping.docx", lambda path: path.write_bytes(overlapping())
    yield "nested.docx", lambda path: path.write_bytes(docx("<w:p>" * 100_000))
    yield "encrypted.docx", lambda path: path.write_bytes(locked())
    yield "cut.docx", lambda path: path.write_bytes(docx(words(SENTENCE))[:-300])
    yield "sound.docx", lambda path: path.write_bytes(docx(words(SENTENCE)))
    yield "encrypted.pdf", holding(pdf(SHOWN, trailer=LOCK))
    yield "broken.pdf", holding(b"%PDF-1.7\n" + os.urandom(100_000))
    yield "pictures-only.pdf", holding(pdf(b"0 0 m 99 99 l S"))
    yield "pages-10k.pdf", lambda path: path.write_bytes(pdf(SHOWN, pages=10_000))
    yield "pages-1900.pdf", lambda path: path.write_bytes(pdf(SHOWN * 20, pages=1_900))
    yield "pages-in-a-circle.pdf", holding(pdf(SHOWN, pages=3, kids=b"2 0 R 2 0 R 2 0 R"))
    yield "bomb.pdf", lambda path: path.write_bytes(pdf(bytes(500_000_000)))
    yield "characters-9m.pdf", lambda path: path.write_bytes(pdf(SHOWN * 100_000))
    yield "sound.pdf", holding(pdf(SHOWN))
    yield "bomb.txt.gz", lambda path: path.write_bytes(gzip.compress(bytes(500_000_000)))
    yield "packed.txt", lambda path: path.write_bytes(gzip.compress(bytes(500_000_000)))


# Tables and JSON ------------------------------------------------------------------------------------


def records() -> Iterator[tuple[str, Maker]]:
    told = json.dumps({"title": "Velmar port", "text": SENTENCE})
    yield "nested.json", holding("[" * 1_000_000)
    yield "nested-objects.json", holding('{"a":' * 1_000_000)
    yield "nested-inside.json", holding(f'[{told},{{"text":"a b","x":{"[" * 100_000}{"]" * 100_000}}}]')
    yield "string-10mb.json", filled(SENTENCE, 10_000_000, before='{"text":"', after='"}')
    yield "nan.json", holding('{"title": NaN, "x": -Infinity, "text": "' + SENTENCE + '"}')
    yield "same-keys.json", holding('{"text": "first words", "text": "' + SENTENCE + '"}')
    yield "surrogates.json", holding('{"text": "\\ud800 ' + SENTENCE + '"}')
    yield "long-number.json", holding('{"text": "' + SENTENCE + '", "x": ' + "9" * 1_000_000 + "}")
    yield "values-1m.json", holding("[" + "1," * 1_000_000 + "1]")
    yield "objects-5m.json", filled("{},", before="[", after=told + "]")
    yield "keys-1m.json", lines(1_000_000, lambda number: f'"k{number}":1,', "{", f'"text":"{SENTENCE}"}}')
    yield "cut.json", holding(f"[{told},{told[:-9]}")
    yield "bad-lines.jsonl", lines(100_000, lambda _: "{]\n", after=told)
    yield "tiny-10k.jsonl", lines(10_000, lambda number: json.dumps({"text": article_of(number)}) + "\n")
    head = "title,text\n"
    yield "field-10mb.csv", filled(SENTENCE.replace(",", ""), 10_000_000, before=head + "Velmar,", after="\n")
    yield "columns-1m.csv", holding("a," * 1_000_000 + "text\n" + "b," * 1_000_000 + "words")
    yield "columns-1m-below.csv", holding(f"{head}a,{SENTENCE.replace(',', '')}\n" + "b," * 1_000_000)
    yield "open-quote.csv", filled("a,b\n", before=head + 'Velmar,"')
    yield "open-quote-4mb.csv", filled("a,b\n", 4_000_000, before=head + 'Velmar,"')
    yield "short-rows.csv", filled("a\n", before=head, after=f'b,"{SENTENCE}"\n')


def many() -> Iterator[tuple[str, Maker]]:
    """What takes minutes because it is so much, not because it is hostile."""
    yield "tiny-100k.jsonl", lines(100_000, lambda number: json.dumps({"text": article_of(number)}) + "\n")


# Folders --------------------------------------------------------------------------------------------


def odd_names(folder: Path) -> None:
    """Names that are not UTF-8, links in circles, and things that are no files."""
    folder.mkdir()
    (folder / "good.txt").write_text(PLAIN)
    for name in (b"caf\xe9.txt", b"\x1b[31mred.txt", "a\u202eb\nc.txt".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{name!r} {SENTENCE}")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "up").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    deep = folder
    for _ in range(50):
        deep = deep / "deep"
        deep.mkdir()
    (deep / "found.txt").write_text(article_of(1))


GROUPS: tuple[Callable[[], Iterator[tuple[str, Maker]]], ...] = (texts, pages, feeds, documents, records)
