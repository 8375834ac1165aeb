"""Attributions in the passive: "is said to be", "was quoted as saying", "it is believed that", "was denied by Vey"."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.phrases import Voice, child, is_passive, left, noun_phrase, right, span, verb_group
from tallybook.extract.voices.speakers import cue_lemma, speaks
from tallybook.lexicon import Lexicon

QUOTED = 14  # tokens between "quoted" and "as saying"


def passive(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """The attribution of one passive verb, none or one."""
    if cue_lemma(verb, lexicon) == "quote" and (saying := _as_saying(parsed, verb)) is not None:
        yield from _quoted(parsed, verb, saying)
        return
    agent = child(verb, "agent")
    maker = child(agent, "pobj") if agent is not None else None
    if verb.tag_ == "VBN" and agent is not None and maker is not None and speaks(maker, lexicon):
        yield from _by_agent(parsed, verb, agent, maker, lexicon)
    elif is_passive(verb):
        yield from _by_nobody(parsed, verb, lexicon)
    elif verb.tag_ == "VBN" and verb.dep_ in ("advcl", "ROOT") and left(verb) == verb.i:
        yield from _asked(parsed, verb, lexicon)


def _as_saying(parsed: Parsed, verb: Any) -> Any | None:
    """The "saying" of "was quoted by the agency as saying"."""
    near = parsed.tokens[verb.i + 1 : verb.i + QUOTED]
    return next((t for t in near if t.tag_ == "VBG" and parsed.tokens[t.i - 1].lower_ == "as"), None)


def _quoted(parsed: Parsed, verb: Any, saying: Any) -> Iterator[Voice]:
    """ "He was quoted as saying that", "officials were quoted by the agency as saying it had failed"."""
    patient = child(verb, "nsubjpass")
    if patient is None and verb.dep_ in ("acl", "relcl"):
        patient = verb.head
    end = right(saying) + 1
    if patient is None or end <= saying.i + 1:
        return
    group = verb_group(parsed, verb)
    cue = [span(parsed, group), span(parsed, parsed.tokens[saying.i - 1 : saying.i + 1])]
    if cue[1][0] - cue[0][1] <= 1:
        cue = [(cue[0][0], cue[1][1])]
    yield Voice(
        parsed=parsed, head=patient, source=(span(parsed, noun_phrase(parsed, patient, [verb.i, group[0].i])),),
        cue=tuple(cue), content=(span(parsed, parsed.tokens[saying.i + 1 : end]),), lemma="say",
    )  # fmt: skip


def _asked(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "Asked whether he would run, Breck ...", "accused of lying, he ...": nobody is named who asks or accuses."""
    lemma, clause = cue_lemma(verb, lexicon), None
    if lemma in ("ask", "tell", "warn"):
        clause = _complement(verb, lexicon)
    elif lemma in lexicon.voices.accused:
        wanted = lexicon.voices.of_whom.get(lemma, frozenset())
        clause = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in wanted and c.i > verb.i), None)
    if clause is None and lemma == "ask":
        clause = next((c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and _is_question(c)), None)
    if clause is not None:
        cue = (parsed.start(verb), parsed.end(verb))
        yield Voice(
            parsed=parsed, head=None, source=(), cue=(cue,), content=(span(parsed, clause.subtree),), lemma=lemma
        )


def _is_question(clause: Any) -> bool:
    return any(c.tag_ in ("WRB", "WP") or c.lower_ in ("if", "whether") for c in clause.children)


