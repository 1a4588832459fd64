"""Bad input, end to end: each source is read or refused in one line, and what stands beside it is read."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from reading.making import docx, page, paragraph, pdf

SENTENCE = "Velmar port handled 4.2 million containers in 2023, the port authority said on Monday. "
TOLD = f'{{"title": "Velmar port", "text": "{SENTENCE}"}}'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
DOCTYPE = f"<!DOCTYPE x [{LAUGHS}]>"
FEED = (
    "<rss><channel>{}<item><title>Sound</title><description>"
    + SENTENCE
    + "</description></item></channel></rss>"
)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN = (60, 700, SENTENCE)

REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (" \u200b\n".encode() * 99, "is blank"),
    "binary.txt": (bytes(range(256)) * 9, "is not text"),
    "word-20mb.txt": (b"a" * 20_000_001, "is larger than 20,000,000 bytes"),
    "word-2mb.txt": (b"a" * 2_000_000, "holds 2,000,000 characters of text"),
    "packed.txt": (gzip.compress(bytes(1_000_000)), "is packed"),
    "nested.json": (b"[" * 1_000_000, "nested.json"),
    "nested-objects.json": (b'{"a":' * 200_000, "nested-objects.json"),
    "columns.csv": (b"title,text\n" + b"b," * 1_000_000, "more than 500,000 fields"),
    "tags.html": (b"<html><body>" + b"<p>a" * 600_000, "tags"),
    "attributes.html": (b"<html><body><p " + b"a=1 " * 100_000 + b">", "attributes"),
    "laughs.docx": (docx(paragraph("&l9;"), prolog=DOCTYPE), "declares XML entities"),
    "cut.docx": (docx(paragraph(SENTENCE))[:-99], "is no whole DOCX"),
    "broken.pdf": (b"%PDF-1.7\n" + b"\xff\0" * 999, "is no whole PDF"),
    "pictures.pdf": (pdf([b"<< /Length 0 >>\nstream\n\nendstream"]), "holds no text, only pictures"),
}
READ = {
    "cp1252.txt": SENTENCE.replace("Velmar", "“Zürich”").encode("cp1252"),
    "mixed.txt": ("“Velmar” " * 3 + SENTENCE).encode() + "“Zürich”".encode("cp1252"),
    "utf16.txt": SENTENCE.replace("port", "bank").encode("utf-16-le"),
    "nul.txt": SENTENCE.replace(" ", " \0").encode(),
    "surrogates.txt": f"\ud800 {SENTENCE}".encode("utf-8", "surrogatepass"),
    "escapes.txt": f"\x1b]52;c;eHg=\x07\u202e A title \x9b31m\n\n{SENTENCE}".encode(),
    "hidden.html": f'<html><body><p>{SENTENCE * 3}</p><p style="display:none">Buy 900 pens.</p>'.encode(),
    "laughs.html": f"{DOCTYPE}<html><body><p>{SENTENCE * 4}</p><svg><text>&l9;</text></svg>".encode(),
    "feed.html": FEED.format("").encode(),
    "nan.json": f'{{"title": NaN, "y": -Infinity, "text": "{SENTENCE} NaN."}}'.encode(),
    "keys.json": f'{{"text": "Other words.", "text": "{SENTENCE} Twice."}}'.encode(),
    "sound.docx": docx(paragraph(f"{SENTENCE} DOCX.")),
    "sound.pdf": pdf([page(SHOWN)]),
}


def lines_of(shell, *sources: str) -> tuple[int, list[str]]:
    """The exit code and what was narrated, each a line that names its source and is safe to show."""
    result = shell("read", *sources)
    lines = result.err.splitlines()
    assert result.out == ""
    assert not CONTROL.search("".join(lines))
    assert not any("Traceback" in line or "bug" in line for line in lines)
    return result.code, lines


@pytest.fixture(scope="module")
def batch(shell_in, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[str]]:
    """What is said of a folder with everything in it."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in").mkdir()
    for name, data in (READ | {name: data for name, (data, _) in REFUSED.items()}).items():
        (folder / "in" / name).write_bytes(data)
    (folder / "in" / "zz-last.txt").write_text(f"Last of all. {SENTENCE}")
    return lines_of(shell_in(folder), "in")


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(batch: tuple[int, list[str]], name: str) -> None:
    code, lines = batch
    [line] = [line for line in lines if f"in/{name}" in line]
    assert line.startswith("refused: ")
    assert REFUSED[name][1] in line
    assert line.endswith(")")  # what to do
    assert len(line) < 300
    assert code == 1


