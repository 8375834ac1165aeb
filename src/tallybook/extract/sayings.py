"""Verbs of saying: who says, what it covers, when it was said, whom it relays."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.asides import Aside, aside
from tallybook.extract.asides import subject as leading_subject
from tallybook.extract.contents import asks, over_semicolons, to_contrast, with_pair, with_tail
from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.quotes import around
from tallybook.extract.recounts import (
    are_people,
    is_counted,
    only_precedes,
    put_at,
    recounted,
    recounted_by,
    taken_back,
)
from tallybook.extract.relatives import antecedent, behind_a_gap, named_behind, relative_content, without_pronoun
from tallybook.extract.relays import can_speak, carried, cites, quoted_as_saying
from tallybook.extract.roles import SUBJECT
from tallybook.extract.sayings_when import said_at
from tallybook.extract.speech import Mention, Speech, mention, minus, named_end, speech, widened
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "PRON"}
QUOTED = 14  # tokens between "quoted" and "as saying"
CLAUSES = {"ccomp", "xcomp", "advcl"}


def sayings(parsed: Parsed, verb: Any, quoted: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Speech]:
    """The speech of one verb, none or one."""
    words = lexicon.attribute
    forms = lemmas(verb, lexicon) & (words.say | words.with_prep.keys() | words.recount)
    lemma = verb.lemma_.lower() if verb.lemma_.lower() in forms else sorted(forms)[0]
    if verb.pos_ in ("NOUN", "PROPN") and not parsed.sentence.heading:
        yield from _taken_for_a_noun(parsed, verb, lemma, lexicon)
        return
    if verb.pos_ in ("VERB", "AUX") and lemma in words.say and not any(c.dep_ == "auxpass" for c in verb.children):
        set_off = aside(parsed, verb, lexicon)
        if set_off is not None:
            yield from _set_off(parsed, verb, lemma, set_off, quoted, lexicon)
            return
    if any(c.dep_ == "dobj" and c.lemma_.lower() in words.not_said for c in verb.children):
        return  # "claimed 30 lives", "claimed responsibility"
    if lemma in lexicon.verbs.let_go and any(are_people(c, lexicon) for c in verb.children if c.dep_ == "dobj"):
        return  # "the gunmen released 32 pupils"
    if (reported := quoted_as_saying(parsed, verb, lexicon)) is not None:
        yield from _as_saying(parsed, verb, lemma, *reported, lexicon)
        return
    agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    if agent is not None and verb.tag_ == "VBN":
        yield from _by_agent(parsed, verb, lemma, agent, lexicon)
        return
    subject, passive = _subject(verb, lexicon)
    if subject is None and not passive and _is_finite(parsed, verb):
        subject = leading_subject(parsed, verb, lexicon)
    if lemma in words.recount and verb.tag_ == "VBG" and subject is not None and is_counted(subject):
        return  # "two people have died, raising the toll to 14"
    impersonal = passive and (subject is None or subject.lower_ in ("it",) or lemma in words.impersonal)
    content = list(_content(parsed, verb, lemma, subject, lexicon))
    if not content:
        return
    cue = (parsed.start(verb), parsed.end(verb))
    if passive and not impersonal:
        subject = subject if lemma in ("quote", "tell") else None
        if subject is None:
            return
    if impersonal:
        yield speech(parsed, None, cue, lemma, tuple(content), (), "indirect", rank=0, impersonal=True)
        return
    if subject is None or (
        subject.lower_ in words.no_source | words.first_person and not (subject.lower_ == "it" and not passive)
    ):
        return
    if asks(parsed, verb, subject):
        return
    named = mention(parsed, _whose_account(subject, lexicon), lexicon)
    inside = around(quoted, cue[0])
    spoken = [
        q
        for q in quoted
        if q[0] < parsed.sentence.end and q[1] > parsed.sentence.start and not (inside is not None and q == inside)
    ]
    told, manner = widened(parsed, content, spoken, cue, named, inside)
    yield speech(
        parsed,
        named,
        cue,
        lemma,
        tuple(told),
        tuple(said_at(parsed, verb, content, named)),
        manner,
        rank=_rank(verb, inside),
        cites=cites(parsed, verb, lexicon),
    )


def _taken_for_a_noun(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> Iterator[Speech]:
    """ "Doctors of the clinic report that ...": a verb that the tagger took for a noun."""
    tokens = parsed.tokens
    if verb.i + 1 >= len(tokens) or tokens[verb.i + 1].lower_ != "that" or tokens[verb.i - 1].pos_ == "ADJ":
        return
    if verb.i == 0 or tokens[verb.i - 1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    subject = leading_subject(parsed, verb, lexicon)
    if subject is None or not can_speak(subject, lexicon):
        return
    first = min(t.i for t in tokens if t.i <= subject.i and all(x.pos_ in NOMINAL for x in tokens[t.i : subject.i]))
    named = Mention(token=subject, start=parsed.start(tokens[first]), end=parsed.end(tokens[verb.i - 1]))
    content = ((parsed.start(tokens[verb.i + 1]), parsed.sentence.end),)
    cue = (parsed.start(verb), parsed.end(verb))
    yield speech(parsed, named, cue, lemma, content, (), "indirect", rank=2)


def _is_finite(parsed: Parsed, verb: Any) -> bool:
    """Whether a verb has a tense: its form says so, or its clause ("Vey, a spokesman, repeated that ...")."""
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return True
    said = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return said and verb.i > 0 and parsed.tokens[verb.i - 1].text == ","


def _by_agent(parsed: Parsed, verb: Any, lemma: str, agent: Any, lexicon: Lexicon) -> Iterator[Speech]:
    """ "311 deaths recorded by the bureau", "12 deaths were confirmed by the police"."""
    words = lexicon.attribute
    if agent.lower_ in words.first_person | words.no_source or lemma in words.with_prep:
        return
    if not can_speak(agent, lexicon):
        return  # "promised by the end of the week"
    named = mention(parsed, agent, lexicon)
    by = (parsed.start(verb), named.end)
    if carried(parsed, verb, lexicon):
        told = _between_semicolons(parsed, *by)  # "officials quoted by the agency said 26 had died"
    elif verb.dep_ in ("acl", "relcl", "amod", "advcl"):
        told = extent(parsed, list(verb.head.subtree))
    else:
        subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
        clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
        if subject is None and not clauses:
            return
        told = extent(parsed, [t for c in (subject, *clauses) if c is not None for t in c.subtree])
    content = tuple(minus(told, [by])) + tuple(recounted_by(parsed, verb, lexicon))
    cue = (parsed.start(verb), parsed.end(verb))
    rank = 3 if lemma in words.relaying else 1
    yield speech(
        parsed, named, cue, lemma, content, tuple(said_at(parsed, verb, content, named)), "indirect", rank=rank
    )


def _as_saying(parsed: Parsed, verb: Any, lemma: str, who: Any, saying: Any, lexicon: Lexicon) -> Iterator[Speech]:
    """ "The ministry was quoted as saying by the agency that 26 had died", "26 had died, he was quoted as saying"."""
    by = next((t for t in parsed.tokens[verb.i + 1 :] if t.lower_ == "by" and t.dep_ in ("agent", "prep")), None)
    maker = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    maker = mention(parsed, maker, lexicon) if maker is not None and can_speak(maker, lexicon) else None
    named = mention(parsed, antecedent(who, verb), lexicon)
    end = parsed.end(saying)
    if maker is not None and 0 <= maker.start - end <= len(" by the "):
        end = maker.end
    out = (named.start, end)
    behind = parsed.document.text[end : parsed.sentence.end].strip()
    whole = _between_semicolons(parsed, *out)
    content = ((end, whole[1]),) if behind[:1].isalnum() else tuple(minus(whole, [out]))
    cue = (parsed.start(verb), parsed.end(verb))
    yield speech(parsed, named, cue, "say", content, tuple(said_at(parsed, verb, content, named)), "indirect", rank=2)
    if maker is not None:
        yield speech(parsed, maker, cue, lemma, content, (), "indirect", rank=3)


def _set_off(
    parsed: Parsed, verb: Any, lemma: str, found: Aside, quoted: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Speech]:
    """The speech of a cue that commas set off: it covers the rest of its sentence."""
    words = lexicon.attribute
    if found.head.lower_ in words.first_person | (words.no_source - words.group_pronoun):
        return
    named = Mention(
        token=found.head,
        start=parsed.start(found.first),
        end=named_end(parsed, found.head, parsed.end(found.last), lexicon),
    )
    cue = (parsed.start(verb), parsed.end(verb))
    inside = around(quoted, cue[0])
    out = (parsed.start(parsed.tokens[found.low]), parsed.end(parsed.tokens[found.high - 1]))
    sentence = _between_semicolons(parsed, *out)
    content = [p for p in minus(sentence, [out]) if parsed.document.text[p[0] : p[1]].strip(" .,\"'“”‘’")]
    spoken = [
        q for q in quoted if q[0] < sentence[1] and q[1] > sentence[0] and not (inside is not None and q == inside)
    ]
    told, manner = widened(parsed, content, spoken, cue, named, inside)
    when, relayed = tuple(said_at(parsed, verb, content, named)), cites(parsed, verb, lexicon)
    yield speech(parsed, named, cue, lemma, tuple(told), when, manner, rank=_rank(verb, inside), cites=relayed)


def _between_semicolons(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence that an aside stands in: what another says behind a semicolon is not its."""
    stops = [parsed.start(t) for t in parsed.tokens if t.text == ";"]
    low = max([s + 1 for s in stops if s < start], default=parsed.sentence.start)
    return low, min([s for s in stops if s >= end], default=parsed.sentence.end)


