"""Dialogs: evidence, verdict, status, reading, export, help; nothing typed is lost."""

import json
from pathlib import Path

from workbench.desk import Desk, articles, claims, clusters, evidence, intake, learning, verdicts
from workbench.tui.screens.claims import ClaimsScreen


async def test_a_verdict_needs_a_rationale_and_keeps_what_was_typed(drive, stormy: Desk):
    async with drive(stormy) as driver:
        cluster = driver.app.screen.subject
        await driver.press("v", "ctrl+s")
        assert "choose a rating" in driver.text()
        await driver.press("down", "down", "ctrl+s")
        assert "rationale" in driver.text()
        assert not verdicts.listing(stormy, cluster)
        await driver.press("tab")
        await driver.type("two counts agree")
        await driver.press("tab", "end", "ctrl+u")
        await driver.type("someday")
        await driver.press("ctrl+s")
        assert "two counts agree" in driver.text()
        assert "someday" in driver.text()
        assert not verdicts.listing(stormy, cluster)
        await driver.press(*["backspace"] * len("someday"))
        await driver.type("2024-03-09")
        await driver.press("ctrl+s")
        given = verdicts.listing(stormy, cluster)[0]
        assert (given.rating, given.because) == ("mostly-true", "two counts agree")
        assert given.as_of.isoformat() == "2024-03-09"
        assert "✓ Mostly true" in driver.text()
        await driver.press("u")
        assert not clusters.cluster(stormy, cluster).verdict


async def test_escape_asks_before_typed_text_is_lost(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("v", "tab")
        await driver.type("half a thought")
        await driver.press("escape")
        assert "would be lost" in driver.text()
        await driver.press("s")
        assert "would be lost" not in driver.text()
        assert "half a thoughts" in driver.text()
        await driver.press("ctrl+q")
        assert driver.app.is_running
        assert "would be lost" in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, ClaimsScreen)
        assert not verdicts.listing(stormy, claims.listing(stormy)[0].cluster)


async def test_evidence_from_a_file_is_archived_and_undone(drive, stormy: Desk, tmp_path: Path):
    source = tmp_path / "report.txt"
    source.write_text("The coast guard says that 44 people died.\n", encoding="utf-8")
    async with drive(stormy) as driver:
        cluster = driver.app.screen.subject
        await driver.press("e", "ctrl+s")
        assert "give a source" in driver.text()
        await driver.type(str(source))
        await driver.press("tab", "down", "down", "tab")
        await driver.type("44 people died")
        await driver.press("tab")
        await driver.type("final count")
        await driver.press("ctrl+s")
        kept = evidence.listing(stormy, cluster)[0]
        assert (kept.stance, kept.note) == ("refutes", "final count")
        assert kept.capture is not None
        assert kept.start is not None
        await driver.press("u")
        assert not evidence.listing(stormy, cluster)


async def test_a_missing_evidence_file_is_told_in_place(drive, stormy: Desk, tmp_path: Path):
    async with drive(stormy) as driver:
        await driver.press("e")
        await driver.type(str(tmp_path / "nowhere.txt"))
        await driver.press("tab", "down", "ctrl+s")
        assert "does not exist" in driver.text()
        assert not evidence.listing(stormy, claims.listing(stormy)[0].cluster)


async def test_status(drive, stormy: Desk):
    async with drive(stormy) as driver:
        cluster = driver.app.screen.subject
        await driver.press("t", "down", "enter")
        assert clusters.cluster(stormy, cluster).status == "checking"


