"""Attributions whose cue is a verb with its own clause: "said that ...", "urged voters to ...", "called it a danger".

Each reader below takes one shape of what a verb of saying, thinking or wanting has behind it; the first that fits wins.
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.clauses import ADJUNCT, clause_behind, from_to
from tallybook.extract.voices.ends import said_end
from tallybook.extract.voices.phrases import (
    FINITE,
    SUBJECTS,
    Voice,
    child,
    is_passive,
    left,
    noun_phrase,
    phrase_before,
    right,
    span,
    verb_group,
)
from tallybook.extract.voices.speakers import RELATIVE, cue_lemma, shows, speaks, subject
from tallybook.lexicon import Lexicon

HEARER = 8  # tokens of whom it is told
BEFORE_TO = 6  # tokens from "decided" to its "to", over "late on Wednesday"


def verbal(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """The attribution of one active verb, none or one."""
    words, lemma = lexicon.voices, cue_lemma(verb, lexicon)
    if is_passive(verb) or (verb.tag_ == "VBN" and child(verb, "aux") is None and not _told_in_past(verb)):
        return
    if lemma == "ask" and _asked_of(parsed, verb, lexicon):
        return
    told = _told(parsed, verb, lemma, lexicon)
    if told is None or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.only_meant):
        return  # "needs to explain why": nothing is said yet
    tokens, clause = told
    who, lost = subject(verb, lexicon), None
    if who is None and verb.tag_ in FINITE and clause:
        lost = phrase_before(parsed, verb)
        who = lost[0] if lost is not None and speaks(lost[0], lexicon) else None
    if who is None or who.i in {t.i for t in tokens} or who.lower_ in words.nobody - {"it", "those"}:
        return
    if not clause and not (speaks(who, lexicon) or lemma in words.evidence):
        return
    if not clause and _infinite(verb) and child(verb.head, "dobj", "nsubjpass") is not None:
        return  # "urged colleagues to back the bill": theirs is no statement
    if who.lower_ == "it" and lemma not in words.it_says:
        return
    if lemma in words.inference and not (speaks(who, lexicon) or shows(who, lexicon)):
        return  # "the move suggests that": the writer's own inference
    group = cue_tokens(parsed, verb, tokens[0].i, lexicon)
    issued = _issued(parsed, verb, who, lexicon)
    if issued is not None:
        who, group = issued[0], [*issued[1], *group]
    yield Voice(
        parsed=parsed,
        head=who,
        source=(source_span(parsed, who, verb, tokens) if lost is None else span(parsed, lost[1]),),
        cue=(span(parsed, group),),
        content=(span(parsed, tokens),),
        lemma=lemma,
    )


def _told_in_past(verb: Any) -> bool:
    """Whether the tagger took a past for a participle: "Ferro acknowledged Monday night that ..."."""
    return verb.dep_ in ("ROOT", "ccomp") and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _asked_of(parsed: Parsed, verb: Any, lexicon: Lexicon) -> bool:
    """Whether "asked" is a participle of its subject: "Mr. Voss, asked about the remark, said"."""
    if verb.i < 2 or parsed.tokens[verb.i - 1].text != ",":
        return False
    later = (t for t in parsed.tokens[verb.i + 2 :] if t.tag_ in FINITE and parsed.tokens[t.i - 1].text == ",")
    return any(cue_lemma(t, lexicon) in lexicon.voices.clause for t in later)


def _issued(parsed: Parsed, verb: Any, document: Any, lexicon: Lexicon) -> tuple[Any, list[Any]] | None:
    """Who issues the statement that says something, and the cue before "saying": "issued a statement saying"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or document.dep_ not in ("dobj", "pobj"):
        return None
    above = document.head
    if document.dep_ == "pobj":
        above = above.head if above.lower_ in ("in", "with", "to", "on") else document
    if above.pos_ != "VERB" or cue_lemma(above, lexicon) not in lexicon.voices.issuing | lexicon.voices.light:
        return None
    if (
        document.lemma_.lower() not in lexicon.voices.medium | lexicon.voices.noun
        or child(document, "poss") is not None
    ):
        return None
    who = subject(above, lexicon)
    if who is None or not speaks(who, lexicon) or who.i > above.i or verb.i - above.i > ADJUNCT:
        return None
    return who, [*verb_group(parsed, above), *parsed.tokens[above.i + 1 : verb.i]]


