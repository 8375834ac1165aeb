"""Who is let go. Hostages who are freed are rescued; people who were arrested and are let go were held by an authority;
prisoners who come home in an exchange are counted as the captured that they were.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from tallybook.extract.countable import countable
from tallybook.extract.counted import Counted
from tallybook.extract.draft import Draft
from tallybook.extract.parsed import Parsed
from tallybook.extract.roles import SUBJECT, Role, roles
from tallybook.extract.verbs import lemmas, noun_lemma
from tallybook.lexicon import Lexicon

NEXT_TO = 1  # paragraphs over which an exchange is still spoken of
_END = re.compile(r"\n\s*")
CAPTURED, DETAINED = "captured", "detained"
Found = tuple[str, tuple[int, int], Any, str, Draft | None]  # measure, span and token of its word, relation, from


def let_go(
    measure: str, sentence: Parsed, figure: Counted, token: Any, earlier: Sequence[Draft], lexicon: Lexicon
) -> str:
    """The measure of a figure that was read as `measure` by a verb of letting go: `detained` where its own phrase says
    that they were arrested or jailed ("released 400 people who were arrested", "freed 60 jailed students"), where a
    prosecutor or a court lets them go, and where the report last spoke of people detained and not of captives;
    `captured` where the report tells of an exchange of prisoners.
    """
    forms = lemmas(token, lexicon)
    if measure in lexicon.verbs.come_home_as and forms & lexicon.verbs.come_home and exchange(sentence, lexicon):
        return CAPTURED
    if measure != "rescued" or not forms & lexicon.verbs.let_go:
        return measure
    healed = figure.noun is None and any(t.lower_ in lexicon.verbs.let_go_healed for t in token.doc)
    if healed or exchange(sentence, lexicon):
        return "injured" if healed else CAPTURED
    if figure.noun is None or countable(figure, lexicon.measures[DETAINED], lexicon):
        by = [w for c in token.children if c.dep_ == "nsubj" for w in (c, *c.children)]
        of_what = any(p.lower_ == "from" and p.i > token.i for p in token.children)  # "freed from the wreck"
        held = [d.measure for d in earlier if d.measure in (CAPTURED, DETAINED, "trapped")]
        by_law = any(noun_lemma(w) in lexicon.verbs.lets_go_by_law for w in by)
        if by_law or (held[-1:] == [DETAINED] and not of_what):
            return DETAINED
    if figure.noun is None:
        return measure
    pardoned = not lexicon.verbs.let_go_pardoned.isdisjoint(sentence.words)
    if pardoned and noun_lemma(figure.noun) in lexicon.verbs.prisoner:
        return DETAINED
    said = {t.lower_ for t in figure.noun.subtree if t.i != token.i}
    return DETAINED if said & lexicon.verbs.let_go_from else measure


def only_ill(measure: str, sentence: Parsed, token: Any, lexicon: Lexicon) -> bool:
    """Whether a figure read as the injured counts patients of an epidemic: the words beside it tell of an outbreak, and
    only a hospital's verb says what became of them.
    """
    words = lexicon.verbs
    if measure != "injured" or not words.hurt.isdisjoint(sentence.words) or not lemmas(token, lexicon) & words.ward:
        return False
    text, at = sentence.document.text, sentence.sentence.start
    return any(start < _opening(text) or _apart(text, start, at) <= NEXT_TO for start in _sick(text, lexicon))


def came_home(found: list[Found], sentence: Parsed, figure: Counted, kind: str, lexicon: Lexicon) -> list[Found]:
    """What was found of a figure, or that it counts the captured, where they come home or are handed over in a report
    of an exchange of prisoners.
    """
    told = kind == "number" and all(f[0] in lexicon.verbs.come_home_as for f in found) and exchange(sentence, lexicon)
    if not told or not countable(figure, lexicon.measures[CAPTURED], lexicon):
        return found
    verb = next((v for role in roles(figure, lexicon) if (v := _coming(role, lexicon)) is not None), None)
    return found if verb is None else [(CAPTURED, (sentence.start(verb), sentence.end(verb)), verb, "verb", None)]


def _coming(role: Role, lexicon: Lexicon) -> Any | None:
    """The verb by which the counted come home: their own, or that of those among whom they are."""
    if lemmas(role.head, lexicon) & lexicon.verbs.come_home:
        return role.head
    if role.how != "object" or not lemmas(role.head, lexicon) & lexicon.verbs.includes:
        return None
    subject = next((c for c in role.head.children if c.dep_ in SUBJECT), None)
    if subject is None or subject.lower_ not in ("those", "they"):
        return None
    said = [c for c in subject.children if c.dep_ == "acl"]  # "those returned include 182 soldiers"
    return next((c for c in said if lemmas(c, lexicon) & lexicon.verbs.come_home), None if said else role.head)


def exchange(sentence: Parsed, lexicon: Lexicon) -> bool:
    """Whether the words beside a sentence tell of an exchange of prisoners: those of its paragraph and of the ones next
    to it, or what the report begins with.
    """
    text, at = sentence.document.text, sentence.sentence.start
    return any(start < _opening(text) or _apart(text, start, at) <= NEXT_TO for start in _told(text, lexicon))


def _apart(text: str, start: int, at: int) -> int:
    """How many ends of paragraphs stand between two offsets."""
    return len(_END.findall(text, *sorted((start, at))))


@lru_cache(maxsize=8)
def _opening(text: str) -> int:
    """Where the title and the first paragraph of a report end."""
    ends = [m.end() for m in islice(_END.finditer(text), 2)]
    return ends[1] if len(ends) > 1 else len(text)


@lru_cache(maxsize=8)
def _sick(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Where the words for an epidemic stand."""
    words = "|".join(map(re.escape, lexicon.verbs.epidemic))
    return tuple(m.start() for m in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE))


@lru_cache(maxsize=256)  # more than documents that are read at a time
def _told(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Where the words for an exchange of prisoners stand."""
    low = text.lower()
    if not any(word in low for word in lexicon.verbs.prisoner_exchange):
        return ()  # a pattern for any letters takes ten times as long
    words = "|".join(map(re.escape, lexicon.verbs.prisoner_exchange))
    return tuple(m.start() for m in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE))
