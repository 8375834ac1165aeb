"""Stage 7: who says what: source, cue and content of each attributed statement (PARC 3.0, PolNeAR), and their chains.

A speech is one cue with its source and what it covers. A figure's chain is the speeches that cover
it, the widest outside: "police said, according to a lawmaker" runs lawmaker, police.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallybook.extract import names
from tallybook.extract.cues import speeches_of
from tallybook.extract.discourse import goes_back, goes_on, issued, subjects
from tallybook.extract.parsed import Parsed
from tallybook.extract.quotes import around, quotations
from tallybook.extract.speakers import citation
from tallybook.extract.speech import Mention, Speech
from tallybook.lexicon import Lexicon
from tallybook.types import Citation, Document

NEAR = 700  # code points over which a pronoun looks back to somebody who only acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who stands behind a figure: the chain, the cues' spans, their verbs' lemmas (innermost first), their dates."""

    chain: tuple[Citation, ...]
    cues: tuple[tuple[int, int], ...]
    verbs: tuple[str, ...]
    said_at: tuple[tuple[int, int], ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All that a document attributes: its speeches in order, its quotations, its names.

    `subjects`: who acts in a sentence and could speak; pronouns look back to them too. They say nothing.
    """

    document: Document
    speeches: tuple[Speech, ...]
    quoted: tuple[tuple[int, int], ...]
    cast: names.Cast
    subjects: tuple[Speech, ...]


def statements(document: Document, parsed: Sequence[Parsed], lexicon: Lexicon) -> Statements:
    """Reads every cue of the sentences and widens what it covers to the quotations that it ends or begins."""
    quoted = quotations(document.text)
    found = [s for p in parsed for s in speeches_of(p, quoted, lexicon)]
    found = list(_run_on(document, parsed, found, quoted))
    found += goes_on(parsed, found, lexicon)
    found += goes_back(parsed, lexicon)
    found += issued(parsed, lexicon)
    return Statements(
        document=document,
        speeches=tuple(found),
        quoted=tuple(quoted),
        cast=names.cast(document, lexicon),
        subjects=tuple(s for p in parsed for s in subjects(p, lexicon)),
    )


def _run_on(
    document: Document, parsed: Sequence[Parsed], found: list[Speech], quoted: list[tuple[int, int]]
) -> Iterator[Speech]:
    """A quotation without a speaker of its own, right behind another's words, is his, over a paragraph's end too."""
    spoken = {s.sentence for s in found}
    last: Speech | None = None
    index = {id(p): [s for s in found if s.sentence == (p.sentence.start, p.sentence.end)] for p in parsed}
    paragraph = -1
    for p in parsed:
        here = (p.sentence.start, p.sentence.end)
        own = index[id(p)]
        yield from own
        if here in spoken:
            direct = [s for s in own if s.source is not None]
            last, paragraph = (direct[0] if direct else last), p.sentence.paragraph
            continue
        quote = around(quoted, p.sentence.start)
        whole = quote is not None and quote[0] >= p.sentence.start - 1 and quote[1] >= p.sentence.end - 2
        covered = any(a <= p.sentence.start < b for s in found for a, b in s.content)
        near = last is not None and p.sentence.paragraph - paragraph <= (1 if whole else 0)
        if quote is not None and whole and near and last is not None and not covered:
            yield Speech(
                sentence=here,
                source=last.source,
                source_token=last.source_token,
                cue=None,
                verb=last.verb,
                content=(here,),
                said_at=(),
                quoted="direct",
                rank=0,
                cites=None,
            )
        elif quote is None:
            last = None


def told(said: Statements, start: int, end: int, lexicon: Lexicon) -> Told:
    """The chain behind a figure at [start, end): outermost first, originator last; the outlet itself is left out."""
    covering = [
        s
        for s in said.speeches
        if any(a <= start and end <= b for a, b in s.content) and not _inside_source(s, start, end)
    ]
    if any(s.source is not None and not s.issued for s in covering):
        covering = [s for s in covering if not s.issued]
    covering.sort(key=lambda s: (-s.rank, -sum(b - a for a, b in s.content)))
    chain: list[Citation] = []
    for speech in covering:
        for mention in (speech.source_token, speech.cites):
            acts = speech.verb in lexicon.attribute.intention  # who plans to send troops does not report them
            if mention is not None and not acts and not (chain and _own(said, mention, lexicon)):
                item = citation(said.document, speech, mention, said.cast, _before(said, speech), lexicon)
                if item is not None and all(item.name != c.name for c in chain):
                    chain.append(item)
    chain = _relayed(said, chain, covering, lexicon)
    cues = tuple(s.cue for s in covering if s.cue is not None)
    unclear = ("source_unclear",) if not chain and around(list(said.quoted), start) is not None else ()
    return Told(
        chain=tuple(chain),
        cues=cues,
        verbs=tuple(s.verb for s in reversed(covering)),
        said_at=tuple(w for s in covering for w in s.said_at),
        flags=unclear,
    )


def _own(said: Statements, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether an inner source is the speaker's own side: "he said it stood by its count", "said his officers had"."""
    words = said.document.text[mention.start : mention.end].lower().split()
    return words[0] in lexicon.attribute.group_pronoun | lexicon.attribute.person_pronoun | {"his"}


def _inside_source(speech: Speech, start: int, end: int) -> bool:
    return speech.source is not None and speech.source[0] <= start and end <= speech.source[1]


def _before(said: Statements, speech: Speech) -> list[Speech]:
    """Those before this one whom a pronoun may be, nearest first: who speaks, then who acts, sentence by sentence."""
    speakers = [
        s
        for s in reversed(said.speeches)
        if s.sentence[0] < speech.sentence[0]
        or (s.sentence == speech.sentence and s.cue is not None and speech.cue is not None and s.cue[0] < speech.cue[0])
    ]
    near = speech.sentence[0] - NEAR
    actors = [s for s in said.subjects if near <= s.sentence[0] < speech.sentence[0]]
    return sorted([*speakers, *reversed(actors)], key=lambda s: -s.sentence[0])


def _relayed(said: Statements, chain: list[Citation], covering: list[Speech], lexicon: Lexicon) -> list[Citation]:
    """ "It is assessed that...", the lawmaker said: he still relays the body that he relayed before."""
    if len(chain) != 1 or not any(s.impersonal for s in covering):
        return chain
    at = covering[0].sentence[0]
    for speech in reversed([s for s in said.speeches if s.sentence[0] < at]):
        earlier = told(said, speech.content[0][0], speech.content[0][0] + 1, lexicon).chain if speech.content else ()
        if len(earlier) == 2 and earlier[0].name == chain[0].name:
            return [*chain, earlier[1]]
    return chain
