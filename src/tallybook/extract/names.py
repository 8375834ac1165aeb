"""The names of sources, resolved within one document: "the agency", "Lawmaker Lee" and "he" are somebody's.

Names are found without a parse (capitals, titles, brackets), so that what is not parsed cannot change
what is read. A mention is given the fullest form that the document has for it; where none
plainly fits, its own words stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.extract import epithets
from tallybook.lexicon import Lexicon
from tallybook.types import Document

_CAP = r"(?:[A-Z][\w’'-]*[\w]|[A-Z]\.?|al-[A-Z][\w’-]+)"
_NAME = re.compile(rf"{_CAP}(?:(?: | of | of the | for | and |-)(?:{_CAP}))*")
_WORD = re.compile(r"(?:[A-Z]\.){2,}(?!\w)|[\w’'.-]*\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as the document gives it at [start, end): its own words, and those before it that say its role.

    `given`: its bearer gave it himself, and it may be one word ("a trader who gave his name as Ossian").
    """

    name: str
    start: int
    end: int
    roles: frozenset[str]
    given: bool = False

    @property
    def words(self) -> list[str]:
        """The name's words in lower case."""
        return _words(self.name)


@lru_cache(maxsize=4096)  # asked of every name of a document for each of its figures
def _words(name: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The persons and bodies that a document names, and its abbreviations."""

    named: tuple[Named, ...]
    abbreviations: dict[str, str]
    publisher: str | None
    text: str


def cast(document: Document, lexicon: Lexicon) -> Cast:
    """All names of the document, in order."""
    text, found, heads = document.text, [], body_heads(lexicon)
    persons = frozenset(lexicon.attribute.title | lexicon.attribute.anonymous)
    for start, end in _spans(text):
        words = text[start:end].split(" ")
        titles = []
        dated = len(words) > 2 and words[0].lower() in lexicon.attribute.before_day
        if dated and words[1].lower() in lexicon.attribute.calendar:  # "In October Karvia said"
            start += len(" ".join(words[:2])) + 1
            words = words[2:]
        named = _bare(words[-1]).lower() not in heads and not _opens_with_body(words, heads)
        while len(words) > 1 and words[0].lower().rstrip(".") in (
            _roles(lexicon, len(words)) if named else lexicon.attribute.leading
        ):
            titles.append(words[0].lower().rstrip("."))
            start += len(words[0]) + 1
            words = words[1:]
        if (
            titles and words[0] in lexicon.attribute.name_particle and len(words) > 3
        ):  # "Commissioner for Refugees Odd Vey"
            start += len(" ".join(words[:-2])) + 1
            words = words[-2:]
        if len(words) > 2 and words[0].lower() in lexicon.attribute.own_text and words[1] in ("of", "by", "from"):
            cut = 3 if words[2] == "the" and len(words) > 3 else 2  # "Communique of the General Staff"
            start, words = start + len(" ".join(words[:cut])) + 1, words[cut:]
        name = _bare(" ".join(words))
        line = text[max(0, start - 60) : start].rsplit("\n", 1)[-1].removesuffix(", ")  # "The mayor of Vint, Odd Vey"
        before = [w.lower().rstrip(".") for w in _WORD.findall(line.rsplit(", ", 1)[-1])][-4:]
        after = re.match(r", (?:the |an? )?([\w’' -]{3,60}?)(?:,|\.| said| told)", text[end : end + 80])
        behind = [w.lower() for w in _WORD.findall(after.group(1))] if after else []
        roles = persons.intersection((*titles, *before, *behind))
        found.append(Named(name=name, start=start, end=start + len(name), roles=roles))
    found = _with_epithets(text, found, lexicon)
    abbreviations = {
        m.group(2): _bare(re.sub(r"^(?:The|the) ", "", m.group(1))) for m in _abbreviated(lexicon).finditer(text)
    }
    for item in found:
        words = [w for w in item.words if w not in lexicon.attribute.name_particle]
        if len(words) >= 3:
            abbreviations.setdefault("".join(w[0] for w in words).upper(), item.name)
    return Cast(named=tuple(found), abbreviations=abbreviations, publisher=document.publisher, text=text)


def _with_epithets(text: str, found: list[Named], lexicon: Lexicon) -> list[Named]:
    """The names with the roles of those who name themselves, or whom the text names only after it told of them."""
    given = {a: Named(name=text[a:b], start=a, end=b, roles=frozenset({r}), given=True)
             for a, b, r in epithets.self_named(text, lexicon)}  # fmt: skip
    rows = sorted([*(n for n in found if n.start not in given), *given.values()], key=lambda n: n.start)
    late = epithets.named_late(text, rows, body_heads(lexicon), lexicon)
    return [replace(n, roles=n.roles | {late[n.name]}) if n.name in late else n for n in rows]


@lru_cache(maxsize=4)
def _abbreviated(lexicon: Lexicon) -> "re.Pattern[str]":
    """A name with its abbreviation in brackets behind it."""
    word = rf"(?:{_CAP}|{'|'.join(sorted(lexicon.attribute.name_particle))})"
    return re.compile(rf"({word}(?: {word})+),? \(([A-Z][A-Za-z.]{{1,9}})\)")


@lru_cache(maxsize=16)
def _roles(lexicon: Lexicon, length: int) -> frozenset[str]:
    """The words before a name that are no part of it: titles, and what its bearer is where two words follow."""
    words = lexicon.attribute
    somebody = {w for w in words.anonymous if not w.endswith("s")} - words.account - {"one", "other"}
    return words.title | words.leading | (somebody if length > 2 else frozenset())


def _opens_with_body(words: list[str], heads: frozenset[str]) -> bool:
    """ "General Staff of the Army", "Ministry of Health": no rank, but a body, and the rest says whose."""
    body = [at for at in (0, 1) if len(words) > at + 1 and words[at + 1] in ("of", "for")]
    return any(_bare(words[at]).lower() in heads for at in body)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut behind a possessive: "Arnor's Defence Ministry" is Defence Ministry."""
    for match in _NAME.finditer(text):
        start = match.start()
        for cut in re.finditer(r"\w[’']s ", match.group()):
            yield start, match.start() + cut.end() - 1
            start = match.start() + cut.end()
        yield start, match.end()


def _bare(name: str) -> str:
    return re.sub(r"[’']s?$", "", name).rstrip(" .,")


def fullest(mention: str, at: int, people: Cast, lexicon: Lexicon) -> str:
    """The fullest name that the document gives for a mention at offset `at`; its own words where none fits."""
    words = [w for w in _WORD.findall(mention)]
    while words and words[0].lower() in lexicon.attribute.leading:
        words = words[1:]
    if len(words) > 1 and words[0].lower() in lexicon.attribute.calendar and words[1][0].islower():
        words = words[1:]  # "a Monday statement"
    if not words:
        return mention
    if (holder := in_office(" ".join(words), people, lexicon)) is not None:
        return holder
    capital = [w for w in words if w[0].isupper() and _bare(w).lower() not in lexicon.attribute.title]
    if len(words) == 1 or (len(capital) == 1 and len(words) <= 3):
        short = _bare(capital[0] if capital else words[0])
        if short in people.abbreviations:
            return people.abbreviations[short]
        if (
            capital
            and (person := _person(short, people, lexicon)) is not None
            and (len(words) == 1 or words[-1] == capital[0])
        ):
            return person
    if (
        capital
        and words[-1] == capital[-1]
        and not _is_office(words, people, lexicon)
        and _bare(words[-1]).lower() not in body_heads(lexicon)
        and not _opens_with_body(words, body_heads(lexicon))
        and any(w.lower().rstrip(".") in lexicon.attribute.title for w in words[:-1])
    ):
        return _bare(" ".join(w for i, w in enumerate(words) if i >= words.index(capital[0])))
    if not capital or words[-1][0].islower():
        named = _body(words, at, people, lexicon)
        return named or _unnamed(words, at, people, lexicon) or " ".join(words)
    return _body(words, at, people, lexicon) or _bare(" ".join(words))


def _is_office(words: list[str], people: Cast, lexicon: Lexicon) -> bool:
    """Whether a title goes on with what it is for, and no person follows: "Coordinator for Disaster Relief"."""
    low = [w.lower().rstrip(".") for w in words]
    of = any(w in lexicon.attribute.title and low[i + 1] in ("for", "of") for i, w in enumerate(low[:-1]))
    return of and not any(item.name == " ".join(words[-2:]) for item in people.named)


def in_office(mention: str, people: Cast, lexicon: Lexicon) -> str | None:
    """The person behind an office and what it is for: "Secretary for Home Affairs Odd Vey" is Odd Vey."""
    words = _WORD.findall(mention)
    low, heads = [_bare(w).lower() for w in words], body_heads(lexicon)
    offices = (i for i, w in enumerate(low[:-1]) if w in lexicon.attribute.title and low[i + 1] in ("for", "of"))
    if (office := next(offices, None)) is None:
        return None
    if len(words) - office <= len(("Secretary", "for", "Odd", "Vey")) or set(low[-2:]) & heads:
        return None
    name = _bare(" ".join(words[-2:]))
    return name if any(n.name == name and n.roles for n in people.named) else None


def _person(short: str, people: Cast, lexicon: Lexicon) -> str | None:
    """The longest name of a person that ends or begins with the word."""
    low = short.lower()
    options = [
        n for n in people.named if 2 <= len(n.words) <= 4 and low in (n.words[-1], n.words[0]) and " of " not in n.name
    ]
    options = [n for n in options if n.words[-1] not in body_heads(lexicon)]
    if not options or (
        any(o.words[-1] != low for o in options) and low not in {o.words[0] for o in options if o.roles}
    ):
        options = [o for o in options if o.words[-1] == low]
    return max(options, key=lambda n: len(n.name)).name if options else None


def _body(words: list[str], at: int, people: Cast, lexicon: Lexicon) -> str | None:
    """A named body with the same head ("the ministry"), or the same kind in other words ("the spy agency")."""
    head = _bare(words[-1]).lower()
    low = [_bare(w).lower() for w in words]
    own = {w for w in low if w not in ("seoul", "of", "the")}
    phrase, heads, alike = " ".join(low), head in body_heads(lexicon), _alike(" ".join(low), lexicon)
    options = []
    for item in people.named:
        body = item.words
        if len(body) < 2 or item.name.lower() == phrase or (set(body[:-1]) & lexicon.attribute.unit) - own:
            continue
        if (heads and head in body and own - {head} <= set(body)) or (alike and " ".join(body).endswith(alike)):
            options.append(item)
    earlier = [o for o in options if o.start <= at]
    pool = earlier if earlier else options
    distinct = {o.name for o in options}
    if not pool or (not earlier and len(distinct) > 1):
        return None
    return max(pool, key=lambda o: (o.start if len(distinct) > 1 else len(o.name), len(o.name))).name


def _unnamed(words: list[str], at: int, people: Cast, lexicon: Lexicon) -> str | None:
    """Whom words without a name mean: a body that stands for them, or a fuller description, whichever is nearer."""
    others = [n for n in people.named if n.name.lower() != (people.publisher or "").lower()]
    meant = epithets.body(words, at, people.text, others, lexicon)
    told = _described([w for w in words if w.lower() not in lexicon.attribute.same], at, people, lexicon)
    if meant is None or (told is not None and told[1] > meant[1] and not set(words) & set(meant[0].lower().split())):
        return None if told is None else told[0]
    return meant[0]


def _described(words: list[str], at: int, people: Cast, lexicon: Lexicon) -> tuple[str, int] | None:
    """The nearest fuller description before a bare one, and where it stands: "the ministry" was "the health ministry",
    "the army" was "Karvia's army".
    """
    if len(words) != 1 or words[0].lower() not in body_heads(lexicon):
        return None
    found = None
    head, same = re.escape(words[0].lower()), "|".join(sorted(lexicon.attribute.same))
    pattern = re.compile(
        rf"(?:\b(?:[Tt]he|an?)|['’]s) (?!(?:{same}) )((?:[\w-]+ ){{1,2}}{head})\b"
        rf"|\b([A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s? {head})\b"
    )
    for match in pattern.finditer(people.text):
        if found is None or match.start() < at:
            found = (match.group(1) or match.group(2), match.start())
    if found is None:
        return None
    return _body(found[0].split(), at, people, lexicon) or found[0], found[1]


def _alike(phrase: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What the names of bodies of the same kind end with: "the spy agency" may be an intelligence service."""
    groups = lexicon.attribute.same_body
    return tuple(
        ending for group in groups if any(phrase == g or phrase.endswith(f" {g}") for g in group) for ending in group
    )


@lru_cache(maxsize=4)
def body_heads(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that head the name of a body."""
    kinds = lexicon.attribute.kind
    return (
        kinds["institution"] | kinds["group"] | kinds["media"] | kinds["military"] | kinds["police"] | kinds["medical"]
    )


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Whether the name is that of a body, by its last word."""
    return _bare(name.split()[-1]).lower() in body_heads(lexicon)


def bearer(role: str, people: Cast) -> str | None:
    """The one person of the document whose title is the role ("a lawmaker" is "lawmaker Lee Seong-kweun"), or None."""
    names = {n.name for n in people.named if role.lower() in n.roles and (n.given or len(n.words) >= 2)}
    surnames = {n.split()[-1] for n in names}
    return max(names, key=len) if names and (len(names) == 1 or len(surnames) == 1) else None


def kind(name: str, role: str, lexicon: Lexicon) -> str:
    """The kind of source by its head words: official, police, media...; "person" for a name alone, else "unknown"."""
    low = [w.lower() for w in _WORD.findall(f"{role} {name}")]
    for word in reversed(low):
        for label, heads in lexicon.attribute.kind.items():
            if word in heads:
                return label
    return "person" if name[:1].isupper() and " " in name else "unknown"
