"""Words of names and nouns as linking compares them."""

import re
from collections.abc import Iterable
from functools import cache

WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IRREGULAR = {
    "children": "child",
    "people": "people",
    "men": "man",
    "women": "woman",
    "bodies": "body",
    "wives": "wife",
    "lives": "life",
    "staff": "staff",
    "gas": "gas",
    "bus": "bus",
    "police": "police",
    "corps": "corps",
}
_SHORTEST = 4  # letters that two forms of one name share: Orra, Orran


def words(text: str) -> list[str]:
    """The words of a text, possessive endings cut off, as they are written."""
    return [re.sub(r"['’]s?$", "", w) for w in WORD.findall(text)]


def singular(word: str) -> str:
    """A noun's singular, near enough to compare by."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def akin(a: str, b: str) -> bool:
    """Whether two words are forms of one name: a land, its adjective, its people."""
    a, b = a.lower(), b.lower()
    if a == b:
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    rest = max(len(a), len(b)) - shared
    return shared >= _SHORTEST and rest <= shared * 0.75 and max(len(a), len(b)) - shared <= 4


def any_akin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether any word of one is akin to any of the other."""
    return any(akin(x, y) for x in a for y in b)


@cache
def _any(phrases: tuple[str, ...], before: str, behind: str) -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(re.escape(p) for p in phrases)}){behind}")


def any_of(phrases: Iterable[str], before: str = r"\b", behind: str = r"\b") -> re.Pattern[str]:
    """A pattern that finds any of the phrases, between the two patterns given."""
    return _any(tuple(phrases), before, behind)
