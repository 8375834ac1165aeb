"""Watching feeds: each entry once, whatever stops the program in between.

Outlets change figures without a word in their feeds: the page of an entry is looked at again after an hour, six hours,
a day, three days and a week, and what has changed is a new version of the report.

What has been done is in the ledger's intake log: an entry is kept first and noted then, and a feed's answer is noted
when all its entries are. Killed at any point, the next poll goes on where this one was: an entry that was kept and not
noted is read again, and the ledger finds that it has it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from tallybook import ids, ledger, steps
from tallybook.errors import InputRefused
from tallybook.ingest import feed, html, lists
from tallybook.ingest.document import Fields
from tallybook.ingest.fetch import Fetched
from tallybook.ingest.polite import Guest, Resting, fetched
from tallybook.ledger import intake
from tallybook.ledger.intake import Taken
from tallybook.scale.keeping import keep
from tallybook.types import Document, Reading, Refusal

ATTEMPTS = 4  # polls in which an entry's page is asked for, before its summary has to do
SUMMARY = "text_summary"
HOUR = timedelta(hours=1)
AGAIN = (HOUR, 6 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR)  # after a page was first fetched

Outcome = tuple[str, Reading] | Refusal


def feeds(given: list[str]) -> list[str]:
    """The addresses of the feeds: as given, or listed in an OPML file. Raises InputRefused, naming the file."""
    found: list[str] = []
    for name in given:
        try:
            found += [name] if "://" in name else lists.addresses(Path(name).read_bytes())
        except OSError as error:
            raise InputRefused(f"{name} cannot be read: {error.strerror}") from error
        except InputRefused as error:
            raise InputRefused(f"{name} is no list of feeds: {error}") from error
    return list(dict.fromkeys(found))


def poll(
    engine: sa.Engine, address: str, guest: Guest, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Outcome]:
    """Reads a feed once, what is new in it, and the pages whose turn has come again.

    Every outcome is in the intake log before it is given.
    """
    yield from _feed(engine, address, guest)
    yield from _again(engine, address, guest, now())


def _feed(engine: sa.Engine, address: str, guest: Guest) -> Iterator[Outcome]:
    known = intake.newest(engine, [address]).get(address)
    try:
        answer = fetched(guest, address, _since(known))
        found = [] if answer.status == 304 else list(feed.entries(answer.raw))
    except InputRefused as error:
        yield _refused(engine, address, address, str(error))
        return
    whole, resting = True, {}
    for fields, content in steps.each(found, f"entries of {address}", len(found)):
        if fields.url is None and fields.id is None:
            yield _refused(engine, address, f"{address} {fields.title}", "the entry has neither an address nor an id")
            continue
        try:
            for outcome in _entry(engine, address, fields, content, guest):
                whole = whole and not isinstance(outcome, Refusal)
                yield outcome
        except Resting as error:  # the entry has its turn when the host may be asked again
            whole, resting[error.site] = False, str(error)
    for reason in resting.values():
        yield _refused(engine, address, address, reason)
    if whole and answer.status != 304:
        tag, at = answer.headers.get("etag"), answer.headers.get("last-modified")
        done = Taken(given=address, input=address, outcome="fetched", etag=tag, last_modified=at)
        intake.record(engine, [done])


def _since(known: Taken | None) -> dict[str, str]:
    """The header fields that ask for what is newer than the last answer (RFC 9110, 13.1)."""
    if known is None or known.outcome != "fetched":
        return {}
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in fields.items() if value is not None}


def _entry(engine: sa.Engine, address: str, fields: Fields, content: str, guest: Guest) -> Iterator[Outcome]:
    """An entry that is new, or has changed since it was read: its full text, else its page, else its summary."""
    said = ids.digest("entry", content) if SUMMARY not in fields.flags else None  # some change it and not its date
    name = " ".join(part for part in (fields.url or fields.id, fields.updated or fields.published, said) if part)
    known = intake.newest(engine, [name]).get(name)
    if known is not None and known.outcome == "kept":
        return
    try:
        document, answer = _report(engine, name, fields, content, guest)
    except Resting:
        raise
    except InputRefused as error:
        yield _refused(engine, address, name, str(error))
        return
    for outcome in keep(engine, [document]):
        if isinstance(outcome, Refusal):
            yield _refused(engine, address, name, outcome.reason)
        else:
            page = [_looked(address, str(fields.url), answer)] if answer is not None else []
            intake.record(engine, [Taken(given=address, input=name, outcome="kept"), *page])
            yield outcome


def _looked(given: str, url: str, answer: Fetched) -> Taken:
    """The row of a feed's entry's page that was fetched."""
    tag, at = answer.headers.get("etag"), answer.headers.get("last-modified")
    return Taken(given=given, input=url, outcome="fetched", etag=tag, last_modified=at)


def _again(engine: sa.Engine, address: str, guest: Guest, now: datetime) -> Iterator[Outcome]:
    """The pages of entries whose turn it is; one that is gone, or that cannot be read now, has its next turn."""
    for url, looks in intake.looks(engine, address).items():
        if len(looks) > len(AGAIN) or now - datetime.fromisoformat(str(looks[0].recorded_at)) < AGAIN[len(looks) - 1]:
            continue
        try:
            answer = fetched(guest, url, _since(looks[-1]))
            document = html.report(answer.raw, answer.url) if answer.status != 304 else None
        except Resting:
            continue
        except InputRefused:  # the report as it was is kept
            intake.record(engine, [replace(looks[-1], number=None)])
            continue
        if document is not None:
            yield from _changed(engine, address, url, document)
        intake.record(engine, [_looked(address, url, answer) if document is not None else looks[-1]])


def _changed(engine: sa.Engine, address: str, url: str, document: Document) -> Iterator[Outcome]:
    """Keeps the page's report where it is not the one that is there, under the name that it has there."""
    held = ledger.versions(engine, document.url or url)
    if not held or held[-1].document.text == document.text:
        return
    was = held[-1].document
    given = {name: getattr(document, name) or getattr(was, name) for name in ("published", "publisher", "byline")}
    for outcome in keep(engine, [replace(document, id=was.id, url=was.url, **given)]):
        yield outcome if not isinstance(outcome, Refusal) else _refused(engine, address, url, outcome.reason)


def _report(
    engine: sa.Engine, name: str, fields: Fields, content: str, guest: Guest
) -> tuple[Document, Fetched | None]:
    """An entry's report, and its page where that was fetched for it."""
    if SUMMARY not in fields.flags or fields.url is None:
        return feed.report(fields, content), None
    try:
        answer = fetched(guest, fields.url)
        return html.report(answer.raw, answer.url, replace(fields, flags=())), answer
    except Resting:
        raise
    except InputRefused:
        if intake.attempts(engine, name) + 1 < ATTEMPTS:
            raise
        return feed.report(fields, content), None  # marked as a summary


def _refused(engine: sa.Engine, given: str, input: str, reason: str) -> Refusal:
    intake.record(engine, [Taken(given=given, input=input, outcome="refused", reason=reason)])
    return Refusal(input=input, reason=reason, given=given)
