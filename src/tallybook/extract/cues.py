"""The cues of one sentence (verbs of saying, "according to", headline tails), with their sources and contents."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from spacy.lang.en.lex_attrs import like_num

from tallybook.extract.forms import every, forms
from tallybook.extract.nominal import nominal_cues
from tallybook.extract.owned import own_counts
from tallybook.extract.parsed import RUN, Parsed
from tallybook.extract.relays import can_speak, cites
from tallybook.extract.sayings import sayings
from tallybook.extract.speech import Mention, Speech, mention, minus, speech
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

_DIGIT = re.compile(r"\d")
_TAILS = (re.compile(r"(?:: | [-–—] | [-–—](?=[a-z]))([^:,–—]{2,60})$"), re.compile(r", ([^:,–—]{2,60})$"))


def speeches_of(parsed: Parsed, quoted: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Speech]:
    """The speeches of a sentence, in the order of their cues."""
    yield from set_apart(parsed, lexicon)
    found: list[Speech] = []
    for token in parsed.tokens if may_speak(parsed, lexicon) else ():
        if token.lower_ == "according":
            found += _according(parsed, token, lexicon)
        elif token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and _is_cue(token, lexicon):
            found += sayings(parsed, token, quoted, lexicon)
    if parsed.sentence.heading and not found:
        found += _headline(parsed, lexicon)
    found = [_over_semicolon(parsed, s, found, lexicon) for s in found]
    yield from (_up_to_as(parsed, s) for s in _without_asides(found))
    for said in nominal_cues(parsed, lexicon):
        if not (any(s.source is not None for s in found) and _is_medium(parsed, said, lexicon)):
            yield said
    if _may_own(parsed, lexicon):
        yield from own_counts(parsed, lexicon)


def _without_asides(found: list[Speech]) -> Iterator[Speech]:
    """The speeches, without another's source and cue in what they say: "the agency believes that 100 have died, a
    member disclosed" is told by the member, though a parse hangs him on what is believed.
    """
    for inner in found:
        for outer in found:
            if inner.cue is None or outer.cue is None or outer.source is None or outer.source[0] < inner.cue[1]:
                continue
            told = any(a <= inner.cue[0] and inner.cue[1] <= b <= outer.source[0] for a, b in outer.content)
            if told and any(a < outer.source[0] and outer.cue[1] <= b for a, b in inner.content):
                aside = (outer.source[0], outer.cue[1])
                inner = replace(inner, content=tuple(p for piece in inner.content for p in minus(piece, [aside])))
        yield inner


def _over_semicolon(parsed: Parsed, said: Speech, found: list[Speech], lexicon: Lexicon) -> Speech:
    """A speech with what stands behind the semicolon that ends its clause: "say 73 were admitted; 11 died later"."""
    if said.cue is None or said.source_token is None or not said.content or said.quoted != "indirect":
        return said
    who = said.source_token.token
    somebody = can_speak(who, lexicon) or noun_lemma(who).endswith(tuple(lexicon.population.doer_ending))
    if not somebody or said.verb in lexicon.attribute.clause_only:
        return said  # "new information suggests that it fell; six are missing"
    end = max(b for _, b in said.content)
    behind = parsed.document.text[end : parsed.sentence.end]
    if said.cue[1] > end or not behind.startswith(";"):
        return said
    if any(other.cue is not None and other.cue[0] >= end for other in found):
        return said
    return replace(said, content=(*said.content, (end + 1, parsed.sentence.end)))


def _is_medium(parsed: Parsed, said: Speech, lexicon: Lexicon) -> bool:
    """Whether a cue only tells where somebody else spoke: "in a statement released by the ministry, Vey said"."""
    if said.cue is None or said.source is None or said.source[0] < said.cue[1]:
        return False
    words = parsed.document.text[slice(*said.cue)].lower().split()
    return not lexicon.attribute.put_out.isdisjoint(words)


def _up_to_as(parsed: Parsed, said: Speech) -> Speech:
    """A headline's speech without what it tells beside it: "Leader says 300 killed as army parades two captives"."""
    if not parsed.sentence.heading or said.cue is None:
        return said
    beside = next((t for t in parsed.tokens if parsed.start(t) > said.cue[1] and t.lower_ == "as"), None)
    if beside is None or not any(t.tag_ in ("VBZ", "VBP") for t in parsed.tokens[beside.i + 1 : beside.i + CLAUSE]):
        return said
    rest = (parsed.start(beside), parsed.sentence.end)
    return replace(said, content=tuple(p for piece in said.content for p in minus(piece, [rest])))


