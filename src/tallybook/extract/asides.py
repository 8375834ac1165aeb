"""Cues set into a sentence by commas, told by its words and tags: "12 died, the ministry said, as ...", "..." said X.

A small parser loses the subject of a verb of saying behind an apposition, and its content beyond the next comma.
Newswriting sets such a cue off by punctuation, which is surer than the parse.
"""

from dataclasses import dataclass
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon

BOUNDS = frozenset({",", ";", ":", "—", "–", "--", "-", '"', "“", "”", "''", "``", "(", ")", "…", "...", "'", "‘", "’"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST = 14  # tokens of a source's phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A source [first, last] with its cue, by tokens, and the tokens [low, high) that the two take up."""

    head: Any
    first: Any
    last: Any
    low: int
    high: int


def aside(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Aside | None:
    """The aside that a verb of saying makes with its source, or None: then it has a clause of its own."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or _has_clause_behind(parsed, verb, lexicon):
        return None
    return _before(parsed, verb, lexicon) or _behind(parsed, verb, lexicon)


def subject(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Any | None:
    """The head of the phrase right before a verb of saying, over an apposition: "Rhea Staves, a spokeswoman, said"."""
    phrase = _phrase_before(parsed, verb)
    return None if phrase is None else _head(parsed, *phrase)


def _phrase_before(parsed: Parsed, verb: Any) -> tuple[int, int] | None:
    """The first and the last token of the noun phrase before a verb, or of the name before its apposition."""
    at = _over_auxiliaries(parsed, verb)
    if at < 0:
        return None
    if parsed.tokens[at].text == ",":
        return _apposed(parsed, at)
    first = _phrase_start(parsed, at)
    return None if first is None else (first, at)


def _before(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Aside | None:
    """The source before the verb: "..., the ministry said", "..., Odd Vey, a baker, said"."""
    phrase = _phrase_before(parsed, verb)
    if phrase is None:
        return None
    first, last = phrase
    closed = parsed.tokens[_over_auxiliaries(parsed, verb)].text == ","
    if not closed and _is_role(parsed, first) and _apposed(parsed, first - 1) is not None:
        return None  # "Odd Vey, a baker said": no comma closes it, the parse knows better
    if first == 0 or not _bounds(parsed.tokens[first - 1]) or not _says_something(parsed, first - 1):
        return None
    head = _head(parsed, first, last)
    if head is None:
        return None
    return Aside(head=head, first=parsed.tokens[first], last=parsed.tokens[last], low=first, high=verb.i + 1)


def _behind(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Aside | None:
    """The source behind the verb: "...," said Odd Vey, a baker."""
    tokens = parsed.tokens
    if verb.lemma_.lower() in lexicon.attribute.told_whom:
        return None  # "told a news conference": that is the hearer
    if verb.i == 0 or verb.i + 1 >= len(tokens) or tokens[verb.i - 1].text not in QUOTES | {","}:
        return None
    if not _says_something(parsed, verb.i - 1):
        return None
    if tokens[verb.i - 1].text == "," and not any(t.tag_ in FINITE for t in tokens[: verb.i]):
        return None  # "A spokesman, speaking in Vint, confirmed the talks"
    if tokens[verb.i - 1].text == "," and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return None  # "Mr Vey, who has left the party, denied the claim"
    last = verb.i
    while last + 1 < len(tokens) and not _ends(tokens[last + 1]) and last - verb.i < LONGEST:
        word = tokens[last + 1]
        if word.tag_ in FINITE or word.tag_ in ("WP", "WDT", "WRB", "VBG") or (word.pos_ in ("SCONJ", "CCONJ")):
            break
        last += 1
    if last == verb.i or tokens[verb.i + 1].pos_ not in ("PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM"):
        return None
    head = _head(parsed, verb.i + 1, last)
    if head is None:
        return None
    return Aside(head=head, first=tokens[verb.i + 1], last=tokens[last], low=verb.i, high=last + 1)


def _ends(token: Any) -> bool:
    return token.text == "." or _bounds(token)


def _bounds(token: Any) -> bool:
    """Whether a token bounds a phrase: no hyphen inside a word and no apostrophe of a possessive."""
    if token.text not in BOUNDS or token.tag_ == "POS":
        return False
    inside = token.text == "-" and token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_
    return not inside


def _over_auxiliaries(parsed: Parsed, verb: Any) -> int:
    at = int(verb.i) - 1
    while at >= 0 and (parsed.tokens[at].pos_ in ("AUX", "ADV") or parsed.tokens[at].tag_ == "RB"):
        at -= 1
    return at


def _phrase_start(parsed: Parsed, at: int) -> int | None:
    """Where the phrase that ends at a token begins; None where it is no plain noun phrase."""
    first = at
    while first > 0 and not _bounds(parsed.tokens[first - 1]):
        first -= 1
    words = parsed.tokens[first : at + 1]
    if words[-1].tag_ == "PRP" and len(words) > 1 and words[-2].pos_ in ("NOUN", "PROPN"):
        return None  # "the figure they gave": the pronoun begins a clause about it
    if len(words) > LONGEST or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in words):
        return None
    if any(t.tag_ in FINITE or t.tag_ in ("WP", "WDT", "WRB") or t.pos_ == "SCONJ" for t in words):
        return None
    if words[0].pos_ in ("CCONJ", "SCONJ", "ADP", "ADV", "VERB", "AUX") or words[0].tag_ in ("WP", "WDT", "WRB"):
        return None
    return first


def _apposed(parsed: Parsed, comma: int) -> tuple[int, int] | None:
    """The name before an apposition that ends at a comma: "Odd Vey, a baker," -> Odd Vey."""
    tokens = parsed.tokens
    start = comma - 1
    while start > 0 and tokens[start - 1].text != ",":
        start -= 1
    if start <= 1 or comma - start > LONGEST or any(t.tag_ in FINITE for t in tokens[start:comma] if t.tag_ != "VBD"):
        return None
    last = start - 2
    first = _phrase_start(parsed, last)
    role = None if first is None else _head(parsed, first, last)
    if tokens[start].pos_ == "PROPN" and tokens[comma - 1].pos_ == "PROPN" and "NOUN" in (
        tokens[last].pos_, "" if role is None else role.pos_
    ):  # fmt: skip
        return start, comma - 1  # "its secretary, Odd Vey, said", "its director in Vint, Odd Vey, said"
    if first is None or last - first > 7 or tokens[last].pos_ not in ("PROPN", "NOUN"):
        return None
    return first, last


def _is_role(parsed: Parsed, first: int) -> bool:
    return first > 1 and parsed.tokens[first - 1].text == "," and parsed.tokens[first].lower_ in ("a", "an")


def _says_something(parsed: Parsed, bound: int) -> bool:
    """Whether the words before the bound make a statement: they hold a verb, or end a quotation."""
    before = parsed.tokens[: bound + 1]
    return any(t.tag_ in FINITE or t.tag_ in ("VBN", "VBG") for t in before) or (
        len(before) > 1 and (before[-1].text in QUOTES or before[-2].text in QUOTES)
    )


def _has_clause_behind(parsed: Parsed, verb: Any, lexicon: Lexicon) -> bool:
    """Whether what is said stands behind the verb: then the commas before it close something else."""
    tokens, at = parsed.tokens, int(verb.i) + 1
    when = lexicon.attribute.said_when
    while at < len(tokens) and (tokens[at].lower_ in when or tokens[at].tag_ == "RB"):
        at += 1
    if at >= len(tokens) or tokens[at].text in BOUNDS | {"."}:
        return _quote_opens(parsed, at)
    word = tokens[at]
    if word.pos_ in ("ADP", "SCONJ") and word.lower_ != "that":
        stop = at
        while stop < len(tokens) and tokens[stop].text not in BOUNDS | {"."}:
            stop += 1
        own = any(t.lower_ == "that" or t.tag_ in FINITE for t in tokens[at:stop])
        return (own and word.lower_ not in lexicon.attribute.said_while) or _quote_opens(parsed, stop)
    if tokens[verb.i - 1].text in QUOTES | {","}:  # "..., said the ministry"
        rest = tokens[at:]
        stop = next((i for i, t in enumerate(rest) if t.text in BOUNDS | {"."}), len(rest))
        return any(t.tag_ in FINITE for t in rest[:stop])
    if verb.lemma_.lower() in lexicon.attribute.told_whom:
        stop = next((t.i for t in tokens[at:] if t.text in BOUNDS | {"."}), len(tokens))
        if not any(t.tag_ in FINITE or t.lower_ == "that" for t in tokens[at:stop]):
            return _quote_opens(parsed, stop)  # "..., she told parliament, and ..."
    return word.lower_ not in lexicon.attribute.said_while


def _quote_opens(parsed: Parsed, at: int) -> bool:
    tokens = parsed.tokens
    return at + 1 < len(tokens) and tokens[at].text in (",", ":") and tokens[at + 1].text in QUOTES


def _head(parsed: Parsed, first: int, last: int) -> Any | None:
    """The head noun of a phrase: the last noun before its first preposition, or its pronoun."""
    head = None
    for token in parsed.tokens[first : last + 1]:
        if head is not None and (token.pos_ == "ADP" or token.text in BOUNDS):
            break
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "PRON" and head is None):
            head = token
    return head
