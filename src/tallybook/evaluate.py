"""The accuracy gate: scores against a gold corpus, field by field, with floors that only rise.

    python -m tallybook.evaluate GOLD [--own FOLDER] [--floors FILE] [--update]

GOLD holds `score.py`, which runs this program through its command line and says how well it read, and a folder
for each kind of corpus; FOLDER holds more of them, of the project's own writing. The floors are in the repository and
name the corpus by its hash, so that a score can not rise because the corpus changed. The design of pinned floors with
a corpus hash is trafilatura's (tests/eval_gate.py).
"""

import hashlib
import json
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tallybook.errors import TallybookError

# What score.py is asked for, and the folder that it scores, of the gold or of our own. Nobody reads what is held back.
CORPORA = {
    "docs": ("docs", "dev", "gold"),
    "clusters": ("clusters", "clusters", "gold"),
    "own docs": ("docs", "docs", "own"),
    "held docs": ("docs", "held_docs", "own"),
    "kinds": ("docs", "kinds", "own"),
    "held kinds": ("docs", "held_kinds", "own"),
    "own clusters": ("clusters", "clusters", "own"),
    "held clusters": ("clusters", "held_clusters", "own"),
}
COUNTS = frozenset({"gold", "found", "matched"})  # no scores: how many figures there are
# A floor lies so much below the score that it was raised to: fields are scored over the figures that were found, and
# a reader that finds ten harder ones may read them a little worse.
SLACK = 0.02
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least score of each field of one corpus, and the SHA-256 of the corpus that they hold for."""

    sha256: str
    least: Scores


def corpus_sha256(folder: Path, scorer: Path) -> str:
    """One SHA-256 over the scorer and all files of the corpus, by their names in order."""
    digest = hashlib.sha256(scorer.read_bytes())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def score(scorer: Path, what: str, corpus: Path, program: str) -> dict[str, float]:
    """What the scorer says of one corpus (`what`: docs or clusters), by field. Raises TallybookError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "scores.json")
        command = [sys.executable, str(scorer), what, str(corpus)]
        done = subprocess.run(
            [*command, "--run", program, "--json", str(answer)], capture_output=True, text=True, check=False
        )
        if done.returncode or not answer.is_file():
            raise TallybookError(f"{scorer} {what} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
        found = json.loads(answer.read_text("utf-8"))
    return {name: float(value) for name, value in found.items() if name not in COUNTS}


def below(scores: Scores, floors: Floors) -> list[str]:
    """A line for each field that fell below its floor, or is not scored any more."""
    fallen = []
    for name, least in floors.least.items():
        if name not in scores:
            fallen.append(f"{name} has a floor of {least:.3f} and is not scored any more")
        elif scores[name] < least:
            fallen.append(f"{name} is {scores[name]:.3f}, below its floor of {least:.3f}")
    return fallen


def raised(scores: Scores, floors: Floors, sha256: str) -> Floors:
    """Floors just below the scores. Raises TallybookError where one would have to be lowered.

    Of another corpus there are no floors yet: they start from the scores.
    """
    old = floors.least if floors.sha256 == sha256 else {}
    if fallen := below(scores, Floors(sha256=sha256, least=old)):
        raise TallybookError("floors only rise: " + "; ".join(fallen))
    least = {name: max(old.get(name, 0.0), round(max(value - SLACK, 0), 3)) for name, value in sorted(scores.items())}
    return Floors(sha256=sha256, least=least)


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors of each corpus; none where the file is not there. Raises TallybookError naming the file."""
    try:
        tables = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        return {
            name: Floors(sha256=str(table["sha256"]), least={k: float(v) for k, v in table["floor"].items()})
            for name, table in tables.items()
        }
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise TallybookError(f"{path}: no floors: {error}") from error


def write_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Writes the floors as TOML."""
    lines = ["# Made by `python -m tallybook.evaluate GOLD --own FOLDER --update`, which refuses to lower one."]
    for name, item in floors.items():
        lines += ["", f'["{name}"]', f'sha256 = "{item.sha256}"', f'["{name}".floor]']
        lines += [f"{field} = {least:.3f}" for field, least in item.least.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(
    gold: Annotated[Path, typer.Argument(help="The folder with score.py and the corpora.")],
    own: Annotated[Path | None, typer.Option(help="A folder with corpora of our own.")] = None,
    floors: Annotated[Path, typer.Option(help="The floors.")] = Path("tests/floors.toml"),
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was reached.")] = False,
    program: Annotated[str | None, typer.Option(help="The command to score.", show_default="this one")] = None,
) -> None:
    """Score this program on the gold, and fail where a field has fallen below its floor."""
    try:
        _gate(gold, own, floors, update, program or shlex.quote(str(Path(sysconfig.get_path("scripts"), "tallybook"))))
    except TallybookError as error:
        print(f"evaluate: {error}", file=sys.stderr)
        raise typer.Exit(1) from error


def _gate(gold: Path, own: Path | None, path: Path, update: bool, program: str) -> None:
    kept, fallen = read_floors(path), []
    roots, scorer = {"gold": gold, "own": own}, gold / "score.py"
    for name, (what, folder, root) in CORPORA.items():
        above = roots[root]
        if above is None or not (above / folder).is_dir():
            continue
        sha256, scores = corpus_sha256(above / folder, scorer), score(scorer, what, above / folder, program)
        floors = kept.get(name, Floors(sha256=sha256, least={}))
        for field, value in scores.items():
            least = floors.least.get(field)
            print(f"{name:14}{field:18}{value:.3f}" + (f"  floor {least:.3f}" if least is not None else ""))
        if update:
            kept[name] = raised(scores, floors, sha256)
        elif name not in kept or floors.sha256 != sha256:
            fallen.append(f"{name}: the floors in {path} are of another corpus; look at the scores, then --update")
        else:
            fallen += [f"{name}: {line}" for line in below(scores, floors)]
    if update:
        write_floors(path, kept)
    if fallen:
        raise TallybookError("\n".join(fallen))
    print("no field is below its floor")


if __name__ == "__main__":
    typer.run(main)
