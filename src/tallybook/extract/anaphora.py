"""Numbers that stand alone and take up a count: "the union says 8,000", "its 471", "It is 5,000", "Ilmet: 200".

Each frame is a way in which English gives a bare number for a count that was named before.
"""

from collections.abc import Callable
from typing import Any

from tallybook.extract.counted import Counted, last_of
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

NEAR = 8  # tokens between a count noun that is taken up and its new number
CLAIMANT = 7  # tokens before a colon that may name who counts
FEWEST = 10  # a smaller number alone is too often something else
SIZE = 12.0  # times that two figures of one count may differ
FAR = 100.0  # times that no two figures of one count differ
TELLING = 100  # a number so large, given twice, is the same count


def taken_up(
    parsed: Parsed, figure: Counted, value: float | None, near: list[Draft], earlier: list[Draft], lexicon: Lexicon
) -> tuple[Draft, Any] | None:
    """The draft whose count a bare number takes up, with the token that shows it; None where it takes up none.

    `near`: the earlier drafts whose count may still be spoken of, one at least.
    """
    if not bare(figure, lexicon) or figure.number.lower_ in lexicon.verbs.never_taken_up:
        return None
    if value and value < FEWEST:
        near = [d for d in near if parsed.sentence.paragraph - d.parsed.sentence.paragraph <= 1]
    if not near:
        return None
    if (token := _counted_up(figure, lexicon)) is not None:
        if _beside_no_claim(figure, earlier, lexicon):
            return None
        return _named_or_nearest(parsed, figure, value, near, earlier), token
    for frame in FRAMES:
        if (token := frame(figure, value, lexicon)) is not None:
            found = repeated(value, earlier) or _topic(value, near)
            return (found, token) if _of_one_size(value, found, FAR) else None
    return None


def _beside_no_claim(figure: Counted, earlier: list[Draft], lexicon: Lexicon) -> bool:
    """Whether what the number is compared with counts what is no claim: "1,574 suspected cases, up from 1,190"."""
    doc, at = figure.number.doc, figure.first.i
    if at < 4 or doc[at - 1].lower_ != "from" or doc[at - 2].lower_ not in lexicon.verbs.moved:
        return False
    noun = doc[at - 4 if doc[at - 3].is_punct else at - 3]
    if noun.tag_ != "NNS":
        return False
    counts = any(t.dep_ == "nummod" for t in noun.children)
    return counts and not any(d.figure.number.doc is doc for d in earlier)


def repeated(value: float | None, drafts: list[Draft], least: float = FEWEST) -> Draft | None:
    """The last draft that gives the same number, unless the number is too small to be told by."""
    if value is None or value < least:
        return None
    return next((d for d in reversed(drafts) if d.quantity.value == value), None)


def bare(figure: Counted, lexicon: Lexicon) -> bool:
    """Whether the number has no noun of its own, or only a word for a count."""
    noun = figure.noun
    return noun is None or noun.i < figure.number.i or noun_lemma(noun) in lexicon.population.empty


def framed(figure: Counted, value: float | None, lexicon: Lexicon) -> bool:
    """Whether one of the frames holds."""
    return any(frame(figure, value, lexicon) is not None for frame in FRAMES)


def names_a_count(draft: Draft) -> bool:
    """Whether the figure's who comes from a count's own name: "the number of war dead was 600"."""
    return draft.figure.noun is None and draft.population is not None


def _named_or_nearest(
    parsed: Parsed, figure: Counted, value: float | None, near: list[Draft], earlier: list[Draft]
) -> Draft:
    """The count that a bare number takes up: one that the paragraph names ("the number of war dead"), else the one that
    gave the same number before, else the nearest.
    """
    paragraph = parsed.sentence.paragraph
    named = [d for d in near if names_a_count(d) and d.parsed.sentence.paragraph == paragraph]
    if named:
        return named[-1]
    words = figure.number.lower_
    again = next((d for d in reversed(earlier) if d.figure.number.lower_ == words), None)
    return again or next((d for d in reversed(near) if _of_one_size(value, d)), near[-1])


def _topic(value: float | None, near: list[Draft]) -> Draft:
    """What the nearest sentence with figures was about first: "12 dead and 30 hurt" is about the dead.

    A figure of quite another size is another count's: 18,000 are not the dead where the dead were 38.
    """
    by_sentence = sorted(near, key=lambda d: (-d.parsed.sentence.start, d.figure.start))
    return next((d for d in by_sentence if _of_one_size(value, d)), by_sentence[0])


