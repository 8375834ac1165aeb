"""Whose verb it is: subjects over conjunctions, chains of verbs, relative clauses and participles; who can speak."""

from functools import lru_cache
from typing import Any

from tallybook.extract.verbs import regular
from tallybook.extract.voices.phrases import PASSIVE, SUBJECTS, child
from tallybook.lexicon import Lexicon


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> dict[str, str]:
    """Each form of the cue verbs to its lemma: the tagger's own makes "hop" of "hopes"."""
    words = lexicon.voices
    verbs = words.clause | words.question | words.infinitive | words.order | words.object | words.chained | words.light
    verbs |= words.naming | words.preposition.keys() | words.of_whom.keys()
    table: dict[str, str] = {}
    for lemma in sorted(verbs):
        for form in (lemma, *lexicon.verbs.irregular.get(lemma, regular(lemma))):
            table.setdefault(form, lemma)
    return table


def cue_lemma(token: Any, lexicon: Lexicon) -> str:
    """The lemma of a verb that may be a cue."""
    lemma: str = token.lemma_.lower()
    forms = _forms(lexicon)
    if forms.get(lemma) == lemma:
        return lemma
    return forms.get(token.lower_, lemma)  # the tagger leaves "said" as it is where it takes it for an auxiliary


RELATIVE = frozenset({"who", "which", "that", "whom"})
ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "men",
    "women",
    "ee",
    "ant",
    "crat",
    "people",
    "ers",
    "ors",
    "ists",
)


def subject(verb: Any, lexicon: Lexicon, depth: int = 0) -> Any | None:
    """The noun whose saying the verb is, or None: of joined verbs the first one's, of a participle its clause's."""
    found = child(verb, *SUBJECTS)
    if found is not None and found.lower_.endswith("self"):  # "who had himself confirmed"
        found = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i != found.i), None)
    if found is not None:
        return verb.head.head if is_stolen(verb, lexicon) else _antecedent(found, verb)
    if depth > 5:
        return None
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if (joined := child(head, *PASSIVE)) is not None:
            return _antecedent(joined, head)
        joined = subject(head, lexicon, depth + 1)
        if joined is None and head.lemma_ == "be":
            joined = child(head, "attr")  # "Among the critics is Odd Vey, who has left and warned that ..."
        aloud = verb.tag_ == "VBD" and cue_lemma(verb, lexicon) in lexicon.voices.outspoken and not _had(head)
        while aloud and head.dep_ == "ccomp" and head.head.dep_ == "ccomp":
            head = head.head  # "said he worried that the bill would fail and urged the Senate to vote"
        if joined is not None and head.dep_ == "ccomp" and (aloud or not _may_say(joined, lexicon)):
            above = subject(head.head, lexicon, depth + 1)  # "said the letter was real, but would not say"
            joined = above if above is not None and cue_lemma(head.head, lexicon) in lexicon.voices.clause else joined
        return joined
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        patient = child(head, "dobj", "nsubjpass")
        if patient is not None and cue_lemma(head, lexicon) not in lexicon.voices.chained:
            return patient
        return subject(head, lexicon, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and cue_lemma(head, lexicon) in lexicon.voices.chained:
        return subject(head, lexicon, depth + 1)
    if verb.dep_ == "acomp" or (verb.pos_ == "ADJ" and head.pos_ in ("VERB", "AUX")):
        return subject(head, lexicon, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBD", "VBZ"):
        return head
    if verb.dep_ in ("advcl", "pcomp") and verb.tag_ == "VBG":
        above = head if verb.dep_ == "advcl" else head.head
        if above.pos_ in ("NOUN", "PROPN", "PRON"):
            return above
        passive = child(above, *PASSIVE)
        found = passive if passive is not None else subject(above, lexicon, depth + 1)
        adds = cue_lemma(verb, lexicon) in lexicon.voices.consequence and found is not None and found.pos_ == "PRON"
        if found is not None and above.dep_ == "ccomp" and (adds or not _may_say(found, lexicon)):
            outer = subject(above.head, lexicon, depth + 1)  # "warned that profits would fall, blaming"
            found = outer if outer is not None and cue_lemma(above.head, lexicon) in lexicon.voices.clause else found
        return found
    return None


def _had(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)


def is_stolen(verb: Any, lexicon: Lexicon) -> bool:
    """Whether a relative clause has taken the main verb: "diplomats who had seen the draft described the text as"."""
    above, found = verb.head, child(verb, *SUBJECTS)
    if verb.dep_ != "ccomp" or above.dep_ != "relcl" or found is None or child(verb, "mark") is not None:
        return False
    return found.i > above.i and not _may_say(found, lexicon) and speaks(above.head, lexicon)


def _may_say(noun: Any, lexicon: Lexicon) -> bool:
    return speaks(noun, lexicon) or noun.lower_ == "it" or noun.lemma_.lower() in lexicon.voices.evidence_noun


def shows(noun: Any, lexicon: Lexicon) -> bool:
    """Whether a noun is a poll, a report or another thing that shows something."""
    return noun.lemma_.lower() in lexicon.voices.evidence_noun | lexicon.voices.noun


def _antecedent(found: Any, verb: Any) -> Any:
    """Who "who" is."""
    if found.lower_ in RELATIVE and found.tag_ in ("WP", "WDT"):
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else found
    return found


def _is_name(noun: Any) -> bool:
    """Whether a capitalised singular noun without an article is a name that the tagger does not know."""
    return bool(noun.tag_ == "NN" and noun.text[:1].isupper() and not any(c.i < noun.i for c in noun.children))


def speaks(noun: Any, lexicon: Lexicon) -> bool:
    """Whether a noun is somebody who can say and want things: a name, a person, a body."""
    if noun.lower_ == "those":
        return any(c.dep_ == "relcl" or c.tag_ == "VBN" for c in noun.children)
    if noun.lower_ in lexicon.voices.nobody:
        return False
    if noun.pos_ in ("PROPN", "PRON") or _is_name(noun):
        return True
    words = lexicon.attribute
    for form in (noun.lower_, noun.lemma_.lower()):
        if form in words.anonymous | words.spokesman | words.title or any(form in g for g in words.kind.values()):
            return True
        if form in lexicon.voices.somebody or (len(form) > 4 and form.endswith(ENDINGS)):
            return True
    return False
