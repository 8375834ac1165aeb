"""How long ledgers of N claims take to answer: p50 and p95 in milliseconds, in both databases; and how much memory.

    .venv/bin/python benchmarks/ledger.py [SIZE ...] [--postgres ADDRESS] [--keep FOLDER] [--veil] [--only WORDS]
    .venv/bin/python benchmarks/ledger.py 1000000 --keep FOLDER --memory

The ledgers are those of `large.py`. ADDRESS is a server without a database's name, on which databases may be made.
With --keep they are made once, and stay: FOLDER/SIZE.db and the databases bench_SIZE. --veil asks as somebody who may
not see a report and a source (of twenty reports) that are marked as confidential first. Every question is asked 40
times, each time otherwise, in three rounds: told are the best p50 and the best p95 of a round, since other programs
make a machine slower and never faster; the same of the time that a processor was busy with it, here and in the server,
which on a machine with nothing else to do is about what it takes; and how long the simplest question took meanwhile.
--memory runs commands, and tells the most that each held.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.append(str(Path(__file__).parent))

import large

from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger.transactions import reading

ASKED, ROUNDS, LONGEST = 40, 3, 6.0  # times a question is asked in a round, rounds, seconds for all of it
Ask = Callable[[int], object]


def questions(engine: sa.Engine, whole: sa.Engine, claims: int) -> Iterator[tuple[str, Ask]]:
    """What is asked, by its name; the number makes each time another question. `whole` is what is written to."""
    reports = claims // large.EACH
    days = [f"20{n:02}-0{1 + n % 9}-11" for n in range(30)]

    def where(n: int, **more: str) -> ledger.Filters:
        return ledger.Filters(measure=large.MEASURES[n % 5], **more)

    def page(given: ledger.Filters, offset: int = 0) -> object:
        found = ledger.claims(engine, given, 51, offset)
        ledger.count_claims(engine, given, ledger.MANY)
        ledger.facets(engine, given, ledger.FEW)
        return ledger.reviewed_claims(engine, found[:50])

    def publisher(n: int) -> str:
        return f"Post {n * 37 % 1000}"

    def status(n: int) -> str:
        return large.STATUSES[n % 4]

    def listed(given: ledger.Filters) -> object:
        return ledger.claims(engine, given, 50)

    def count(n: int) -> str:
        found = ledger.count_of(engine, anchors[n])
        assert found is not None
        return found

    with reading(engine) as connection:
        some = sa.text("SELECT anchor FROM claim WHERE number = :number")
        numbers = [large.EACH * (5 + n * (reports // 130)) + 1 for n in range(130)]
        anchors = [connection.execute(some, {"number": number}).scalar_one() for number in numbers]
        now = connection.execute(sa.text("SELECT max(recorded_at) FROM linking")).scalar_one()

    yield "list", lambda n: ledger.claims(engine, limit=50)
    yield "list, page n", lambda n: ledger.claims(engine, limit=50, offset=50 * n % 10_000)
    yield "list, 3 filters: few claims", lambda n: listed(where(n, status=status(n), publisher=publisher(n)))
    yield "list, 3 filters: many claims", lambda n: listed(where(n, status=status(n), bound="exact"))
    yield "list, 3 filters: rare claims", lambda n: listed(where(n, status=large.RARE, bound="exact"))
    yield "list, 3 filters: none", lambda n: listed(where(n, status="planned", bound="exact"))
    yield "page of the list", lambda n: page(ledger.Filters(), 50 * n)
    yield "page, 1 filter", lambda n: page(where(n), 50)
    yield "page, 3 filters", lambda n: page(where(n, status=status(n), bound="exact"))
    yield "one claim", lambda n: ledger.claim(engine, anchors[n])
    yield "links of a claim", lambda n: ledger.links_about(engine, anchors[n])
    yield "as of: one count", lambda n: ledger.book_of(engine, [count(n)]).as_of("2031-01-01")
    yield "as of: a page, late", lambda n: ledger.counts_out(engine, f"2029-12-{1 + n % 28:02}", 51, 50 * (n % 20))
    yield "as of: a page, early", lambda n: ledger.counts_out(engine, f"2000-01-{1 + n % 28:02}", 51)
    if engine is whole:
        yield "as of, as recorded by", lambda n: ledger.book_of(engine, [count(n)], now).as_of("2031-01-01")
    yield "search reports: rare", lambda n: ledger.search(engine, f"word{9000 + n} word{n}")
    yield "search reports: common", lambda n: ledger.search(engine, f"word{n % 5} word{n % 7 + 5}")
    yield "search claims: rare", lambda n: ledger.search_claims(engine, f"word{9000 + n} word{n}")
    yield "search claims: common", lambda n: ledger.search_claims(engine, f"word{n % 5} word{n % 7 + 5}")
    yield "search claims: none", lambda n: ledger.search_claims(engine, f'"word{n % 5} villagers"')
    yield "search claims, 1 filter", lambda n: ledger.search_claims(engine, f"word{n % 5}", where(n))
    yield "history of a report", lambda n: ledger.readings_of(engine, f"r{5 + n * (reports // 130)}")
    yield "history of a count", lambda n: ledger.life(engine, anchors[n])
    yield "diff of a day", lambda n: ledger.diff(engine, days[n % 30], days[n % 30][:-1] + "2")
    yield "diff of a day, a page", lambda n: ledger.diff_out(engine, days[n % 30], days[n % 30][:-1] + "2", 50)
    yield "reports, a page", lambda n: ledger.documents(engine, 51, 50 * n)
    yield "queue", lambda n: ledger.queue(engine, 20)
    yield "queue, second", lambda n: ledger.queue(engine, 20, second_for="Ode")
    yield "add, with linking", _adding(whole)
    yield "review", lambda n: ledger.record(engine, anchors[n], "confirm", "Ode")


def _adding(engine: sa.Engine) -> Ask:
    with engine.connect() as connection:
        last = connection.execute(sa.text("SELECT max(number) FROM document")).scalar_one()
    return lambda n: ledger.add(engine, large.report(int(last) + n), factory.RUN, factory.verify)


def measure(engine: sa.Engine, whole: sa.Engine, claims: int, only: str) -> None:
    """Asks each question, and prints a row each."""
    for question, ask in questions(engine, whole, claims):
        if only not in question:
            continue
        best = [float("inf")] * 5
        ask(0)
        servers = _servers(whole)
        begun, turn = time.perf_counter(), 0
        while turn < ROUNDS * ASKED and time.perf_counter() - begun < LONGEST:
            took: list[tuple[float, float, float]] = []
            while len(took) < ASKED and (len(took) < 4 or time.perf_counter() - begun < LONGEST):
                turn += 1
                at = time.perf_counter()
                with whole.connect() as connection:
                    connection.execute(sa.text("SELECT key FROM document WHERE number = 7")).scalar_one()
                middle, spent = time.perf_counter(), _spent(servers)
                ask(turn)
                took.append((time.perf_counter() - middle, _spent(servers) - spent, middle - at))
            told = [[1000 * held for held in column] for column in zip(*took, strict=True)]
            wall, busy, simplest = told
            now = (
                statistics.median(wall),
                _p95(wall),
                statistics.median(busy),
                _p95(busy),
                statistics.median(simplest),
            )
            best = [min(b, v) for b, v in zip(best, now, strict=True)]
        wall, busy = f"{best[0]:8.1f} {best[1]:8.1f}", f"{best[2]:8.1f} {best[3]:8.1f}"
        print(f"  {question:30} p50, p95 {wall} ms   busy {busy} ms   simplest {best[4]:5.2f}", flush=True)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


_BACKENDS = (  # of vacuuming, which comes and goes, not
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
)


def _servers(engine: sa.Engine) -> list[Path]:
    """Where Linux tells how long the server's processes for this database have been busy; none for SQLite."""
    if engine.dialect.name == "sqlite":
        return []
    with engine.connect() as connection:
        pids = connection.execute(sa.text(_BACKENDS))
        return [path for pid in pids.scalars() if (path := Path(f"/proc/{pid}/schedstat")).exists()]