def _rank(verb: Any, inside: tuple[int, int] | None) -> int:
    depth, token = 0, verb
    while token.dep_ != "ROOT" and depth < 20:
        token, depth = token.head, depth + 1
    return 1 if inside is not None else 2


def _subject(verb: Any, lexicon: Lexicon) -> tuple[Any | None, bool]:
    """The verb's subject and whether it is passive; of joined verbs the first one's."""
    token = verb
    for _ in range(4):
        for child in token.children:
            if child.dep_ in SUBJECT:
                return antecedent(named_behind(child, token), token), False
            if child.dep_ in ("nsubjpass", "csubjpass"):
                return antecedent(child, token), True
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            token = token.head
            continue
        if token.dep_ == "xcomp" and token.head.lemma_ in lexicon.attribute.aspect:
            token = token.head
            continue
        break
    if any(c.dep_ == "auxpass" for c in verb.children):
        return None, True
    if verb.dep_ in ("advcl", "acl") and verb.tag_ == "VBG":
        if verb.dep_ == "acl":
            return verb.head, False
        subjects = [c for c in verb.head.children if c.dep_ in SUBJECT]
        return (subjects[-1] if subjects else None), False  # "a slide buried dozens, state media reported, adding"
    beside = [
        t
        for t in verb.doc[verb.i + 1 : verb.i + 6]
        if t.dep_ in ("dobj", "npadvmod", "attr", "appos") and t.pos_ == "PROPN"
    ]
    return (
        (beside[0], False)
        if beside and verb.i > 0 and verb.doc[verb.i - 1].text in (",", '"', "”", "'", "’")
        else (None, False)
    )


