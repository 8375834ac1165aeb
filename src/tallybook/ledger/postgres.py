"""A ledger in a PostgreSQL database, by psycopg 3: one ledger to a schema (the first of the search path)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from tallybook.errors import LedgerError
from tallybook.ledger import tables

OLDEST = 15
WAIT = 30  # seconds to wait for another writer
PATIENCE = 10  # seconds to wait for the server itself
MARK = "Tallybook ledger"  # the comment on the table of the schema version: by it we know our own
REFUSED = ("delete", "truncate", "update")
REFUSAL = (
    " BEGIN RAISE EXCEPTION 'the ledger is append-only: %', TG_TABLE_NAME"
    " USING ERRCODE = 'integrity_constraint_violation'; END "
)


def place(location: str) -> sa.URL:
    """postgresql://, with any of libpq's parameters. Raises LedgerError where psycopg is not installed."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise LedgerError("a ledger in PostgreSQL needs the extra: pip install 'tallybook[postgres]'") from None
    return sa.make_url(location).set(drivername="postgresql+psycopg")


def look(place: sa.URL) -> str | None:
    """The schema of the ledger; None in an empty schema of the database."""
    asking = engine(place, read_only=True)
    try:
        with asking.connect() as connection:
            version = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
            if int(version) < OLDEST * 10_000:
                raise LedgerError(f"{_name(place)}: PostgreSQL {int(version) // 10_000}; it must be {OLDEST} or newer")
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
            if encoding != "UTF8":
                raise LedgerError(f"{_name(place)}: the database is in {encoding}; a ledger needs one in UTF8")
            if connection.exec_driver_sql("SELECT current_schema()").scalar() is None:
                raise LedgerError(f"{_name(place)}: its search path names no schema that there is")
            found = schema(connection)
            if found is None and sa.inspect(connection).get_table_names():
                raise LedgerError(f"{_name(place)} is not a ledger: it has tables of another program")
            return found
    except sa.exc.DBAPIError as error:
        raise LedgerError(f"ledger {_name(place)} cannot be read: {reason(error)}") from error
    finally:
        asking.dispose()


def may_write(place: sa.URL) -> None:
    """The server will say so itself."""


def engine(place: sa.URL, *, read_only: bool) -> sa.Engine:
    """Connections to the server; a transaction is one snapshot, and a lost connection is replaced before it begins."""
    return sa.create_engine(
        place,
        pool_size=5,
        max_overflow=40,
        pool_pre_ping=True,
        connect_args={"connect_timeout": PATIENCE, "application_name": "tallybook"},
        execution_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": read_only},
    )


def made(engine: sa.Engine) -> None:
    """Nothing is to be done."""


@contextmanager
def pen(connection: sa.Connection) -> Iterator[sa.Connection]:
    """A transaction that waited for its turn: it sees what the writer before it committed. Readers do not wait."""
    held = connection.execution_options(isolation_level="READ COMMITTED")
    with held.begin():
        held.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
        held.exec_driver_sql(f"SELECT pg_advisory_xact_lock({tables.APPLICATION_ID}, hashtext(current_schema()))")
        yield held


def reason(error: sa.exc.DBAPIError) -> str:
    """The error in words, by its SQLSTATE."""
    said = next(iter(str(error.orig).strip().splitlines()), type(error.orig).__name__)
    return REASONS.get(getattr(error.orig, "sqlstate", None) or "", said)


REASONS = {
    "22003": "a number too large for it",
    "25006": "it is open for reading only",
    "42501": "the database gives this user no right to do that",
    "55P03": f"another program has been writing to it for {WAIT} seconds",
    "53100": "the server's disk is full",
    "22021": "text with a NUL character or with half a surrogate pair cannot be kept in PostgreSQL",
}


def schema(connection: sa.Connection) -> str | None:
    """The schema version that the ledger says it has; None where it is no ledger."""
    comment = "SELECT obj_description(to_regclass(quote_ident(current_schema()) || '.alembic_version'), 'pg_class')"
    if connection.exec_driver_sql(comment).scalar() != MARK:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def forbid_changes(op: Any, table: str, *keys: str) -> None:
    """Triggers on a table, which nobody's replication role passes by; and text in the order of its code points.

    INSERT never replaces here, so that `keys` are not asked. The order is the one that SQLite has, in any locale.
    """
    bind = op.get_bind()
    if bind.exec_driver_sql("SELECT to_regprocedure('tallybook_refuse()')").scalar() is None:
        op.execute(f"CREATE FUNCTION tallybook_refuse() RETURNS trigger LANGUAGE plpgsql AS $${REFUSAL}$$")
        op.execute(f"COMMENT ON TABLE alembic_version IS '{MARK}'")
    for column in sa.inspect(bind).get_columns(table):
        if isinstance(column["type"], sa.Text):
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" TYPE text COLLATE "C"')
    for what in REFUSED:
        name = f"{table}_no_{what}"
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION tallybook_refuse()"
        )
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


