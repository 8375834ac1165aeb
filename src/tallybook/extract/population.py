"""Stage 6: who or what is counted, in the words of the figure's own clause.

The noun phrase without its figure: what stands before the noun ("North Korean"), the noun, its
of-phrases and the nouns joined to it. None where the clause has only "dead", "wounded", "missing".
"""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.types import Population

WIDE = 16  # tokens between a count noun and its number
LONGEST = 14  # tokens of a population; a longer one is a parse gone wrong


def population(parsed: Parsed, figure: Counted, trigger: Any, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """The population and its span [start, end) in the document's text, or None where the clause names none."""
    noun = figure.noun
    if (named := _count_behind(parsed, figure, lexicon)) is not None:
        return named
    if (dead := _the_dead(parsed, figure, lexicon)) is not None:
        return dead
    said = _said_of(figure, lexicon)
    if said is not None:
        start, end = parsed.start(_first_word(said, figure)), parsed.end(said)
        return _described(parsed.document.text[start:end], said, lexicon), start, end
    if noun is not None and noun.lower_ in lexicon.verbs.of_them:
        return None  # "six of them" names nobody
    if noun is None or _only_the_measure(noun, trigger, figure, lexicon):
        return _count_of(parsed, figure, trigger, lexicon)
    first = _first(parsed, figure, noun, lexicon)
    last = _last(parsed, figure, noun, trigger, lexicon)
    if first is None or first.i > noun.i:
        first = noun
    start, end = parsed.start(first), parsed.end(last)
    return _described(parsed.document.text[start:end], noun, lexicon), start, end


def _the_dead(parsed: Parsed, figure: Counted, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """ "310 Karvian dead", "put the civilian dead at 17", "raises its own dead to 52": "dead" is a noun, with
    whose they are; the parse makes anything of it. None where nothing says whose: "12 dead".
    """
    tokens, doc = parsed.tokens, parsed.document.text
    behind = figure.number.i + 1
    at = next((i for i in range(behind + 1, behind + 4) if _is_dead(tokens, i)), None)
    if at is not None and all(_whose(t, lexicon) for t in tokens[behind:at]) and not _counts_on(tokens, at):
        start, end = parsed.start(tokens[behind]), parsed.end(tokens[at])
        return _described(doc[start:end], tokens[at], lexicon), start, end
    if figure.first.i < 2 or figure.first.nbor(-1).lower_ not in ("to", "at", "from"):
        return None
    at = next((t.i for t in _clause_before(parsed, figure) if _is_dead(tokens, t.i)), None)
    if at is None or at == 0 or not _whose(tokens[at - 1], lexicon):
        return None
    first = at - 1
    while first > 0 and (_whose(tokens[first - 1], lexicon) or tokens[first - 1].pos_ in ("DET", "PRON")):
        first -= 1
    first += tokens[first].lower_ in lexicon.population.dropped
    start, end = parsed.start(tokens[first]), parsed.end(tokens[at])
    return _described(doc[start:end], tokens[at], lexicon), start, end


def _is_dead(tokens: Any, at: int) -> bool:
    return at < len(tokens) and tokens[at].lower_ == "dead"


def _whose(token: Any, lexicon: Lexicon) -> bool:
    """Whether a word before "dead" says whose they are: a people's name, a kind of persons, "own"."""
    kinds = {w for group in lexicon.population.kinds.values() for w in group}
    a_people = token.text[:1].isupper() and token.tag_ not in ("NNS", "NNPS", "VBZ") and not token.lower_.endswith("s")
    return token.lower_ == "own" or token.lower_ in kinds or (a_people and token.i > 0)


def _counts_on(tokens: Any, at: int) -> bool:
    """Whether "dead" is said of a noun behind it: "64 dead soldiers"."""
    return at + 1 < len(tokens) and tokens[at + 1].pos_ in ("NOUN", "PROPN", "ADJ")


def _said_of(figure: Counted, lexicon: Lexicon) -> Any | None:
    """Who a part are said to be: "14 of the dead were children", "41 of them civilians", "of whom 90 were minors"."""
    noun, doc = figure.noun, figure.number.doc
    of_them = noun is not None and noun.lower_ in lexicon.verbs.of_them
    if of_them and (beside := _noun_behind(noun)) is not None:
        return beside
    drawn = of_them or (figure.first.i > 0 and doc[figure.first.i - 1].lower_ in lexicon.verbs.of_them)
    victims = noun is not None and noun.i != figure.nominal.i and noun_lemma(noun) in lexicon.verbs.victims
    bare = noun is None or noun.i < figure.number.i
    if not (drawn or victims or bare) or figure.nominal.dep_ not in ("nsubj", "nsubjpass"):
        return None
    said = next((c for c in figure.nominal.head.children if c.dep_ == "attr" and c.i > figure.number.i), None)
    plain = said is not None and said.tag_ == "NNS" and figure.nominal.head.lemma_.lower() == "be"
    return said if plain else None


def _noun_behind(them: Any) -> Any | None:
    """The noun phrase right behind "of them", where it ends the part: "41 of them civilians"."""
    found = None
    for token in them.doc[them.i + 1 : them.i + 5]:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV"):
            return found if token.is_punct or token.pos_ in ("ADP", "CCONJ", "PRON") else None
        found = token if token.tag_ in ("NNS", "NNPS") else found
    return found


def _first_word(noun: Any, figure: Counted) -> Any:
    """The first word of a plain noun phrase behind the figure, without its article."""
    behind = figure.noun.i if figure.noun is not None and figure.noun.i < noun.i else figure.number.i
    edge = noun.doc[max(noun.left_edge.i, behind + 1)]
    return noun.doc[edge.i + 1] if edge.dep_ == "det" and edge.i < noun.i else edge


def _count_of(parsed: Parsed, figure: Counted, trigger: Any, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """What a count noun counts, or the people that stand for their own count.

    "The number of war dead was 600", "raised its figure for the injured to 397", "put the dead at 12".
    """
    near = _clause_before(parsed, figure)
    of = next((t for t in near if t.lower_ in ("of", "for") and noun_lemma(t.nbor(-1)) in lexicon.verbs.anaphor), None)
    itself = (
        trigger is not None
        and trigger in near
        and (trigger.pos_ in ("NOUN", "ADJ") or any(c.dep_ in ("det", "poss") for c in trigger.children))
        and bool({noun_lemma(trigger), trigger.lower_} & lexicon.population.counted_as)
    )
    phrase: list[Any] = []
    if of is not None:
        phrase = _phrase_from(parsed.tokens, of.i + 1, figure.first.i)
    elif itself:
        edge = parsed.tokens[trigger.left_edge.i : trigger.i + 1]
        phrase = [t for t in edge if trigger.i in (t.head.i, t.i)]
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")]
    if (
        not nouns
        or nouns[-1].pos_ == "PROPN"
        or phrase[0].like_num
        or (len(phrase) == 1 and phrase[0].lower_ in lexicon.population.unnamed)
    ):
        return None
    start, end = parsed.start(phrase[0]), parsed.end(nouns[-1])
    return _described(parsed.document.text[start:end], nouns[-1], lexicon), start, end


def _count_behind(parsed: Parsed, figure: Counted, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """Whom a count named behind its number counts: "brought to 67 the number of soldiers killed"."""
    noun = figure.noun
    if noun is None or noun.i < figure.number.i or noun_lemma(noun) not in lexicon.verbs.anaphor:
        return None
    of = noun.i + 1
    if of >= len(parsed.tokens) or parsed.tokens[of].lower_ != "of":
        return None
    phrase = [t for t in _phrase_from(parsed.tokens, of + 1, of + WIDE) if t.pos_ in ("NOUN", "PROPN", "ADJ")]
    if not phrase or (len(phrase) == 1 and phrase[0].lower_ in lexicon.population.unnamed):
        return None
    start, end = parsed.start(phrase[0]), parsed.end(phrase[-1])
    return _described(parsed.document.text[start:end], phrase[-1], lexicon), start, end


def _clause_before(parsed: Parsed, figure: Counted) -> list[Any]:
    """The words before the figure, the nearest first, back to another figure ("to 322 from 314" share)."""
    near = []
    for token in reversed(parsed.tokens[max(1, figure.first.i - WIDE) : figure.first.i]):
        a_year = len(token.text) == 4 and token.nbor(-1).lower_ in ("in", "since", "of", "during")
        if token.text in (";", ":") or (token.like_num and not a_year and token.nbor(-1).lower_ not in ("to", "from")):
            break
        near.append(token)
    return near


def _phrase_from(tokens: Any, start: int, stop: int) -> list[Any]:
    phrase = []
    for word in tokens[start:stop]:
        if word.pos_ in ("AUX", "ADP", "PUNCT") or (word.pos_ == "VERB" and word.tag_ != "VBN"):
            break
        phrase.append(word)
    return phrase


def _described(text: str, noun: Any, lexicon: Lexicon) -> Population:
    lemma = noun_lemma(noun)
    words = lexicon.population
    lowered = {lemma, *text.lower().split()}

    def name(table: dict[str, frozenset[str]]) -> str | None:
        return next(
            (k for k, group in table.items() if lemma in group),
            next((k for k, group in table.items() if lowered & group), None),
        )

    return Population(text=text, head=noun.text, kind=name(words.kinds), age=name(words.ages), sex=name(words.sexes))


def _only_the_measure(noun: Any, trigger: Any, figure: Counted, lexicon: Lexicon) -> bool:
    """ "12 dead", "30 wounded": the word is the measure's, not a noun for people; "war dead" and "deaths" are kept."""
    form, lemma = noun.lower_, noun_lemma(noun)
    if form in ("one", "nobody", "none"):
        return True
    if lemma in lexicon.population.kept and form != "dead":
        return False
    bare = form in lexicon.population.empty or (
        trigger is not None and noun.i == trigger.i and noun.pos_ in ("ADJ", "VERB")
    )
    if not bare:
        return False
    between = noun.i - figure.number.i
    return not (form == "dead" and between > 1 and noun.doc[noun.i - 1].pos_ in ("NOUN", "PROPN", "DET"))


def _first(parsed: Parsed, figure: Counted, noun: Any, lexicon: Lexicon) -> Any | None:
    for token in noun.doc[figure.number.i : noun.i + 1]:
        whole = token.like_num and token.i > 0 and token.nbor(-1).lower_ == "of"  # "38 of 61 drones"
        dropped = whole or token.is_punct or token.lower_ in lexicon.population.dropped
        if parsed.start(token) >= figure.end and not dropped:
            return token
    if figure.number.i > noun.i:
        own = [t for t in noun.doc[noun.left_edge.i : noun.i] if t.is_punct or t.like_num]
        return noun.doc[own[-1].i + 1 if own else noun.left_edge.i]
    return None


def _last(parsed: Parsed, figure: Counted, noun: Any, trigger: Any, lexicon: Lexicon) -> Any:
    """The end of the noun's own of-phrases and joined nouns, before the trigger and before another number."""
    last, doc = noun, noun.doc
    for child in sorted(noun.children, key=lambda t: t.i):
        if child.i <= last.i:
            continue
        reach = child.right_edge.i
        if trigger is not None and child.i <= trigger.i <= reach:
            break
        if child.dep_ == "prep" and _of_households(child, lexicon):
            break
        if child.dep_ == "prep" and child.lower_ in lexicon.population.attached:
            reach = _cut(doc, child.i, reach)
        elif child.dep_ == "cc" and child.lower_ in ("and", "or"):
            continue
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not _numbered(child):
            reach = child.i
        else:
            break
        if reach - noun.i > LONGEST:
            break
        last = doc[reach]
    return _whole_word(_with_theirs(_to_end_of_list(last, lexicon), trigger))


def _to_end_of_list(last: Any, lexicon: Lexicon) -> Any:
    """The last of plain nouns in a list that "and" closes, as the parse often has it not: "police, soldiers and
    civilians". Where a verb of saying follows, they are who says it.
    """
    doc, at = last.doc, last.i
    while at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].tag_ == "NNS":
        at += 2
    end = at + 2
    if at == last.i or end >= len(doc) or doc[at + 1].lower_ not in ("and", "or") or doc[end].tag_ != "NNS":
        return last
    says = end + 1 < len(doc) and lemmas(doc[end + 1], lexicon) & lexicon.attribute.say
    return last if says else doc[end]


def _of_households(prep: Any, lexicon: Lexicon) -> bool:
    """Whether the households of the counted follow with a number of their own: "15,962 people from 2,839 families"."""
    return any(
        noun_lemma(c) in lexicon.population.household and any(n.dep_ == "nummod" for n in c.children)
        for c in prep.children
    )


def _with_theirs(last: Any, trigger: Any) -> Any:
    """ "1,158 rebels and their families": who belongs to the counted is counted with them, whatever the parse says."""
    behind = last.doc[last.i + 1 : last.i + 4]
    if len(behind) < 3 or behind[0].lower_ != "and" or behind[1].lower_ not in ("their", "his", "her"):
        return last
    theirs = behind[2]
    return theirs if theirs.tag_ == "NNS" and (trigger is None or trigger.i != theirs.i) else last


def _whole_word(last: Any) -> Any:
    """ "Passers-by", "sisters-in-law": what hyphens join is one word."""
    doc = last.doc
    while (
        last.i + 2 < len(doc) and doc[last.i + 1].text == "-" and not (last.whitespace_ or doc[last.i + 1].whitespace_)
    ):
        last = doc[last.i + 2]
    return last


def _cut(doc: Any, start: int, end: int) -> int:
    """Stops before a comma, a relative clause or a verb inside the phrase; "Sarrun-led" is one word."""
    for token in doc[start + 1 : end + 1]:
        if doc[token.i - 1].text == "-":
            continue
        if (
            (token.is_punct and token.text not in ("-", "'"))
            or token.dep_ in ("relcl", "acl")
            or (token.pos_ in ("VERB", "AUX") and token.dep_ != "amod")  # "low lying areas"
        ):
            return max(start + 1, int(token.i) - 1)
    return end


def _numbered(noun: Any) -> bool:
    """Whether a joined noun has a number of its own, or is one thing: "11 tanks and his last bridge"."""
    if noun.tag_ in ("NN", "NNP") and any(c.dep_ in ("poss", "det") for c in noun.children):
        return True
    return any(
        c.dep_ == "nummod" or (c.dep_ in ("det", "amod") and c.lower_ in ("a", "an", "some", "several", "many"))
        for c in noun.children
    )
