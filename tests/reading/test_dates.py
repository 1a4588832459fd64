"""Dates in datelines."""

from datetime import date

import pytest

from workbench.reading import read
from workbench.reading.dates import find, guess


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("SEPTEMBER 24, 2020 12:44", date(2020, 9, 24)),
        ("Wednesday, September 23, 2020", date(2020, 9, 23)),
        ("Published: 24th of Sept. 2020, 5pm", date(2020, 9, 24)),
        ("2020-09-24T12:44:00Z", date(2020, 9, 24)),
        ("24.9.2020", date(2020, 9, 24)),
        ("24/09/2020", date(2020, 9, 24)),
        ("09/24/2020", date(2020, 9, 24)),
        ("03/04/2020", None),
        ("31 February 2020", None),
        ("Updated Oct 4, 2020. First published Oct 3, 2020", date(2020, 10, 4)),
        ("(Meridian Wire) - Oct 3", None),
        ("12:44", None),
    ],
)
def test_full_dates(line: str, day: date | None) -> None:
    assert find(line) == day


def test_a_year_is_taken_from_the_nearest_month_in_the_text() -> None:
    line = "(Meridian Wire) - Oct 3"
    assert guess(line, "They left in May 2018; the ban ends on October 18, 2020.") == date(2020, 10, 3)
    assert guess(line, "Nobody knows when.") is None
    assert guess("(Meridian Wire)", "in May 2018") is None


@pytest.mark.parametrize(
    ("opening", "outlet", "day"),
    [
        ("MOSCOW, Oct 3, 2020 (Meridian Wire) - ", "Meridian Wire", date(2020, 10, 3)),
        ("MOSCOW (Meridian Wire) — ", "Meridian Wire", None),
        ("(Meridian Wire) - Oct 3, 2020 - ", "Meridian Wire", date(2020, 10, 3)),
        ("VELMAR, March 4, 2024 - ", "", date(2024, 3, 4)),
        ("Port Velmar, 4 March 2024 — ", "", date(2024, 3, 4)),
        ("March 4, 2024: ", "", date(2024, 3, 4)),
        ("The council, on March 4, 2024 - a Monday - said ", "", None),
        ("The ministry (which is in Moscow) - ", "", None),
        ("Russia (and others) - Oct 3, 2020 - ", "", None),
    ],
)
def test_datelines_at_the_start_of_a_paragraph(opening: str, outlet: str, day: date | None) -> None:
    article = read(f"{opening}Russia sees no obstacle to trade, an official said on Saturday.\n".encode())
    assert (article.outlet, article.published) == (outlet, day)
