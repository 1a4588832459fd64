"""Markdown: verbatim text, its marks seen."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.reading import read
from workbench.reading.lines import lines
from workbench.reading.markdown import units
from workbench.records import Article

MARKS = st.sampled_from(
    [
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\n\n",
        "\r\n",
        "```\n",
        "---\n",
        "===\n",
        "| a | b |\n",
        "|-|-|\n",
    ]
)
TEXTS = st.lists(
    MARKS | st.sampled_from(["word ", "[a](b)", "**b**", "    ", "\t", "<div>", "[x]: y\n", "***\n", "é"])
).map("".join)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def marked(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "story.md"
    path.write_bytes(text.encode())
    return read(path)


def test_sample(samples: list[Path]) -> None:
    article = read(samples[2])
    assert article.text == samples[2].read_text(encoding="utf-8")
    assert (article.outlet, article.byline, str(article.published)) == (
        "The Eastfold Review",
        "Noor Hallam",
        "2020-09-28",
    )
    assert article.title == "Explainer: the end of the arms ban on Iran"
    assert (article.language, article.url) == (
        "en",
        "https://eastfoldreview.example/explainers/iran-arms-ban",
    )
    found = [kind for kind, _ in kinds(article)]
    assert found[:8] == ["boilerplate"] * 8
    assert found.count("headline") == 5
    assert found.count("item") == 4
    assert found.count("quote") == 1
    assert found[-1] == "boilerplate"


def test_marks_at_the_start_of_a_line_stand_outside(tmp_path: Path) -> None:
    text = "# The *title* #\r\n\r\nFirst line\r\nand second.\r\n\r\n* one item\r\n\r\n> a quote\r\n\r\nUnder\r\n=====\r\n"
    assert kinds(marked(tmp_path, text)) == [
        ("headline", "The *title*"),
        ("body", "First line\r\nand second."),
        ("item", "one item"),
        ("quote", "a quote"),
        ("headline", "Under"),
        ("boilerplate", "====="),
    ]
    assert marked(tmp_path, text).title == "The title"


def test_code_pictures_and_definitions_are_not_body(tmp_path: Path) -> None:
    text = "Some words come first here.\n\n```\ncode = 1\n```\n\n![A tank](t.png)\n\n[1]: https://example.org/long\n\n---\n"
    found = [kind for kind, _ in kinds(marked(tmp_path, text))]
    assert found == ["body", *["boilerplate"] * 3, "caption", *["boilerplate"] * 2]


def test_rows_of_a_table_are_items(tmp_path: Path) -> None:
    text = "Some words come first here.\n\n| year | what |\n|---|---|\n| 2018 | US left |\n"
    assert [kind for kind, _ in kinds(marked(tmp_path, text))] == ["body", "item", "boilerplate", "item"]


def test_front_matter_is_known_without_a_suffix() -> None:
    article = read(b"---\ntitle: 'The ban'\ndate: 2020-09-28\n---\n\nThe ban ends in October, they said.\n")
    assert (article.title, str(article.published)) == ("The ban", "2020-09-28")


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    article = read(b"---\n\nThe ban ends in October, they said.\n\n---\n\nIt began in 2007, they said.\n")
    assert [kind for kind, _ in kinds(article)] == ["boilerplate", "body", "boilerplate", "body"]


@given(TEXTS)
def test_every_line_lies_in_one_unit(text: str) -> None:
    found = units(text)
    ends = 0
    for unit in found:
        assert ends <= unit.start < unit.end <= len(text)
        ends = unit.end
    for line in lines(text):
        over = [unit for unit in found if unit.start < line.end and unit.end > line.start]
        assert len(over) == (1 if line.start < line.end else 0)
