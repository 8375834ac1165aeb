"""The spans of a parse that an attribution is made of: noun phrases, groups of a verb, clauses. Geometry, no words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tallybook.extract.parsed import Parsed

Spans = tuple[tuple[int, int], ...]
Manner = Literal["direct", "indirect", "mixed"]
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOSERS = frozenset('"”»') | {"''"}
WITH_CUE = frozenset({"aux", "auxpass", "neg", "prt"})
ASIDE = frozenset({"when", "if", "as", "while", "though", "although", "once", "after", "before"})
ASIDE_AS = frozenset({"advmod", "mark", "prep"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
BOUNDS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "--", "?", "!"})
LONGEST = 40  # tokens of a source's phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One attribution before its spans are trimmed. `head`: the source's head noun; None where nobody is named.

    `low` and `high` bound the tokens of the source and the cue where the two are set into the sentence as an aside.
    """

    parsed: Parsed
    head: Any | None
    source: Spans
    cue: Spans
    content: Spans
    lemma: str
    quoted: Manner = "indirect"


def span(parsed: Parsed, tokens: Iterable[Any]) -> tuple[int, int]:
    """The span from the first to the last token, without punctuation at its edges that closes nothing."""
    kept = sorted(tokens, key=lambda t: t.i)
    while len(kept) > 1 and kept[-1].is_punct and not _closes(kept[-1]):
        kept = kept[:-1]
    while len(kept) > 1 and kept[0].text in (",", ";", ":", "—", "–", "-", "--", "."):
        kept = kept[1:]
    return parsed.start(kept[0]), parsed.end(kept[-1])


def _closes(token: Any) -> bool:
    return token.is_quote or token.text in ")]%"


def left(token: Any) -> int:
    """The index of the first token below a token, itself included."""
    return int(token.left_edge.i)


def right(token: Any) -> int:
    """The index of the last token below a token, itself included."""
    return int(token.right_edge.i)


def noun_phrase(parsed: Parsed, head: Any, avoid: Iterable[int] = ()) -> list[Any]:
    """The tokens of a noun phrase with all that modifies it, but nothing beyond one of the indices to avoid."""
    low, high, avoid = left(head), right(head), list(avoid)
    main = [c for c in head.children if c.dep_ == "acl" and c.tag_ in FINITE and c.i > head.i]
    main = [left(c) for c in main if not any(at > right(c) for at in avoid)]  # "officials briefed on it said"
    for at in (*avoid, *main):  # a finite verb is no participle: the parse took the main clause for one
        if low <= at < head.i:
            low = at + 1
        if head.i < at <= high:
            high = at - 1
    if high - low > LONGEST:
        high = max([head.i, *(c.i for c in head.children if c.dep_ in ("prep", "appos") and c.i > head.i)])
    asked = [
        t.i
        for t in parsed.tokens[head.i + 1 : high]
        if t.text in ",—–" and parsed.tokens[t.i + 1].lower_ in ASIDE and parsed.tokens[t.i + 1].dep_ in ASIDE_AS
    ]
    if asked:
        high = asked[0] - 1  # "the council, when reached by telephone, ..."
    found = list(parsed.tokens[low : high + 1])
    while found and found[0].i < head.i and (found[0].is_punct or found[0].dep_ in ("cc", "mark")):
        found = found[1:]
    while found and found[-1].i > head.i and found[-1].is_punct and not _closes(found[-1]):
        found = found[:-1]
    return found


