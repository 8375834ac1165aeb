"""Whether what happens at a time lies ahead or behind, by the verb that the time hangs on in the parse.

"Polls close Sunday" lies ahead, "police say Sunday's bombing" behind, as English has it: a modal or a present tense
with a day is a plan, a past tense is a report. Where the parse decides nothing the words around do (`timex`).
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed

VERBAL = {"VERB", "AUX"}
Sets = dict[str, frozenset[str]]
HOPS = 12  # words between a time and the verb that it hangs on


def ahead(sentence: Parsed, start: int, end: int, *, sets: Sets) -> bool | None:
    """Whether the time at [start, end) of the document lies ahead: True, False (behind), or None (nothing tells)."""
    token = sentence.head(start, end)
    if token is None:
        return None
    by, owned = "", token.dep_ in ("poss", "compound", "nmod", "amod", "nummod")
    if not owned and _told_then(sentence, start, end):
        return False
    for head in _up(token):
        if head.pos_ == "ADP" or head.tag_ == "IN":
            by = by or head.lower_
            if head.lower_ in sets["since"]:
                return False
        elif head.lemma_.lower() in sets["eve"] and head.pos_ in ("NOUN", "ADV"):
            return True
        elif head.pos_ in VERBAL:
            told = _told(head, by, owned, sets, heading=sentence.sentence.heading)
            if told is not None:
                return told
            by = ""
        elif head.pos_ == "NOUN":
            if by in sets["due_by"]:
                return True  # "asked for an answer by Friday"
            owned = owned or head.dep_ in ("nsubj", "nsubjpass") or bool(by)
            by = ""
        elif head.pos_ == "ADJ" and head.lower_ in sets["ahead_adjective"]:
            return True
    return None


def _told_then(sentence: Parsed, start: int, end: int) -> bool:
    """Whether a verb in the past stands right before the time: "said Wednesday the border would open"."""
    tokens = sentence.within(start, end)
    first, last = tokens[0].i, tokens[-1].i
    before, behind = sentence.tokens[max(first - 1, 0)], sentence.tokens[last + 1 : last + 2]
    return bool(first) and before.tag_ == "VBD" and not (behind and behind[0].pos_ in VERBAL)


def _up(token: Any) -> Iterator[Any]:
    for _ in range(HOPS):
        if token.head is token:
            return
        token = token.head
        yield token


def _told(verb: Any, by: str, owned: bool, sets: Sets, *, heading: bool) -> bool | None:
    """What one verb says of the time that hangs on it; None sends on to the verb above."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    forms = {h.lower_ for h in helpers}
    first = helpers[0] if helpers else verb
    lemma = verb.lemma_.lower()
    if forms & sets["modal"]:
        perfect = any(h.lemma_.lower() == "have" for h in helpers)
        return not perfect or bool(forms & sets["will"])
    if by in sets["due_by"]:
        return _due(verb, first, by, lemma, sets)
    if by in sets["arranged_for"] and lemma in sets["arranged"]:
        return True
    if lemma in sets["scheduled"] and first.tag_ not in ("VB",):
        return True
    if "to" in forms:
        return _infinitive(verb, sets)
    if lemma == "be" and any(c.dep_ == "acomp" and c.lower_ in sets["ahead_adjective"] for c in verb.children):
        return True
    if first.tag_ == "VBD":
        return False
    if first.tag_ in ("VBZ", "VBP"):
        return _present(verb, first, owned, lemma, sets, heading=heading)
    if verb.tag_ == "VBN":
        return False
    if verb.tag_ == "VBG" and verb.lower_ in sets["from_then_on"]:
        return True
    return None


def _present(verb: Any, first: Any, owned: bool, lemma: str, sets: Sets, *, heading: bool) -> bool | None:
    if first is not verb and first.lemma_.lower() == "have":
        return False
    speaks = lemma in sets["say"] and any(c.dep_ == "ccomp" for c in verb.children)
    if speaks or heading or owned:
        return None
    return True


def _infinitive(verb: Any, sets: Sets) -> bool | None:
    """ "agreed to meet Monday" lies ahead, "managed to flee Monday" and "met to talk Monday" do not say."""
    above = verb.head
    if above is verb or verb.dep_ in ("advcl", "ccomp") or above.lemma_.lower() in sets["happened_to"]:
        return None
    if above.lemma_.lower() == "have" and above.tag_ in ("VBD", "VBN"):
        return None
    return True


def _due(verb: Any, first: Any, by: str, lemma: str, sets: Sets) -> bool | None:
    """ "by Monday" and "until Monday": ahead, unless what was over then is told."""
    past = first.tag_ in ("VBD", "VBN") or (first.lemma_.lower() == "have" and first.tag_ != "VB" and first is not verb)
    if by == "by":
        return (lemma in sets["arranged"] or lemma in sets["scheduled"]) if past else True
    denied = any(c.dep_ == "neg" for c in verb.children)
    if past and (denied or lemma in sets["lasting"]):
        return lemma in sets["scheduled"]
    return True
