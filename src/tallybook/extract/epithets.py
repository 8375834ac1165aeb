"""Whom a text means where it calls somebody by what he is: "the agency" is a directorate, "the mayor" is Osip Varn.

Told by words, without a parse, as names are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Protocol

from tallybook.lexicon import Lexicon

BACK = 900  # code points over which a text may speak of somebody before it names him
_ARTICLE = r"(?:[Tt]he|[Aa]n?)"
# Words are told apart by the blank: with a blank that may be missing, a word can be cut in thousands of ways.
_SET_OFF = re.compile(r", (?:itself )?an? ([\w’'-]++(?: [\w’'-]++){0,11} ?)[,.]")


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def words(self) -> list[str]: ...


def self_named(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The spans of names that people give themselves, with what they are: "a trader who gave his name as Ossian"."""
    for match in _given(lexicon).finditer(text):
        yield *match.span("name"), match["role"].lower()


@lru_cache(maxsize=4)
def _given(lexicon: Lexicon) -> "re.Pattern[str]":
    how = "|".join(sorted((re.escape(w) for w in lexicon.attribute.self_named), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<role>[a-z]{{3,}})(?:,| in [A-Z][\w-]+)? (?:{how}) (?P<name>[A-Z][\w’'-]*\w(?: [A-Z][\w-]+)?)"
    )


def named_late(text: str, named: Sequence[_Named], bodies: frozenset[str], lexicon: Lexicon) -> dict[str, str]:
    """The role of a person whom a text brings in by it and only then names: "The mayor waited. "No," Osip Varn said."

    Reports say of everybody whom they name who he is; a bare name that speaks is somebody whom they have told of
    already. He is found where one person alone was told of so, and only one is named so.
    """
    known = {n.name for n in named if n.roles}
    bare = [n for n in named if n.name not in known and _is_person(n, bodies)]
    first = {n.name: n for n in reversed(bare)}
    late = [n for n in first.values() if _speaks(text, n, lexicon) and not _is_told(text, n)]
    if len(late) != 1:
        return {}
    before = text[max(0, late[0].start - BACK) : late[0].start]
    roles = {m[1].lower() for m in _somebody(lexicon).finditer(before)}
    taken = {r for n in named if _is_person(n, bodies) for r in n.roles}
    return {late[0].name: roles.pop()} if len(roles) == 1 and not roles & taken else {}


def _is_person(item: _Named, bodies: frozenset[str]) -> bool:
    words = item.words
    return 2 <= len(words) <= 3 and not bodies & set(words) and " of " not in item.name and " and " not in item.name


def _speaks(text: str, item: _Named, lexicon: Lexicon) -> bool:
    behind = re.match(r" (\w+)", text[item.end : item.end + 20])
    return behind is not None and behind[1] in lexicon.attribute.speaks


def _is_told(text: str, item: _Named) -> bool:
    """Whether words beside a name already say who its bearer is."""
    before = text[max(0, item.start - 2) : item.start]
    return before[-1:].isspace() and before[:1] == ","


@lru_cache(maxsize=4)
def _somebody(lexicon: Lexicon) -> "re.Pattern[str]":
    words = lexicon.attribute.office | lexicon.attribute.person
    return re.compile(rf"\b{_ARTICLE} (?:[a-z-]+ )?({'|'.join(sorted(words, key=len, reverse=True))})\b(?!['’-])")


def apposed(text: str, end: int, lexicon: Lexicon) -> frozenset[str]:
    """The words that say what a name is that ends at an offset: "the Lantern Trust, a rights group, said"."""
    match = _SET_OFF.match(text[end : end + 100])
    words = [] if match is None else [w.lower() for w in re.findall(r"[\w’'-]+", match[1])]
    if lexicon.attribute.speaks & set(words):
        return frozenset()  # "by December, a lawmaker said": another speaks
    return frozenset(takewhile(lambda w: w not in lexicon.attribute.apposed_end, words))


def body(words: Sequence[str], at: int, text: str, named: Iterable[_Named], lexicon: Lexicon) -> tuple[str, int] | None:
    """The named body that words without a name stand for at an offset ("the agency", "the rights group"), and where it
    was named last; None where none fits.
    """
    low = [w.lower() for w in words if w.lower() not in lexicon.attribute.same]
    if not low:
        return None
    kinds = lexicon.attribute.stands_for.get(low[-1], frozenset()) if len(low) == 1 else frozenset()
    best: tuple[str, int] | None = None
    called = {n.name for n in named if set(low) <= apposed(text, n.end, lexicon)}
    for item in named:
        if item.start > at:
            break
        if item.name in called:
            best = (item.name, at)  # nothing is nearer than what it was just called
    if best is not None:
        return best
    for item in named:
        if item.start > at:
            break
        parts = item.words
        fits = len(parts) > 1 and (parts[-1] in kinds or (parts[0] in kinds and parts[1:2] in (["of"], ["for"])))
        if fits and item.name.lower() not in lexicon.attribute.metonym:
            best = (item.name, item.start)
    return best