SEARCHED = 250_000  # characters of a report: PostgreSQL takes no index entry above a megabyte
REPORT = f"to_tsvector('simple'::regconfig, left(text, {SEARCHED}))"
EVIDENCE = (
    "jsonb_to_tsvector('simple'::regconfig, jsonb_path_query_array(record::jsonb, '$.evidence[*].quote'),"
    " '[\"string\"]'::jsonb)"
)
WORDS = {"dx_report_words": ("document", REPORT), "dx_evidence_words": ("claim", EVIDENCE)}
BLOCK = 8192  # rows that have one mark among their words, by which the index finds the newest rows with a common word
MARKED = f"array_to_tsvector(ARRAY['#' || (number / {BLOCK})::text])"
WINDOWS = (1, 4, 32)  # blocks in which the newest rows are looked for, before all are


def index_words(op: Any) -> None:
    """Two indexes over the words as they are written, in no language's stems."""
    for name, (table, said) in WORDS.items():
        op.execute(f"CREATE INDEX {name} ON {table} USING gin (({said.replace(':', chr(92) + ':')}))")


def store_words(op: Any) -> None:
    """Keeps the words beside each row, so that a phrase is looked for in them and not in the text; indexes these."""
    for name, (table, said) in WORDS.items():
        words = f"{said} || {MARKED}".replace(":", chr(92) + ":")
        op.execute(f"DROP INDEX {name}")
        op.execute(f"ALTER TABLE {table} ADD COLUMN {_column(name)} tsvector GENERATED ALWAYS AS ({words}) STORED")
        op.execute(f"CREATE INDEX {name} ON {table} USING gin ({_column(name)}) WITH (gin_pending_list_limit = 256)")


PAIRED = """
 SELECT coalesce(array_agg(DISTINCT hashtext(a.lexeme || ' ' || b.lexeme) & 1048575), '{}')
 FROM (SELECT lexeme, unnest(positions) AS at FROM unnest(said)) a
 JOIN (SELECT lexeme, unnest(positions) AS at FROM unnest(said)) b ON b.at = a.at + 1
"""


def pair_words(op: Any) -> None:
    """Keeps which words stand side by side, each pair as one of a million numbers, in the same index as the words.

    By words alone a phrase of common ones is looked for in every row that has them somewhere.
    """
    signed = "tallybook_pairs(said tsvector) RETURNS int[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE"
    op.execute(f"CREATE FUNCTION {signed} AS $${PAIRED}$$")
    for name, (table, said) in WORDS.items():
        words = said.replace(":", chr(92) + ":")
        op.execute(f"DROP INDEX {name}")
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {_pairs(name)} int[] GENERATED ALWAYS AS (tallybook_pairs({words})) STORED"
        )
        columns = f"{_column(name)}, {_pairs(name)}"
        op.execute(f"CREATE INDEX {name} ON {table} USING gin ({columns}) WITH (gin_pending_list_limit = 256)")


def _column(index: str) -> str:
    return index.removeprefix("dx_")


def _pairs(index: str) -> str:
    return index.removeprefix("dx_").replace("words", "pairs")


def report_has(
    connection: sa.Connection, terms: Sequence[str], document: sa.Table = tables.document
) -> sa.ColumnElement[bool]:
    """That a row of `document` has all the terms in its text."""
    name = document.name if document.schema is None else f'"{document.schema}".{document.name}'
    index = "dx_report_words"
    return _has(connection, terms, *(sa.literal_column(f"{name}.{c(index)}") for c in (_column, _pairs)))