async def test_reading_a_folder_tells_what_came_of_each_file(drive, desk: Desk, tmp_path: Path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("Toll\n\nThe flood killed 12 people in Oster on Monday, police said.\n")
    (folder / "two.txt").write_bytes(b"\x00\x01\x02" * 400)
    async with drive(desk) as driver:
        await driver.press("i")
        await driver.type(str(folder))
        await driver.press("enter")
        text = driver.text()
        assert "+ new" in text
        assert "✗ refused" in text
        assert "1 new, 1 refused" in text
        await driver.press("enter")
        assert "1 unchanged, 1 refused" in driver.text()
        await driver.press("escape")
        assert driver.app.screen.rows.items


async def test_reading_nothing_is_told_in_the_dialog(drive, desk: Desk, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with drive(desk) as driver:
        await driver.press("i")
        await driver.type("missing")
        await driver.press("enter")
        assert "refused" in driver.text()
        assert "missing does not exist" in driver.text()


async def test_export_of_one_cluster_and_no_silent_overwriting(drive, stormy: Desk, tmp_path: Path):
    target = tmp_path / "out.json"
    target.write_text("kept")
    async with drive(stormy) as driver:
        subject = driver.app.screen.subject
        await driver.press("E", "down", "down", "tab", "down", "tab", "end", "ctrl+u")
        await driver.type(str(target))
        await driver.press("ctrl+s")
        assert "is there already" in driver.text()
        assert target.read_text() == "kept"
        await driver.press("ctrl+s")
        assert [item["cluster"]["id"] for item in json.loads(target.read_text())["items"]] == [subject]
        assert "wrote" in driver.toasts()[-1]


async def test_help_names_every_key_at_the_foot(drive, stormy: Desk):
    async with drive(stormy, size=(120, 40)) as driver:
        await driver.press("question_mark")
        for words in ("undo", "redo", "read", "export", "dark or light", "show or hide dismissed"):
            assert words in driver.text()


async def test_the_foot_is_never_cut(drive, stormy: Desk):
    async with drive(stormy) as driver:
        for place in "1234":
            await driver.press(place)
            assert driver.lines()[-1].endswith("? help q quit")


async def test_themes(drive, stormy: Desk):
    async with drive(stormy) as driver:
        before = driver.app.theme
        await driver.press("D")
        assert driver.app.theme != before


async def test_an_article_is_set_right_and_only_what_changed_is_saved(drive, desk: Desk, tmp_path: Path):
    path = tmp_path / "tram.txt"
    path.write_text("Tram opens\n\nThe tram line cost $310 million and opened on Monday, the city said.\n")
    intake.read(desk, path)
    async with drive(desk) as driver:
        await driver.press("m")
        assert "original kept" in driver.text()
        await driver.press("tab", "tab", "tab")
        await driver.type("someday")
        await driver.press("ctrl+s")
        assert "someday is no day" in driver.text()
        await driver.press("ctrl+r")
        assert "save or drop what you typed first" in driver.text()
        await driver.press(*["backspace"] * len("someday"))
        await driver.type("2021-05-06")
        await driver.press("ctrl+s")
        assert "2021-05-06" in driver.text()
        assert articles.article(desk, 1).edited == ("published",)
        await driver.press("m")
        assert "Published on (set by hand)" in driver.text()
        await driver.press("ctrl+r")
        assert isinstance(driver.app.screen, ClaimsScreen)
        await driver.press("u")
        assert articles.article(desk, 1).published is None


async def test_every_entry_of_a_feed_has_its_row_and_what_was_refused_comes_first(
    drive, desk: Desk, tmp_path: Path
):
    lines = [f'{{"title": "T{n}", "text": "The bridge cost ${n} million in 2019."}}' for n in range(2, 5)]
    (tmp_path / "all.jsonl").write_text("\n".join([lines[0], "{broken", *lines[1:]]))
    async with drive(desk) as driver:
        await driver.press("i")
        await driver.type(str(tmp_path / "all.jsonl"))
        await driver.press("enter")
        assert "3 new, 1 refused" in driver.text()
        rows = driver.app.screen.rows
        assert [item.outcome for item in rows.items] == ["refused", "new", "new", "new"]
        assert rows.current.error


async def test_what_ranking_learned_is_shown_forgotten_and_turned_off(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("L")
        assert "Claims rank as they were spotted" in driver.text()
        await driver.press("escape", "x", "L")
        assert "0 kept, 1 dismissed" in driver.text()
        await driver.press("r")
        assert learning.state(stormy).since is not None
        assert learning.state(stormy).dismissed == 0
        await driver.press("u", "L", "o")
        assert not learning.state(stormy).active
        await driver.press("L")
        assert "Learning is off" in driver.text()
        await driver.press("o")
        assert learning.state(stormy).dismissed == 1
