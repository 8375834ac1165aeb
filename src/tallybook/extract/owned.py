"""Counts that are somebody's own: "his own figure is 44", "has never withdrawn its 471", "Orlen's 149", "has 150".

The one who keeps a count stands behind it, though no verb says that he said so.
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.relays import can_speak
from tallybook.extract.speech import Speech, mention, speech
from tallybook.lexicon import Lexicon

BARE = 4  # tokens between "its" and a bare number


def own_counts(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """The speeches of a sentence that a count's owner makes by having it."""
    words = lexicon.attribute
    for token in parsed.tokens:
        if token.lower_ in words.count_noun | words.account and token.pos_ in ("NOUN", "PROPN"):
            yield from _of_a_count(parsed, token, lexicon)
        elif token.pos_ == "NUM" and token.dep_ not in ("nummod", "quantmod", "compound"):
            yield from _bare(parsed, token, lexicon)


def _of_a_count(parsed: Parsed, noun: Any, lexicon: Lexicon) -> Iterator[Speech]:
    """ "his own figure is 44", "its toll of 47", "has a list of 87": whose count it is."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = _holder(noun, lexicon)
        if owner is None:
            return
    elif not _may_own(noun, owner, lexicon):
        return
    verb = noun.head
    content = [t for c in noun.children if c.i > noun.i and c.dep_ in ("prep", "nummod", "appos") for t in c.subtree]
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in lexicon.attribute.count_level:
        content += [t for c in verb.children if c.i > verb.i and not c.is_punct for t in c.subtree]
    if content:
        yield _by(parsed, owner, noun, extent(parsed, content), lexicon)


def _may_own(noun: Any, owner: Any, lexicon: Lexicon) -> bool:
    """Whether the possessor keeps the count and is not what is counted: "the ministry's toll", not "the town's"."""
    own = any(c.lower_ == "own" for c in noun.children)
    if owner.tag_ == "PRP$":
        return (
            own
            or owner.lower_ in lexicon.attribute.person_pronoun
            or noun.lower_ not in lexicon.attribute.ambiguous_count
        )
    if owner.pos_ == "PROPN" and not own and noun.lower_ in lexicon.attribute.ambiguous_count:
        return any(owner.lower_ in group for group in lexicon.attribute.kind.values())
    return can_speak(owner, lexicon)


def _holder(noun: Any, lexicon: Lexicon) -> Any | None:
    """Who has a list of 87, or has collected the names of 410: the subject of the verb that holds the count."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in lexicon.attribute.count_kept:
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return who if who is not None and who.pos_ != "PRON" and can_speak(who, lexicon) else None


def _bare(parsed: Parsed, number: Any, lexicon: Lexicon) -> Iterator[Speech]:
    """ "never withdrew its 471", "Orlen's 149 includes those": a number that stands for a count has an owner."""
    owner = next((c for c in number.children if c.dep_ == "poss"), None)
    if owner is not None and (owner.tag_ == "PRP$" or can_speak(owner, lexicon)) and number.i - owner.i <= BARE:
        yield _by(parsed, owner, number, extent(parsed, list(number.subtree)), lexicon)
        return
    verb = number.head
    if (
        number.dep_ != "dobj"
        or verb.lemma_.lower() not in lexicon.attribute.count_held
        or verb.tag_ not in ("VBZ", "VBP", "VBD", "VBN")
    ):
        return
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is not None and who.pos_ == "PROPN" and any(c.i > number.i and not c.is_punct for c in number.children):
        return  # "Orlen has 50,000 displaced": they are there, and nobody says so
    body = who is not None and (who.lower_ in lexicon.attribute.group_pronoun or can_speak(who, lexicon))
    if who is not None and body and who.lower_ not in lexicon.attribute.person_pronoun | lexicon.attribute.first_person:
        yield _by(parsed, who, verb, (parsed.end(verb), parsed.end(number)), lexicon)


def _by(parsed: Parsed, owner: Any, cue: Any, content: tuple[int, int], lexicon: Lexicon) -> Speech:
    whose = _subject_of_pronoun(owner, lexicon)
    named = mention(parsed, whose, lexicon)
    mark = (parsed.start(cue), parsed.end(cue))
    start = max(content[0], named.end) if named.start <= content[0] < named.end else content[0]
    return speech(parsed, named, mark, "count", ((start, content[1]),), (), "indirect", rank=1)


def _subject_of_pronoun(owner: Any, lexicon: Lexicon) -> Any:
    """Whom "its" means where the subject of its own clause has it: "the army has never withdrawn its 471"."""
    if owner.tag_ != "PRP$":
        return owner
    clause = owner.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < owner.i), None)
    inside = who is None or any(t.i == owner.i for t in who.subtree)
    return owner if inside or who is None or who.pos_ == "PRON" or not can_speak(who, lexicon) else who
