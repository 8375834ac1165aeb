"""Who says so: the names of one body, its spokesmen and chiefs, and whose figure an unnamed report carries.

An origin counts once, however it is called and however many outlets carry it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.decisions import NONE, Decisions, plain
from tallybook.link.names import Bodies, Name, join_names, parse, parts_of, places, surname_of
from tallybook.link.stories import Groups
from tallybook.link.told import Told, by_report
from tallybook.link.words import akin, singular, words

_NEAR = 400  # characters between "its spokesman" and the body that was named before
BY_HAND = "a person says so"
LIKE = 75  # of a hundred: two sentences are one, edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who a figure comes from: a key that is equal for one origin, a name for people, and why it is he."""

    key: str
    name: str
    reasons: tuple[str, ...] = ()


def origins(
    items: Sequence[Told],
    asked: Mapping[str, str],
    copies: Mapping[str, str],
    lexicon: Lexicon,
    decided: Decisions = NONE,
) -> dict[str, Origin]:
    """Each claim of one story with its origin; `asked` says which question each answers."""
    known = places(items, lexicon)
    cited = _nearest_body(
        items, {i.anchor: name for i in items if (name := _cited(i, lexicon)) is not None}, known, lexicon
    )
    parsed = {name: parse(name, known, lexicon) for name in sorted(set(cited.values()))}
    bodies = Bodies(parsed, decided.different_body)
    for a, b in _decided(parsed, decided.same_body):
        bodies.join(a, b, BY_HAND)
    _join_parties(items, cited, bodies, parsed, known, lexicon)
    join_names(parsed, bodies)
    _join_speakers(items, cited, parsed, bodies, lexicon)
    _join_titles(items, cited, parsed, asked, bodies)
    _join_states(items, cited, parsed, asked, bodies, lexicon)
    join_names(parsed, bodies)
    shown = {root: _fullest(names, parsed, cited) for root, names in bodies.members().items()}
    found = {a: Origin(key=f"named {bodies.find(n)}", name=shown[bodies.find(n)], reasons=bodies.why(n))
             for a, n in cited.items()}  # fmt: skip
    offices = {r for r, names in bodies.members().items() if all(parsed[n].kind == "office" for n in names)}
    unnamed = {i.anchor for i in items if i.claim.sources and i.claim.sources[-1].anonymous}
    found = {a: o for a, o in found.items() if a not in unnamed or bodies.find(cited[a]) not in offices}
    found = _carried(items, asked, copies, _agreed(items, asked, copies, found))
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
    """One figure in copies of one text, or in a headline and its text, has one origin: the one named most often."""
    used = Counter(origin.key for origin in found.values())
    twins: dict[tuple[str, str, float], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in found and item.value is not None and item.claim.modality.polarity:
            twins[copies[item.report], asked[item.anchor], item.value].append(item)
    out = dict(found)
    for held in twins.values():
        for item in held:
            pairs = [o for o in held if _twins(item, o)]
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
        return None
    last = item.claim.sources[-1]
    if last.anonymous and not _definite(last.name, lexicon):
        return None
    name = last.name if last.anonymous else last.party or last.name
    return " ".join(name.split()) or None


def _definite(name: str, lexicon: Lexicon) -> bool:
    return any(w[0].isupper() or singular(w) in lexicon.link.office for w in words(name))


def _nearest_body(
    items: Sequence[Told], cited: dict[str, str], known: frozenset[str], lexicon: Lexicon
) -> dict[str, str]:
    """A bare "the agency" is the body of that kind that its report cited just before."""
    out, last = dict(cited), dict[str, list[str]]()
    for item in items:
        name = cited.get(item.anchor)
        if name is None:
            continue
        held = parse(name, known, lexicon)
        before = last.setdefault(item.report, [])
        if held.kind == "body" and not held.telling:
            fits = [n for n in before if not held.nouns.isdisjoint(parse(n, known, lexicon).nouns)] or before
            out[item.anchor] = fits[-1] if fits else name
        elif held.kind == "body":
            before.append(name)
    return out


def _join_parties(
    items: Sequence[Told], cited: dict[str, str], bodies: Bodies, parsed: dict[str, Name], known: frozenset[str],
    lexicon: Lexicon,
) -> None:  # fmt: skip
    """A person whom one report gives a body speaks for it in every report."""
    for item in items:
        last = item.claim.sources[-1] if item.claim.sources else None
        if last is None or last.party is None or last.anonymous:
            continue
        surname = surname_of(parse(last.name, known, lexicon))
        for name, held in parsed.items():
            if held.kind == "person" and surname and surname_of(held) == surname:
                bodies.join(name, " ".join(last.party.split()), "a report says whom he speaks for")


def _join_speakers(
    items: Sequence[Told], cited: Mapping[str, str], parsed: Mapping[str, Name], bodies: Bodies, lexicon: Lexicon
) -> None:
    """A spokesman or a chief is the body that the words beside his name give, or that was named just before."""
    persons = sorted({n for n in cited.values() if parsed[n].kind == "person"})
    holders: dict[str, set[str]] = defaultdict(set)
    for _, text in sorted({item.report: item.document.text for item in items}.items()):
        mentions = _mentions(text, [n for n in parsed if parsed[n].kind == "body"])
        for person in persons:
            for at, phrase in _beside(text, person):
                role = {singular(w) for w in words(phrase.lower())} | set(parts_of(phrase, lexicon))
                if role & lexicon.link.office:
                    holders[person] |= role
                if not (role & lexicon.link.speaks_for) or role & {"former"}:
                    continue
                body = _body_for(role, at, mentions, parsed, lexicon)
                if body is not None:
                    bodies.join(person, body, "he speaks for it")
    for name, held_name in parsed.items():
        if held_name.kind == "office":
            fits = {
                p
                for p in persons
                if held_name.all & lexicon.link.office <= holders[p] and held_name.all & lexicon.link.office
            }
            if len({bodies.find(p) for p in fits}) == 1:
                bodies.join(name, min(fits), "the office names its holder")


def _mentions(text: str, names: Iterable[str]) -> list[tuple[int, str]]:
    return sorted((m.start(), n) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text, re.IGNORECASE))


