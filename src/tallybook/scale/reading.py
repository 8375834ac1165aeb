"""Documents read whole: the claims of each, and the links among them; the parser gets its sentences in batches."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from tallybook import link
from tallybook.errors import TallybookError
from tallybook.extract import pipeline
from tallybook.extract.parse import Parser
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon
from tallybook.readers.llm import Reader
from tallybook.scale import patience
from tallybook.types import Claim, Document, Layers, Reading, Refusal

T = TypeVar("T")
TOGETHER = 64  # documents whose sentences are parsed in one batch
WAITING = 4 * TOGETHER  # documents that are begun, or wait with their readings for one before them


def read(document: Document, lexicon: Lexicon, parser: Parser) -> Reading:
    """What one document says: its claims in the order of the text, and the links within it."""
    return _reading(document, pipeline.extract(document, lexicon, parser), lexicon)


def _reading(document: Document, claims: list[Claim], lexicon: Lexicon) -> Reading:
    links = link.within(document, claims, lexicon)
    return Reading(document=document, claims=tuple(claims), links=tuple(links))


def _in_time(document: Document, claims: list[Claim], lexicon: Lexicon) -> Reading:
    with patience.patient(patience.SECONDS):
        return _reading(document, claims, lexicon)


def read_all(
    documents: Iterable[Document], lexicon: Lexicon, parser: Parser, *, gated: bool = True, at_first: int = 1
) -> Iterator[Reading | Refusal]:
    """As `read`, for each document in order; one that cannot be read becomes a refusal, so that the others go on.

    What several documents want parsed is parsed together: of `at_first` documents to begin with (of one, so that its
    reading is there at once), then of twice as many each time. As soon as one is read the next is begun, so that
    batches stay large to the end. Without the gate every sentence is parsed, and the readings are the same.
    """
    begun: deque[_Work] = deque()  # in order; those behind one that takes longer wait with their results
    waiting = (_Work(d, pipeline.steps(d, lexicon, parser, gated=gated)) for d in documents)
    width = min(at_first, TOGETHER)
    while True:
        wanted = [sentence for work in begun for sentence in work.step(lexicon)]
        before = len(begun)
        while begun and (read := begun[0].result) is not None:
            begun.popleft()
            yield read
        width = min(2 * width, TOGETHER) if len(begun) < before else width
        unread = sum(work.result is None for work in begun)
        most = WAITING if width == TOGETHER else width
        while unread < width and len(begun) < most and (work := next(waiting, None)) is not None:
            begun.append(work)
            wanted += work.step(lexicon)
            unread += work.result is None
        if not begun:
            return
        if wanted:
            with suppress(Exception):  # then each document parses its own, and the one with the fault is refused
                parser.parse(wanted)


@dataclass(slots=True)
class _Work:
    document: Document
    steps: Generator[Iterable[Parsed], None, list[Claim]]
    result: Reading | Refusal | None = None

    def step(self, lexicon: Lexicon) -> list[Parsed]:
        """The sentences that are wanted next; none when the result is there."""
        while self.result is None:
            try:
                with patience.patient(patience.SECONDS):
                    wanted = [p for p in next(self.steps) if not p.is_parsed]
                if wanted:
                    return wanted
            except StopIteration as done:
                self.result = _or_refuse(self.document, partial(_in_time, self.document, done.value, lexicon))
            except Exception as error:
                self.result = _refused(self.document, error)
        return []


def second(document: Document, lexicon: Lexicon, reader: Reader) -> Reading:
    """What a second reader finds in one document, and the links that the rules see within it."""
    claims, gated = reader.read(document, lexicon)
    links = link.within(document, list(claims), lexicon)
    return Reading(document=document, claims=claims, links=tuple(links), gated=gated)


def second_or_refuse(document: Document, lexicon: Lexicon, reader: Reader) -> Reading | Refusal:
    """As `second`; a document for which there is no answer becomes a refusal, so that the others go on."""
    return _or_refuse(document, lambda: second(document, lexicon, reader))


def explain_or_refuse(document: Document, lexicon: Lexicon, parser: Parser) -> Layers | Refusal:
    """Every layer of one document, or why there is none."""
    return _or_refuse(document, lambda: pipeline.explain(document, lexicon, parser))


def _or_refuse(document: Document, work: Callable[[], T]) -> T | Refusal:
    try:
        return work()
    except Exception as error:
        return _refused(document, error)


def _refused(document: Document, error: Exception) -> Refusal:
    """One document must not stop the other thousands; where it is our fault, the reason says so."""
    known = isinstance(error, TallybookError)
    return Refusal(
        input=document.id, reason=str(error) if known else f"a fault in the program: {type(error).__name__}: {error}"
    )
