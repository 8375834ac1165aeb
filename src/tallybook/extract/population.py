"""Stage 6: who or what is counted, in the words of the figure's own clause.

The noun phrase without its figure: what stands before the noun ("North Korean"), the noun, its
of-phrases and the nouns joined to it. None where the clause has only "dead", "wounded", "missing".
"""

from typing import Any

from tallybook.extract.counted import Counted
from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.types import Population

LONGEST = 14  # tokens of a population; a longer one is a parse gone wrong


def population(parsed: Parsed, figure: Counted, trigger: Any, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """The population and its span [start, end) in the document's text, or None where the clause names none."""
    noun = figure.noun
    if noun is not None and noun.lower_ in lexicon.verbs.of_them:
        return None  # "six of them" names nobody
    said = _said_of(figure, lexicon)
    if said is not None:
        start, end = parsed.start(_first_word(said)), parsed.end(said)
        return _described(parsed.document.text[start:end], said, lexicon), start, end
    if noun is None or _only_the_measure(noun, trigger, figure, lexicon):
        return _number_of(parsed, figure, lexicon)
    first = _first(parsed, figure, noun, lexicon)
    last = _last(parsed, figure, noun, trigger, lexicon)
    if first is None or first.i > noun.i:
        first = noun
    start, end = parsed.start(first), parsed.end(last)
    return _described(parsed.document.text[start:end], noun, lexicon), start, end


def _said_of(figure: Counted, lexicon: Lexicon) -> Any | None:
    """ "Fourteen of the dead were children": the children are counted."""
    noun = figure.noun
    if noun is None or noun.i == figure.nominal.i or noun_lemma(noun) not in lexicon.verbs.victims:
        return None
    if figure.nominal.dep_ not in ("nsubj", "nsubjpass") or figure.nominal.head.lemma_.lower() != "be":
        return None
    said = next((c for c in figure.nominal.head.children if c.dep_ == "attr"), None)
    return said if said is not None and said.pos_ == "NOUN" else None


def _first_word(noun: Any) -> Any:
    """The first word of a plain noun phrase, without its article."""
    edge = noun.doc[noun.left_edge.i]
    return noun.doc[edge.i + 1] if edge.dep_ == "det" and edge.i < noun.i else edge


def _number_of(parsed: Parsed, figure: Counted, lexicon: Lexicon) -> tuple[Population, int, int] | None:
    """ "The number of war dead was 600": what the count noun counts."""
    doc = parsed.tokens
    for token in reversed(list(doc[max(0, figure.number.i - 16) : figure.number.i])):
        if token.lower_ == "of" and token.i > 0 and doc[token.i - 1].lower_ == "number":
            phrase = []
            for word in doc[token.i + 1 : figure.number.i]:
                if word.pos_ in ("AUX", "ADP", "PUNCT") or (word.pos_ == "VERB" and word.tag_ != "VBN"):
                    break
                phrase.append(word)
            nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN", "ADJ")]
            if (
                len(phrase) >= 1
                and nouns
                and not (len(phrase) == 1 and phrase[0].lower_ in lexicon.population.empty - {"dead"})
            ):
                start, end = parsed.start(phrase[0]), parsed.end(nouns[-1])
                return _described(parsed.document.text[start:end], nouns[-1], lexicon), start, end
            return None
    return None


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
        if parsed.start(token) >= figure.end and token.lower_ not in lexicon.population.dropped and not token.is_punct:
            return token
    if figure.number.i > noun.i:
        return noun.doc[noun.left_edge.i]
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
    return last


def _cut(doc: Any, start: int, end: int) -> int:
    """Stops before a comma, a relative clause or a verb inside the phrase."""
    for token in doc[start + 1 : end + 1]:
        if (
            (token.is_punct and token.text not in ("-", "'"))
            or token.dep_ in ("relcl", "acl")
            or token.pos_ in ("VERB", "AUX")
        ):
            return max(start + 1, int(token.i) - 1)
    return end


def _numbered(noun: Any) -> bool:
    return any(c.dep_ == "nummod" or (c.dep_ == "det" and c.lower_ in ("a", "an")) for c in noun.children)
