"""What a collection of texts says, each text once, and who says it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Said(NamedTuple):
    """N texts that differ, in order, those that were published on other days apart; `ids` say them, text by text."""

    texts: list[str]
    days: list[date | None]
    ids: list[int]  # those of one text rising
    starts: list[int]  # N + 1: where the ids of each text begin

    def by(self, place: int) -> list[int]:
        """The ids that say the text at a place."""
        return self.ids[self.starts[place] : self.starts[place + 1]]


def said(texts: Mapping[int, str], days: Mapping[int, date] | None = None) -> Said:
    """What some texts say, by id; `days` are those on which they were published, where that is known."""
    ids = sorted(texts)
    if days:
        ids.sort(key=lambda id: days.get(id, date.min))
    ids.sort(key=texts.__getitem__)
    made = Said([], [], ids, [])
    before: tuple[str, date | None] | None = None
    for at, id in enumerate(ids):
        text, day = texts[id], days.get(id) if days else None
        if before != (text, day):
            made.texts.append(text)
            made.days.append(day)
            made.starts.append(at)
            before = text, day
    made.starts.append(len(ids))
    return made
