"""The tables of a ledger as somebody sees it from whom some reports are hidden: views that lie over them.

In a connection of his every table's name means a temporary view, so that no question, whoever wrote it, can see past
it. The views ask a few temporary tables of what is hidden; `veiling` fills these. What was linked together with hidden
reports is not shown as it is kept, but as linking finds it without them, in tables whose names begin with own_.
"""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from tallybook.ledger import tables

LINKED = (tables.story, tables.member, tables.relation, tables.question)
OWN = {table.name: f"own_{table.name}" for table in LINKED}
KEPT = {table.name: f"kept_{table.name}" for table in LINKED}  # the views of what is shown as it is kept
SETS = {  # what is hidden or set aside, each with the column that says its type
    "hidden_report": "document.key",
    "hidden_reading": "reading.number",
    "hidden_name": "claim.anchor",  # anchors of hidden claims, and the plain names of hidden sources
    "aside_report": "document.key",  # hidden, or linked anew without the hidden
    "aside_anchor": "claim.anchor",
    "aside_count": "claim.anchor",
}
STATE = "veil"  # one row: the state of the ledger that the tables are for, what it hides, and a mark
CONDITIONS = {
    "document": ("hidden_report", "key"),
    "reading": ("hidden_report", "document_key"),
    "current_reading": ("hidden_report", "document_key"),
    "claim": ("hidden_reading", "reading"),
    "link": ("hidden_reading", "reading"),
    "report_key": ("hidden_report", "document_key"),
    "named": ("hidden_report", "document_key"),
    "story": ("aside_report", "document_key"),
    "member": ("aside_report", "document_key"),
    "relation": ("aside_anchor", "from_anchor", "to_anchor"),
    "question": ("aside_count", "count"),
    "decision": ("hidden_name", "first", "second"),
    "review": ("hidden_name", "anchor"),
    "retraction": ("hidden_report", "document_key"),
}
WITHHELD = ("restriction", "tombstone", "intake")  # not shown at all while anything is hidden
OPEN = ("account", "linking", "run")  # of no report: they are not lain over


def statements(base: str) -> Iterator[str]:
    """What makes the temporary tables and views; `base` is the schema of the ledger's own tables, quoted."""
    for name, like in SETS.items():
        table, column = like.split(".")
        yield f"CREATE TEMP TABLE {name} AS SELECT {column} AS name FROM {base}.{table} WHERE 1 = 0"
        yield f"CREATE UNIQUE INDEX {name}_names ON {name} (name)"
    yield f"CREATE TEMP TABLE {STATE} AS SELECT id AS state, id AS hides, id AS mark FROM {base}.document WHERE 1 = 0"
    for name, own in OWN.items():
        yield f"CREATE TEMP TABLE {own} AS SELECT * FROM {base}.{name} WHERE 1 = 0"
    for own, column in (
        ("own_story", "document_key"), ("own_story", "name"), ("own_member", "anchor"), ("own_member", '"count"'),
        ("own_member", "document_key"), ("own_relation", "from_anchor"), ("own_relation", "to_anchor"),
        ("own_question", '"count"'),
    ):  # fmt: skip
        yield f"CREATE INDEX {own}_{column.strip(chr(34))} ON {own} ({column})"
    for name, (hidden, *columns) in CONDITIONS.items():
        out = " AND ".join(f'NOT EXISTS (SELECT 1 FROM {hidden} h WHERE h.name = t."{column}")' for column in columns)
        shown = f"SELECT t.* FROM {base}.{name} t WHERE {out}"
        if name in OWN:
            yield f"CREATE TEMP VIEW {KEPT[name]} AS {shown}"
            shown = f"SELECT * FROM {KEPT[name]} UNION ALL SELECT * FROM {OWN[name]}"
        yield f"CREATE TEMP VIEW {name} AS {shown}"
    for name in WITHHELD:
        yield (
            f"CREATE TEMP VIEW {name} AS SELECT t.* FROM {base}.{name} t"
            f" WHERE NOT EXISTS (SELECT 1 FROM {STATE} v WHERE v.hides = 'yes')"
        )


def parts(table: sa.Table, *, laid: bool) -> Sequence[sa.Table]:
    """A table of what was linked in its parts, of which each can be read in the order of an index, as both together
    cannot: what is shown as it is kept, and what was linked anew. No row of one is newer than a row of the other."""
    if not laid:
        return [table]
    return [table.to_metadata(sa.MetaData(), name=part[table.name]) for part in (KEPT, OWN)]
