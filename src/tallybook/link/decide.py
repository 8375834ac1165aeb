"""Statements to links: what each rule needs, and to which claims the link is tied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tallybook.lexicon import Lexicon
from tallybook.link import reasons
from tallybook.link.decisions import MUTUAL, Decisions
from tallybook.link.facets import Facets
from tallybook.link.origins import BY_HAND
from tallybook.link.parts import parts
from tallybook.link.statements import Statement, retracted_by
from tallybook.types import Link, LinkKind

COMPARED = 24  # statements of a question that stood before it, with which each is compared


def links(
    statements: Sequence[Statement], facets: Mapping[str, Facets], copies: Mapping[str, str], lexicon: Lexicon
) -> list[Link]:
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
        asserted = [s for s in line if s.tag == ""]
        taken_back = [(retracted_by(s, asserted) or _before(s, line), s) for s in line if s.tag == "retracted"]
        for older, newer in [*pairwise(asserted), *taken_back]:
            later = older is not None and newer.order[:4] > older.order[:4]
            if older is not None and later and _holds(reasons.REVISES, newer, older, lexicon):
                found.append(_link("revises", newer, older, reasons.words_of(reasons.REVISES)))
    for held in by_question.values():
        found += _between(sorted(held, key=lambda s: (s.out, s.order)), lexicon)
    return found + parts(statements, facets, lexicon)


def _before(statement: Statement, line: Sequence[Statement]) -> Statement | None:
    """The asserted statement before it in its line."""
    held = [s for s in line[: line.index(statement)] if s.tag == ""]
    return held[-1] if held else None


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
                why.append("one report is a copy of the other, or tells it again")
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
