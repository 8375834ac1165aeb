"""One document read whole: its claims, and the links among them."""

from collections.abc import Callable
from typing import TypeVar

from tallybook import link
from tallybook.errors import TallybookError
from tallybook.extract import pipeline
from tallybook.extract.parse import Parser
from tallybook.lexicon import Lexicon
from tallybook.types import Document, Layers, Reading, Refusal

T = TypeVar("T")


def read(document: Document, lexicon: Lexicon, parser: Parser) -> Reading:
    """What one document says: its claims in the order of the text, and the links within it."""
    claims = pipeline.extract(document, lexicon, parser)
    links = link.within(document, claims, lexicon)
    return Reading(document=document, claims=tuple(claims), links=tuple(links))


def read_or_refuse(document: Document, lexicon: Lexicon, parser: Parser) -> Reading | Refusal:
    """As `read`; a document that cannot be read becomes a refusal, so that the others go on."""
    return _or_refuse(document, lambda: read(document, lexicon, parser))


def explain_or_refuse(document: Document, lexicon: Lexicon, parser: Parser) -> Layers | Refusal:
    """Every layer of one document, or why there is none."""
    return _or_refuse(document, lambda: pipeline.explain(document, lexicon, parser))


def _or_refuse(document: Document, work: Callable[[], T]) -> T | Refusal:
    try:
        return work()
    except TallybookError as error:
        return Refusal(input=document.id, reason=str(error))
    except Exception as error:  # one document must not stop the other thousands; the reason says that it is our fault
        return Refusal(input=document.id, reason=f"a fault in the program: {type(error).__name__}: {error}")
