"""When somebody said so: the stretches beside a cue that date the saying, and not what is said."""

from collections.abc import Iterator, Sequence
from typing import Any

from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.speech import Mention

BOUNDS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "--", '"', "“", "”", "``", "''"})
OPENING = 4  # words that may stand before a source without a comma: "In April the bureau had put"
WIDEST = 130  # code points between a cue and what is said


def said_at(
    parsed: Parsed, verb: Any, content: Sequence[tuple[int, int]], source: Mention
) -> Iterator[tuple[int, int]]:
    """Spans of the document: "said Tuesday", "told a briefing in Vint on Thursday that", "On Friday, police said"."""
    yield from _on_the_verb(parsed, verb)
    end = parsed.end(verb)
    if source.start < parsed.start(verb) and parsed.start(verb) - source.start <= WIDEST:
        yield source.start, parsed.start(verb)  # "figures issued on Thursday showed"
    right = [a for a, _ in content if a >= end]
    if right and min(right) - end <= WIDEST:
        yield end, min(right)
    stop = _next_bound(parsed, max(end, source.end if source.start > end else end))
    if not any(a < stop and end < b for a, b in content) and stop - end <= WIDEST:
        yield end, stop
    before = parsed.document.text[parsed.sentence.start : min(source.start, parsed.start(verb))]
    opens = before.rstrip().endswith(",") or 0 < len(before.split()) <= OPENING
    if opens and not any(a < source.start for a, _ in content):
        yield parsed.sentence.start, source.start


def _on_the_verb(parsed: Parsed, verb: Any) -> Iterator[tuple[int, int]]:
    for child in verb.children:
        near = -6 < child.i - verb.i < 6
        if near and (
            child.dep_ == "npadvmod"
            or (child.dep_ == "prep" and child.lower_ in ("on", "in", "at"))
            or (child.dep_ in ("advmod", "nmod", "dobj") and child.pos_ in ("NOUN", "PROPN", "ADV"))
        ):
            yield extent(parsed, [t for t in child.subtree if abs(t.i - child.i) < 6])


def _next_bound(parsed: Parsed, at: int) -> int:
    """Where the clause around an offset ends."""
    for token in parsed.tokens:
        if parsed.start(token) >= at and (token.text in BOUNDS or token.pos_ == "SCONJ"):
            return parsed.start(token)
    return parsed.sentence.end
