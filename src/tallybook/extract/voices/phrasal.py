"""Attributions whose cue is a phrase: "according to", "in the court's view", "as Vey put it", "reportedly"."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.speech import minus
from tallybook.extract.voices.ends import said_end
from tallybook.extract.voices.phrases import FINITE, Voice, child, left, noun_phrase, right, span, verb_group
from tallybook.extract.voices.speakers import cue_lemma, shows, speaks, subject
from tallybook.lexicon import Lexicon


def phrasal(parsed: Parsed, token: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """The attribution of a phrase that begins at a token, none or one."""
    low = token.lower_
    if low == "according":
        yield from _according(parsed, token)
    elif low == "it" and token.i > 0:
        yield from _made_it(parsed, token, lexicon)
    elif low in ("in", "by") and token.pos_ == "ADP":
        yield from _in_the_view(parsed, token, lexicon)
    elif low == "as" and token.dep_ == "mark":
        yield from _as_put(parsed, token, lexicon)
    elif low == "citing" and token.tag_ == "VBG":
        yield from _citing(parsed, token, lexicon)
    elif low in lexicon.voices.adverb and token.dep_ == "advmod":
        yield from _adverb(parsed, token)


def _made_it(parsed: Parsed, it: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "Made it clear that", "let it be known that", "rumour has it that": one cue, and what is made known."""
    verb = parsed.tokens[it.i - 1]
    if verb.lemma_.lower() not in ("make", "let", "have"):
        return
    at = it.i + 1
    while at < len(parsed.tokens) and parsed.tokens[at].lower_ in lexicon.voices.made_it:
        at += 1
    has = verb.lemma_.lower() == "have"
    if at >= len(parsed.tokens) or parsed.tokens[at].lower_ not in ("that", "whether") or (at > it.i + 1) == has:
        return
    who = subject(verb, lexicon)
    if who is None or (not speaks(who, lexicon) and not has):
        return
    group = verb_group(parsed, verb)
    clause = parsed.tokens[at].head
    end = right(clause) + 1 if clause.i > at else len(parsed.tokens)
    yield Voice(
        parsed=parsed, head=who, source=(span(parsed, noun_phrase(parsed, who, [group[0].i])),),
        cue=(span(parsed, [*group, *parsed.tokens[verb.i : at]]),),
        content=(span(parsed, parsed.tokens[at : said_end(parsed, at, end, verb, lexicon)]),), lemma="say",
    )  # fmt: skip


def transcript(parsed: Parsed, lexicon: Lexicon) -> Iterator[Voice]:
    """ "Ferro: I will not resign": a name and a colon before words in the first person."""
    colon = next((t for t in parsed.tokens[:6] if t.text == ":"), None)
    if colon is None or colon.i == 0:
        return
    name = parsed.tokens[: colon.i]
    said = parsed.tokens[colon.i + 1 :]
    own = any(t.lower_ in lexicon.attribute.first_person for t in said)
    if not own or any(t.pos_ not in ("PROPN", "NOUN", "ADJ") or not t.text[:1].isupper() for t in name):
        return
    cue = (parsed.start(colon), parsed.end(colon))
    content = ((parsed.end(colon), parsed.sentence.end),)
    yield Voice(
        parsed=parsed, head=name[-1], source=(span(parsed, name),), cue=(cue,), content=content, lemma="say",
        quoted="direct",
    )  # fmt: skip


