"""A language model as second reader: a stand-in answers, and nothing that the text does not hold gets through."""

import json
import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from cases import document
from cases import read as by_the_rules
from tallybook import lexicon
from tallybook.errors import ModelError, TallybookError
from tallybook.extract import claim as claims
from tallybook.readers import asking, llm
from tallybook.scale.reading import second
from tallybook.types import Claim, Reading

LEXICON = lexicon.load()
TEXT = (
    "At least 12 villagers were killed in Korvale on Monday, the water board said. "
    "Mayor Ana Ferro put the missing at 30. Another 12 were hurt."
)


@dataclass
class Model:
    """A recorded answer in place of a model of the `llm` library."""

    said: str
    supports_schema: bool = True
    asked: list[dict[str, Any]] = field(default_factory=list)
    model_id: str = "stand-in"

    def prompt(self, prompt: str, **given: Any) -> Any:
        self.asked.append({"prompt": prompt, **given})
        return SimpleNamespace(text=lambda: self.said)


def row(quote: str, measure: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "measure": measure, **more}


def read(*rows: Any, text: str = TEXT, model: Model | None = None) -> Reading:
    model = model if model is not None else Model(json.dumps({"claims": rows}))
    return second(document(text), LEXICON, llm.named(model, model.model_id))


def only(reading: Reading) -> Claim:
    assert len(reading.claims) == 1, reading.gated
    return reading.claims[0]


def refused(reading: Reading) -> dict[str, int]:
    assert reading.gated is not None
    return {r.reason: r.count for r in reading.gated.refused}


def test_a_claim_is_made_of_the_text_s_own_words() -> None:
    given = row(
        "At least 12",
        "killed",
        trigger="killed",
        who="villagers",
        place="Korvale",
        when="on Monday",
        sources=["water board"],
        status="reported",
        aggregation="incident",
    )
    claim = only(read(given))
    assert (claim.quantity.value, claim.quantity.bound, claim.measure) == (12, "at_least", "killed")
    assert claim.population is not None
    assert claim.population.text == "villagers"
    assert claim.place is not None
    assert claim.place.text == "Korvale"
    assert claim.time is not None
    assert (claim.time.start, claim.as_of, claim.aggregation) == ("2031-03-10", "2031-03-12", "incident")
    assert [s.name for s in claim.sources] == ["water board"]
    assert all(TEXT[e.start : e.end] == e.quote for e in claim.evidence)
    claims.verify(claim, LEXICON)


def test_it_has_the_anchor_that_the_rules_give_the_same_figure() -> None:
    rules = {c.measure: c.anchor for c in by_the_rules(TEXT).claims}
    assert only(read(row("12", "killed"))).anchor == rules["killed"]


def test_the_hedge_that_the_model_left_out_is_read_again() -> None:
    assert only(read(row("12", "killed"))).quantity.bound == "at_least"


def test_the_model_s_own_value_counts_for_nothing() -> None:
    assert only(read(row("At least 12", "killed", value=200, bound="exact"))).quantity.value == 12


REFUSED = [
    (row("14", "killed"), "figure_not_in_text"),
    (row("12", "killed", nth=3), "figure_not_in_text"),
    (row("1", "killed"), "figure_not_in_text"),
    (row("", "killed"), "figure_not_in_text"),
    (row("villagers", "killed"), "figure_is_no_number"),
    (row("At least 12", "slain"), "measure_unknown"),
    ({"measure": "killed"}, "malformed"),
    ("12 killed", "malformed"),
    (row("12", "killed", nth="first"), "malformed"),
]


@pytest.mark.parametrize(("given", "reason"), REFUSED)
def test_what_the_text_does_not_hold_is_refused_and_counted(given: Any, reason: str) -> None:
    reading = read(given, row("30", "missing"))
    assert only(reading).measure == "missing"
    assert refused(reading) == {reason: 1}
    assert reading.gated is not None
    assert (reading.gated.given, reading.gated.kept) == (2, 1)


