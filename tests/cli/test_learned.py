"""What ranking learned, from the shell."""


def test_what_is_learned_is_shown_turned_off_and_on_and_reset(desk) -> None:
    [before] = desk("learned", "--json").records
    assert (before["stage"], before["active"], before["kept"], before["dismissed"]) == ("shipped", True, 0, 0)
    spotted = desk("claims", "--json").records
    cluster = desk("clusters", "--json").records[0]["id"]
    assert desk("clusters", "status", cluster, "dismissed").code == 0

    shown = desk("learned")
    assert (shown.code, shown.err) == (0, "")
    assert ["dismissed", "1"] in shown.rows
    assert shown.rows[1][1].startswith("recalibrated")
    worth = [claim["worth"] for claim in desk("claims", "--json").records]
    assert worth == sorted(worth, reverse=True)
    assert worth < [claim["worth"] for claim in spotted]

    off = desk("learned", "off")
    assert (off.code, off.out) == (0, "")
    assert [claim["worth"] for claim in desk("claims", "--json").records] == [c["worth"] for c in spotted]
    assert desk("learned", "on").code == 0
    assert [claim["worth"] for claim in desk("claims", "--json").records] == worth
    assert "workbench undo" in desk("learned", "reset").err
    assert desk("learned", "--json").records[0]["since"]
    assert desk("undo").code == 0
    assert desk("verify").code == 0


def test_where_links_begin_is_shown_turned_off_and_reset_on_its_own(desk) -> None:
    [before] = desk("learned", "--json").records
    bands = before["thresholds"]
    assert (bands["active"], bands["decisions"], bands["bands"]) == (True, 0, bands["shipped"])
    link = desk("links", "--json").records[0]
    assert desk("links", "reject", link["a"], link["b"]).code == 0
    shown = desk("learned")
    assert ["decisions", "1"] in shown.rows
    assert ["same", f"from {bands['shipped']['suggest']:.2f} (default)"] in shown.rows

    assert desk("learned", "off", "--only", "thresholds").code == 0
    [off] = desk("learned", "--json").records
    assert (off["active"], off["thresholds"]["active"]) == (True, False)
    assert desk("undo").code == 0
    assert desk("learned", "reset", "--only", "thresholds").code == 0
    [reset] = desk("learned", "--json").records
    assert (reset["since"], reset["thresholds"]["decisions"]) == (None, 0)
    assert reset["thresholds"]["since"]
    assert desk("learned", "reset", "--only", "everything").code == 2
