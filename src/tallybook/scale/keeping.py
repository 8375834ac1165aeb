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
from tallybook.scale.processes import readings
from tallybook.types import Document, Reading, Refusal, Run


def new_run(words: Lexicon, parser: Parser) -> Run:
    """A run of this version of the program, beginning now."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    said = (__version__, words.digest, parser.name, at)
    return Run(id=ids.digest("run", *said), version=said[0], lexicon_digest=said[1], parser=said[2], started_at=at)


def keep(engine: sa.Engine, documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[str, Reading] | Refusal]:
    """What became of each document, in order: ("added" | "unchanged" | "superseded", its reading), or its refusal."""
    words = lexicon.load()
    run, verify = new_run(words, parse.load()), partial(claim.verify, lexicon=words)
    for item in readings(documents, jobs):
        if isinstance(item, Refusal):
            yield item
            continue
        try:
            yield ledger.add(engine, item, run, verify), item
        except TallybookError as error:
            yield Refusal(input=item.document.id, reason=str(error))
