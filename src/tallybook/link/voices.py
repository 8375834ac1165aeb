"""Whose figure one is that no verb gives to anybody: the body that its own sentence or the words before it name.

Reports name a source once and go on ("Fifty-one are still being looked for"), or give a body its figure without a verb
of saying ("the Observatory found only 64", "the union, whose figure is 23").
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from tallybook.lexicon import Lexicon
from tallybook.link.names import SAME, TAIL, Name, head_of, parts_of
from tallybook.link.reports import instant
from tallybook.link.told import Told, by_report
from tallybook.link.words import any_of, singular, words

OLD = timedelta(days=60)  # before the report: what happened then is known to everybody
OPENING = 60  # characters of a sentence in which its subject stands
ISSUED = 300  # characters between a body's name and a figure out of its bulletin
LEADING = 4  # "The "
_TAKEN_UP = re.compile(r"(?:The|Its?|Their) ([a-z]+)\b")
_GIVEN = re.compile(r"\b(?:by|from|to|said|says|told)\b[^,;.]{0,25}$")


def voiced(
    items: Sequence[Told],
    cited: Mapping[str, str],
    parsed: Mapping[str, Name],
    asked: Mapping[str, str],
    lexicon: Lexicon,
) -> dict[str, str]:
    """The names of those to whom figures without a source are given, by anchor.

    `cited` are the names of the other figures' sources, `parsed` the same taken apart. A figure goes to whom its
    sentence names and who gives figures of its measure; else to the source of a figure before it in its sentence or
    paragraph.
    """
    mine, found = by_report(items), dict[str, str]()
    speaks: dict[str, set[str]] = defaultdict(set)  # by measure, and by question
    for item in items:
        if item.anchor in cited:
            speaks[item.claim.measure].add(cited[item.anchor])
            speaks[asked[item.anchor]].add(cited[item.anchor])
    for item in items:
        if item.anchor in cited or is_sourced(item, lexicon) or is_old(item):
            continue
        held = mine[item.report]
        if item.in_title:
            first = _first(item, held, cited)
            found |= {item.anchor: first} if first is not None else {}
            continue
        name = _named(item, sorted(speaks[item.claim.measure]), parsed, lexicon)
        name = name or _taken_up(item, held, cited, [parsed[n] for n in sorted(speaks[asked[item.anchor]])])
        if name is None:
            name = _gone_on(item, held, {**cited, **found}, _other(item, lexicon))
        if name is None and item.claim.sources and head_of(item.claim.sources[-1].name) in lexicon.link.issued:
            name = _issued(item, parsed, lexicon)
        if name is not None:
            found[item.anchor] = name
    return found


def led(item: Told, lexicon: Lexicon) -> str | None:
    """The body with which the sentence begins, and that handles those whom it counts: "The District Hospital has
    treated 83", "The Rescue Corps ended its search with 52 dead"."""
    if item.claim.sources or item.claim.measure in lexicon.link.brought:
        return None
    begins = r"(?:The )?((?:[\w'’-]+ ){0,5}?[\w'’-]+) (?:(?:has|have|had|also) )?"
    found = any_of(lexicon.link.handles, begins).match(item.before)
    said = words(found[1]) if found is not None else []
    return found[1] if found is not None and said and singular(said[-1]) in lexicon.link.body else None


def is_sourced(item: Told, lexicon: Lexicon) -> bool:
    """Whether somebody is named for the figure, if only by what he is."""
    return bool(item.claim.sources) and not is_nobody(item.claim.sources[-1].name, lexicon)


def is_nobody(name: str, lexicon: Lexicon) -> bool:
    """Whether a source's name is none: a day, a bulletin, words that tell nothing."""
    return all(w.lower() in lexicon.link.hollow for w in words(name))


def is_old(item: Told) -> bool:
    """Whether what is counted happened long before the report."""
    time = item.claim.time
    return time is not None and time.basis != "unknown" and instant(time.end) < item.at - OLD


