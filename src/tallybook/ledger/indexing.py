"""The index of report keys in the ledger, and what is known of each report's story; looked up by index, once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from tallybook.ledger import blocking, databases, deciding, tables

_KEY = tables.report_key.c
# Made once: they are asked some hundred times for a report.
ALL_WITH = sa.select(_KEY.document_key).where(_KEY.key == sa.bindparam("key")).order_by(_KEY.number)
SOME_WITH = ALL_WITH.limit(sa.bindparam("most", type_=sa.Integer))
KEYS_OF = sa.select(_KEY.document_key, _KEY.key).where(_KEY.document_key.in_(sa.bindparam("reports", expanding=True)))
VERSION = "2"  # of the keys: another way to make them is another index beside this one
MANY = 400  # values in one IN (...)
MANY_NEW, MANY_KNOWN = 10_000, 20_000  # rows, keys: beyond these an index is not followed but made anew
T = TypeVar("T")


def chunks(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """The values, each once, in sorted lists short enough for one query."""
    return batched(sorted(set(values)), MANY)


def batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in order, so many at a time."""
    return (values[at : at + size] for at in range(0, len(values), size))


def newest(
    table: sa.Table, *same: str, upto: int | None = None, few: sa.Connection | None = None
) -> sa.ColumnElement[bool]:
    """That no newer row of the table has the same values in these columns; `upto` is the last linking that counts.

    `few` is the connection, where few rows are asked about: then each is looked at by index.
    """
    later = table.alias("later")
    newer = sa.select(sa.literal(1)).where(later.c.number > table.c.number)
    newer = newer.where(*(later.c[name] == table.c[name] for name in same))
    if upto is not None:
        newer = newer.where(later.c.linking <= upto)
    if few is not None:
        newer = databases.of(few).one_by_one(newer)
    return ~newer.exists() if upto is None else sa.and_(table.c.linking <= upto, ~newer.exists())