def phrase_before(parsed: Parsed, verb: Any) -> tuple[Any, list[Any]] | None:
    """The head and the tokens of the noun phrase before a verb whose subject the parse has lost, over an apposition.

    "Asked if ..., the press secretary, Ana Maren, said", "Mr. Voss, asked about the remark, said".
    """
    end = verb_group(parsed, verb)[0].i
    closed = end > 0 and parsed.tokens[end - 1].text == ","
    pieces: list[tuple[int, int]] = []
    stop = end - 1 if closed else end
    while stop > 0 and len(pieces) < (2 if closed else 1):
        start = stop
        while start > 0 and parsed.tokens[start - 1].text not in BOUNDS and not parsed.tokens[start - 1].is_quote:
            start -= 1
        if start == stop:
            break
        pieces.append((start, stop))
        if start == 0 or parsed.tokens[start - 1].text != ",":
            break
        stop = start - 1
    if len(pieces) < (2 if closed else 1):
        return None
    last = parsed.tokens[slice(*pieces[0])]
    first = parsed.tokens[slice(*pieces[-1])]
    if closed and (last[0].pos_ in ("ADP", "SCONJ", "CCONJ") or any(t.tag_ in FINITE for t in last[1:])):
        return None
    if first[0].pos_ not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") or any(t.tag_ in FINITE for t in first):
        return None
    bound = next((t.i for t in first if t.pos_ == "ADP"), pieces[-1][1])
    head = next((t for t in reversed(parsed.tokens[pieces[-1][0] : bound]) if t.pos_ in NOMINAL), None)
    named = closed and last[0].pos_ in ("DET", "PROPN", "NOUN", "ADJ", "NUM")
    return (
        None if head is None else (head, [*first, *parsed.tokens[pieces[-1][1] : pieces[0][1]]] if named else [*first])
    )


def verb_group(parsed: Parsed, verb: Any) -> list[Any]:
    """A verb with its auxiliaries, negation, particle and the adverbs between or beside them."""
    low = high = int(verb.i)
    while low > 0 and _with(parsed.tokens[low - 1], verb):
        low -= 1
    while low < verb.i and parsed.tokens[low].dep_ == "cc":
        low += 1
    following = parsed.tokens[high + 1] if high + 1 < len(parsed.tokens) else None
    if (
        following is not None
        and following.head.i == verb.i
        and (following.dep_ in ("prt", "neg") or following.lower_ in ("back", "out"))
    ):
        high += 1
    return list(parsed.tokens[low : high + 1])


def _with(token: Any, verb: Any) -> bool:
    if token.dep_ in WITH_CUE:
        return bool(token.head.i == verb.i or token.head.i > token.i)
    if token.lower_.endswith(("self", "selves")) and token.i > 0 and token.nbor(-1).dep_ in WITH_CUE:
        return True  # "had himself confirmed"
    return bool(token.head.i == verb.i and token.dep_ == "advmod" and token.tag_ in ("RB", "RBR") and token.i > 0)


def child(token: Any, *deps: str) -> Any | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_passive(verb: Any) -> bool:
    """Whether an auxiliary makes the verb passive."""
    return any(c.dep_ in ("auxpass", *PASSIVE) for c in verb.children)


def clause_end(parsed: Parsed, clause: Any, verb: Any) -> int:
    """The index behind the last token of a clause that stands behind its verb.

    What follows by a comma without a verb of its own hangs on the clause, not on the verb of saying.
    """
    end = right(clause) + 1
    rest = parsed.tokens[end:]
    joined = [c for c in verb.children if c.dep_ == "conj" and c.i >= end]
    plain = not any(t.tag_ in FINITE or t.text in (";", ":") or t.is_quote for t in rest)
    if len(rest) and rest[0].text == "," and plain and not joined and rest[1:2] and rest[1].tag_ != "VBG":
        return len(parsed.tokens)
    return end


def within(spans: Iterable[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the spans."""
    return any(a <= at < b for a, b in spans)


def united(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, those that touch as one."""
    open_at: tuple[int, int] | None = None
    for a, b in sorted(spans):
        if open_at is None:
            open_at = (a, b)
        elif a <= open_at[1] + 1:
            open_at = (open_at[0], max(b, open_at[1]))
        else:
            yield open_at
            open_at = (a, b)
    if open_at is not None:
        yield open_at
