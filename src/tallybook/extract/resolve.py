"""Stage 11: what a figure takes over from the figures before it in the document.

A part named after its whole ("40 people were detained, including three generals"), victims who were
counted before ("four of the victims were children"), a count taken up again ("it now estimates
the figure at around 2,000"): their measure is the earlier figure's. Nothing else is carried over here.
"""

from dataclasses import dataclass, replace
from typing import Any

from tallybook.extract import anaphora, retold
from tallybook.extract.countable import countable, single
from tallybook.extract.counted import Counted, on_top
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.extract.roles import roles
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

JOINS = {",", "and", "with", ";"}
PASSED_ON = ("verb", "subject", "part", "line", "idiom")  # relations whose measure the next of a list shares
PLACE = ("PROPN", "NOUN", "ADJ", "DET", "ADP")  # of a place's name, with what kind it is
NEXT_TO = 3  # tokens between people and the households that they are
REACH = 3  # paragraphs back in which a count is still spoken of


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """The earlier draft whose measure a figure takes over, and the token that says so."""

    draft: Draft
    token: Any
    relation: str


def antecedent(
    parsed: Parsed, figure: Counted, earlier: list[Draft], *, value: float | None, article: bool, lexicon: Lexicon
) -> Antecedent | None:
    """The draft that a figure without a measure of its own continues, or None. `earlier` is in order of the text.

    `value`: the figure's number, None where it is vague.
    """
    if not earlier:
        return None
    same = [d for d in earlier if d.parsed.sentence == parsed.sentence and d.figure.start < figure.start]
    if same:
        part = _part(figure, same[-1], lexicon)
        if part is not None and same[-1].quantity.value != 0:  # of nobody there is no part
            return Antecedent(draft=same[-1], token=part, relation="part")
    listed = _these_include(figure, parsed, earlier, lexicon)
    if listed is not None:
        return Antecedent(draft=listed[0], token=listed[1], relation="part")
    if article:
        return None
    if same and _listed(figure, same[-1], lexicon):
        return Antecedent(draft=same[-1], token=same[-1].token, relation="list")
    near = [d for d in earlier if parsed.sentence.paragraph - d.parsed.sentence.paragraph <= REACH]
    next_to = [d for d in near if parsed.sentence.paragraph - d.parsed.sentence.paragraph <= 1]
    if (grown := _growth(figure, near, lexicon)) is not None:
        return grown
    if (again := _more_of_them(figure, near, lexicon)) is not None:
        return again
    of_them = _of_them(figure, lexicon)
    if of_them is not None and value == 0:
        return None  # "30 were hurt, none of them badly" counts nobody
    if of_them is not None and next_to:
        return Antecedent(draft=next_to[-1], token=of_them, relation="part")
    said_to_be = _said_to_be(figure, lexicon)
    if said_to_be is None and next_to:
        said_to_be = retold.told_of_part(figure, value, next_to[-1], lexicon)
    if said_to_be is not None and next_to and next_to[-1].parsed.sentence.paragraph == parsed.sentence.paragraph:
        return Antecedent(draft=next_to[-1], token=said_to_be, relation="part")
    those: Any = figure.noun
    whole = those is not None and noun_lemma(those) == "victim" and figure.nominal.i == those.i
    if whole and any(c.lower_ == "the" for c in those.children):
        same_count = [d for d in near if d.measure == "killed" and d.quantity.value == value]
        if same_count:  # "three days of mourning for the 17 victims"
            return Antecedent(draft=same_count[-1], token=figure.noun, relation="victim")
    victim = _victim(figure, lexicon)
    if victim is not None:
        bodies = [d for d in next_to if d.measure in ("killed", "injured", "casualties")]
        return Antecedent(draft=bodies[-1], token=victim, relation="victim") if bodies else None
    group = _of_the_counted(figure, near, lexicon)
    if group is not None:
        return Antecedent(draft=group, token=figure.noun, relation="part")
    found = anaphora.taken_up(parsed, figure, value, near, earlier, lexicon) if near else None
    return Antecedent(draft=found[0], token=found[1], relation="anaphor") if found is not None else None


