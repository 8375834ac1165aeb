"""What kind of count a figure is: a plan, a rate, what came on top, who was let go, who lies in one place."""

import re
from collections.abc import Collection, Iterable, Sequence

from tallybook.lexicon import Lexicon
from tallybook.link import figures
from tallybook.link.people import head, is_share, names_part, part_from
from tallybook.link.told import Told
from tallybook.link.words import WORD, any_of, singular, words

BESIDE = 45  # characters before a figure in which a word may say that it is the older one
NEAR = 400  # characters between a whole and the words that name a part of it
GONE = frozenset({"denied", "retracted"})
AROUND = 90  # characters of the clause on each side of a figure whose words are compared
_LEAST = 4  # letters of a word that is compared
_CLAUSE = re.compile(r"[.;:!?\n]")
_NUMBER = re.compile(r"\b\d[\d,.]*")
_NEXT = re.compile(r",?(?: and| while| but)?(?: [a-z]+){0,3} ?$")


def kind_of_count(item: Told, items: Sequence[Told], people: str, site: frozenset[str], lexicon: Lexicon) -> str:
    """The kind of count of a figure among those of its measure in its report; "" for a plain one."""
    words, who = lexicon.link, item.claim.population
    if item.claim.modality.status == "planned":
        return "planned"
    if _of_one_day(item, lexicon):
        return "increment"
    if any_of(words.rate, r"\s*(?:[a-z]+ ){0,2}?", r"\b(?! (?:ago|earlier|before|later))").match(item.after):
        return "rate"
    if item.claim.aggregation == "increment":
        return "increment"
    if item.claim.measure in ("detained", "captured") and _beside(item, items, words.freed):
        return "freed"
    if item.claim.measure == "detained" and _still_held(item, items, lexicon):
        return "still held"
    if item.claim.measure in ("displaced", "affected") and any_of(words.returned).search(" ".join(clause(item))):
        return "returned"
    if who is not None and singular(head(who)) in words.remains:
        if item.claim.measure == "killed" and any_of(words.handed_over).search(" ".join(clause(item))):
            return "handed over"
        if site and not _in_morgues(item, lexicon):
            return "lying"
    if names_increment(item, lexicon) and whole_before(item, items) is not None:
        return "increment"
    return "kin" if people in words.kin else ""


def _still_held(item: Told, items: Iterable[Told], lexicon: Lexicon) -> bool:
    """Whether the clause says that they have not been let go, of more whom the report says to have been arrested."""
    if any_of(lexicon.link.still_held).search(" ".join(clause(item))) is None:
        return False
    size = figures.size(item.claim.quantity)
    return any(figures.size(o.claim.quantity) > size and o.claim.aggregation != "stock" for o in items)


def _of_one_day(item: Told, lexicon: Lexicon) -> bool:
    """Whether the clause says that the figure is of one day: "in the past day 180 were killed and 14 surrendered".

    What closes the words of a figure before ("180 were killed in the past day and 14 had surrendered") is said of that.
    """
    before, after = (part.lower() for part in clause(item))
    found = list(any_of(lexicon.link.of_one_day).finditer(before))
    closing = found and _NUMBER.search(before[: found[-1].start()]) and _NEXT.match(before, found[-1].end())
    return bool(found and not closing) or any_of(lexicon.link.of_one_day).search(after) is not None


def _in_morgues(item: Told, lexicon: Lexicon) -> bool:
    """Whether bodies lie wherever the dead are taken, and not in one such place: "in the province's morgues"."""
    head = words(item.claim.place.text)[-1:] if item.claim.place is not None else []
    return any(singular(w) in lexicon.link.morgue and singular(w) != w.lower() for w in head)