def source_span(parsed: Parsed, head: Any, verb: Any, content: list[Any]) -> tuple[int, int]:
    """The whole noun phrase of a source, without its cue and what is said."""
    avoid = [verb.i, content[0].i, content[-1].i]
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and child(verb, *SUBJECTS) is None:
        verb = verb.head
    if verb.dep_ in ("relcl", "acl") and verb.head.i == head.i:
        avoid += [left(verb), verb.i]
        relative = next((c for c in verb.children if c.lower_ in RELATIVE and c.i > head.i), None)
        if relative is not None:
            avoid.append(relative.i)
    return span(parsed, noun_phrase(parsed, head, avoid))


def cue_tokens(parsed: Parsed, verb: Any, content: int, lexicon: Lexicon) -> list[Any]:
    """A verb's group with the verb that it is chained to, the hearer and the medium before what is said."""
    words, group = lexicon.voices, verb_group(parsed, verb)
    above = verb.head
    if (
        verb.dep_ in ("xcomp", "advcl")
        and cue_lemma(above, lexicon) in words.chained
        and 0 < verb.i - above.i <= 3
        and not any(t.is_punct for t in parsed.tokens[above.i : verb.i])
    ):
        group = [*verb_group(parsed, above), *parsed.tokens[above.i + 1 : verb.i + 1]]
    if verb.i > 2 and parsed.tokens[verb.i - 1].lower_ == "as" and parsed.tokens[verb.i - 2].lower_ == "record":
        above = parsed.tokens[verb.i - 2].head.head  # "is on record as saying"
        group = [*verb_group(parsed, above), *parsed.tokens[above.i : verb.i + 1]] if above.i < verb.i else group
    last = group[-1].i
    if content == last + 2 and parsed.tokens[last + 1].lower_ in ("on", "upon", "for"):
        last += 1  # "called on them to"
    for part in sorted(verb.children, key=lambda c: int(c.i)):
        end = min(right(part), content - 1) if content > verb.i else right(part)
        if part.i <= verb.i or end - last > ADJUNCT or end < part.i:
            continue
        hearer = part.dep_ in ("dobj", "dative") and cue_lemma(verb, lexicon) in words.hearer
        hearer = hearer and (end - left(part) < HEARER or part.i - left(part) < HEARER)
        end = end if not hearer or end - left(part) < HEARER else int(part.i)
        comma = next((t.i for t in parsed.tokens[part.i : end] if t.text == ","), None)
        end = end if comma is None or not hearer else comma - 1
        medium = _is_medium(part, lexicon)
        if medium and (noun := child(part, "pobj")) is not None:
            end = min(end, int(noun.i))  # where and when it was said is no part of the cue
        if medium and any(c.dep_ == "dobj" and last < c.i < part.i for c in verb.children):
            continue  # "described the road to the radio as unsafe"
        if (hearer or medium) and not any(
            t.text in (",", ";") or t.is_quote for t in parsed.tokens[last + 1 : left(part)]
        ):
            last = end
    return list(parsed.tokens[group[0].i : last + 1])


def _is_medium(part: Any, lexicon: Lexicon) -> bool:
    words = lexicon.voices
    if part.dep_ not in ("prep", "dative") or part.lower_ not in words.medium_by:
        return False
    noun = child(part, "pobj")
    return noun is not None and (noun.lemma_.lower() in words.medium or noun.lower_ in words.medium)


