"""`values`: on a terminal, in a pipe, as JSON."""

from cli.conftest import Shell


def cluster_of(desk: Shell, words: str) -> int:
    return next(int(c["id"]) for c in desk("clusters", "--json").records if words in c["text"])


def test_a_pipe_gets_a_line_for_each_saying(desk: Shell) -> None:
    result = desk("values", cluster_of(desk, "4.2 million"))
    assert [row[:5] for row in result.rows] == [
        ["how many: containers handled", "4.2 million", "1", "2024-03-04", result.rows[0][4]],
        ["how many: containers handled", "3.9 million", "1", "2024-03-06", result.rows[1][4]],
    ]
    assert result.rows[1][5].startswith("contradiction: a figure of a time that is past")
    assert result.rows[0][6] == "port.txt, port authority"


def test_json_has_the_tables(desk: Shell) -> None:
    [table] = desk("values", cluster_of(desk, "4.2 million"), "--json").records
    assert [value["value"] for value in table["values"]] == ["4.2 million", "3.9 million"]
    assert table["values"][1]["difference"]["nature"] == "contradiction"


def test_a_terminal_gets_a_table(desk: Shell) -> None:
    out = desk.on_terminal("values", cluster_of(desk, "4.2 million")).out
    assert "how many: containers handled" in out
    assert max(map(len, out.splitlines())) <= 100


def test_links_say_what_a_conflict_is(desk: Shell) -> None:
    found = desk("links", "--relation", "conflict", "--json").records
    assert "contradiction" in {record["difference"]["nature"] for record in found}


def test_where_all_agree_nothing_is_listed(desk: Shell) -> None:
    result = desk("values", cluster_of(desk, "310 million"))
    assert (result.code, result.out) == (0, "")
    assert "no disputed values" in result.err
    assert desk("values", "999").code == 1
