import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk import Desk, articles, claims, intake, open_desk, past, upkeep
from workbench.errors import Cancelled, ReadError


def test_reading_again_adds_nothing(stormy: Desk, tmp_path: Path) -> None:
    before = upkeep.counts(stormy), past.listing(stormy)

    again = intake.read(stormy, tmp_path / "post.txt")

    assert again.outcome == "unchanged"
    assert (upkeep.counts(stormy), past.listing(stormy)) == before


def test_the_same_words_under_another_name_add_nothing(stormy: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((tmp_path / "post.txt").read_bytes())

    assert intake.read(stormy, copy).outcome == "unchanged"
    assert upkeep.counts(stormy).articles == 3


def test_a_changed_article_is_a_new_version(stormy: Desk, tmp_path: Path) -> None:
    path = tmp_path / "post.txt"
    path.write_text(path.read_text().replace("$40 million", "$55 million"))

    changed = intake.read(stormy, path)

    assert (changed.outcome, changed.version) == ("version", 2)
    old, new = sorted((a for a in articles.listing(stormy) if a.origin == str(path)), key=lambda a: a.version)
    assert old.sha256 != new.sha256
    assert "$40 million" in articles.article(stormy, old.id).text
    assert "$55 million" in articles.article(stormy, new.id).text


def test_reading_is_one_step_back(stormy: Desk, tmp_path: Path) -> None:
    before = upkeep.counts(stormy)
    path = tmp_path / "late.txt"
    path.write_text("The storm killed 31 people in Port Amsel, the coroner said on Monday.\n")
    intake.read(stormy, path)

    past.undo(stormy)
    assert upkeep.counts(stormy) == before
    past.redo(stormy)
    assert upkeep.counts(stormy).articles == before.articles + 1
    assert all(finding.ok for finding in upkeep.verify(stormy))


def test_one_bad_file_takes_nothing_with_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge cost $12 million and opened in 2019.\n")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 400)
    (folder / "c.txt").write_text("The tunnel cost $90 million and opened in 2021.\n")

    outcomes = [(Path(item.source).name, item.outcome) for item in intake.read_all(desk, [str(folder)])]

    assert outcomes == [("a.txt", "new"), ("b.txt", "refused"), ("c.txt", "new")]
    assert upkeep.counts(desk).articles == 2


def test_a_batch_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"The {name} bridge cost $12 million and opened in 2019.\n")
    seen: list[str] = []

    with pytest.raises(Cancelled, match="after 2 of 3"):
        seen += [
            item.source
            for item in intake.read_all(
                desk, [str(tmp_path / "*.txt")], cancelled=lambda: upkeep.counts(desk).articles == 2
            )
        ]
    assert upkeep.counts(desk).articles == 2


def test_a_missing_file_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt"):
        intake.read(desk, tmp_path / "gone.txt")
    assert past.listing(desk) == []


def test_the_real_articles(desk: Desk, real_articles: list[Path]) -> None:
    for path in real_articles:
        intake.read(desk, path)
    found = claims.listing(desk)
    texts = [claim.text.casefold() for claim in found]

    assert any("13-year arms embargo" in text for text in texts)
    assert any("us left" in text and "deal in 2018" in text for text in texts)
    for claim in found:
        text = articles.article(desk, claim.article).text
        assert text[claim.start : claim.end] == claim.quote
    left = next(c for c in found if c.quote == "the US left the deal in 2018")
    pulled = next(
        c for c in found if "long ago pulled out of the deal" in c.quote and c.cluster == left.cluster
    )
    assert left.article != pulled.article
    assert left.proposed
    assert pulled.proposed


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "The dam cost $12 million.",
                "\r\n",
                "\n\n",
                "\u00a0",
                "e\u0301",
                "🏗️",
                "مرحبا",
                "He said: “It fell 4% in 2019.”",
                "\ufeff",
                " ",
            ]
        ),
        min_size=1,
    ).map("".join)
)
def test_offsets_hold_on_odd_text(tmp_path: Path, text: str) -> None:
    name = hashlib.sha256(text.encode()).hexdigest()
    path = tmp_path / f"{name}.txt"
    path.write_bytes(text.encode())
    with open_desk(tmp_path / f"{name}.db") as desk:
        try:
            intake.read(desk, path)
        except ReadError:
            return  # nothing but white space
        for claim in claims.listing(desk):
            assert articles.article(desk, claim.article).text[claim.start : claim.end] == claim.quote
        assert all(finding.ok for finding in upkeep.verify(desk))


def test_links_are_found_after_undo_and_redo_in_one_session(desk: Desk, tmp_path: Path) -> None:
    for name, who in (("a", "mayor"), ("b", "coroner"), ("c", "governor")):
        (tmp_path / f"{name}.txt").write_text(f"The storm killed 31 people in Port Amsel, the {who} said.\n")
    assert intake.read(desk, tmp_path / "a.txt").links == 0
    assert intake.read(desk, tmp_path / "b.txt").links > 0
    past.undo(desk)
    past.undo(desk)
    assert intake.read(desk, tmp_path / "c.txt").links == 0  # nothing else is there
    past.undo(desk)
    past.redo(desk)
    found = intake.read(desk, tmp_path / "b.txt")
    assert (found.outcome, found.links > 0) == ("new", True)
