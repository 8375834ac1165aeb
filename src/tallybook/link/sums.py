"""Figures of one report that add up to another of it: "155 passengers and seven crew" are the 162 of the headline."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tallybook.lexicon import Lexicon
from tallybook.link.features import figure_of, same_noun
from tallybook.types import Claim, Document, Link

LONGEST = 6  # figures that are added
SMALL = 10  # a sum below it could come about by chance: its parts have to stand in one sentence
ROUNDED = 0.01  # "43.7 million" is 15.4 and 27.5 million and 840,000
ABOVE = 0.1  # "over 60" may be 64
_COMPARED = re.compile(r"\b(?:more|fewer|less|higher|lower) than the\b")  # "three more than the 71" is no sum
# "a girl has died, bringing the dead to 23": she is one of them
_RISEN = re.compile(
    r"\b(?:(?:bring|tak|rais|push|lift|driv)(?:e|es|s|ing|ed)?|brought|took|drove) (?:[\w’'-]+ ){1,6}to\b"
)
REASON = "it and the figures beside it add up to the other"


def sums(document: Document, claims: Sequence[Claim], links: Sequence[Link], lexicon: Lexicon) -> list[Link]:
    """Links `part_of` from each of the figures that add up to the figure of the whole; a figure has one whole.

    Figures of which `links` call one a part or a newer one of the other are no two parts of one whole; and tanks and
    drones do not add up.
    """
    found: dict[str, Link] = {}
    joined = {frozenset((k.from_, k.to)) for k in links if k.kind != "restates"}
    for measure in dict.fromkeys(c.measure for c in claims):
        counted = sorted((c for c in claims if c.measure == measure and _counts(c)), key=lambda c: figure_of(c).start)
        for run in _runs(document, counted):
            if any(frozenset((a.anchor, b.anchor)) in joined for a, b in combinations(run, 2)):
                continue  # "four, a baby among them"
            whole = _whole(document, run, counted)
            if whole is None or any(c.anchor in found for c in run):
                continue
            if measure not in lexicon.link.of_things or all(same_noun(whole, c) for c in run):
                found |= {
                    c.anchor: Link(kind="part_of", from_=c.anchor, to=whole.anchor, reasons=(REASON,)) for c in run
                }
    return list(found.values())


def _counts(claim: Claim) -> bool:
    return claim.quantity.value not in (None, 0) and claim.modality.polarity


def _runs(document: Document, claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Neighbouring figures of one paragraph, the longer runs first; those of a small sum stand in one sentence."""
    spans = [(i, j) for i, j in combinations(range(len(claims) + 1), 2) if 2 <= j - i <= LONGEST]
    for i, j in sorted(spans, key=lambda s: s[0] - s[1]):
        run = claims[i:j]
        start, end = figure_of(run[0]).start, figure_of(run[-1]).end
        if document.text.find("\n", start, end) >= 0:
            continue
        one = len({_sentence(c) for c in run}) == 1
        if (not one and _sum(run) < SMALL) or any(figure_of(a).end > figure_of(b).start for a, b in pairwise(run)):
            continue
        if not any(p.search(document.text, start, end) for p in (_COMPARED, _RISEN)):
            yield run


def _whole(document: Document, run: Sequence[Claim], claims: Sequence[Claim]) -> Claim | None:
    """The nearest other figure that is their sum, those before it first."""
    at = figure_of(run[0]).start
    fits = [c for c in claims if c not in run and _is_sum(c, run) and _of_one_time(document, c, run)]
    return min(fits, key=lambda c: (figure_of(c).start > at, abs(figure_of(c).start - at)), default=None)


def _is_sum(claim: Claim, run: Sequence[Claim]) -> bool:
    said, total = claim.quantity, _sum(run)
    if said.value is None:
        return False
    if said.bound in ("at_least", "more_than") and said.value >= SMALL:
        largest = max(c.quantity.value for c in run if c.quantity.value is not None)
        return said.value <= total <= said.value * (1 + ABOVE) and largest <= said.value * (1 - ABOVE)
    return abs(said.value - total) <= (ROUNDED * total if said.bound == "about" or total >= 10_000 else 0)


def _of_one_time(document: Document, whole: Claim, run: Sequence[Claim]) -> bool:
    """Whether the whole holds for the year of the parts; "the 2.1 million of 1950" is not what today's add up to."""
    low, high = sorted((figure_of(whole).start, figure_of(run[0]).start))
    return "\n" not in document.text[low:high] or all(_year(c) in (None, _year(whole)) for c in run)


def _year(claim: Claim) -> str | None:
    said = claim.time.end if claim.time is not None else claim.as_of
    return said[:4] if said is not None else None


def _sum(run: Sequence[Claim]) -> float:
    return sum(c.quantity.value for c in run if c.quantity.value is not None)


def _sentence(claim: Claim) -> int:
    return next((e.start for e in claim.evidence if e.role == "sentence"), figure_of(claim).start)
