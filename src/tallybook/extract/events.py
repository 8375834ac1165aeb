"""Stage 10: what happened at a place: the word for an event that it hangs on, by the parse or the words beside it."""

import re
from functools import lru_cache

from tallybook.extract.forms import forms
from tallybook.extract.mention import Mention
from tallybook.extract.parse import kinds
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon

ABOVE = 4  # words between a place and the event in the parse
BEFORE = 9  # words before a place among which its event stands
_PIECE = re.compile(r"[\w'’-]+|[^\w\s]")
_BEHIND = re.compile(r" ([\w’'-]+)")
_BREAKS = frozenset(';:—–()"“”')


def may_name_event(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether a word of the sentence may be one for an event by its form: else no parse makes it one."""
    known = _events(lexicon)
    return known is None or not known.keys().isdisjoint(parsed.words)


@lru_cache(maxsize=4)
def _events(lexicon: Lexicon) -> dict[str, str] | None:
    """The forms of the words for events, each with its word; a form that is such a word itself is its own."""
    known = forms(lexicon)
    if known is None:
        return None
    found = {form: word for word in sorted(lexicon.place.event) for form in known(word)}
    return found | {word: word for word in lexicon.place.event}


def event_follows(text: str, end: int, high: int, lexicon: Lexicon) -> bool:
    """Whether the next word, or the one behind it, is one for an event: "the hospital air strike"."""
    known = _events(lexicon) or {}
    return any(w.lower() in known for w in _PIECE.findall(text, end, min(high, end + 40))[:2])


def event(parsed: Parsed, mention: Mention, lexicon: Lexicon, *, by_parse: bool) -> str:
    """What happened there: the word for an event above the place in the parse, or beside it in the text."""
    return _above(parsed, mention, lexicon) if by_parse else _beside(parsed, mention, lexicon)


def _above(parsed: Parsed, mention: Mention, lexicon: Lexicon) -> str:
    token = parsed.head(mention.start, mention.end)
    for _ in range(ABOVE + 1):
        if token is None or token.head.i == token.i:
            break
        token = token.head
        lemma = str(token.lemma_.lower())
        if lemma in lexicon.place.event:
            return lemma
        if token.pos_ == "VERB":
            break
    return ""


def _beside(parsed: Parsed, mention: Mention, lexicon: Lexicon) -> str:
    """The noun that the place describes ("the Vint attack"), else the nearest such word before it in its clause."""
    text, known = parsed.document.text, _events(lexicon) or {}
    behind = _BEHIND.match(text, mention.end) if mention.modifies else None
    if behind is not None and (found := known.get(behind.group(1).lower())) is not None:
        return found
    before = _PIECE.findall(text, max(parsed.sentence.start, mention.start - 90), mention.start)[-BEFORE:]
    comma = False
    for word in reversed(before):
        low = word.lower()
        if word in _BREAKS:
            break
        if word == ",":
            comma = True
            continue
        if comma and word[0].islower():
            break
        comma = False
        if (found := known.get(low)) is not None:
            return found
        if kinds()(low) == {"verb"}:
            break
    return "" if mention.preposition else _said_of(text, mention.end, known, lexicon)


def _said_of(text: str, end: int, known: dict[str, str], lexicon: Lexicon) -> str:
    """What befell a place that is the subject: "Vint was badly damaged", over auxiliaries and adverbs."""
    for word in _PIECE.findall(text, end, end + 60)[:5]:
        low = word.lower()
        if low in known:
            return known[low]
        if low not in lexicon.verbs.auxiliary and not low.endswith("ly"):
            break
    return ""
