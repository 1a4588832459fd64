"""Whatever is written as text comes out as that text, in plain CommonMark and with GitHub's additions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.reporting import commonmark
from workbench.reporting.words import legible

READERS = {name: MarkdownIt(name) for name in ("commonmark", "gfm-like")}
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        list("\\`*_{}[]()<>#+-.!|~&=:@$^'\"/;1a \n\t\r\u00a0\u3000\u0301“é😀\u202e\u2028\x1b\x00\ud800")
    ),
    st.sampled_from(
        [
            "http://evil.example",
            "www.evil.example",
            "evil.com",
            "//evil.com",
            "mailto:a@evil.com",
            "a@evil.com",
            "<b>",
            "<!--",
            "&amp;",
            "&#42;",
            "\n\n",
            "\n    ",
            "\n- ",
            "\n1. ",
            "1)",
            "\n# ",
            " #",
            "\n===\n",
            "\n---\n",
            "```\n",
            "~~~\n",
            "~~a~~",
            "**a**",
            "[a](b)",
            "![a](b)",
            "[a]: b\n",
            "|a|b|\n|-|-|\n",
            "<http://evil.com>",
            "U.S.",
            "a_b_c",
            "_a_",
            "\\\n",
        ]
    ),
)
HOSTILE = st.lists(PIECES, max_size=12).map("".join)


def words(text: str) -> str:
    return " ".join(text.split())


def inline(markdown: str, reader: str, block: str) -> list[Token]:
    """The inline tokens of a text that must be one block."""
    tokens = READERS[reader].parse(markdown)
    assert [token.type for token in tokens] in ([], [f"{block}_open", "inline", f"{block}_close"])
    return tokens[1].children or [] if tokens else []


def visible(tokens: list[Token]) -> str:
    return words("".join("\n" if token.type == "hardbreak" else token.content for token in tokens))


@pytest.mark.parametrize("reader", READERS)
@given(outside=HOSTILE)
def test_text_stays_text(reader: str, outside: str) -> None:
    tokens = inline(commonmark.text(outside), reader, "paragraph")
    assert {token.type for token in tokens} <= {"text", "hardbreak"}
    assert visible(tokens) == words(legible(outside))


@pytest.mark.parametrize("reader", READERS)
@given(outside=HOSTILE)
def test_a_heading_stays_one_line(reader: str, outside: str) -> None:
    tokens = inline(f"# 1 {commonmark.line(outside)}", reader, "heading")
    assert {token.type for token in tokens} <= {"text"}
    assert visible(tokens) == words(f"1 {legible(outside)}")


@pytest.mark.parametrize("reader", READERS)
@given(before=HOSTILE, core=HOSTILE, after=HOSTILE)
def test_exactly_the_core_of_a_passage_is_bold(reader: str, before: str, core: str, after: str) -> None:
    tokens = inline(commonmark.passage(before, core, after), reader, "paragraph")
    bold = [at for at, token in enumerate(tokens) if token.type in ("strong_open", "strong_close")]
    assert {token.type for token in tokens} <= {"text", "hardbreak", "strong_open", "strong_close"}
    assert visible(tokens) == words(legible(before + core + after))
    if words(legible(core)):
        assert visible(tokens[slice(*bold)]) == words(legible(core))
    else:
        assert not bold


@pytest.mark.parametrize("reader", READERS)
@given(outside=HOSTILE)
def test_quotes_and_bullets_hold_their_text_together(reader: str, outside: str) -> None:
    text = commonmark.text(outside)
    tokens = READERS[reader].parse(commonmark.bullet("x", commonmark.quote(text), text))
    found = [words(visible(token.children or [])) for token in tokens if token.type == "inline"]
    assert found == ["x", *[words(legible(outside))] * 2 * bool(text)]
    assert sum(token.type == "list_item_open" for token in tokens) == 1


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://harbour.example/a?b=1&c=2#d", True),
        ("HTTP://harbour.example", True),
        ("https://münchen.example/ü", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:harbour.example", False),
        ("https://a.example/ b", False),
        ("https://a.example/>x", False),
        ("https://a.example/\u202egpj", False),
        ("https://[x", False),
        ("seeds/a.txt", False),
        ("", False),
    ],
)
def test_only_addresses_of_pages_are_links(url: str, links: bool) -> None:
    tokens = inline("x " + commonmark.link(url), "commonmark", "paragraph")
    assert [token.type for token in tokens] == (
        ["text", "link_open", "text", "link_close"] if links else ["text"]
    )
    assert visible(tokens) == words(legible(f"x {url}"))


@pytest.mark.parametrize("piece", [" ", "\n", "1", "www.", "&", "[", "*", "\u0301", "a."])
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    long = piece * 60_000
    assert len(commonmark.text(f"a{long}b")) <= 3 * len(long) + 10
    assert len(commonmark.passage(long, "core", long)) <= 6 * len(long) + 20
