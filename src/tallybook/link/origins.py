"""Who says so: the names of one body, its spokesmen and chiefs, and whose figure an unnamed report carries.

An origin counts once, however it is called and however many outlets carry it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.carried import Origin, carried, shared
from tallybook.link.decisions import NONE, Decisions, plain
from tallybook.link.lands import join_lands
from tallybook.link.names import (
    SAME,
    Bodies,
    Name,
    head_of,
    is_many,
    is_proper,
    join_companies,
    join_described,
    join_known,
    join_names,
    parse,
    places,
)
from tallybook.link.outlets import counted_it, is_own_count, is_the_outlet, publishing_body, voice
from tallybook.link.speakers import join_offices, join_parties, join_speakers, join_titles
from tallybook.link.stories import Groups
from tallybook.link.told import Told, by_report
from tallybook.link.voices import is_nobody, led, voiced
from tallybook.link.words import singular, words
from tallybook.types import Document

BY_HAND = "a person says so"
HEARD = "the words before the figure name him"
LED = "the sentence begins with him, who handles those whom it counts"
LIKE = 75  # of a hundred: two sentences are one, edited


def origins(
    items: Sequence[Told],
    asked: Mapping[str, str],
    copies: Mapping[str, str],
    old: frozenset[str],
    lexicon: Lexicon,
    decided: Decisions = NONE,
) -> dict[str, Origin]:
    """Each claim of one story with its origin; `asked` says which question each answers, `old` which are recalled."""
    known = places(items, lexicon)
    cited = {i.anchor: name for i in items if (name := _cited(i, lexicon)) is not None}
    cited = _of_headlines(items, _nearest_body(items, cited, known, lexicon))
    persons = {cited[i.anchor] for i in items if i.anchor in cited and i.claim.sources and _is_somebody(i, lexicon)}
    outlets = {plain(w) for i in items for w in (i.document.publisher, i.document.agency) if w}
    outlets -= {plain(name) for i in items if (name := publishing_body(i.document, lexicon))}
    leads = {i.anchor: name for i in items if i.anchor not in cited and (name := led(i, lexicon)) is not None}
    said = sorted({*cited.values(), *leads.values()})
    parsed = {name: parse(name, known, lexicon, _kind(name, persons, outlets)) for name in said}
    bodies = Bodies(parsed, decided.different_body | _rivals(items, cited, asked, old))
    for a, b in _decided(parsed, decided.same_body):
        bodies.join(a, b, BY_HAND)
    join_known(parsed, bodies, lexicon)
    join_parties(items, cited, bodies, parsed, lexicon)
    join_names(parsed, bodies)
    join_companies(parsed, bodies, lexicon)
    join_described((i.document.text for i in items), parsed, bodies)
    holders = join_speakers(items, cited, parsed, bodies, lexicon)
    join_titles(items, cited, parsed, asked, bodies)
    join_lands(items, cited, parsed, asked, bodies, lexicon)
    join_names(parsed, bodies)
    join_offices(parsed, bodies, holders, lexicon)
    shown = {root: _fullest(names, parsed, cited) for root, names in bodies.members().items()}
    found = {a: Origin(key=f"named {bodies.find(n)}", name=shown[bodies.find(n)], reasons=bodies.why(n))
             for a, n in cited.items()}  # fmt: skip
    offices = {r for r, names in bodies.members().items() if all(parsed[n].kind == "office" for n in names)}
    unnamed = {i.anchor for i in items if i.claim.sources and i.claim.sources[-1].anonymous}
    found = {a: o for a, o in found.items() if a not in unnamed or bodies.find(cited[a]) not in offices}
    heard = {a: Origin(key=f"named {bodies.find(n)}", name=shown[bodies.find(n)], reasons=(*bodies.why(n), HEARD))
             for a, n in voiced(items, cited, parsed, asked, lexicon).items()}  # fmt: skip
    leading = {a: Origin(key=f"named {bodies.find(n)}", name=shown[bodies.find(n)], reasons=(*bodies.why(n), LED))
               for a, n in leads.items()}  # fmt: skip
    found = shared(items, asked, _agreed(items, asked, copies, found))
    found = carried(items, asked, copies, found, heard, leading, lexicon)
    called = {plain(name): Origin(key=f"named {root}", name=shown[root], reasons=("the outlet is cited elsewhere",))
              for root, held in sorted(bodies.members().items()) for name in held}  # fmt: skip
    found = {a: called.get(plain(o.name), o) if o.key.startswith("outlet ") else o for a, o in found.items()}
    return _by_hand(items, found, decided)


def _decided(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of names here that a pair of a decision means."""
    by_plain: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        by_plain[plain(name)].append(name)
    return [(a, b) for x, y in sorted(pairs) for a in by_plain[plain(x)] for b in by_plain[plain(y)] if a != b]


