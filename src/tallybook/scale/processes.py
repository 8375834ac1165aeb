"""Many documents, read by several processes of this machine: one model in each, order kept, memory bounded."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from tallybook import lexicon
from tallybook.errors import TallybookError
from tallybook.extract import parse
from tallybook.readers.llm import Reader
from tallybook.scale.reading import read_all, second_or_refuse
from tallybook.types import Document, Reading, Refusal

CHUNKS = (4, 64)  # documents that travel to a process together: at first, and at most
AHEAD = 3  # chunks a process that are read before their turn; the rest of the input waits


def readings(documents: Iterable[Document], jobs: int = 1, reader: Reader | None = None) -> Iterator[Reading | Refusal]:
    """The reading of each document, or why there is none, in the order of the documents.

    With one job everything happens in this process; a second reader, instead of the rules, has no other. Raises
    ModelError where there is no model, and TallybookError where a process dies.
    """
    if reader is not None:
        yield from (second_or_refuse(document, lexicon.load(), reader) for document in documents)
        return
    if jobs > 1:
        yield from _in_processes(iter(documents), jobs)
        return
    yield from read_all(documents, lexicon.load(), parse.load())


def _in_processes(documents: Iterator[Document], jobs: int) -> Iterator[Reading | Refusal]:
    parse.load()  # a missing model is told here, once, and not by a broken pool
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start)
    waiting: deque[Future[list[Reading | Refusal]]] = deque()
    chunks = _chunks(documents, jobs)
    try:
        while True:
            while len(waiting) < jobs * AHEAD and (chunk := next(chunks, None)) is not None:
                waiting.append(pool.submit(_read, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise TallybookError("a reading process died, perhaps for want of memory; try fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(documents: Iterator[Document], jobs: int) -> Iterator[list[Document]]:
    """The documents in growing chunks: every process has work soon, and large batches for its model later."""
    size, most = CHUNKS
    while True:
        for _ in range(jobs * AHEAD):
            if not (chunk := list(islice(documents, size))):
                return
            yield chunk
        size = min(2 * size, most)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    lexicon.load()
    parse.load()


def _read(chunk: list[Document]) -> list[Reading | Refusal]:
    return list(read_all(chunk, lexicon.load(), parse.load(), at_first=len(chunk)))
