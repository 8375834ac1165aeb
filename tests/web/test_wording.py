from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup

import tallybook
from ledger import factory
from tallybook import types
from tallybook.types import Citation, Interval, Quantity
from tallybook.web import marking, wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-09-02", "2 September 2025"),
        ("2025-09", "September 2025"),
        ("2025-03-04T09:40Z", "4 March 2025, 09:40 UTC"),
        ("2025-03-04T09:40:12.5+02:00", "4 March 2025, 09:40 UTC+02:00"),
        ("2025-02-30", "2025-02-30"),
        ("٢٠٢٥-٠٩", "٢٠٢٥-٠٩"),
        ("last\nweek", "last week"),
        (None, "not stated"),
    ],
)
def test_dates_as_people_write_them(text: str | None, words: str) -> None:
    assert wording.day(text) == words


def interval(start: str, end: str, precision: types.Precision) -> Interval:
    return Interval(start=start, end=end, precision=precision, basis="explicit", text=None)


def test_the_time_of_an_event() -> None:
    assert wording.when(None) == "not stated"
    assert wording.when(interval("2024-01-01", "2024-12-31", "year")) == "2024"
    assert wording.when(interval("2024-05-01", "2024-05-31", "month")) == "May 2024"
    assert wording.when(interval("2024-05-02", "2024-05-02", "day")) == "2 May 2024"
    assert wording.when(interval("2024-05-02", "2024-06-03", "range"), brief=True) == "2 May 2024 to 3 Jun 2024"


def test_a_figure_keeps_its_hedge_and_leaves_the_unit_to_the_page() -> None:
    said = Quantity(value=12000, low=12000, high=None, bound="more_than", unit="building")
    assert wording.figure(said) == "more than 12,000"
    assert wording.figure(replace(said, value=0, low=None, bound="exact")) == "0"


def test_who_says_so_from_the_outlet_to_the_originator() -> None:
    report = factory.document("12 died.", agency="Quay Wire")
    claim = factory.claim(report, "12")
    own = [(t.name, t.role) for t in wording.chain(claim, report)]
    assert own == [("Northern Courier", "outlet"), ("Quay Wire", "agency, in its own voice")]
    unclear = replace(claim, flags=("source_unclear",))
    assert wording.chain(unclear, report)[-1].name == "source unclear"
    assert wording.chain(claim, None)[0].name == "outlet not stated"
    person = Citation(name="Ode", kind="official", party="Dam Board", anonymous=False, cue=None, start=0, end=1)
    board = Citation(name="Board", kind="institution", party=None, anonymous=True, cue=None, start=0, end=1)
    told = [(t.name, t.role) for t in wording.chain(replace(claim, sources=(person, board)), report)[2:]]
    assert told == [("Ode", "for Dam Board, official"), ("Board", "institution, no person named")]


def test_a_claim_that_is_said_not_to_be_so_says_so() -> None:
    claim = factory.claim(factory.document("12 died."), "12")
    assert wording.status(replace(claim, modality=replace(claim.modality, polarity=False))) == (
        "reported, said not to be so"
    )
    assert wording.who(claim) == wording.where(claim) == "not stated"


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("bound", types.Bound),
        ("aggregation", types.Aggregation),
        ("certainty", types.Certainty),
        ("basis", types.Basis),
        ("linked", types.LinkKind),
        ("linked_from", types.LinkKind),
    ],
)
def test_every_value_has_plain_words_and_nothing_else_has(table: str, names: object) -> None:
    assert set(wording.words()[table]) == set(get_args(names))


def test_every_flag_that_is_explained_is_one_that_is_set() -> None:
    root = Path(tallybook.__file__).parent
    source = "".join(
        p.read_text("utf-8") for room in ("extract", "ingest", "readers") for p in (root / room).rglob("*.py")
    )
    assert [flag for flag in wording.words()["flags"] if f'"{flag}"' not in source] == []


def test_a_hidden_character_is_a_badge_and_markup_is_text() -> None:
    assert marking.badged("a\u202e<\n\t") == Markup('a<span class="hidden-character">U+202E</span>&lt;\n\t')
    assert marking.badged(Markup("<b>")) == Markup("<b>")
    assert marking.badged(7) == 7
    with pytest.raises(ValueError, match="None"):
        marking.badged(None)
