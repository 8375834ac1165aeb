"""What its own teller says is not so: "the bureau claims that eleven died. It did nothing of the kind."

Only where the report, or the speaker who passes the claim on, takes it back in the sentence behind it, or calls it an
invention in the one before; what another source denies stays the first one's claim.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon
from tallybook.types import Citation

Teller = Callable[[Parsed], tuple[Citation, ...]]  # who says a sentence, outermost first


def refuted(drafts: Sequence[Draft], parsed: Sequence[Parsed], teller: Teller, lexicon: Lexicon) -> list[Draft]:
    """The drafts, with `refuted` where the words beside a claim say that it is not so."""
    against = [n for n, p in enumerate(parsed) if _refutes(p, lexicon) or _invents(p, lexicon)]
    if not against:
        return list(drafts)
    return [replace(d, refuted=True) if _is_refuted(d, parsed, against, teller, lexicon) else d for d in drafts]


def _is_refuted(
    draft: Draft, parsed: Sequence[Parsed], against: Sequence[int], teller: Teller, lexicon: Lexicon
) -> bool:
    told_of = _told_of(draft, lexicon)
    if not draft.cue_verbs and not draft.sources and not told_of:
        return False
    at = next((n for n, p in enumerate(parsed) if p.sentence == draft.parsed.sentence), None)
    for n in against:
        if at is None or parsed[n].sentence.paragraph != draft.parsed.sentence.paragraph:
            continue
        behind = n == at + 1 and _refutes(parsed[n], lexicon)
        if behind or (n == at - 1 and _invents(parsed[n], lexicon)):
            outside = {s.name for s in (draft.sources if told_of else draft.sources[:-1])}
            if all(s.name in outside for s in teller(parsed[n])):
                return True
    return False


def _told_of(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the figure is in what the teller himself calls a claim: "aware of claims that dozens were killed"."""
    before = draft.parsed.within(draft.parsed.sentence.start, draft.figure.start)
    return any(t.lower_ in lexicon.modality.claimed and t.pos_ == "NOUN" for t in before)


def _refutes(sentence: Parsed, lexicon: Lexicon) -> bool:
    return any(p.search(sentence.text) for p in _patterns(lexicon))


def _invents(sentence: Parsed, lexicon: Lexicon) -> bool:
    return not lexicon.modality.invention.isdisjoint(sentence.words)


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    words = lexicon.modality
    untrue, said, them, the = (
        "|".join(sorted(w)) for w in (words.untrue, words.claimed, words.pointing, words.before_claim)
    )
    fixed = "|".join(map(re.escape, words.refuted))
    that = rf"(?i:{them}|(?:{the}) (?:{said}))"
    be, true = "|".join(sorted(lexicon.quantify.be)), "|".join(sorted(words.true))
    return (
        re.compile(rf"\b(?:{fixed})\b", re.IGNORECASE),
        re.compile(rf"\b{that} (?:{be}) (?:\w+ ){{0,2}}?(?:an? )?(?:\w+ )?(?:{untrue})\b"),
        re.compile(rf"\b{that} (?:{be})(?: \w+)?(?: not|n't|n’t) (?:{true}|the case)\b"),
    )