@pytest.mark.parametrize("name", [*READ, "zz-last.txt"])
def test_read_beside_them(batch: tuple[int, list[str]], name: str) -> None:
    assert any(line.startswith(("new: ", "unchanged: ")) and f"in/{name}" in line for line in batch[1])


def test_no_number_is_no_title(batch: tuple[int, list[str]]) -> None:
    assert not any("nan.json, “" in line for line in batch[1])


def test_nothing_else_is_said(batch: tuple[int, list[str]]) -> None:
    assert len(batch[1]) == len(REFUSED) + len(READ) + 2  # the last article, and the sum


def test_one_bad_entry_takes_no_other_with_it(shell) -> None:
    folder = shell.folder
    (folder / "laughs.rss").write_text(
        DOCTYPE + FEED.format("<item><title>Bomb</title><description>&l9;</description></item>")
    )
    (folder / "list.json").write_text(f'[{TOLD}, {{"text": "a", "x": {"[" * 50_000}{"]" * 50_000}}}, 3]')
    (folder / "lines.jsonl").write_text(f"{{]\n{TOLD}\n\n" + json.dumps({"text": f"Two. {SENTENCE}"}))
    rows = f"title,text\nVelmar,One. Four million containers came in 2023.\nshort\n,{'a' * 1_100_000}\n"
    (folder / "rows.csv").write_text(f"{rows}Last,Five million containers came in 2024.\n")
    code, lines = lines_of(shell, "laughs.rss", "list.json", "lines.jsonl", "rows.csv")
    assert code == 1
    kept = [line.split(",")[0].split(": ")[1] for line in lines[:-1] if not line.startswith("refused")]
    assert kept.count("laughs.rss") >= 1
    assert kept.count("list.json") == 1
    assert kept.count("lines.jsonl") == 2
    assert kept.count("rows.csv") == 2
    for name in ("article 2 of list.json", "line 1 of lines.jsonl", "row 3 of rows.csv", "row 4 of rows.csv"):
        assert any(line.startswith(f"refused: {name} ") for line in lines)


def test_entities_of_a_feed_take_no_other_entry_with_them(shell) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>'
    items = f"<item><title>Bomb</title><description>{'&e;' * 9_000}</description></item>"
    (shell.folder / "bomb.rss").write_text(bomb + FEED.format(items))
    assert any(line.startswith("new: bomb.rss, “Sound”") for line in lines_of(shell, "bomb.rss")[1])


def test_names_that_are_no_text_and_things_that_are_no_files(shell) -> None:
    folder = shell.folder / "in"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"\x1b[31mred.txt", "a\u202eb\nc.txt".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{name!r} {SENTENCE}")
    for name, target in {
        "self.txt": "self.txt",
        "gone.txt": "no.txt",
        "zero.txt": "/dev/zero",
        "up": ".",
    }.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.txt")
    code, lines = lines_of(shell, "in")
    assert code == 1
    assert sum(line.startswith("new: ") for line in lines) == 3
    assert sum(line.startswith("refused: ") and line.endswith(")") for line in lines) == 4
    assert len(lines) == 8


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("long.txt", b"word " * 3_900_000),
        ("tokens.txt", b"([" * 490_000),
        ("bomb.pdf", pdf([page(SHOWN), *[page(SHOWN)] * 200])),
        ("lines.jsonl", b"{]\n" * 20_000 + TOLD.encode()),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak is in other units")
def test_reading_takes_less_than_300_megabytes(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    read = [sys.executable, "-m", "workbench", "read", name, "--db", "claims.db"]
    between = [sys.executable, "-S", "-c", PEAK, *read]  # a child's peak counts from that of its parent
    done = subprocess.run(between, cwd=tmp_path, stdout=subprocess.PIPE, check=True)
    assert 10_000 < int(done.stdout) < 300_000  # kB
