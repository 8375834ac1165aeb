"""Kills a program that adds reports, at random moments, and looks at the ledger each time: run by test_faults.py.

    python -m ledger.faults LOCATION TRIALS SEED

Each trial forks a child that adds reports without end, kills it with SIGKILL, and audits. One line a fault; exit 1.
"""

import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Iterator

from ledger import factory
from tallybook import ledger
from tallybook.ledger import open_ledger
from tallybook.types import Reading

LONGEST = 0.8  # seconds until the kill; on a busy machine as long as some reports take to be kept
SOME = 6


def report(name: str, number: int) -> Reading:
    """A report with one to five claims, by its number, each linked with the first."""
    figures = [str(10 + n) for n in range(1 + number % 5)]
    words = " ".join(f"{figure} villagers were killed in Arnor." for figure in figures)
    document = factory.document(f"{name}: {words}", id=name, publisher=f"Post {name}")
    claims = [factory.claim(document, figure, who="villagers", place="Arnor") for figure in figures]
    links = tuple(factory.link("restates", claim, claims[0]) for claim in claims[1:])
    return factory.reading(document, *claims, links=links)


def work(location: str, trial: int, begun: int | None = None) -> None:
    """Adds reports without end: some are linked afterwards, some read anew, reviewed or retracted.

    `begun` is a pipe that is told when the first of them is about to be kept.
    """
    engine = open_ledger(location)
    if begun is not None:
        os.write(begun, b".")
    for number in itertools.count():
        given = report(f"{trial}-{number}", number)
        ledger.add(engine, given, factory.RUN, factory.verify, link=number % 3 != 1)
        if number % 3 == 2:
            ledger.settle(engine)
            ledger.add(engine, factory.reading(given.document, *given.claims), factory.BETTER, factory.verify)
        elif number % 3 == 0:
            ledger.record(engine, given.claims[0].anchor, "correct", "Mara", "misread", field="value", new=11)
        if number % 7 == 3:
            ledger.retract(engine, given.document.id, "Mara", "taken down")


def faults(location: str) -> Iterator[str]:
    """What is wrong with the ledger: what the audit says, and reports that are not there whole."""
    engine = open_ledger(location)
    yield from ledger.audit(engine, factory.verify).faults
    for document in ledger.documents(engine):
        wanted = len(report(document.id, int(document.id.rpartition("-")[2])).claims)
        there = ledger.count_claims(engine, ledger.Filters(document=document.id))
        if there != wanted:
            yield f"{document.id} has {there} claims of {wanted}"
    engine.dispose()


def killed(location: str, trial: int, seconds: float) -> None:
    """A child that works and is killed some seconds after it began; each fifth one after it was born."""
    told, begun = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(location, trial, begun)
        finally:
            os._exit(3)
    os.close(begun)
    if trial % 5:
        os.read(told, 1)  # or the end, where the child ended: that is told below
    os.close(told)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"trial {trial}: the child ended by itself")


def main(location: str, trials: int, seed: int) -> int:
    """Runs the trials; 1 where one left a fault."""
    chance = random.Random(seed)
    engine = open_ledger(location)  # what is loaded once is loaded before the children are made
    ledger.add(engine, report("first-0", 0), factory.RUN, factory.verify)
    at = time.perf_counter()
    ledger.add(engine, report("first-1", 1), factory.RUN, factory.verify)
    longest = max(LONGEST, SOME * (time.perf_counter() - at))
    engine.dispose()
    for trial in range(trials):
        seconds = chance.uniform(0, longest)
        killed(location, trial, seconds)
        found = list(faults(location))
        for fault in found:
            print(f"trial {trial}, killed after {seconds:.4f} s: {fault}")
        if found:
            return 1
    engine = open_ledger(location)
    print(f"{trials} trials, {len(ledger.documents(engine))} reports")
    return 0


if __name__ == "__main__":
    open_ledger(sys.argv[1]).dispose()
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