def _spent(servers: list[Path]) -> float:
    """Seconds of processor that this program and these processes of the server have spent."""
    return time.process_time() + sum(int(path.read_text().split()[0]) for path in servers) / 1e9


COMMANDS = (
    "show --limit 50", "show --measure killed --status reported --bound exact", "show --status denied",
    "search word3 --claims", "asof 2015-06-01 --format jsonl", "review", "export", "export --format csv", "audit",
)  # fmt: skip


def memory(place: str, only: str) -> None:
    """Runs commands on a ledger, and prints how long each took and the most memory that it held."""
    for command in COMMANDS:
        if only not in command:
            continue
        words = [sys.executable, "-m", "tallybook", *command.split(), "--ledger", place]
        begun = time.perf_counter()
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        took = time.perf_counter() - begun
        print(
            f"  {command:60} {used.ru_maxrss / 1024:6.0f} MB {took:8.1f} s  exit {os.waitstatus_to_exitcode(status)}",
            flush=True,
        )


def veiled(engine: sa.Engine) -> sa.Engine:
    """The ledger with a report and a source marked as confidential, to somebody who may not see them."""
    for kind, name in (("report", "r105"), ("source", large.SECRET)):
        try:
            ledger.restrict(engine, kind, name, "Mara", "asked to")  # type: ignore[arg-type]
        except LedgerError as error:
            print(f"  {error}")
    begun = time.perf_counter()
    seen = ledger.veiled(engine)
    assert ledger.withheld(seen)
    print(f"  the veil was laid in {time.perf_counter() - begun:.2f} s", flush=True)
    return seen


def main() -> None:
    """Runs every size on each database."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    given.add_argument("--postgres")
    given.add_argument("--only", default="")
    for name in ("--veil", "--memory", "--not-sqlite"):
        given.add_argument(name, action="store_true")
    given.add_argument("--keep", type=Path)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            path = (asked.keep or Path(folder)) / f"{size}.db"
            if not path.exists():
                large.fill(path, size)
            places = [] if asked.not_sqlite else [str(path)]
            if asked.postgres:
                places.append(large.copied(path, asked.postgres, f"bench_{size}"))
            for place in places:
                print(f"{size:,} claims in {'PostgreSQL' if '://' in place else 'SQLite'}", flush=True)
                if asked.memory:
                    memory(place, asked.only)
                    continue
                engine = ledger.open_ledger(place)
                measure(veiled(engine) if asked.veil else engine, engine, size, asked.only)
                engine.dispose()


if __name__ == "__main__":
    main()