def same_people(parsed: Parsed, figure: Counted, earlier: list[Draft], lexicon: Lexicon) -> Draft | None:
    """The count of persons of which a figure gives the households: "3,285 people representing 365 families" """
    last = earlier[-1] if earlier else None
    if last is None or last.parsed.sentence != parsed.sentence or figure.noun is None or last.figure.noun is None:
        return None
    household, persons = noun_lemma(figure.noun), noun_lemma(last.figure.noun)
    words = lexicon.population
    if household not in words.household or persons in words.household or persons not in words.person:
        return None
    between = figure.number.doc[last.figure.noun.i + 1 : figure.first.i]
    near = 1 <= len(between) <= NEXT_TO and any(t.lower_ in lexicon.verbs.make_up for t in between)
    return last if near and figure.noun.i > figure.number.i else None


def _more_of_them(figure: Counted, near: list[Draft], lexicon: Lexicon) -> Antecedent | None:
    """ "230 troops are in place. We shall send a further 120": the verb of a measure that counts no mere persons."""
    if figure.noun is not None and figure.noun.i > figure.number.i:
        return None
    for draft in reversed(near):
        measure = lexicon.measures[draft.measure]
        if measure.counted == "person":
            continue
        for role in roles(figure, lexicon):
            if role.how in ("object", "passive subject") and lemmas(role.head, lexicon) & set(measure.verb):
                return Antecedent(draft=draft, token=role.head, relation="anaphor")
    return None


def _growth(figure: Counted, near: list[Draft], lexicon: Lexicon) -> Antecedent | None:
    """ "140,000 are affected, an increase of 15,000 people": what came on top of the count named before."""
    word = on_top(figure, lexicon)
    if word is None or not near:
        return None
    fits = figure.noun is None or countable(figure, lexicon.measures[near[-1].measure], lexicon)
    return Antecedent(draft=near[-1], token=word, relation="growth") if fits else None


def _of_the_counted(figure: Counted, near: list[Draft], lexicon: Lexicon) -> Draft | None:
    """The count whose people a part is drawn from: "20 miners were killed. Seven of the miners were brothers"."""
    noun = figure.noun
    if (
        noun is None
        or noun.i == figure.nominal.i
        or single(figure)
        or not any(c.lower_ in ("the", "those") for c in noun.children)
    ):
        return None
    return next(
        (
            d
            for d in reversed(near)
            if d.population is not None
            and (d.population.head or "").lower() == noun.lower_
            and d.parsed.sentence.start < figure.start
        ),
        None,
    )


def _of_them(figure: Counted, lexicon: Lexicon) -> Any | None:
    noun = figure.noun
    if (them := _drawn_from_them(figure, lexicon)) is not None:
        return them
    if figure.nominal.dep_ == "attr" and any(c.dep_ == "expl" for c in figure.nominal.head.children):
        return None  # "there are four or five of them"
    if figure.nominal.dep_ in ("nsubj", "dobj") and lemmas(figure.nominal.head, lexicon) & lexicon.attribute.say:
        return None  # "none of whom said", "we have asked both of them"
    return noun if noun is not None and figure.nominal.i != noun.i and noun.lower_ in lexicon.verbs.of_them else None


def _said_to_be(figure: Counted, lexicon: Lexicon) -> Any | None:
    """ "Twelve people died. Five were women": the noun that says who a part were."""
    verb = figure.nominal.head
    if figure.noun is not None or figure.nominal.dep_ != "nsubj" or verb.lemma_.lower() != "be":
        return None
    origin = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" and c.i == verb.i + 1), None)
    if origin is not None:
        return origin  # "31 miners died; two were from the next valley"
    noun = next((c for c in verb.children if c.dep_ == "attr"), None)
    words = lexicon.population
    thing = noun is not None and noun_lemma(noun) in words.thing | words.building | words.equipment | words.animal
    people = noun is not None and (noun.tag_ == "NNS" or noun_lemma(noun) in words.collective)
    return noun if people and not thing else None


