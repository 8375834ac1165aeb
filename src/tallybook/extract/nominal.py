"""Nominal cues: who says so is named with what he published: "in the bureau's last report", "by the office's count".

Terms as in PARC 3.0: a noun may be the cue of an attribution. Told by words: the parse hangs such phrases anywhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tallybook.extract.parsed import Parsed, runs
from tallybook.extract.speech import Mention, Speech, mention, minus, speech
from tallybook.lexicon import Lexicon

LONGEST = 9  # tokens of the source's phrase


def nominal_cues(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """The speeches of a sentence whose cue is a noun."""
    if parsed.words.isdisjoint(_telling(lexicon)):
        return
    for match in _pattern(lexicon).finditer(parsed.text):
        group = next(g for g in ("owner", "claimant", "maker", "per") if match[g])
        a, b = (parsed.sentence.start + x for x in match.span(group))
        head = _head(parsed, a, b)
        if head is None or head.lower_ in lexicon.attribute.no_source | lexicon.attribute.first_person:
            continue
        named = mention(parsed, head, lexicon) if match["claimant"] else Mention(token=head, start=a, end=b)
        whole = (parsed.sentence.start + match.start(), parsed.sentence.start + match.end())
        owns = match["owner"] or match["claimant"]
        cue = (b + 1, whole[1]) if owns else (whole[0], a)
        content = tuple(minus(_part(parsed, whole), [whole]))
        if match["claimant"]:
            content = ((whole[1], _part(parsed, whole)[1]),)
        yield speech(parsed, named, cue, "count", content, (), "indirect", rank=2)


@lru_cache(maxsize=4)
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """The runs of letters of the words of which the pattern needs one."""
    return frozenset(
        run for word in (*lexicon.attribute.account, *lexicon.attribute.claim, "per") for run in runs(word)
    )


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> "re.Pattern[str]":
    nouns = "|".join(sorted(lexicon.attribute.account, key=len, reverse=True))
    owned = "|".join(sorted(lexicon.attribute.before_owner))
    word = rf"(?!\d)(?!(?:{owned}) )[\w.-]+"  # "with 40 dead in the bureau's report" is the bureau's
    name = rf"{word}(?: {word}){{0,7}}?"
    claims = "|".join(sorted(lexicon.attribute.claim))
    issued = "|".join(sorted(lexicon.attribute.issue))
    some = r"(?:[\w-]+ ){0,2}"
    return re.compile(
        rf"\b(?:(?i:{owned}) (?:the |an? )?(?P<owner>{name})['’]s? {some}(?:{nouns})\b"
        rf"|\b(?:the |an? )?(?P<claimant>{name})['’]s? (?:[\w-]+ )?(?:{claims}) (?:that|to have|of having)\b"
        rf"|(?:[Bb]y|[Ii]n|[Oo]n) (?:the |an? )?{some}(?:{nouns}) (?:of|from|(?:(?:{issued}) )?by)"
        rf" (?:the |an? )?(?P<maker>(?:[A-Z][\w-]+|(?:[a-z-]+ ){{0,2}}(?:{_bodies(lexicon)}))"
        rf"(?:(?: of| for)?(?: the)? [A-Z][\w-]+)*)"
        rf"|\bper (?:the )?(?P<per>(?:[A-Z][\w-]+ ?)+|[a-z]*(?:{_bodies(lexicon)})\b))"
    )


def _bodies(lexicon: Lexicon) -> str:
    words = {w for group in lexicon.attribute.kind.values() for w in group if w.isalpha()}
    return "|".join(sorted(words, key=len, reverse=True))


def _head(parsed: Parsed, start: int, end: int) -> Any | None:
    tokens = parsed.within(start, end)
    if not tokens or len(tokens) > LONGEST or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.is_punct for t in tokens):
        return None
    return next((t for t in reversed(tokens) if t.pos_ in ("NOUN", "PROPN")), None)


def _part(parsed: Parsed, whole: tuple[int, int]) -> tuple[int, int]:
    """The part of the sentence between semicolons that the cue stands in."""
    text, at = parsed.text, whole[0] - parsed.sentence.start
    low = text.rfind(";", 0, at) + 1
    high = text.find(";", whole[1] - parsed.sentence.start)
    return parsed.sentence.start + low, parsed.sentence.start + high if high >= 0 else parsed.sentence.end
