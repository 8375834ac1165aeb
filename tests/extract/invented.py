"""Documents made of the lexicon's own words in varied constructions: what a reader of figures may meet, by a seed."""

import random
from collections.abc import Callable, Iterator

from tallybook.extract.idioms import PERSON
from tallybook.extract.verbs import regular
from tallybook.lexicon import Lexicon
from tallybook.types import Document
from tallybook.vocabulary import Measure

PLACES = ("Vint", "Korvale", "Arnor", "Dorvane", "Kessel", "Orro")
SPEAKERS = ("police", "the health ministry", "Rhea Staves, a spokeswoman", "the bureau", "Odd Vey", "a lawmaker")
PRONOUNS = ("he", "she", "it", "they", "the agency", "the ministry")
IDLE = (
    "The road to {place} was closed.",
    "It rained for three days.",
    "A minister opened the bridge in 2029.",
    "Prices rose by 4 percent, {speaker} said.",
    "{Pronoun} said nothing more.",
    '"We are tired," {speaker} said.',
    "The following was issued by the General Staff of {place}.",
    "That is the ministry's number.",
)


def documents(lexicon: Lexicon, count: int, seed: int) -> Iterator[Document]:
    """So many documents; the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        text = "\n\n".join(_paragraph(lexicon, chance) for _ in range(chance.randint(1, 5)))
        title = _figure(lexicon, chance).rstrip(".") if chance.random() < 0.4 else None
        whole = text if title is None else f"{title}\n\n{text}"
        yield Document(
            id=f"{seed}-{number}",
            text=whole,
            title=title,
            publisher="Korvale Courier",
            agency=None,
            byline=None,
            url=None,
            published="2031-03-12",
            language="en",
            raw_sha256="",
        )


def _paragraph(lexicon: Lexicon, chance: random.Random) -> str:
    if chance.random() < 0.08:
        return _table(lexicon, chance)
    kinds: tuple[Callable[[Lexicon, random.Random], str], ...] = (_figure, _carried, _idle, _said, _label)
    found = chance.choices(kinds, weights=(4, 3, 4, 2, 1), k=chance.randint(1, 4))
    return " ".join(kind(lexicon, chance) for kind in found)


def _idle(lexicon: Lexicon, chance: random.Random) -> str:
    pronoun = chance.choice(PRONOUNS)
    return chance.choice(IDLE).format(
        place=chance.choice(PLACES), speaker=chance.choice(SPEAKERS), Pronoun=pronoun[0].upper() + pronoun[1:]
    )


def _said(lexicon: Lexicon, chance: random.Random) -> str:
    words, speaker = _figure(lexicon, chance).rstrip("."), chance.choice((*SPEAKERS, *PRONOUNS))
    verb = _form(chance.choice(sorted(lexicon.attribute.say)), lexicon, chance)
    return chance.choice(
        (
            f"{words}, {speaker} {verb}.",
            f"{speaker[0].upper()}{speaker[1:]} {verb} that {words[0].lower()}{words[1:]}.",
            f'"{words}," {verb} {speaker}. "{_carried(lexicon, chance)}"',
            f"According to {speaker}, {words[0].lower()}{words[1:]}.",
            f'{speaker[0].upper()}{speaker[1:]}: "{words}."',
        )
    )


def _carried(lexicon: Lexicon, chance: random.Random) -> str:
    """A number whose measure is an earlier figure's."""
    n, words = _number(lexicon, chance), lexicon.verbs
    return chance.choice(
        (
            f"{n.capitalize()} of {chance.choice(sorted(words.of_them))} were children.",
            f"{n.capitalize()} of the {chance.choice(sorted(words.victims))}s came from {chance.choice(PLACES)}.",
            f"The union says {n}.",
            f"The {chance.choice(sorted(words.anaphor))} was put at {n}.",
            f"The {chance.choice(sorted(lexicon.attribute.count_noun))} rose to {n}.",
            f"These {chance.choice(sorted(words.includes))} {n} nurses.",
            f"There were {n} in {chance.choice(PLACES)} and {_number(lexicon, chance)} in {chance.choice(PLACES)}.",
            "Another was a baker.",
            f"{n.capitalize()}.",
        )
    )


