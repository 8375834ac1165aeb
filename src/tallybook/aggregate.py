"""One number from many reports, by a named policy: computed when asked, never stored, and never without its reports.

The policies are those by which recorders of conflict publish. None of them says what is true: each says which of the
figures that stood is shown. Figures of what is planned or feared are of another kind, and are left out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tallybook.errors import TallybookError
from tallybook.types import Aggregate, Quantity, Standing

NOT_YET = frozenset({"planned", "feared"})


@dataclass(frozen=True, slots=True)
class _Range:
    low: float | None
    best: float | None
    high: float | None


Policy = Callable[[Sequence[Standing]], tuple[_Range, Sequence[Standing]]]


def lowest(standing: Sequence[Standing]) -> tuple[_Range, Sequence[Standing]]:
    """The lowest figure that stands. ACLED: where reports differ, the most conservative estimate is recorded.

    Source: ACLED Codebook, on fatalities.
    """
    found = [(low, s) for s in standing if (low := _low(s.quantity)) is not None]
    if not found:
        return _Range(None, None, None), ()
    least = min(low for low, _ in found)
    return _Range(least, least, least), [s for low, s in found if low == least]


def low_best_high(standing: Sequence[Standing]) -> tuple[_Range, Sequence[Standing]]:
    """The lowest, the best and the highest figure. UCDP: of reports that cannot be told apart the lower is the best.

    A figure said without a range or a bound is a better one than a bound. Source: UCDP GED Codebook, on estimates.
    """
    found, used = min_max(standing)
    said = [s.quantity.value for s in standing if s.quantity.value is not None and s.quantity.bound in POINTS]
    return _Range(found.low, min(said, default=found.low), found.high), used


def min_max(standing: Sequence[Standing]) -> tuple[_Range, Sequence[Standing]]:
    """From the lowest to the highest figure that stands, none of them preferred.

    Source: Iraq Body Count, Methods (minimum and maximum); Airwars, Methodology (low and high).
    """
    lows = [low for s in standing if (low := _low(s.quantity)) is not None]
    highs = [high for s in standing if (high := _high(s.quantity)) is not None]
    return _Range(min(lows, default=None), None, max(highs, default=None)), standing


def latest(standing: Sequence[Standing]) -> tuple[_Range, Sequence[Standing]]:
    """The figure that was said last, of whatever origin; where several were said at one date, from low to high."""
    if not standing:
        return _Range(None, None, None), ()
    newest = max(_said(s) for s in standing)
    used = [s for s in standing if _said(s) == newest]
    found, _ = min_max(used)
    values = {s.quantity.value for s in used}
    return _Range(found.low, values.pop() if len(values) == 1 else None, found.high), used


POINTS = ("exact", "about")
POLICIES: dict[str, Policy] = {"lowest": lowest, "low-best-high": low_best_high, "min-max": min_max, "latest": latest}


def aggregate(standing: Iterable[Standing], policy: str, at: str, count: str) -> Aggregate:
    """The standing figures of one count `at` a date as one, by a policy of POLICIES; `at` and `count` are echoed.

    A number that no report gives stays None and is flagged. Raises TallybookError for a policy that there is not.
    """
    known(policy)
    rows = sorted(standing, key=lambda s: s.claim)
    fit = [s for s in rows if s.status not in NOT_YET]
    units = sorted({s.quantity.unit for s in fit})
    found, used = POLICIES[policy](fit if len(units) == 1 else [])  # metres and people make no range
    names = tuple(s.claim for s in used)
    return Aggregate(
        at=at, count=count, policy=policy, low=found.low, best=found.best, high=found.high,
        unit=units[0] if len(units) == 1 else None, used=names,
        left_out=tuple(s.claim for s in rows if s.claim not in names), flags=tuple(_flags(found, used, len(units))),
    )  # fmt: skip


def known(policy: str) -> None:
    """Raises TallybookError, naming the policies, for one that there is not."""
    if policy not in POLICIES:
        raise TallybookError(f"no policy {policy!r}: choose {', '.join(POLICIES)}")


def _flags(found: _Range, used: Sequence[Standing], units: int) -> Iterable[str]:
    if units > 1:
        yield "several_units"
    if found == _Range(None, None, None):
        yield "no_figure"
    if any(s.quantity.high is None and s.quantity.bound not in POINTS for s in used):
        yield "open_above"
    if any(s.quantity.low is None and s.quantity.bound not in POINTS for s in used):
        yield "open_below"


def _low(said: Quantity) -> float | None:
    """The smallest number that the words give; None for "at most", which gives none."""
    return said.low if said.low is not None else said.value if said.bound in POINTS else None


def _high(said: Quantity) -> float | None:
    """The largest number that the words give: of "at least 600" it is 600, and the range is flagged as open."""
    return next((n for n in (said.high, said.value, said.low) if n is not None), None)


def _said(standing: Standing) -> tuple[str, str]:
    return (standing.as_of or (standing.published or "")[:10], standing.published or "")
