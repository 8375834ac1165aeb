"""Names of persons blacked out of what is exported. What is recognised as a name is `extract.persons`' affair.

The mark says nothing of the name, also not how long it is: where a report has one, every offset into it is taken out of
its records, and its hashes are not those of its text any more.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tallybook import ids, ledger, lexicon
from tallybook.export.shelving import Seen, Shelf

MARK = "[name]"
FLAG = "redacted"
PEOPLE = frozenset({"reviewer", "by"})  # fields that hold the name of somebody who worked on the ledger
KEPT = frozenset({"id", "anchor", "document", "claim", "target", "from", "to", "members", "type", "measure", "at"})
OFFSETS = ("start", "end")


@dataclass(frozen=True, slots=True)
class Redaction:
    """The names to black out, by report's id, and the names that reports get whose ids have a person's in them."""

    names: Mapping[str, "re.Pattern[str] | None"] = field(default_factory=dict)
    parts: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    report: Mapping[str, str] = field(default_factory=dict)  # anchor to id

    def document(self, record: dict[str, Any]) -> dict[str, Any]:
        """A report's record without names."""
        id = record["id"]
        made = self._walked(record, [id])
        made["id"] = self.renamed.get(id, id)
        if record["byline"] is not None:
            made["byline"] = MARK
        if self._in_address(record["url"], id):
            made["url"] = None
        if made != record:
            made |= {"unread": [], "pages": [], "raw_sha256": "", "text_sha256": ids.text_sha256(made["text"])}
            made["flags"] = [*made["flags"], FLAG]
        return made

    def claim(self, record: dict[str, Any]) -> dict[str, Any]:
        """A claim's record without names, and without offsets where its report has any."""
        id = record["document"]
        made = self._walked(record, [id])
        if self.names.get(id) is not None:
            made["flags"] = [*made["flags"], FLAG]
            for part in (*made["evidence"], *made["sources"]):
                part |= dict.fromkeys(OFFSETS)
        return made

    def between(self, record: dict[str, Any], anchors: Iterable[str]) -> dict[str, Any]:
        """The record of a link or a count, without the names of the reports that its claims are from."""
        return self._walked(record, sorted({self.report[a] for a in anchors if a in self.report}))

    def cells(self, row: dict[str, Any], id: str) -> dict[str, Any]:
        """A row of a table, without names, and without offsets where the claim's report has any."""
        made = {name: value if name in KEPT else self._value(value, [id]) for name, value in row.items()}
        made["document"] = self.renamed.get(id, id)
        if self._in_address(row.get("url"), id):
            made["url"] = None
        if row.get("reviewed_by"):
            made["reviewed_by"] = MARK
        if self.names.get(id) is not None:
            made |= {"figure_start": None, "figure_end": None, "flags": "; ".join(filter(None, (made["flags"], FLAG)))}
        return made

    def person(self, name: str) -> str:
        """The name of somebody who worked on the ledger."""
        return MARK

    def _walked(self, record: dict[str, Any], reports: list[str]) -> dict[str, Any]:
        return {name: self._field(name, value, reports) for name, value in record.items()}

    def _field(self, name: str, value: Any, reports: list[str]) -> Any:
        if name in PEOPLE and value:
            return MARK
        if name == "document" and isinstance(value, str):
            return self.renamed.get(value, value)
        return value if name in KEPT else self._value(value, reports)

    def _value(self, value: Any, reports: list[str]) -> Any:
        if isinstance(value, str):
            for id in reports:
                pattern = self.names.get(id)
                value = pattern.sub(MARK, value) if pattern is not None else value
            return value
        if isinstance(value, dict):
            return self._walked(value, reports)
        return [self._value(item, reports) for item in value] if isinstance(value, list | tuple) else value

    def _in_address(self, url: str | None, id: str) -> bool:
        return url is not None and _has(url, self.parts.get(id, ()))


class _Nothing(Redaction):
    """Nothing is blacked out, and nothing looked at."""

    __slots__ = ()

    def document(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record."""
        return record

    def claim(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record."""
        return record

    def between(self, record: dict[str, Any], anchors: Iterable[str]) -> dict[str, Any]:
        """The record."""
        return record

    def cells(self, row: dict[str, Any], id: str) -> dict[str, Any]:
        """The row."""
        return row

    def person(self, name: str) -> str:
        """The name."""
        return name


NOTHING: Redaction = _Nothing()


def redaction(engine: sa.Engine) -> Redaction:
    """What is to be blacked out of everything that the ledger exports. Raises ModelError.

    What was found waits in a temporary file: memory has some hundred reports' names, however large the ledger is.
    """
    from tallybook.extract.persons import persons  # the language model: who exports without it need not wait for it

    words = lexicon.load()
    names, report, renamed = Shelf(), Shelf(), Shelf()
    for document in ledger.each_document(engine):
        claims = ledger.claims(engine, ledger.Filters(document=document.id))
        found = {*names.get(document.id, ()), *persons(document, claims, words)}
        names.put([(document.id, sorted(found))])
        report.put((c.anchor, c.document) for c in claims)
    parts = Seen(names, _parts)
    renamed.put((id, f"report-{n}") for n, id in enumerate(names, 1) if _has(id, parts[id]))
    return Redaction(names=Seen(names, _pattern), parts=parts, renamed=renamed, report=report)


def _parts(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(n.casefold().split()) for n in names)


def _pattern(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Any of the names as whole words, the longest first; those of several words in any case of letters."""
    held = sorted(set(names), key=lambda n: (-len(n), n))
    if not held:
        return None
    said = [_spelled(n) if " " in n else f"(?:{re.escape(n)}|{re.escape(n.upper())})" for n in held]
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)")


def _spelled(name: str) -> str:
    return "(?i:" + r"\s+".join(map(re.escape, name.split())) + ")"


def _has(text: str, names: Iterable[tuple[str, ...]]) -> bool:
    """Whether an address or an id has all the words of a name."""
    folded = text.casefold()
    return any(all(word in folded for word in name) for name in names)
