"""Whether two quantities can be the same figure, or set against each other; whether two dates can be one."""

from workbench.linking.moment import Moment
from workbench.linking.quantities import Quantity

_EXACT, _CONVERTED, _SHARES, _MONTHS = (
    0.005,
    0.04,
    0.05,
    0.085,
)  # how far figures may lie apart, in shares of them
_VAGUE = 3.0  # "dozens", "thousands": the most is so many times the least


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same figure, allowing for rounding as far as they admit it."""
    if a.per and b.per and a.per != b.per:
        return False
    ranges = _ranges(a, b)
    if ranges is None:
        return False
    one, other = ranges
    if one == other:
        return True
    slack = _slack(a, b)
    if not (a.spread or b.spread) and _near(*_said(a, b), slack):
        return a.side * b.side >= 0  # "more than 40" is not "fewer than 40"
    if (a.spread and b.spread) or (a.loose and b.loose and not (_vague(a) or _vague(b))):
        slack = max(slack, 0.03) if not a.spread else slack
        return all(_near(x, y, slack) for x, y in zip(one, other, strict=True))
    if a.dimension == b.dimension and not a.loose and not b.loose and _rounded(a, b):
        return True
    return one[0] <= _more(other[1], slack) and other[0] <= _more(one[1], slack)


def _ranges(a: Quantity, b: Quantity) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The least and the most that each can be, in one unit; None where there is none."""
    if a.dimension == b.dimension:
        return None if a.unit and b.unit and a.unit != b.unit else ((a.low, a.high), (b.low, b.high))
    if _share(a, b):
        return _percent(a), _percent(b)
    if _metres(a, b):
        return ((1.0, 1.0), (1.0, 1.0))
    if not a.dimension or not b.dimension or _degrees(a, b):
        return _as_written(a), _as_written(b)
    return None


def _said(a: Quantity, b: Quantity) -> tuple[float, float]:
    """The numbers themselves, without what "about" or "more than" make of them, in one unit."""
    if a.dimension == b.dimension:
        return a.value, b.value
    if _share(a, b):
        return (a.raw if a.dimension else 100 * a.raw), (b.raw if b.dimension else 100 * b.raw)
    return a.raw, b.raw


def _slack(a: Quantity, b: Quantity) -> float:
    if a.dimension == b.dimension == "time" and _converted(a, b):
        return _MONTHS  # six weeks are a month and a half
    if _share(a, b):
        return _SHARES
    return _CONVERTED if _converted(a, b) else _EXACT


def _near(x: float, y: float, slack: float) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


def _more(value: float, slack: float) -> float:
    return value + abs(value) * slack


def _vague(x: Quantity) -> bool:
    return x.high >= _VAGUE * x.low and not x.spread


def _as_written(x: Quantity) -> tuple[float, float]:
    if not x.value:
        return x.raw, x.raw
    return x.low * x.raw / x.value, x.high * x.raw / x.value


def _percent(x: Quantity) -> tuple[float, float]:
    scale = 1.0 if x.dimension == "percent" else 100.0
    return x.low * scale, x.high * scale


def _share(a: Quantity, b: Quantity) -> bool:
    """One is a percentage, the other a fraction in words."""
    return (a.dimension == "percent" and not b.dimension and b.raw < 1) or (
        b.dimension == "percent" and not a.dimension and a.raw < 1
    )


def _metres(a: Quantity, b: Quantity) -> bool:
    """One is "100m", which was taken for millions, the other one as many metres."""
    count, length = (a, b) if not a.dimension else (b, a)
    return not count.dimension and length.dimension == "length" and count.raw == 1e6 * length.value


def _degrees(a: Quantity, b: Quantity) -> bool:
    """Both are temperatures, of one without its scale."""
    return {a.dimension, b.dimension} == {"degree", "temperature"}


def _converted(a: Quantity, b: Quantity) -> bool:
    """Whether one figure was turned into another unit, and rounded on the way."""
    if a.dimension != b.dimension or not a.raw or not b.raw:
        return False
    return not _near(a.value / a.raw, b.value / b.raw, 1e-6) or a.dimension == "temperature"


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether the one with fewer digits is the other one rounded: 1,709 → 1,700, 1.38 → 1.4, 4.2 tonnes → four.

    Small counts are not rounded, nor is what is told to the same digit.
    """
    rough, fine = sorted((a.raw, b.raw), key=_digits_of)
    digits = _digits_of(rough)
    whole = rough.is_integer()
    if digits == _digits_of(fine) or (abs(fine) < 100 and whole and (fine.is_integer() or not a.dimension)):
        return False
    near = 0.015 if 100 <= fine < 1000 else 0.06 if whole else 0.04
    return float(f"{fine:.{digits - 1}e}") == rough and _near(rough, fine, near)


def _digits_of(value: float) -> int:
    """Significant digits, of six."""
    return len(f"{value:.5e}".split("e")[0].replace(".", "").replace("-", "").rstrip("0")) or 1


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing, so that they can contradict each other."""
    if a.dimension == b.dimension:
        return a.unit == b.unit or not (a.unit and b.unit) or a.raw == b.raw
    if _share(a, b):
        return True
    if {a.dimension, b.dimension} == {"percent", "points"} or _degrees(a, b):
        return True
    if a.dimension and b.dimension:
        return a.raw == b.raw > 1 and _measures(a) and _measures(b)  # as many euros as dollars
    counted, measured = (a, b) if not a.dimension else (b, a)
    return measured.dimension not in ("rank", "fold", "points", "times") and not (
        counted.noun and _measures(measured)
    )


def _measures(x: Quantity) -> bool:
    """Whether a figure has a unit: it is no count, share, rank, or how often."""
    return x.dimension not in ("", "percent", "rank", "fold", "points", "times")


def clash(a: Moment, b: Moment) -> bool | None:
    """True: they cannot be the same moment. False: what both say agrees. None: nothing said by both.

    What is reckoned from the day of a text excludes only what is as fine: "Thursday" another day, "last year" another
    year. "Thursday" beside "last year" is of something else.
    """
    if a.named != b.named:
        return None
    if a.clock is not None and b.clock is not None:
        return not _same_time(a.clock, b.clock)
    apart = _apart(a, b)
    return None if apart and (a.near or b.near) and _grain(a) != _grain(b) else apart


def _apart(a: Moment, b: Moment) -> bool | None:
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        return a.last < b.first or b.last < a.first
    said = [(a.year, b.year), (a.month, b.month), (a.day, b.day)]
    both = [(x, y) for x, y in said if x is not None and y is not None]
    if not both and a.weekday is not None and b.weekday is not None:
        of_a_date = any(x.day is not None and not x.near for x in (a, b))
        return None if of_a_date and a.weekday != b.weekday else a.weekday != b.weekday
    return any(x != y for x, y in both) if both else None


def _grain(x: Moment) -> int:
    """How fine a date is: of a day, of some weeks, of a month, a year, or longer."""
    if x.first is None or x.last is None:
        return 0 if x.day or x.weekday is not None else 2 if x.month else 3
    days = x.last - x.first + 1
    return sum(days > most for most in (1, 13, 31, 366))


def _same_time(x: int, y: int) -> bool:
    if x >= 0 and y >= 0:
        return x == y
    one, other = (-v - 1 if v < 0 else v % 720 for v in (x, y))
    return one == other