def _drawn_from_them(figure: Counted, lexicon: Lexicon) -> Any | None:
    """ "12 children, of whom four in camps"; "Of these 1,450 are in the school"."""
    doc, at = figure.number.doc, figure.first.i - 1
    drawn = at >= 1 and doc[at].lower_ in lexicon.verbs.of_them and doc[at - 1].lower_ == "of"
    return doc[at] if drawn else None


def _part(figure: Counted, whole: Draft, lexicon: Lexicon) -> Any | None:
    doc = figure.number.doc
    between = doc[whole.figure.number.i + 1 : figure.number.i]
    for token in between:
        if token.lower_ in lexicon.verbs.includes and figure.number.i - token.i <= 12:
            return token
    if (them := _drawn_from_them(figure, lexicon)) is not None:
        return them
    if (those := _among_them(figure, lexicon)) is not None:
        return those
    if (bracketed := _bracketed(figure, whole, lexicon)) is not None:
        return bracketed
    named = figure.nominal.dep_ == "appos" and figure.nominal.head.i == whole.figure.nominal.i
    if named and any(t.text == ":" for t in doc[_phrase_end(whole) + 1 : figure.first.i]):
        return figure.nominal  # "two people have died: a boy of 16 and ..."
    opened = [t.lower_ for t in doc[max(0, whole.figure.first.i - 2) : whole.figure.first.i]]
    bare = figure.noun is None or figure.noun.i < figure.number.i
    if bare and opened[-2:] in (["of", "the"], ["of", "those"]) and figure.nominal.dep_ in ("nsubj", "nsubjpass"):
        return figure.number  # "of the 30 people killed, 19 were women"
    behind = doc[figure.number.i + 1] if figure.number.i + 1 < len(doc) else None
    if behind is not None and behind.lower_ in lexicon.verbs.manner and doc[figure.first.i - 1].lower_ in JOINS:
        return behind  # "15 were hurt, three critically"
    if [t.lower_ for t in doc[figure.number.i + 1 : figure.number.i + 3]] == ["more", "than"] and figure.noun is None:
        return behind  # "75 were saved, 14 more than at dawn"
    if figure.noun is not None and _counts_alike(figure, whole, lexicon):
        hedged = figure.first.i  # "12 children, no less than 78 women"
        words = [t.lower_ for t in _without_place([t for t in between if _phrase_end(whole) < t.i < hedged], figure)]
        if (
            words
            and set(words) <= {",", "and", "&", ";", "as", "well", "another"}
            and (
                whole.relation in PASSED_ON
                or whole.relation == "label"
                or "another" in words
                or lexicon.measures[whole.measure].counted == "force"
            )
        ):
            return whole.token
    return None


def _among_them(figure: Counted, lexicon: Lexicon) -> Any | None:
    """ "367 survivors, 12 women and 13 children among them": what ends the parts."""
    noun = figure.noun
    if noun is None or noun.i < figure.number.i:
        return None
    last = max((noun, *(c for c in noun.conjuncts if c.i > noun.i)), key=lambda t: int(t.i))
    behind = [t.lower_ for t in noun.doc[last.i + 1 : last.i + 3]]
    ends = behind[:1] == ["among"] and behind[1:] and behind[1] in lexicon.verbs.of_them
    return noun.doc[last.i + 1] if ends else None


def _without_place(between: list[Any], figure: Counted) -> list[Any]:
    """The words between two figures of a list, without where the first were: "12 in Vint, nine teachers in Orro"."""
    if not between or between[0].pos_ != "ADP" or between[0].lower_ == "of":
        return between
    at = next((n for n, t in enumerate(between) if t.text in (",", ";") or t.lower_ == "and"), 0)
    named = bool(at) and between[at - 1].pos_ == "PROPN" and all(t.pos_ in PLACE for t in between[1:at])
    verb = figure.nominal.head if figure.nominal.dep_ in ("nsubj", "nsubjpass") else None
    own = verb is not None and verb.i > figure.number.i  # "12 died in Vint, nine teachers went on strike"
    return between[at:] if named and not own else between


