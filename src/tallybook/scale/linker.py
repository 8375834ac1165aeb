"""What links stories in the engine's workers. This module needs Daft; whoever imports it has seen to that."""

import os
from typing import Any

import daft
import pyarrow as pa

from tallybook import codec
from tallybook import link as linking
from tallybook.bodies import VARIABLE
from tallybook.ledger import blocking
from tallybook.scale import rows

__all__ = ["ASKED", "VARIABLE", "linkers", "packed"]
ASKED = tuple(name for name in rows.schema().names if name not in ("key", *rows.SLICE))
MEMBER = pa.struct(
    [(name, pa.string()) for name in ("anchor", "document", "count", "statement", "origin_key", "origin")]
)
KEYED = pa.struct([("key", pa.list_(pa.string())), ("names", pa.int64())])
FOUND = pa.struct([("claims", pa.list_(MEMBER)), ("links", rows.schema().field("links").type)])


def packed(frame: Any) -> Any:
    """The columns of readings as one."""
    return daft.functions.to_struct(*(frame[name] for name in ("key", *ASKED)))


class Linker:
    """One process with the words of linking."""

    def __init__(self, sources: str | None) -> None:
        """The words are the installed program's, and one's own file of sources."""
        if sources is not None:
            os.environ[VARIABLE] = sources
        from tallybook import lexicon

        self.lexicon = lexicon.load()

    @daft.method.batch(return_dtype=daft.DataType.from_arrow_type(KEYED), batch_size=512)  # type: ignore[untyped-decorator]
    def keys(self, *columns: Any) -> Any:
        """The keys of each report, and how many names are among them."""
        found = []
        for values in zip(*(c.to_pylist() for c in columns), strict=True):
            reading = rows.reading(dict(zip(ASKED, values, strict=True)))
            keys = blocking.keys_of(reading.document, reading.claims, self.lexicon)
            found.append({"key": sorted(keys), "names": blocking.names_in(keys)})
        return pa.array(found, KEYED)

    @daft.method.batch(return_dtype=daft.DataType.from_arrow_type(FOUND), batch_size=32)  # type: ignore[untyped-decorator]
    def linked(self, stories: Any) -> Any:
        """The claims of each story with their counts and origins, and the links."""
        return pa.array([self._linked(held) for held in stories.to_pylist()], FOUND)

    def _linked(self, held: list[rows.Row]) -> rows.Row:
        newest = {row["key"]: row for row in sorted(held, key=lambda row: str(row["run"]["started_at"]))}
        read = [rows.reading(newest[key]) for key in sorted(newest)]
        documents = [r.document for r in read]
        claims = [c for r in read for c in r.claims]
        found = linking.across(documents, claims, [k for r in read for k in r.links], self.lexicon)
        counts = {anchor: group[0] for group in found.counts for anchor in group}
        told = {anchor: group[0] for group in found.statements for anchor in group}
        of = {c.anchor: c.document for c in claims}
        members = [
            {
                "anchor": anchor, "document": of[anchor], "count": count, "statement": told[anchor],
                "origin_key": found.origins[anchor].key, "origin": found.origins[anchor].name,
            }
            for anchor, count in sorted(counts.items())
        ]  # fmt: skip
        links = [codec.link(item) for item in found.links]
        return {"claims": members, "links": [{k: v for k, v in item.items() if k != "type"} for item in links]}


def linkers(count: int) -> Any:
    """The class of linkers, of which there are so many, each a process."""
    return daft.cls(Linker, max_concurrency=count, use_process=True)