def _by_hand(items: Sequence[Told], found: dict[str, Origin], decided: Decisions) -> dict[str, Origin]:
    """Origins, outlets and unnamed sources too, that a person said are one; and a copy's, which is its original's."""
    named: dict[str, set[str]] = defaultdict(set)
    for item in items:
        origin = found[item.anchor]
        named[plain(origin.name)].add(origin.key)
    joined = Groups(sorted({o.key for o in found.values()}))
    for a, b in sorted(decided.same_body):
        for x in sorted(named[plain(a)]):
            for y in sorted(named[plain(b)]):
                joined.join(x, y)
    shown = {o.key: o for o in sorted(found.values(), key=lambda o: (o.key, o.name))}
    out = {}
    for anchor, origin in found.items():
        first = shown[joined.find(origin.key)]
        out[anchor] = origin if first.key == origin.key else replace(first, reasons=(*origin.reasons, BY_HAND))
    for kind, a, b in sorted(decided.confirmed):
        if kind in ("duplicate", "restates") and a in out and b in out and out[a].key != out[b].key:
            out[a] = replace(out[b], reasons=(*out[b].reasons, BY_HAND))
    return out


def _agreed(
    items: Sequence[Told], asked: Mapping[str, str], copies: Mapping[str, str], found: dict[str, Origin]
) -> dict[str, Origin]:
    """One figure in copies of one text, or in a headline and its text, has one origin: the one named most often.

    Two who give one number in one text are two origins, whichever of them the headline names.
    """
    used = Counter(origin.key for origin in found.values())
    twins: dict[tuple[str, str, float], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in found and item.value is not None and item.claim.modality.polarity:
            twins[copies[item.report], asked[item.anchor], item.value].append(item)
    out = dict(found)
    for held in twins.values():
        tellers: dict[str, set[str]] = defaultdict(set)
        for item in held:
            if not item.in_title:
                tellers[item.report].add(found[item.anchor].key)
        for item in held:
            several = len(tellers[item.report]) > 1 and not item.in_title
            pairs = [o for o in held if _twins(item, o) and not (several and o.in_title)]
            best = max([item, *pairs], key=lambda o: (used[found[o.anchor].key], found[o.anchor].key))
            out[item.anchor] = found[best.anchor]
    return out


def _twins(a: Told, b: Told) -> bool:
    if a.report == b.report:
        return a.in_title != b.in_title
    return a.in_title == b.in_title and fuzz.ratio(a.sentence, b.sentence) >= LIKE


def _cited(item: Told, lexicon: Lexicon) -> str | None:
    """The originator's name, or the body he speaks for; None where the report speaks itself or names nobody."""
    if not item.claim.sources:
        return voice(item.document) if counted_it(item, lexicon) else publishing_body(item.document, lexicon)
    last = item.claim.sources[-1]
    if len(item.claim.sources) > 1 and _is_bare(last.name, lexicon):
        last = item.claim.sources[-2]  # "a spokeswoman for the Bureau said the agency stood by it"
    if is_own_count(last.name, item.document, lexicon) or _is_reporter(last.name, item.document, lexicon):
        return voice(item.document)
    if last.anonymous and not _definite(last.name, lexicon):
        return None
    name = last.name if last.anonymous else last.party or last.name
    name = " ".join(name.split())
    if is_the_outlet(name, item.document):
        return voice(item.document)
    return None if not name or is_nobody(name, lexicon) else name


def _is_reporter(name: str, document: Document, lexicon: Lexicon) -> bool:
    """Whether a source is the outlet that says "this newspaper", or its own man: "a reporter", "a Courier reporter"."""
    said = f"this {name.lower().removeprefix('this ').removeprefix('the ')}"
    if said in lexicon.link.newsroom and re.search(rf"\b{re.escape(said)}\b", document.text, re.IGNORECASE):
        return True
    if head_of(name) not in lexicon.link.reporting:
        return False
    capitals = " ".join(w for w in words(name) if w[0].isupper() and singular(w) not in lexicon.link.reporting)
    return not capitals or is_the_outlet(capitals, document)


def _is_bare(name: str, lexicon: Lexicon) -> bool:
    """Whether a name only takes up a body that was named: "the agency"."""
    return all(singular(w) in lexicon.link.any_body for w in words(name) if w.lower() != "the")


def _rivals(
    items: Sequence[Told], cited: Mapping[str, str], asked: Mapping[str, str], old: frozenset[str]
) -> frozenset[tuple[str, str]]:
    """Names that one report sets against each other: other figures for one question at one time are of two origins."""
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in cited and item.anchor not in old and not item.in_title:
            told[item.report, asked[item.anchor]].append(item)
    return frozenset(
        (cited[a.anchor], cited[b.anchor])
        for held in told.values()
        for a, b in combinations(held, 2)
        if a.said == b.said and not figures.agree(a.claim.quantity, b.claim.quantity)
        and not _one_form(cited[a.anchor], cited[b.anchor])
    )  # fmt: skip


def _one_form(a: str, b: str) -> bool:
    """Whether one name is the other, or a shorter form of it."""
    short, long = sorted(({w.lower() for w in words(n)} - {"the"} for n in (a, b)), key=len)
    return short <= long


def _kind(name: str, persons: Collection[str], outlets: Collection[str]) -> str | None:
    """What is known of a name from elsewhere: one unnamed person, or an outlet of the story."""
    return "somebody" if name in persons else "outlet" if plain(name) in outlets else None


def _is_somebody(item: Told, lexicon: Lexicon) -> bool:
    """Whether a figure's source is one unnamed person, told by what he is ("a doctor at the Central Hospital")."""
    last = item.claim.sources[-1]
    noun = head_of(last.name)
    known = lexicon.link.speaks_for | lexicon.link.state_noun | lexicon.link.body | lexicon.link.office
    return last.anonymous and noun not in known


def _definite(name: str, lexicon: Lexicon) -> bool:
    """Whether a description names somebody all the same: "the mayor", "Karvian officials"; "Officials" does not."""
    said = words(name)
    if len(said) == 1 and is_many(name):
        return False
    return any(w[0].isupper() or singular(w) in lexicon.link.office for w in said)


def _nearest_body(
    items: Sequence[Told], cited: dict[str, str], known: frozenset[str], lexicon: Lexicon
) -> dict[str, str]:
    """A bare "the agency" or "the army" is the body of that kind that its report cited just before."""
    out, last = dict(cited), dict[str, list[str]]()
    for item in items:
        name = cited.get(item.anchor)
        if name is None:
            continue
        held = parse(name, known, lexicon)
        before = last.setdefault(item.report, [])
        if (held.kind == "body" or _is_one_authority(held)) and not held.telling:
            fits = [n for n in before if not held.nouns.isdisjoint(parse(n, known, lexicon).nouns)] or before
            out[item.anchor] = fits[-1] if fits else name
        elif held.kind == "body" and _is_kind_alone(held):
            fits = [n for n in before if held.telling < parse(n, known, lexicon).telling]
            out[item.anchor] = fits[-1] if fits else name
        elif held.kind == "body":
            before.append(name)
    return out


def _is_one_authority(name: Name) -> bool:
    """Whether a bare name is "the authority", one of several: not "the authorities", a land's own."""
    return words(name.text.lower())[-1:] == ["authority"]


def _of_headlines(items: Sequence[Told], cited: dict[str, str]) -> dict[str, str]:
    """A crowd that a headline cites ("Officials: 12 dead") is whom the text cites: for that number, else first."""
    out = dict(cited)
    for report in by_report(items).values():
        text = [o for o in report if not o.in_title and o.anchor in cited and not is_many(cited[o.anchor])]
        for item in report:
            if item.in_title and item.claim.sources and is_many(item.claim.sources[-1].name):
                same = [o for o in text if o.claim.measure == item.claim.measure]
                said = [o for o in same if figures.agree(o.claim.quantity, item.claim.quantity)]
                if same:
                    out[item.anchor] = cited[min(said or same, key=lambda o: o.start).anchor]
    return out


def _is_kind_alone(name: Name) -> bool:
    """Whether a name says no more than what kind of body it is: "the army", "police"."""
    return all(w.endswith(SAME) for w in name.all)


def _fullest(names: Sequence[str], parsed: Mapping[str, Name], cited: Mapping[str, str]) -> str:
    """The name to show: a body's before a person's, a proper name before a description, the one that tells most."""
    used = Counter(cited.values())
    rank = {"body": 0, "person": 1, "office": 2, "outlet": 3, "somebody": 4, "state": 5}
    return min(names, key=lambda n: (rank[parsed[n].kind], not is_proper(n), -len(parsed[n].all), -used[n], n))
