"""Many documents into one ledger: each is kept with its reading, or refused, and the next one goes on."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

import sqlalchemy as sa

from tallybook import __version__, ids, ledger, lexicon
from tallybook.errors import TallybookError
from tallybook.extract import claim, parse
from tallybook.extract.parse import Parser
from tallybook.lexicon import Lexicon
from tallybook.readers.llm import Reader
from tallybook.scale.processes import readings
from tallybook.types import Document, Reading, Refusal, Run

TOGETHER = 200  # documents that are linked together


def new_run(words: Lexicon, reader: Parser | Reader) -> Run:
    """A run of this version of the program, beginning now; the model is the rules' parser, or the second reader."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    said = (__version__, words.digest, reader.name, at)
    return Run(id=ids.digest("run", *said), version=said[0], lexicon_digest=said[1], parser=said[2], started_at=at)


def keep(
    engine: sa.Engine, documents: Iterable[Document], jobs: int = 1, reader: Reader | None = None
) -> Iterator[tuple[str, Reading] | Refusal]:
    """What became of each document, in order: ("added" | "unchanged" | "superseded", its reading), or its refusal.

    Each is kept at once; they are linked some hundred at a time, and at the end. What a crash leaves kept and not
    linked is linked by whoever next adds something, and meanwhile by whoever asks.
    """
    words = lexicon.load()
    run, verify = new_run(words, parse.load() if reader is None else reader), partial(claim.verify, lexicon=words)
    for number, item in enumerate(readings(documents, jobs, reader), 1):
        if isinstance(item, Refusal):
            yield item
            continue
        try:
            yield ledger.add(engine, item, run, verify, link=False), item
        except TallybookError as error:
            yield Refusal(input=item.document.id, reason=str(error))
        if number % TOGETHER == 0:
            ledger.settle(engine)
    ledger.settle(engine)
