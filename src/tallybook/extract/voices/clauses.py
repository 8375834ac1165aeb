"""The clause behind a verb of saying: "that the road was closed", "whether it was", "the country is lost"."""

from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.ends import said_end
from tallybook.extract.voices.phrases import FINITE, child, clause_end, left, right
from tallybook.extract.voices.speakers import cue_lemma, is_stolen
from tallybook.lexicon import Lexicon

BACKSHIFT = frozenset({"had", "would", "could", "'d", "might"})
ADJUNCT = 14  # tokens of where and through what it is said


def clause_behind(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "said that the road was closed", "asked whether it was", "believe the country is lost"."""
    words = lexicon.voices
    if lemma not in words.clause | words.question:
        return []
    for clause in verb.children:
        asked = clause.dep_ == "advcl" and lemma in words.question and any(c.lower_ == "if" for c in clause.children)
        asked = asked or (clause.dep_ == "advcl" and _is_indirect_question(parsed, clause, verb))
        if not (asked or clause.dep_ == "ccomp") or clause.i < verb.i or not _is_clause(clause):
            continue
        if is_stolen(clause, lexicon):
            continue
        first = max(left(clause), verb.i + 1)
        noun = child(verb, "dobj", "dative")
        if noun is not None and verb.i < noun.i < clause.i:
            hears = lemma in words.hearer
            first = max(first, right(noun) + 1) if hears and first <= noun.i else first if hears else left(noun)
        end = said_end(parsed, first, _over_relative(parsed, clause_end(parsed, clause, verb), verb), verb, lexicon)
        return from_to(parsed, first, _second_that(parsed, clause, verb, end))
    that = that_behind(parsed, verb, lexicon)
    if that is None:
        return _shared(parsed, verb, lexicon)
    clause = that.head if that.dep_ == "mark" and that.head.i > that.i else None
    end = len(parsed.tokens) if clause is None else clause_end(parsed, clause, verb)
    return from_to(parsed, that.i, said_end(parsed, that.i, end, verb, lexicon))


def _over_relative(parsed: Parsed, end: int, verb: Any) -> int:
    """Behind the verb of a clause whose subject the parse has lost: "said that Mr. Vey, who left in May, was wrong"."""
    if end >= len(parsed.tokens) or parsed.tokens[end].text != ",":
        return end
    more = (c for c in verb.children if c.dep_ == "ccomp" and c.i > end and child(c, "nsubj", "mark", "expl") is None)
    lost = next((c for c in more if left(c) <= end + 1), None)
    finite = lost is not None and (lost.tag_ in FINITE or any(c.tag_ in FINITE for c in lost.children))
    return right(lost) + 1 if lost is not None and finite else end


def _second_that(parsed: Parsed, clause: Any, verb: Any, end: int) -> int:
    """Behind a second clause that the verb says: "said nothing was decided, but that news could come on Friday"."""
    more = [c for c in (*verb.children, *clause.children) if c.dep_ == "conj" and c.i >= end]
    if verb.tag_ == "VBD" and child(verb, "aux") is None:  # "said they had met, and had agreed on a date"
        shifted = [c for c in more if c.head.i == verb.i and child(c, "nsubj", "nsubjpass", "expl") is None]
        for joined in shifted:
            if any(c.dep_ == "aux" and c.lower_ in BACKSHIFT for c in joined.children) and left(joined) - end <= 2:
                end = right(joined) + 1
    for joined in more:
        opens = parsed.tokens[left(joined)]
        if opens.lower_ in ("that", "whether") and opens.dep_ == "mark" and opens.i - end <= 3:
            end = right(joined) + 1
    return end


def _is_indirect_question(parsed: Parsed, clause: Any, verb: Any) -> bool:
    """ "Has not said when the inquiry will end": a clause right behind a verb that is denied or left open."""
    first = parsed.tokens[left(clause)]
    open_ = any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)
    return bool(open_ and first.i == verb.i + 1 and first.tag_ in ("WRB", "WP") and child(clause, "nsubj", "nsubjpass"))


def _shared(parsed: Parsed, verb: Any, lexicon: Lexicon) -> list[Any]:
    """ "Leaders believe, and polls suggest, that ...": what two joined verbs say together."""
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.i > verb.i), None)
    if joined is None or parsed.tokens[verb.i + 1].text != ",":
        return []
    lemma = cue_lemma(joined, lexicon)
    that = next((t for t in parsed.tokens[joined.i + 1 : joined.i + 3] if t.lower_ in ("that", "whether")), None)
    if (
        that is None
        or parsed.tokens[that.i - 1].text != ","
        or lemma not in lexicon.voices.clause | lexicon.voices.object
    ):
        return []
    clause = that.head if that.dep_ == "mark" and that.head.i > that.i else None
    return from_to(parsed, that.i, len(parsed.tokens) if clause is None else right(clause) + 1)


def that_behind(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Any | None:
    """The "that" or "whether" of a clause behind a verb, over its hearer and medium, whatever the parse hangs it on."""
    inside, told = False, cue_lemma(verb, lexicon) == "tell"
    for token in parsed.tokens[verb.i + 1 : verb.i + ADJUNCT]:
        if token.lower_ in ("that", "whether") and (
            token.tag_ == "IN" or token.dep_ in ("mark", "dobj" if told else "mark")
        ):
            return token
        inside = inside != token.is_quote
        if token.text in (",", ";", ".", ":") or (token.tag_ in FINITE and not inside) or token.tag_ == "VB":
            return None
        if token.tag_ == "VBN" and token.dep_ != "acl":
            return None
    return None


def _is_clause(clause: Any) -> bool:
    """Whether a complement is a clause, and not an infinitive without a subject."""
    below = [*clause.children, *(c for c in clause.subtree if c.i < clause.i)]
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl", "mark", "csubjpass") for c in below):
        return True
    return bool(clause.pos_ in ("VERB", "AUX") and clause.tag_ not in ("VBG", "VB", "VBN"))


def from_to(parsed: Parsed, first: int, end: int) -> list[Any]:
    """The tokens [first, end) without the marks between a cue and what is said."""
    tokens = list(parsed.tokens[first:end])
    while tokens and (tokens[0].text in (",", ":", ";", "—", "–", "-") or tokens[0].is_space):
        tokens = tokens[1:]
    return tokens
