"""When an outlet is itself the origin: a body that publishes, an outlet cited by name, a newsroom that counted.

"By the count of a reporter of the agency", "this newspaper has the names of 23 dead", "we found 11 tanks".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from tallybook.lexicon import Lexicon
from tallybook.link.names import initials, is_proper
from tallybook.link.told import Told
from tallybook.link.words import any_of, singular, words
from tallybook.types import Document

_QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]?|(?<![\w.])['‘][^'‘\n]*['’](?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ITS_COUNT = re.compile(
    r"['’]s? (?:own )?(?:count|tally)\b|(?:['’]s)? (?:reporter|correspondent)s? (?:has |have |had )?counted\b"
)
_REACH = 60  # characters between who counts and that he counts


def voice(document: Document) -> str:
    """The name of an outlet as the origin of what it says itself: its agency's where it runs a wire's text."""
    return document.agency or document.publisher or document.id


def publishing_body(document: Document, lexicon: Lexicon) -> str | None:
    """The publisher, where it is a ministry, an army or the like and no newspaper: its own voice is a body's."""
    name = document.publisher if document.agency is None else None
    said = {w.lower() for w in words(name or "")}
    body = {singular(w) for w in said} & lexicon.link.publishing
    return name if body and not said & lexicon.link.outlet_word else None


def is_the_outlet(name: str, document: Document) -> bool:
    """Whether a report calls its own outlet so: "the Independent" in the Arnor Independent."""
    said = {w.lower() for w in words(name)} - {"the"}
    outlets = [{w.lower() for w in words(o)} for o in (document.publisher, document.agency) if o]
    called = bool(said) and any(said <= outlet for outlet in outlets)
    return is_proper(name) and (called or any(initials(name, o) for o in (document.publisher, document.agency) if o))


def counted_it(item: Told, lexicon: Lexicon) -> bool:
    """Whether the figure's own sentence says that the outlet counted it."""
    if _is_quoted(item):
        return False
    return _counts(_QUOTED.sub(" ", item.sentence), item.document, lexicon)


def is_own_count(name: str, document: Document, lexicon: Lexicon) -> bool:
    """Whether a source is the outlet's own count: "a count by this agency", "the Courier's tally"."""
    counts = r"\b(?:count|tally|tallies)\b"
    own = [re.escape(w) for w in (*lexicon.link.newsroom, *(n.lower() for n in _called(document)))]
    said, whose = name.lower(), rf"\b(?:{'|'.join(sorted(own, key=len, reverse=True))})\b"
    return re.search(rf"{whose}(?:['’]s?)?(?: own)? {counts}|{counts} (?:of|by|from|kept by) {whose}", said) is not None


def count_themselves(items: Iterable[Told], lexicon: Lexicon) -> frozenset[str]:
    """The reports whose outlets say somewhere in the text that they count: what they give nobody is theirs."""
    held = {item.report: item.document for item in items}
    return frozenset(report for report, document in held.items() if _is_count(document, lexicon))


@lru_cache(maxsize=1 << 10)
def _is_count(document: Document, lexicon: Lexicon) -> bool:
    sentences = _SENTENCE.split(_QUOTED.sub(" ", document.text))
    return any(_counts(s, document, lexicon, by_name=False) for s in sentences)


def _counts(sentence: str, document: Document, lexicon: Lexicon, by_name: bool = True) -> bool:
    """Whether words of the outlet for itself stand beside a word of counting."""
    ways = [rf"\b(?:{'|'.join(map(re.escape, sorted(lexicon.link.newsroom, key=len, reverse=True)))})\b"]
    if by_name:
        ways += [rf"\b{re.escape(name)}\b" for name in _called(document)]
    counting = any_of(lexicon.link.tallies)
    for way in ways:
        for match in re.finditer(way, sentence, re.IGNORECASE if way == ways[0] else 0):
            if re.search(r"\b(?:told|to|with|showed|gave) (?:the |an? )?$", sentence[: match.start()]):
                continue
            behind = sentence[match.end() : match.end() + _REACH]
            before = sentence[max(0, match.start() - _REACH) : match.start()]
            if counting.match(behind.lstrip(" ,’'s").removeprefix("has ").removeprefix("have ").removeprefix("had ")):
                return True
            if re.search(r"\b(?:count|tally) (?:of|by|kept by|made by|compiled by) (?:the |an? )?$", before):
                return True
            if _ITS_COUNT.match(behind):
                return True
    return False


def _called(document: Document) -> list[str]:
    """What an outlet is called in its own text: its name, the name's last words, its initials."""
    found = list[str]()
    for name in (document.publisher, document.agency):
        if name:
            said = [w for w in words(name) if w.lower() != "the"]
            found += [" ".join(said), "".join(w[0] for w in said)] + ([f"The {said[-1]}"] if len(said) > 1 else [])
    return [n for n in dict.fromkeys(found) if len(n) > 2]


def _is_quoted(item: Told) -> bool:
    """Whether the figure stands between quotation marks."""
    return item.before.count("“") > item.before.count("”") or item.before.count('"') % 2 == 1
