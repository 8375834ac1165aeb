"""Settle what is new: find its stories by the index, link them again, and keep what has changed.

Nothing is overwritten: a claim's newest row tells its count and origin, a link's newest row whether it holds, each
with the linking that found it and its time, so that any past state can be asked for. Portable SQL only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from tallybook import __version__, lexicon, link, series, steps
from tallybook.ledger import blocking, deciding, indexing, material, people, rows, tables
from tallybook.ledger.indexing import chunks, newest
from tallybook.ledger.transactions import whole, writing
from tallybook.lexicon import Lexicon
from tallybook.link.across import Linked
from tallybook.link.decisions import plain
from tallybook.types import Claim, Link

BATCH = 500  # readings that are settled in one transaction


def settle(engine: sa.Engine) -> None:
    """Links what has been added, read again, decided or reviewed since the last time; some hundred reports a
    transaction."""
    more, done, total = True, 0, 0
    while more:
        with writing(engine) as connection:
            total = total if done else _waiting(connection)
            more = settle_some(connection)
        done = min(total, done + BATCH)
        steps.tell("reports linked", done, total)


def _waiting(connection: sa.Connection) -> int:
    """How many readings have not been linked."""
    r = tables.reading.c
    query = sa.select(sa.func.count()).where(r.number > material.settled(connection)[0])
    return int(connection.execute(query).scalar_one())


def relink(engine: sa.Engine) -> None:
    """Links every report again, as the program and its words now link them; what was found before stays as history."""
    whole(engine, "linking again")
    with writing(engine) as connection:
        _begin(connection, (0, 0, 0), lexicon.load())
    settle(engine)


def settle_some(connection: sa.Connection, most: int = BATCH) -> bool:
    """Settles at most so many readings, the decisions and the reviews; whether more readings are waiting."""
    done, decided_upto, reviewed_upto = material.settled(connection)
    r = tables.reading.c
    new = connection.execute(
        sa.select(r.number, r.document_key).where(r.number > done).order_by(r.number).limit(most)
    ).all()
    d = tables.decision
    decisions = connection.execute(sa.select(d).where(d.c.number > decided_upto).order_by(d.c.number)).mappings().all()
    last = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(tables.review.c.number), 0))).scalar_one())
    if not new and not decisions and last <= reviewed_upto:
        return False
    words = lexicon.load()
    upto = (new[-1].number if new else done, decisions[-1]["number"] if decisions else decided_upto, last)
    at = _begin(connection, upto, words)
    index = indexing.Kept(connection)
    reports = {row.document_key for row in new}
    corrected = people.changed(connection, reviewed_upto) if last > reviewed_upto else set()
    fresh, moved = _keep_keys(connection, index, reports | corrected, words)
    read_anew = reports | corrected | _named_by(connection, map(deciding.read, decisions))
    others = read_anew - fresh | moved
    old: set[str] = set()
    asked: dict[str, dict[str, Any]] = {}
    for story in blocking.touched(blocking.Map(index), sorted(fresh), sorted(others), index.level, index.story):
        if read_anew.isdisjoint(story.levels) and index.has(story):
            continue  # the same reports under the same decisions: linking them again would find the same
        was, made = _link_again(connection, at, index, story, words)
        old |= was
        asked |= made
    _keep_questions(connection, at, old, asked)  # at the end: a count may go from one story to another
    return len(new) == most > 0


def _begin(connection: sa.Connection, upto: tuple[int, int, int], words: Lexicon) -> int:
    row = {
        "readings": upto[0], "decisions": upto[1], "reviews": upto[2], "version": __version__,
        "lexicon_digest": words.digest, "recorded_at": rows.now(),
    }  # fmt: skip
    return int(connection.execute(sa.insert(tables.linking).returning(tables.linking.c.number), row).scalar_one())


def _keep_keys(
    connection: sa.Connection, index: indexing.Kept, reports: set[str], words: Lexicon
) -> tuple[set[str], set[str]]:
    """The reports that were not in the index, now in it; and those that are near otherwise than before.

    A report is found by every key that a reading of it or a correction ever gave; what a new one adds moves its
    neighbours too.
    """
    held = material.load(connection, reports)
    claims = people.findable(connection, held)
    keys = {key: blocking.keys_of(d, claims.get(key, ()), words) for key, d in held.documents.items()}
    known = indexing.known(connection, keys)
    new = {report: found - known.get(report, frozenset()) for report, found in keys.items()}
    before = indexing.keep_keys(connection, new)
    moved = index.loosened({key for found in new.values() for key in found}, before + 1)
    for report in known:
        if new[report]:
            moved |= {other for key in known[report] | new[report] for other in index.holders(key)}
    return keys.keys() - known.keys(), moved


def _named_by(connection: sa.Connection, decisions: Iterable[Any]) -> set[str]:
    """The reports that decisions are about; for two sources, those of the stories that have claims of both."""
    r, c, m, s = tables.reading.c, tables.claim.c, tables.member.c, tables.story.c
    found: set[str] = set()
    for decision in decisions:
        if decision.kind in deciding.SOURCES:
            held = [
                set(
                    connection.execute(
                        sa.select(s.name)
                        .join(tables.member, m.document_key == s.document_key)
                        .where(sa.or_(m.source == name, sa.func.lower(m.origin) == name))
                        .distinct()
                    ).scalars()
                )
                for name in (decision.first, decision.second)
            ]
            found |= held[0] & held[1]
        else:
            anchors = [a for a in (decision.first, decision.second) if a is not None]
            query = sa.select(r.document_key).join(tables.claim, c.reading == r.number).where(c.anchor.in_(anchors))
            found |= set(connection.execute(query).scalars())
    return found


# --- one story


def _link_again(
    connection: sa.Connection, at: int, index: indexing.Kept, story: blocking.Story, words: Lexicon
) -> tuple[set[str], dict[str, dict[str, Any]]]:
    """The counts that its claims were in before, and the rows of those that they are in now."""
    held = people.left(connection, material.load(connection, story.levels), words)
    found, names = linked_now(connection, held, words)
    moved = [
        {"linking": at, "document_key": report, "name": story.name, "level": level}
        for report, level in story.levels.items()
        if index.was(report) != (story.name, level)
    ]
    _insert(connection, tables.story, moved)
    before = material.members(connection, story.levels)
    after = member_rows(found, held)
    _keep_members(connection, at, before, after)
    _keep_relations(connection, at, {*before, *after}, found.links)
    return {str(row["count"]) for row in before.values() if row["count"]}, question_rows(found, held, names)


def linked_now(
    connection: sa.Connection, held: material.Material, words: Lexicon, upto: material.Cut | None = None
) -> tuple[Linked, dict[str, str]]:
    """What linking finds in these reports under what people decided, and what they called the counts, by anchor."""
    documents = list(held.documents.values())
    if not deciding.any_there(connection):
        return link.across(documents, held.claims, held.links, words), {}
    cited = {n for c in held.claims for s in c.sources for n in (s.name, s.party) if n}
    outlets = {n for d in documents for n in (d.publisher, d.agency) if n}
    targets = {c.anchor for c in held.claims} | {plain(name) for name in cited | outlets}
    made = deciding.holding(deciding.on(connection, targets, upto.decisions if upto else None))
    return link.across(documents, held.claims, held.links, words, made.decided), dict(made.names)


def own_source(claim: Claim) -> str | None:
    """The name under which decisions know a claim's source: the body he speaks for, or his own."""
    if not claim.sources or claim.sources[-1].anonymous:
        return None
    return plain(claim.sources[-1].party or claim.sources[-1].name)


