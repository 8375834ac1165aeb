"""By what other names a confidential source is known: by what people decided, and by the files of sources.

A decision `one-body` makes two names one source here as in linking; so does a body's entry in a file of sources, with
its names and, where it is a country's office, every way to say whose office it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from tallybook import lexicon
from tallybook.bodies import ACRONYM, Bodies, body
from tallybook.ledger import deciding
from tallybook.link.decisions import plain


def names(connection: sa.Connection, decision: sa.Table, sources: Iterable[str]) -> frozenset[str]:
    """The plain names of these sources, with all others by which they are known; `decision` is the table to ask."""
    known, one = lexicon.load().sources, _decided(connection, decision)
    found: set[str] = set()
    waiting = [plain(name) for name in sources]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            bare = name.removeprefix("the ")
            waiting += [bare, f"the {bare}", *one[name], *_of_body(bare, known)]
    return frozenset(found)


def _decided(connection: sa.Connection, decision: sa.Table) -> dict[str, set[str]]:
    """Each name with those that a decision which holds makes one body with it."""
    query = sa.select(decision).where(decision.c.kind.in_(deciding.SOURCES))
    made = [deciding.read(row) for row in connection.execute(query).mappings()]
    made.sort(key=lambda d: (d.at, d.kind, d.first, d.second or "", d.value or "", d.by))
    one: dict[str, set[str]] = defaultdict(set)
    for a, b in deciding.holding(made).decided.same_body:
        one[plain(a)].add(plain(b))
        one[plain(b)].add(plain(a))
    return one


def _of_body(name: str, known: Bodies) -> set[str]:
    """The plain names of the body that a name means, by the files of sources; none where they do not know it."""
    found = body(name, known) or body(name.upper(), known)  # a short acronym is one in capitals alone
    if found is None:
        return set()
    said = {plain(other) for other, held in known.named.items() if held.name == found.name}
    lands = {word for word, land in known.countries.items() if land == found.party}
    of_it = f" of {found.party}".casefold()
    for word, office in known.offices.items():
        if found.party is not None and found.name.casefold() == office.name.casefold() + of_it:
            said |= {form for land in lands for form in (f"{land} {word}", f"{land}'s {word}", f"{word} of {land}")}
    return {plain(form) for other in said | {found.name} for form in _spelled(other, known)}


def _spelled(name: str, known: Bodies) -> set[str]:
    """The name as texts may write it: files know names in one spelling, and without articles."""
    found = {name}
    for old, new in known.spelling.items():
        found |= {re.sub(rf"\b{re.escape(new)}\b", old, form) for form in found}
    return found | {form.replace(" of ", " of the ") for form in found}


def land(name: str) -> bool:
    """Whether it is the name of a country or a capital: it speaks for a government, and is in texts for the land."""
    return name in lexicon.load().sources.countries


def acronym(name: str) -> str | None:
    """The name in capitals, where it is an acronym that is another word in small letters: WHO is no "who"."""
    letters = name.upper()
    short = " " not in name and 1 < len(name) <= ACRONYM
    return letters if short and body(letters, lexicon.load().sources) is not None else None
