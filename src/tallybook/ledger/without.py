"""Stories linked as if hidden reports were not there: kept, and linked again only where linking reads something else.

Linking reads the current readings of a story's reports, what people decided, and claims as reviews left them. A
review that changes none of these (a confirmation, a note, a signature; a correction in another story) costs nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import sqlalchemy as sa

from tallybook.ledger import blocking, material, people, rows, settling, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.shadows import OWN
from tallybook.lexicon import Lexicon

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Anew:
    """A story as it is linked without the hidden: from which readings, its anchors, and rows by temporary table."""

    story: blocking.Story
    readings: Mapping[str, int]
    anchors: frozenset[str]
    rows: Mapping[str, list[Row]]


@dataclass
class Without:
    """The stories that hidden reports were taken out of, by name, in one state of the ledger."""

    stories: dict[str, Anew] = field(default_factory=dict)
    decisions: tuple[int, ...] = ()
    reviews: int = 0  # the last one that they were linked with
    numbers: Any = field(default_factory=lambda: count(1))  # of rows, each once

    def keep(self, connection: sa.Connection, stories: Iterable[blocking.Story], words: Lexicon) -> None:
        """Links these stories, and no others, as far as they are not linked so already.

        The connection sees the ledger without what is hidden.
        """
        decisions = _decisions(connection)
        if decisions != self.decisions:
            self.stories.clear()  # each may reach into any of them
        self.decisions = decisions
        last = _last_review(connection)
        changed = people.changed(connection, self.reviews) if self.stories and last > self.reviews else set()
        self.reviews = last
        known, self.stories = self.stories, {}
        held = list(stories)
        readings = _readings(connection, {report for story in held for report in story.levels})
        for story in held:
            was, read = known.get(story.name), {report: readings[report] for report in story.levels}
            same = was is not None and was.story == story and was.readings == read
            if was is None or not same or not changed.isdisjoint(story.levels):
                was = self._link(connection, story, read, words)
            self.stories[story.name] = was

    def _link(
        self, connection: sa.Connection, story: blocking.Story, readings: Mapping[str, int], words: Lexicon
    ) -> Anew:
        held = people.left(connection, material.load(connection, story.levels), words)
        found, names = settling.linked_now(connection, held, words)
        made: dict[str, list[Row]] = {
            "story": [{"document_key": key, "name": story.name, "level": n} for key, n in story.levels.items()],
            "member": list(settling.member_rows(found, held).values()),
            "relation": [{**rows.link_row(k), "holds": True} for k in found.links],
            "question": list(settling.question_rows(found, held, names).values()),
        }
        linking = material.newest_cut(connection).linkings
        numbered = {
            OWN[name]: [{**row, "number": next(self.numbers), "linking": linking} for row in held]
            for name, held in made.items()
        }
        anchors = frozenset(c.anchor for c in held.claims)
        return Anew(story=story, readings=readings, anchors=anchors, rows=numbered)


def _last_review(connection: sa.Connection) -> int:
    r = tables.review.c
    return int(connection.execute(sa.select(r.number).order_by(r.number.desc()).limit(1)).scalar() or 0)


def _decisions(connection: sa.Connection) -> tuple[int, ...]:
    d = tables.decision.c
    return tuple(connection.execute(sa.select(d.number).order_by(d.number)).scalars())


def _readings(connection: sa.Connection, reports: Iterable[str]) -> dict[str, int]:
    """The last reading of each report, current or not: an older one, too, may tell what a correction was made on."""
    r = tables.reading.c
    found: dict[str, int] = {}
    for part in chunks(reports):
        query = sa.select(r.document_key, sa.func.max(r.number)).where(r.document_key.in_(part))
        found |= {key: int(number) for key, number in connection.execute(query.group_by(r.document_key))}
    return found
