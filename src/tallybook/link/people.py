"""Which people a figure counts, and whether its words name them as a part of more."""

import re
from functools import cache

from tallybook.lexicon import Lexicon
from tallybook.link.told import Told
from tallybook.link.words import singular, words
from tallybook.types import Population

_OF = re.compile(
    r"^\s*(?:or so\s+)?(?:[a-z]+\s+){0,2}?(?<!out )of (?:(?P<it>them|whom|which|those|these)|the (?P<whole>[a-z]+))"
    r"(?:\W+(?:were|are|was|is|had|have)?\W*(?:the |all )?(?P<what>[a-z]+))?"
)
_OF_THE = re.compile(r" ?(?:\w+ )?of (?:those (who)|(?:the|those|these|its|their) (?:[\w-]+ ){0,2}?([\w-]+))\b")
_DEAD = re.compile(r"\s*([a-z]+) (?:dead|deaths|wounded|injured|casualties|fatalities|victims)\b")
_AMONG = re.compile(
    r"(?:\bamong (?:them|whom|the \w+)|\bincluding|\bincluded?|\bincludes)\b[^.;:]*$"
    r"|\b[Oo]f (?:them|whom|these|those),? (?:(?!and\b)\w+ ){0,2}$"
)


def is_share(item: Told, lexicon: Lexicon) -> bool:
    """Whether the figure is so many "of the dead": a part of more, wherever that stands."""
    found = _OF_THE.match(item.after)
    return found is not None and (found[1] or found[2]) in ("who", *lexicon.link.counted.get(item.claim.measure, ()))


def people_of(item: Told, lexicon: Lexicon) -> str:
    """The kind of people or things that the words name, "" where they name none in particular."""
    who = item.claim.population
    found = _OF.match(item.after)
    if found and found["what"] and who is not None and _class(head(who), lexicon) == "":
        named = _class(singular(found["what"]), lexicon)
        if named in lexicon.link.part_noun or named in known_kinds(lexicon):
            return named
    if found and found["it"] and who is None and found["what"]:
        named = _class(singular(found["what"]), lexicon)
        if named in lexicon.link.part_noun:
            return named
    if who is None:
        labelled = _class(singular((words(item.label) or [""])[-1].lower()), lexicon)
        if labelled in known_kinds(lexicon) or labelled in lexicon.link.part_noun:
            return labelled
        inherited = item.claim.population_inherited
        carried = "" if inherited is None else _kind(inherited, lexicon)
        return "" if carried in lexicon.link.kin | lexicon.link.part_noun else carried  # a part is told each time
    kind = _kind(who, lexicon)
    of_what = _DEAD.match(item.after)  # "120 flood dead"
    return "" if of_what and singular(of_what[1]) == kind and kind not in known_kinds(lexicon) else kind


def names_part(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside the figure name it as a part of a larger one."""
    return part_from(item, lexicon) is not None


def part_from(item: Told, lexicon: Lexicon) -> int | None:
    """Where the words begin that name the figure as a part of one before them ("among them"); None without such."""
    found = _OF.match(item.after)
    if found and (found["it"] or _is_of_people(singular(found["whole"]), lexicon)):
        return item.start
    near = item.before[-80:]
    among = _AMONG.search(near) or _of_the(lexicon.link.counted.get(item.claim.measure, ())).search(near)
    return None if among is None else item.start - len(near) + among.start()


@cache
def _of_the(counted: tuple[str, ...]) -> re.Pattern[str]:
    """ "Of the dead, 22 ..." """
    nouns = "|".join(map(re.escape, counted)) or r"(?!)"
    return re.compile(rf"\b[Oo]f the (?:{nouns}),? (?:(?!and\b)\w+ ){{0,2}}$")


def _is_of_people(noun: str, lexicon: Lexicon) -> bool:
    words = lexicon.link
    known = words.generic | words.unspecific | words.part_noun | words.armed | frozenset().union(*words.same)
    return noun in known


def head(who: Population) -> str:
    """The head noun of the words for who is counted."""
    return who.head if who.head is not None else (words(who.text) or [""])[-1]


def _kind(who: Population, lexicon: Lexicon) -> str:
    text = who.text.lower()
    phrase = next((min(group) for group in lexicon.link.same if text in group), None)
    if phrase is not None:
        return phrase
    named = _class(head(who), lexicon)
    if named or not who.text:
        return named
    described = [_class(w, lexicon) for w in words(who.text)[:-1] if w[0].islower()]  # "the civilian dead"
    return next((w for w in described if w in known_kinds(lexicon) or w in lexicon.link.part_noun), "")


def _class(head: str, lexicon: Lexicon) -> str:
    noun = singular(head.split()[-1]) if head.split() else ""
    if not noun or noun in lexicon.link.generic or noun in lexicon.link.unspecific:
        return ""
    known = next((min(group) for group in lexicon.link.same if noun in group), None)
    return known if known is not None else "" if head[:1].isupper() else noun


def known_kinds(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that stand for a group of words for the same people."""
    return frozenset(min(group) for group in lexicon.link.same)