def _bracketed(figure: Counted, whole: Draft, lexicon: Lexicon) -> Any | None:
    """The bracket that sets a count's parts behind it: "Deaths: 41 (women 12, children 9)", "48 hurt (11 men)"."""
    doc, at = figure.number.doc, figure.first.i
    opened = next((t for t in reversed(doc[:at]) if t.text in ("(", ")")), None)
    if opened is None or opened.text == ")":
        return None
    within = list(doc[opened.i + 1 : max(at, figure.noun.i + 1 if figure.noun is not None else at)])
    people = any(noun_lemma(t) in lexicon.population.person for t in within)
    plain = all(t.pos_ in ("NOUN", "NUM", "PUNCT", "CCONJ", "ADJ", "SYM", "PROPN", "DET") for t in within)
    first = whole.figure.number.i < opened.i or whole.relation == "part"
    return opened if people and plain and first else None


def _listed(figure: Counted, last: Draft, lexicon: Lexicon) -> bool:
    """ "45 died in Vint, 12 in Arnor and seven in Orro": bare numbers with their places, behind one with its verb."""
    doc, number = figure.number.doc, figure.number
    if figure.noun is not None and figure.noun.i > number.i:
        return False
    behind = [t for t in doc[number.i + 1 : number.i + 3] if t.lower_ not in lexicon.verbs.more]
    after = behind[0] if behind else None
    before = doc[figure.first.i - 1] if figure.first.i > 0 else None
    if before is not None and before.lower_ == "with" and doc[before.i - 1].pos_ == "PROPN":
        return not any(t.pos_ == "VERB" and t.i > last.token.i and t.tag_ != "VBN" for t in doc[: figure.first.i])
    if _place_before(figure) or _bracketed_behind_place(figure):
        return True
    ends = after is None or after.is_punct
    if before is not None and before.lower_ == "to" and before.i - 1 == last.figure.number.i:
        return True  # "went from 21 to 22"
    if before is not None and before.lower_ == "or" and ends:
        return True  # "80,000, according to the organisers, or 22,000, according to the police"
    if after is not None and after.lower_ in lexicon.verbs.lately and before is not None and before.lower_ in JOINS:
        return True  # "12,000 people in June and 900 last year"
    if after is None or after.pos_ != "ADP" or after.lower_ in ("of", "to"):
        return False
    between = [t for t in doc[_phrase_end(last) + 1 : figure.first.i]]
    follows = [t.lower_ for t in between[-2:]] == ["followed", "by"]  # "Vint with 41 deaths, followed by 12 in Orro"
    joined = bool(between) and (between[-1].lower_ in (",", "and", ";", "&", ":") or follows)
    verbs = [t for t in between if t.pos_ in ("VERB", "AUX") and t.i > last.token.i and t.lemma_.lower() != "be"]
    verbs = verbs[:-1] if follows else verbs
    return joined and (not verbs or between[-1].text == ":")


def _place_before(figure: Counted) -> bool:
    """ "19 were killed in Arnor; in Vint, eight, and Orro three": the place stands before its bare number."""
    doc, at = figure.number.doc, figure.first.i - 1
    after = doc[figure.number.i + 1] if figure.number.i + 1 < len(doc) else None
    if (after is not None and not after.is_punct and after.lower_ != "and") or at < 1:
        return False
    comma = doc[at].text == ","
    at -= comma
    name = at
    while at > 0 and doc[at].pos_ == "PROPN":
        at -= 1
    if at == name:
        return False
    if doc[at].lower_ in ("in", "at") and doc[at - 1].lower_ in JOINS:
        return True
    return not comma and doc[at].lower_ in JOINS  # behind a name and a comma stands an age


