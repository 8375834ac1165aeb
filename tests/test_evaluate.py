"""The gate: it fails when a score falls, and its floors only rise."""

import subprocess
import sys
from pathlib import Path

import pytest

from tallybook import evaluate
from tallybook.errors import TallybookError
from tallybook.evaluate import Floors

SCORER = """
import json, sys
from pathlib import Path
what, folder = sys.argv[1:3]
scores = json.loads((Path(__file__).parent / f"{what}.json").read_text())
if "fail" in scores:
    sys.exit("the scorer gave up")
Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps(scores))
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder whose scorer says what it is told to."""
    folder = tmp_path / "gold"
    for _, corpus, root in evaluate.CORPORA.values():
        (tmp_path / root / corpus).mkdir(parents=True)
        (tmp_path / root / corpus / "one.txt").write_text("Twelve people were killed in Arnor.")
    (folder / "score.py").write_text(SCORER)
    say(folder, "docs", f1=0.8, origin=0.7)
    say(folder, "clusters", same_count_f1=0.5)
    return folder


def say(folder: Path, what: str, **scores: float) -> None:
    figures = ", ".join(f'"{name}": {value}' for name, value in {"gold": 12, **scores}.items())
    (folder / f"{what}.json").write_text("{" + figures + "}")


def run(gold: Path, floors: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tallybook.evaluate", str(gold), "--floors", str(floors), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_score_below_its_floor_fails_the_gate(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert run(gold, floors, "--update").returncode == 0
    assert run(gold, floors).returncode == 0
    say(gold, "docs", f1=0.77, origin=0.7)
    fallen = run(gold, floors)
    assert fallen.returncode == 1
    assert "docs: f1 is 0.770, below its floor of 0.780" in fallen.stderr
    refused = run(gold, floors, "--update")
    assert refused.returncode == 1
    assert "floors only rise" in refused.stderr
    assert evaluate.read_floors(floors)["docs"].least["f1"] == 0.78


def test_a_better_score_raises_its_floor_and_no_other(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    run(gold, floors, "--update")
    say(gold, "docs", f1=0.9, origin=0.69)
    assert run(gold, floors, "--update").returncode == 0
    assert evaluate.read_floors(floors)["docs"].least == {"f1": 0.88, "origin": 0.68}


def test_the_corpora_of_our_own_have_floors_too(gold: Path, tmp_path: Path) -> None:
    floors, own = tmp_path / "floors.toml", ("--own", str(tmp_path / "own"))
    assert run(gold, floors, "--update").returncode == 0
    assert evaluate.read_floors(floors).keys() == {"docs", "clusters"}
    assert "own docs: the floors in" in run(gold, floors, *own).stderr
    assert run(gold, floors, *own, "--update").returncode == 0
    assert evaluate.read_floors(floors).keys() == evaluate.CORPORA.keys()
    assert run(gold, floors, *own).returncode == 0


def test_a_gate_without_floors_or_with_those_of_another_corpus_is_shut(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert run(gold, floors).returncode == 1
    run(gold, floors, "--update")
    (gold / "dev" / "two.txt").write_text("Nobody was hurt.")
    other = run(gold, floors)
    assert other.returncode == 1
    assert "of another corpus" in other.stderr


def test_a_field_that_is_not_scored_any_more_fails() -> None:
    floors = Floors(sha256="", least={"f1": 0.5, "origin": 0.5})
    assert evaluate.below({"f1": 0.5}, floors) == ["origin has a floor of 0.500 and is not scored any more"]


def test_a_count_has_no_floor(gold: Path) -> None:
    assert evaluate.score(gold / "score.py", "docs", gold / "dev", "tallybook").keys() == {"f1", "origin"}


def test_a_scorer_that_fails_is_an_error(gold: Path) -> None:
    say(gold, "docs", fail=1)
    with pytest.raises(TallybookError, match="the scorer gave up"):
        evaluate.score(gold / "score.py", "docs", gold / "dev", "tallybook")


@pytest.mark.parametrize("text", ["[docs]", "= broken", "docs = 3", '[docs]\nsha256 = "a"\nfloor = {f1 = "x"}'])
def test_damaged_floors_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(TallybookError, match=r"floors\.toml"):
        evaluate.read_floors(path)


def test_the_hash_knows_names_and_contents(gold: Path) -> None:
    before = evaluate.corpus_sha256(gold / "dev", gold / "score.py")
    (gold / "dev" / "one.txt").rename(gold / "dev" / "two.txt")
    renamed = evaluate.corpus_sha256(gold / "dev", gold / "score.py")
    (gold / "score.py").write_text(SCORER + "\n")
    assert len({before, renamed, evaluate.corpus_sha256(gold / "dev", gold / "score.py")}) == 3
