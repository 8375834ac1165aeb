"""Counts that somebody puts at a number or changes: "put its dead at 447", "cut its count to 238 from 342"."""

from typing import Any

from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.relays import can_speak
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

PUT = 16  # tokens between "put" and its "at"


def put_at(parsed: Parsed, verb: Any) -> tuple[int, int] | None:
    """ "put its dead in the April fighting at 447": where the parse hangs "at 447" on the fighting."""
    for token in parsed.tokens[verb.i + 1 : verb.i + PUT]:
        if token.text in (";", ":") or token.is_quote:
            return None
        if token.lower_ == "at" and any(
            t.like_num or t.pos_ == "NUM" for t in parsed.tokens[token.i + 1 : token.i + 6]
        ):
            return parsed.start(token), parsed.sentence.end
    return None


def recounted(parsed: Parsed, verb: Any, subject: Any | None, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "cut its count to 238 from 342": the old and the new count, where who counts them says so."""
    words = lexicon.attribute
    count = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words.count_noun), None)
    if count is None or subject is None:
        return None
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in count.children)
    if not own and not can_speak(subject, lexicon):
        return None
    body = parsed.sentence.heading or any(subject.lower_ in g for g in words.kind.values())
    if not own and subject.pos_ == "PROPN" and not body:
        return None
    joined = [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and c.tag_ in ("VBD", "VBZ", "VBP")]
    end = min((parsed.start(c) for c in joined if lemmas(c, lexicon) & words.say), default=parsed.sentence.end)
    return parsed.end(verb), end


def taken_back(parsed: Parsed, verb: Any, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "withdrew the statement it made on Friday, that dozens had died": what was claimed and is a claim no more."""
    words = lexicon.attribute
    if not lemmas(verb, lexicon) & lexicon.modality.cue["retracted"]:
        return None
    claim = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words.claim), None)
    that = next((t for t in parsed.tokens[verb.i + 1 :] if t.lower_ == "that" and t.dep_ == "mark"), None)
    if claim is None or that is None or that.i < claim.i or not _is_apposed(parsed, claim, that):
        return None
    return parsed.start(that), parsed.sentence.end


def _is_apposed(parsed: Parsed, claim: Any, that: Any) -> bool:
    """Whether a that-clause says what a claim was, right behind it or behind a comma that closes its own clause."""
    return bool(that.i == claim.i + 1 or parsed.tokens[that.i - 1].text == ",")


def recounted_by(parsed: Parsed, verb: Any, lexicon: Lexicon) -> list[tuple[int, int]]:
    """ "The toll was raised to 311 by the ministry": the new count and the old, where a count is the subject."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.lemma_.lower() not in lexicon.attribute.count_noun:
        return []
    return [
        extent(parsed, list(c.subtree)) for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "from", "at")
    ]


def is_counted(noun: Any) -> bool:
    """Whether the noun is a number of people: "two people have died, raising the toll to 14"."""
    return any(c.dep_ == "nummod" for c in noun.children)


def only_precedes(clause: Any, verb: Any, subject: Any | None) -> bool:
    """Whether a clause only precedes a passive that counts somebody else: "one died, two were feared missing"."""
    if subject is None or subject.head.i != verb.i or not (subject.pos_ == "NUM" or is_counted(subject)):
        return False
    return bool(clause.i < subject.i < verb.i) and any(c.dep_ == "auxpass" for c in verb.children)


def are_people(noun: Any, lexicon: Lexicon) -> bool:
    """Whether a number or a counted noun is no account: the gunmen who "released 32 pupils" said nothing."""
    return (noun.pos_ == "NUM" or is_counted(noun)) and noun.lower_ not in lexicon.attribute.account
