"""Stage 10, second half: which of the places a figure belongs to. Its own sentence's, else the scene's.

The innermost place wins ("a school in Vint, Arnor" is the school). The scene is set by the paragraph before the
figure, by the headline, by the lead: measured on annotated reports, the place where a story begins carries further
than the place named last.
"""

from collections.abc import Iterator
from typing import Any

from tallybook.extract.draft import Draft
from tallybook.extract.gazetteer import folded, gazetteer
from tallybook.extract.parsed import Parsed, Sentence
from tallybook.extract.place import Mention
from tallybook.lexicon import Lexicon

Scenes = list[tuple[Sentence, list[Mention]]]
BESIDE = 20  # code points between a figure and the place that stands right behind it
NEAR = 60.0  # code points that weigh as much as one point of a mention
SCENE = 3.0  # points of a name with a word before it that says that something is there
SITE = 1.6  # points of a place without a name: it is the place only where no name is
LEAST = 1.0  # points from which a mention of another sentence may set the scene at all
WEAK = 0.5  # points below which a name is no place of its sentence's figures
POSSESSIVE = ("'s ", "’s ", "' ", "’ ")
CHAIN = (", ", " in ", " at ", " near ", " of ", ", in ", " (", " on ")


def place_of(draft: Draft, scenes: Scenes, lexicon: Lexicon) -> Mention | None:
    """The place of a figure, or None."""
    at = next(i for i, (s, _) in enumerate(scenes) if s == draft.parsed.sentence)
    text = draft.parsed.document.text
    own = [(_own(m, draft, lexicon), m) for m in scenes[at][1]]
    own = [(points, m) for points, m in own if points > 0 and _weight(m, draft.measure, lexicon) >= WEAK]
    if own:
        best = max(own, key=lambda c: c[0])[1]
        return _innermost(best, scenes[at][1], text)
    for found in _others(scenes, at, lexicon):
        if found:
            best = max(found, key=lambda m: (_weight(m, draft.measure, lexicon), -m.start))
            return _innermost(best, found, text)
    return None


def _others(scenes: Scenes, at: int, lexicon: Lexicon) -> Iterator[list[Mention]]:
    """What other sentences say of the scene, the likeliest first.

    The same paragraph before the figure, the headline, the document from its lead on; towns before countries.
    """
    here = scenes[at][0]
    if here.heading:
        yield from (_telling(found, SCENE, lexicon) for _, found in scenes[at + 1 :])
        yield from (_telling(found, LEAST, lexicon) for _, found in scenes[at + 1 :])
        return
    body = [s for s in scenes[:at] if not s[0].heading]
    beside = [_telling(found, SCENE, lexicon) for s, found in reversed(body) if s.paragraph == here.paragraph]
    heads = [_telling(found, LEAST, lexicon) for s, found in scenes if s.heading]
    lead = [_telling(found, SCENE, lexicon) for _, found in body]
    for step in (beside, heads, lead):
        yield from ([m for m in found if not _country(m, lexicon)] for found in step)
    yield from (*beside, *heads, *lead)
    yield from (_telling(found, LEAST, lexicon) for _, found in reversed(body))


def _telling(found: list[Mention], least: float, lexicon: Lexicon) -> list[Mention]:
    return [m for m in found if _weight(m, "", lexicon) >= least]


def _country(mention: Mention, lexicon: Lexicon) -> bool:
    entries = gazetteer(lexicon).get(folded(mention.name), ())
    return not mention.head and any(e.kind == "country" for e in entries)


def _weight(mention: Mention, measure: str, lexicon: Lexicon) -> float:
    """How much the words before a name say that something is there."""
    words, before = lexicon.place, mention.preposition
    if mention.modifies:
        return 0.4
    if not mention.name:
        return SITE
    if before in words.not_scene:
        return 0.2 if before in ("from", "between") else 0.4 if before == "of" and not mention.head else 0.6
    if measure in TOWARD and before in words.toward:
        return 3.5
    if before in words.scene:
        return 3.0
    if before in words.toward:
        return 1.5
    return 1.2 if mention.head or mention.known else 0.8


TOWARD = ("deployed", "displaced")  # measures whose place is where people go


def _own(mention: Mention, draft: Draft, lexicon: Lexicon) -> float:
    points = _weight(mention, draft.measure, lexicon)
    if any(c.start < mention.end and mention.start < c.end for c in draft.sources):
        return 0.0
    a, b = draft.trigger
    distance = mention.start - b if mention.start >= b else (a - mention.end) * 1.2
    if 0 <= mention.start - draft.figure.end <= BESIDE and mention.preposition in lexicon.place.scene:
        points += 2.0  # "12 in Vint, seven in Arnor"
    if draft.parsed.document.text[mention.end : draft.figure.start] == " with ":
        points += 4.0  # "Arnor with 1.1 million"
    if draft.population_span is not None and _within(mention, draft.population_span):
        points -= 1.0
    return points + _bond(mention, draft) - min(max(distance, 0), 240) / NEAR + 4.0


def _within(mention: Mention, span: tuple[int, int]) -> bool:
    return span[0] <= mention.start and mention.end <= span[1]


def _bond(mention: Mention, draft: Draft) -> float:
    """Points for a name that hangs on the figure's own verb in the parse."""
    here = _clause(_head_of(draft.parsed, mention.start, mention.end))
    there = _clause(draft.token)
    if here is None or there is None:
        return 0.0
    if here.i == there.i:
        return 2.0
    return 0.5 if here.i in {t.i for t in there.ancestors} or there.i in {t.i for t in here.ancestors} else 0.0


def _head_of(parsed: Parsed, start: int, end: int) -> Any | None:
    tokens = parsed.within(start, end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def _clause(token: Any | None) -> Any | None:
    """The verb whose clause a token stands in."""
    for _ in range(12):
        if token is None or token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return token
        token = token.head
    return token


def _innermost(chosen: Mention, found: list[Mention], text: str) -> Mention:
    """The first of a chain: "Vint, in the north of Arnor" is Vint."""
    at = found.index(chosen)
    while at + 1 < len(found) and text[found[at].end : found[at + 1].start] in POSSESSIVE:
        at += 1
    while at > 0 and text[found[at - 1].end : found[at].start].removesuffix("the ") in CHAIN:
        if found[at - 1].preposition in ("from", "between", "to"):
            break
        at -= 1
    return found[at]
