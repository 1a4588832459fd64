"""Whether two quantities can be the same figure, or set against each other."""

from workbench.linking.quantities import Quantity


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same figure, allowing for rounding as far as they admit it."""
    if a.dimension == b.dimension:
        if a.unit and b.unit and a.unit != b.unit:
            return False
        one, other = (a.low, a.high), (b.low, b.high)
    elif _share(a, b):
        one, other = (_percent(x) for x in (a, b))
    elif not a.dimension or not b.dimension:
        one, other = (_as_written(x) for x in (a, b))
    else:
        return False
    if one == other:
        return True
    slack = 0.005
    if _share(a, b) or _converted(a, b):
        slack = 0.04
    if (a.spread and b.spread) or (a.loose and b.loose):
        slack = max(slack, 0.03) if not a.spread else slack
        return all(_near(x, y, slack) for x, y in zip(one, other, strict=True))
    if a.dimension == b.dimension and not a.loose and not b.loose and _rounded(a.raw, b.raw):
        return True
    return one[0] <= _more(other[1], slack) and other[0] <= _more(one[1], slack)


def _near(x: float, y: float, slack: float) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


def _more(value: float, slack: float) -> float:
    return value + abs(value) * slack


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


def _converted(a: Quantity, b: Quantity) -> bool:
    """Whether one figure was turned into another unit, and rounded on the way."""
    if a.dimension != b.dimension or not a.raw or not b.raw:
        return False
    return not _near(a.value / a.raw, b.value / b.raw, 1e-6) or a.dimension == "temperature"


def _rounded(x: float, y: float) -> bool:
    """Whether the one with fewer digits is the other one rounded: 1,709 → 1,700, 1.38 → 1.4."""
    rough, fine = sorted((x, y), key=_digits_of)
    digits = _digits_of(rough)
    if digits == _digits_of(fine) or (abs(fine) < 100 and float(rough).is_integer()):
        return False
    return float(f"{fine:.{digits - 1}e}") == rough and _near(
        rough, fine, 0.015 if 100 <= fine < 1000 else 0.04
    )


def _digits_of(value: float) -> int:
    """Significant digits, of six."""
    return len(f"{value:.5e}".split("e")[0].replace(".", "").replace("-", "").rstrip("0")) or 1


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing, so that they can contradict each other."""
    if a.dimension == b.dimension:
        return not (a.unit and b.unit and a.unit != b.unit)
    if _share(a, b):
        return True
    if {a.dimension, b.dimension} == {"percent", "points"}:
        return True
    return "" in (a.dimension, b.dimension) and not {a.dimension, b.dimension} & {"rank", "fold", "points"}
