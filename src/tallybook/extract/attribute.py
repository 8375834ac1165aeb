"""Stage 7: who says what: source, cue and content of each attributed statement (PARC 3.0, PolNeAR), and their chains.

A speech is one cue with its source and what it covers. A figure's chain is the speeches that cover
it, the widest outside: "police said, according to a lawmaker" runs lawmaker, police.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from tallybook.extract import names, turns
from tallybook.extract.cues import looks_at, speeches_of
from tallybook.extract.discourse import (
    about_to_speak,
    credited,
    goes_back,
    goes_on,
    issued,
    may_be_about_to_speak,
    remains,
    subjects,
)
from tallybook.extract.lazily import Lazily
from tallybook.extract.parsed import Parsed, together
from tallybook.extract.quotes import around, quotations, unmarked
from tallybook.extract.speakers import citation
from tallybook.extract.speech import Mention, Speech
from tallybook.lexicon import Lexicon
from tallybook.spans import overlaps
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


class Statements:
    """All that a document attributes: its speeches in order, its quotations, its names; each read when it is asked for.

    Who says something is told from a sentence with its paragraph, and from those before it while a quotation goes on;
    whom a pronoun means, from all that was said before.
    """

    def __init__(self, document: Document, parsed: Sequence[Parsed], lexicon: Lexicon) -> None:
        """`parsed` are the sentences in order; they are parsed as they are read."""
        self.document, self.lexicon, self._parsed = document, lexicon, parsed
        self._starts = [p.sentence.start for p in parsed]
        self._own: dict[int, list[Speech]] = {}
        self._near: dict[tuple[int, int], list[Speech]] = {}
        self._until: dict[int, list[Speech]] = {}

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The quotations of the document, and what is said without marks in paragraphs of its own."""
        text = self.document.text
        marked = quotations(text)
        apart = unmarked(text, marked, self.lexicon.attribute.first_person)
        return sorted([*marked, *(span for span in apart if self._is_announced(span[0]))])

    def _is_announced(self, start: int) -> bool:
        """Whether the sentence before an offset says that somebody speaks: "The minister said:"."""
        before = bisect_right(self._starts, start) - 2
        return before >= 0 and about_to_speak(self._parsed[before], self.lexicon) is not None

    @cached_property
    def cast(self) -> names.Cast:
        """Whom the document names."""
        return names.cast(self.document, self.lexicon)

    @cached_property
    def _credits(self) -> list[Speech]:
        """Who stands in brackets for the paragraph before it."""
        return list(credited(self._parsed, self.lexicon))

    @cached_property
    def _turns(self) -> list[Speech]:
        """Who speaks in turns."""
        return list(turns.turns(self.document, self._parsed, self.lexicon))

    @cached_property
    def speeches(self) -> list[Speech]:
        """Every speech of the document."""
        return self._read(0, len(self._parsed))

    def around(self, start: int) -> list[Speech]:
        """The speeches that may cover a figure at an offset, in the order that they have among all."""
        at = self._index(start)
        if at is None:
            return self.speeches
        reach = self._reach(at)
        if reach not in self._near:
            self._near[reach] = self._read(*reach)
        return self._near[reach]

    def until(self, start: int) -> list[Speech]:
        """The speeches up to the sentence at an offset, that sentence with its own."""
        at = self._index(start)
        if at is None:
            return self.speeches
        if at not in self._until:
            self._until[at] = self._read(0, at + 1)
        return self._until[at]

    def acting(self, low: int, high: int) -> list[Speech]:
        """Who acts in the sentences that start in [low, high) and could speak; they say nothing."""
        rows = [p for p in self._parsed if low <= p.sentence.start < high]
        together(rows)
        return [s for p in rows for s in subjects(p, self.lexicon)]

    def said_at(self, start: int) -> list[tuple[int, int]]:
        """The words of the sentence at an offset that say when somebody spoke."""
        at = self._index(start)
        if at is None:
            return []
        here = self._parsed[at].sentence.start
        credits = [s for s in self._credits if s.sentence[0] == here]
        return [span for speech in (*self._own_of(at), *credits) for span in speech.said_at]

    def wanted(self, starts: Iterable[int]) -> list[Parsed]:
        """The sentences that will be looked at for figures at these offsets, nearly all of them."""
        within = {n for start in starts if (at := self._index(start)) is not None for n in self._asked(at)}
        return [self._parsed[n] for n in sorted(within)]

    def _asked(self, at: int) -> Iterator[int]:
        """The sentences of a paragraph that may speak; where one begins in a quotation, those up to it as well."""
        paragraph = self._paragraph(at)
        for n in paragraph:
            here = self._parsed[n]
            quoted = around(self.quoted, self._starts[n]) is not None
            if looks_at(here, self.lexicon) or (not quoted and may_be_about_to_speak(here, self.lexicon)):
                yield n
        low = paragraph.start
        goes_back = any(around(self.quoted, self._starts[n]) is not None for n in paragraph)
        while low > 0 and goes_back:
            low -= 1
            goes_back = around(self.quoted, self._starts[low]) is not None
            if looks_at(self._parsed[low], self.lexicon):
                yield low

    def _index(self, start: int) -> int | None:
        at = bisect_right(self._starts, start) - 1
        return at if at >= 0 and start < self._parsed[at].sentence.end else None

    def _own_of(self, at: int) -> list[Speech]:
        if at not in self._own:
            self._own[at] = list(speeches_of(self._parsed[at], self.quoted, self.lexicon))
        return self._own[at]

    def _paragraph(self, at: int) -> range:
        low = high = at
        paragraph = self._parsed[at].sentence.paragraph
        while low > 0 and self._parsed[low - 1].sentence.paragraph == paragraph:
            low -= 1
        while high < len(self._parsed) and self._parsed[high].sentence.paragraph == paragraph:
            high += 1
        return range(low, high)

    def _reach(self, at: int) -> tuple[int, int]:
        """The sentences [low, high) that decide who speaks in one: `_run_on` knows no more at the first of them."""
        around_it = self._paragraph(at)
        low = around_it.start
        if low > 0 and remains(self._parsed[low], self.lexicon):
            low = self._paragraph(low - 1).start
        if any(around(self.quoted, self._starts[n]) is not None for n in around_it):
            while low > 0:
                low -= 1
                own = self._own_of(low)
                if any(s.source is not None for s in own) or (not own and not around(self.quoted, self._starts[low])):
                    break
        return low, around_it.stop

    def _read(self, low: int, high: int) -> list[Speech]:
        rows = self._parsed[low:high]
        together(p for p in rows if looks_at(p, self.lexicon))
        found = [s for n in range(low, high) for s in self._own_of(n)]
        found = list(_run_on(rows, found, self.quoted, self.lexicon))
        found += goes_on(rows, found, self.lexicon)
        found += goes_back(self._parsed[low : high + 1], self.lexicon)
        if self._turns:
            labels = [s.source for s in self._turns if s.source is not None]
            found = [s for s in found if s.source is None or not any(overlaps(s.source, label) for label in labels)]
            found += self._turns
        found += issued(self._parsed, self.lexicon)
        found += [s for s in self._credits if rows and rows[0].sentence.start <= s.sentence[0] < rows[-1].sentence.end]
        return found