def _bracketed_behind_place(figure: Counted) -> bool:
    """ "Vint recorded 74 deaths, followed by Orro (51) and Gorm (29)"."""
    doc, at = figure.number.doc, figure.first.i - 1
    alone = (
        figure.number.i + 1 < len(doc) and doc[figure.number.i + 1].text == ")" and figure.first.i == figure.number.i
    )
    return bool(alone and at > 1 and doc[at].text == "(" and doc[at - 1].pos_ == "PROPN")


def _these_include(figure: Counted, parsed: Parsed, earlier: list[Draft], lexicon: Lexicon) -> tuple[Draft, Any] | None:
    """ "Several civilians died. These included a baby and two women." """
    doc = figure.number.doc
    words = [t for t in doc if not t.is_punct][:3]
    them = lexicon.verbs.of_them | {"they"}
    if len(words) < 3 or not ({words[0].lower_, words[1].lower_} & them):
        return None
    inverted = words[0].lower_ in lexicon.verbs.includes and words[2].lemma_.lower() == "be"  # "Among them were"
    verb = words[2] if inverted else next((t for t in words[1:] if t.lower_ in lexicon.verbs.includes), None)
    last = earlier[-1]
    near = parsed.sentence.paragraph == last.parsed.sentence.paragraph and last.parsed.sentence != parsed.sentence
    again = last.relation == "part" and last.parsed.sentence == parsed.sentence
    fits = figure.noun is not None and _countable(figure, lexicon)
    if (
        verb is None
        or not (near or again)
        or not fits
        or (
            figure.nominal.dep_ not in ("dobj", "conj", "attr", "appos", "nsubj")
            and figure.nominal.head.head.lower_ != "those"  # "they include those of four children"
        )
    ):
        return None
    return last, verb


def _countable(figure: Counted, lexicon: Lexicon) -> bool:
    words = lexicon.population
    return (
        figure.noun is not None
        and noun_lemma(figure.noun) not in words.thing | words.animal | words.building | words.equipment
    )


def _counts_alike(figure: Counted, whole: Draft, lexicon: Lexicon) -> bool:
    """Whether the noun may be counted by the measure of the figure before it: "one vehicle and 4 supply routes" not."""
    measure = lexicon.measures[whole.measure]
    if figure.noun is not None and noun_lemma(figure.noun) in measure.not_counted:
        return False  # "500 marchers and 250 police officers"
    return _countable(figure, lexicon) if measure.counted == "person" else countable(figure, measure, lexicon)


def _phrase_end(draft: Draft) -> int:
    last = draft.figure.noun if draft.figure.noun is not None else draft.figure.number
    if draft.population_span is not None:
        inside = draft.parsed.within(*draft.population_span)
        if inside:
            return max(int(last.i), int(inside[-1].i))
    return int(last.i)


def _victim(figure: Counted, lexicon: Lexicon) -> Any | None:
    noun, above = figure.noun, figure.nominal.head
    if figure.nominal.dep_ == "pobj" and above.lower_ == "of" and noun_lemma(above.head) in lexicon.population.person:
        return None  # "the father of one of the victims"
    if noun is not None and figure.nominal.i != noun.i and noun_lemma(noun) in lexicon.verbs.victims:
        return noun
    return None


def inherited(draft: Draft, source: Draft, lexicon: Lexicon) -> Draft:
    """A draft with what the earlier figure's own clause gives it: the population of a count taken up again.

    "The figure", beside a count that was named, is that count, so that its words are this figure's own.
    """
    if (
        draft.relation == "anaphor"
        and draft.population is None
        and draft.token.lower_ in lexicon.verbs.anaphor
        and anaphora.names_a_count(source)
        and source.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
    ):
        return replace(draft, population=source.population, population_span=source.population_span)
    if draft.relation == "anaphor" and draft.population is None:
        return replace(
            draft,
            population_inherited=source.population if source.population is not None else source.population_inherited,
        )
    return draft
