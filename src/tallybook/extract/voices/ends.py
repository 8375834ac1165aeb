"""Where what is said ends: before a participle of consequence, and before what another cue, or the next one, says.

A small parser hangs all that follows on the clause of the verb of saying; the words tell better.
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.phrases import child
from tallybook.extract.voices.speakers import cue_lemma, speaks
from tallybook.lexicon import Lexicon

DASHES = frozenset({",", "—", "–", "--"})
CONTRAST = frozenset({"while", "whereas", "though", "although", "even"})
COMPANION = 8  # tokens of "with a spokeswoman saying"


def said_end(parsed: Parsed, first: int, end: int, verb: Any, lexicon: Lexicon) -> int:
    """The index behind the last token of a content [first, end) that a verb of saying has, by what follows in it."""
    marks = 0
    for at in range(first, end):
        token = parsed.tokens[at]
        marks += token.is_quote
        if at <= first + 1:
            continue
        if token.text in DASHES and _ends_at(parsed, at, end, verb, lexicon, quoted=bool(marks % 2)):
            return at + 1 if parsed.tokens[at + 1].is_quote and marks % 2 else at
        if token.dep_ == "cc" and _another_says(parsed, token, verb, lexicon):
            return at
    return end


def _ends_at(parsed: Parsed, comma: int, end: int, verb: Any, lexicon: Lexicon, *, quoted: bool) -> bool:
    """Whether a comma ends what is said: ", prompting a rebuke", ", with an aide saying", ", while Breck says"."""
    at = comma + 1
    if at < end and parsed.tokens[at].is_quote and quoted:
        at, quoted = at + 1, False  # "... to serve," prompting"
    if at >= end or quoted:
        return False
    token = parsed.tokens[at]
    if token.lower_ == "according":
        return True
    if token.tag_ == "VBG":
        return cue_lemma(token, lexicon) in lexicon.voices.consequence
    if token.lower_ in ("with", "despite"):
        near = parsed.tokens[at + 1 : min(at + COMPANION, end)]
        saying = next((t for t in near if t.tag_ in ("VBG", "VBD", "VBZ")), None)
        return saying is not None and saying.tag_ == "VBG" and cue_lemma(saying, lexicon) in lexicon.voices.clause
    if token.lower_ in CONTRAST:
        return any(_says_too(other, verb, lexicon) for other in _marked(token))
    if token.lower_ in ("a", "an") and at + 1 < end:
        return parsed.tokens[at + 1].lower_ in lexicon.voices.taking_up
    return False


def _marked(mark: Any) -> Iterator[Any]:
    """The verb of the clause that a word opens."""
    if mark.head.i > mark.i:
        yield mark.head


def _another_says(parsed: Parsed, conjunction: Any, verb: Any, lexicon: Lexicon) -> bool:
    """Whether a conjunction joins another's saying to the verb, not to what is said: ", but Vey says ..."."""
    joined = next((c for c in conjunction.head.children if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None or conjunction.i == 0:
        return False
    if conjunction.lower_ in ("and", "but") and _outspoken(joined, conjunction.head, verb, lexicon):
        return True
    if parsed.tokens[conjunction.i - 1].text != ",":
        return False
    if _says_too(joined, verb, lexicon):
        return True
    own = child(conjunction.head, "nsubj", "nsubjpass")
    bare = child(joined, "nsubj", "nsubjpass", "expl") is None and cue_lemma(joined, lexicon) in lexicon.voices.clause
    return bare and own is not None and own.i > verb.i and not speaks(own, lexicon) and own.lower_ not in ("it", "who")


def _outspoken(joined: Any, said: Any, verb: Any, lexicon: Lexicon) -> bool:
    """Whether a joined verb without a subject is said aloud, in the past of "said": "... and urged them to stay"."""
    if cue_lemma(joined, lexicon) not in lexicon.voices.outspoken or verb.tag_ != "VBD" or joined.tag_ != "VBD":
        return False
    if any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in joined.children):
        return False
    return not any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in said.children)


def _says_too(other: Any, verb: Any, lexicon: Lexicon) -> bool:
    """Whether a verb is a cue with its own speaker and clause, in the tense of the verb of saying."""
    if other.i == verb.i or cue_lemma(other, lexicon) not in lexicon.voices.clause | lexicon.voices.naming:
        return False
    who = child(other, "nsubj")
    said = child(other, "ccomp", "oprd", "dobj")
    known = who is not None and said is not None and said.i > other.i and speaks(who, lexicon)
    return known and _is_past(other) == _is_past(verb)


def _is_past(verb: Any) -> bool | None:
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i), verb)
    if first.tag_ == "MD":
        return None
    return bool(first.tag_ in ("VBD", "VBN"))
