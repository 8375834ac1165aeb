"""How far reviewers agree: Krippendorff's alpha over all of them, Cohen's kappa for each two.

What is compared is each one's last judgement of a claim: confirmed (also by signing off), rejected, corrected, split.
The formulas are those of NLTK's `nltk.metrics.agreement`.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import sqlalchemy as sa

from tallybook.errors import TallybookError
from tallybook.ledger import reviewing, tables
from tallybook.ledger.transactions import reading, whole
from tallybook.review import JUDGEMENTS

LABELS = {"sign_off": "confirm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reviewers: the claims that both judged, on how many they agree, and Cohen's kappa; None: not defined."""

    first: str
    second: str
    claims: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Claims judged by two reviewers or more, Krippendorff's alpha over these (None: not defined), and each pair."""

    claims: int
    alpha: float | None
    pairs: tuple[Pair, ...]


def agreement(engine: sa.Engine) -> Agreement:
    """How far the reviewers agree. Raises TallybookError where NLTK is not installed."""
    try:
        from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]
    except ImportError:
        raise TallybookError("agreement needs the extra: pip install 'tallybook[agreement]'") from None
    whole(engine, "how far reviewers agree")
    judged = _judgements(engine)
    several = {anchor: said for anchor, said in judged.items() if len(said) > 1}

    def measured(reviewers: tuple[str, ...], measure: str) -> float | None:
        held = {a: {n: s[n] for n in reviewers if n in s} for a, s in several.items()}
        data = [(n, a, label) for a, said in held.items() if len(said) > 1 for n, label in said.items()]
        if len({label for _, _, label in data}) < 2:
            return None  # nothing, or one label alone: agreement by chance is 1, and the measure says nothing
        return float(getattr(AnnotationTask(data=data), measure)())

    names = sorted({n for said in several.values() for n in said})
    pairs = []
    for a, b in combinations(names, 2):
        both = [said for said in several.values() if a in said and b in said]
        if both:
            same = sum(said[a] == said[b] for said in both)
            pairs.append(Pair(first=a, second=b, claims=len(both), agreed=same, kappa=measured((a, b), "kappa")))
    return Agreement(claims=len(several), alpha=measured(tuple(names), "alpha"), pairs=tuple(pairs))


def _judgements(engine: sa.Engine) -> dict[str, dict[str, str]]:
    r = tables.review
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with reading(engine) as connection:
        query = sa.select(r).where(r.c.action.in_(sorted(JUDGEMENTS))).order_by(r.c.number)
        for row in connection.execute(query).mappings():
            item = reviewing.read(row)
            found[item.target][item.reviewer] = LABELS.get(item.action, item.action)
    return found