def test_the_same_figure_twice_is_one_claim() -> None:
    reading = read(row("30", "missing"), row("30", "missing", who="villagers"))
    assert only(reading).population_inherited is None
    assert refused(reading) == {"repeated": 1}


@pytest.mark.parametrize(
    ("field", "flag"),
    [("who", "population_refused"), ("place", "place_refused"), ("when", "time_refused"), ("as_of", "as_of_refused")],
)
def test_words_that_the_text_does_not_hold_are_left_out_with_a_flag(field: str, flag: str) -> None:
    claim = only(read(row("At least 12", "killed", **{field: "fishermen of Orro"})))
    assert flag in claim.flags
    assert (claim.population, claim.place, claim.time) == (None, None, None)


def test_a_source_that_the_text_does_not_name_is_left_out_with_a_flag() -> None:
    claim = only(read(row("At least 12", "killed", sources=["Reuters", "water board"])))
    assert [s.name for s in claim.sources] == ["water board"]
    assert "source_refused" in claim.flags


def test_words_from_another_sentence_are_inherited() -> None:
    claim = only(read(row("30", "missing", who="villagers")))
    assert claim.population is None
    assert claim.population_inherited is not None
    assert "population_inherited" in claim.flags


def test_a_status_that_nobody_asked_for_is_reported_and_a_denial_is_one() -> None:
    assert only(read(row("30", "missing", status="likely"))).modality.status == "reported"
    denied = only(read(row("30", "missing", status="denied"))).modality
    assert (denied.status, denied.polarity) == ("denied", False)


def test_json_in_a_fence_is_json_and_anything_else_is_a_refusal_of_the_document() -> None:
    fenced = Model('Here you are:\n```json\n{"claims": [{"quote": "30", "measure": "missing"}]}\n```')
    assert only(read(model=fenced)).measure == "missing"
    for said in ("I cannot help with that.", '{"claims": 12}', '{"claims": [}', ""):
        with pytest.raises(TallybookError, match="the model's answer"):
            read(model=Model(said))


def test_the_model_is_given_the_schema_where_it_takes_one_and_else_its_fields() -> None:
    knowing, simple = Model('{"claims": []}'), Model('{"claims": []}', supports_schema=False)
    read(model=knowing)
    read(model=simple)
    assert knowing.asked[0]["schema"]["required"] == ["claims"]
    assert "schema" not in simple.asked[0]
    assert '"quote"' in simple.asked[0]["system"]
    assert TEXT in knowing.asked[0]["prompt"]
    assert "- killed:" in knowing.asked[0]["system"]


def test_a_model_that_fails_refuses_its_document() -> None:
    class Broken(Model):
        def prompt(self, prompt: str, **given: Any) -> Any:
            raise RuntimeError("no key")

    with pytest.raises(TallybookError, match=r"gave no answer: RuntimeError: no key"):
        read(model=Broken(""))


def test_the_reader_s_name_says_which_model_and_what_it_was_asked() -> None:
    assert llm.named(Model(""), "stand-in").name == f"llm stand-in, asked {asking.digest()}"


def test_every_reason_is_told_in_words() -> None:
    from typing import get_args

    from tallybook.readers.gate import Reason

    assert set(asking.reasons()) == set(get_args(Reason))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(ModelError, match=r"pip install 'tallybook\[llm\]'"):
        llm.load("stand-in")


def test_a_model_must_be_named_and_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def get_model(name: str) -> Model:
        if name != "stand-in":
            raise KeyError("Unknown model")
        return Model("")

    monkeypatch.setitem(sys.modules, "llm", SimpleNamespace(get_model=get_model))
    assert llm.load("stand-in").name.startswith("llm stand-in, asked ")
    with pytest.raises(ModelError, match="needs --model"):
        llm.load(None)
    with pytest.raises(ModelError, match="llm knows no model 'other'"):
        llm.load("other")
