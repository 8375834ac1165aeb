"""Story clusters of our own: what linking makes of each report read as a careful reader would read it.

`stories/clusters/NAME.txt` was written and annotated from how the news works, never from what is printed (how:
`clustered.py`). What linking gets wrong of it is listed in `stories/clusters/mistakes.json`, a line for each: `split`
and `merged` for figures of one count that are in two, or of two in one; `missed` and `wrong` for links; `asked` for
questions about a date. The lists are strict: a new mistake fails, and so does a listed one that is no longer made.
Mistakes change the list, never a cluster. After a change of the linking, rewrite it and look at the difference:

    python tests/test_clusters.py
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import clustered
from ledger import factory
from tallybook import ids, lexicon, link, series, spans
from tallybook.extract import segment
from tallybook.link.stories import Groups
from tallybook.types import Citation, Claim, Document, Interval, Link, Modality, Place, Population, Quantity

Row = dict[str, Any]
LISTED = Path(__file__).parent / "stories" / "clusters" / "mistakes.json"
LEXICON = lexicon.load()
REFRESH = "to rewrite the list: python tests/test_clusters.py"
STAR = ("duplicate", "restates")


def document(name: str, doc: str, file: str) -> tuple[Document, int]:
    """A report as ingest makes it, and how far its body moves from the file to the text."""
    head, _, body = file.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text = f"{fields['Title']}\n\n{body}"
    made = factory.document(
        text, id=f"{name}/{doc}", title=fields["Title"], publisher=fields["Publisher"], agency=fields.get("Agency"),
        byline=fields.get("Byline"), published=fields["Published"], url=None,
    )  # fmt: skip
    return made, len(text) - len(file)


def claim(row: Row, report: Document, move: int) -> Claim:
    """A figure as a careful reader reads it."""
    start, end = row["figure"]["start"] + move, row["figure"]["end"] + move
    sentences = [s for s in segment.sentences(report, LEXICON) if s.start <= start < s.end]
    evidence = [spans.evidence(report, start, end, "figure")]
    evidence += [spans.evidence(report, s.start, s.end, "sentence") for s in sentences]
    anchor, status = ids.anchor(report, start, end, row["measure"]), row["status"]
    numbers = {k: None if row[k] is None else float(row[k]) for k in ("value", "low", "high")}
    sources = tuple(
        Citation(name=s["name"], kind="unknown", party=None, anonymous=s["anonymous"], cue=None, start=0, end=1)
        for s in row["sources"]
    )
    return Claim(
        id=anchor, anchor=anchor, document=report.id, measure=row["measure"], aggregation=row["aggregation"],
        quantity=Quantity(**numbers, bound=row["bound"], unit="person"),
        population=Population(text=row["who"], head=row["who_head"]) if row["who"] else None, population_inherited=None,
        place=Place(text=row["place"]) if row["place"] else None, as_of=row["as_of"], sources=sources,
        time=Interval(**row["time"], precision="range", basis="explicit", text=None) if row["time"] else None,
        modality=Modality(status=status, certainty="certain", polarity=status != "denied"),
        evidence=tuple(evidence), flags=(),
    )  # fmt: skip


@cache
def mistakes(name: str) -> tuple[str, ...]:
    """What linking gets wrong in a cluster."""
    files, told = clustered.cluster(name)
    made = {doc: document(name, doc, file) for doc, file in files.items()}
    claims = {row["id"]: claim(row, *made[row["doc"]]) for row in told["figures"]}
    reports = [report for report, _ in made.values()]
    within: list[Link] = []
    for report in reports:
        within += link.within(report, [c for c in claims.values() if c.document == report.id], LEXICON)
    found = link.across(reports, claims.values(), within, LEXICON)
    called = {c.anchor: f"{row['doc']} {row['measure']} {row['figure']['quote']!r} ({row['id']})"
              for row in told["figures"] for c in [claims[row["id"]]]}  # fmt: skip
    of = {claims[f].anchor: count["id"] for count in told["counts"] for f in count["figures"]}
    return tuple(sorted([
        *grouped(of, found.counts, called),
        *linked(told["relations"], found.links, claims, called),
        *answered(told, reports, claims, found),
    ]))  # fmt: skip


def grouped(of: dict[str, str], counts: Iterable[tuple[str, ...]], called: dict[str, str]) -> Iterator[str]:
    """Counts that are split, and counts that are merged, each by the first figures of two."""
    group = {a: members for members in counts for a in members}
    held: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for anchor in sorted(of, key=called.__getitem__):
        if group[anchor] not in held[of[anchor]]:
            held[of[anchor]].append(group[anchor])
    first = {(c, m): min(called[a] for a in m if of[a] == c) for c, groups in held.items() for m in groups}
    for count, groups in held.items():
        for other in groups[1:]:
            yield f"split {first[count, groups[0]]} | {first[count, other]}"
    for (a, m), (b, n) in combinations(sorted(first), 2):
        if m == n and a != b:
            yield f"merged {first[a, m]} | {first[b, n]}"


def linked(
    relations: list[Row], links: Iterable[Link], claims: dict[str, Claim], called: dict[str, str]
) -> Iterator[str]:
    """Links that are missing and links that are wrong, between statements, however often each is carried."""
    root: dict[str, str] = {a: a for a in called}
    for row in relations:
        if row["kind"] == "duplicate":
            root[claims[row["from"]].anchor] = claims[row["to"]].anchor
    want = {(r["kind"], root[claims[r["from"]].anchor], root[claims[r["to"]].anchor]) for r in relations}
    got = {("duplicate" if k.kind in STAR else k.kind, root[k.from_], root[k.to]) for k in links}
    carried = Groups(called)
    for tie in links:
        if tie.kind in STAR:
            carried.join(tie.from_, tie.to)
    for kind, a, b in sorted(want ^ got):
        if kind in ("duplicate", "corroborates") and (a == b or kind == "corroborates"):
            continue
        if kind == "contradicts" and (kind, b, a) in want & got | (
            {(kind, b, a)} & (want if (kind, a, b) in got else got)
        ):
            continue
        yield f"{'missed' if (kind, a, b) in want else 'wrong'} {kind} {called[a]} | {called[b]}"
    for a, to in sorted(root.items()):
        if carried.find(a) != carried.find(to):
            yield f"missed duplicate {called[a]} | {called[to]}"


def answered(told: Row, reports: list[Document], claims: dict[str, Claim], found: link.Linked) -> Iterator[str]:
    """Questions about a date that are answered otherwise."""
    group = {a: members for members in found.counts for a in members}
    names = {frozenset(n.lower().split()): k for k, others in told["origins"].items() for n in [k, *others]}
    for date in sorted({q["date"] for q in told["questions"]}):
        states, standing = series.as_of(reports, list(claims.values()), found.links, date, found)
        number = {s.count.members: s.independent_origins for s in states}
        for question in (q for q in told["questions"] if q["date"] == date):
            anchors = [claims[f].anchor for c in told["counts"] if c["id"] == question["count"] for f in c["figures"]]
            best = max((group[a] for a in anchors), key=lambda m: (len(set(m) & set(anchors)), [-len(m), m]))
            if question["ask"] == "independent_origins":
                right = number[best] == question["answer"]
            else:
                rows = {(whose(s.origin, names), s.quantity.value, s.quantity.bound)
                        for s in standing if s.count == min(best)}  # fmt: skip
                right = rows == {(a["origin"], a["value"], a["bound"]) for a in question["answer"]}
            if not right:
                yield f"asked {question['ask']} {question['count']} {date}"


def whose(shown: str, names: dict[frozenset[str], str]) -> str:
    """The origin of a name, where the name holds one of its names."""
    said = frozenset(shown.lower().split())
    fits = [name for name in names if name <= said]
    return names[max(fits, key=len)] if fits else shown


@pytest.mark.parametrize("name", clustered.CLUSTERS)
def test_a_story_is_linked_as_a_careful_reader_would(name: str) -> None:
    listed, made = set(json.loads(LISTED.read_text("utf-8"))[name]), set(mistakes(name))
    assert made - listed == set(), f"new mistakes in {name}; {REFRESH}"
    assert listed - made == set(), f"no longer mistakes in {name}; {REFRESH}"


def test_a_mark_says_a_figure() -> None:
    assert clustered.number("9+") == {"value": 9, "low": 9, "high": None, "bound": "at_least"}
    assert clustered.number("<9") == {"value": 9, "low": None, "high": 9, "bound": "less_than"}
    assert clustered.number("20-30") == {"value": None, "low": 20, "high": 30, "bound": "between"}
    files, told = clustered.cluster("slide-varn")
    for row in told["figures"]:
        assert files[row["doc"]][row["figure"]["start"] : row["figure"]["end"]] == row["figure"]["quote"]


if __name__ == "__main__":
    made = {name: list(mistakes(name)) for name in clustered.CLUSTERS}
    LISTED.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