def _by_agent(parsed: Parsed, verb: Any, agent: Any, maker: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "The claim was rejected by experts", "a plan announced by the ministry", "was asked by a reporter if"."""
    words, lemma = lexicon.voices, cue_lemma(verb, lexicon)
    if (named := _named(parsed, verb, agent, maker, lexicon)) is not None:
        yield named
        return
    if lemma not in words.clause | words.object | words.question:
        return
    said = child(verb, "nsubjpass", "csubjpass")
    before = parsed.tokens[verb.i - 2] if verb.i > 1 and parsed.tokens[verb.i - 1].text == "," else None
    if said is None and verb.dep_ == "acl":
        said = verb.head
    elif said is None and not is_passive(verb) and before is not None and before.pos_ in ("NOUN", "PROPN"):
        said = before  # "Under the plan, announced by the ministry, ..."
    if said is None or (lemma not in words.any_object and said.lemma_.lower() not in words.said_noun | words.noun):
        said = _complement(verb, lexicon)
    if said is None:
        return
    by = {t.i for t in agent.subtree}
    behind = said.i > verb.i
    tokens = [t for t in said.subtree if t.i not in by and (behind or t.i < verb.i)] or [said]
    group, patient = verb_group(parsed, verb), child(verb, "nsubjpass")
    cue = (
        (span(parsed, [*group, agent]),) if agent.i - group[-1].i == 1 else (span(parsed, group), span(parsed, [agent]))
    )
    lifted = patient is not None and patient.i != said.i and lemma in words.raised and patient.lower_ != "it"
    raised = (span(parsed, noun_phrase(parsed, patient, [verb.i])),) if lifted else ()
    yield Voice(
        parsed=parsed, head=maker, source=(span(parsed, noun_phrase(parsed, maker)),),
        cue=cue, content=(*raised, span(parsed, tokens)), lemma=lemma,
    )  # fmt: skip


def _first(behind: Any) -> int:
    return int(behind.i) if behind.dep_ in ("prep", "mark") else left(behind)


def _named(parsed: Parsed, verb: Any, agent: Any, maker: Any, lexicon: Lexicon) -> Voice | None:
    """ "Has been described by colleagues as careful", "was accused by Breck of lying": by whom, and as what."""
    words, lemma = lexicon.voices, cue_lemma(verb, lexicon)
    wanted = words.of_whom.get(lemma, frozenset()) | ({"as"} if lemma in words.naming else frozenset())
    below = [c for t in (verb, maker, agent) for c in t.children if c.i > verb.i and c.lower_ in wanted]
    behind = next((c for c in below if c.dep_ in ("prep", "mark") and right(c) > c.i), None)
    if behind is None and lemma in words.naming:
        behind = child(verb, "oprd")
    patient = child(verb, "nsubjpass")
    if patient is None and verb.dep_ in ("acl", "relcl"):
        patient = verb.head
    if behind is None or patient is None:
        return None
    group = verb_group(parsed, verb)
    cue = [*group, agent] if agent.i == verb.i + 1 else group
    avoid = [agent.i, behind.i] if behind.i > maker.i else [agent.i]
    whom = noun_phrase(parsed, patient, [group[0].i])
    return Voice(
        parsed=parsed, head=maker, source=(span(parsed, noun_phrase(parsed, maker, avoid)),), cue=(span(parsed, cue),),
        content=(span(parsed, whom), span(parsed, parsed.tokens[_first(behind) : right(behind) + 1])), lemma=lemma,
    )  # fmt: skip


def _by_nobody(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "The president is said to be furious", "it is feared that", "he was quoted as saying"."""
    words, lemma = lexicon.voices, cue_lemma(verb, lexicon)
    patient, clause = child(verb, "nsubjpass", "csubjpass"), _complement(verb, lexicon)
    wanted = words.of_whom.get(lemma, frozenset()) | {"as"}
    of = next((c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and c.lower_ in wanted), None)
    group = verb_group(parsed, verb)
    content: list[tuple[int, int]] = []
    if clause is not None and lemma in words.raised:
        content = [span(parsed, clause.subtree)]
    elif lemma in words.accused and patient is not None:
        behind = of if of is not None else clause
        content = [span(parsed, behind.subtree)] if behind is not None else []
    if content and patient is not None and patient.lower_ != "it":
        content.insert(0, span(parsed, noun_phrase(parsed, patient, [verb.i])))
    if content:
        yield Voice(
            parsed=parsed, head=None, source=(), cue=(span(parsed, group),), content=tuple(content), lemma=lemma
        )


def _complement(verb: Any, lexicon: Lexicon) -> Any | None:
    """The clause or the infinitive behind a passive verb."""
    for clause in verb.children:
        if clause.i > verb.i and (clause.dep_ == "ccomp" or (clause.dep_ in ("xcomp", "advcl") and _infinite(clause))):
            return clause
        if clause.i > verb.i and clause.dep_ == "advcl" and any(c.lower_ in ("if", "whether") for c in clause.children):
            return clause if cue_lemma(verb, lexicon) == "ask" else None
    return None


def _infinite(clause: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
