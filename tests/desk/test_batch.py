"""A folder of everything: what can be read is kept, what cannot is told in one line each, nothing is lost."""

import json
import os
import sys
from pathlib import Path

import pytest

from workbench.desk import Desk, intake

WORDS = "The toll at Sable Bay rises by {} percent in October, the port authority said on Tuesday."
FILES = {
    "a.txt": WORDS.format(1),
    "b.md": f"# Toll rises\n\n{WORDS.format(2)}",
    "c.html": f"<html><body><p>{WORDS.format(3)}</p></body></html>",
    "d.rss": f"<rss><channel><item><description>{WORDS.format(4)}</description></item><item/></channel></rss>",
    "e.json": json.dumps([{"text": WORDS.format(5)}, 7]),
    "f.jsonl": json.dumps({"body": WORDS.format(6)}) + "\n{bad\n",
    "g.csv": f'text,title\n"{WORDS.format(7)}",Toll\nragged\n',
    "h.csv": "id,name\n1,2\n",
    "i.pdf": "%PDF-1.7 broken",
    "j.docx": "PK\x03\x04word/",
    "k.xml": "<?xml version='1.0'?><opml/>",
    "l.txt": "",
    "m.json": "{",
    "n.txt": WORDS.format(8),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def test_nothing_is_lost_beside_what_cannot_be_read(desk: Desk, folder: Path) -> None:
    items = list(intake.read_all(desk, [str(folder)]))
    kept = [Path(item.source).name for item in items if item.outcome == intake.Outcome.NEW]
    refused = [item for item in items if item.outcome == intake.Outcome.REFUSED]
    assert kept == ["a.txt", "b.md", "c.html", "d.rss", "e.json", "f.jsonl", "g.csv", "n.txt"]
    assert len(refused) == 10
    for item in refused:
        assert item.hint
        assert "\n" not in item.error
        assert str(folder) in item.error


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_that_are_not_utf8(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        (b"caf\xe9.txt", WORDS.format(1)),
        (b"caf\xe9.csv", f'text,title\n"{WORDS.format(2)}",Toll\n'),
    ):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(text)
    items = list(intake.read_all(desk, [str(folder)]))
    assert [item.outcome for item in items] == [intake.Outcome.NEW] * 2
