"""Large ledgers of invented reports, made at little cost: the same rows as `add`, linking and people write.

Five claims to a report and ten reports to a story, of two origins each measure; a thousand publishers; words by Zipf's
law; forty claims in a hundred have a flag; one claim in a hundred is reviewed, one count in twenty is disputed. The
keys by which a report's story is found are the product's own; the counts and links are about what linking would find of
such reports, written down without it, since linking a million claims takes hours.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import postgres
from ledger import factory
from tallybook import ledger, lexicon, spans
from tallybook.ledger import blocking, databases, indexing, recording, rows, tables
from tallybook.ledger.transactions import reading, writing
from tallybook.types import Claim, Reading

EACH, STORY = 5, 10  # claims a report, reports a story
MEASURES = ("killed", "injured", "missing", "displaced", "captured")
STATUSES = ("reported", "estimated", "confirmed", "feared")
RARE = "denied"  # one claim in five thousand
WEIGHTS = list(accumulate(1 / (n + 1) for n in range(20_000)))  # of word0, word1 ...
SYLLABLES = (
    "ka", "lo", "ru", "mi", "ten", "vas", "dor", "ely", "nu", "sha", "bri", "go", "fen", "tal", "ost", "ur", "wim",
    "zed", "pra", "iq",
)  # fmt: skip
SECRET = "Ilse Varn"  # a source that twenty reports name, whatever the size
Row = dict[str, Any]


def name(number: int) -> str:
    """An invented place; another number, another place."""
    parts = []
    for _ in range(4):
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def report(number: int, secret: bool = False) -> Reading:
    """A report with its claims; the same number, the same report."""
    chance = random.Random(number)
    story, turn = divmod(number, STORY)
    towns = [name(4 * story + n) for n in range(4)]
    source = SECRET if secret else f"source {story % 300}-{turn % 2}"
    toll = random.Random(-story - 1)  # figures of other stories say nothing of this one
    figures = [str(10_000 * (n + 1) + 10 * toll.randrange(900) + turn // 2) for n in range(EACH)]
    lines = []
    for n, figure in enumerate(figures):
        told = " ".join(f"word{w}" for w in chance.choices(range(20_000), cum_weights=WEIGHTS, k=25))
        lines.append(f"In {towns[n % 4]} {figure} villagers were {MEASURES[n]}, said {source}: {told}.")
    day = f"{2000 + story % 30}-{1 + story % 12:02}-{1 + (story // 7 + turn) % 28:02}"
    document = factory.document(
        "\n\n".join([*lines, f"All of it is in Land{story % 50}."]),
        id=f"r{number}", publisher=f"Post {number * 7 % 1000}", published=day, title=f"Report {number}",
    )  # fmt: skip
    return factory.reading(document, *(_claim(document, n, f, towns, source) for n, f in enumerate(figures)))


def _claim(document: Any, n: int, figure: str, towns: list[str], source: str) -> Claim:
    start = document.text.index(figure)
    end = document.text.find("\n", start)
    number = int(document.id[1:]) * EACH + n
    said = spans.evidence(document, document.text.rindex("In ", 0, start), end, "sentence")
    borne = (spans.evidence(document, start, start + len(figure), "figure"), said)
    status: Any = RARE if number % 5000 == 7 else STATUSES[number % 4]
    flags = ("time_unknown",) if number % 5 < 2 else ()
    return factory.claim(
        document, figure, measure=MEASURES[n], status=status, who="villagers", place=towns[n % 4], source=source,
        evidence=borne, flags=flags,
    )  # fmt: skip


def fill(path: Path, claims: int) -> None:
    """A new ledger in a SQLite file, with so many claims."""
    engine = ledger.open_ledger(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
    with _without_indexes(engine), writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -500000")
        for table, held in _batches(claims // EACH):
            connection.execute(sa.insert(tables.metadata.tables[table]), held)
    engine.dispose()


def copied(source: Path, server: str, database: str) -> str:
    """The address of the same ledger in PostgreSQL; the database is made by COPY where it is not there."""
    address = f"{server}/{database}"
    known = f"SELECT 1 FROM pg_database WHERE datname = '{database}'"
    with sa.create_engine(f"{server}/postgres".replace("postgresql:", "postgresql+psycopg:")).connect() as connection:
        if connection.exec_driver_sql(known).scalar():
            return address
    postgres.execute(f"{server}/postgres", f"CREATE DATABASE {database}")
    there, engine = ledger.open_ledger(source, read_only=True), ledger.open_ledger(address)
    with reading(there) as old, _without_indexes(engine), writing(engine) as new:
        cursor: Any = new.connection.cursor()
        for table in tables.metadata.sorted_tables:
            columns = ", ".join(f'"{c.name}"' for c in table.c)
            whether = [isinstance(c.type, sa.Boolean) for c in table.c]
            with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as out:
                for row in old.connection.cursor().execute(f"SELECT {columns} FROM {table.name} ORDER BY 1"):
                    out.write_row([bool(v) if b else v for v, b in zip(row, whether, strict=True)])
        databases.of(engine).numbered(new)
    engine.dispose()
    there.dispose()
    postgres.execute(address, "VACUUM ANALYZE")
    return address


@contextmanager
def _without_indexes(engine: sa.Engine) -> Iterator[None]:
    """Sooner made at the end than kept up to date: the indexes that no constraint needs, as the database tells them."""
    told = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        if engine.dialect.name == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        " AND indexname ~ '^(ix|dx)_'"
    )

    with writing(engine) as connection:
        held = list(connection.exec_driver_sql(told))
        for index, _ in held:
            connection.exec_driver_sql(f"DROP INDEX {index}")
    yield
    for _, sql in held:
        with writing(engine) as connection:
            connection.exec_driver_sql(sql.replace("%", "%%"))


def _batches(reports: int) -> Iterator[tuple[str, list[Row]]]:
    at = rows.now()
    yield "run", [{**rows.run_row(factory.RUN), "recorded_at": at}]
    said = {"number": 1, "readings": reports, "decisions": 0, "version": "0", "lexicon_digest": "0"}
    said["reviews"] = reports * EACH // 100
    yield "linking", [{**said, "recorded_at": at}]
    words = lexicon.load()
    secret = {7 + n * (reports // 20) for n in range(20)}
    for first in range(0, reports, 1000):
        batch: dict[str, list[Row]] = {t: [] for t in ORDER}
        for story in range(first // STORY, min(first + 1000, reports) // STORY):
            held = [report(n, n in secret) for n in range(STORY * story, STORY * (story + 1))]
            _rows(held, STORY * story, batch, at, words)
        yield from ((table, held) for table, held in batch.items() if held)


ORDER = ("document", "reading", "claim", "named", "report_key", "story", "member", "relation", "question", "review")


def _rows(held: list[Reading], first: int, batch: dict[str, list[Row]], at: str, words: Any) -> None:
    documents = [rows.document_row(item.document) for item in held]
    story = min(d["key"] for d in documents)
    for number, (item, document) in enumerate(zip(held, documents, strict=True), first + 1):
        key = document["key"]
        batch["document"].append({**document, "number": number, "recorded_at": at})
        mine = {**rows.reading_row(item.document), "number": number, "run": factory.RUN.id, "seq": 1}
        batch["reading"].append({**mine, "recorded_at": at})
        batch["claim"] += [{**rows.claim_row(c, document), "reading": number} for c in item.claims]
        keys = blocking.keys_of(item.document, item.claims, words)
        batch["named"] += [{"document_key": key, "name": n} for n in sorted(recording.names(item))]
        batch["report_key"] += [{"document_key": key, "key": f"{indexing.VERSION}:{k}"} for k in sorted(keys)]
        batch["story"].append({"linking": 1, "document_key": key, "name": story, "level": 0})
        batch["review"] += [_review(c, at) for n, c in enumerate(item.claims) if (number * EACH + n) % 100 == 3]
    for n in range(EACH):
        _count([item.claims[n] for item in held], documents, batch, first // STORY * EACH + n)


def _count(claims: list[Claim], documents: list[Row], batch: dict[str, list[Row]], number: int) -> None:
    """One count: its claims' rows, that each source revises itself, that two of twenty disagree, and its own row."""
    name = min(c.anchor for c in claims)
    for turn, (claim, document) in enumerate(zip(claims, documents, strict=True)):
        source = claim.sources[-1].name
        batch["member"].append(
            {"linking": 1, "document_key": document["key"], "anchor": claim.anchor, "statement": claim.anchor,
             "count": name, "turn": turn // 2, "place": 0, "origin_key": source, "origin": source,
             "source": source.casefold(), "reasons": "[]"}
        )  # fmt: skip
        kinds = [("revises", claims[turn - 2])] if turn > 1 else []
        kinds += [("contradicts" if number % 20 == 0 else "corroborates", claims[turn - 1])] if turn % 2 else []
        batch["relation"] += [
            {"linking": 1, "kind": kind, "from_anchor": claim.anchor, "to_anchor": other.anchor, "reasons": "[]",
             "holds": True}
            for kind, other in kinds
        ]  # fmt: skip
    batch["question"].append(
        {"linking": 1, "count": name, "measure": claims[0].measure, "label": f"villagers {claims[0].measure}",
         "size": STORY, "origins": len({c.sources[-1].name for c in claims}),
         "first_at": min(d["published_at"] for d in documents), "last_at": max(d["published_at"] for d in documents)}
    )  # fmt: skip


def _review(claim: Claim, at: str) -> Row:
    given = {"anchor": claim.anchor, "claim": claim.id, "reviewer": "Mara", "recorded_at": at, "note": "looked at"}
    if claim.anchor < "8":
        return {**given, "action": "confirm", "field": None, "old": None, "new": None}
    return {**given, "action": "correct", "field": "value", "old": str(claim.quantity.value), "new": "11"}
