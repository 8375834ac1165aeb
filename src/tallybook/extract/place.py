"""Stage 10: the places that a text names: by the map, by what stands before a name, by the noun that heads it.

Places are told by their words and the gazetteer. Where a sentence states a figure and is parsed for it, the parse says
whether a name describes the noun behind it, and what happened there; elsewhere the words do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.extract.events import event, may_name_event
from tallybook.extract.gazetteer import folded, gazetteer, meant, stands_alone
from tallybook.extract.mention import POSSESSIVE, Mention, describes, placed_by
from tallybook.extract.parsed import Parsed, Sentence
from tallybook.extract.sites import sites, word_before
from tallybook.lexicon import Lexicon
from tallybook.types import Document, Place

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x250)) if c.isupper())
_CAP = rf"(?:[{_UPPER}][\w'’.-]*|[a-z]{1, 2}[-'’][{_UPPER}][\w'’-]*)"
_RUN = re.compile(
    rf"{_CAP}(?:(?: | of (?:the )?| de | de la | de los | del | du | des | da | do | dos | ash | as )(?:{_CAP}))*"
)
_WORD = re.compile(r"[\w'’-]+")
_NEXT = re.compile(r"[ \u00a0](\w[\w'’-]*)")
_LAST = re.compile(r" ([\w'’-]+)\Z")
ARTICLES = ("the", "a", "an")
_SHORT = frozenset({"U.S.", "U.K.", "D.C.", "U.A.E."})
_OF_NAME = re.compile(rf" of (?:the )?[{_UPPER}]")
_RUN_IN = re.compile(rf"(?::|\.? [-–—]) (?:[{_UPPER}]|\d)")
_ROW = re.compile(rf"(?<![\w,] )({_CAP}(?: {_CAP})?+): (?:\d[\d.,]*+|[Nn]o) [a-z]")
_OPENED = re.compile(r"(?:\A|\n|[.;] |[-*•–] )\Z")
_COMMA_NAME = re.compile(rf", [{_UPPER}]")


def by_sentence(
    document: Document, parsed: Sequence[Parsed], counting: Set[int], labels: Set[str], lexicon: Lexicon
) -> list[tuple[Sentence, list[Mention]]]:
    """The places of each sentence, and of each dateline; what the text once names as a place is one wherever it stands.

    A dateline stands among the sentences as one that is no heading. The parse is looked at only in the sentences that
    state a figure: `counting` are their offsets. `labels`: what tables name as places.
    """
    text = document.text
    lines = [u for u in document.unread if u.kind == "dateline"]
    heads = [(u, list(_dateline(text, u.start, u.end, lexicon))) for u in lines]
    spans = [list(_names(text, p.sentence.start, p.sentence.end, lexicon)) for p in parsed]
    read = [p.sentence.start in counting for p in parsed]
    found = [
        [c for a, b in names if (c := _candidate(p, a, b, lexicon, by_parse=known)) is not None]
        for p, names, known in zip(parsed, spans, read, strict=True)
    ]
    none: frozenset[str] = frozenset()
    first = [m for candidates in found for m in _chosen(text, candidates, none, lexicon)]
    named = {folded(m.name) for m in first if _surely(m, lexicon)}
    named |= {folded(m.name) for _, found in heads for m in found} | {folded(label) for label in labels}
    seats = {folded(n) for p, names in zip(parsed, spans, strict=True) for n in _seats(p, names, lexicon)}
    sure = frozenset(named - _persons(parsed, spans, lexicon) | seats | _rows(text, named, lexicon))
    out = [
        (p.sentence, _mentions(p, _chosen(text, candidates, sure, lexicon), lexicon, by_parse=known))
        for p, candidates, known in zip(parsed, found, read, strict=True)
    ]
    for line, found_there in heads:
        if found_there:
            paragraph = next((s.paragraph for s, _ in out if s.start >= line.end), 0)
            out.append((Sentence(start=line.start, end=line.end, paragraph=paragraph, heading=False), found_there))
    return sorted(out, key=lambda scene: scene[0].start)


def mentions(parsed: Parsed, lexicon: Lexicon, *, by_parse: bool = True) -> list[Mention]:
    """The places of a sentence by itself, in order and disjoint."""
    text, span = parsed.document.text, parsed.sentence
    spans = _names(text, span.start, span.end, lexicon)
    found = [c for a, b in spans if (c := _candidate(parsed, a, b, lexicon, by_parse=by_parse)) is not None]
    return _mentions(parsed, _chosen(text, found, frozenset(), lexicon), lexicon, by_parse=by_parse)


def _persons(parsed: Sequence[Parsed], spans: Sequence[list[tuple[int, int]]], lexicon: Lexicon) -> set[str]:
    """Last words, folded, of longer names that no word places: "at Ferro" is no place where "Ana Ferro" speaks."""
    out, known = set[str](), gazetteer(lexicon)
    for p, names in zip(parsed, spans, strict=True):
        text, low = p.document.text, p.sentence.start
        for a, b in names:
            first, _, last = text[a:b].rpartition(" ")
            word = folded(last)
            if not first or word in out or word in known or word in lexicon.place.head:
                continue
            if folded(text[a:b]) not in known and not placed_by(text, low, a, lexicon)[0]:
                out.add(word)
    return out


def _surely(mention: Mention, lexicon: Lexicon) -> bool:
    words = lexicon.place
    return not mention.modifies and (
        mention.preposition in words.scene or mention.head in words.city_head | words.region_head
    )


def _dateline(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The places that open a dispatch: "VINT, Arnor, Mar 3 (XYZ) -"."""
    stop = text.find("(", start, end)
    for a, b in _names(text, start, end if stop < 0 else stop, lexicon):
        a, at = _behind_lead(text, a, b, lexicon)
        if at < b and not any(w.lower() in lexicon.place.not_place for w in _WORD.findall(text[at:b])):
            yield Mention(start=a, end=b, name=text[at:b], preposition="in", head="", known=True)