# --- what has changed

FIELDS = ("document_key", "count", "statement", "turn", "place", "origin_key", "origin", "source", "reasons")


def member_rows(found: Linked, held: material.Material) -> dict[str, dict[str, Any]]:
    """Anchor to the columns of its row."""
    count = {anchor: group[0] for group in found.counts for anchor in group}
    sources = {c.anchor: own_source(c) for c in held.claims}
    made: dict[str, dict[str, Any]] = {}
    turns: dict[tuple[str, str], int] = defaultdict(int)
    for statement in found.statements:
        line = (count[statement[0]], found.origins[statement[0]].key)
        for place, anchor in enumerate(statement):
            origin = found.origins[anchor]
            made[anchor] = {
                "document_key": held.report[anchor], "anchor": anchor, "count": count[anchor],
                "statement": statement[0], "turn": turns[line], "place": place, "origin_key": origin.key,
                "origin": origin.name, "source": sources[anchor],
                "reasons": msgspec.json.encode(origin.reasons).decode(),
            }  # fmt: skip
        turns[line] += 1
    return made


def _keep_members(
    connection: sa.Connection, at: int, before: dict[str, rows.Row], after: dict[str, dict[str, Any]]
) -> None:
    changed = [
        {**row, "linking": at}
        for anchor, row in sorted(after.items())
        if anchor not in before or any(before[anchor][name] != row[name] for name in FIELDS)
    ]
    gone = [
        {**{name: row[name] for name in FIELDS}, "anchor": anchor, "count": None, "linking": at}
        for anchor, row in sorted(before.items())
        if anchor not in after and row["count"] is not None
    ]
    _insert(connection, tables.member, changed + gone)