def _has(
    connection: sa.Connection, terms: Sequence[str], words: sa.ColumnElement[Any], pairs: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    """That a row has all the terms; by its pairs first, where a term is a phrase."""
    has = words.bool_op("@@")(_query(terms))
    whole = [beginning for term in terms if not (beginning := _whole(term)).isalnum()]
    asked = sa.select(sa.func.unnest(sa.literal(whole, postgresql.ARRAY(sa.Text))).label("term")).subquery()
    pair = sa.func.tallybook_pairs(sa.func.to_tsvector(sa.text("'simple'"), asked.c.term))
    found = list(connection.execute(sa.select(sa.func.unnest(pair)).distinct()).scalars()) if whole else []
    if not found:  # to ask for no pairs would be to look through all rows
        return has
    return has & pairs.bool_op("@>")(sa.literal(sorted(found), postgresql.ARRAY(sa.Integer)))


def _whole(term: str) -> str:
    """A term without a last word of which only the beginning is known."""
    if not term.endswith("*"):
        return term
    whole = term.rpartition(" ")[0]
    return whole if whole.replace(" ", "").isalnum() else ""  # signs may belong to what comes after them


def newest_with(
    connection: sa.Connection, table: sa.Table, terms: Sequence[str], below: int | None, most: int
) -> list[int]:
    """The numbers of the newest rows that have all the terms, `most` at most, all under `below`; the newest first.

    They are looked for among the newest blocks before they are looked for in all, and always by the index.
    """
    index = next(name for name, (of, _) in WORDS.items() if of == table.name)
    columns: list[sa.ColumnClause[Any]] = [sa.column(name) for name in ("number", _column(index), _pairs(index))]
    own = sa.table(table.name, *columns, schema=base(connection).strip('"'))
    words, pairs = own.c[_column(index)], own.c[_pairs(index)]
    has = _has(connection, terms, words, pairs)
    query: sa.Select[Any] = sa.select(sa.func.coalesce(sa.func.max(own.c.number), 0) + 1)
    last = int(connection.execute(query).scalar_one()) if below is None else below
    found: list[int] = []
    for blocks in (*WINDOWS, None):
        wanted = has
        if blocks is not None:
            top = (last - 1) // BLOCK
            marks = "|".join(f"'#{block}'" for block in range(max(0, top - blocks + 1), top + 1))
            wanted = words.bool_op("@@")(sa.cast(marks, postgresql.TSQUERY)) & has
        held = sa.select(own.c.number).where(wanted).cte("held").prefix_with("MATERIALIZED")
        query = sa.select(held.c.number).where(held.c.number < last).order_by(held.c.number.desc()).limit(most)
        found = list(connection.execute(query).scalars())
        if len(found) == most:
            break
    return found


def _query(terms: Sequence[str]) -> sa.ColumnElement[Any]:
    found: sa.ColumnElement[Any] | None = None
    for term in terms:
        one: sa.ColumnElement[Any] = sa.func.phraseto_tsquery(sa.text("'simple'"), term.rstrip("*"))
        if term.endswith("*"):
            one = sa.cast(sa.cast(one, sa.Text).op("||")(":*"), postgresql.TSQUERY)
        found = one if found is None else found.op("&&")(one)
    return sa.func.to_tsquery("") if found is None else found


def steered(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The column: it knows itself which values are rare."""
    return column


def among(column: sa.ColumnElement[Any], values: Sequence[str]) -> sa.ColumnElement[bool]:
    """One parameter for all the values: hundreds of them take longer to be written and read than to be looked up."""
    return column == sa.any_(sa.literal(list(values), postgresql.ARRAY(sa.Text)))


def one_by_one(query: sa.Select[Any]) -> sa.Select[Any]:
    """With an offset of nothing, over which the planner joins no tables: through a veil it would read all of them."""
    return query.offset(0)


def base(connection: sa.Connection) -> str:
    """The schema of the ledger's own tables."""
    return str(connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one())


def shadow(connection: sa.Connection, statements: Callable[[str], Iterator[str]]) -> None:
    """Lays temporary views over the ledger's tables, for this connection alone; it may read only, but for this."""
    named = base(connection)
    connection.rollback()
    raw: Any = connection.connection.driver_connection
    only, raw.read_only = raw.read_only, False
    try:
        for statement in statements(named):
            raw.execute(statement)
        raw.commit()
    finally:
        raw.rollback()
        raw.read_only = only


def counted(connection: sa.Connection, tables: Iterable[str]) -> None:
    """Has them analysed, which nothing does by itself with temporary tables."""
    for name in tables:
        connection.exec_driver_sql(f"ANALYZE {name}")


def numbered(connection: sa.Connection) -> None:
    """After rows came with their numbers: the next number is the one after the last."""
    for name, table in tables.metadata.tables.items():
        if "number" in table.c:
            last = f"SELECT max(number) FROM {name}"
            connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'number'), ({last}))")


@contextmanager
def unguarded(connection: sa.Connection) -> Iterator[None]:
    """Rows may be deleted, in this transaction alone."""
    for name in tables.metadata.tables:
        connection.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER {name}_no_delete")
    yield
    for name in tables.metadata.tables:
        connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_no_delete")


def forget_words(connection: sa.Connection, documents: Sequence[int], claims: Sequence[int]) -> None:
    """Nothing is to be done: the indexes follow their tables."""


def forget(engine: sa.Engine) -> None:
    """Writes the tables anew, so that nothing deleted is left in their files; the server's own log is not ours."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", postgresql_readonly=False) as connection:
        for name in tables.metadata.tables:
            connection.exec_driver_sql(f"VACUUM FULL {name}")


def faults(connection: sa.Connection) -> Iterator[str]:
    """Triggers that are gone or switched off, and whether they still refuse."""
    query = (
        "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled = 'A'"
    )
    there = set(connection.exec_driver_sql(query).scalars())
    for name in tables.guards(REFUSED):
        if name not in there:
            yield f"the trigger {name}, which keeps the ledger append-only, is gone"
    for name, (table, _) in WORDS.items():
        query = f"SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('{name}')"
        if not connection.exec_driver_sql(query).scalar():
            yield f"the index {name} of {table} is gone: its words are searched slowly"
    paired = connection.exec_driver_sql(
        "SELECT prosrc FROM pg_proc WHERE proname = 'tallybook_pairs' AND pronamespace = current_schema()::regnamespace"
    ).scalar()
    if paired != PAIRED:
        yield "the function tallybook_pairs, by which phrases are found, is another one"
    body = "SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure('tallybook_refuse()')"
    if connection.exec_driver_sql(body).scalar() != REFUSAL:
        yield "the function tallybook_refuse, which keeps the ledger append-only, is another one"


def _name(place: sa.URL) -> str:
    return place.set(drivername="postgresql").render_as_string(hide_password=True)
