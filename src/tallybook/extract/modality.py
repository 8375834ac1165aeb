"""Stage 8: how the figure is put forward: reported, estimated, planned, denied, feared, alleged...

The word nearest to the figure's own verb, on the way up the clauses that hold it, gives the
status ("believed that it planned to deploy 6,000" is planned); a denial or a retraction anywhere
above wins. Certainty and polarity are FactBank's (Sauri and Pustejovsky 2009).
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from tallybook.extract.draft import Draft
from tallybook.extract.verbs import lemmas, noun_lemma
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


def of_draft(draft: Draft, lexicon: Lexicon) -> Modality:
    """The modality of a draft; `denied` where its teller says in another sentence that it is not so."""
    if draft.refuted:
        return Modality(status="denied", certainty=CERTAINTY["denied"], polarity=False)
    idiom = draft.relation == "idiom"
    return modality(draft.measure, draft.token, draft.figure.number, draft.cue_verbs, lexicon, idiom=idiom)


def modality(
    measure: str, trigger: Any, number: Any, cues: tuple[str, ...], lexicon: Lexicon, *, idiom: bool = False
) -> Modality:
    """The modality of a figure with its tokens; `cues` are the lemmas of the cue verbs above it, innermost first.

    `idiom`: whether the trigger says what happened only with a second word, as "claimed" does in "claimed 12 lives".
    """
    found = [s for s in _statuses(trigger, number, lexicon) if _fits(s, measure, lexicon)]
    if idiom:  # "feared dead", "confirmed dead"
        found += [s for s in _of(trigger, lexicon.modality.verb, lexicon) if s not in ("alleged", "planned")]
    if trigger.i > number.i + 1 and trigger.nbor(-1).lower_ in lexicon.modality.adjective["feared"]:
        found.append("feared")  # "two feared missing"
    found += _phrases(number, lexicon)
    did_not = (
        _negated(trigger) and trigger.i < number.i and lemmas(trigger, lexicon) & set(lexicon.measures[measure].verb)
    )
    if did_not or _is_not_there(number):
        found.append("denied")  # "did not kill 12 villagers"
    cues = tuple(c for c in cues if not _presupposed(trigger, number, c, lexicon) and not _not_so(number, c))
    above = [cue for cue in cues if not (idiom and cue in lemmas(trigger, lexicon))]
    found += [status(name) for cue in above for name, group in lexicon.modality.cue.items() if cue in group]
    found += [
        status(name)
        for cue in above
        for name, group in lexicon.modality.verb.items()
        if cue in group and name != "planned"
    ]
    found += _of_the_count(number, lexicon)
    if _is_taken_back(number, lexicon):
        found.append("retracted")
    if "hypothetical" in found and any(cue in lexicon.modality.verb["estimated"] for cue in cues):
        found.remove("hypothetical")  # "assessed that it could number": an estimate
    if "hypothetical" in found and "feared" in found:
        found.remove("hypothetical")  # "fear that 60 may have drowned"
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


def _is_not_there(number: Any) -> bool:
    """ "There were not 26 dead"."""
    verb = next((t for t in number.ancestors if t.pos_ in ("VERB", "AUX")), None)
    marks = {c.dep_ for c in verb.children} if verb is not None else set()
    return verb is not None and verb.lemma_.lower() == "be" and {"expl", "neg"} <= marks


def _of_the_count(number: Any, lexicon: Lexicon) -> Iterator[Status]:
    """ "lowered its claim of enemy dead to 560", "raised its estimate to 400": what the count is said to be."""
    prep = number.head
    if number.dep_ == "nummod" or prep.dep_ != "prep" or prep.lower_ not in ("to", "from", "at"):
        return
    while prep.head.dep_ == "prep" and prep.head.i != prep.i:
        prep = prep.head
    for child in prep.head.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.i < number.i and child.pos_ == "NOUN":
            for name in ("alleged", "estimated"):
                if noun_lemma(child) in lexicon.modality.noun[name]:
                    yield status(name)


def _is_taken_back(number: Any, lexicon: Lexicon) -> bool:
    """ "put the dead at 120 and then took it back", "the count of 46 should be disregarded", "the toll was wrong"."""
    words = lexicon.modality
    for token in (number, *number.ancestors):
        if token.dep_ in ("nsubj", "nsubjpass") and noun_lemma(token) in words.account:
            verb = token.head
            wrong = verb.lemma_.lower() == "be" and any(
                c.dep_ in ("acomp", "attr") and c.lower_ in words.untrue for c in verb.children
            )
            return wrong or bool(lemmas(verb, lexicon) & words.disregard)
        if token.pos_ in ("VERB", "AUX"):
            return any(_takes_back(c, lexicon) for c in token.children if c.dep_ == "conj" and c.i > token.i)
    return False


def _takes_back(verb: Any, lexicon: Lexicon) -> bool:
    it = any(c.dep_ == "dobj" and c.lower_ in ("it", "that", "this", "them") for c in verb.children)
    back = any(c.lower_ == "back" for c in verb.children)
    return it and (
        bool(lemmas(verb, lexicon) & words_of_taking_back(lexicon)) or (verb.lemma_.lower() == "take" and back)
    )


def words_of_taking_back(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that take back what was given."""
    words = lexicon.modality
    return words.over_account["retracted"] | words.verb["retracted"] | words.disregard


