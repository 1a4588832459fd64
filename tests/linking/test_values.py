"""Who gave which value for the same thing, and whether the later one is an update or a contradiction."""

from datetime import date
from itertools import count, permutations

import pytest

from workbench.linking.developments import difference
from workbench.linking.values import tables
from workbench.records import ClaimView, Dated, Nature, SlotKind

_ids = count(1)


def claim(
    text: str, source: str, day: int | None = None, *, quote: str = "", dates: tuple[Dated, ...] = ()
) -> ClaimView:
    """A claim of an article published on that day of March 2024."""
    id = next(_ids)
    quote = quote or text
    return ClaimView(
        id=id,
        article=id,
        start=100,
        end=100 + len(quote),
        quote=quote,
        text=text,
        origin=source,
        source=source,
        published=None if day is None else date(2024, 3, day),
        cluster=id,
        dates=dates,
    )


def told(*claims: ClaimView) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Slots, their values, and who gave each."""
    found = tables(claims[:1], claims[1:])
    return [
        (table.slot, [(value.value, [saying.source for saying in value.sayings]) for value in table.values])
        for table in found
    ]


def test_a_table_has_each_value_with_all_who_gave_it_by_time() -> None:
    toll = "The landslide killed {} people in Ostrava valley"
    claims = [
        claim(toll.format("44"), "Post", 4),
        claim(toll.format("at least 31"), "Times", 3),
        claim(toll.format("thirty-one"), "Gazette", 4),
        claim(toll.format("28"), "Herald", 6),
    ]
    values = [("at least 31", ["Times", "Gazette"]), ("44", ["Post"]), ("28", ["Herald"])]
    for order in permutations(claims):
        assert told(*order) == [("how many: people killed", values)]


def test_a_figure_in_other_words_is_the_same_value() -> None:
    assert told(
        claim("13-year arms embargo on Norland", "A", 3),
        claim("ten-year arms embargo on Norland", "B", 4),
        claim("Arms embargo of thirteen years on Norland", "C", 4),
        claim("156 months of arms embargo on Norland", "D", 5),
    ) == [("how long: arms embargo", [("13-year", ["A", "C", "D"]), ("ten-year", ["B"])])]
    assert told(
        claim("The company paid $1.4bn for the mine", "A", 3),
        claim("The company paid 1,400 million dollars for the mine", "B", 3),
        claim("The company paid $2bn for the mine", "C", 3),
    ) == [("how much: paid", [("$1.4bn", ["A", "B"]), ("$2bn", ["C"])])]


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        ("The treaty was signed on 4 May 1999", "The treaty was signed on 6 May 1999", SlotKind.DATE, ("4 May 1999", "6 May 1999")),
        ("Mayor Berg opened the new bridge", "Mayor Holm opened the new bridge", SlotKind.NAME, ("Mayor Berg", "Mayor Holm")),
        ("The court approved the merger", "The court did not approve the merger", SlotKind.YES_NO, ("approved", "not approve")),
        ("Unemployment in Norland rose in March", "Unemployment in Norland fell in March", SlotKind.YES_NO, ("rose", "fell")),
    ],
)  # fmt: skip
def test_dates_names_and_yes_or_no_have_tables_too(
    one: str, other: str, kind: SlotKind, values: tuple[str, str]
) -> None:
    [table] = tables([claim(one, "A", 3)], [claim(other, "B", 3)])
    assert (table.kind, tuple(value.value for value in table.values)) == (kind, values)
    assert table.values[1].difference
    assert table.values[1].difference.nature is Nature.CONTRADICTION


def test_the_place_of_a_value_is_that_in_the_article() -> None:
    one = claim("Storm killed 31 people", "A", 3, quote="A storm has killed 31 people, they said")
    [table] = tables([one], [claim("Storm killed 44 people", "B", 4)])
    saying = table.values[0].sayings[0]
    assert one.quote[saying.start - one.start : saying.end - one.start] == "31"


def test_where_all_agree_there_is_no_table() -> None:
    assert told(claim("The dam cost $12 million", "A"), claim("The dam cost 12 million dollars", "B")) == []
    assert told(claim("", "A"), claim("🙂", "B"), claim("7 8 9", "C")) == []


def test_sources_are_counted_as_told() -> None:
    one, two = claim("The fire killed 3 people", "A", 3), claim("The fire killed 3 people", "B", 3)
    other = claim("The fire killed 9 people", "C", 3)
    assert [value.sources for value in tables([one], [two, other])[0].values] == [2, 1]
    counted = tables([one], [two, other], sources=lambda ids: 1)
    assert [value.sources for value in counted[0].values] == [1, 1]


def test_many_claims_are_told_in_little_time() -> None:
    claims = [
        claim(f"The flood killed {n} people in Lund " + "and more " * 200, f"P{n}", 3) for n in range(400)
    ]
    assert len(tables(claims[:1], claims[1:])[0].values) > 100


YEAR = Dated(start=0, end=4, first=date(2023, 1, 1), last=date(2023, 12, 31))
TOLL = "The storm killed {} people in Lund"


@pytest.mark.parametrize(
    ("earlier", "later", "nature"),
    [
        (claim(TOLL.format(31), "A", 3), claim(TOLL.format(44), "B", 4), "update"),
        (claim(TOLL.format(44), "A", 3), claim(TOLL.format(28), "B", 5), "update"),
        (claim(TOLL.format(31), "A", 3), claim(TOLL.format(44), "B", 3), "contradiction"),
        (claim(TOLL.format("at least 31"), "A", 3), claim(TOLL.format(44), "B", 3), "unclear"),
        (claim(TOLL.format(31), "A"), claim(TOLL.format(44), "B", 3), "unclear"),
        (claim("500 votes were counted in Lund", "A", 3), claim("900 votes were counted in Lund", "B", 4), "update"),
        (claim("Winds of 120 km per hour hit Lund", "A", 3), claim("Winds of 160 km per hour hit Lund", "B", 4), "update"),
        (claim("The price of bread is 4 euros", "A", 3), claim("The price of bread is 3 euros", "B", 9), "update"),
        (claim("13-year arms embargo on Norland", "A", 3), claim("10-year arms embargo on Norland", "B", 9), "contradiction"),
        (claim("13-year arms embargo on Norland", "A", 3), claim("10-year arms embargo on Norland", "A", 9), "update"),
        (claim("The singer is 45 years old", "A", 3), claim("The singer is 47 years old", "B", 5), "contradiction"),
        (claim("The port handled 4 million boxes in 2023", "A", 3), claim("The port handled 6 million boxes in 2023", "B", 5), "contradiction"),
        (claim("The port handled 4 million boxes", "A", 3, dates=(YEAR,)), claim("The port handled 6 million boxes", "B", 5, dates=(YEAR,)), "contradiction"),
        (claim("The port has 400 cranes", "A", 3), claim("The port has 900 cranes", "B", 5), "unclear"),
        (claim("The port has 400 cranes", "A", 3), claim("The port now has 900 cranes", "B", 5), "update"),
        (claim("The port had 400 visitors", "A", 3), claim("Visitors of the port rose to 900", "B", 3), "update"),
        (claim("The bridge opens on 4 May", "A", 3), claim("The bridge opens on 6 May, it was postponed", "B", 5), "update"),
        (claim("The harbour is open", "A", 3), claim("The harbour is closed", "B", 5), "unclear"),
        (claim("The harbour is open", "A", 3), claim("The harbour is closed", "B", 3), "contradiction"),
        (claim("The mayor said the dam broke", "A", 3), claim("The mayor denied the dam broke", "B", 5), "contradiction"),
        (claim("Unemployment rose to 5%", "A", 3), claim("Unemployment fell to 5%", "B", 3), "contradiction"),
    ],
)  # fmt: skip
def test_an_update_is_told_from_a_contradiction(earlier: ClaimView, later: ClaimView, nature: str) -> None:
    found = difference(earlier, later)
    assert found.nature == nature, found
    assert found.because
    assert difference(later, earlier) == found