def _named(item: Told, names: Sequence[str], parsed: Mapping[str, Name], lexicon: Lexicon) -> str | None:
    """The last of those who are named before the figure, else the first who is named behind it as giving it."""
    if item.claim.measure in lexicon.link.brought:
        return None
    before, behind = list[tuple[int, int, str]](), list[tuple[int, int, str]]()
    for name in names:
        if parsed[name].kind == "somebody":
            continue
        for match in _pattern(parsed[name], lexicon).finditer(item.sentence):
            at = match.start() - len(item.before)
            ends = (match.end(), len(item.before)) if at < 0 else (len(item.before), match.start())
            if _interrupted(item.sentence[slice(*ends)], at >= 0, lexicon):
                continue
            leads = match.start() <= LEADING or item.sentence[match.end() :][:2] in ("'s", "’s")
            if at < 0 and (leads or parsed[name].kind != "state"):
                before.append((match.end(), len(match.group()), name))
            elif at >= 0 and _GIVEN.search(item.sentence[: match.start()][-40:]):
                behind.append((-match.start(), len(match.group()), name))
    return max(before)[2] if before else max(behind)[2] if behind else None


def _issued(item: Told, parsed: Mapping[str, Name], lexicon: Lexicon) -> str | None:
    """The body whose bulletin or communique a figure is from: the last one that was named before it, not far off."""
    start = max(0, item.start - ISSUED)
    text = item.document.text[start : item.start]
    found = [
        (match.end(), len(match.group()), name)
        for name, held in sorted(parsed.items())
        if held.kind == "body" and held.telling
        for match in _pattern(held, lexicon).finditer(text)
    ]
    return max(found)[2] if found else None


def _interrupted(between: str, behind: bool, lexicon: Lexicon) -> bool:
    """Whether another body is named between a name and the figure, or another clause (behind it: figure) begins."""
    if ";" in between or (behind and re.search(r"\d", between)):
        return True
    return any(w in lexicon.link.body or w.endswith(SAME) for w in parts_of(between, lexicon))


def _taken_up(item: Told, items: Sequence[Told], cited: Mapping[str, str], answering: Sequence[Name]) -> str | None:
    """The body that the sentence begins with as "the ministry".

    The last of that kind that was cited before, else the only one of those who answer the question.
    """
    found = _TAKEN_UP.match(item.sentence)
    if found is None:
        return None
    before = [cited[o.anchor] for o in items if o.anchor in cited and o.start < item.start]
    fits = [name for name in before if singular(found[1]) in {singular(w) for w in words(name.lower())}]
    if fits:
        return fits[-1]
    others = [n for n in answering if singular(found[1]) in n.nouns]
    return others[0].text if len({n.telling for n in others}) == 1 else None


def _other(item: Told, lexicon: Lexicon) -> bool:
    """Whether the sentence begins with somebody who may be another than the one who was cited before."""
    begun = [singular(w) for w in words(item.before[:OPENING].split(",")[0].lower())[:5]]
    return any(w in lexicon.link.body or w in lexicon.link.office or w in lexicon.link.speaks_for for w in begun)


def _pattern(name: Name, lexicon: Lexicon) -> re.Pattern[str]:
    """The name, or the part of it that tells it from others: a person's surname, a land."""
    said = [w for w in words(name.text) if w.lower() not in lexicon.link.hollow]
    if name.kind == "person":
        return re.compile(rf"\b{re.escape(said[-1])}\b") if said else re.compile(r"(?!)")
    text = re.sub(r"^[Tt]he ", "", name.text)
    heads = [text, TAIL.split(text, maxsplit=1)[0]] if name.kind == "body" else [text]
    ways = [rf"\b[{h[0].lower()}{h[0].upper()}]{re.escape(h[1:])}\b" for h in dict.fromkeys(heads) if h]
    last = words(heads[-1])[-1:]
    ways += [rf"\b[Tt]he {re.escape(w)}\b" for w in last if name.kind == "body" and w[0].isupper()]
    return re.compile("|".join(ways) or "(?!)")


def _first(item: Told, items: Sequence[Told], cited: Mapping[str, str]) -> str | None:
    """The first source of the report's text, before all of the headline's measure: a headline tells what he told."""
    named = [o for o in items if o.anchor in cited and not o.in_title]
    return cited[min(named, key=lambda o: (o.claim.measure != item.claim.measure, o.start)).anchor] if named else None


def _gone_on(item: Told, items: Sequence[Told], cited: Mapping[str, str], other: bool) -> str | None:
    """The source of the last figure before it in its sentence or, where no other one begins it, in its paragraph."""
    start = item.start - len(item.before) if other else item.document.text.rfind("\n", 0, item.start) + 1
    near = [o for o in items if start <= o.start < item.start and o.anchor in cited]
    return cited[max(near, key=lambda o: o.start).anchor] if near else None