def _beside(text: str, person: str) -> list[tuple[int, str]]:
    """The words before a person's name and the apposition behind it, with where the name stands."""
    surname = (words(person) or [person])[-1]
    found = []
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        before = re.split(
            r"[\"“”;:\n]|(?<![A-Z][a-z])(?<!Lt)(?<!Gen)(?<!Maj)(?<!Col)\. |\bsaid\b|\btold\b",
            text[max(0, match.start() - 90) : match.start()],
        )[-1]
        after = re.match(r",([^,.;:\"“”\n]{3,90})[,.]", text[match.end() : match.end() + 100])
        found.append((match.start(), before))
        if after and not re.search(r"\b(?:said|told|who)\b", after[1]):
            found.append((match.start(), after[1]))
    return found


def _body_for(
    role: set[str], at: int, mentions: Sequence[tuple[int, str]], parsed: Mapping[str, Name], lexicon: Lexicon
) -> str | None:
    before = [(start, name) for start, name in mentions if at - 3 * _NEAR <= start < at]
    named = [
        n
        for n, p in parsed.items()
        if p.kind == "body" and role & p.all and (not p.telling or role & p.telling or p.nouns & role)
    ]
    best = [(len(role & parsed[n].all), start, n) for start, n in before if n in named]
    if best:
        return max(best)[2]
    if named:
        exact = [n for n in named if parsed[n].telling and parsed[n].telling <= role]
        return min(exact) if exact else None
    if role & {"it", "their"} and before:
        return max(before)[1]
    if not role & lexicon.link.body and before and before[-1][0] >= at - _NEAR:
        return max(before)[1]
    return None


def _join_titles(
    items: Sequence[Told],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    asked: Mapping[str, str],
    bodies: Bodies,
) -> None:
    """The headline gives a body's figure that the text gives as a person's: he speaks for it."""
    mine = by_report(items)
    for item in items:
        if not item.in_title or item.anchor not in cited:
            continue
        for other in mine[item.report]:
            if other.in_title or other.anchor not in cited:
                continue
            kinds = {parsed[cited[item.anchor]].kind, parsed[cited[other.anchor]].kind}
            same = asked[item.anchor] == asked[other.anchor]
            if same and kinds == {"person", "body"} and figures.same_number(item.claim.quantity, other.claim.quantity):
                bodies.join(cited[item.anchor], cited[other.anchor], "the headline gives his figure as the body's")


