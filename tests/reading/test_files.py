"""Files, bytes and folders: what is read, and what is refused in one clear line."""

import os
import socket
from pathlib import Path

import pytest

from workbench.errors import ReadError
from workbench.reading import expand, read

STORY = "The embargo on Iran ends in October, officials said on Tuesday.\n"


def test_a_path_is_its_own_origin(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    for source in (path, str(path)):
        article = read(source)
        assert (article.origin, article.url, article.text) == (str(path), "", STORY)


def test_bytes_come_from_standard_input_unless_an_address_is_given() -> None:
    assert read(STORY.encode()).origin == "-"
    article = read(STORY.encode(), url="https://example.org/a")
    assert (article.origin, article.url) == ("https://example.org/a", "https://example.org/a")


def test_a_path_may_have_an_address_too(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    article = read(path, url="https://example.org/a")
    assert (article.origin, article.url) == (str(path), "https://example.org/a")


def refused(source: str | Path | bytes, limit: int = 1000) -> str:
    with pytest.raises(ReadError) as caught:
        read(source, limit=limit)
    assert caught.value.hint
    assert "\n" not in caught.value.message
    return caught.value.message


def test_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.txt") == f"{tmp_path}/no.txt does not exist"
    assert refused(tmp_path / "no" / "no.txt").endswith("does not exist")
    assert refused(str(tmp_path / ("n" * 300))).endswith("is too long for a name")
    assert refused("a\0b").endswith("is no file name")


def test_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a folder"


def test_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert refused(pipe) == f"{pipe} is a pipe, not a file"


def test_device_and_socket(tmp_path: Path) -> None:
    assert refused("/dev/zero") == "/dev/zero is a device, not a file"
    address = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(address)
        assert "socket" in refused(address)


def test_link_in_a_circle(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    assert refused(link).endswith("is a link that leads back to itself")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert refused(path) == f"{path} may not be read"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", "\u00a0\u200b\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"]
)
def test_nothing_in_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(data)
    assert refused(path) in {f"{path} is empty", f"{path} is blank"}
    assert refused(data) in {"standard input is empty", "standard input is blank"}


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(64),
        bytes(range(256)) * 4,
        bytes(1000),
        b"\x00\x01\x02\x03" * 50,
    ],
)
def test_binary(data: bytes) -> None:
    assert refused(data, limit=5000) == "standard input is not text"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("word " * 200)
    assert len(read(path, limit=1000).text) == 1000
    assert refused(path, limit=999) == f"{path} is larger than 999 bytes"
    assert refused(path.read_bytes(), limit=999) == "standard input is larger than 999 bytes"


def test_a_file_that_says_it_is_empty_is_still_measured() -> None:
    """Files under /proc have size 0 and content all the same."""
    assert refused("/proc/self/maps", limit=10) == "/proc/self/maps is larger than 10 bytes"


def test_too_many_lines() -> None:
    assert refused(b"a\n" * 300_000, limit=10**6).endswith("lines: no article has")


@pytest.mark.parametrize(
    "source", ["ftp://example.org/a", "file:///etc/passwd", "gopher://x.y", "http://", "http://["]
)
def test_addresses_of_another_kind(source: str) -> None:
    assert source in refused(source)


def test_folders_are_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.HTML",
        "d.pdf",
        ".hidden.txt",
        "deep/er/e.htm",
        ".git/f.txt",
        "deep/g.markdown",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY)
    found = [Path(one).relative_to(tmp_path).as_posix() for one in expand([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "c.HTML", "d.pdf", "deep/g.markdown", "deep/er/e.htm"]


def test_links_in_circles_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "up").symlink_to(tmp_path)
    (inner / "self").symlink_to(inner)
    (inner / "b.txt").write_text(STORY)
    assert [Path(one).name for one in expand([str(tmp_path)])] == ["a.txt", "b.txt"]


def test_what_is_not_there_comes_back_as_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    named = [
        "-",
        "https://example.org/*",
        str(tmp_path / "no.txt"),
        str(tmp_path / "*.none"),
        str(empty),
        "a\0b",
    ]
    assert list(expand(named)) == named


def test_globs(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.md", "[4].txt"):
        (tmp_path / name).write_text(STORY)
    assert [Path(one).name for one in expand([str(tmp_path / "*.txt")])] == ["1.txt", "2.txt", "[4].txt"]
    assert [Path(one).name for one in expand([str(tmp_path / "[4].txt")])] == ["[4].txt"]
    assert [Path(one).name for one in expand([str(tmp_path / "**")])][:2] == ["1.txt", "2.txt"]


def test_folders_are_opened_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    later = tmp_path / "later"
    sources = expand([str(tmp_path), str(later)])
    assert Path(next(sources)).name == "a.txt"
    later.mkdir()
    (later / "b.txt").write_text(STORY)
    assert [Path(one).name for one in sources] == ["b.txt"]


def test_the_sample_folder_holds_articles_only(samples: list[Path]) -> None:
    assert list(expand([str(samples[0].parent)])) == [str(path) for path in samples]
    assert len(samples) == 6
    for path in samples:
        article = read(path)
        assert article.title
        assert article.outlet
        assert article.published is not None
