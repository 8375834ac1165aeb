"""Story clusters of our own, marked up in their texts, as the folders that a scorer of story clusters reads.

`stories/clusters/NAME.txt` begins with lines that say what is told:

    event: ...                      count k killed cumulative: what it counts
    says k1 9+ Coast Guard          statement k1 of count k: its number, its origin, then `revises`, `contradicts`,
                                    `part` (of) with the statements that it does so to
    alias Coast Guard: ...          other names of the origin
    copies 03 04                    reports with one text
    ask DATE k m                    what stood for these counts, and how many origins

with a report behind each line `--- DATE | publisher | agency | byline | title`. A figure is marked where it stands:
`[[at least nine|k1; people; @Kerrowmar; <Coast Guard]]`: its words, its statement, who is counted, the place (`@`), its
sources from the outermost (`<`, `<?` for an unnamed one), and where they are not the ordinary ones the date on which it
held (`^`), its status (`!`), the time of the event (`~from/to`), its own number (`=`). Numbers: `9+` at least, `>9`
more than, `<9` fewer than, `~9` about, `20-30` between, `dozens`.

    python tests/clustered.py FOLDER          writes each cluster as a folder, for a scorer and for benchmarks
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

CLUSTERS = {p.stem: p for p in sorted((Path(__file__).parent / "stories" / "clusters").glob("*.txt"))}
VAGUE = {"dozens": (24, 99), "hundreds": (200, 999), "scores": (40, 99), "thousands": (2000, 9999)}
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
NEVER = {"denied", "retracted", "hypothetical"}

Row = dict[str, Any]


def number(said: str) -> Row:
    """A number as the marks write it."""
    if said in VAGUE:
        return {"value": None, "low": VAGUE[said][0], "high": VAGUE[said][1], "bound": "vague"}
    if found := re.fullmatch(r"(\d+)-(\d+)", said):
        return {"value": None, "low": int(found[1]), "high": int(found[2]), "bound": "between"}
    value = int(said.strip("+<>~"))
    bound = {"+": "at_least", ">": "more_than", "<": "less_than", "~": "about"}
    kind = bound.get(said[-1], bound.get(said[0], "exact"))
    low, high = (value if kind in ("at_least", "more_than") else None), (value if kind == "less_than" else None)
    return {"value": value, "low": low, "high": high, "bound": kind}


def cluster(name: str) -> tuple[dict[str, str], Row]:
    """The reports of a cluster, each as its file would be, and what is in `cluster.json`."""
    head, *reports = re.split(r"(?m)^--- ", CLUSTERS[name].read_text("utf-8"))
    told: Row = {
        "event": "",
        "figures": [],
        "counts": [],
        "relations": [],
        "copies": [],
        "questions": [],
        "origins": {},
    }
    counts: dict[str, Row] = {}
    says: dict[str, Row] = {}
    asks: list[tuple[str, list[str]]] = []
    for line in head.strip().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "event:":
            told["event"] = rest
        elif kind == "count":
            what, _, label = rest.partition(": ")
            key, measure, *way = what.split()
            counts[key] = {"id": key, "label": label, "measure": measure, "way": (way or ["incident"])[0]}
        elif kind == "says":
            words = re.split(r" (revises|contradicts|part) ", rest)
            key, said, origin = words[0].split(" ", 2)
            ties = [(k, to) for k, many in zip(words[1::2], words[2::2], strict=True) for to in many.split()]
            says[key] = {"count": key.rstrip("0123456789"), **number(said), "origin": origin, "ties": ties}
        elif kind == "alias":
            origin, _, others = rest.partition(": ")
            told["origins"][origin] = others.split(", ")
        elif kind == "copies":
            told["copies"].append(rest.split())
        elif kind == "ask":
            date, *asked = rest.split()
            asks.append((date, asked))
        else:
            raise ValueError(f"{name}: what is {line!r}?")
    files, published = {}, {}
    for index, report in enumerate(reports, start=1):
        doc = f"{index:02}"
        published[doc] = report.split(" ", 1)[0]
        files[doc] = _report(doc, report, counts, says, told["figures"])
    carry: dict[str, list[Row]] = defaultdict(list)
    for figure in told["figures"]:
        carry[figure.pop("statement")].append(figure)
    if unknown := says.keys() - carry.keys():
        raise ValueError(f"{name}: no report says {', '.join(sorted(unknown))}")
    for key, count in counts.items():
        mine = [f["id"] for s, held in carry.items() if says[s]["count"] == key for f in held]
        told["counts"].append({k: count[k] for k in ("id", "label", "measure")} | {"figures": mine})
    told["relations"] = _relations(says, carry)
    told["questions"] = [q for date, keys in asks for key in keys for q in _answers(date, key, says, carry, published)]
    return files, told


def _report(doc: str, report: str, counts: Row, says: Row, figures: list[Row]) -> str:
    head, _, body = report.partition("\n")
    published, publisher, agency, byline, title = (w.strip() for w in head.split("|", 4))
    fields = {"Publisher": publisher, "Agency": agency, "Byline": byline, "Published": published}
    marked = "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + f"Title: {title}\n\n{body}"
    text, at = "", 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        figures.append(_figure(doc, len(text), mark[1], mark[2], published, counts, says, len(figures) + 1))
        text, at = text + mark[1], mark.end()
    return text + marked[at:]


def _figure(doc: str, start: int, quote: str, marks: str, published: str, counts: Row, says: Row, nth: int) -> Row:
    key, *rest = (w.strip() for w in marks.split(";"))
    said = says[key]
    row: Row = {
        "id": f"f{nth}", "doc": doc, "figure": {"start": start, "end": start + len(quote), "quote": quote},
        "measure": counts[said["count"]]["measure"], **{k: said[k] for k in ("value", "low", "high", "bound")},
        "who": None, "who_head": None, "place": None, "status": "reported", "sources": [], "time": None,
        "aggregation": counts[said["count"]]["way"], "as_of": published[:10], "statement": key,
    }  # fmt: skip
    for word in rest:
        sign, value = word[0], word[1:]
        if sign == "@":
            row["place"] = value
        elif sign == "<":
            row["sources"].append({"name": value.lstrip("?"), "anonymous": value.startswith("?")})
        elif sign == "^":
            row["as_of"] = value
        elif sign == "!":
            row["status"] = value
        elif sign == "~":
            row["time"] = dict(zip(("start", "end"), value.split("/"), strict=True))
        elif sign == "=":
            row |= number(value)
        else:
            row |= {"who": word, "who_head": word.split(" of ")[0].split()[-1]}
    return row


def _relations(says: Row, carry: dict[str, list[Row]]) -> list[Row]:
    """The copies of each statement as a star around its first figure with a source, and what statements do."""
    first = {key: min(held, key=lambda f: (not f["sources"], f["doc"], f["figure"]["start"]))["id"]
             for key, held in carry.items()}  # fmt: skip
    found = []
    for key, held in carry.items():
        found += [{"kind": "duplicate", "from": f["id"], "to": first[key]} for f in held if f["id"] != first[key]]
        for kind, other in says[key]["ties"]:
            found.append({"kind": "part_of" if kind == "part" else kind, "from": first[key], "to": first[other]})
    return found


def _answers(date: str, key: str, says: Row, carry: dict[str, list[Row]], when: dict[str, str]) -> list[Row]:
    """What stood for a count at a date: each origin's statements that were out, less those replaced by then."""
    by_then = {s for s, held in carry.items() if any(when[f["doc"]] <= date for f in held)}
    gone = {to for s in by_then for kind, to in says[s]["ties"] if kind == "revises"}
    live = [s for s in carry if s in by_then - gone and says[s]["count"] == key
            and not all(f["status"] in NEVER for f in carry[s])]  # fmt: skip
    answer = [{"origin": says[s]["origin"], **{k: says[s][k] for k in ("value", "low", "high", "bound")},
               "figure": carry[s][0]["id"]} for s in live]  # fmt: skip
    names = sorted({a["origin"] for a in answer})
    return [
        {"ask": "as_of", "count": key, "date": date, "answer": answer},
        {"ask": "independent_origins", "count": key, "date": date, "answer": len(names), "origins": names},
    ]


def write(folder: Path) -> None:
    """Each cluster as a folder of reports with its `cluster.json`."""
    for name in CLUSTERS:
        files, told = cluster(name)
        (folder / name).mkdir(parents=True, exist_ok=True)
        for doc, text in files.items():
            (folder / name / f"{doc}.txt").write_text(text, "utf-8")
        (folder / name / "cluster.json").write_text(json.dumps(told, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