def _join_states(
    items: Sequence[Told],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    asked: Mapping[str, str],
    bodies: Bodies,
    lexicon: Lexicon,
) -> None:
    """A land's name as a source is that of its bodies which gave the same figure for the same count."""
    states = [n for n, p in parsed.items() if p.kind == "state"]
    for name in states:
        for other in states:
            a, b = parsed[name], parsed[other]
            bare = not a.telling or not b.telling
            if name < other and ((bare and len(states) <= 3) or any(akin(x, y) for x in a.telling for y in b.telling)):
                bodies.join(name, other, "both are the voice of one land")
    table: dict[tuple[str, float | None], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in cited and item.value is not None:
            table[asked[item.anchor], item.value].append(item)
    for item in items:
        called = cited.get(item.anchor)
        if called is None or parsed[called].kind != "state" or item.value is None:
            continue
        if not (figures.telling(item.claim.quantity) or item.value == 0):
            continue
        same = [
            cited[o.anchor]
            for o in table[asked[item.anchor], item.value]
            if parsed[cited[o.anchor]].kind == "body" and not parsed[cited[o.anchor]].all & lexicon.link.no_state
        ]
        fits = {bodies.find(n) for n in same}
        if len(fits) == 1:
            bodies.join(called, min(same), "the land's name and its body give one figure")
    for name in states:
        own = {
            bodies.find(n)
            for n, p in parsed.items()
            if p.kind == "body" and _of_land(p, parsed[name]) and not p.all & lexicon.link.no_state
        }
        if len(own) == 1:
            bodies.join(name, min(own), "the body bears the land's name")


def _of_land(body: Name, state: Name) -> bool:
    return any(akin(x, y) for x in body.telling for y in state.telling)


def _fullest(names: Sequence[str], parsed: Mapping[str, Name], cited: Mapping[str, str]) -> str:
    """The name to show: a body's before a person's, a proper name before a description, the one that tells most."""
    used = Counter(cited.values())
    rank = {"body": 0, "person": 1, "office": 2, "state": 3}
    return min(names, key=lambda n: (rank[parsed[n].kind], not _is_proper(n), -len(parsed[n].all), -used[n], n))


def _is_proper(name: str) -> bool:
    """Whether every word of some length begins with a capital: "Corvane's spies" only describes somebody."""
    return all(w[0].isupper() for w in name.split() if len(w) > 3)


def _carried(
    items: Sequence[Told], asked: Mapping[str, str], copies: Mapping[str, str], found: dict[str, Origin]
) -> dict[str, Origin]:
    """A figure without a named source is that of the named source who gave it: in its report, its copies, before it."""
    out = dict(found)
    mine = by_report(items)
    beside: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for item in items:
        if item.anchor in found and item.claim.modality.polarity:
            beside[asked[item.anchor], copies[item.report]].append(item)
    before: dict[tuple[str, float | None, float | None, float | None], list[Told]] = defaultdict(list)
    for item in items:  # in the order of publication
        question, quantity = asked[item.anchor], item.claim.quantity
        spread = (quantity.low, quantity.high) if quantity.value is None else (None, None)
        earlier = before[(question, quantity.value, *spread)]
        earlier.append(item)
        if item.anchor in found:
            continue
        near = [o for o in beside[question, copies[item.report]] if _gives(item, o)]
        inside = [o for o in near if o.report == item.report]
        tellers = {out[o.anchor].key: o for o in earlier[:-1]}
        anonymous = bool(item.claim.sources)
        if inside or near:
            teller = min(
                inside or near,
                key=lambda o: (
                    not figures.same_number(o.claim.quantity, item.claim.quantity),
                    abs(o.start - item.start),
                    o.first,
                ),
            )
            reason = "the report gives the figure as his" if inside else "a copy of the report gives the figure as his"
        elif not anonymous and len(tellers) == 1:
            (teller,), reason = tellers.values(), "he gave the figure before"
        else:
            out[item.anchor] = _own(item, mine[item.report], asked, copies)
            continue
        known = out[teller.anchor]
        out[item.anchor] = Origin(key=known.key, name=known.name, reasons=(*known.reasons, reason))
    return out


def _gives(item: Told, other: Told) -> bool:
    """Whether an unnamed figure may be the named one: the same number, or in a headline a rounding of it."""
    if item.claim.sources and not item.in_title:
        return False
    return figures.agree(item.claim.quantity, other.claim.quantity)


def _own(item: Told, items: Sequence[Told], asked: Mapping[str, str], copies: Mapping[str, str]) -> Origin:
    """The outlet's own voice, or an unnamed source: one for each report and its copies."""
    if item.claim.sources:
        last = item.claim.sources[-1]
        return Origin(key=f"unnamed in {copies[item.report]}", name=last.name)
    document = item.document
    near = [o for o in items if o.claim.sources and asked[o.anchor] == asked[item.anchor]
            and figures.agree(o.claim.quantity, item.claim.quantity)]  # fmt: skip
    if near:
        return Origin(key=f"unnamed in {copies[item.report]}", name=near[0].claim.sources[-1].name)
    name = document.agency or document.publisher or document.id
    return Origin(key=f"outlet {name.casefold()}", name=name, reasons=("the outlet speaks itself",))
