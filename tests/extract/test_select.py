"""Stage 2, select: the gate never hides what is read, and no document changes how another is read."""

import random
from importlib.resources import files
from itertools import chain

import pytest

from cases import Case, claim_of, document, parameters
from tallybook import lexicon
from tallybook.extract import parse, segment, select
from tallybook.extract.parsed import Sentence
from tallybook.ingest import read as take_in
from tallybook.scale.reading import read
from tallybook.types import Document, Reading

LEXICON = lexicon.load()


def demo() -> list[Document]:
    """The reports that ship with the program, in order of name."""
    folder = files("tallybook") / "data" / "demo"
    paths = sorted(str(p) for p in folder.iterdir() if p.name.endswith(".txt"))
    return [d for d in chain.from_iterable(take_in([p]) for p in paths) if isinstance(d, Document)]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every report of the demo, read once, in order."""
    return {d.id: read(d, LEXICON, parse.load()) for d in demo()}


def spans(reading: Reading) -> set[tuple[int, int]]:
    """The sentences that hold a claim."""
    return {(e.start, e.end) for c in reading.claims for e in c.evidence if e.role == "sentence"}


def worth(report: Document) -> list[Sentence]:
    return [s for s in segment.sentences(report, LEXICON) if select.worth_reading(report, s, LEXICON)]


class Shown(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`figure`: one that is read, so that its sentence must pass the gate."""

    figure: str


@pytest.mark.parametrize("case", parameters("gate", Shown))
def test_a_sentence_with_a_figure_passes_the_gate(case: Shown) -> None:
    reading = case.reading()
    claim_of(reading, case.figure)
    assert spans(reading) <= {(s.start, s.end) for s in worth(reading.document)}


class Skipped(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence without a figure of any measure, which the gate should spare the parser."""


@pytest.mark.parametrize("case", parameters("gate", Skipped, "skipped"))
def test_a_sentence_without_a_number_or_a_word_of_a_measure_is_skipped(case: Skipped) -> None:
    assert worth(document(case.text)) == []


HIDDEN = {"24-irdeli-interview": "the gate has no word for 'I had 320 men'"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            d.id,
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason=HIDDEN[d.id])]
            if d.id in HIDDEN
            else [],
        )
        for d in demo()
    ],
)
def test_the_gate_hides_no_claim_of_the_demo(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[name]
    assert spans(reading) <= {(s.start, s.end) for s in worth(reading.document)}


def test_the_demo_has_claims_and_the_gate_skips_some_of_it(readings: dict[str, Reading]) -> None:
    assert sum(len(r.claims) for r in readings.values()) > 50
    skipped = sum(len(segment.sentences(r.document, LEXICON)) - len(worth(r.document)) for r in readings.values())
    assert skipped > 0


def test_what_was_read_before_changes_nothing(readings: dict[str, Reading]) -> None:
    shuffled = demo()
    random.Random(7).shuffle(shuffled)
    again = {d.id: read(d, LEXICON, parse.load()) for d in shuffled}
    assert again == readings


def test_a_report_beside_another_is_read_as_if_alone() -> None:
    first = document("Haldor Breck, the minister, said 12 miners were killed in Korvale on Monday.")
    second = document("Breck said another 30 were hurt.\n\nThey were taken to hospital.")
    alone = read(second, LEXICON, parse.load())
    read(first, LEXICON, parse.load())
    assert read(second, LEXICON, parse.load()) == alone
