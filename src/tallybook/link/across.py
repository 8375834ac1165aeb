"""Links across reports: which claims answer one question, who says so, what replaces, repeats or contradicts what.

Block (stories by shared names), compare (questions, origins), decide (statements to links). A pure function: the
order of the documents, claims and links makes no difference, nor does giving anything twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tallybook.lexicon import Lexicon
from tallybook.link import decide, features, figures, reasons, stories
from tallybook.link.carried import Origin
from tallybook.link.copies import copies
from tallybook.link.decisions import NONE, Decisions
from tallybook.link.facets import facets
from tallybook.link.kinds import recalled
from tallybook.link.origins import origins
from tallybook.link.questions import questions
from tallybook.link.statements import Statement, statements
from tallybook.link.told import Told, by_report, told
from tallybook.link.within import PLAIN
from tallybook.types import Claim, Document, Link

(GROUP,) = reasons.words_of([features.group_of_them])  # what is found within a report and looked at again across them


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking found, by anchors: the links, the claims of each question, those of each statement (the one that
    tells it best first; an origin's newer statement behind its older one), and each claim's origin."""

    links: tuple[Link, ...]
    counts: tuple[tuple[str, ...], ...]
    statements: tuple[tuple[str, ...], ...]
    origins: Mapping[str, Origin]


def across(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    links: Iterable[Link],
    lexicon: Lexicon,
    decided: Decisions = NONE,
    common: stories.Keys | None = None,
) -> Linked:
    """The links, questions and origins of all claims, under what people decided.

    `links` are those found within each document. `common` are the keys that too many reports have to find any by;
    None counts them among the documents given.

    A part of a ledger gives the same as the whole does for it, where the part is closed: with each report that has
    claims, every report whose `keys` are `near` its own (under the whole ledger's `common`), and every report that a
    decision joins to it (`in_one_story`, by the anchors' reports), until none is left out. `stories.blocks` makes
    such parts. The result for several closed parts is the union of their results.
    """
    items, within = told(documents, claims), list(links)
    older: dict[str, set[str]] = defaultdict(set)
    for known in within:
        if known.kind == "revises":
            older[known.to].add(known.from_)
    parted = sorted((k.from_, k.to) for k in within if k.kind == "part_of" and k.reasons[0] in PLAIN)
    found: list[Link] = []
    counts: list[tuple[str, ...]] = []
    told_once: list[Statement] = []
    who: dict[str, Origin] = {}
    for held in _stories(items, lexicon, decided, common):
        copied = copies({item.report: item.document for item in held})
        described = facets(held, lexicon)
        guessed = {anchor: f.question for anchor, f in described.items()}
        old = frozenset(i.anchor for i in held if i.anchor in older or recalled(i, lexicon))
        named = origins(held, guessed, copied, old, lexicon, decided)
        asked = questions(held, described, named, old, copied, lexicon, decided, parted)
        said_by = origins(held, asked, copied, old, lexicon, decided)
        said = statements(held, asked, described, said_by, older, lexicon, decided)
        found += decide.links(said, described, copied, lexicon)
        told_once += said
        who |= said_by
        groups: dict[str, list[str]] = defaultdict(list)
        for item in held:
            groups[asked[item.anchor]].append(item.anchor)
        counts += [tuple(sorted(group)) for group in groups.values()]
    return Linked(
        links=decide.decided(_kept(found, within, told_once), told_once, decided),
        counts=tuple(sorted(counts)),
        statements=tuple(tuple(m.anchor for m in s.members) for s in sorted(told_once, key=lambda s: s.order)),
        origins=MappingProxyType(who),
    )


def _stories(
    items: Sequence[Told], lexicon: Lexicon, decided: Decisions, common: stories.Keys | None
) -> Iterable[list[Told]]:
    """The claims of each event, in the order of publication."""
    mine, of = by_report(items), {item.anchor: item.report for item in items}
    keyed = {r: stories.keys(held[0].document, [i.claim for i in held], lexicon) for r, held in mine.items()}
    joined = [(of[a], of[b]) for a, b in decided.together if a in of and b in of]
    if common is None:
        common = stories.common(keyed.values())
    for reports in stories.stories(keyed, common, joined):
        yield sorted((item for r in reports for item in mine[r]), key=lambda t: t.first)


def _kept(found: Sequence[Link], within: Iterable[Link], said: Iterable[Statement]) -> tuple[Link, ...]:
    """What was found, and the links within documents that it does not belie."""
    of = {m.anchor: statement for statement in said for m in statement.members}
    stand = [k for k in within if _stands(k, of)]
    plain = _wholes((k for k in stand if k.reasons[0] in PLAIN), of)
    pairs = {(k.kind, k.from_, k.to): k for k in found if not (k.kind == "part_of" and id(of[k.from_]) in plain)}
    stand = [k for k in stand if not (k.kind == "restates" and (k.kind, k.to, k.from_) in pairs)]
    known = _wholes(pairs.values(), of)
    pairs |= {
        (k.kind, k.from_, k.to): k
        for k in stand
        if not (k.kind == "part_of" and k.reasons[0] not in PLAIN and id(of.get(k.from_)) in plain | known)
    }
    return tuple(pairs[key] for key in sorted(pairs))


def _wholes(links: Iterable[Link], of: Mapping[str, Statement]) -> set[int]:
    """The statements whose whole the links name."""
    return {id(of[k.from_]) for k in links if k.kind == "part_of" and k.from_ in of}


def _stands(link: Link, of: Mapping[str, Statement]) -> bool:
    a, b = of.get(link.from_), of.get(link.to)
    if a is None or b is None:
        return True
    if link.kind == "part_of":
        sides = {a.scope.side, b.scope.side} - {""}
        return a.question != b.question and len(sides) < 2 and a.quantity.value != 0 and GROUP not in link.reasons
    if link.kind == "restates":
        return a is b
    if a.tag == "retracted" and not figures.same_number(a.quantity, b.quantity):
        return False
    return link.kind == "revises" and a.question == b.question and a.origin.key == b.origin.key and a.order > b.order
