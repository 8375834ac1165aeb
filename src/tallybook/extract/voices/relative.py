"""Attributions whose content stands before their cue, or in its object: "the cuts that Ferro promised", "what she
called a gift".
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.phrases import FINITE, Voice, child, left, noun_phrase, right, span, verb_group
from tallybook.extract.voices.speakers import RELATIVE, cue_lemma, shows, speaks
from tallybook.lexicon import Lexicon

OBJECT = frozenset({"dobj", "pobj", "attr", "oprd"})
NEAR = 5  # tokens from a verb of saying to the verb of what is said
LONGEST = 12  # tokens of the noun phrase before the relative clause


def gapped(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Iterator[Voice]:
    """The attribution of a verb in a relative clause that lacks what is said, none or one."""
    who = _speaker(verb, lexicon)
    if who is None:
        return
    content = (
        _named(parsed, verb, who, lexicon)
        or _of_what(parsed, verb, who, lexicon)
        or _lacking(parsed, verb, who, lexicon)
    )
    if content:
        source = noun_phrase(parsed, who, [verb.i])
        yield Voice(
            parsed=parsed, head=who, source=(span(parsed, source),), cue=(span(parsed, verb_group(parsed, verb)),),
            content=tuple(span(parsed, piece) for piece in content), lemma=cue_lemma(verb, lexicon),
        )  # fmt: skip


def _speaker(verb: Any, lexicon: Lexicon) -> Any | None:
    """The verb's own subject, where it is no relative pronoun and says things."""
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i and c.lower_ not in RELATIVE | {"what"}]
    if not own or not (speaks(own[-1], lexicon) or own[-1].lower_ == "it" or shows(own[-1], lexicon)):
        return None
    return own[-1]


def _gap_end(parsed: Parsed, verb: Any, inner: Any) -> int:
    """Behind a clause that lacks its subject: a comma that opened the relative clause is closed by the next one."""
    opened = parsed.tokens[left(verb) - 1].text == "," if left(verb) > 0 else False
    comma = next((t.i for t in parsed.tokens[inner.i : right(inner) + 1] if t.text == ","), None)
    return comma if opened and comma is not None else right(inner) + 1


def _named(parsed: Parsed, verb: Any, who: Any, lexicon: Lexicon) -> list[list[Any]]:
    """ "What she called a gift", "what they describe as torture": the name that somebody gives a thing."""
    opener = parsed.tokens[left(who) - 1] if left(who) > 0 else None
    if opener is None or opener.lower_ != "what" or cue_lemma(verb, lexicon) not in lexicon.voices.naming:
        return []
    named = [c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "dobj", "prep", "ccomp", "xcomp", "advcl")]
    named = [c for c in named if c.dep_ != "prep" or c.lower_ == "as" or c.i > min(x.i for x in named)]
    if not named:
        return []
    last = max(right(c) for c in named)
    if last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].is_quote and not parsed.tokens[last].is_quote:
        last += sum(t.is_quote for t in parsed.tokens[verb.i : last + 1]) % 2
    return [list(parsed.tokens[verb.i + 1 : last + 1])]


def _of_what(parsed: Parsed, verb: Any, who: Any, lexicon: Lexicon) -> list[list[Any]]:
    """ "What she claimed is the only item", "what aides say will be a long night": "what" and the verb it lacks."""
    opener = parsed.tokens[left(who) - 1] if left(who) > 0 else None
    behind = parsed.tokens[verb.i + 1 : verb.i + 2]
    if opener is None or opener.lower_ != "what" or cue_lemma(verb, lexicon) not in lexicon.voices.clause:
        return []
    if not len(behind) or behind[0].tag_ not in FINITE:
        return []
    above = behind[0]
    while above.dep_ in ("aux", "auxpass") and above.head.i > above.i:
        above = above.head
    end = right(above) + 1
    last = parsed.tokens[end - 1]
    return [[opener], list(parsed.tokens[behind[0].i : end - (last.text == "." and end == len(parsed.tokens))])]


def _lacking(parsed: Parsed, verb: Any, who: Any, lexicon: Lexicon) -> list[list[Any]]:
    """ "A charge that the owners deny", "a claim the army dismissed as invention", "who polls suggest is ahead"."""
    words, lemma, head = lexicon.voices, cue_lemma(verb, lexicon), verb.head
    if verb.dep_ not in ("relcl", "acl", "ccomp") or head.pos_ not in ("NOUN", "PROPN", "PRON") or head.i > who.i:
        return []
    if verb.tag_ not in FINITE | {"VBN"} or any(c.dep_ in OBJECT and c.i > verb.i for c in verb.children):
        return []
    inner = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i), None)
    if inner is not None:
        tensed = inner.tag_ in FINITE | {"VBN"} or any(c.tag_ in FINITE for c in inner.children)
        own = child(inner, "nsubj", "nsubjpass", "expl", "mark")
        bare = (own is None or own.i < verb.i) and tensed  # "which his advisers say would pay for itself"
        said = bare and lemma in words.clause and inner.i - verb.i <= NEAR
        return [list(parsed.tokens[verb.i + 1 : _gap_end(parsed, verb, inner)])] if said else []
    before = [t for t in parsed.tokens[left(head) : left(who)] if not (t.lower_ in RELATIVE and t.i > head.i)]
    while before and before[-1].is_punct and not before[-1].is_quote:
        before = before[:-1]
    if not before or len(before) > LONGEST or any(t.tag_ in FINITE for t in before):
        return []
    behind = next((c for c in verb.children if c.lower_ == "as" and c.i > verb.i and right(c) > c.i), None)
    if behind is not None and lemma in words.naming | {"interpret", "cite"}:
        return [before, list(parsed.tokens[behind.i : right(behind) + 1])]
    if lemma in words.any_object or (lemma in words.object and head.lemma_.lower() in words.said_noun | words.noun):
        return [before]
    return []