def _to_come(trigger: Any) -> bool:
    """ "is to send", "are due to arrive", and the headline "Army to send 350"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    if not infinitive:
        return False
    if trigger.dep_ == "acl":  # "preparations to send 2,000"
        return not any(c.dep_ == "nummod" for c in trigger.head.children)
    if trigger.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") for c in trigger.children):
        return not any(c.dep_ == "aux" and c.lower_ == "have" for c in trigger.children)
    return trigger.dep_ == "ROOT" or (
        trigger.dep_ in ("xcomp", "ccomp") and trigger.head.lemma_.lower() in ("be", "due")
    )


def _is_arranged(trigger: Any, number: Any, lexicon: Lexicon) -> bool:
    """ "The navy is sending 150 men": whoever is being sent is not there yet; "are patrolling" they are."""
    be = next((c for c in trigger.children if c.dep_ == "aux" and c.lemma_.lower() == "be"), None)
    if trigger.tag_ != "VBG" or be is None or number.i < trigger.i:
        return False
    return bool(lemmas(trigger, lexicon) & lexicon.modality.arranged)


def status(name: str) -> Status:
    """The name as a status. Raises KeyError where it is none."""
    return next(s for s in CERTAINTY if s == name)


def _fits(name: Status, measure: str, lexicon: Lexicon) -> bool:
    return name != "planned" or measure in lexicon.modality.can_be_planned


def _statuses(trigger: Any, number: Any, lexicon: Lexicon) -> Iterator[Status]:
    """From the figure's own clause outwards."""
    words = lexicon.modality
    yield from _beside(number, lexicon)
    if _to_come(trigger) or _is_arranged(trigger, number, lexicon):
        yield "planned"
    for child in number.children:  # "the 1,800 promised"
        if child.dep_ == "acl" and child.i > number.i and lemmas(child, lexicon) & words.verb["planned"]:
            yield "planned"
    token, seen, first, joined = trigger, set(), True, False
    while token.i not in seen:
        seen.add(token.i)
        yield from _on_clause(token, lexicon, first=first)
        if token.i != trigger.i and not joined:  # "agreed on a line and moved 300": what was moved was not agreed
            table = words.verb if token.pos_ in ("VERB", "AUX", "ADJ") else words.noun
            yield from (s for s in _of(token, table, lexicon) if not (_negated(token) and s in ("denied", "confirmed")))
            if token.pos_ in ("ADJ", "VERB"):
                yield from _of(token, words.adjective, lexicon)
        dep = token.dep_
        if _is_another_item(token):
            return  # "15 dead, more than 100 feared buried"
        if dep == "ROOT" or (dep == "relcl" and (token.i != trigger.i or _inside(number, trigger))):
            return  # "claimed the attack that killed 12": that it killed them is not what is claimed
        if token.head.lemma_.lower() == "be":
            for noun in (c for c in token.head.children if c.dep_ == "nsubj" and c.i != token.i):
                yield from _of(noun, words.noun, lexicon)  # "our assessment is that 12 died"
        elif dep == "ccomp" and any(
            noun_lemma(c) in words.noun["estimated"] for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i
        ):
            yield "estimated"  # "its initial assessment indicates that two vehicles were destroyed"
        if (
            dep in ("nsubj", "csubj")
            and token.pos_ == "NOUN"
            and token.i != trigger.i
            and _is_untrue(token.head, words)
        ):
            yield "denied"  # "reports that 12 people died are false"
        if token.lemma_.lower() in words.account:
            yield from _of(token.head, words.over_account, lexicon)
        if dep == "relcl":
            first = first and token.head.head.lemma_.lower() == "be"  # "of the 600 whom it sent, 150 could be seen"
        joined = dep == "conj" and token.head.pos_ in ("VERB", "AUX")
        if dep == "conj":
            first = first and _shares_auxiliary(token)
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
                joined = False
                above = _clause_head(token)
                if above is None:
                    return
                token = above
                continue
        if _spliced(token, number):
            return
        token = token.head


