"""Linking alone, on figures as annotators read them: a stand-in for the program behind a scorer of story clusters.

    SCORER clusters FOLDER --run "python benchmarks/linking_on_gold.py FOLDER"

FOLDER holds one folder an event: `01.txt` ... (a header block, a blank line, the body) and `cluster.json` with every
figure as it should be read. `add`, `export` and `asof` answer as the program does, but the claims are made out of
`cluster.json`, so that what is wrong is wrong in `link` or `series`. What annotators do not give is left empty: no
inherited population, no party of a spokesman, a place without coordinates.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tallybook import codec, ids, ingest, lexicon, link, series, spans
from tallybook.extract import segment
from tallybook.types import Citation, Claim, Document, Interval, Link, Modality, Place, Population, Quantity

Row = dict[str, Any]


def rows(cluster: Path) -> list[Row]:
    """The dispatches of a cluster, as the program takes them."""
    found = []
    for path in sorted(cluster.glob("*.txt")):
        fields, body, _ = dispatch(path)
        found.append({"id": path.stem, "text": f"{fields['title']}\n\n{body}", **fields})
    return found


def dispatch(path: Path) -> tuple[dict[str, str], str, tuple[int, int]]:
    """A dispatch's header, its body, and where in the file the title's words and the body begin."""
    whole, fields, at, title = path.read_text(encoding="utf-8"), dict[str, str](), 0, 0
    head, _, body = whole.partition("\n\n")
    for line in head.splitlines(keepends=True):
        key, _, value = line.partition(":")
        fields[key.strip().lower()] = value.strip()
        if key.strip().lower() == "title":
            title = at + line.index(value.strip(), len(key) + 1)
        at += len(line)
    return fields, body, (title, len(head) + 2)


def documents(source: Path) -> list[Document]:
    """The documents of a JSONL file, as the program reads them."""
    return [d for d in ingest.read([str(source)]) if isinstance(d, Document)]


def claims(cluster: Path, held: dict[str, Document], words: lexicon.Lexicon) -> list[Claim]:
    """The figures of a cluster as claims."""
    found = []
    for row in json.loads((cluster / "cluster.json").read_text(encoding="utf-8"))["figures"]:
        fields, _, (title, body) = dispatch(cluster / f"{row['doc']}.txt")
        start, end = row["figure"]["start"], row["figure"]["end"]
        move = -title if start < body else len(fields["title"]) + 2 - body
        found.append(_claim(row, held[row["doc"]], start + move, end + move, words))
    return found


def _claim(row: Row, document: Document, start: int, end: int, words: lexicon.Lexicon) -> Claim:
    anchor = ids.anchor(document, start, end, row["measure"])
    evidence = [spans.evidence(document, start, end, "figure")]
    evidence += [
        spans.evidence(document, s.start, s.end, "sentence")
        for s in segment.sentences(document, words)
        if s.start <= start < s.end
    ]
    if row["place"] and (at := document.text.find(row["place"], evidence[-1].start, evidence[-1].end)) >= 0:
        evidence.append(spans.evidence(document, at, at + len(row["place"]), "place"))
    span, status = row.get("time"), row["status"]
    return Claim(
        id=anchor, anchor=anchor, document=document.id, measure=row["measure"],
        quantity=Quantity(**{k: _number(row[k]) for k in ("value", "low", "high")}, bound=row["bound"], unit="person"),
        aggregation=row["aggregation"],
        population=Population(text=row["who"], head=row["who_head"]) if row["who"] else None,
        population_inherited=None,
        place=Place(text=row["place"]) if row["place"] else None,
        time=Interval(**span, precision="range", basis="explicit", text=None) if span else None,
        as_of=row["as_of"],
        sources=tuple(Citation(name=s["name"], kind="unknown", party=None, anonymous=s["anonymous"], cue=None, start=0,
                               end=1) for s in row["sources"]),
        modality=Modality(status=status, certainty="certain", polarity=status != "denied"),
        evidence=tuple(evidence), flags=(),
    )  # fmt: skip


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def linked(cluster: Path, held: list[Document]) -> tuple[list[Claim], link.Linked]:
    """The claims of a cluster and how they are linked."""
    words = lexicon.load()
    told = claims(cluster, {d.id: d for d in held}, words)
    within: list[Link] = []
    for document in held:
        within += link.within(document, [c for c in told if c.document == document.id], words)
    return told, link.across(held, told, within, words)


def main(folder: Path, command: str, ledger: Path, given: list[str]) -> None:
    """One command, as the program would answer it; the ledger is a copy of what was added."""
    if command == "add":
        ledger.with_suffix(".jsonl").write_bytes(Path(given[0]).read_bytes())
        return
    held = documents(ledger.with_suffix(".jsonl"))
    texts = {d.id: d.text for d in held}
    cluster = next(c for c in sorted(folder.iterdir()) if {r["id"]: r["text"] for r in rows(c)} == texts)
    told, found = linked(cluster, held)
    if command == "export":
        show(codec.claim, told)
        show(codec.link, found.links)
        show(codec.count, series.counts(told, found.links, found))
    for date in given if command == "asof" else ():
        states, standing = series.as_of(held, told, found.links, date, found)
        show(codec.count, states)
        show(codec.standing, standing)


def show(record: Callable[[Any], Row], items: Iterable[Any]) -> None:
    """The items as lines of JSON."""
    for item in items:
        print(codec.line(record(item)))


if __name__ == "__main__":
    where, name, *rest = sys.argv[1:]
    book = Path(rest.pop(rest.index("--ledger") + 1))
    options = {i + j for i, word in enumerate(rest) if word == "--format" for j in (0, 1)} | {rest.index("--ledger")}
    main(Path(where), name, book, [word for i, word in enumerate(rest) if i not in options])
