"""Two ledgers that must look the same to who may not see what is confidential: one has secrets, the other never had."""

from typing import Any

import sqlalchemy as sa

from ledger import factory
from ledger.test_telling import READINGS, TOWNS, told
from tallybook import ledger
from tallybook.ledger import intake
from tallybook.types import Reading

HUSH = told(77, 4, "9173", "Bel Ontrova", tail=f"{TOWNS}, as Bel Ontrova told Dova Wire")
LEAK = told(88, 10, "9241", "Relief Board", tail=f"{TOWNS}, says a letter to Bel Ontrova")
ALIAS = told(99, 6, "9417", "The Heron", tail=f"{TOWNS}, a nurse said")  # another name of hers, which is in no text
SECRETS = (
    "9417",
    "Heron",
    "heron",
    "Paper 99",
    "r99",
    "9173",
    "9241",
    "Ontrova",
    "ontrova",
    "Dova",
    "Paper 77",
    "Paper 88",
    "r77",
    "r88",
    "zzsecret",
)
REPORT, ANCHOR = "r77", HUSH.claims[0].anchor
NAMED = (*SECRETS, ANCHOR, LEAK.claims[0].anchor, ALIAS.claims[0].anchor)
PUBLIC = {r.document.id: r.claims[0].anchor for r in READINGS}


def twin(place: str, *, secret: bool) -> sa.Engine:
    """A ledger of public reports; with the secret ones among them, all that people said of these, and their marks.

    The other has a mark on a source that it does not know: both say that something is confidential.
    """
    engine = ledger.open_ledger(place)
    order: list[Reading] = [READINGS[0], HUSH, *READINGS[1:4], LEAK, ALIAS, READINGS[4]] if secret else READINGS
    for item in order:
        ledger.add(engine, item, factory.RUN, factory.verify)
    if secret:
        say: Any = {"reviewer": "zzsecret Mara", "note": "zzsecret"}
        ledger.record(engine, ANCHOR, "correct", say["reviewer"], say["note"], field="value", new=9174)
        ledger.record(engine, LEAK.claims[0].anchor, "reject", say["reviewer"], say["note"])
        ledger.retract(engine, "r88", "zzsecret", "zzsecret", "2031-05-11")
        ledger.decide(engine, "merge", [ANCHOR, PUBLIC["r4"]], "zzsecret", "zzsecret") if apart(engine) else None
        ledger.decide(engine, "rename", [ANCHOR, "zzsecret count"], "zzsecret", "zzsecret")
        ledger.decide(engine, "one-body", ["Bel Ontrova", "The Heron"], "zzsecret", "zzsecret")
        refused = intake.Taken(given="zzsecret", input="zzsecret/r77.txt", outcome="refused", reason="zzsecret")
        intake.record(engine, [refused])
    ledger.record(engine, PUBLIC["r1"], "confirm", "Mara")
    ledger.record(engine, PUBLIC["r4"], "correct", "Ode", "misread", field="value", new=121)
    ledger.record(engine, PUBLIC["r3"], "reject", "Ode", "of another slide")
    ledger.retract(engine, "r2", "Mara", "taken down", "2031-05-08")
    if secret:
        ledger.restrict(engine, "report", REPORT, "zzsecret Mara", "zzsecret")
        ledger.restrict(engine, "source", "Bel ONTROVA", "zzsecret Mara", "zzsecret")
    else:
        ledger.restrict(engine, "source", "Nobody at all", "zzsecret Mara", "zzsecret")
    return engine


def apart(engine: sa.Engine) -> bool:
    """Whether the secret figure and a public one are in two counts."""
    return ledger.count_of(engine, ANCHOR) != ledger.count_of(engine, PUBLIC["r4"])