def statements(document: Document, parsed: Sequence[Parsed], lexicon: Lexicon) -> Statements:
    """What the sentences attribute: every cue, and what it covers, widened to the quotations that it ends or begins."""
    return Statements(document, parsed, lexicon)


def _run_on(
    parsed: Sequence[Parsed], found: list[Speech], quoted: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Speech]:
    """A quotation without a speaker of its own, right behind another's words, is his, over a paragraph's end too.

    So it is right behind what somebody does who is about to speak: "Ferro commented on the raid."
    """
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
            inner = around(quoted, p.sentence.start)
            told = inner is not None and last is not None and p.sentence.paragraph - paragraph <= 1
            if not told or any(s.cue is None or not _inside(s.cue, inner) for s in own):
                last, paragraph = (direct[0] if direct else last), p.sentence.paragraph
                continue
        quote = around(quoted, p.sentence.start)
        whole = quote is not None and quote[1] >= p.sentence.end - 2
        covered = here not in spoken and any(a <= p.sentence.start < b for s in found for a, b in s.content)
        near = last is not None and p.sentence.paragraph - paragraph <= (1 if whole else 0)
        if quote is not None and whole and near and last is not None and not covered:
            paragraph = p.sentence.paragraph
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
            last, paragraph = about_to_speak(p, lexicon), p.sentence.paragraph


