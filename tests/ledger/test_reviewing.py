"""What people say of claims: recorded once, outliving readings, never over one another unseen."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from ledger import factory
from tallybook import ids, ledger, review, spans
from tallybook.errors import ChangedUnderneath, TallybookError
from tallybook.types import Claim, Place, Quantity, Reading

TEXT = "At least 12 villagers and 7 rowers died in Arnor, police said."


def read(**given: Any) -> Reading:
    """A report with one claim, some of whose fields are read otherwise."""
    report = factory.document(TEXT)
    sentence = spans.evidence(report, 0, len(TEXT), "sentence")
    made = factory.claim(report, "12", who="villagers", place="Arnor", source="police")
    made = replace(made, evidence=(*made.evidence, sentence), **given)
    return factory.reading(report, replace(made, id=ids.digest("claim", made)))


@pytest.fixture
def kept(book: sa.Engine) -> sa.Engine:
    ledger.add(book, read(), factory.RUN, factory.verify)
    return book


ANCHOR = read().claims[0].anchor


def test_a_correction_shows_and_what_was_read_stays(kept: sa.Engine) -> None:
    item = ledger.record(kept, ANCHOR, "correct", "Mara", "the ledger of the parish says so", field="value", new=15)
    assert (item.claim.quantity.value, item.read.quantity.value) == (15, 12)
    assert (item.state, item.corrected, item.again) == ("corrected", ("value",), ())
    (entry,) = ledger.reviews_of(kept, ANCHOR)
    assert (entry.reviewer, entry.old, entry.new, entry.claim) == ("Mara", "12", "15", item.read.id)
    assert ledger.claims(kept) == [read().claims[0]]
    again = ledger.record(kept, ANCHOR, "correct", "Ode", "no", field="value", new=14)
    assert (again.claim.quantity.value, again.reviews[-1].old) == (14, "15")


def test_the_second_reviewer_is_shown_that_the_value_changed(kept: sa.Engine) -> None:
    seen = ledger.reviewed(kept, [ANCHOR])[ANCHOR].seen
    ledger.record(kept, ANCHOR, "correct", "Mara", "misread", field="value", new=15, seen=seen)
    for action, field in (("correct", "value"), ("confirm", None), ("sign_off", None)):
        with pytest.raises(ChangedUnderneath, match=r"changed under you: Mara at .*: correct value from 12 to 15") as e:
            ledger.record(kept, ANCHOR, action, "Ode", "sure", field=field, new=13 if field else None, seen=seen)  # type: ignore[arg-type]
        assert e.value.now == ledger.reviewed(kept, [ANCHOR])[ANCHOR]
    assert len(ledger.reviews_of(kept, ANCHOR)) == 1
    ledger.add(kept, read(as_of="2031-05-01"), factory.BETTER, factory.verify)
    with pytest.raises(ChangedUnderneath, match="the report was read anew"):
        ledger.record(kept, ANCHOR, "confirm", "Ode", seen=f"{read().claims[0].id}.1")


def test_a_correction_survives_a_better_reading(kept: sa.Engine) -> None:
    ledger.record(kept, ANCHOR, "correct", "Mara", "misread", field="place", new="Upper Arnor")
    ledger.add(kept, read(as_of="2031-05-01"), factory.BETTER, factory.verify)  # read anew, but not the place
    item = ledger.reviewed(kept, [ANCHOR])[ANCHOR]
    assert (review.value(item.claim, "place"), item.claim.as_of, item.state) == (
        "Upper Arnor",
        "2031-05-01",
        "corrected",
    )
    assert ledger.queue(kept) == []


def test_a_reading_that_disagrees_with_a_correction_is_queued_again(kept: sa.Engine) -> None:
    ledger.record(kept, ANCHOR, "correct", "Mara", "misread", field="place", new="Upper Arnor")
    ledger.add(kept, read(place=Place(text="Lower Arnor")), factory.BETTER, factory.verify)
    (waiting,) = ledger.queue(kept)
    assert (waiting.item.state, waiting.item.again) == ("changed", ("place",))
    assert review.value(waiting.item.claim, "place") == "Upper Arnor"
    assert "not as corrected: place" in waiting.reasons[0]
    item = ledger.record(kept, ANCHOR, "correct", "Mara", "still", field="place", new="Upper Arnor")
    assert (item.state, ledger.queue(kept)) == ("corrected", [])


def test_a_reading_that_has_caught_up_needs_no_correction(kept: sa.Engine) -> None:
    ledger.record(kept, ANCHOR, "correct", "Mara", "misread", field="place", new="Upper Arnor")
    ledger.add(kept, read(place=Place(text="Upper Arnor")), factory.BETTER, factory.verify)
    item = ledger.reviewed(kept, [ANCHOR])[ANCHOR]
    assert (item.corrected, item.again, item.claim) == ((), (), item.read)


def test_what_was_confirmed_and_is_read_otherwise_is_queued_again(kept: sa.Engine) -> None:
    assert ledger.record(kept, ANCHOR, "sign_off", "Mara").state == "signed_off"
    assert ledger.queue(kept) == []
    ledger.add(kept, read(as_of="2031-05-01"), factory.BETTER, factory.verify)
    assert [w.item.state for w in ledger.queue(kept)] == ["changed"]
    assert ledger.record(kept, ANCHOR, "confirm", "Ode").state == "confirmed"
    assert ledger.record(kept, ANCHOR, "reopen", "Ode", "a reader wrote").state == "unreviewed"
    assert [w.item.read.anchor for w in ledger.queue(kept)] == [ANCHOR]


@pytest.mark.parametrize(
    ("action", "field", "new", "note", "words"),
    [
        ("correct", "value", 15, "", "must say why"),
        ("reject", None, None, " ", "must say why"),
        ("correct", "colour", "red", "so", "no field 'colour'"),
        ("correct", None, None, "so", "a correction with a field"),
        ("confirm", "value", 15, "so", "a correction with a field"),
        ("correct", "status", "verified-ish", "so", "status cannot be 'verified-ish'"),
        ("correct", "value", "many", "so", "value cannot be 'many'"),
        ("split", None, ["12 villagers"], "so", "two parts or more"),
        ("split", None, ["12 villagers", "9 rowers"], "so", "'9 rowers' does not stand in the claim's sentence"),
        ("bless", None, None, "so", "no review 'bless'"),
    ],
)
def test_what_makes_no_sense_is_refused(
    kept: sa.Engine, action: Any, field: str | None, new: Any, note: str, words: str
) -> None:
    with pytest.raises(TallybookError, match=words):
        ledger.record(kept, ANCHOR, action, "Mara", note, field=field, new=new)
    assert ledger.reviews_of(kept, ANCHOR) == []


def test_nobody_and_no_claim_are_refused(kept: sa.Engine) -> None:
    with pytest.raises(TallybookError, match="must say who reviews"):
        ledger.record(kept, ANCHOR, "confirm", " ")
    with pytest.raises(TallybookError, match="no current claim has the anchor none"):
        ledger.record(kept, "none", "confirm", "Mara")


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("origin", None),
        ("origin", "army"),
        ("who", None),
        ("start", "2031-05-01"),
        ("value", 0),
        ("polarity", False),
        ("measure", "injured"),
    ],
)
def test_each_kind_of_field_can_be_corrected(kept: sa.Engine, field: str, new: Any) -> None:
    item = ledger.record(kept, ANCHOR, "correct", "Mara", "so", field=field, new=new)
    assert review.value(item.claim, field) == new
    assert replace(item.read, id="") == replace(read().claims[0], id="")


def test_a_value_is_read_as_a_person_writes_it() -> None:
    assert [review.parsed("value", t) for t in ("1,500", "0", "2.5", "-")] == [1500, 0, 2.5, None]
    assert review.parsed("polarity", "no") is False
    assert review.parsed("who", "villagers") == "villagers"
    for field, text in (("value", "many"), ("value", "nan"), ("polarity", "maybe"), ("colour", "red")):
        with pytest.raises(TallybookError):
            review.parsed(field, text)


def standing(book: sa.Engine, date: str = "2031-06-01", recorded_by: str | None = None) -> list[float | None]:
    return [s.quantity.value for s in ledger.linked(book, recorded_by).as_of(date)[1]]


def test_what_people_said_counts_in_what_stood(kept: sa.Engine) -> None:
    assert standing(kept) == [12]
    ledger.record(kept, ANCHOR, "correct", "Mara", "misread", field="value", new=15)
    assert standing(kept) == [15]
    (row,) = ledger.linked(kept).as_of("2031-06-01")[1]
    assert row.read == Quantity(value=12, low=None, high=None, bound="exact", unit="person")
    before = ledger.reviews_of(kept, ANCHOR)[0].at
    count = ledger.linked(kept).counts[0].id
    ledger.record(kept, ANCHOR, "reject", "Ode", "a bridge's length")
    assert standing(kept) == []
    assert standing(kept, recorded_by=before) == [15]
    assert ledger.linked(kept).counts == []
    ledger.record(kept, ANCHOR, "reopen", "Ode", "no, people")
    assert standing(kept) == [15]
    assert ledger.linked(kept).counts[0].id == count


def test_a_split_claim_stands_no_longer_and_keeps_its_parts(kept: sa.Engine) -> None:
    item = ledger.record(kept, ANCHOR, "split", "Mara", "two groups", new=["12 villagers", "7 rowers"])
    assert (item.state, standing(kept)) == ("split", [])
    assert item.reviews[0].new == (
        '[{"start":9,"end":21,"quote":"12 villagers"},{"start":26,"end":34,"quote":"7 rowers"}]'
    )


# --- the queue


def test_the_queue_is_ordered_by_what_matters(book: sa.Engine) -> None:
    def figure(id: str, words: str, **given: Any) -> Claim:
        report = factory.document(f"{id}: {words} villagers died.", id=id)
        made = factory.claim(report, words, **given)
        ledger.add(book, factory.reading(report, made), factory.RUN, factory.verify)
        return made

    plain = figure("plain", "3", flags=())
    large = figure("large", "40000", flags=())
    flagged = figure("flagged", "4", flags=("time_unknown", "place_unresolved"))
    ledger.record(book, plain.anchor, "confirm", "Mara")
    assert [w.item.read.anchor for w in ledger.queue(book)] == [large.anchor, flagged.anchor]
    assert [w.item.read.anchor for w in ledger.queue(book, 1)] == [large.anchor]
    assert any("a large figure: 40,000" in r for r in ledger.queue(book)[0].reasons)
    assert any("time_unknown, place_unresolved" in r for r in ledger.queue(book)[1].reasons)
    assert [w.item.read.anchor for w in ledger.queue(book, second_for="Ode")] == [plain.anchor]
    assert ledger.queue(book, second_for="Mara") == []


def test_each_reason_alone_brings_a_claim_forward(book: sa.Engine) -> None:
    """Read against a correction, then contradicted (before any size), then large, with flags, the first of a count."""

    def figure(id: str, words: str, *, flags: tuple[str, ...] = (), **given: Any) -> Claim:
        place = given.pop("place", id.capitalize())
        report = factory.document(f"{id}: {words} villagers died in {place}.", id=id, **given)
        made = factory.claim(report, words, who="villagers", place=place, flags=flags, source=f"Board of {id}")
        ledger.add(book, factory.reading(report, made), factory.RUN, factory.verify)
        return made

    again = figure("again", "5")
    disputed, other = figure("one", "6", place="Arnor"), figure("two", "8", place="Arnor", published="2031-05-03")
    large = figure("large", "9000000")
    flagged = figure("flagged", "7", flags=("time_unknown", "place_unresolved"))
    new = figure("new", "4")
    ledger.decide(book, "confirm", ["contradicts", disputed.anchor, other.anchor], "Mara", "so")
    ledger.record(book, again.anchor, "correct", "Mara", "so", field="place", new="Upper")
    document = ledger.document(book, "again")
    assert document is not None
    read = replace(again, id="", place=Place(text="Lower"))
    read = replace(read, id=ids.digest("claim", read))
    ledger.add(book, factory.reading(document, read), factory.BETTER, factory.verify)
    order = [w.item.read.anchor for w in ledger.queue(book)]
    assert order[0] == again.anchor
    assert set(order[1:3]) == {disputed.anchor, other.anchor}
    assert order[3:5] == [large.anchor, flagged.anchor]
    assert order[5:] == [new.anchor]
    told = {w.item.read.anchor: w.reasons for w in ledger.queue(book)}
    assert told[disputed.anchor][0] == "another source contradicts it"
    assert told[new.anchor] == ("the first figure of a new count",)


# --- agreement


def test_agreement_is_what_the_textbook_says(book: sa.Engine) -> None:
    """Kappa by hand: of 4 claims agreed on 3; by chance 1/2 * 3/4 + 1/2 * 1/4 = 1/2; (3/4 - 1/2) / (1 - 1/2) = 1/2."""
    verdicts = [("confirm", "confirm"), ("confirm", "confirm"), ("reject", "reject"), ("reject", "confirm")]
    for n, (mara, ode) in enumerate(verdicts):
        given = factory.simple(f"r{n}", str(n + 3))
        ledger.add(book, given, factory.RUN, factory.verify)
        for name, action in (("Mara", mara), ("Ode", ode)):
            ledger.record(book, given.claims[0].anchor, action, name, "so")  # type: ignore[arg-type]
    found = ledger.agreement(book)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.claims, pair.agreed) == ("Mara", "Ode", 4, 3)
    assert pair.kappa == pytest.approx(0.5)
    # alpha: 8 values, 5 and 3; observed disagreement 2/8, by chance 2*5*3/(8*7); 1 - (2/8)/(30/56) = 8/15
    assert found.alpha == pytest.approx(8 / 15)
    assert found.claims == 4


def test_agreement_that_is_not_defined_is_not_a_number(kept: sa.Engine) -> None:
    ledger.record(kept, ANCHOR, "confirm", "Mara")
    assert ledger.agreement(kept) == ledger.Agreement(claims=0, alpha=None, pairs=())
    ledger.record(kept, ANCHOR, "sign_off", "Ode")
    found = ledger.agreement(kept)
    assert (found.alpha, found.pairs[0].agreed, found.pairs[0].kappa) == (None, 1, None)