def _of_one_size(value: float | None, draft: Draft, times: float = SIZE) -> bool:
    other = draft.quantity.value
    return not value or not other or max(value, other) <= times * min(value, other)


def _counted_up(figure: Counted, lexicon: Lexicon) -> Any | None:
    """The word of counting that the number hangs on: "put it at 66", "up from 310", "the 71 given"."""
    doc, words = figure.number.doc, lexicon.population
    after: Any = _behind(figure)
    ends = alone(figure) or after.pos_ in ("AUX", "DET", "NUM") or after.lower_ in words.empty  # "14 a day earlier"
    if not ends or (figure.number.lower_ == "one" and figure.nominal.dep_ != "pobj"):
        return None  # "Tapping is not a number, and I won't give you one"
    before = list(doc[max(0, figure.first.i - NEAR) : figure.first.i])
    for token in reversed(before):
        if token.pos_ == "PUNCT" and token.text not in ",\"'“”’":
            break
        if _is_the_verb(token, figure):
            return None
        if token.lower_ in lexicon.verbs.anaphor:
            return token
        if lemmas(token, lexicon) & lexicon.verbs.counting and not _of_something_else(token, figure, lexicon):
            return token
    if len(before) > 1 and before[-2].lower_ == "compared" and before[-1].lower_ in ("with", "to"):
        return before[-2]
    if not before or before[-1].lower_ not in lexicon.verbs.compared:
        return None
    head = before[-1].head  # "raise the pension age from 61 to 66": of what is no count
    return None if _is_no_count(head, lexicon) or _of_something_else(head, figure, lexicon) else before[-1]


def _is_the_verb(number: Any, figure: Counted) -> bool:
    """ "The volunteers number 950", "number not 8,000 but 950": no noun stands right before its own number."""
    between = number.doc[number.i + 1 : figure.first.i]
    return number.lower_ == "number" and all(t.lower_ in ("not", "but", "only") or t.like_num for t in between)


def _of_something_else(verb: Any, figure: Counted, lexicon: Lexicon) -> bool:
    """Whether what the verb changes is no count, or its subject neither a count nor who counts: "the fare reached 300",
    "raise the pension age from 61 to 66".
    """
    changed = next((c for c in verb.children if c.dep_ == "dobj" and c.i != figure.number.i), None)
    if changed is not None:
        return _is_no_count(changed, lexicon)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if subject is None:
        return False
    lemma = noun_lemma(subject)
    body = lemma in lexicon.verbs.settlement or any(lemma in words for words in lexicon.attribute.kind.values())
    person = lemma in lexicon.population.person or lemma.endswith(tuple(lexicon.population.doer_ending))
    return not (_names_count(subject, lexicon) or body or person)


def _is_no_count(noun: Any, lexicon: Lexicon) -> bool:
    """Whether a word is a single thing that no measure, and no word for what was given, names: "the pension age"."""
    return noun.tag_ == "NN" and not (_names_count(noun, lexicon) or noun.lower_ in lexicon.modality.account)


def _names_count(noun: Any, lexicon: Lexicon) -> bool:
    lemma = noun_lemma(noun)
    known = lexicon.verbs.anaphor | lexicon.population.peopled | lexicon.population.empty
    return lemma in known or any(lemma in (*m.noun, *m.toll, *m.of, *m.group) for m in lexicon.measures.values())


def _behind(figure: Counted) -> Any | None:
    doc, at = figure.number.doc, last_of(figure) + 1  # "55,000 to 60,000"
    return doc[at] if at < len(doc) else None


def alone(figure: Counted) -> bool:
    """Whether the number ends its phrase."""
    after = _behind(figure)
    if after is None or after.is_punct:
        return True
    return after.pos_ in ("CCONJ", "ADP", "SCONJ", "ADV", "VERB", "PUNCT") and after.lower_ != "of"


