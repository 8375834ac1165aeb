"""Cues inside relative clauses: whose clause it is, and what is said of the noun that it hangs on."""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed, extent
from tallybook.lexicon import Lexicon

WH = ("WDT", "WP", "WP$", "WRB")


def antecedent(subject: Any, verb: Any) -> Any:
    """Who "who" is: of a name and its apposition the name ("Ana Ferro, the director, who said")."""
    if subject.lower_ not in ("who", "which", "that") or verb.dep_ != "relcl":
        return subject
    head = verb.head
    named = head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.i > head.head.i and subject.lower_ == "who"
    return head.head if named else head


def named_behind(subject: Any, verb: Any) -> Any:
    """The name that a parse makes a second subject: "Rights group the Lantern Trust said"."""
    others = [c for c in verb.children if c.dep_ == "nsubj" and subject.i < c.i < verb.i and c.pos_ == "PROPN"]
    return others[-1] if others and subject.pos_ == "NOUN" else subject


def behind_a_gap(parsed: Parsed, verb: Any, clause: Any) -> list[Any] | None:
    """The tokens of what is said in "a war that the League says has displaced 400,000": what stands behind the cue,
    with a number before the relative pronoun that the clause is about; None where nothing is moved before the cue.
    """
    if clause.i < verb.i:
        return None
    moved = [t for t in clause.subtree if t.i < verb.i]
    if not moved or moved[0].tag_ not in (*WH, "IN"):
        return None
    return [t for t in clause.subtree if t.i > verb.i]


def relative_content(parsed: Parsed, verb: Any, subject: Any | None) -> Iterator[tuple[int, int]]:
    """ "the 71 that the ministry announced": what the clause of the cue is said of, where its subject is another."""
    if verb.dep_ not in ("relcl", "acl") or subject is None or subject.i == verb.head.i or verb.head.i > subject.i:
        return
    at = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "at"), None)
    if at is not None and verb.lemma_.lower() == "put":  # "the toll, which officials put at 311"
        yield extent(parsed, list(at.subtree))
        return
    taken = any(c.dep_ in ("ccomp", "dobj") and c.tag_ not in ("WDT", "WP", "IN") for c in verb.children)
    if subject.tag_ in ("WDT", "WP") or taken:
        return
    tokens = [t for t in verb.head.subtree if t.i < min(x.i for x in subject.subtree)]
    while tokens and (tokens[-1].is_punct or tokens[-1].tag_ in ("WDT", "WP", "IN")):
        tokens = tokens[:-1]
    if tokens:
        yield extent(parsed, tokens)


def without_pronoun(parsed: Parsed, verb: Any, subject: Any | None, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """ "of the 47 prisoners the army says it holds": what is said of the noun that stands right before the speaker,
    where the parse does not take the clause for a relative one.
    """
    words, tokens = lexicon.attribute, parsed.tokens
    if subject is None or subject.i > verb.i or verb.i + 2 >= len(tokens):
        return
    first = subject.left_edge.i
    inner = next((t for t in tokens[verb.i + 2 : verb.i + 5] if t.pos_ == "VERB"), None)
    if first == 0 or inner is None or tokens[verb.i + 1].lower_ not in words.group_pronoun | words.person_pronoun:
        return
    noun = tokens[first - 1]
    if noun.pos_ != "NOUN" or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in inner.children):
        return
    yield parsed.start(noun.left_edge), parsed.end(noun)
