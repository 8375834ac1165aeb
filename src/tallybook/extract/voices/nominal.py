"""Attributions whose cue is a noun or an adjective: "the claim that", "his plan to", "is confident that"."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.phrases import FINITE, Voice, child, left, noun_phrase, right, span, verb_group
from tallybook.extract.voices.speakers import cue_lemma, speaks, subject
from tallybook.lexicon import Lexicon

OWNERS = frozenset({"by", "from", "among"})


def nominal(parsed: Parsed, noun: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """The attribution of a noun for what is said, thought or wanted, none or one."""
    lemma = noun.lemma_.lower()
    clause = clause_of(noun, lemma, lexicon)
    if clause is None:
        return
    stop = right(clause) + 1 if clause.dep_ == "prep" else left(clause)
    owner, cue = _owner(parsed, noun, stop, lexicon)
    that = any(c.lower_ in ("that", "whether") and c.i < clause.i for c in clause.children)
    that = that or (clause.dep_ in ("acl", "ccomp") and left(clause) == noun.i + 1 and _is_bare(clause))
    if owner is None and not that:
        return
    if owner is not None and not speaks(owner, lexicon):
        owner = None if that else owner
        if owner is not None:
            return
    first = left(clause)
    content = parsed.tokens[max(first, noun.i + 1) : right(clause) + 1]
    if not len(content):
        return
    held = {t.i for t in cue}
    content = [t for t in content if t.i not in held]
    if owner is not None and owner.i >= first:
        return  # what is said holds its maker
    source = () if owner is None else (_owner_span(parsed, owner, [noun.i, first]),)
    yield Voice(
        parsed=parsed,
        head=owner,
        source=source,
        cue=(span(parsed, cue),),
        content=(span(parsed, content),),
        lemma=lemma,
    )


def clause_of(noun: Any, lemma: str, lexicon: Lexicon) -> Any | None:
    """What the noun holds: a that-clause, an infinitive, what "of" names, or the clause it is said to be."""
    words = lexicon.voices
    for clause in noun.children:
        if clause.i < noun.i:
            continue
        if clause.dep_ in ("acl", "ccomp", "relcl") and any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in clause.children
        ):
            return clause if _is_whole(clause, lexicon) else None
        if clause.dep_ in ("acl", "ccomp") and left(clause) == noun.i + 1 and _is_bare(clause):
            return clause if _is_whole(clause, lexicon) else None
        if (
            clause.dep_ in ("acl", "xcomp")
            and lemma in words.noun_to
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
        ):
            return clause
    taken = _taken_for_relative(noun, lexicon) or _over_maker(noun)
    if taken is not None:
        return taken
    above = noun.head
    if noun.dep_ == "dobj" and cue_lemma(above, lexicon) in words.light:
        for clause in above.children:
            if clause.dep_ == "ccomp" and clause.i > noun.i and any(c.lower_ == "that" for c in clause.children):
                return clause
    spread = noun.dep_ == "nsubj" and above.lemma_ != "be"  # "rumours swirled that", "concern is growing that"
    if spread or (noun.dep_ == "attr" and above.lemma_ == "be"):  # "it is the contention of the owners that"
        for clause in above.children:
            marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
            if clause.dep_ in ("ccomp", "advcl") and clause.i > above.i and marked:
                known = cue_lemma(above, lexicon) in words.clause | words.light
                return None if spread and known else clause
    if noun.dep_ == "nsubj" and above.lemma_ == "be":
        said = child(above, "ccomp")
        if said is not None and said.i > above.i and child(said, "mark") is not None:
            return said
    if lemma in words.noun_for:
        below = [*noun.children, *(g for c in noun.children if c.lower_ in OWNERS for g in c.subtree)]
        wanted = next((c for c in below if c.dep_ == "prep" and c.lower_ == "for" and c.i > noun.i), None)
        if wanted is not None:
            return wanted
    if lemma in words.noun_of:
        return next(
            (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "about") and c.i > noun.i), None
        )
    return None


def _taken_for_relative(noun: Any, lexicon: Lexicon) -> Any | None:
    """ "A belief among strategists that she cannot win": a clause that the parse hangs on the noun between."""
    among = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in OWNERS and c.i > noun.i), None)
    maker = child(among, "pobj") if among is not None else None
    for holder in (noun, maker):
        for clause in holder.children if holder is not None else ():
            that = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
            if clause.dep_ not in ("relcl", "acl") or that is None or clause.i < noun.i:
                continue
            if _lacks_object(clause, lexicon):
                continue  # "an argument that Ferro has made"
            whole = child(clause, "dobj", "attr", "acomp", "prep", "neg", "advmod") is not None
            if (holder is maker or that.tag_ == "IN") and (that.dep_ == "mark" or (whole and that.dep_ == "dobj")):
                return clause if child(clause, "nsubj", "nsubjpass", "expl") not in (None, that) else None
    return None


def _is_bare(clause: Any) -> bool:
    """Whether a clause without "that" has its own subject and a verb in a tense: "speculation she will run"."""
    own = child(clause, "nsubj", "nsubjpass", "expl")
    tensed = clause.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in clause.children)
    return own is not None and own.i < clause.i and own.tag_ not in ("WP", "WDT") and tensed


def _over_maker(noun: Any) -> Any | None:
    """ "An assurance from the treasurer, Odd Vey, that ...": a clause behind whoever gives it, hung on another word."""
    doc = noun.doc
    by = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if by is None or by.dep_ != "prep" or by.lower_ not in OWNERS or (maker := child(by, "pobj")) is None:
        return None
    hung = next((c for c in maker.children if c.dep_ == "relcl" and c.i > maker.i), None)
    if hung is not None and (opens := doc[left(hung)]).tag_ == "IN" and opens.dep_ == "mark":
        return hung if opens.lower_ == "that" and child(hung, "nsubj", "nsubjpass", "expl") is not None else None
    at = right(by) + 1
    at += at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at].lower_ != "that" or doc[at].tag_ != "IN" or maker.i > at:
        return None
    clause = doc[at].head
    return clause if clause.i > at and left(clause) == at else None


def _lacks_object(clause: Any, lexicon: Lexicon) -> bool:
    """Whether "that" is the object of a clause: "a claim that checkers have disputed"."""
    who = child(clause, "nsubj")
    if who is not None and not speaks(who, lexicon):
        return False  # "a promise that the dam would hold"
    own = [c for c in clause.children if c.dep_ in ("dobj", "ccomp", "xcomp", "auxpass") and c.lower_ != "that"]
    return not own and cue_lemma(clause, lexicon) in lexicon.voices.light | lexicon.voices.object


def _is_whole(clause: Any, lexicon: Lexicon) -> bool:
    """Whether a clause lacks nothing: "a claim that experts say is false" is a relative one."""
    if _lacks_object(clause, lexicon):
        return False
    below = [clause, *(c for c in clause.children if c.dep_ == "ccomp" and child(c, "aux") is None)]
    return all(child(c, "nsubj", "nsubjpass", "csubj", "expl") is not None for c in below)


def _owner(parsed: Parsed, noun: Any, end: int, lexicon: Lexicon) -> tuple[Any | None, list[Any]]:
    """Whose noun it is, and the cue: the noun, with the verb that gives it where the two are one ("made the claim")."""
    words = lexicon.voices
    owner = child(noun, "poss")
    if owner is not None:
        return owner, [noun]
    by = next(
        (c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in OWNERS and c.i < end),
        None,
    )
    if by is None and (behind := parsed.tokens[noun.i + 1 : noun.i + 2]) and behind[0].dep_ == "prep":
        by = behind[0] if behind[0].lower_ in ("by", "from") and noun.i + 1 < end else None  # hung on the verb
    if by is not None and (maker := child(by, "pobj")) is not None:
        return maker, [noun, by] if by.i == noun.i + 1 else [noun]
    issued = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < end), None)
    agent = child(issued, "agent") if issued is not None else None
    if agent is not None and (maker := child(agent, "pobj")) is not None:
        return maker, [noun]
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    if (
        of is not None
        and (maker := child(of, "pobj")) is not None
        and speaks(maker, lexicon)
        and _clause_is_other(noun, of)
    ):
        return maker, [noun]
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ in ("to", "with", "of"):
        verb = verb.head
    far = verb.i < noun.i and any(t.text == "," for t in parsed.tokens[verb.i : noun.i])
    given = noun.dep_ in ("dobj", "pobj") and cue_lemma(verb, lexicon) in words.light and not far
    if given and verb.pos_ in ("VERB", "AUX"):
        who = subject(verb, lexicon)
        if who is not None:
            one = cue_lemma(verb, lexicon) in words.one_cue and noun.i - verb.i <= 6
            cue = [*verb_group(parsed, verb), *parsed.tokens[verb.i : noun.i + 1]] if one else [noun]
            return who, cue
    return None, [noun]


def _clause_is_other(noun: Any, of: Any) -> bool:
    return any(c.i > of.i and c.dep_ in ("acl", "ccomp", "relcl") for c in noun.children)


def _owner_span(parsed: Parsed, owner: Any, avoid: list[int]) -> tuple[int, int]:
    tokens = [t for t in noun_phrase(parsed, owner, avoid) if t.dep_ != "case"]
    return span(parsed, tokens or [owner])


def adjectival(parsed: Parsed, adjective: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "is confident that", "was afraid to", "were critical of"."""
    words, lemma = lexicon.voices, adjective.lower_
    if adjective.dep_ not in ("acomp", "ROOT", "conj", "oprd", "xcomp", "ccomp", "relcl"):
        return
    clause = None
    for c in adjective.children:
        if c.i < adjective.i:
            continue
        marked = any(g.dep_ == "mark" and g.lower_ in ("that", "whether", "if") for g in c.children)
        bare = c.dep_ == "ccomp" and child(c, "nsubj", "nsubjpass", "expl") is not None
        to = c.dep_ == "xcomp" and lemma in words.adjective_to and any(g.lower_ == "to" for g in c.children)
        of = c.dep_ == "prep" and lemma in words.adjective_of and c.lower_ in ("of", "about") and right(c) > c.i
        if (c.dep_ in ("ccomp", "advcl", "xcomp") and marked) or bare or to or of:
            clause = c
            break
    if clause is None and adjective.dep_ == "acomp":  # "is adamant he never touched the ball"
        behind = [c for c in adjective.head.children if c.dep_ == "ccomp" and c.i > adjective.i]
        clause = next((c for c in behind if left(c) == adjective.i + 1), None)
    if clause is None and adjective.dep_ in ("oprd", "ccomp"):  # "made clear that"
        behind = [c for c in adjective.head.children if c.dep_ == "ccomp" and c.i > adjective.i]
        clause = next((c for c in behind if any(g.dep_ == "mark" for g in c.children)), None)
    felt = child(adjective, "nsubjpass")
    who = felt if felt is not None else subject(adjective, lexicon)
    if clause is None or who is None or not speaks(who, lexicon) or who.lower_ in words.nobody:
        return
    be = (
        adjective.head
        if adjective.dep_ in ("acomp", "oprd", "ccomp")
        else child(adjective, "aux", "auxpass") or adjective
    )
    near = be.i < adjective.i and adjective.i - be.i <= 4
    cue = [*verb_group(parsed, be), *parsed.tokens[be.i : adjective.i + 1]] if near else [adjective]
    content = parsed.tokens[max(left(clause), adjective.i + 1) : right(clause) + 1]
    yield Voice(
        parsed=parsed, head=who, source=(span(parsed, noun_phrase(parsed, who, [be.i, adjective.i, clause.i])),),
        cue=(span(parsed, cue),), content=(span(parsed, content),), lemma=lemma,
    )  # fmt: skip
