"""Stage 8: how the figure is put forward: reported, estimated, planned, denied, feared, alleged...

The word nearest to the figure's own verb, on the way up the clauses that hold it, gives the
status ("believed that it planned to deploy 6,000" is planned); a denial or a retraction anywhere
above wins. Certainty and polarity are FactBank's (Sauri and Pustejovsky 2009).
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon
from tallybook.types import Certainty, Modality, Status

STRONGEST: tuple[Status, ...] = ("retracted", "denied")
CERTAINTY: dict[Status, Certainty] = {
    "reported": "certain",
    "confirmed": "certain",
    "denied": "certain",
    "retracted": "unknown",
    "estimated": "probable",
    "feared": "possible",
    "alleged": "unknown",
    "planned": "unknown",
    "hypothetical": "possible",
}
CLAUSE = {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis", "pcomp", "csubj", "csubjpass", "dep"}


def modality(measure: str, trigger: Any, number: Any, cues: tuple[str, ...], lexicon: Lexicon) -> Modality:
    """The modality of a figure with its tokens; `cues` are the lemmas of the cue verbs above it, innermost first."""
    found = [s for s in _statuses(trigger, number, lexicon) if _fits(s, measure, lexicon)]
    found += _phrases(number, lexicon)
    found += [status(name) for cue in cues for name, group in lexicon.modality.cue.items() if cue in group]
    found += [
        status(name)
        for cue in cues
        for name, group in lexicon.modality.verb.items()
        if cue in group and name != "planned"
    ]
    if "hypothetical" in found and any(cue in lexicon.modality.verb["estimated"] for cue in cues):
        found.remove("hypothetical")  # "assessed that it could number": an estimate
    said: Status = next(chain((s for s in STRONGEST if s in found), (s for s in found if s != "reported")), "reported")
    return Modality(status=said, certainty=CERTAINTY[said], polarity=said != "denied")


def _phrases(number: Any, lexicon: Lexicon) -> list[Status]:
    """Fixed words before the figure, in its sentence: "by estimates", "it is not true that"."""
    before = number.doc.text[: number.idx].lower()
    return [
        status(name)
        for name, phrases in lexicon.modality.phrase.items()
        for phrase in phrases
        if f"{phrase} " in before
    ]


def _to_come(trigger: Any) -> bool:
    """ "is to send", "are due to arrive", and the headline "Army to send 350"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    if not infinitive:
        return False
    return trigger.dep_ == "ROOT" or (
        trigger.dep_ in ("xcomp", "ccomp") and trigger.head.lemma_.lower() in ("be", "due")
    )


def status(name: str) -> Status:
    """The name as a status. Raises KeyError where it is none."""
    return next(s for s in CERTAINTY if s == name)


def _fits(name: Status, measure: str, lexicon: Lexicon) -> bool:
    return name != "planned" or measure in lexicon.modality.can_be_planned


def _statuses(trigger: Any, number: Any, lexicon: Lexicon) -> Iterator[Status]:
    """From the figure's own clause outwards."""
    words = lexicon.modality
    yield from _beside(number, lexicon)
    if _to_come(trigger):
        yield "planned"
    for child in number.children:  # "the 1,800 promised"
        if child.dep_ == "acl" and child.i > number.i and lemmas(child, lexicon) & words.verb["planned"]:
            yield "planned"
    token, seen, first = trigger, set(), True
    while token.i not in seen:
        seen.add(token.i)
        yield from _on_clause(token, lexicon, first=first)
        if token.i != trigger.i:
            yield from _of(token, words.verb if token.pos_ in ("VERB", "AUX", "ADJ") else words.noun, lexicon)
            if token.pos_ in ("ADJ", "VERB"):
                yield from _of(token, words.adjective, lexicon)
        dep = token.dep_
        if dep == "ROOT" or (dep == "relcl" and token.i != trigger.i):
            return
        if dep == "conj":
            first = False
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
                above = _clause_head(token)
                if above is None:
                    return
                token = above
                continue
        token = token.head


def _clause_head(clause: Any) -> Any | None:
    """What governs both of two joined clauses; a second "that" joins the clause of the first "that"."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    token = clause.head
    while token.dep_ == "conj" or (
        that and token.dep_ != "ROOT" and not any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
    ):
        token = token.head
    return None if token.dep_ == "ROOT" else token.head


def _beside(number: Any, lexicon: Lexicon) -> Iterator[Status]:
    """An adjective or adverb in the figure's own phrase: "an alleged 30 dead"."""
    for child in (*number.children, *number.head.children):
        if abs(child.i - number.i) <= 3:
            for name, group in {**lexicon.modality.adverb}.items():
                if child.lower_ in group:
                    yield status(name)
            if (
                child.dep_ == "amod"
                and child.i < number.i
                and child.lower_ in lexicon.modality.adjective.get("alleged", ())
            ):
                yield "alleged"


def _on_clause(token: Any, lexicon: Lexicon, *, first: bool) -> Iterator[Status]:
    words = lexicon.modality
    for child in token.children:
        form = child.lower_
        if child.dep_ in ("aux", "auxpass"):
            for name, group in words.auxiliary.items():
                if form in group and first:
                    yield status(name)
        elif child.dep_ == "mark" and form in words.condition:
            yield "hypothetical"
        elif child.dep_ == "advmod":
            for name, group in words.adverb.items():
                if form in group:
                    yield status(name)
        elif child.dep_ in ("oprd", "acomp") and first:
            for name, group in words.adjective.items():
                if form in group:
                    yield status(name)


def _of(token: Any, table: dict[str, frozenset[str]], lexicon: Lexicon) -> Iterator[Status]:
    forms = lemmas(token, lexicon)
    for name, group in table.items():
        if forms & group:
            yield status(name)