def _told(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> tuple[list[Any], bool] | None:
    """The tokens of what the verb's clause says, and whether it is a clause; None where it says nothing."""
    for read in READERS:
        tokens = read(parsed, verb, lemma, lexicon)
        if tokens:
            return tokens, read is clause_behind
    return None


def _order(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "urged voters to stay", "wants the court to rule", "called on Korrun to withdraw"."""
    if lemma not in lexicon.voices.order:
        return []
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "xcomp", "advcl") or clause.i < verb.i:
            continue
        if not any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children):
            continue
        own = child(clause, "nsubj")
        patient = own if own is not None else child(verb, "dobj", "dative")
        if patient is None and lemma in ("call", "plead", "appeal"):
            via = next((c for c in verb.children if c.lower_ in ("on", "upon", "for", "with", "to")), None)
            patient = child(via, "pobj") if via is not None else None
        if patient is not None and verb.i < patient.i < clause.i:
            first = max(left(patient), verb.i + 1)
            return from_to(parsed, first, said_end(parsed, first, _infinitives_end(clause, verb), verb, lexicon))
    return []


def _infinitive(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "plans to sign", "refused to leave", "claims to have won"."""
    if lemma not in lexicon.voices.infinitive:
        return []
    for clause in verb.children:
        if (
            clause.dep_ not in ("xcomp", "ccomp", "advcl")
            or clause.i < verb.i
            or clause.lemma_ in lexicon.voices.no_content
        ):
            continue
        to = next((c for c in clause.children if c.dep_ == "aux" and c.lower_ == "to"), None)
        if (
            to is not None
            and to.i - verb.i <= BEFORE_TO
            and not any(t.text in (",", ";") for t in parsed.tokens[verb.i : to.i])
        ):
            inner = cue_lemma(clause, lexicon)
            chained = lemma in lexicon.voices.chained and inner in lexicon.voices.clause
            if chained and clause_behind(parsed, clause, inner, lexicon):
                return []  # "declined to say whether": one cue
            negated = to.i > 0 and parsed.tokens[to.i - 1].dep_ == "neg" and to.i - 1 > verb.i
            first = to.i - negated
            return from_to(parsed, first, said_end(parsed, first, _infinitives_end(clause, verb), verb, lexicon))
    return []


def _infinitives_end(clause: Any, verb: Any) -> int:
    """Behind the last of joined infinitives: "to repeal the law, build a road and cut taxes"."""
    end = right(clause) + 1
    if verb.tag_ in ("VB", "VBP"):
        return end  # "they plan to run and hope to win": the tags do not tell
    more = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and c.i >= end]
    plain = [c for c in more if not any(g.dep_ in ("nsubj", "aux") and g.lower_ != "to" for g in c.children)]
    return max([end, *(right(c) + 1 for c in plain)])


def _gerund(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "denied taking bribes", "suggested postponing the vote"."""
    if lemma not in lexicon.voices.gerund:
        return []
    complements = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    had = [c for c in complements if any(g.lower_ == "having" and g.dep_ == "aux" for g in c.children)]
    clause = next((c for c in (*complements, *had) if c.tag_ == "VBG" or c in had), None)
    return from_to(parsed, left(clause), right(clause) + 1) if clause is not None else []


def _naming(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "called him a danger", "dismissed it as fantasy"."""
    if lemma not in lexicon.voices.naming:
        return []
    named = child(verb, "dobj")
    small = next((c for c in verb.children if c.dep_ in ("oprd", "ccomp", "xcomp") and c.i > verb.i), None)
    if named is None and small is not None and small.pos_ != "VERB":
        own = child(small, "nsubj")
        if own is not None and verb.i < left(own):
            return from_to(parsed, left(own), right(small) + 1)
    if named is not None and small is not None and small.i > named.i and small.pos_ != "VERB":
        names = [c for c in verb.children if c.dep_ == small.dep_ and c.i >= small.i]
        return from_to(parsed, left(named), max(right(c) for c in names) + 1)
    behind = next((c for c in verb.children if c.lower_ == "as" and c.dep_ in ("prep", "mark") and c.i > verb.i), None)
    if behind is None:  # "blasted the judge as biased": a participle for the name
        marked = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ in ("VBN", "VBG", "JJ") and c.i > verb.i)
        behind = next((c for c in marked if left(c) < c.i and parsed.tokens[left(c)].lower_ == "as"), None)
        if behind is not None:
            return from_to(parsed, left(named) if named is not None else left(behind), right(behind) + 1)
    if behind is not None:
        first = left(named) if named is not None and named.i > verb.i else behind.i
        to = next((c for c in verb.children if c.lower_ == "to" and verb.i < c.i < behind.i), None)
        return from_to(parsed, to.i + 1 if to is not None else first, right(behind) + 1)
    return []


def _of_whom(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "accused him of lying", "praised the guard for its courage"."""
    wanted = lexicon.voices.of_whom.get(lemma, frozenset())
    whom = child(verb, "dobj", "dative")
    if whom is None or whom.i < verb.i:
        return []
    of = next(
        (c for c in (*verb.children, *whom.children) if c.dep_ == "prep" and c.lower_ in wanted and c.i > whom.i), None
    )
    if of is not None and lemma == "put":  # "put the cost at 40 million"
        counted = child(of, "pobj")
        if counted is None or not any(t.like_num or t.pos_ == "NUM" for t in counted.subtree):
            return []
    return from_to(parsed, left(whom), right(of) + 1) if of is not None else []


def _with_preposition(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "warned of unrest", "called for calm", "insisted on a vote"."""
    wanted = lexicon.voices.preposition.get(lemma, frozenset())
    of = next((c for c in verb.children if c.dep_ in ("prep", "prt") and c.lower_ in wanted and c.i > verb.i), None)
    if of is None:
        return []
    noun = child(of, "pobj")
    if lemma == "point" and not (noun is not None and noun.lemma_.lower() in lexicon.voices.evidence_noun):
        return []
    return from_to(parsed, of.i, right(of) + 1) if right(of) > of.i else []


def _object(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "denied the allegation", "announced a plan": a noun that stands for what is said."""
    words = lexicon.voices
    if lemma not in words.object:
        return []
    what = child(verb, "ccomp")
    if (
        lemma in words.any_object
        and what is not None
        and parsed.tokens[left(what)].lower_ == "what"
        and what.i > verb.i
    ):
        return from_to(parsed, left(what), right(what) + 1)
    said = child(verb, "dobj")
    if said is None or said.i < verb.i or said.tag_ in ("WP", "WDT"):
        return []
    if said.lower_ in ("it", "this", "that") and lemma in words.any_object:
        return [said]
    if said.lower_ in RELATIVE or said.tag_ == "PRP":
        return []
    if lemma not in words.any_object and said.lemma_.lower() not in words.said_noun | words.noun:
        return []
    return from_to(parsed, left(said), right(said) + 1)


def _shown(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "A poll shows 58 percent disapprove": what a poll or a report shows, to the end of its part of the sentence."""
    words = lexicon.voices
    who = subject(verb, lexicon)
    if (
        who is None
        or lemma not in words.evidence_verb
        or who.lemma_.lower() not in words.evidence_noun
        or who.i > verb.i
    ):
        return []
    stop = next((t.i for t in parsed.tokens[verb.i :] if t.text in (";", "—", "–")), len(parsed.tokens))
    return from_to(parsed, verb.i + 1, stop)


def _brief(parsed: Parsed, verb: Any, lemma: str, lexicon: Lexicon) -> list[Any]:
    """ "She said no", "the charter says the deputy": an answer that is no clause."""
    if lemma not in lexicon.voices.brief:
        return []
    answers = lexicon.voices.short_answer
    said = next(
        (c for c in verb.children if c.i > verb.i and (c.dep_ in ("intj", "dobj") or c.lower_ in answers)), None
    )
    if lemma not in ("say", "answer", "reply") and (said is None or said.lower_ not in answers):
        return []
    if said is None or said.tag_ in ("WP", "WDT") or said.lower_ in lexicon.voices.no_answer:
        return []
    return from_to(parsed, left(said), right(said) + 1)


READERS = (clause_behind, _order, _infinitive, _gerund, _naming, _of_whom, _with_preposition, _object, _shown, _brief)


def _infinite(clause: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