def _rows(text: str, named: Set[str], lexicon: Lexicon) -> set[str]:
    """Names, folded, that open the rows of a list, one of which is a place for sure: so are the others.

    "Vint: 412 cases, 19 deaths. Lower Orro: 95 cases, no deaths."
    """
    out: set[str] = set()
    for part in text.split("\n\n"):
        rows = {folded(m.group(1)) for m in _ROW.finditer(part)}
        if len(rows) > 1 and any(r in named or r in gazetteer(lexicon) for r in rows):
            rows = {r for r in rows if lexicon.place.not_place.isdisjoint(r.split())}
            out |= rows | {" ".join(w for w in r.split() if w not in lexicon.place.direction) for r in rows}
    return out


def _seats(parsed: Parsed, names: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[str]:
    """Names of places by who has his seat there: "the mayor of Vint", "Vint residents", "Arnor's Vint province"."""
    text, span = parsed.document.text, parsed.sentence
    for a, b in names:
        a = _behind_lead(text, a, b, lexicon)[1]
        before = text[max(span.start, a - 30) : a].lower().split()
        behind = _NEXT.match(text, b, span.end)
        seated = before[-1:] == ["of"] and bool(before[-2:-1]) and before[-2] in lexicon.place.seat
        if not seated and behind is not None and not _of_a_people(text[a:b], lexicon):
            seated = behind.group(1) in lexicon.place.seat
        if seated:
            yield text[a:b]


def _of_a_people(name: str, lexicon: Lexicon) -> bool:
    """Whether the word looks like an adjective of a nation, known or not."""
    return name.lower() in lexicon.place.people or name.endswith(("ian", "ean", "ese", "ish"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name as the place that it would be; `mapped`: the map has it, `parts`: its words in small letters."""

    mention: Mention
    mapped: bool
    parts: int


def _chosen(text: str, candidates: Iterable[_Candidate], sure: frozenset[str], lexicon: Lexicon) -> list[Mention]:
    """The names of a sentence that are places, in order and disjoint; `sure`: names, folded, that are places here."""
    found: list[Mention] = []
    for candidate in candidates:
        item = candidate.mention
        here = folded(item.name) in sure
        if (found and item.start < found[-1].end) or not _is_place(candidate, lexicon, here=here):
            continue
        if here and not item.known:
            item = replace(item, known=True)
        if (candidate.mapped or here) and not item.preposition and _runs_in(text, item):
            item = replace(item, preposition="in")
        owned = found and text[found[-1].end : item.start] in POSSESSIVE
        if owned and not item.preposition:  # "in Arnor's Vint province": Vint is where it is
            item = replace(item, preposition=found[-1].preposition)
        found.append(item)
    return found


def _runs_in(text: str, mention: Mention) -> bool:
    """Whether a place opens a paragraph as its heading, or is one: "ARNOR: Two people were killed"; or a list's row."""
    if _ROW.match(text, mention.start) is not None and _OPENED.search(text, max(0, mention.start - 3), mention.start):
        return True
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and (text.startswith("\n", mention.end) or _RUN_IN.match(text, mention.end) is not None)


def _mentions(parsed: Parsed, named: list[Mention], lexicon: Lexicon, *, by_parse: bool) -> list[Mention]:
    """The places of a sentence with a name and without, in order, each with what happened there."""
    nameless = list(sites(parsed, named, lexicon, by_parse=by_parse))
    both = sorted([*named, *nameless], key=lambda m: m.start)
    if not may_name_event(parsed, lexicon):
        return both
    return [replace(m, event=event(parsed, m, lexicon, by_parse=by_parse)) for m in both]


def _names(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut behind a possessive and at a word that places: "Vint's Orro" is two names."""
    for match in _RUN.finditer(text, start, end):
        at = match.start()
        for cut in _cuts(lexicon).finditer(match.group()):
            yield from _name(text, at, match.start() + cut.start(), lexicon)
            at = match.start() + cut.end()
        yield from _name(text, at, match.end(), lexicon)


def _name(text: str, a: int, b: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    while b > a and text[b - 1] in ".,'’- " and text[a:b] not in _SHORT:
        b -= 1
    if text[a:b].endswith(("'s", "’s")):
        b -= 2
    while (last := _LAST.search(text, a, b)) is not None and last.group(1).lower() in lexicon.place.date_word:
        if last.start() <= a:
            break
        b = last.start()  # "in Vint Saturday" names Vint
    if b > a:
        yield a, b


@lru_cache(maxsize=4)
def _cuts(lexicon: Lexicon) -> "re.Pattern[str]":
    """Where a run of capitals ends though the next word has one too: behind a possessive, at "In" of a headline."""
    words = "|".join(sorted({w.title() for w in lexicon.place.cut} | {w.upper() for w in lexicon.place.cut}))
    return re.compile(rf"['’]s? |(?<= )(?:{words}) ")


def _candidate(parsed: Parsed, a: int, b: int, lexicon: Lexicon, *, by_parse: bool) -> _Candidate | None:
    text, low, high = parsed.document.text, parsed.sentence.start, parsed.sentence.end
    words, map_ = lexicon.place, gazetteer(lexicon)
    a, at = _behind_lead(text, a, b, lexicon)
    name = text[at:b]
    parts = [w.lower() for w in _WORD.findall(name)]
    pieces = parts[0].split("-") if len(parts) == 1 else []  # "Thirty-three"
    if (
        text.startswith(" & ", b)
        or not parts
        or len(name) < 2
        or (len(pieces) > 1 and pieces[0] in words.not_place)
        or (pieces and all(p in words.not_place for p in pieces))
    ):
        return None
    known = folded(name) in map_ and (len(name) > 3 or name.isupper() or name in _SHORT)
    preposition, head = placed_by(text, low, a, lexicon)
    behind, last = _behind(text, b, high, lexicon)
    people = parts[-1] in words.people and len(parts) <= 2
    if behind:
        if _OF_NAME.match(text, last, high) or (people and _COMMA_NAME.match(text, last, high)):
            return None  # "the Arnish island of Vint" is named by what follows
        head = behind
    elif people:
        return None
    elif len(parts) > 1 and parts[-1] in words.head:
        head = " ".join(parts[-2:]) if " ".join(parts[-2:]) in words.care else parts[-1]
    headed = len(parts) > 1 and parts[0] != "the" and parts[-1] in words.head  # "Assembly Square" is no assembly
    if not known and not behind and not headed and any(p in words.not_place for p in parts):
        return None
    found = Mention(
        start=_with_direction(text, low, a, lexicon),
        end=last,
        name=name,
        preposition=preposition,
        head=head,
        known=known,
        modifies=last == b and not _of_site(text, b, lexicon) and describes(parsed, b, lexicon, by_parse=by_parse),
    )
    return _Candidate(found, known, len(parts))


def _of_site(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun behind a name is one for a place, which the name tells from others: "the Vint works"."""
    behind = _NEXT.match(text, end)
    return behind is not None and behind.group(1) in lexicon.place.site


def _is_place(candidate: _Candidate, lexicon: Lexicon, *, here: bool) -> bool:
    """Whether a name stands for a place; `here`: the document says elsewhere that it is one."""
    found = candidate.mention
    if found.head or here:
        return True
    if candidate.mapped:
        return bool(found.preposition) or stands_alone(found.name, lexicon)
    scene = found.preposition != "" and found.preposition not in lexicon.place.not_scene
    return candidate.parts <= 2 and scene and not found.modifies


def _behind_lead(text: str, a: int, b: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the words of a place start, and where its name does: behind "The", "In", and behind "Northern".

    A direction belongs to the words but not to the name that is looked up, unless the map has both as one
    ("North Waziristan") or nothing but a noun follows ("Central Province").
    """
    words, at, name = lexicon.place, a, a
    while (first := _WORD.match(text, name, b)) is not None:
        word, rest = first.group().lower(), text[first.end() + 1 : b]
        direction = word in words.direction
        leads = direction or word in words.preposition or word in ARTICLES
        if not leads or folded(text[name:b]) in gazetteer(lexicon):
            break
        if not rest:
            return b, b
        if rest.lower() in words.head:
            break
        name = first.end() + 1
        if not direction:
            at = name
    return at, name


def _with_direction(text: str, low: int, at: int, lexicon: Lexicon) -> int:
    """Where the words start that say which part of a place: "in northern Vint"."""
    for _ in range(2):
        before = word_before(text, low, at)
        if before is None or before not in lexicon.place.direction:
            break
        at -= len(before) + 1
    return at


def _behind(text: str, b: int, high: int, lexicon: Lexicon) -> tuple[str, int]:
    """The noun behind a name that heads a place, over two others at most ("Arnish police station"), and its end."""
    at, words = b, lexicon.place
    for _ in range(3):
        following = _NEXT.match(text, at, high)
        if following is None or not following.group(1)[0].islower():
            break
        word, at = following.group(1), following.end()
        if word in words.head:
            return word, at
        if word in words.after_name or word in words.count or _verbal(word):
            break
    return "", b


def _verbal(word: str) -> bool:
    return word.endswith(("ed", "ing"))


def named(text: str, start: int, end: int, lexicon: Lexicon) -> Place:
    """The place that a label names and nothing else: with an id where the map has the whole label once."""
    last = text[start:end].split()[-1:]
    head = last[0].lower() if last and last[0].lower() in lexicon.place.head else ""
    label = Mention(start=start, end=end, name=text[start:end], preposition="", head=head, known=False)
    return resolved(label, text, frozenset(), lexicon)


def resolved(mention: Mention, text: str, countries: frozenset[str], lexicon: Lexicon) -> Place:
    """The place with its id on the map, its country and its kind; without, where the map or the document has no answer.

    `countries` are those that the document names.
    """
    words = text[mention.start : mention.end]
    entry = meant(mention.name, mention.head, countries, lexicon) if mention.name else None
    if entry is None:
        return Place(text=words)
    if not words.startswith(mention.name):
        return Place(text=words, within=entry.country)  # the north of a land is not the land
    return Place(text=words, id=entry.id, within=entry.country, precision=entry.kind)
