"""Labels: short phrases that say what the numbers behind them count: "PRISONERS.", "People moved on from Orro."."""

import re
from dataclasses import dataclass, replace
from typing import Any

from tallybook.extract.anaphora import alone
from tallybook.extract.countable import countable, person
from tallybook.extract.counted import Counted
from tallybook.extract.measure import senses
from tallybook.extract.parsed import Parsed
from tallybook.extract.roles import SUBJECT, has_object
from tallybook.extract.tolls import label_word
from tallybook.extract.verbs import is_participle
from tallybook.lexicon import Lexicon

LONGEST = 9  # words
BULLETS = " -–—*•·▪"
_MARKED = re.compile(r"\s*(?:[-–—*•·▪]|[A-Za-z0-9]{1,2}[.)])\s")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A label and the paragraph that it stands over: numbers without a word of their own count what it names."""

    measure: str
    span: tuple[int, int]
    paragraph: int
    lists: bool = False  # a list of a count's parts: "11 soldiers" in it are no troops sent


def topic(parsed: Parsed, last: Topic | None, lexicon: Lexicon) -> Topic | None:
    """The topic at a sentence: a new label, or the last one while its paragraph goes on."""
    named = _label(parsed, lexicon) if may_name(parsed) else None
    if named is not None:
        span = (parsed.start(named[1]), parsed.end(named[1]))
        return Topic(measure=named[0], span=span, paragraph=parsed.sentence.paragraph)
    return last if last is not None and last.paragraph == parsed.sentence.paragraph else None


def opens_list(parsed: Parsed, measure: str, span: tuple[int, int], lexicon: Lexicon) -> Topic | None:
    """The topic of the list that a sentence with a count opens: "documented 70 deaths, distributed as follows:"."""
    words = [t for t in parsed.tokens if not t.is_space]
    if not words or words[-1].text != ":" or not {t.lower_ for t in words[-5:]} & lexicon.verbs.broken_down:
        return None
    return Topic(measure=measure, span=span, paragraph=parsed.sentence.paragraph, lists=True)


def item(parsed: Parsed, opened: Topic | None, lexicon: Lexicon) -> Topic | None:
    """The topic of an item right below the list's opening or the item before: a marked line without a verb."""
    if opened is None or parsed.sentence.paragraph - opened.paragraph > 1:
        return None
    if parsed.sentence.paragraph == opened.paragraph:
        return opened
    marked = _MARKED.match(parsed.document.text, parsed.document.text.rfind("\n", 0, parsed.sentence.start) + 1)
    verbs = any(t.tag_ in FINITE and not is_participle(t, lexicon) for t in parsed.tokens) if marked else True
    return None if verbs else replace(opened, paragraph=parsed.sentence.paragraph)


def may_name(parsed: Parsed) -> bool:
    """Whether a sentence stands where a label does: first on its line, and not in the title."""
    opens = not parsed.document.text[: parsed.sentence.start].rstrip(BULLETS)[-1:].strip()
    return opens and not parsed.sentence.heading


def falls_under(figure: Counted, topic: Topic, lexicon: Lexicon) -> bool:
    """Whether a number may count what the label names: it stands alone, or has a noun that the measure counts."""
    if figure.noun is None or figure.noun.i < figure.number.i:
        return alone(figure)
    measure = lexicon.measures[topic.measure]
    known = measure.counted != "person" or person(figure, "number", lexicon)
    return known and countable(figure, measure, lexicon)


def _label(parsed: Parsed, lexicon: Lexicon) -> tuple[str, Any] | None:
    """The measure of a sentence that is only a label, with its word."""
    words = [t for t in parsed.tokens if not t.is_punct and not t.is_space]
    if not words or len(words) > LONGEST:
        return None
    phrase = _phrase(parsed, lexicon)
    if phrase is not None:
        found = senses(parsed, phrase, "number", lexicon)
        if found:
            return found[0].measure, found[0].token
    if any(t.like_num or (t.tag_ in FINITE and not is_participle(t, lexicon)) for t in words):
        return None
    named = {name: token for t in words for name, token in label_word(t, lexicon)}
    joint = next((n for n, m in lexicon.measures.items() if m.both and set(m.both) == set(named)), None)
    if joint is not None:
        return joint, next(iter(named.values()))
    return next(iter(named.items())) if len(named) == 1 else None


def _phrase(parsed: Parsed, lexicon: Lexicon) -> Counted | None:
    """The noun phrase that the sentence is, as if a number stood before it: "Troops sent", "People who have fled"."""
    root = next((t for t in parsed.tokens if t.dep_ == "ROOT"), None)
    if root is not None and is_participle(root, lexicon) and not has_object(root):
        subjects = [c for c in root.children if c.dep_ in SUBJECT]
        helped = any(c.dep_ in ("aux", "auxpass", "neg") for c in root.children)
        root = subjects[0] if len(subjects) == 1 and not helped else None
    if root is None or root.tag_ != "NNS" or any(c.dep_ == "nummod" for c in root.children):
        return None
    start, end = parsed.start(root), parsed.end(root)
    return Counted(start=start, end=end, number=root, noun=root, nominal=root, first=root)
