"""`articles`: fields set by hand, originals written out, articles extracted anew."""

from pathlib import Path

PAGE = (
    b"<html><body><article><h1>Tram opens</h1><p>The tram line cost $310 million, caf\xe9 owners said on Monday, "
    b"and it will carry 40,000 people a day.</p></article></body></html>"
)


def test_a_field_is_set_and_shown(desk) -> None:
    done = desk("articles", "edit", 1, "--published", "2024-03-05", "--outlet", "Port Times", "--json")
    assert done.code == 0
    assert "article 1: outlet Port Times, published 2024-03-05 (undo: `workbench undo" in done.err
    [record] = done.records
    assert (record["published"], record["outlet"], record["edited"]) == (
        "2024-03-05",
        "Port Times",
        ["outlet", "published"],
    )
    assert any(row[2:4] == ["2024-03-05", "Port Times"] for row in desk("articles").rows)
    assert {claim["source"] for claim in desk("claims", "--json").records if claim["article"] == 1} == {
        "Port Times"
    }


def test_what_cannot_be_set_is_told_in_a_line(desk) -> None:
    for args, code in (
        (["1", "--published", "someday"], 2),
        (["1"], 2),
        (["1", "--url", "file:///etc/passwd"], 2),
        (["99", "--title", "x"], 1),
    ):
        told = desk("articles", "edit", *args)
        assert (told.code, told.err.count("\n"), told.out) == (code, 1, "")


def test_the_original_comes_out_as_it_went_in(shell) -> None:
    (shell.folder / "tram.html").write_bytes(PAGE)
    assert shell("read", "tram.html", "--db", "a.db").code == 0
    (shell.folder / "tram.html").unlink()

    told = shell("articles", "original", 1, "--out", "out.html", "--db", "a.db")

    assert told.code == 0
    assert "text/html" in told.err
    assert (shell.folder / "out.html").read_bytes() == PAGE
    assert shell("articles", "original", 1, "--out", "out.html", "--db", "a.db").code == 2
    assert shell("articles", "original", 1, "--out", "no/out.html", "--db", "a.db").code == 2
    assert shell("articles", "original", 2, "--db", "a.db").code == 1


def test_an_original_through_a_pipe(shell) -> None:
    assert shell("read", "-", "--db", "a.db", stdin=PAGE.replace(b"\xe9", b"e")).code == 0
    assert shell("articles", "original", 1, "--db", "a.db").out.encode() == PAGE.replace(b"\xe9", b"e")


def test_rereading_says_what_came_of_it(desk) -> None:
    told = desk("articles", "reread", 1, 2, "--json")
    assert told.code == 0
    assert [record["outcome"] for record in told.records] == ["unchanged", "unchanged"]


def test_several_articles_in_one_source(shell, tmp_path: Path) -> None:
    lines = [
        '{"title": "Tram", "text": "The tram line cost $310 million, the council said."}',
        "{broken",
        '{"title": "Bridge", "text": "The bridge closed after 112 years on Friday."}',
    ]
    (shell.folder / "all.jsonl").write_text("\n".join(lines))
    told = shell("read", "all.jsonl", "--db", "a.db", "--json")
    assert told.code == 1
    assert [record["outcome"] for record in told.records] == ["new", "refused", "new"]
    assert "2 new, 1 refused" in told.err
    assert len(shell("articles", "--db", "a.db").rows) == 2
