"""How two figures stand to each other as numbers: the same, a rounding, agreeing, or excluding each other."""

from dataclasses import replace

from tallybook.types import Quantity

ABOUT = 0.1  # "about" covers ten percent either way
_LOOSE = frozenset({"about", "at_least", "more_than", "at_most", "less_than"})


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether both say one number, or one range, however hedged."""
    if a.value is not None or b.value is not None:
        return a.value == b.value
    return (a.low, a.high) == (b.low, b.high)


def rounds(loose: Quantity, exact: Quantity) -> bool:
    """Whether the first may be the second, said more loosely: "over 5,000" of 5,200, "dozens" of 51."""
    if exact.value is None or loose.bound == "exact":
        return False
    if loose.value is None:
        return loose.low is not None and loose.high is not None and loose.low <= exact.value <= loose.high
    gap, step = exact.value - loose.value, _step(loose.value)
    if loose.bound in ("at_least", "more_than"):
        return 0 <= gap < step
    if loose.bound in ("at_most", "less_than"):
        return -step < gap <= 0
    return abs(gap) <= step / 2


def _step(value: float) -> float:
    """The place of the last digit that is not nought: a hundred for 1,300."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both may be said of one number: the same one, within "about", or one a rounding of the other."""
    if same_number(a, b) or rounds(a, b) or rounds(b, a):
        return True
    if a.value is None or b.value is None or "about" not in (a.bound, b.bound):
        return False
    return abs(a.value - b.value) <= ABOUT * max(a.value, b.value)


def exclude(a: Quantity, b: Quantity) -> bool:
    """Whether no number satisfies both, "about" taken at its ten percent."""
    return not same_number(a, b) and _widened(a).disjoint(_widened(b))


def size(quantity: Quantity) -> float:
    """One number to compare sizes by: the number said, else the middle of the range, else its one end."""
    if quantity.value is not None:
        return quantity.value
    ends = [x for x in (quantity.low, quantity.high) if x is not None]
    return sum(ends) / len(ends) if ends else 0.0


def telling(quantity: Quantity) -> bool:
    """Whether the number is one that two reports hardly give by chance."""
    value = quantity.value
    if value is None:
        return False
    digits = str(int(value)).rstrip("0")
    return (len(digits) >= 2 and value > 20) or len(digits) >= 3


def _widened(quantity: Quantity) -> Quantity:
    if quantity.bound != "about" or quantity.value is None:
        return quantity
    return replace(quantity, low=quantity.value * (1 - ABOUT), high=quantity.value * (1 + ABOUT))
