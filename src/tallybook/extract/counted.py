"""What a figure counts, in the parse: the number's token, the noun it stands before, the phrase's head.

"at least 12 civilians"      number 12, noun civilians, nominal civilians
"dozens of people"           number dozens, noun people, nominal dozens
"1,000 had already arrived"  number 1,000, noun None, nominal 1,000
"""

from dataclasses import dataclass
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.verbs import does, headline_verb, lemmas, noun_lemma
from tallybook.lexicon import Lexicon

NOMINAL = {"NOUN", "PROPN"}
MODIFIER = {"nummod", "det", "quantmod", "amod", "advmod", "neg", "compound", "predet", "poss", "npadvmod"}
STOPS = {",", ";", ")"}
BESIDE = {"ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "PART", "X", "NUM"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The figure at [start, end) of the document (hedge included) and the tokens of what it counts.

    `number` is the number's own head token; `noun` the head noun counted, or None where the text leaves
    it out; `nominal` the token that stands for the whole phrase in the clause; `first` the figure's
    first token, its hedge included.
    """

    start: int
    end: int
    number: Any
    noun: Any | None
    nominal: Any
    first: Any


def counted(
    parsed: Parsed, start: int, end: int, number_start: int, number_end: int, lexicon: Lexicon
) -> Counted | None:
    """What the figure counts; None where the tokens cannot be told (a figure inside a word)."""
    tokens = parsed.within(number_start, number_end)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    number = next((t for t in reversed(heads) if not t.is_punct), heads[-1] if heads else tokens[-1])
    last = tokens[-1]
    first = parsed.within(start, end)[0]
    partitive = _partitive(number, last, lexicon)
    if partitive is not None:
        return Counted(start=start, end=end, number=number, noun=partitive, nominal=number, first=first)
    noun = _noun(number, last, lexicon)
    if noun is not None and noun.text.startswith("-"):
        noun = None  # "Blast kills 26 -ministry"
    if noun is None and (who := _numbering(number)) is not None:
        return Counted(start=start, end=end, number=number, noun=who, nominal=who, first=first)
    if noun is not None and noun.dep_ == "poss" and noun_lemma(noun.head) in lexicon.verbs.remains:
        noun = noun.head  # "a man's body", "two women's bodies"
    if noun is not None and noun.lower_ == "strong":
        noun = _following(noun, lexicon)  # "a 22-strong team"
    return Counted(
        start=start, end=end, number=number, noun=noun, nominal=noun if noun is not None else number, first=first
    )


def last_of(figure: Counted) -> int:
    """Which token of the sentence is the figure's last: in a range, the last of its second number."""
    doc, at = figure.number.doc, int(figure.number.i)
    end = figure.first.idx + figure.end - figure.start
    while at + 1 < len(doc) and doc[at + 1].idx < end:
        at += 1
    return at


def on_top(figure: Counted, lexicon: Lexicon) -> Any | None:
    """The word that says by how much a count went up: "an increase of 15,000 people", "61 deaths, up 4 on Monday"."""
    doc, at = figure.number.doc, figure.first.i - 1
    if at >= 1 and doc[at].lower_ == "of" and noun_lemma(doc[at - 1]) in lexicon.verbs.growth:
        return None if doc[at - 2].pos_ == "NOUN" else doc[at - 1]  # "a price rise of 12"
    beside = at >= 1 and doc[at].lower_ == "up" and doc[at - 1].text in (",", "(", "–", "—")
    return doc[at] if beside else None


def _numbering(number: Any) -> Any | None:
    """Who "number" so many: "police now number 650", "rebels numbering 400"."""
    verb = number.head
    if verb.i != number.i - 1 or verb.lemma_.lower() != "number" or any(c.dep_ == "det" for c in verb.children):
        return None
    modified = verb.head if verb.dep_ == "acl" else None
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), modified)
    return who if who is not None and who.pos_ in NOMINAL else None


def _noun(number: Any, last: Any, lexicon: Lexicon) -> Any | None:
    behind = [t for t in last.doc[last.i + 1 : last.i + 3]]
    if behind and behind[0].lower_ in lexicon.verbs.lately:
        return None  # "12,000 in June and 900 last year"
    if len(behind) == 2 and behind[0].lower_ in ("late", "early") and behind[1].lower_ in lexicon.verbs.lately:
        return None  # "wounded eight late Friday night"
    more = len(behind) == 2 and behind[0].lower_ in lexicon.verbs.more and behind[1].tag_ in ("VBN", "VBD")
    if more and behind[1].dep_ != "amod":  # "seven more suspected gunmen"
        return None  # "40 more needed hospital treatment"
    if last.i + 1 < len(last.doc) and _is_what_became(last.doc[last.i + 1], lexicon):
        return None
    head = number.head
    at = last.i + 2 if behind and behind[0].lower_ in lexicon.verbs.more else last.i + 1
    if at < len(last.doc) and does(last.doc[at], head, lexicon):
        return None
    while (
        head.dep_ == "compound"
        and head.tag_ in ("NN", "NNP")
        and head.head.i > head.i
        and head.head.i - head.i <= 3
        and head.head.pos_ in NOMINAL
    ):
        head = head.head  # "nine enemy drones" counts drones
    if last.i + 1 < len(last.doc) and headline_verb(last, last.doc[last.i + 1], lexicon):
        return None
    if (shared := _sharing(number, head)) is not None:
        return shared
    people = head.doc[head.i - 1]
    if head.tag_ == "NN" and people.tag_ == "NNS" and people.dep_ == "compound" and people.i > last.i:
        return people if head.lower_ in lexicon.verbs.taken_as else head  # "held 20 sailors hostage"
    if head.lower_ in lexicon.verbs.more:
        return _following(last, lexicon)  # "14 more than at dawn"
    if number.dep_ in MODIFIER and last.i + 1 < head.i <= last.i + 8 and headline_verb(last, head, lexicon):
        return head.doc[head.i - 1]
    if (labelled := _labelled(number, last, lexicon)) is not None:
        return labelled
    if number.dep_ in MODIFIER and head.pos_ in NOMINAL and head.i > last.i and head.i - last.i <= 8:
        return _not_appositive(last, head, lexicon)
    if number.dep_ in MODIFIER and head.pos_ == "ADJ" and head.i > last.i and head.i - last.i <= 3:
        return head  # "12 dead", "no one"
    return _following(last, lexicon)