def _beside(item: Told, items: Iterable[Told], said: Collection[str]) -> bool:
    """Whether the clause has one of the words, and it stands nearer to no other figure or number."""
    before, after = clause(item)
    start, length = item.start - len(before), item.end - item.start
    text = f"{before}{' ' * length}{after}"
    numbers = [(start + n.start(), start + n.end()) for n in _NUMBER.finditer(text)]
    others = [(o.start, o.end) for o in items if o is not item] + numbers
    for found in WORD.finditer(text):
        if singular(found.group()) in said:
            at = start + found.start()
            if all(_apart((item.start, item.end), at) <= _apart(other, at) for other in others):
                return True
    return False


def _apart(span: tuple[int, int], at: int) -> int:
    return span[0] - at if at < span[0] else at - span[1]


def names_increment(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside the figure say that it comes on top of another."""
    before, after = item.before.lower().rstrip(), item.after.lower().lstrip()
    if any_of(lexicon.link.increment_before, behind="$").search(before) is not None:
        return True
    return any_of(lexicon.link.increment_after[:4], r"(?:\w+ )?", r"\b(?! than)").match(after) is not None


def is_part(item: Told, items: Sequence[Told], lexicon: Lexicon) -> bool:
    """Whether the words beside a figure name it as a part of more, said before or not."""
    if item.value == 0:
        return is_share(item, lexicon)  # "none of the dead was a soldier"
    return is_share(item, lexicon) or (names_part(item, lexicon) and whole_before(item, items) is not None)


def whole_named(item: Told, items: Sequence[Told], lexicon: Lexicon) -> Told | None:
    """The figure of its measure in its report of which the words beside a figure make it a part.

    Of those near before these words the one in its sentence, else the one of its own source, else the nearest; none
    that is taken back or told as an older one, where there is another.
    """
    if not is_part(item, items, lexicon):
        return None
    begun, said = part_from(item, lexicon), item.start - len(item.before)
    near = [
        w
        for w in _larger_before(item, items)
        if item.start - w.end <= NEAR and w.claim.modality.status not in GONE and (begun is None or w.end <= begun)
    ]
    return max(
        near,
        key=lambda w: (not recalled(w, lexicon), w.start >= said, same_source(w, item), w.start),
        default=None,
    )


def recalled(item: Told, lexicon: Lexicon) -> bool:
    """Whether the words beside a figure say that it is an older one."""
    near = item.before[-BESIDE:]
    right_before = any_of(lexicon.link.recalled_at, behind=r"(?: [a-z]+){0,2}\s*$")  # "from the 29", not "from Vint"
    behind = any_of(lexicon.link.recalled_behind, r"(?: [a-z’'-]+){0,3}? ").match(item.after)  # "17 given on Monday"
    before = any_of(lexicon.link.recalled).search(near.lower()) or right_before.search(near)
    return before is not None or behind is not None


def same_source(a: Told, b: Told) -> bool:
    """Whether one source's name is the other's, or a shorter form of it."""
    x, y = ({w.lower() for s in t.claim.sources[-1:] for w in words(s.name)} for t in (a, b))
    return (x <= y or y <= x) if x and y else x == y


def whole_before(item: Told, items: Iterable[Told]) -> Told | None:
    """The nearest figure before it in its report that may be the whole of it."""
    return max(_larger_before(item, items), key=lambda t: t.start, default=None)


def _larger_before(item: Told, items: Iterable[Told]) -> list[Told]:
    size = figures.size(item.claim.quantity)
    return [other for other in items if other.end <= item.start and figures.size(other.claim.quantity) > size]


def context(item: Told, lexicon: Lexicon) -> frozenset[str]:
    """The words of the figure's clause that say something, names left out."""
    found = {singular(w) for w in words(" ".join(clause(item))) if w[0].islower() and len(w) >= _LEAST}
    return frozenset(found - lexicon.link.common_word)


def clause(item: Told) -> tuple[str, str]:
    """The clause before and behind the figure."""
    return _CLAUSE.split(item.before)[-1][-AROUND:], _CLAUSE.split(item.after)[0][:AROUND]
