"""Stage 2, select: the gate never hides what is read, and no document changes how another is read."""

import random
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest

from cases import Case, claim_of, document, parameters
from extract import invented
from tallybook import lexicon
from tallybook.extract import forms, parse, relations, segment, select
from tallybook.extract.parsed import RUN, Parsed
from tallybook.ingest import read as take_in
from tallybook.scale.reading import read, read_all
from tallybook.types import Document, Reading, Refusal

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


def looked_at(report: Document, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that are parsed when the document is read."""
    seen: list[str] = []
    plain = parse.Parser.parse

    def watched(self: parse.Parser, sentences: Iterable[Parsed]) -> None:
        rows = [s for s in sentences if not s.is_parsed]
        seen.extend(s.text for s in rows)
        plain(self, rows)

    monkeypatch.setattr(parse.Parser, "parse", watched)
    read(report, LEXICON, parse.load())
    return seen


class Shown(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`figure`: one that is read, so that its sentence must pass the gate."""

    figure: str


@pytest.mark.parametrize("case", parameters("gate", Shown))
def test_a_figure_passes_the_gate(case: Shown) -> None:
    claim_of(case.reading(), case.figure)


class Skipped(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text without a figure of any measure, of which the gate should spare the parser every sentence."""


@pytest.mark.parametrize("case", parameters("gate", Skipped, "skipped"))
def test_what_states_no_figure_is_not_parsed(case: Skipped, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_at(document(case.text), monkeypatch) == []


def test_of_a_document_with_a_figure_what_no_stage_looks_at_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    report = document(
        "The bakery was full of bread. Twelve miners were killed there on Monday, police said.\n\n"
        "The minister said that the road would be mended. It cost 4 percent more.\n\nIt rained."
    )
    looked = looked_at(report, monkeypatch)
    assert looked[0] == "Twelve miners were killed there on Monday, police said."
    assert not {"It cost 4 percent more.", "It rained."} & set(looked)


CASES = Path(__file__).parents[1] / "cases"
GOLD = Path(__file__).parents[3] / "shared/gold/dev"


def assert_nothing_is_lost(reports: Iterable[Document]) -> int:
    """That the claims are those of a reading of everything; how many they are."""
    reports = list(reports)
    gated, whole = (list(read_all(reports, LEXICON, parse.load(), gated=gated)) for gated in (True, False))
    lost = [report.text for report, a, b in zip(reports, gated, whole, strict=True) if a != b]
    assert lost == []
    assert not any(isinstance(r, Refusal) for r in whole)
    return sum(len(r.claims) for r in whole if isinstance(r, Reading))


def test_the_gate_loses_nothing_of_the_demo_and_of_every_case() -> None:
    written = [text for path in sorted(CASES.glob("*.toml")) for text in texts(tomllib.loads(path.read_text("utf-8")))]
    assert len(written) > 300
    assert assert_nothing_is_lost([*demo(), *map(document, written)]) > 300


def texts(found: object) -> Iterator[str]:
    """Every text that a file of cases holds."""
    if isinstance(found, dict):
        if isinstance(found.get("text"), str) and found["text"].strip():
            yield found["text"]
        found = list(found.values())
    if isinstance(found, list):
        yield from chain.from_iterable(map(texts, found))


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated reports do not lie beside the project")
def test_the_gate_loses_nothing_of_the_annotated_reports() -> None:
    paths = [str(p) for p in sorted(GOLD.glob("*.txt"))]
    assert assert_nothing_is_lost(d for d in take_in(paths) if isinstance(d, Document)) > 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_the_gate_loses_nothing_of_what_the_lexicon_can_say(seed: int) -> None:
    assert assert_nothing_is_lost(invented.documents(LEXICON, 250, seed)) > 250


@pytest.mark.parametrize("lemma", ["kill", "die", "be", "man", "arrest", "flee"])
def test_a_form_that_the_model_brings_to_a_lemma_is_among_its_forms(lemma: str) -> None:
    known = forms.forms(LEXICON)
    assert known is not None
    said = {"kill": "killed", "die": "dying", "be": "were", "man": "men", "arrest": "arrests", "flee": "fled"}
    tokens = parse.load().model(f"{said[lemma]} today")
    assert any(t.lemma_.lower() == lemma for t in tokens)
    assert said[lemma] in known(lemma)


def test_no_lemma_of_the_demo_comes_from_a_form_that_is_not_among_its_forms() -> None:
    known = forms.forms(LEXICON)
    assert known is not None
    words = {(t.lemma_.lower(), t.lower_) for d in demo() for t in parse.load().model(d.text)}
    assert len(words) > 300
    told = {(lemma, run.group()) for lemma, form in words if lemma.isalpha() and (run := RUN.search(form))}
    assert {(lemma, run) for lemma, run in told if run not in known(lemma)} == set()


def test_a_form_that_another_word_takes_for_itself_is_not_among_the_forms() -> None:
    known = forms.forms(LEXICON)
    assert known is not None
    assert "united" not in known("unit")


def test_the_gate_knows_the_relations() -> None:
    # what they look for must be among the ways of `select`; whoever adds one here has looked
    assert [r.__name__.strip("_") for r in (*relations.FIRST, *relations.CLAUSE, *relations.WORDS)] == [
        *("remains", "behind", "tabled", "next_word"),
        *("is", "idiom", "verb", "subject", "adjective", "included", "among", "by_pronoun"),
        *("stands_for", "label", "among", "line", "phrase", "by_order", "of", "hanging", "noun_itself"),
        *("named_behind", "toll"),
        *("number_of", "condition", "group", "among_losses", "stationed"),
    ]


def test_a_model_that_does_not_tell_its_lemmas_opens_the_gate_to_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "gate", lambda lexicon: None)
    report = document("The minister was in his office.")
    assert select.possible(report, LEXICON)
    (only,) = select.sifted(parse.load().sentences(report, segment.sentences(report, LEXICON)), LEXICON)
    assert only.opens


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