def _is_another_item(token: Any) -> bool:
    """Whether a comma and a number stand between a word for what happened and its head, which are two items then."""
    if token.dep_ not in ("amod", "npadvmod", "nsubj", "dep", "advmod") or token.tag_ not in ("JJ", "VBN", "VBD"):
        return False
    between = token.doc[token.i + 1 : token.head.i]
    comma = next((t.i for t in between if t.text == ","), None)
    return comma is not None and any(t.like_num or t.pos_ == "NUM" for t in between if t.i > comma)


def _spliced(clause: Any, number: Any) -> bool:
    """Whether what governs a clause in the parse only follows it, with a count of its own: "one died, two were feared
    dead".
    """
    above = clause.head
    if clause.dep_ not in ("ccomp", "parataxis") or clause.i > above.i:
        return False
    subjects = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > clause.i]
    return any(
        t.i != number.i and t.i > clause.i and (t.pos_ == "NUM" or t.like_num) for s in subjects for t in s.subtree
    )


def _shares_auxiliary(verb: Any) -> bool:
    """ "Will recruit and deploy 6,000": what stands before the first of two joined verbs counts for the second."""
    own = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return not own and verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG")


def _is_untrue(verb: Any, words: Any) -> bool:
    """ "is false", "is not true", "has no basis in fact", "does not correspond to the facts"."""
    told = {c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr", "advmod")}
    negated = _negated(verb)
    if verb.lemma_.lower() == "be" and (told & words.untrue or (negated and told & words.true)):
        return True
    if negated and verb.lemma_.lower() in words.agree_with:
        return any(c.lower_ in words.truth for p in verb.children if p.dep_ == "prep" for c in p.children)
    none = (c for c in verb.children if c.dep_ in ("dobj", "attr") and c.lower_ in words.basis)
    return any(d.lower_ in ("no", "little") for c in none for d in c.children if d.dep_ in ("det", "amod"))


def _not_so(number: Any, cue: str) -> bool:
    """ "Did not deny that 340 were killed": what is said of a cue with "not" is not what the cue says."""
    said = (t for t in number.ancestors if t.lemma_.lower() == cue)
    return any(_negated(t) for t in said)


def _negated(verb: Any) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _presupposed(trigger: Any, number: Any, cue: str, lexicon: Lexicon) -> bool:
    """ "Claimed the blast that killed 12": that it did is not what the cue is about."""
    if trigger.dep_ != "relcl" or not _inside(number, trigger):
        return False
    return trigger.head.dep_ in ("dobj", "pobj") and any(cue in lemmas(t, lexicon) for t in trigger.head.ancestors)


def _inside(number: Any, clause: Any) -> bool:
    return bool(clause.left_edge.i <= number.i <= clause.right_edge.i)


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
            if child.i < number.i and child.lower_ in lexicon.modality.adjective.get("estimated", ()):
                yield "estimated"  # "an estimated 9,000"
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
                if form in group and first and not (name == "hypothetical" and _is_able(token, lexicon)):
                    if form == "would" and token.dep_ == "ccomp" and token.head.tag_ == "VBD":
                        yield "planned"  # "announced that it would send 250"
                    yield status(name)
        elif child.dep_ == "mark" and form in words.condition:
            yield "hypothetical"
        elif child.dep_ == "advcl" and _is_condition(child, lexicon):
            yield "hypothetical"  # "if the dam burst, 40,000 would have to be moved"
        elif child.dep_ == "advmod":
            for name, group in words.adverb.items():
                if form in group:
                    yield status(name)
        elif child.dep_ in ("oprd", "acomp") and first:
            for name, group in words.adjective.items():
                if form in group or f"{form} {_next(child)}" in group:
                    yield status(name)


def _is_condition(clause: Any, lexicon: Lexicon) -> bool:
    """Whether a clause is a condition of a verb that would be: "if" and "would" or "could" above."""
    above = {c.lower_ for c in clause.head.children if c.dep_ in ("aux", "auxpass")}
    return bool(above & lexicon.modality.auxiliary["hypothetical"]) and any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children
    )


def _next(token: Any) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _is_able(verb: Any, lexicon: Lexicon) -> bool:
    """ "Could find only 64", "150 could be seen", "would admit to 80 only": whoever could, or would say it, did."""
    words, aux = lexicon.modality, {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "could" in aux and _negated(verb):
        return True  # "could not be saved": they were not
    if aux & {"would", "'d"}:
        return bool(lemmas(verb, lexicon) & words.admits)
    if any(c.dep_ == "nsubj" and noun_lemma(c) in words.account for c in verb.children):
        return False  # "the toll could reach 200"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return bool(lemmas(verb, lexicon) & (words.able_passive if passive else words.able))


def _of(token: Any, table: dict[str, frozenset[str]], lexicon: Lexicon) -> Iterator[Status]:
    forms = lemmas(token, lexicon)
    forms |= {f"{token.lower_} {_next(token)}"}
    for name, group in table.items():
        if forms & group:
            yield status(name)
