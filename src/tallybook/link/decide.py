"""Statements to links: what each rule needs, and to which claims the link is tied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tallybook.lexicon import Lexicon
from tallybook.link import figures, reasons
from tallybook.link.decisions import MUTUAL, Decisions
from tallybook.link.facets import Facets, names_part
from tallybook.link.origins import BY_HAND
from tallybook.link.statements import Statement, recalled
from tallybook.link.told import Told
from tallybook.types import Link, LinkKind

COMPARED = 24  # statements of a question that stood before it, with which each is compared


def links(statements: Sequence[Statement], copies: Mapping[str, str], lexicon: Lexicon) -> list[Link]:
    """Every link between the claims of one story."""
    found: list[Link] = []
    by_question: dict[str, list[Statement]] = defaultdict(list)
    lines: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        found += _carried(statement, copies)
        by_question[statement.question].append(statement)
        if statement.tag != "denied":
            lines[statement.question, statement.origin.key].append(statement)
    for line in lines.values():
        for older, newer in pairwise(line):
            if newer.order[:3] > older.order[:3] and _holds(reasons.REVISES, newer, older, lexicon):
                found.append(_link("revises", newer, older, reasons.words_of(reasons.REVISES)))
    for held in by_question.values():
        found += _between(sorted(held, key=lambda s: (s.out, s.order)), lexicon)
    return found + _parts(statements, lexicon)


def _holds(needed: Iterable[reasons.Reason], a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    return all(reason(a, b, lexicon) for reason in needed)


def _link(kind: LinkKind, a: Statement, b: Statement, why: tuple[str, ...]) -> Link:
    return Link(kind=kind, from_=a.best.anchor, to=b.best.anchor, reasons=why)


def _carried(statement: Statement, copies: Mapping[str, str]) -> list[Link]:
    """Every claim of a statement to its telling one."""
    best, found = statement.best, []
    for member in statement.members[1:]:
        why = ["the same figure for the same question", "the same origin", *statement.origin.reasons]
        if member.report == best.report:
            kind: LinkKind = "restates"
        else:
            kind = "duplicate"
            if copies[member.report] == copies[best.report]:
                why.append("one report is a copy of the other")
        found.append(Link(kind=kind, from_=member.anchor, to=best.anchor, reasons=tuple(dict.fromkeys(why))))
    return found


def _between(held: Sequence[Statement], lexicon: Lexicon) -> list[Link]:
    """Contradictions and agreements of two origins, each statement with those that stood before it."""
    found = []
    standing: list[Statement] = []
    for statement in held:
        standing = [s for s in standing if s.gone is None or s.gone > statement.out][-COMPARED:]
        for other in standing:
            kind = _relation(statement, other, lexicon)
            if kind is not None:
                found.append(_link(kind[0], statement, other, reasons.words_of(kind[1])))
        standing.append(statement)
    return found


def _relation(a: Statement, b: Statement, lexicon: Lexicon) -> tuple[LinkKind, tuple[reasons.Reason, ...]] | None:
    if _holds(reasons.DENIES, a, b, lexicon) or _holds(reasons.DENIES, b, a, lexicon):
        return "contradicts", reasons.DENIES
    if _holds(reasons.CONTRADICTS, a, b, lexicon):
        return "contradicts", reasons.CONTRADICTS
    if _holds(reasons.CORROBORATES, a, b, lexicon):
        return "corroborates", reasons.CORROBORATES
    return None


def _parts(statements: Sequence[Statement], lexicon: Lexicon) -> list[Link]:
    """A part to the whole that its own report gives."""
    of = {m.anchor: s for s in statements for m in s.members}
    reports: dict[str, list[Told]] = defaultdict(list)
    for statement in statements:
        for member in statement.members:
            reports[member.report].append(member)
    found = []
    for held in reports.values():
        held.sort(key=lambda t: t.start)
        for item in held:
            whole, why = _whole(item, held, of, lexicon)
            if whole is not None:
                found.append(
                    Link(
                        kind="part_of", from_=of[item.anchor].best.anchor, to=of[whole.anchor].best.anchor, reasons=why
                    )
                )
    return list({(k.from_, k.to): k for k in found}.values())


def _whole(
    item: Told, held: Sequence[Told], of: Mapping[str, Statement], lexicon: Lexicon
) -> tuple[Told | None, tuple[str, ...]]:
    scope = of[item.anchor].scope
    above = lexicon.link.within_measure.get(scope.measure)
    choice: list[tuple[bool, bool, int, Told]] = []
    why: tuple[str, ...] = ()
    if (scope.whole and not above) or of[item.anchor].tag:
        return None, ()
    for other in held:
        wider = of[other.anchor].scope
        if other is item or figures.size(other.claim.quantity) <= figures.size(item.claim.quantity):
            continue
        same = of[item.anchor].origin.key == of[other.anchor].origin.key
        if of[other.anchor].tag or recalled(other, lexicon):
            continue
        near = -abs(other.start - item.start) if same else -other.start
        if wider.measure == scope.measure and wider.whole and not scope.whole and _is_part(item, scope, same):
            why = ("its words name a part of the other's people", "one report gives both")
            choice.append((same, not other.in_title, near, other))
        elif wider.measure == above and scope.whole and wider.whole and same:
            why = ("the other count takes in this measure", "one report gives both, from one origin")
            choice.append((same, not other.in_title, near, other))
    if not choice:
        return None, ()
    best = max(choice, key=lambda c: c[:3])
    return best[3], why


def _is_part(item: Told, scope: Facets, same: bool) -> bool:
    if item.value == 0 or not (same or scope.part or scope.kind.startswith("kin")):
        return False
    if scope.place or scope.period or scope.kind.startswith(("planned", "case")):
        return scope.part and not scope.period
    return bool(scope.people) or scope.kind.startswith(("increment", "part", "kin")) or names_part(item)


def decided(links: Sequence[Link], statements: Sequence[Statement], by_hand: Decisions) -> tuple[Link, ...]:
    """The links under what people decided about them, by any of the claims that carry the two figures."""
    if not by_hand.refused and not by_hand.confirmed:
        return tuple(links)
    of = {m.anchor: s.best.anchor for s in statements for m in s.members}
    refused = {(kind, of.get(a, a), of.get(b, b)) for kind, a, b in by_hand.refused} | by_hand.refused
    refused |= {(kind, b, a) for kind, a, b in refused if kind in MUTUAL}
    kept = {(k.kind, k.from_, k.to): k for k in links if (k.kind, k.from_, k.to) not in refused}
    for kind, a, b in sorted(by_hand.confirmed):
        if a not in of or b not in of:
            continue
        ways = [(kind, a, b), (kind, of[a], of[b]), *([(kind, of[b], of[a])] if kind in MUTUAL else [])]
        key = next((w for w in ways if w in kept), (kind, a, b))
        known = kept.get(key)
        why = (BY_HAND, *(known.reasons if known is not None else ()))
        kept[key] = Link(kind=kind, from_=key[1], to=key[2], reasons=tuple(dict.fromkeys(why)))
    return tuple(kept[key] for key in sorted(kept))
