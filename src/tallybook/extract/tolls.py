"""Counts that have a name: "the death toll rose to 35", "Injured: 120", "among the dead were nine children"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tallybook.extract.counted import Counted, on_top
from tallybook.extract.roles import SUBJECT, Role
from tallybook.extract.triggers import Part, Verbal, by_verb, in_order, named_by
from tallybook.extract.verbs import is_ing, is_participle, lemmas, noun_lemma, regular
from tallybook.lexicon import Lexicon
from tallybook.vocabulary import Measure

PEOPLE: tuple[Part, ...] = ("adjective", "toll", "noun", "group")  # what names a measure by itself
VERBS: tuple[Verbal, ...] = ("verb", "subject")
DESCRIBED = 6  # words behind "the number of" that say of whom


def toll(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A bare number completes a count noun: "the death toll rose to 35", "the number of dead was 600"."""
    if on_top(figure, lexicon) is not None:
        return  # "deaths rose to 41, a jump of six"
    named = (
        figure.noun is not None
        and figure.noun.i > figure.number.i
        and noun_lemma(figure.noun) not in lexicon.population.empty
    )
    doc = figure.number.doc
    stop = figure.number.i
    between = doc[max(0, stop - 30) : stop]
    said = [t.lower_ for t in between]
    present = set(said)
    found: list[tuple[int, int, str, Any]] = []
    for word in present:
        for name, words in _tolls_by_end(lexicon).get(word, ()):
            if not present.issuperset(words):
                continue
            measure = lexicon.measures[name]
            for at in range(len(between) - len(words), -1, -1):
                if said[at : at + len(words)] == words:
                    last = between[at + len(words) - 1]
                    a_count = measure.counted == "person" and words[-1] != "toll"
                    if (named and a_count and len(words) == 1) or (stop - last.i > 14 and words[-1] != "toll"):
                        break
                    listed = measure.counted != "person" and not any(t.text == ";" for t in doc[last.i + 1 : stop])
                    tied = (
                        listed
                        or _tied(doc[last.i + 1 : figure.first.i], lexicon)
                        or (
                            not (named and words[-1] == "toll")
                            and _only_toll_verbs(doc[last.i + 1 : stop], lexicon, strict=len(words) == 1)
                        )
                    )
                    if tied:
                        found.append((-len(words), -last.i, name, last))
                    break
    yield from ((name, last) for _, _, name, last in sorted(found, key=lambda f: f[:3]))


