"""Whose word a person's is: the body that he speaks for, the office that he holds, the service that his rank is of."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.names import Bodies, Name, companies, of_land, parse, parts_of, surname_of
from tallybook.link.told import Told, by_report
from tallybook.link.words import akin, singular, words

NEAR = 400  # characters between "its spokesman" and the body that was named before
CLOSE = 150  # the same where he is not the head of it and it is not named in his sentence
SURE, LIKELY, MAYBE = 4, 2, 1  # votes: the words name the body, it was named before, it was the last that was named
_ABBREVIATED = r"(?<!Lt)(?<!Gen)(?<!Maj)(?<!Col)(?<!Capt)(?<!Sgt)(?<!Supt)(?<!Insp)(?<!Cmdr)(?<!Brig)(?<!Dr)"
_BREAK = re.compile(rf"[\"“”;:\n]|(?<![A-Z][a-z]){_ABBREVIATED}\. |\bsaid\b|\btold\b")
_STOP = re.compile(rf"{_ABBREVIATED}(?<!Mr)(?<!St)(?<!Ms)(?<!Prof)[.!?][\"”’]?\s+(?=[A-Z\"“])|\n")
_COURTESY = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame)\b\.?\s*)+$")
_APPOSITION = re.compile(r",([^,.;:\"“”\n]{3,90})[,.]")
_CLAUSE = re.compile(r"\b(?:said|told|who|which)\b")
_LEADS = re.compile(
    r",? who (?:leads?|led|heads?|headed|commands?|commanded|runs?|ran|chairs?|chaired|speaks for) ([^,.;:\n]{3,60})"
)
_PHRASE = re.compile(r", | (?:and|but|as|while|when|because) ")
_FOR = re.compile(r"\bfor\b.*$", re.DOTALL)


def join_parties(
    items: Sequence[Told], cited: Mapping[str, str], bodies: Bodies, parsed: Mapping[str, Name], lexicon: Lexicon
) -> None:
    """A person whom one report gives a body speaks for it in every report; "the army" is whose his report means."""
    for item in items:
        last = item.claim.sources[-1] if item.claim.sources else None
        if last is None or last.party is None or last.anonymous:
            continue
        party = cited.get(item.anchor, last.party)
        surname = surname_of(parse(last.name, frozenset(), lexicon))
        for name, held in parsed.items():
            if held.kind == "person" and surname and surname_of(held) == surname and party in parsed:
                bodies.join(name, party, "a report says whom he speaks for")


def join_speakers(
    items: Sequence[Told], cited: Mapping[str, str], parsed: Mapping[str, Name], bodies: Bodies, lexicon: Lexicon
) -> Mapping[str, set[str]]:
    """A spokesman, a chief or an officer is the body that the words beside his name give, or that was named before.

    Returns the persons who hold an office, with the words of their titles.
    """
    persons = sorted({n for n in cited.values() if parsed[n].kind == "person"})
    holders: dict[str, set[str]] = defaultdict(set)
    wordings: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    ballots: dict[tuple[str, str, str], int] = {}  # a wording votes once, in however many copies of a report
    for _, text in sorted({item.report: item.document.text for item in items}.items()):
        mentions = _mentions(text, [n for n in parsed if parsed[n].kind == "body"])
        for person in persons:
            for body in _of_body(text, person, parsed):
                ballots[person, bodies.find(body), "he is named as its man"] = SURE
            for at, said in _beside(text, person):
                close = min(at - CLOSE, _begun(text, at))
                phrase = f"{_titles(person, lexicon)}{said}"
                role = {singular(w) for w in words(phrase.lower())} | set(parts_of(phrase, lexicon))
                role |= {w.lower() for w in words(person)}
                if role & lexicon.link.office:
                    holders[person] |= role
                found = _vote(phrase, role, (at, close), mentions, parsed, bodies, lexicon)
                if found is not None:
                    key = (person, bodies.find(found[0]), found[1])
                    wordings[key].add(phrase.strip())
                    ballots[key] = found[2] * len(wordings[key])
    votes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (person, body, why), number in ballots.items():
        votes[person][body, why] += number
    for person, held in votes.items():
        (body, why), _ = max(held.items(), key=lambda v: (v[1], v[0]))
        bodies.join(person, body, why)
    join_offices(parsed, bodies, holders, lexicon)
    return holders


def join_offices(parsed: Mapping[str, Name], bodies: Bodies, holders: Mapping[str, set[str]], lexicon: Lexicon) -> None:
    """An office's word is that of its holder, a minister's his ministry's; `holders` are persons with their titles."""
    for name, parts in parsed.items():
        if parts.kind == "office" and "minister" in parts.all and "prime" not in parts.all:
            ministries = [n for n, p in parsed.items() if "ministry" in p.nouns and p.telling & parts.telling]
            if not parts.telling & lexicon.link.office_word:
                ministries = [n for n, p in parsed.items() if "ministry" in p.nouns]
            if len({bodies.find(n) for n in ministries}) == 1:
                bodies.join(name, min(ministries), "a minister's word is his ministry's")
        holding = parts.telling & lexicon.link.office if parts.nouns & {"office"} else frozenset[str]()
        fits = {p for p in holders if holding and holding <= holders[p] and parts.telling <= holding | holders[p]}
        if parts.kind == "body" and len({bodies.find(p) for p in fits}) == 1:
            bodies.join(name, min(fits), "the office is the holder's")
        offices = parts.all & lexicon.link.office
        if parts.kind == "office" and offices:
            fits = {p for p in holders if offices <= holders[p]}
            desks = [
                n
                for n, p in parsed.items()
                if p.kind == "body" and p.nouns == {"office"} and p.telling in (offices, parts.telling)
            ]
            if len({bodies.find(p) for p in fits or desks}) == 1:
                bodies.join(name, min(fits or desks), "the office names its holder")


