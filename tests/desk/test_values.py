"""The values given for one proposition, over what was read, and what the conflicts between claims are."""

from pathlib import Path

import pytest
from support import home, saying

from workbench.desk import Desk, intake, links, reports, values
from workbench.errors import NotFound


def toll(desk: Desk) -> int:
    return home(desk, saying(desk, "storm killed 31", "harbour")).id


def test_the_table_goes_over_all_that_contradicts_a_cluster(stormy: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gazette.txt"
    path.write_text(
        "Fewer dead\n\nMarch 6, 2024\n\nThe storm killed 28 people in Port Amsel on Friday, the coroner said.\n"
    )
    intake.read(stormy, path)

    [table] = values.of_cluster(stormy, toll(stormy))

    assert table.slot == "how many: people killed"
    assert [
        (value.value, value.sources, [str(saying.published) for saying in value.sayings])
        for value in table.values
    ] == [("31", 2, ["2024-03-03", "2024-03-04"]), ("44", 1, ["2024-03-04"]), ("28", 1, ["2024-03-06"])]
    assert [saying.speaker for saying in table.values[2].sayings] == ["coroner"]
    assert [value.difference and value.difference.nature for value in table.values] == [
        None,
        "update",
        "update",
    ]
    assert table.values[1].difference
    assert "post.txt still gave 31" in table.values[1].difference.because


def test_conflicts_are_listed_with_what_they_are(stormy: Desk) -> None:
    post, times = saying(stormy, "storm killed 31", "post"), saying(stormy, "storm killed 44", "times")
    listed = {(link.a, link.b): link for link in links.listing(stormy)}
    found = listed[post.id, times.id].difference
    assert found
    assert (found.nature, found.because) == ("contradiction", "both published on 2024-03-04")
    assert all((link.difference is None) == (link.relation != "conflict") for link in listed.values())
    assert values.nature(listed[post.id, times.id]) == found


def test_a_rejected_conflict_counts_no_more(stormy: Desk) -> None:
    for link in links.listing(stormy, relation="conflict"):
        links.reject(stormy, link.a, link.b)
    assert values.of_cluster(stormy, toll(stormy)) == []


def test_a_report_has_the_values(stormy: Desk) -> None:
    [item] = reports.build(stormy, [toll(stormy)]).items
    assert item.values == tuple(values.of_cluster(stormy, toll(stormy)))
    assert item.conflicts
    assert all(link.difference for link in item.conflicts)


def test_a_cluster_that_is_not_there(stormy: Desk) -> None:
    with pytest.raises(NotFound):
        values.of_cluster(stormy, 999)
