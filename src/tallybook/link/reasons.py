"""Why two statements are linked. Each function's first line is the reason that the user reads.

Each takes two statements, the newer (or the part) first, and says whether it holds.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.statements import Statement
from tallybook.types import Quantity

Reason = Callable[[Statement, Statement, Lexicon], bool]
AT_ONCE = timedelta(hours=12)  # what may grow has not grown much meanwhile
SAME_TIME = timedelta(days=1)  # figures that held within some days of each other are of one time


def same_question(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """the same question is answered"""
    return a.question == b.question


def same_origin(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """the same origin"""
    return a.origin.key == b.origin.key


def other_origin(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """two origins"""
    return a.origin.key != b.origin.key


def somebody_says_each(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """somebody is named for each"""
    return all(s.origin.key.startswith("named ") or any(m.claim.sources for m in s.members) for s in (a, b))


def newer(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """the origin said it later"""
    return a.order > b.order


def another_figure(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """the figure is another one, or is taken back"""
    return a.tag != b.tag or not figures.same_number(a.quantity, b.quantity)


def excluding(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """no number satisfies both"""
    return figures.exclude(_hedged(a), _hedged(b))


def _hedged(statement: Statement) -> Quantity:
    """The figure, as "about" so many where its origin says it so anywhere: "2,000" and then "about 2,000"."""
    told = (m.claim.quantity for m in statement.members if m.claim.sources)
    loose = (q for q in told if q.bound == "about" and figures.same_number(q, statement.quantity))
    return next(loose, statement.quantity)


def agreeing(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """the figures agree"""
    return figures.agree(a.quantity, b.quantity)


def both_standing(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """both stood at one time"""
    at = max(a.out, b.out)
    return (a.gone is None or a.gone > at) and (b.gone is None or b.gone > at)


def of_one_time(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """both are of about one time, or the later is lower of what can only grow"""
    late, early = (a, b) if a.order >= b.order else (b, a)
    if a.scope.grows and b.scope.grows and not figures.agree(a.quantity, b.quantity):
        if figures.size(late.quantity) < (1 - figures.ABOUT) * figures.size(early.quantity):
            return True
        told_together = {m.report for m in a.members} & {m.report for m in b.members}
        at_war = bool(a.scope.side or b.scope.side)
        if not (told_together or at_war or abs(late.out - early.out) <= AT_ONCE) or early.quantity.bound == "vague":
            return False  # it grew meanwhile
    return any(abs(x - y) <= SAME_TIME for x in a.days for y in b.days)


def denies(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """one denies the other's figure"""
    return a.tag == "denied" and b.tag == "" and figures.agree(a.quantity, b.quantity)


def both_assert(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """neither is denied, taken back or only supposed"""
    return a.tag == b.tag == "" and not any(s.best.claim.modality.status == "hypothetical" for s in (a, b))


def words_of(reasons: Iterable[Callable[..., object]]) -> tuple[str, ...]:
    """The reasons as the user reads them."""
    return tuple((reason.__doc__ or "").strip().splitlines()[0].rstrip(".") for reason in reasons)


REVISES: tuple[Reason, ...] = (same_question, same_origin, another_figure, newer)
CONTRADICTS: tuple[Reason, ...] = (
    same_question,
    other_origin,
    somebody_says_each,
    both_assert,
    excluding,
    both_standing,
    of_one_time,
)
DENIES: tuple[Reason, ...] = (same_question, other_origin, denies)
CORROBORATES: tuple[Reason, ...] = (same_question, other_origin, both_assert, agreeing, both_standing, of_one_time)
