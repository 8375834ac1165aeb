"""Where the words that a verb of saying gives end."""

from typing import Any

from tallybook.extract.asides import FINITE
from tallybook.extract.parsed import Parsed, extent
from tallybook.extract.roles import SUBJECT
from tallybook.extract.verbs import lemmas
from tallybook.lexicon import Lexicon

CONTRAST = {"while", "whereas", "but"}


def to_contrast(parsed: Parsed, verb: Any, tokens: list[Any], lexicon: Lexicon) -> list[Any]:
    """The content up to what somebody else says: "X reported that 47 were missing, while Y said 50 were"."""
    for token in tokens:
        against = token.i > verb.i and token.lower_ in CONTRAST and parsed.tokens[token.i - 1].text == ","
        if against and _says_itself(token.head, lexicon):
            return [t for t in tokens if t.i < token.i - 1]
    return tokens


def _says_itself(verb: Any, lexicon: Lexicon) -> bool:
    return bool(lemmas(verb, lexicon) & lexicon.attribute.say) and any(c.dep_ in SUBJECT for c in verb.children)


def with_tail(parsed: Parsed, end: int) -> int:
    """The end of a clause with what hangs on it by a comma: "... were wounded, 28 of them critically"."""
    rest = [t for t in parsed.tokens if parsed.start(t) >= end]
    plain = not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text in (";", ":") or t.is_quote for t in rest)
    return parsed.sentence.end if rest and rest[0].text == "," and plain else end


def with_pair(parsed: Parsed, noun: Any) -> tuple[int, int]:
    """The phrase of what is said with the figure that "and" joins to it: "spoke of 100 dead and some 1,000 wounded"."""
    start, end = extent(parsed, list(noun.subtree))
    rest = [t for t in parsed.tokens if parsed.end(t) >= end + (noun.right_edge.lower_ != "and")]
    stop = next((at for at, t in enumerate(rest) if at and (t.is_punct or t.pos_ in ("SCONJ", "ADP"))), len(rest))
    pair = rest[:stop]
    joined = len(pair) > 2 and pair[0].lower_ == "and" and any(t.like_num or t.pos_ == "NUM" for t in pair[1:5])
    if joined and pair[-1].tag_ in ("VBN", "JJ", "NN", "NNS", "VBD") and not any(t.tag_ in FINITE for t in pair[:-1]):
        bare = pair[-1].tag_ != "VBD" or pair[-2].like_num or pair[-2].pos_ == "NUM"
        return (start, parsed.end(pair[-1])) if bare else (start, end)
    return start, end


def over_semicolons(parsed: Parsed, verb: Any, subject: Any | None) -> bool:
    """Whether a clause follows that a parse joins to the one behind a semicolon: "said 12 were dead; 30 were hurt"."""
    behind = parsed.tokens[verb.i + 1 :]
    opens = bool(behind) and (behind[0].lower_ == "that" or behind[0].pos_ in ("NUM", "DET", "NOUN", "PROPN", "ADJ"))
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and subject is not None and subject.i < verb.i
    stop = next((t for t in behind if t.text == ";"), None)
    return (
        finite
        and opens
        and stop is not None
        and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in behind[: stop.i - verb.i])
    )


def asks(parsed: Parsed, verb: Any, subject: Any) -> bool:
    """Whether somebody is only asked to say it: "Will the minister confirm that 29 are held?" """
    before = any(c.dep_ == "aux" and c.i < subject.i < verb.i for c in verb.children)
    return before and parsed.text.rstrip(" \"”'’").endswith("?")
