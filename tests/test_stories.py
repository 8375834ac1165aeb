"""Whole dispatches, of the demo and of other kinds of text, against what a careful reader finds in them.

`stories/NAME.json` was annotated by hand from `stories/NAME.txt` or `data/demo/NAME.txt`, never from what is printed:
`claims` (`quote` is the figure's words, `nth` which of their occurrences in the document's text; fields in `unsure`
are borderline and not judged) and `optional` (borderline figures: found or not, both are right). What the program
gets wrong is listed beside: `misread` (a claim with the fields that are read otherwise, or `missed`) and `extra` (what
the text does not claim). The lists are strict: a new mistake fails, and so does a listed one that is no longer made.
Mistakes change the lists, never `claims`. After a change of the reading, rewrite the lists and look at the difference:

    python tests/test_stories.py
"""

import json
import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from tallybook import ingest, lexicon
from tallybook.extract import parse
from tallybook.scale.reading import read
from tallybook.types import Claim, Document, Reading

Row = dict[str, Any]  # one line of a story
STORIES = {path.stem: path for path in sorted((Path(__file__).parent / "stories").glob("*.json"))}
REFRESH = "to rewrite the lists: python tests/test_stories.py"
IDLE = {"a", "an", "the", "of", "s", "and"}


def story(name: str) -> Any:
    return json.loads(STORIES[name].read_text("utf-8"))


@cache
def reading(name: str) -> Reading:
    own = STORIES[name].with_suffix(".txt")  # kinds of text that the demo does not show
    with as_file(files("tallybook") / "data" / "demo" / f"{name}.txt") as path:
        (document,) = ingest.read([str(own if own.exists() else path)])
    assert isinstance(document, Document)
    return read(document, lexicon.load(), parse.load())


def places(text: str, quote: str) -> list[int]:
    """Where the quote stands as whole words and whole numbers."""
    return [m.start() for m in re.finditer(rf"(?<!\w)(?<!\d[.,]){re.escape(quote)}(?!\w)(?![.,]\d)", text)]


def figure(claim: Claim) -> tuple[int, int]:
    return next((e.start, e.end) for e in claim.evidence if e.role == "figure")


def overlap(text: str, row: Row, claim: Claim) -> float:
    """How far the claim is about the row's figure and measure: the share of their words that both have."""
    (start, end), first = figure(claim), places(text, row["quote"])[row["nth"] - 1]
    last = first + len(row["quote"])
    common = (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
    return common if claim.measure == row["measure"] else 0


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold())) - IDLE


def wrong(row: Row, claim: Claim) -> list[str]:
    """The fields that are read otherwise. Names may be fuller, or a part that tells who it is."""
    sources, found, counted = [s.name for s in claim.sources], claim.quantity, claim.population
    chain = row.get("chain", [])
    head = words(counted.head if counted and counted.head else counted.text) if counted else set()
    right = {
        "value": (found.value, found.low, found.high) == (row["value"], row["low"], row["high"]),
        "bound": found.bound == row["bound"],
        "who": head <= words(row["who"]) and bool(head) == bool(row["who"]),
        "status": claim.modality.status == row["status"],
        "origin": same(sources[-1] if sources else None, row["origin"]),
        "chain": not chain or (len(sources) == len(chain) and all(map(same, sources, chain))),
        "as_of": claim.as_of == row["as_of"],
    }
    return [field for field, fits in right.items() if not fits and field not in row.get("unsure", [])]


def same(found: str | None, said: str | None) -> bool:
    f, s = words(found), words(said)
    return f == s or bool(f and s and (f <= s or (s <= f and len(f - s) <= 3)))


def mistakes(told: dict[str, list[Row]], read_as: Reading) -> dict[str, list[Row]]:
    """What `misread` and `extra` should hold."""
    text, left = read_as.document.text, list(read_as.claims)
    misread: list[Row] = []
    for group in ("claims", "optional"):
        scored = [(overlap(text, r, c), i, c) for i, r in enumerate(told[group]) for c in left]
        pairs: dict[int, Claim] = {}
        for share, index, claim in sorted(scored, key=lambda s: -s[0]):
            if share >= 0.5 and index not in pairs and claim in left:
                pairs[index] = claim
                left.remove(claim)
        for index, row in enumerate(told[group] if group == "claims" else []):
            if fields := wrong(row, pairs[index]) if index in pairs else ["missed"]:
                misread.append({key: row[key] for key in ("quote", "nth", "measure")} | {"fields": fields})
    extra: list[Row] = []
    for claim in left:
        quote = text[slice(*figure(claim))]
        nth = sum(place <= figure(claim)[0] for place in places(text, quote))
        extra.append({"quote": quote, "nth": nth, "measure": claim.measure})
    return {"misread": misread, "extra": extra}


def flat(lists: dict[str, list[Row]]) -> set[str]:
    """One line for each mistake."""
    rows = [(row, field) for row in lists["misread"] + lists["extra"] for field in row.get("fields", ["extra"])]
    return {f"{row['measure']} {row['quote']!r} {row['nth']}: {field}" for row, field in rows}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_read_as_a_careful_reader_would(name: str) -> None:
    told = story(name)
    listed, made = flat(told), flat(mistakes(told, reading(name)))
    assert made - listed == set(), f"new mistakes in {name}; {REFRESH}"
    assert listed - made == set(), f"no longer mistakes in {name}; {REFRESH}"


def test_every_kind_of_mistake_is_noticed() -> None:
    right = reading("02-ferry-toll-rises")
    title: Row = {"quote": "29", "nth": 1, "measure": "killed", "bound": "exact", "value": 29, "low": None}
    title |= {"high": None, "who": None, "status": "reported", "origin": None, "as_of": "2025-03-05"}
    others: Row = {"value": 30, "bound": "about", "who": "sailors", "status": "feared", "origin": "navy", "as_of": None}
    for row, fields in ((title, []), *(((title | {f: v}), [[f]]) for f, v in others.items())):
        made = mistakes({"claims": [row], "optional": []}, right)
        assert ([m["fields"] for m in made["misread"]], len(made["extra"])) == (fields, len(right.claims) - 1)
    made = mistakes({"claims": [title | {"measure": "missing"}], "optional": [title]}, right)
    assert ([m["fields"] for m in made["misread"]], len(made["extra"])) == ([["missed"]], len(right.claims) - 1)


def update() -> None:
    """Rewrites `misread` and `extra` of every story as the program reads today, one row a line."""
    for name, path in STORIES.items():
        told = story(name) | mistakes(story(name), reading(name))
        lists = [f' "{key}": [' + ",".join(map(line, rows)) + "\n ]" for key, rows in told.items()]
        path.write_text("{\n" + ",\n".join(lists) + "\n}\n", "utf-8")


def line(row: Row) -> str:
    return "\n  " + json.dumps(row, ensure_ascii=False)


if __name__ == "__main__":
    update()
