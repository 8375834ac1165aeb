"""Add a report's reading: all of it or nothing, once, and never in place of an older one."""

from collections.abc import Callable
from typing import Literal

import sqlalchemy as sa

from tallybook import spans
from tallybook.errors import ClaimRefused, LedgerError, SpanError
from tallybook.ledger import rows, tables
from tallybook.ledger.settling import settle_some
from tallybook.ledger.transactions import writing
from tallybook.link.decisions import plain
from tallybook.types import Claim, Document, Link, Reading, Run

Verify = Callable[[Claim], None]


def add(
    engine: sa.Engine, reading: Reading, run: Run, verify: Verify, *, link: bool = True
) -> Literal["added", "unchanged", "superseded"]:
    """Keeps one report and what a run read in it, and links it with what is there, in one transaction.

    Many reports are sooner linked together: with `link` False they are only kept, and `settle` links them.

    The same document with the same claims and links is "unchanged": nothing is written. With others it is
    "superseded": the new reading becomes the current one, and the old one stays. `verify` reads a claim's figure
    again and raises ClaimRefused. Raises SpanError where a quote is not in the text, LedgerError where the ledger
    cannot be written; then nothing of the report is kept.
    """
    _check(reading, verify)
    with writing(engine) as connection:
        key = rows.document_key(reading.document)
        gone = purged(connection, key)
        if gone is not None:
            raise LedgerError(f"{reading.document.id!r} was purged on {gone[0][:10]} by {gone[1]}: {gone[2]}")
        newest = connection.execute(_newest(key)).one_or_none()
        if newest is not None and _content(connection, newest.number) == rows.content(reading):
            return "unchanged"
        keep(connection, reading, run)
        while link and settle_some(connection):
            pass
        return "added" if newest is None else "superseded"


def keep(connection: sa.Connection, reading: Reading, run: Run) -> None:
    """Keeps a reading as the document's newest, whatever is there; the quotes are sliced again."""
    _check(reading, lambda claim: None)
    document, at = rows.document_row(reading.document), rows.now()
    newest = connection.execute(_newest(document["key"])).one_or_none()
    _keep_run(connection, run, at)
    if newest is None:
        connection.execute(sa.insert(tables.document), {**document, "recorded_at": at})
    seq = 1 if newest is None else newest.seq + 1
    mine = {**rows.reading_row(reading.document), "run": run.id, "seq": seq, "recorded_at": at}
    number = connection.execute(sa.insert(tables.reading).returning(tables.reading.c.number), mine).scalar_one()
    claims = [{**rows.claim_row(c, document), "reading": number} for c in reading.claims]
    links = [{**rows.link_row(k), "reading": number} for k in dict.fromkeys(reading.links)]
    if claims:
        connection.execute(sa.insert(tables.claim), claims)
    _keep_names(connection, document["key"], reading)
    if links:
        connection.execute(sa.insert(tables.link), links)


def names(reading: Reading) -> set[str]:
    """Who published the report, and who is cited in it, by plain names."""
    document = reading.document
    outlets = (document.publisher, document.agency, document.byline)
    cited = (n for claim in reading.claims for source in claim.sources for n in (source.name, source.party))
    return {plain(n) for n in (*outlets, *cited) if n}


def _keep_names(connection: sa.Connection, key: str, reading: Reading) -> None:
    n = tables.named.c
    known = set(connection.execute(sa.select(n.name).where(n.document_key == key)).scalars())
    new = [{"document_key": key, "name": name} for name in sorted(names(reading) - known)]
    if new:
        connection.execute(sa.insert(tables.named), new)


def has(connection: sa.Connection, key: str) -> bool:
    """Whether the ledger has the document with the key."""
    d = tables.document.c
    return connection.execute(sa.select(d.number).where(d.key == key)).one_or_none() is not None


def purged(connection: sa.Connection, key: str) -> tuple[str, str, str] | None:
    """When, by whom and why the document with the key was purged; None where it was not."""
    t = tables.tombstone.c
    query = sa.select(t.recorded_at, t.by, t.why).where(t.key == key).order_by(t.number).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else (row.recorded_at, row.by, row.why)


def _newest(key: str) -> sa.Select[tuple[int, int]]:
    r = tables.reading.c
    return sa.select(r.number, r.seq).where(r.document_key == key).order_by(r.seq.desc()).limit(1)


def check_claim(claim: Claim, document: Document) -> None:
    """Slices every quote of the claim again. Raises SpanError or ClaimRefused, naming the claim."""
    name = f"claim {claim.anchor} in {document.id!r}"
    if claim.document != document.id:
        raise ClaimRefused(f"{name}: it says that it is from {claim.document!r}")
    if rows.figure(claim) is None:
        raise ClaimRefused(f"{name} has no figure in its evidence")
    for item in claim.evidence:
        if item.document != document.id:
            raise ClaimRefused(f"{name}: its {item.role} is from {item.document!r}")
        if not spans.holds(document.text, item):
            held = document.text[max(0, item.start) : max(0, item.end)]
            raise SpanError(
                f"{name}: the text at {item.start}:{item.end} is {held!r}, not the {item.role} {item.quote!r}"
            )


def dangling(link: Link, anchors: set[str]) -> str | None:
    """The end of the link that is no claim of its reading, or None."""
    return next((end for end in (link.from_, link.to) if end not in anchors), None)


def _check(reading: Reading, verify: Verify) -> None:
    anchors: set[str] = set()
    for claim in reading.claims:
        check_claim(claim, reading.document)
        verify(claim)
        if claim.anchor in anchors:
            raise ClaimRefused(
                f"claim {claim.anchor} in {claim.document!r} is there twice: one figure, one measure, one claim"
            )
        anchors.add(claim.anchor)
    for item in reading.links:
        lost = dangling(item, anchors)
        if lost is not None:
            raise LedgerError(f"a link {item.kind} in {reading.document.id!r} names {lost}, which is no claim of it")


def _content(connection: sa.Connection, reading: int) -> tuple[set[str], set[Link]]:
    claims = connection.execute(sa.select(tables.claim.c.id).where(tables.claim.c.reading == reading)).scalars()
    links = connection.execute(sa.select(tables.link).where(tables.link.c.reading == reading)).mappings()
    return set(claims), {rows.read_link(k) for k in links}


def _keep_run(connection: sa.Connection, run: Run, at: str) -> None:
    """Keeps the run where it is new; one id for two programs is refused."""
    row = connection.execute(sa.select(tables.run).where(tables.run.c.id == run.id)).mappings().one_or_none()
    if row is None:
        connection.execute(sa.insert(tables.run), {**rows.run_row(run), "recorded_at": at})
        return
    kept = rows.read_run(row)
    if (kept.version, kept.lexicon_digest, kept.parser) != (run.version, run.lexicon_digest, run.parser):
        raise LedgerError(f"run {run.id} is in the ledger with another version, lexicon or parser")
