"""The signs and words that screens use for bands, states, stances and ratings: never a colour alone."""

from datetime import date, datetime
from functools import cache

from workbench.records import Band, CheckedLink, LinkView, Relation, Stance, Status

BAND = {Band.HIGH: "▲ high", Band.MEDIUM: "◆ medium", Band.LOW: "▽ low"}
BAND_STYLE = {Band.HIGH: "accent", Band.MEDIUM: "plain", Band.LOW: "quiet"}
STANCE = {Stance.SUPPORTS: "✓ supports", Stance.REFUTES: "✗ refutes", Stance.CONTEXT: "• context"}
STANCE_STYLE = {Stance.SUPPORTS: "good", Stance.REFUTES: "bad", Stance.CONTEXT: "quiet"}
STATUS = {
    Status.OPEN: "open",
    Status.CHECKING: "being checked",
    Status.CHECKED: "checked",
    Status.DISMISSED: "dismissed",
}
RELATION = {
    Relation.SAME: "≡ same claim",
    Relation.CONFLICT: "≠ conflict",
    Relation.RELATED: "~ related",
    Relation.DIFFERENT: "different",
}
RELATION_STYLE = {Relation.SAME: "good", Relation.CONFLICT: "bad", Relation.RELATED: "quiet"}


def verdict(key: str) -> tuple[str, str]:
    """A rating as a sign and its label, and the name of the style it is shown in."""
    if not key:
        return "no verdict", "quiet"
    label, sign, style = _ratings().get(key, (key, "?", "plain"))
    return f"{sign} {label}", style


@cache
def _ratings() -> dict[str, tuple[str, str, str]]:
    from workbench.checking.scales import SCALES

    named = {}
    for scale in SCALES:
        best = max(rating.value or 0 for rating in scale.ratings)
        for rating in scale.ratings:
            place = None if rating.value is None else (rating.value - 1) / (best - 1)
            named[rating.key] = (rating.label, *_sign(place))
    return named


def _sign(place: float | None) -> tuple[str, str]:
    """The sign and style of a rating by its place between worst (0) and best (1)."""
    if place is None:
        return "?", "plain"
    if place > 0.5:
        return "✓", "good"
    return ("✗", "bad") if place < 0.5 else ("≈", "accent")


def verdict_or_known(key: str, checked_before: int) -> tuple[str, str]:
    """The rating; where there is none, whether others published one before."""
    return ("checked before", "accent") if checked_before and not key else verdict(key)


def day(when: date | None) -> str:
    """A date as columns have it; ten cells."""
    return "undated" if when is None else when.isoformat()


def moment(when: datetime | None) -> str:
    """A moment in the reader's own time zone."""
    return "" if when is None else f"{when.astimezone():%Y-%m-%d %H:%M}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 source", "2 sources"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def speaker(name: str) -> str:
    """Who says a claim, for a sentence; no name is the article's own voice."""
    return name or "the article itself"


def weight(value: float) -> str:
    """How much a reason adds, in words; the value is log odds."""
    size = abs(value)
    much = "strongly" if size >= 1.5 else "clearly" if size >= 0.5 else "a little"
    return f"{much} {'for' if value >= 0 else 'against'}"


def how_sure(link: LinkView | CheckedLink) -> str:
    """The score of a link as a percentage of the relation it proposes."""
    return f"{link.score:.0%} sure"