def _whose_account(subject: Any, lexicon: Lexicon) -> Any:
    """Who released the figures that show something: "figures released by the ministry show"."""
    if subject.lower_ not in lexicon.attribute.account:
        return subject
    released = (c for c in subject.children if c.dep_ == "acl")
    by = (g for c in released for p in c.children if p.dep_ == "agent" for g in p.children if g.dep_ == "pobj")
    return next((g for g in by if can_speak(g, lexicon)), subject)


def _content(parsed: Parsed, verb: Any, lemma: str, subject: Any | None, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """What the verb's clause says: its complement clause, the clause that it is put into, or its object."""
    words = lexicon.attribute
    accused = [g for c in verb.children if c.dep_ == "dobj" and lemma == "accuse" for g in c.children]
    prepositions = words.with_prep.get(lemma, ())
    spoken_of = [c for c in (*verb.children, *accused) if c.dep_ == "prep" and c.lower_ in prepositions]
    if spoken_of:
        yield from (_denied(parsed, c) if accused else with_pair(parsed, c) for c in spoken_of)
        return
    if (old := taken_back(parsed, verb, lexicon)) is not None:
        yield old
        return
    if lemma in words.recount and (new := recounted(parsed, verb, subject, lexicon)) is not None:
        yield new
        return
    if lemma not in words.say:
        return
    if lemma in words.citing:  # "quoted officials as saying that 26 had died"
        saying = next((t for t in parsed.tokens[verb.i + 1 : verb.i + QUOTED] if t.lower_ == "saying"), None)
        if saying is not None and parsed.tokens[saying.i - 1].lower_ == "as" and saying.i + 2 < len(parsed.tokens):
            yield parsed.end(saying), parsed.sentence.end
            return
    if lemma in words.denying and lemma != "deny":
        claims = words.claim | words.count_noun
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if not any(c.lower_ in claims or c.lemma_.lower() in claims for c in objects):
            return  # "rejected the plan to send 300" says nothing of the 300
    relative = list(relative_content(parsed, verb, subject)) or list(without_pronoun(parsed, verb, subject, lexicon))
    if relative:
        yield from relative
        return
    clauses = [
        c
        for c in verb.children
        if c.dep_ in CLAUSES
        and not (c.dep_ == "advcl" and (c.i > verb.i or not any(g.dep_ in SUBJECT for g in c.children)))
        and not (c.dep_ == "xcomp" and lemma in ("tell",))
        and not only_precedes(c, verb, subject)
    ]
    found = False
    for clause in clauses:
        if clause.dep_ == "xcomp" and lemma not in words.infinitive and clause.tag_ != "VBG":
            continue
        low, high = sorted((clause.i, verb.i))
        if any(t.text == ";" for t in parsed.tokens[low:high]):
            continue  # another statement
        tokens = behind_a_gap(parsed, verb, clause) or to_contrast(parsed, verb, list(clause.subtree), lexicon)
        a, b = extent(parsed, tokens)
        sub = [
            parsed.start(t)
            for t in (subject.subtree if subject is not None and subject.i not in {x.i for x in tokens} else ())
        ]
        if (sub and a < min(sub) < b) or (parsed.start(verb) > a and parsed.start(verb) < b):
            cut = min([*sub, parsed.start(verb)])
            yield a, cut
        else:
            yield a, with_tail(parsed, b) if a > parsed.start(verb) else b
        found = True
    if found:
        yield from _joined(parsed, verb, lexicon)
        return
    shown = lemma == "show" and subject is not None and subject.lower_ in words.account
    if (shown or lemma in words.object) and (lemma not in ("put",) or any(c.lower_ == "at" for c in verb.children)):
        for child in verb.children:
            if (child.dep_ in ("dobj", "oprd", "attr") and child.i > verb.i) or (
                child.dep_ == "prep" and lemma in words.put_at and child.lower_ in ("at", "to")
            ):
                yield _denied(parsed, child) if lemma in words.denying else with_pair(parsed, child)
                found = True
    if not found and lemma == "put" and (at := put_at(parsed, verb)) is not None:
        yield at
        return
    if found:
        return
    behind = (t for t in parsed.tokens[verb.i + 1 : verb.i + 15] if t.lower_ == "that")
    that = next((t for t in behind if t.tag_ == "IN" or t.dep_ == "mark"), None)
    published = any(c.dep_ == "prep" and any(g.lower_ in words.account for g in c.children) for c in verb.children)
    closed = that is not None and parsed.tokens[that.i - 1].text == ","  # "said in a report published today that ..."
    hearer = lemma in words.told_whom and that is not None and that.head.dep_ == "relcl"  # "told a briefing that"
    if that is not None and subject is not None and subject.i < verb.i and (closed or published or hearer):
        yield parsed.start(that), parsed.sentence.end
        return
    if over_semicolons(parsed, verb, subject):
        yield parsed.end(verb), parsed.sentence.end
        return
    if (
        verb.dep_ in ("parataxis", "conj", "ROOT", "relcl", "ccomp", "dep", "advcl")
        and subject is not None
        and lemma not in words.clause_only
    ):
        yield from _other_clause(parsed, verb, subject)


def _denied(parsed: Parsed, noun: Any) -> tuple[int, int]:
    """Who denies an attack that killed 30 does not deny the 30: the relative clause is left out."""
    below = {t.i for n in noun.subtree for c in n.children if c.dep_ == "relcl" and _is_event(n) for t in c.subtree}
    return extent(parsed, [t for t in noun.subtree if t.i not in below])


def _is_event(noun: Any) -> bool:
    """Whether a noun with a clause counts nobody: "an attack that killed 30", not "the 30 whom it killed"."""
    return not any(c.dep_ == "nummod" for c in noun.children)


def _joined(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """A finite clause joined with "and that"."""
    for child in verb.children:
        if child.dep_ == "conj" and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            yield extent(parsed, list(child.subtree))


def _other_clause(parsed: Parsed, verb: Any, subject: Any) -> Iterator[tuple[int, int]]:
    """A cue at the end ("..., police said") or set in commas covers the rest of its sentence."""
    core = (
        {t.i for t in subject.subtree}
        | {verb.i}
        | {
            t.i
            for c in verb.children
            if c.dep_ in ("aux", "npadvmod", "prep", "dobj", "advmod", "neg")
            for t in c.subtree
            if abs(t.i - verb.i) < 12
        }
    )
    tokens = [t for t in parsed.tokens if t.i in core]
    low, high = min(t.i for t in tokens), max(t.i for t in tokens)
    a, b = parsed.start(parsed.tokens[low]), parsed.end(parsed.tokens[high])
    sentence = (parsed.sentence.start, parsed.sentence.end)
    ends = parsed.text[b - parsed.sentence.start :].strip(" .\"”'’") == ""
    before = parsed.text[: a - parsed.sentence.start].rstrip()
    if ends and before.endswith((",", '"', "”", "’", "'", "-", "–", "—")):
        yield sentence[0], a
    elif before.endswith((",", "which", "who", "—", "-", '"', "”")):
        yield from minus(sentence, [(a, b)])
    elif '"' in parsed.text or "“" in parsed.text:
        yield from (p for p in minus(sentence, [(a, b)]) if p[0] >= b)