def _inside(cue: tuple[int, int], quote: tuple[int, int] | None) -> bool:
    """Whether a cue stands in the words of a quotation: it is no cue of the quotation itself."""
    return quote is not None and quote[0] <= cue[0] and cue[1] <= quote[1]


def told(said: Statements, start: int, end: int, lexicon: Lexicon) -> Told:
    """The chain behind a figure at [start, end): outermost first, originator last; the outlet itself is left out."""
    covering = [
        s
        for s in said.around(start)
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
                earlier = Lazily(partial(_before, said, speech))
                item = (
                    turns.speaker(said.document, mention, said.cast, lexicon)
                    if speech.turn
                    else citation(said.document, speech, mention, said.cast, earlier, lexicon)
                )
                if item is not None and all(item.name != c.name for c in chain):
                    chain.append(item)
    chain = _relayed(said, chain, covering, lexicon)
    cues = tuple(s.cue for s in covering if s.cue is not None)
    unclear = ("source_unclear",) if not chain and around(said.quoted, start) is not None else ()
    return Told(
        chain=tuple(chain),
        cues=cues,
        verbs=tuple(s.verb for s in reversed(covering)),
        said_at=tuple(w for s in covering for w in s.said_at),
        flags=unclear,
    )


def teller(said: Statements, lexicon: Lexicon, sentence: Parsed) -> tuple[Citation, ...]:
    """Who says what a sentence begins with, and what it ends with."""
    first, last = sentence.sentence.start, sentence.sentence.start + len(sentence.text.rstrip(' \n.!?"”')) - 1
    return (*told(said, first, first + 1, lexicon).chain, *told(said, last, last + 1, lexicon).chain)


def _own(said: Statements, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether an inner source is the speaker's own side: "he said it stood by its count", "said his officers had"."""
    words = said.document.text[mention.start : mention.end].lower().split()
    return words[0] in lexicon.attribute.group_pronoun | lexicon.attribute.person_pronoun | {"his"}


def _inside_source(speech: Speech, start: int, end: int) -> bool:
    return speech.source is not None and speech.source[0] <= start and end <= speech.source[1]


def _before(said: Statements, this: Speech) -> list[Speech]:
    """Those before a speech whom a pronoun may be, nearest first: who speaks, then who acts, sentence by sentence."""
    speakers = [
        s
        for s in reversed(said.until(this.sentence[0]))
        if s.sentence[0] < this.sentence[0]
        or (s.sentence == this.sentence and s.cue is not None and this.cue is not None and s.cue[0] < this.cue[0])
    ]
    actors = said.acting(this.sentence[0] - NEAR, this.sentence[0])
    return sorted([*speakers, *reversed(actors)], key=lambda s: -s.sentence[0])


def _relayed(said: Statements, chain: list[Citation], covering: list[Speech], lexicon: Lexicon) -> list[Citation]:
    """ "It is assessed that...", the lawmaker said: he still relays the body that he relayed before."""
    if len(chain) != 1 or not any(s.impersonal for s in covering):
        return chain
    at = covering[0].sentence[0]
    for speech in reversed([s for s in said.until(at) if s.sentence[0] < at]):
        earlier = told(said, speech.content[0][0], speech.content[0][0] + 1, lexicon).chain if speech.content else ()
        if len(earlier) == 2 and earlier[0].name == chain[0].name:
            return [*chain, earlier[1]]
    return chain
