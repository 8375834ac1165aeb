"""The cues of one sentence (verbs of saying, "according to", headline tails), with their sources and contents."""

import re
from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.sayings import sayings
from tallybook.extract.speech import Mention, Speech, mention, minus, speech
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

_TAIL = re.compile(r"(?:: | [-–—] |, )([^:,–—]{2,60})$")


def speeches_of(parsed: Parsed, quoted: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Speech]:
    """The speeches of a sentence, in the order of their cues."""
    if parsed.sentence.heading:
        yield from _headline(parsed, lexicon)
    found: list[Speech] = []
    for token in parsed.tokens:
        if token.lower_ == "according":
            found += _according(parsed, token)
        elif token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and _is_cue(token, lexicon):
            found += sayings(parsed, token, quoted, lexicon)
    yield from found


def _is_cue(token: Any, lexicon: Lexicon) -> bool:
    forms = lemmas(token, lexicon)
    return bool(forms & lexicon.attribute.say) or (
        token.pos_ == "VERB" and bool(forms & lexicon.attribute.with_prep.keys())
    )


def _according(parsed: Parsed, token: Any) -> Iterator[Speech]:
    to = next((t for t in parsed.tokens[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
    if to is None:
        return
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj" and c.i > to.i), None)
    if source is None:
        after = [t for t in parsed.tokens[to.i + 1 : to.i + 6] if t.pos_ in ("NOUN", "PROPN", "PRON")]
        if not after:
            return
        source = after[0]
    named = mention(parsed, source)
    cue = (parsed.start(token), parsed.end(to))
    sentence = (parsed.sentence.start, parsed.sentence.end)
    content = tuple(minus(sentence, [(cue[0], named.end)]))
    yield speech(parsed, named, cue, "say", content, (), "indirect", rank=3)


def _headline(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """ "30 dead in blast: police" and "Army: 30 dead": a short name phrase set off from the headline's statement."""
    text = parsed.text
    tail = _TAIL.search(text)
    if tail is None:
        return
    a, b = (parsed.sentence.start + x for x in tail.span(1))
    tokens = parsed.within(a, b)
    if not tokens or len(tokens) > 6 or any(t.like_num for t in tokens):
        return
    heads = (
        {h for group in lexicon.attribute.kind.values() for h in group}
        | lexicon.attribute.anonymous
        | lexicon.attribute.spokesman
    )
    verbal = [t for t in tokens[-1:] if lemmas(t, lexicon) & lexicon.attribute.say]
    nouns = tokens[:-1] if verbal else tokens
    if not nouns or (not verbal and nouns[-1].lower_ not in heads):
        return
    last = nouns[-1]
    named = Mention(token=last, start=a, end=parsed.end(last))
    cue = (parsed.start(verbal[-1]), parsed.end(verbal[-1])) if verbal else (a - 1, a)
    content = ((parsed.sentence.start, parsed.sentence.start + tail.start()),)
    yield speech(parsed, named, cue, "say", content, (), "indirect", rank=2)