def _label(lexicon: Lexicon, chance: random.Random) -> str:
    measure = _measure(lexicon, chance)
    words = (*measure.adjective, *measure.noun, *measure.group, *measure.toll) or ("Figures",)
    word = chance.choice(words).capitalize()
    return chance.choice(
        (f"{word}: {_number(lexicon, chance)}.", f"{word}. {chance.choice(PLACES)} {chance.randint(2, 99)}.")
    )


def _table(lexicon: Lexicon, chance: random.Random) -> str:
    measure = _measure(lexicon, chance)
    word = chance.choice((*measure.adjective, *measure.noun, *measure.toll) or ("Figures",)).capitalize()
    rows = [f"{place} | {chance.randint(2, 400)}" for place in chance.sample(PLACES, 3)]
    return "\n".join((f"Place | {word}", *rows))


def _figure(lexicon: Lexicon, chance: random.Random) -> str:
    """A sentence that may state a figure of a measure."""
    measure = _measure(lexicon, chance)
    n, who, place = _number(lexicon, chance), _counted(measure, lexicon, chance), chance.choice(PLACES)
    made: list[str] = []
    for word in measure.verb:
        made += (
            f"{n} {who} were {_participle(word, lexicon)} in {place}.",
            f"It {_form(word, lexicon, chance)} {n} {who} near {place}.",
        )
    made += [f"{n} {who} {_form(word, lexicon, chance)} in {place} on Monday." for word in measure.subject]
    made += [f"{n} {who} were {word}." for word in measure.adjective]
    made += [f"It left {n} {who} {word} in {place}." for word in measure.adjective]
    made += [f"{n} {word}s were counted in {place}." for word in (*measure.noun, *measure.group)]
    made += [f"The {word} of {n} {who} shocked {place}." for word in measure.of]
    made += [f"The {word} in {place} rose to {n}." for word in measure.toll]
    made += [f"{n} {who} {phrase}." for phrase in measure.phrase]
    for idiom in measure.idiom:
        verb = _form(chance.choice(idiom.verb), lexicon, chance)
        beside = chance.choice(idiom.with_) if idiom.with_ else ""
        beside = who if beside == PERSON else beside
        made += {
            "subject": [f"{n} {who} {verb} the {beside}."],
            "object": [f"{n} {who} were {verb} to {beside}.", f"They {verb} {n} {who} {beside}."],
            "itself": [f"It {verb} {n} {beside}s."],
            "by": [f"The {beside} {verb} {n} {who}."],
        }.get(idiom.counted, [f"It {verb} the {beside} {idiom.counted} {n} {who}."])
    sentence = chance.choice(made)
    return sentence[0].upper() + sentence[1:]


def _measure(lexicon: Lexicon, chance: random.Random) -> Measure:
    return lexicon.measures[chance.choice([name for name, m in lexicon.measures.items() if m.verb or m.subject])]


def _counted(measure: Measure, lexicon: Lexicon, chance: random.Random) -> str:
    people = lexicon.population
    noun: str = chance.choice(
        sorted(people.person if measure.counted == "person" else getattr(people, measure.counted))
    )
    return noun if noun.endswith("s") or noun in ("men", "people") else noun + "s"


def _number(lexicon: Lexicon, chance: random.Random) -> str:
    words = lexicon.quantify
    hedge = chance.choice([w for group in words.hedge.values() for w in group])
    return chance.choice(
        (
            str(chance.randint(2, 900)),
            f"{chance.randint(1, 90)},000",
            chance.choice(sorted(w for w in words.number if w.isalpha())),
            f"{hedge} {chance.randint(2, 90)}",
            chance.choice(sorted(words.vague)),
            chance.choice(sorted(words.zero)),
            "a",
            "another",
            f"another {chance.randint(2, 90)}",
            f"{chance.randint(2, 9)} to {chance.randint(10, 20)}",
        )
    )


def _form(word: str, lexicon: Lexicon, chance: random.Random) -> str:
    first, *rest = word.split()
    return " ".join((chance.choice((first, *lexicon.verbs.irregular.get(first, regular(first)))), *rest))


def _participle(word: str, lexicon: Lexicon) -> str:
    first, *rest = word.split()
    forms = lexicon.verbs.irregular.get(first, regular(first))
    return " ".join((next((f for f in forms if f in lexicon.verbs.participle or f.endswith("ed")), forms[-1]), *rest))