def _according(parsed: Parsed, token: Any) -> Iterator[Voice]:
    to = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    if to is None or to.lower_ != "to":
        return
    head = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj" and c.i > to.i), None)
    if head is None:
        head = next((t for t in parsed.tokens[to.i + 1 : to.i + 8] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return
    source = [t for t in noun_phrase(parsed, head) if t.i > to.i]
    into = next((t.i for t in source if t.text == "," and _goes_back(parsed, t)), None)
    source = [t for t in source if into is None or t.i < into]
    if token.i <= 1 and len(source) > 1:  # "According to X, a friend of Y, ..." ends before the main clause
        comma = next(
            (t.i for t in source if t.text == "," and t.i > head.i and not _closes_apposition(parsed, t)), None
        )
        source = [t for t in source if comma is None or t.i < comma]
    if source:
        yield _round(parsed, head, source, [token, to])


def _citing(parsed: Parsed, token: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "The agency reported, citing two officials, that ...": whose words somebody passes on."""
    head = child(token, "dobj")
    if head is None or not speaks(head, lexicon):
        return  # "closed the pool, citing a report": a reason
    if not any(t.tag_ in FINITE and cue_lemma(t, lexicon) in lexicon.voices.passing_on for t in parsed.tokens):
        return
    source = [t for t in noun_phrase(parsed, head) if t.i > token.i]
    comma = next((t.i for t in source if t.text == "," and t.i > head.i and not _closes_apposition(parsed, t)), None)
    source = [t for t in source if comma is None or t.i < comma]
    if source:
        yield _round(parsed, head, source, [token])


def _goes_back(parsed: Parsed, comma: Any) -> bool:
    """Whether what follows a comma belongs to the sentence around: "according to a letter, into whether ..."."""
    following = parsed.tokens[comma.i + 1 : comma.i + 2]
    return (
        bool(len(following)) and following[0].pos_ == "ADP" and following[0].lower_ not in ("of", "like", "including")
    )


def _closes_apposition(parsed: Parsed, comma: Any) -> bool:
    following = parsed.tokens[comma.i + 1 : comma.i + 2]
    return (
        bool(len(following))
        and following[0].pos_ in ("DET", "ADJ", "NOUN", "PRON")
        and any(t.text == "," for t in parsed.tokens[comma.i + 1 : comma.i + 14])
    )


def _round(parsed: Parsed, head: Any | None, source: list[Any], cue: list[Any]) -> Voice:
    """The voice of a phrase that is set into what is said: the content is the rest of its part of the sentence."""
    taken = sorted({t.i for t in (*source, *cue)})
    whole = (parsed.start(parsed.tokens[taken[0]]), parsed.end(parsed.tokens[taken[-1]]))
    stops = [parsed.start(t) for t in parsed.tokens if t.text == ";"]
    low = max([s + 1 for s in stops if s < whole[0]], default=parsed.sentence.start)
    high = min([s for s in stops if s >= whole[1]], default=parsed.sentence.end)
    above = parsed.tokens[taken[0]]
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    if above.dep_ == "ccomp" and above.i not in taken and left(above) < taken[0] and taken[-1] < above.i:
        low, high = (
            max(low, parsed.start(parsed.tokens[left(above)])),
            min(high, parsed.end(parsed.tokens[right(above)])),
        )
    rival = [t for t in parsed.tokens if t.lower_ == "according" and t.i not in taken]
    for other in rival:  # two of them share the sentence, each up to where the other begins
        if parsed.start(other) < whole[0]:
            low = max(low, parsed.start(other))
        else:
            high = min(high, parsed.start(other))
    return Voice(
        parsed=parsed,
        head=head,
        source=(span(parsed, source),) if source else (),
        cue=tuple(_runs(parsed, cue)),
        content=tuple(minus((low, high), [whole])),
        lemma="say",
    )


def _runs(parsed: Parsed, tokens: list[Any]) -> Iterator[tuple[int, int]]:
    """Spans of the tokens, one for each run without a gap."""
    run: list[Any] = []
    for token in sorted(tokens, key=lambda t: int(t.i)):
        if run and token.i != run[-1].i + 1:
            yield span(parsed, run)
            run = []
        run.append(token)
    if run:
        yield span(parsed, run)


def _in_the_view(parsed: Parsed, token: Any, lexicon: Lexicon) -> Iterator[Voice]:
    noun = child(token, "pobj")
    if token.lower_ == "by" and (noun is None or noun.lower_ not in ("account", "accounts", "reckoning", "estimate")):
        return
    if noun is None or (noun.lemma_.lower() not in lexicon.voices.view and noun.lower_ not in lexicon.voices.view):
        return
    owner = child(noun, "poss")
    if owner is not None:
        source = [t for t in owner.subtree if t.dep_ != "case"]
        cue = [t for t in parsed.tokens[token.i : noun.i + 1] if t not in source]
        yield _round(parsed, owner, source, cue)
        return
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    maker = child(of, "pobj") if of is not None else None
    if of is not None and maker is not None and speaks(maker, lexicon):
        yield _round(parsed, maker, noun_phrase(parsed, maker, [of.i]), list(parsed.tokens[token.i : of.i + 1]))


def _as_put(parsed: Parsed, token: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """ "As Vey put it", "as the ministry said": a clause of comparison without words of its own."""
    verb = token.head
    if cue_lemma(verb, lexicon) not in lexicon.voices.clause | {"put"} or verb.pos_ != "VERB":
        return
    said = child(verb, "ccomp", "xcomp")
    thing = child(verb, "dobj")
    if said is not None or (thing is not None and not (verb.lemma_ == "put" and thing.lower_ == "it")):
        return
    who = subject(verb, lexicon)
    if who is None or not (speaks(who, lexicon) or shows(who, lexicon)) or who.i > right(verb):
        return
    cue = [token, *verb_group(parsed, verb), *([thing] if thing is not None else [])]
    voice = _round(parsed, who, noun_phrase(parsed, who, [verb.i]), cue)
    clause = (parsed.start(parsed.tokens[min(left(verb), token.i)]), parsed.end(parsed.tokens[right(verb)]))
    content = [p for piece in voice.content for p in minus(piece, [clause])]
    yield Voice(parsed=parsed, head=who, source=voice.source, cue=voice.cue, content=tuple(content), lemma=voice.lemma)


def _adverb(parsed: Parsed, token: Any) -> Iterator[Voice]:
    """ "Breck reportedly paid no taxes": nobody says so; the clause around the adverb is what is said."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    low, high = left(verb), right(verb) + 1
    joined = [c for c in verb.children if c.dep_ == "conj" and child(c, "nsubj") is not None and c.i > token.i]
    if joined:
        high = min([left(c) for c in joined])
    inside = [t for t in parsed.tokens[low:high]]
    if verb.dep_ in ("relcl", "acl"):
        inside = [t for t in inside if t.tag_ not in ("WP", "WDT")]
    while inside and (inside[-1].is_punct or inside[-1].dep_ == "cc"):
        inside = inside[:-1]
    if not inside:
        return
    cue = (parsed.start(token), parsed.end(token))
    yield Voice(
        parsed=parsed,
        head=None,
        source=(),
        cue=(cue,),
        content=tuple(minus(span(parsed, inside), [cue])),
        lemma="report",
    )