def _sharing(number: Any, head: Any) -> Any | None:
    """The plural behind what only describes it: "11,000 active duty and reserve troops" are troops."""
    if number.dep_ != "nummod" or head.tag_ not in ("NN", "NNP") or number.i > head.i or number.lower_ in ("one", "1"):
        return None
    own = ("det", "nummod", "poss", "prep")
    for noun in head.conjuncts:
        first = min(t.i for t in noun.subtree)
        joined = head.i < first and all(t.pos_ == "CCONJ" for t in head.doc[head.i + 1 : first])
        if joined and noun.tag_ in ("NNS", "NNPS") and not any(c.dep_ in own and c.i < noun.i for c in noun.children):
            return noun
    return None


def _labelled(number: Any, last: Any, lexicon: Lexicon) -> Any | None:
    """The people named right before their number, in a bracket's list: "(women 12, children 9)"."""
    doc = last.doc
    if number.i < 2 or not (last.i + 1 >= len(doc) or doc[last.i + 1].is_punct or doc[last.i + 1].pos_ == "CCONJ"):
        return None
    who, before = doc[number.i - 1], doc[number.i - 2]
    people = noun_lemma(who) in lexicon.population.person and who.tag_ in ("NNS", "NNPS")
    kept = noun_lemma(who) in lexicon.population.kept
    return who if people and not kept and before.text in ("(", ",", ";", "and") else None


def _is_what_became(token: Any, lexicon: Lexicon) -> bool:
    """Whether a word behind a bare number is a participle taken for a noun: "900 houses flattened, 2,300 unroofed"."""
    ends = token.i + 1 >= len(token.doc) or token.doc[token.i + 1].is_punct or token.doc[token.i + 1].pos_ == "ADP"
    return (
        ends
        and token.lower_.endswith("ed")
        and any(
            lemmas(token, lexicon) & set(m.verb)
            for m in lexicon.measures.values()
            if m.counted in ("building", "equipment")
        )
    )


def _not_appositive(last: Any, head: Any, lexicon: Lexicon) -> Any | None:
    """The head, unless a verb or another phrase stands between: "eight dead, 12 missing" are eight dead."""
    between = head.doc[last.i + 1 : head.i]
    if any(
        (t.pos_ in ("AUX", "ADP", "SCONJ") and "-" not in (t.nbor(-1).text, t.nbor(1).text)) or t.text == "("
        for t in between
    ):
        return _following(last, lexicon)
    if any(t.text in STOPS for t in between) and any(
        t.like_num or t.lower_ in lexicon.quantify.vague for t in (*between, head)
    ):
        return _following(last, lexicon)
    return head


def _following(last: Any, lexicon: Lexicon) -> Any | None:
    """The head of the run of adjectives and nouns right behind the number, where the parse has not joined them."""
    found, doc = None, last.doc
    for token in doc[last.i + 1 : last.i + 7]:
        if token.lower_ in lexicon.verbs.more and found is None:
            continue
        if token.pos_ in NOMINAL:
            found = token
        elif found is not None or (token.pos_ not in ("ADJ", "PROPN") and token.text not in ("-", "+")):
            break
    return found


def _partitive(number: Any, last: Any, lexicon: Lexicon) -> Any | None:
    """The noun behind "of": "dozens of people", "three of the soldiers"."""
    doc = last.doc
    at = last.i + 1
    if at < len(doc) and doc[at].lower_ == "more":
        at += 1
    if at < len(doc) and doc[at].lower_ == "of":
        of = doc[at]
        for child in of.children:
            if child.dep_ in ("pobj", "pcomp") and child.i > of.i:
                return child
        whole = doc[at + 1] if at + 1 < len(doc) else of
        if whole.dep_ == "nummod" and whole.head.pos_ in NOMINAL and whole.head.i > whole.i:
            return whole.head  # "38 of 61 drones"
        return _following(of, lexicon) or (doc[at + 1] if at + 1 < len(doc) else None)
    return None
