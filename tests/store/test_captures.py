"""Captures: compressed, named by what they hold, read back only as they were archived."""

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import Damaged, Unwritable
from workbench.store.captures import capture_file, copy, is_sound, keep, load

PAGE = b"<p>The council voted 14 to 9.</p>" * 50
NAME = hashlib.sha256(PAGE).hexdigest()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=2000))
def test_what_was_kept_comes_back(tmp_path: Path, data: bytes) -> None:
    sha256 = keep(tmp_path, data)
    assert load(tmp_path, sha256, len(data)) == data


def test_any_gunzip_opens_them_and_they_are_smaller(tmp_path: Path) -> None:
    file = capture_file(tmp_path, keep(tmp_path, PAGE))
    assert gzip.decompress(file.read_bytes()) == PAGE
    assert file.name == f"{NAME}.gz"
    assert file.stat().st_size < len(PAGE) / 10


def test_a_file_that_lies_is_replaced_and_never_believed(tmp_path: Path) -> None:
    file = capture_file(tmp_path, keep(tmp_path, PAGE))
    for wrong in (gzip.compress(b"another page"), b"no gzip", file.read_bytes()[:30], b""):
        file.write_bytes(wrong)
        assert not is_sound(file, NAME)
        with pytest.raises(Damaged, match="does not hold what was archived"):
            load(tmp_path, NAME, len(PAGE))
        keep(tmp_path, PAGE)
        assert load(tmp_path, NAME, len(PAGE)) == PAGE


def test_a_bomb_in_the_place_of_a_capture_is_not_unpacked(tmp_path: Path) -> None:
    file = capture_file(tmp_path, keep(tmp_path, PAGE))
    file.write_bytes(gzip.compress(bytes(200_000_000), 1))
    with pytest.raises(Damaged):
        load(tmp_path, NAME, len(PAGE))


def test_those_of_earlier_versions_are_read_as_they_are(tmp_path: Path) -> None:
    old = tmp_path / NAME[:2] / NAME
    old.parent.mkdir()
    old.write_bytes(PAGE)
    assert keep(tmp_path, PAGE) == NAME
    assert list(old.parent.iterdir()) == [old]
    assert load(tmp_path, NAME, len(PAGE)) == PAGE
    old.write_bytes(b"rotten")
    keep(tmp_path, PAGE)
    assert [path.name for path in old.parent.iterdir()] == [f"{NAME}.gz"]


def test_copies_are_of_sound_files_only(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    keep(here, PAGE)
    assert copy(NAME, here, there)
    assert load(there, NAME, len(PAGE)) == PAGE
    capture_file(here, NAME).write_bytes(b"rotten")
    assert copy(NAME, here, there)  # it has what it needs
    capture_file(there, NAME).unlink()
    assert not copy(NAME, here, there)
    assert not capture_file(there, NAME).exists()


def test_no_place_to_archive(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(Unwritable, match="cannot archive"):
        keep(tmp_path / "folder", PAGE)