def _keep_relations(connection: sa.Connection, at: int, anchors: set[str], links: Sequence[Link]) -> None:
    held = material.relations(connection, anchors)
    before = {(row["kind"], row["from_anchor"], row["to_anchor"]): row for row in held}
    after = {(item.kind, item.from_, item.to): rows.link_row(item) for item in links}
    new = [
        {**row, "holds": True, "linking": at}
        for key, row in sorted(after.items())
        if key not in before or not before[key]["holds"] or before[key]["reasons"] != row["reasons"]
    ]
    ended = [
        {**{n: row[n] for n in ("kind", "from_anchor", "to_anchor", "reasons")}, "holds": False, "linking": at}
        for key, row in sorted(before.items())
        if key not in after and row["holds"]
    ]
    _insert(connection, tables.relation, new + ended)


def _keep_questions(connection: sa.Connection, at: int, old: set[str], after: dict[str, dict[str, Any]]) -> None:
    q = tables.question
    before: dict[str, rows.Row] = {}
    for part in chunks({*old, *after}):
        query = sa.select(q).where(q.c.count.in_(part), newest(q, "count", few=connection))
        before |= {row["count"]: row for row in connection.execute(query).mappings()}
    shown = ("label", "size", "origins", "first_at", "last_at")
    changed = [
        {**row, "linking": at}
        for count, row in sorted(after.items())
        if count not in before or any(before[count][name] != row[name] for name in shown)
    ]
    gone = [
        {**{n: row[n] for n in ("count", "measure", *shown)}, "size": 0, "origins": 0, "linking": at}
        for count, row in sorted(before.items())
        if count not in after and row["size"]
    ]
    _insert(connection, q, changed + gone)


def question_rows(found: Linked, held: material.Material, names: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Count to the columns of its row; the newest name that a person gave is its label."""
    out = {key: series.published_at(document) for key, document in held.documents.items()}
    made: dict[str, dict[str, Any]] = {}
    for count in series.counts(held.claims, held.links, found, names):
        when = sorted(at for a in count.members if (at := out[held.report[a]]) is not None)
        made[count.id] = {
            "count": count.id, "measure": count.measure, "label": count.label, "size": len(count.members),
            "origins": len({found.origins[a].key for a in count.members}),
            "first_at": when[0].isoformat(timespec="microseconds") if when else None,
            "last_at": when[-1].isoformat(timespec="microseconds") if when else None,
        }  # fmt: skip
    return made


def _insert(connection: sa.Connection, table: sa.Table, new: list[dict[str, Any]]) -> None:
    if new:
        connection.execute(sa.insert(table), new)