def number_of(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A bare number completes "the number of" those whom a word of the measure describes: "flood-affected"."""
    doc, stop = figure.number.doc, figure.first.i
    of = next((t for t in reversed(doc[max(1, stop - 30) : stop]) if t.lower_ == "of" and _counts(t.nbor(-1))), None)
    if (
        of is None
        or on_top(figure, lexicon) is not None
        or (figure.noun is not None and figure.noun.i > figure.number.i)
    ):
        return
    ends = next(
        (t.i for t in doc[of.i + 1 : stop] if t.pos_ == "AUX" or lemmas(t, lexicon) & lexicon.verbs.toll_verb), 0
    )
    described = [t for t in doc[of.i + 1 : ends] if not t.is_punct]
    if ends and len(described) <= DESCRIBED and _only_toll_verbs(doc[ends:stop], lexicon, strict=True):
        yield from (found for token in reversed(described) for found in label_word(token, lexicon))


def _counts(token: Any) -> bool:
    return noun_lemma(token) in ("number", "count", "tally")


def named_behind(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The count is named behind its number: "brought to 45 the number of people killed", "at 57, the death toll is"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if at < 0 or doc[at].lower_ not in ("to", "at"):
        return
    start = figure.number.i + 1
    if at == 0 and start < len(doc) and doc[start].text == ",":
        start += 1
    elif at == 0 or doc[at - 1].lower_ not in _forms(lexicon):
        return
    behind = [t.lower_ for t in doc[start : start + 8]]
    if behind[:1] not in (["the"], ["its"], ["their"], ["his"], ["her"]):
        return
    found: list[tuple[int, str, Any]] = []
    for name, phrases in _tolls(lexicon).items():
        for words in phrases:
            ends = [n + len(words) for n in range(1, 4) if behind[n : n + len(words)] == words]
            found += [(-len(words), name, doc[start + ends[0] - 1])] if ends else []
    yield from ((name, token) for _, name, token in sorted(found, key=lambda f: f[:2]))


@lru_cache(maxsize=4)
def _tolls(lexicon: Lexicon) -> dict[str, tuple[list[str], ...]]:
    """What the count of each measure is called, by its own list and by its nouns: "number of evacuees"."""
    return {name: tuple(phrase.split() for phrase in (*m.toll, *_numbers(m))) for name, m in lexicon.measures.items()}


@lru_cache(maxsize=4)
def _tolls_by_end(lexicon: Lexicon) -> dict[str, list[tuple[str, list[str]]]]:
    """The same by their last word, each with the measure's name."""
    table: dict[str, list[tuple[str, list[str]]]] = {}
    for name, phrases in _tolls(lexicon).items():
        for words in phrases:
            table.setdefault(words[-1], []).append((name, words))
    return table


def _numbers(measure: Measure) -> Iterator[str]:
    for word in (*measure.noun, *measure.group, *measure.adjective):
        plural = word if word in measure.adjective or word.endswith("s") else word + "s"
        if (phrase := f"number of {plural}") not in measure.toll:
            yield phrase


def label(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A label before the number names what is counted: "Injured: 120", "Displaced: 12,000 people"."""
    doc = figure.number.doc
    at = figure.first.i - 1
    while at >= 0 and doc[at].pos_ == "PUNCT" and doc[at].text not in (":", "-", "–", "—", "|"):
        at -= 1
    if at < 1 or doc[at].text not in (":", "-", "–", "—", "|"):
        return
    words = [t for t in doc[max(0, at - 5) : at] if not t.is_punct]
    if not words or any(
        t.pos_ in ("VERB", "AUX") and not is_participle(t, lexicon) and not any(label_word(t, lexicon)) for t in words
    ):
        return
    where = next((n for n, t in enumerate(words) if t.pos_ == "ADP"), len(words))  # "Fatalities among our forces: 12"
    yield from (found for token in reversed(words[:where]) for found in label_word(token, lexicon))
    yield from (found for token in reversed(words[where:]) for found in label_word(token, lexicon))


def label_word(token: Any, lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The measures that a word names when it stands as a label: "Injured", "Deaths"."""
    forms = {token.lower_, noun_lemma(token)}
    verbs = lemmas(token, lexicon) if is_participle(token, lexicon) else set()
    of_people = (named_by(forms, part, lexicon) for part in PEOPLE)
    of_verbs = (named_by(verbs, part, lexicon) | (by_verb(token, part, lexicon) if verbs else set()) for part in VERBS)
    yield from ((name, token) for name in in_order(*of_people, *of_verbs))


def tabled(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """A label right before the number, in a list without colons: "Deaths 31, injured 200"."""
    doc, at = figure.number.doc, figure.first.i - 1
    behind = doc[figure.number.i + 1] if figure.number.i + 1 < len(doc) else None
    if at < 0 or not (at == 0 or doc[at - 1].is_punct) or not (behind is None or behind.is_punct):
        return
    yield from label_word(doc[at], lexicon)


def among(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """Part of a named group: "Among the dead were three policemen", "nine were among the 62 passengers killed"."""
    doc = figure.number.doc
    last = figure.noun if figure.noun is not None else figure.number
    last = max((last, *last.conjuncts), key=lambda t: int(t.i))  # "a teacher and 14 pupils were among the dead"
    groups = []
    for token in doc[max(0, figure.first.i - 14) : figure.first.i]:
        between = list(doc[token.i + 1 : figure.first.i])
        linked = next((n for n, t in enumerate(between) if t.lemma_.lower() == "be"), len(between))
        if token.lower_ in lexicon.verbs.includes and len(between) - 2 <= linked < len(between):
            groups.append(between[:linked])
    behind = list(doc[last.i + 1 : last.i + 12])
    at = next((n for n, t in enumerate(behind) if t.lower_ in lexicon.verbs.includes), None)
    if at is not None and all(t.pos_ == "AUX" for t in behind[:at]):
        groups.append(behind[at + 1 :])
    for group in groups:
        stop = next((n for n, t in enumerate(group) if t.is_punct), len(group))
        who = next((n for n, t in enumerate(group) if t.tag_ == "WP"), stop)
        does = next((n for n, t in enumerate(group) if n > who and t.pos_ == "VERB"), stop)
        stop = min(stop, does + 1)  # "among those who treated the wounded"
        yield from (found for token in group[:stop] for found in label_word(token, lexicon))


def _tied(tokens: Any, lexicon: Lexicon) -> bool:
    """Whether a verb of counting and its preposition stand right before the number: "... climbs to 35"."""
    return (
        len(tokens) >= 2
        and tokens[-1].lower_ in ("to", "at", "by")
        and any(tokens[-n].lower_ in _forms(lexicon) for n in (2, 3) if len(tokens) >= n and not tokens[-n].is_punct)
        and not any(t.text in (";", ".") for t in tokens)
    )


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> frozenset[str]:
    """Every form of the verbs of counting."""
    return frozenset(
        form for verb in lexicon.verbs.toll_verb for form in (verb, *lexicon.verbs.irregular.get(verb, regular(verb)))
    )


def _only_toll_verbs(tokens: Any, lexicon: Lexicon, *, strict: bool) -> bool:
    """Between the count noun and its number only verbs of counting may stand, and no second number's phrase."""
    verbs = [t for t in tokens if t.pos_ == "VERB" and not is_ing(t)]
    foreseen = {t.i for t in verbs if any(c.dep_ == "xcomp" for c in t.children)}  # "is expected to rise above 100"
    known = lexicon.verbs.toll_verb | lexicon.verbs.raising
    if any(not lemmas(t, lexicon) & (known if t.i in foreseen else lexicon.verbs.toll_verb) for t in verbs):
        return False
    if strict is False and any(t.text == ";" for t in tokens):
        return False
    linked = any(t.lower_ in lexicon.verbs.toll_link or t.pos_ in ("VERB", "AUX") for t in tokens)
    return linked and not (strict and any(t.pos_ == "NUM" and t.head.pos_ in ("NOUN", "PROPN") for t in tokens))


def included(figure: Counted, roles: list[Role], lexicon: Lexicon) -> Iterator[tuple[str, Any]]:
    """The dead (the wounded, the arrested) include the counted: "the dead include nine children"."""
    for role in roles:
        if role.how == "object" and lemmas(role.head, lexicon) & {"include", "comprise", "number", "be"}:
            for subject in (c for c in role.head.children if c.dep_ in SUBJECT and c.i < role.head.i):
                said = {subject.lower_, noun_lemma(subject)}
                of_people = (named_by(said, part, lexicon) for part in PEOPLE)
                yield from ((name, subject) for name in in_order(*of_people))
                for said_of in (c for c in subject.children if c.dep_ in ("amod", "compound") and c.i < subject.i):
                    yield from label_word(said_of, lexicon)  # "the destroyed equipment includes five tanks"
                if subject.lower_ == "those":  # "those held were three men and two women"
                    for clause in (c for c in subject.children if c.dep_ == "acl" and is_participle(c, lexicon)):
                        yield from label_word(clause, lexicon)
