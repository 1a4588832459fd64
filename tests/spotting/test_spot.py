"""Claims in articles: exact places, one sentence several claims, and short wordings."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import reading
from workbench.records import Article, Block, BlockKind, Claim
from workbench.spotting import band, spot
from workbench.spotting.wording import LONGEST

WORDS = [
    "The US ", "the minister ", "said that ", "“", "”", '"', ", ", ". ", "? ", "\n", "\r\n\r\n", "\u00a0", "in 2018 ",
    "a 13-year ban ", "on Iran ", "left ", "fell by 40% ", "e\u0301", "😀", "👩‍💻", "مرحبا ", "\u202e", "\x00", "\x1b[31m", "[/x] ",
    "$1.4bn ", "who ", "because ", "and ", "He ", "denied ", "since ", "with ", "\ud800", "- ", "(", ")", "it ", "had ",
]  # fmt: skip
ODD = st.lists(st.sampled_from(WORDS), max_size=50).map("".join)


def article(text: str, blocks: tuple[Block, ...] = ()) -> Article:
    return Article(origin="-", text=text, sha256="", blocks=blocks)


def claims(text: str) -> list[Claim]:
    return spot(article(text))


def signs(text: str) -> set[str]:
    """The words that turn a claim round."""
    return {"not", "no", "never", "denied", "without"} & set(re.findall(r"\w+", text.lower()))


def holds(text: str, found: list[Claim]) -> None:
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    assert len({(claim.start, claim.end) for claim in found}) == len(found)
    for claim in found:
        assert claim.quote == text[claim.start : claim.end]
        assert claim.quote == claim.quote.strip()
        assert claim.text
        assert len(claim.text.split()) <= LONGEST
        assert set(re.findall(r"\d+", claim.text)) <= set(re.findall(r"\d+", text))
        assert not (signs(claim.text) - signs(claim.quote))
        assert claim.band == band(claim.worth)


@given(ODD | st.text())
def test_every_claim_stands_in_the_text_character_for_character(text: str) -> None:
    holds(text, claims(text))


@given(
    ODD, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), st.sampled_from(BlockKind)), max_size=5)
)
def test_blocks_of_any_shape(text: str, spans: list[tuple[int, int, BlockKind]]) -> None:
    blocks = tuple(
        Block(start=min(a, b, len(text)), end=min(max(a, b), len(text)), kind=kind) for a, b, kind in spans
    )
    holds(text, spot(article(text, blocks)))


def test_only_body_quotation_and_item_blocks_are_looked_at() -> None:
    line = "The ministry sold 40 ships in 2019."
    text = "\n\n".join([line] * len(BlockKind))
    blocks = [
        Block(start=i * (len(line) + 2), end=i * (len(line) + 2) + len(line), kind=kind)
        for i, kind in enumerate(BlockKind)
    ]
    found = {
        block.kind
        for block in blocks
        for claim in spot(article(text, tuple(blocks)))
        if block.start <= claim.start < block.end
    }
    assert found == {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}


@pytest.mark.parametrize(
    ("text", "quote", "short"),
    [
        (
            "It comes as the present 9-year fishing ban on Norland runs out in May.",
            "the present 9-year fishing ban on Norland",
            "Present 9-year fishing ban on Norland",
        ),
        ("They will vote on a $1.4bn package for the ports of Sudland.", "a $1.4bn package for the ports of Sudland", None),
        ("Inspectors found 5,000 tonnes of uranium in the hall.", "5,000 tonnes of uranium in the hall", None),
        ("Norland broke the 2015 accord when it built the dam.", "the 2015 accord", "2015 accord"),
        ("Sudland says that since Norland quit the pact in 2011 it has no say.", "Norland quit the pact in 2011", None),
        (
            "Tolls came after having asserted that Sudland had broken the 2015 pact.",
            "Sudland had broken the 2015 pact",
            "Sudland had broken 2015 pact",
        ),
        (
            "Of course, Norland had long ago walked out of the pact with ministers since mocking it.",
            "Norland had long ago walked out of the pact",
            "Norland had long ago walked out of pact",
        ),
        ("Norland left the pact in 2011, but Sudland stayed in it until 2019.", "Sudland stayed in it until 2019", None),
        (
            "The army killed 14 people, and the minister who gave the order resigned.",
            "the minister who gave the order resigned",
            None,
        ),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_is_a_claim_of_its_own(text: str, quote: str, short: str | None) -> None:
    found = {claim.quote: claim.text for claim in claims(text)}
    assert quote in found
    assert short is None or found[quote] == short


@pytest.mark.parametrize(
    "text",
    [
        "Did the ministry sell 40 ships in 2019?",
        "hlpads.cmd.push(function () { show(2019); });",
        "No comments:",
        "SEPTEMBER 24, 2020 12:44",
        "Wednesday, September 23, 2020",
        "Ministry Sold Forty Ships In March",
        "About The Author",
        "Thank you very much.",
        "What a great and beautiful day.",
        "",
    ],
)
def test_no_claims(text: str) -> None:
    assert claims(text) == []


def test_the_sign_is_kept() -> None:
    found = claims("Norland denied that it had sold 40 ships to Sudland in 2019.")
    assert all("denied" in claim.text for claim in found if claim.end - claim.start > 30)
    assert not any(claim.quote.startswith("it had sold") for claim in found)
    rejected = claims("Norland rejects the charge that it is building a nuclear bomb.")
    assert all("rejects" in claim.quote for claim in rejected)
    assert "not" in claims("Norland has not sold any ships since 2019.")[0].text


def test_a_claim_stands_on_its_own() -> None:
    text = "Ana Ruiz arrived in Lund on Friday. She sold 40 ships in 2019. Her ministry paid $3 million for the port."
    assert [claim.text for claim in claims(text) if " " in claim.quote and claim.quote[0].isupper()] == [
        "Ana Ruiz arrived in Lund on Friday",
        "Ana Ruiz sold 40 ships in 2019",
        "Ana Ruiz’s ministry paid $3 million for port",
    ]
    reported = claims("Norland says it will stop Sudland from selling 40 ships.")
    assert reported[0].text.startswith("Norland will stop Sudland")
    assert reported[0].speaker == "Norland"


def test_a_short_claim_keeps_figure_date_and_name() -> None:
    text = (
        "The council of Upper Norland, which met behind closed doors for most of the night, finally approved "
        "$40 million for the repair of the old dam near Lund by March 2021, according to Ana Ruiz."
    )
    long = max(claims(text), key=lambda claim: claim.end - claim.start)
    assert {"$40", "million", "2021"} <= set(long.text.split())
    assert long.speaker == "Ana Ruiz"


def test_the_real_articles(real_articles: list[Path]) -> None:
    found = []
    for path in real_articles:
        text = path.read_text(encoding="utf-8")
        here = spot(article(text))
        holds(text, here)
        found += here
    embargo = [
        claim for claim in found if "13-year arms embargo" in claim.quote and len(claim.quote.split()) <= 8
    ]
    assert any(claim.text == "13-year arms embargo on Iran" for claim in embargo)
    assert any(
        (claim.quote, claim.text, claim.speaker)
        == ("the US left the deal in 2018", "US left deal in 2018", "Iran")
        for claim in found
    )
    assert any(claim.quote.startswith("the US had long ago pulled out of the deal") for claim in found)
    assert {"Javad Zarif", "Hassan Rouhani", "Sergei Ryabkov"} <= {claim.speaker for claim in found}
    assert not any(
        word in claim.quote
        for claim in found
        for word in ("cnxps", "Content retrieved", "No comments", "12:44")
    )


def test_the_sample_articles(samples: list[Path]) -> None:
    for path in samples:
        read = reading.read(path)
        here = spot(read)
        holds(read.text, here)
        assert here
    quoted = {claim.quote for path in samples for claim in spot(reading.read(path))}
    assert {"The 10-year arms embargo on Iran", "The 13-year arms embargo on Iran"} <= quoted


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "The US left in 2018 and " * 3_000,
        "since the US left in 2018 " * 3_000,
        "13-year " * 20_000,
        "a 13-year ban of " * 5_000,
        "who said, " * 10_000,
        "(((" * 20_000,
        "“He said 5%,” he said. " * 2_000,
        "with a having " * 10_000,
    ],
)
def test_hostile_repetition_is_read_to_its_end(text: str) -> None:
    holds(text, claims(text))


def test_what_is_conceded_and_what_follows_are_claims_of_their_own() -> None:
    text = "While ferries, trams and buses will run until May, officials will close the two bridges over the Arl in 2031."
    quotes = [claim.quote for claim in spot(Article(origin="a", text=text, sha256=""))]
    assert "officials will close the two bridges over the Arl in 2031" in quotes
    assert not any(quote.startswith("While") for quote in quotes)


def test_what_is_done_with_a_word_of_saying_is_one_claim() -> None:
    text = "President Ana Ruiz declared three days of mourning in the provinces of Lund and Arl in 2019."
    quotes = [claim.quote for claim in spot(Article(origin="a", text=text, sha256=""))]
    assert text.rstrip(".") in quotes