def set_apart(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """The speeches whose source a headline's tail, a colon or a colon with a quotation sets apart."""
    if parsed.sentence.heading:
        yield from _tail(parsed, lexicon)
    yield from _lead(parsed, lexicon)
    yield from _entry(parsed, lexicon)
    yield from _before_quotation(parsed, lexicon)


def may_speak(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether a word of the sentence may be a cue by its form: else no parse makes it one."""
    known = _cues(lexicon)
    return known is None or not known.isdisjoint(parsed.words)


def looks_at(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether `speeches_of` may look at the parse of the sentence."""
    return may_speak(parsed, lexicon) or _may_own(parsed, lexicon)


def _may_own(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether the sentence holds a word for a count, or a number and a word for its owner or its holder."""
    words = lexicon.attribute
    if not (words.count_noun | words.account).isdisjoint(parsed.words):
        return True
    owned = not words.owner_hint.isdisjoint(parsed.words) or "'s" in parsed.text or "’s" in parsed.text
    return owned and (_DIGIT.search(parsed.text) is not None or not _numbers(lexicon).isdisjoint(parsed.words))


@lru_cache(maxsize=4)
def _numbers(lexicon: Lexicon) -> frozenset[str]:
    words = lexicon.quantify
    return frozenset({*words.number, *words.scale, *words.part})


@lru_cache(maxsize=4)
def _cues(lexicon: Lexicon) -> frozenset[str] | None:
    words, known = lexicon.attribute, forms(lexicon)
    return None if known is None else every({"according", *words.say, *words.with_prep, *words.recount}, known)


def _is_cue(token: Any, lexicon: Lexicon) -> bool:
    forms = lemmas(token, lexicon)
    words = lexicon.attribute
    if token.tag_ == "VBG" and forms & words.citing:
        return False  # "citing": whom the cue beside it relays
    return bool(forms & words.say) or (token.pos_ == "VERB" and bool(forms & (words.with_prep.keys() | words.recount)))


def _according(parsed: Parsed, token: Any, lexicon: Lexicon) -> Iterator[Speech]:
    to = next((t for t in parsed.tokens[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
    if to is None:
        return
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj" and c.i > to.i), None)
    if source is None:
        after = [t for t in parsed.tokens[to.i + 1 : to.i + 6] if t.pos_ in ("NOUN", "PROPN", "PRON")]
        if not after:
            return
        source = after[0]
    named = mention(parsed, source, lexicon)
    cue = (parsed.start(token), parsed.end(to))
    content = tuple(minus(_share(parsed, token, named.end), [(cue[0], named.end)]))
    yield speech(parsed, named, cue, "say", content, (), "indirect", rank=3, cites=cites(parsed, token, lexicon))


def _share(parsed: Parsed, according: Any, end: int) -> tuple[int, int]:
    """What one of several "according to" covers: they share the sentence, those that lead up to the next of them, the
    others from the one before.
    """
    low, high = parsed.sentence.start, parsed.sentence.end
    others = [t for t in parsed.tokens if t.lower_ == "according" and t.i != according.i]
    if not others:
        return low, high
    if _leads(parsed, according):
        return parsed.start(according), min([parsed.start(t) for t in others if t.i > according.i], default=high)
    before = [t for t in others if t.i < according.i]
    if before and not _leads(parsed, before[-1]):
        source = next((c for t in (before[-1], *before[-1].children) for c in t.children if c.dep_ == "pobj"), None)
        low = parsed.end(before[-1] if source is None else source)
    elif before:
        low = parsed.start(before[-1])
    return low, end if any(t.i > according.i for t in others) else high


def _leads(parsed: Parsed, according: Any) -> bool:
    """Whether it opens its part of the sentence, and what is said stands behind it."""
    before = parsed.text[: according.idx].rstrip()
    return before == "" or before.endswith((";", " but", " while", " and", ":"))


def _tail(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """ "30 dead in blast: police", "12 held, says newspaper": a short phrase set off behind a headline's statement."""
    tail = next((m for p in _TAILS if (m := p.search(parsed.text))), None)
    if tail is None or parsed.text.rstrip().endswith((".", "!", "?")):
        return
    a, b = (parsed.sentence.start + x for x in tail.span(1))
    tokens = parsed.within(a, b)
    if (joined := _behind_hyphen(parsed, a, b, lexicon)) is not None:
        hyphen = parsed.sentence.start + tail.start() + 1
        whole = ((parsed.sentence.start, hyphen),)
        yield speech(parsed, joined, (hyphen, a), "say", whole, (), "indirect", rank=2)
        return
    if not tokens or len(tokens) > LONGEST or any(t.like_num for t in tokens):
        return
    if any(t.tag_ in ("WP", "WDT") for t in tokens):
        return
    cue, nouns = _without_cue(tokens, lexicon)
    if not nouns or nouns[-1].tag_ in ("VBG", "VBD", "VBZ") or (cue is None and not _speaks(nouns[-1], lexicon)):
        return
    if cue is None and (nouns[0].tag_ in ("VBG", "VBN", "VBD", "VBZ") or any(t.tag_ == "IN" for t in nouns)):
        return  # "a night in a field hospital" says nothing
    content = (parsed.sentence.start, parsed.sentence.start + tail.start())
    mark = parsed.sentence.start + tail.start() + (parsed.text[tail.start()] == " ")
    yield _set_apart(parsed, nouns, cue, (mark, mark + 1), content)


def _behind_hyphen(parsed: Parsed, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    """The body that a wire's headline ends in, its hyphen joined to it: "scores hurt -ministry"."""
    token = parsed.tokens[-1] if len(parsed.tokens) > 1 else None
    words = parsed.document.text[start:end].strip().lower()
    known = any(words in group for group in lexicon.attribute.kind.values()) or words in lexicon.attribute.anonymous
    if token is None or not known or token.lower_ != f"-{words}":
        return None
    return Mention(token=token, start=start, end=start + len(words), heading=True)


def _headline(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """ "Mayor fears 60 dead", "Army says 12 killed": a speaker, his verb in the present tense, and the rest is said."""
    tokens = list(parsed.tokens)
    colon = next((at for at, t in enumerate(tokens) if t.text == ":"), None)
    if colon is not None and tokens[0].text in _QUOTE and tokens[colon - 1].text in _QUOTE:
        tokens = tokens[colon + 1 :]  # "'My town is gone': mayor fears 60 dead"
    for at, verb in enumerate(tokens[1:LONGEST], 1):
        if verb.is_punct or (tokens[at - 1].pos_ not in ("NOUN", "PROPN") and tokens[at - 1].tag_ != "POS"):
            return
        cue = lemmas(verb, lexicon) & lexicon.attribute.say
        if not cue or not (verb.lower_.endswith("s") or verb.tag_ in ("VBP", "VBD")) or at + 1 >= len(tokens):
            continue
        nouns = [t for t in tokens[:at] if not t.is_punct]
        if not (_speaks(nouns[-1], lexicon) or (nouns[-1].pos_ == "PROPN" and verb.pos_ == "VERB")):
            return
        named = Mention(token=nouns[-1], start=parsed.start(nouns[0]), end=parsed.end(nouns[-1]), heading=True)
        content = ((parsed.start(tokens[at + 1]), parsed.sentence.end),)
        span = (parsed.start(verb), parsed.end(verb))
        lemma = verb.lemma_.lower() if verb.lemma_.lower() in cue else min(cue)
        yield speech(parsed, named, span, lemma, content, (), "indirect", rank=2)
        return


def _lead(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """ "Coastguard: 14 dead", "The army itself: 38.": a speaker and a colon before what he says."""
    lead = _LEAD_FROM.match(parsed.text) or _LEAD.match(parsed.text)
    if lead is None:
        return
    a, b = (parsed.sentence.start + x for x in lead.span(1))
    tokens = parsed.within(a, b)
    if not tokens or len(tokens) > LONGEST or any(t.like_num or t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
        return
    if tokens[0].lower_ == "from":
        tokens = tokens[1:]
    nouns = [t for t in tokens if t.pos_ not in ("PRON", "ADV", "PUNCT")]
    behind = [t for t in parsed.tokens if t.idx >= lead.end()][:4]
    figure_next = any(t.like_num or t.pos_ == "NUM" for t in behind)
    named = nouns and nouns[-1].pos_ == "PROPN" and figure_next and not parsed.sentence.heading
    named = named and _ROW.fullmatch(parsed.text) is None
    if not nouns or not (_speaks(nouns[-1], lexicon) or named):
        return
    content = (parsed.sentence.start + lead.end(), parsed.sentence.end)
    yield _set_apart(parsed, nouns, None, (b, b + 1), content)


def _entry(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """An entry of a list without a verb: "2,500 at the start of the week, says the Bureau.", "The army, 140." """
    if parsed.sentence.heading:
        return
    match = _ENTRY_SAYS.match(parsed.text) or _ENTRY.match(parsed.text)
    if match is None or not (_DIGIT.search(match["figure"]) or any(map(like_num, RUN.findall(match["figure"])))):
        return
    a, b = (parsed.sentence.start + x for x in match.span("who"))
    tokens = parsed.within(a, b)
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
    figure = parsed.within(*(parsed.sentence.start + x for x in match.span("figure")))
    plain = not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in figure)
    says = "cue" in match.re.groupindex
    if not nouns or not plain or not any(t.like_num for t in figure) or any(t.like_num for t in tokens):
        return
    if not says and not _speaks(nouns[-1], lexicon):
        return
    head = next((t for at, t in enumerate(nouns) if at + 1 == len(nouns) or nouns[at + 1].i > t.i + 1), nouns[-1])
    named = Mention(token=head, start=a, end=parsed.end(head))
    cue = tuple(parsed.sentence.start + x for x in match.span("cue")) if says else (b, b + 1)
    content = (tuple(parsed.sentence.start + x for x in match.span("figure")),)
    yield speech(parsed, named, (cue[0], cue[1]), "say", ((content[0][0], content[0][1]),), (), "indirect", rank=2)


def _before_quotation(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """ "The minister called for calm: "We have lost 12 men." ": whoever acts before a colon and a quotation speaks."""
    opening = _COLON_QUOTE.search(parsed.text)
    if opening is None:
        return
    before = [t for t in parsed.tokens if t.idx < opening.start()]
    root = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head.tag_ in ("VBD", "VBZ", "VBP")), None)
    if root is None or root.lower_ in lexicon.attribute.no_source - lexicon.attribute.group_pronoun:
        return
    if any(_is_cue(t, lexicon) for t in before):
        return
    start = parsed.sentence.start + opening.start()
    content = ((start + 1, parsed.sentence.end),)
    yield speech(parsed, mention(parsed, root, lexicon), (start, start + 1), "say", content, (), "direct", rank=2)


_QUOTE = frozenset({"'", "‘", "’", '"', "“", "”", "``", "''"})
_COLON_QUOTE = re.compile(r":\s+[\"“]")
_LEAD_FROM = re.compile(r"[^:.;\"“]{2,80}?,? from (?:the )?([^:.;,\"“]{2,50}):\s+(?=\S)")
_LEAD = re.compile(r"([^:.;,\"“]{2,60}):\s+(?=\S)")
CLAUSE = 7  # tokens behind a headline's "as" with the verb of what happened meanwhile
_ROW = re.compile(  # "Lower Orro: 1,067 cases, 44 deaths." is a row of a list: its name says where, not who
    r"[^:.;,\"“]{2,60}+:\s++(?:[Nn]o|\d[\d.,]*+)(?: [^\W\d_]++){1,3}+"
    r"(?:(?:,| and|, and) (?:no|\d[\d.,]*+)(?: [^\W\d_]++){1,3}+)++[.;]?\s*+"
)
_ENTRY_SAYS = re.compile(
    r"(?P<figure>(?:[^,;:\"“]|,(?=\d)){1,80}), (?P<cue>says?|said) (?:the )?(?P<who>[^,;:\"“]{2,60})"
    r"(?:, [^;:]*)?\.?\s*$"
)
_ENTRY = re.compile(r"(?:The )?(?P<who>[A-Z][^,;:.\"“]{2,50}), (?P<figure>(?:[^,;:\"“]|,(?=\d)){1,40})\.?\s*$")
LONGEST = 7  # tokens of a speaker who is set apart


def _speaks(noun: Any, lexicon: Lexicon) -> bool:
    words = lexicon.attribute
    low = noun.lower_
    return low in words.anonymous | words.spokesman or any(low in group for group in words.kind.values())


def _without_cue(tokens: list[Any], lexicon: Lexicon) -> tuple[Any | None, list[Any]]:
    inner = [
        (t, tokens[:at]) for at, t in enumerate(tokens[1:-1], 1) if lemmas(t, lexicon) & lexicon.attribute.told_whom
    ]
    for cue, rest in ((tokens[-1], tokens[:-1]), (tokens[0], tokens[1:]), *inner):
        if lemmas(cue, lexicon) & lexicon.attribute.say and cue.tag_ in ("VB", "VBP", "VBZ", "VBD"):
            return cue, rest
    return None, tokens


def _set_apart(
    parsed: Parsed, nouns: list[Any], verb: Any | None, mark: tuple[int, int], content: tuple[int, int]
) -> Speech:
    named = Mention(
        token=nouns[-1],
        start=parsed.start(nouns[0]),
        end=parsed.end(nouns[-1]),
        heading=parsed.sentence.heading,
    )
    cue = mark if verb is None else (parsed.start(verb), parsed.end(verb))
    return speech(parsed, named, cue, "say", (content,), (), "indirect", rank=2)