def _said(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """All that somebody says ("the union says 8,000", "it has 50,000"), all that there is, or a sentence by itself."""
    doc, words = figure.number.doc, lexicon.verbs
    if not alone(figure):
        return None
    at = figure.first.i - 1
    while at >= 0 and (doc[at].is_quote or doc[at].lower_ in words.alone_between):
        at -= 1
    if at < 0:
        after = _behind(figure)
        ends = after is None or after.i == len(doc) - 1
        lone = ends and value is not None and value < FEWEST  # a list's own numbering
        return figure.number if not lone and (after is None or after.text in (".", ",", ";", "!")) else None
    before = doc[at]
    if before.pos_ not in ("VERB", "AUX") or doc[figure.number.i - 1].text == ",":
        return None
    forms = lemmas(before, lexicon)
    clause = figure.nominal.head
    if figure.nominal.dep_ == "nsubj" and clause.pos_ == "VERB" and clause.i > figure.number.i:
        return None  # "they say that eight hundred gave evidence"
    if "be" in forms and any(t.lower_ == "there" for t in doc[max(0, at - 3) : at]):
        return before
    return before if forms & words.said_alone and not _of_something_else(before, figure, lexicon) else None


def _comes_to(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "That would make it 39", "which takes it to 39", "That makes 39"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if not alone(figure) or at < 1:
        return None
    at -= doc[at].lower_ == "to"
    it = doc[at].lower_ in ("it", "that")
    verb = doc[at - 1] if it and at > 0 else doc[at]
    subject = next(
        (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in ("that", "which", "this", "it")), None
    )
    return verb if subject is not None and lemmas(verb, lexicon) & lexicon.verbs.makes else None


def _equated(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "It is 5,000", "That was 84,000"."""
    doc, at = figure.number.doc, figure.first.i
    at -= at > 0 and doc[at - 1].is_quote
    if at < 2 or value is None or value < FEWEST or not alone(figure) or doc[at - 1].lemma_.lower() != "be":
        return None
    return doc[at - 1] if doc[at - 2].lower_ in lexicon.verbs.equated else None


def _definite(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "The 71 given", "never withdrew its 471", "below the 53 that an inquiry found"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if at < 0 or doc[at].lower_ not in lexicon.verbs.definite or doc[at].dep_ == "mark":
        return None
    after = _behind(figure)
    if after is not None and after.lower_ in lexicon.verbs.given_before:
        return after
    large = value is not None and value >= FEWEST
    return doc[at] if large and alone(figure) and not (after is not None and after.pos_ in ("VERB", "AUX")) else None


def _claimant(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "Government of Ilmet: 29,000": who counts, a colon, and the number."""
    doc, at = figure.number.doc, figure.first.i - 1
    if at < 1 or at > CLAIMANT or doc[at].text != ":":
        return None
    named = any(t.pos_ == "PROPN" for t in doc[:at]) and not any(t.pos_ in ("VERB", "AUX", "NUM") for t in doc[:at])
    return doc[at] if named else None


def _said_behind(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "55,000 to 60,000, they say": the whole sentence is the number and who gives it."""
    doc, at = figure.number.doc, figure.first.i - 1
    while at >= 0 and doc[at].is_quote:
        at -= 1
    after = _behind(figure)
    small = value is not None and value < FEWEST
    if at >= 0 or small or after is None or after.text not in (",", '"', "”", "’", "'"):
        return None
    tail = [t for t in doc[after.i :] if not t.is_punct]
    verbs = [t for t in tail if t.pos_ == "VERB"]
    short = 2 <= len(tail) <= CLAIMANT and not any(t.like_num for t in tail)
    return verbs[0] if short and len(verbs) == 1 and lemmas(verbs[0], lexicon) & lexicon.attribute.say else None


def _did_so(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "The police said 15,000 did so", "another 15 did": they did what those before them did."""
    after, verb = _behind(figure), figure.nominal.head
    if after is None or verb.i != after.i or figure.nominal.dep_ != "nsubj" or after.lemma_ not in ("do", "have", "be"):
        return None
    rest = [t for t in verb.doc[verb.i + 1 :] if t.lower_ not in ("so", "too") and not t.is_quote]
    ahead = (t for t in verb.doc[: figure.first.i] if t.pos_ == "VERB")
    others = any(not lemmas(t, lexicon) & lexicon.attribute.say for t in ahead)  # "the council voted, and 40 did too"
    return verb if not others and (not rest or (rest[0].is_punct and rest[0].text != ":")) else None


def _made_it(figure: Counted, value: float | None, lexicon: Lexicon) -> Any | None:
    """ "That would make it 39", "has it at 60,000"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if (value is not None and value < FEWEST) or not alone(figure):
        return None
    at -= at >= 0 and doc[at].lower_ == "at"
    made = (
        at >= 1 and doc[at].lower_ in ("it", "that", "this") and bool(lemmas(doc[at - 1], lexicon) & {"make", "have"})
    )
    return doc[at - 1] if made else None


Frame = Callable[[Counted, float | None, Lexicon], Any | None]

FRAMES: tuple[Frame, ...] = (_said, _comes_to, _equated, _definite, _claimant, _said_behind, _did_so, _made_it)