def _mentions(text: str, names: Iterable[str]) -> list[tuple[int, str]]:
    return sorted((m.start(), n) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text, re.IGNORECASE))


def _begun(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    return max((m.end() for m in _STOP.finditer(text, max(0, at - 3 * NEAR), at)), default=0)


def _beside(text: str, person: str) -> list[tuple[int, str]]:
    """The words before a person's name and the apposition behind it, with where the name stands."""
    surname = (words(person) or [person])[-1]
    found = []
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        before = _BREAK.split(text[max(0, match.start() - 90) : match.start()])[-1].rstrip()
        for given in reversed(words(person)[:-1]):
            before = before.removesuffix(given).rstrip(". ")
        before = _COURTESY.sub("", before).rstrip(", ")
        found.append((match.start(), f"{_PHRASE.split(before)[-1]} "))
        leads = _LEADS.match(text[match.end() : match.end() + 100])
        if leads:
            found.append((match.start(), f"{leads[1]} head "))
        after = _APPOSITION.match(text[match.end() : match.end() + 100])
        if after and not _CLAUSE.search(after[1]):
            found.append((match.start(), after[1]))
    return found


def _titles(person: str, lexicon: Lexicon) -> str:
    """The titles that are told as a part of the name: "Deputy Minister" of Deputy Minister Karl Osten."""
    known = lexicon.link.office | lexicon.link.staff | lexicon.link.speaks_for
    said = words(person)[:-1]
    spoken = max((i for i, w in enumerate(said) if singular(w) in lexicon.link.speaks_for), default=-1)
    return "".join(f"{w} " for i, w in enumerate(said) if i <= spoken or singular(w) in known)


def _vote(
    phrase: str,
    role: set[str],
    where: tuple[int, int],
    mentions: Sequence[tuple[int, str]],
    parsed: Mapping[str, Name],
    bodies: Bodies,
    lexicon: Lexicon,
) -> tuple[str, str, int] | None:
    """The body, or the land, that the words beside a person's name make him speak for, why, and how sure it is.

    `where`: where his name stands, and from where on a body that is named before it may be meant by "its".
    """
    at = where[0]
    if "former" in role:
        return None
    if "minister" in role and "prime" not in role and not role & lexicon.link.staff - {"deputy"}:
        ministry = _ministry_of(role, at, mentions, parsed, bodies)
        return None if ministry is None else (ministry, "a minister's word is his ministry's", SURE)
    if role & (lexicon.link.speaks_for | lexicon.link.staff):
        said = _FOR.sub("", phrase)
        named, land = _body_for(said, where, mentions, parsed, bodies, lexicon), _land_for(said, parsed)
        if land is not None and (named is None or not of_land(parsed[named[0]], parsed[land])):
            return land, "he speaks for the land", SURE
        return None if named is None else (named[0], "he speaks for it", named[1])
    service = _service_of(role, at, mentions, parsed, bodies, lexicon)
    return None if service is None else (service, "his rank is one of its", SURE)


def _ministry_of(
    role: set[str], at: int, mentions: Sequence[tuple[int, str]], parsed: Mapping[str, Name], bodies: Bodies
) -> str | None:
    """The ministry of a minister: the one that has his title's word, or that was named just before; else none."""
    ministries = [n for n, p in parsed.items() if p.kind == "body" and "ministry" in p.nouns]
    fits = [n for n in ministries if parsed[n].telling & role]
    if len({bodies.find(n) for n in fits}) == 1:
        return min(fits)
    before = [(start, n) for start, n in mentions if n in (fits or ministries) and at - NEAR <= start < at]
    return max(before)[1] if before else None


def _of_body(text: str, person: str, parsed: Mapping[str, Name]) -> list[str]:
    """The bodies of "Orla Tamm of the Red Crescent", "Orla Tamm, for the army"."""
    surname = (words(person) or [person])[-1]
    found = []
    for match in re.finditer(rf"\b{re.escape(surname)}\b,? (?:of|from|with|for|at) (?:the )?", text):
        behind = text[match.end() : match.end() + 80].lower()
        named = [n for n, p in parsed.items() if p.kind == "body"]
        fits = [n for n in named if any(behind.startswith(end) for end in _endings(n))]
        found += [max(fits, key=len)] if fits else []
    return found


def _endings(name: str) -> list[str]:
    """A body's name, and its last words, two at least: "fishermen's federation" of the Vint Fishermen's Federation."""
    said = name.lower().removeprefix("the ").split()
    return [" ".join(said[i:]) for i in range(max(1, len(said) - 1))]


def _body_for(
    phrase: str,
    where: tuple[int, int],
    mentions: Sequence[tuple[int, str]],
    parsed: Mapping[str, Name],
    bodies: Bodies,
    lexicon: Lexicon,
) -> tuple[str, int] | None:
    """The body of "army spokesman", "its spokesman", "the agency's man", named there or before; and how sure it is."""
    at, close = where
    role = {singular(w) for w in words(phrase.lower())} | set(parts_of(phrase, lexicon))
    before = [(start, name) for start, name in mentions if at - 3 * NEAR <= start < at]
    named = [
        n
        for n, p in parsed.items()
        if p.kind == "body" and role & p.all and (not p.telling or role & p.telling or p.nouns & role)
    ]
    if not named and role & lexicon.link.company:  # "company spokeswoman": the only company's
        firms = companies(parsed, lexicon)
        return (min(firms), LIKELY) if len({bodies.find(n) for n in firms}) == 1 else None
    best = [(len(role & parsed[n].all), start, n) for start, n in before if n in named]
    if best:
        return max(best)[2], SURE if parsed[max(best)[2]].telling & role else LIKELY
    if named:
        exact = [n for n in named if parsed[n].telling and parsed[n].telling <= role]
        sure = exact or (named if len({bodies.find(n) for n in named}) == 1 else [])
        return (min(sure), LIKELY) if sure else None
    near = [(start, name) for start, name in before if start >= at - NEAR]
    if role & lexicon.link.chair:
        near = [(start, name) for start, name in near if not parsed[name].all & lexicon.link.state_body]
    owned_by_it = role & lexicon.link.speaks_for or (near and max(near)[0] >= close)
    if role & {"it", "their"} and near and owned_by_it:
        return max(near)[1], MAYBE
    ministry = [(start, name) for start, name in near if "ministry" in parsed[name].nouns]
    if ministry and "minister" in role:
        return max(ministry)[1], LIKELY
    owned = re.search(r"\bthe (\w+)['’]s? ", phrase)  # "the agency's coordinator": one that was named before
    if near and (
        (role & lexicon.link.speaks_for and not role & lexicon.link.body)
        or (owned and singular(owned[1]) in lexicon.link.any_body)
    ):
        return max(near)[1], MAYBE
    return None


def _land_for(phrase: str, parsed: Mapping[str, Name]) -> str | None:
    """The land of "Karvia's commissioner", where it speaks in the story itself."""
    owner = re.search(r"\b([A-Z][\w-]+)['’]s? ", phrase)
    fits = [n for n, p in parsed.items() if owner and p.kind == "state" and any(akin(owner[1], w) for w in p.telling)]
    return min(fits, default=None)


def _service_of(
    role: set[str],
    at: int,
    mentions: Sequence[tuple[int, str]],
    parsed: Mapping[str, Name],
    bodies: Bodies,
    lexicon: Lexicon,
) -> str | None:
    """The service that a rank is of, where the story cites one, or cites one just before."""
    service = {s for s, ranks in lexicon.link.rank.items() if role & set(ranks)}
    fits = [n for n, p in parsed.items() if p.kind == "body" and any(w.removesuffix("’body") in service for w in p.all)]
    if len({bodies.find(n) for n in fits}) == 1:
        return min(fits)
    before = [(start, n) for start, n in mentions if n in fits and at - NEAR <= start < at]
    return max(before)[1] if before else None


def join_titles(
    items: Sequence[Told],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    asked: Mapping[str, str],
    bodies: Bodies,
) -> None:
    """The headline gives a body's figure that the text gives as a person's alone: he speaks for it."""
    mine = by_report(items)
    for item in items:
        if not item.in_title or item.anchor not in cited:
            continue
        itself = [
            o
            for o in mine[item.report]
            if not o.in_title and o.anchor in cited and bodies.find(cited[o.anchor]) == bodies.find(cited[item.anchor])
        ]
        if any(figures.same_number(o.claim.quantity, item.claim.quantity) for o in itself):
            continue
        for other in mine[item.report]:
            if other.in_title or other.anchor not in cited:
                continue
            kinds = {parsed[cited[item.anchor]].kind, parsed[cited[other.anchor]].kind}
            same = asked[item.anchor] == asked[other.anchor]
            if same and kinds == {"person", "body"} and figures.same_number(item.claim.quantity, other.claim.quantity):
                bodies.join(cited[item.anchor], cited[other.anchor], "the headline gives his figure as the body's")
