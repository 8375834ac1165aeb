"""Whom a speaker relays ("citing Y", "quoted Y as saying", "after a briefing by Y"), and who can be a source."""

from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.speech import Mention, mention
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

AS_SAYING = 12  # tokens between "quoted" and "saying"


def cites(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Mention | None:
    """ "..., citing Y", "quoted Y as saying": the one who is relayed."""
    if lemmas(verb, lexicon) & lexicon.attribute.citing:
        target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        if target is not None and any(t.lower_ == "as" for t in parsed.tokens[target.i : target.i + 8]):
            return mention(parsed, target, lexicon)
    if (briefer := _briefed_by(parsed, verb, lexicon)) is not None:
        return briefer
    for child in verb.children:
        if (
            child.dep_ in ("advcl", "prep", "acl", "xcomp", "conj")
            and child.i > verb.i
            and lemmas(child, lexicon) & lexicon.attribute.citing
        ) or child.lower_ in ("citing", "quoting"):
            for target in child.children:
                if target.dep_ in ("dobj", "pobj") and target.i > child.i and can_speak(target, lexicon):
                    return mention(parsed, target, lexicon)
    for token in parsed.tokens[max(0, verb.i - 10) : verb.i + 12]:
        if token.lower_ in ("citing", "quoting"):
            behind = next((t for t in token.children if t.dep_ in ("dobj", "pobj")), None)
            if behind is not None and can_speak(behind, lexicon):
                return mention(parsed, behind, lexicon)
    return None


def _briefed_by(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Mention | None:
    """ "... said after a closed briefing by the agency", "... after the agency briefed them": whom he relays."""
    for token in parsed.tokens:
        if token.lemma_.lower() not in ("briefing", "brief") or abs(token.i - verb.i) > 16:
            continue
        by = next((c for c in token.children if c.lower_ in ("by", "from") and c.i > token.i), None)
        told = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if told is None and token.pos_ == "VERB" and token.dep_ == "advcl":
            told = next((c for c in token.children if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
        if told is not None:
            return mention(parsed, told, lexicon)
    return None


def can_speak(noun: Any, lexicon: Lexicon) -> bool:
    """Whether a source may be cited so: a name, or a noun for somebody; "citing bad weather" cites nobody."""
    words = lexicon.attribute
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    form, lemma = noun.lower_, noun.lemma_.lower()
    return any(
        w in words.anonymous | words.spokesman | words.title | words.person or any(w in g for g in words.kind.values())
        for w in (form, lemma)
    )


def carried(parsed: Parsed, verb: Any, lexicon: Lexicon) -> bool:
    """Whether a participle says who carries the words of its sentence: "in remarks carried by the agency", "as quoted
    by the Courier", "officials quoted by the agency".
    """
    words = lexicon.attribute
    lemma = verb.lemma_.lower()
    if lemma not in words.citing | words.relaying or verb.dep_ == "ROOT":
        return False
    before = parsed.tokens[verb.i - 1].lower_ if verb.i else ""
    if before == "as":
        return True
    if verb.dep_ != "acl":
        return False
    return (lemma in words.citing and verb.head.dep_ in ("nsubj", "csubj")) or verb.head.lower_ in words.carried


def quoted_as_saying(parsed: Parsed, verb: Any, lexicon: Lexicon) -> tuple[Any, Any] | None:
    """The subject and "saying" of "the ministry was quoted as saying"; None where the verb is no such passive."""
    if verb.lemma_.lower() not in lexicon.attribute.citing | lexicon.attribute.relaying or verb.tag_ != "VBN":
        return None
    saying = next((t for t in parsed.tokens[verb.i + 1 : verb.i + AS_SAYING] if t.lower_ == "saying"), None)
    who = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if saying is None or who is None or parsed.tokens[saying.i - 1].lower_ != "as":
        return None
    return who, saying