class Kept:
    """The index as the connection's transaction sees it: `blocking.Index`, and the stories as they were before."""

    def __init__(self, connection: sa.Connection) -> None:
        """Nothing is looked up before it is asked for."""
        self._connection = connection
        self._keys: dict[str, frozenset[str]] = {}
        self._holders: dict[str, frozenset[str]] = {}
        self._story: dict[str, tuple[str, int] | None] = {}
        self._stories: dict[str, list[str]] = {}
        self._soon: set[str] = set()  # reports whose stories may be asked for
        self._decided: bool | None = None

    def followed(self, connection: sa.Connection, since: int) -> "Kept":
        """The index in a later transaction, in which the rows of `report_key` after number `since` are new and none is
        gone: what they do not touch is known already. Another one where that is hardly sooner."""
        k = _KEY
        query = sa.select(k.document_key, k.key).where(k.number > since).order_by(k.number).limit(MANY_NEW + 1)
        new, found = connection.execute(query).all(), Kept(connection)
        if len(new) <= MANY_NEW and len(self._holders) <= MANY_KNOWN:
            changed, keys = {row.document_key for row in new}, {row.key.removeprefix(f"{VERSION}:") for row in new}
            found._keys = {report: held for report, held in self._keys.items() if report not in changed}
            found._holders = {key: held for key, held in self._holders.items() if key not in keys}
        return found

    def keys(self, report: str) -> frozenset[str]:
        """The keys of a report."""
        if report not in self._keys:
            self.look_up([report])
        return self._keys[report]

    def look_up(self, reports: Iterable[str]) -> None:
        """Looks up the keys of reports that will be asked for, together."""
        asked = list(reports)
        self._soon.update(report for report in asked if report not in self._story)
        new = [report for report in asked if report not in self._keys]
        found = known(self._connection, new)
        self._keys |= {report: found.get(report, frozenset()) for report in new}

    def suppose(self, keys: Mapping[str, frozenset[str]]) -> None:
        """Takes these as the keys of reports that are not in the index; no key has them among its holders."""
        self._keys |= keys

    def holders(self, key: str) -> frozenset[str]:
        """The reports with a key; none where it is a hub. The key of one and the same text never is."""
        if key not in self._holders:
            asked = {"key": f"{VERSION}:{key}"}
            if key.startswith(blocking.SAME):
                found = frozenset(self._connection.execute(ALL_WITH, asked).scalars())
            else:
                found = frozenset(self._connection.execute(SOME_WITH, {**asked, "most": blocking.HUB + 1}).scalars())
            self._holders[key] = frozenset() if self._is_hub(key, found) else found
        return self._holders[key]

    def tied(self, report: str) -> frozenset[str]:
        """The reports whose claims a person has put into one count with the report's."""
        if self._decided is None:
            self._decided = deciding.any_there(self._connection)
        return deciding.tied(self._connection, report) if self._decided else frozenset()

    def level(self, report: str) -> int | None:
        """The level at which the report's story hung together before; None for a new one."""
        was = self.was(report)
        return None if was is None else was[1]

    def story(self, report: str) -> list[str]:
        """The reports of its story as it was before."""
        was = self.was(report)
        if was is None:
            return []
        if was[0] not in self._stories:
            s = tables.story
            query = sa.select(s.c.document_key).where(
                s.c.name == was[0], newest(s, "document_key", few=self._connection)
            )
            self._stories[was[0]] = list(self._connection.execute(query).scalars())
        return self._stories[was[0]]

    def has(self, story: blocking.Story) -> bool:
        """Whether the story was as it is, with the same reports at the same levels."""
        same = all(self.was(report) == (story.name, level) for report, level in story.levels.items())
        return same and set(self.story(story.name)) == story.levels.keys()

    def loosened(self, keys: Iterable[str], first: int) -> set[str]:
        """The reports whose stories may hang together otherwise, since some of the keys have become hubs by the rows
        of `report_key` from number `first` on.

        A hub takes from how near its holders are to one another, and adds nothing. Where all reports of a story hang
        together at the loosest level, no other level is tried, so that the story changes only where two of its own
        reports are near no longer.
        """
        new = {key: held for key in sorted(keys) if (held := self._made_hub(key, first))}
        among: dict[tuple[str, int] | None, set[str]] = {}
        self.look_up(report for held in new.values() for report in held)
        for report in sorted({report for held in new.values() for report in held}):
            among.setdefault(self.was(report), set()).add(report)
        loose = {was[0] for was in among if was is not None and was[1] > 0}
        sure, unsure = set[str](), list[set[str]]()
        for was, reports in among.items():
            if was is None or was[0] in loose:
                sure |= reports
            elif len(reports) > 1:
                unsure.append(reports)
        hubs = self._hubs(report for reports in unsure for report in reports)
        for reports in unsure:
            if blocking.parted({report: self.keys(report) for report in reports}, frozenset(new), hubs):
                sure |= reports
        return sure

    def _made_hub(self, key: str, first: int) -> list[str]:
        """The reports that had a key before it became a hub by a row from number `first` on; none where it did not."""
        k = tables.report_key.c
        query = sa.select(k.number).where(k.key == f"{VERSION}:{key}").order_by(k.number)
        last = self._connection.execute(query.limit(1).offset(blocking.HUB)).scalar_one_or_none()
        if key.startswith(blocking.SAME) or last is None or last < first:
            return []
        held = sa.select(k.document_key).where(k.key == f"{VERSION}:{key}", k.number < last)
        return list(self._connection.execute(held).scalars())

    def _hubs(self, reports: Iterable[str]) -> frozenset[str]:
        """Those of the reports' keys that are hubs."""
        found: set[str] = set()
        k = tables.report_key.alias("k")
        for part in chunks(reports):
            asked = sa.select(_KEY.key).where(_KEY.document_key.in_(part)).distinct().subquery("asked")
            over = sa.select(k.c.number).where(k.c.key == asked.c.key).order_by(k.c.number).limit(1)
            query = sa.select(asked.c.key).where(over.offset(blocking.HUB).scalar_subquery().is_not(None))
            found |= {key.removeprefix(f"{VERSION}:") for key in self._connection.execute(query).scalars()}
        return frozenset(key for key in found if not key.startswith(blocking.SAME))

    def _is_hub(self, key: str, found: frozenset[str]) -> bool:
        return len(found) > blocking.HUB and not key.startswith(blocking.SAME)

    def was(self, report: str) -> tuple[str, int] | None:
        """The name and the level of the report's story as it was before."""
        if report not in self._story:
            s, some = tables.story, [report, *sorted(self._soon - {report})[: MANY - 1]]
            self._soon.difference_update(some)
            query = sa.select(s.c.document_key, s.c.name, s.c.level).order_by(s.c.number)
            held = self._connection.execute(query.where(databases.of(self._connection).among(s.c.document_key, some)))
            self._story |= {**dict.fromkeys(some), **{row.document_key: (row.name, row.level) for row in held}}
        return self._story[report]


def known(connection: sa.Connection, reports: Iterable[str]) -> dict[str, frozenset[str]]:
    """The keys of each report that is in the index."""
    mark = f"{VERSION}:"
    found: dict[str, set[str]] = {}
    for part in chunks(reports):
        for report, key in connection.execute(KEYS_OF, {"reports": part}):
            if key.startswith(mark):
                found.setdefault(report, set()).add(key.removeprefix(mark))
    return {report: frozenset(keys) for report, keys in found.items()}


def keep_keys(connection: sa.Connection, keys: dict[str, frozenset[str]]) -> int:
    """Keeps the keys of new reports; the number before the first row of them."""
    k = tables.report_key
    before = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(k.c.number), 0))).scalar_one())
    rows: list[dict[str, Any]] = [
        {"document_key": report, "key": f"{VERSION}:{key}"} for report in sorted(keys) for key in sorted(keys[report])
    ]
    if rows:
        connection.execute(sa.insert(k), rows)
    return before
