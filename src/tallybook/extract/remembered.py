"""The language model's last two steps, word class and lemma, asked once for each word in each use and then remembered.

Both steps are tables: what they say of a token follows from its form, its tag and its dependency, and for a few words
("let 's", "there is") from the same of its neighbours. To go through the tables for every token again is a third of
what a parse costs. What is remembered here is the model's own answer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc

from tallybook.extract import arcs

FIRST = ["tok2vec", "tagger", "parser"]
LAST = ["attribute_ruler", "lemmatizer"]
TOLD_BY = {"LOWER", "TAG", "DEP", "IS_SPACE"}  # what a rule may ask of a token
MOST = 500_000  # uses of words; then it begins anew, so that memory does not grow with the input
PLAIN, BESIDE, BLANK = range(3)  # a form that stands for itself, one that neighbours decide, white space
Use = tuple[int, ...]  # form, tag and dependency of a token; and of its neighbours before and behind


@dataclass(frozen=True, slots=True)
class _Rules:
    """Of the rules over several tokens: how many, and the words that they decide, in small letters."""

    width: int
    words: frozenset[str]
    patterns: tuple["re.Pattern[str]", ...]

    def decide(self, word: str) -> bool:
        return word in self.words or any(p.search(word) for p in self.patterns)


@dataclass(frozen=True)
class Remembering:
    """A spaCy pipeline that gives what the pipeline itself would, sooner."""

    nlp: Any
    known: dict[Use, tuple[int, int, int]] = field(default_factory=dict)
    forms: dict[int, int] = field(default_factory=dict)

    def __call__(self, text: str) -> Any:
        """The spacy.tokens.Doc of one text."""
        return next(self.pipe([text], batch_size=1))

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Any]:
        """The spacy.tokens.Doc of each text, in order."""
        if self._rules is None:
            yield from self.nlp.pipe(texts, batch_size=batch_size)
            return
        waiting = iter(texts)
        while batch := list(islice(waiting, batch_size)):
            docs = [self.nlp.make_doc(text) for text in batch]
            for name, component in self.nlp.pipeline[: -len(LAST)]:
                predict = partial(arcs.predict, component) if name == "parser" else component.predict
                component.set_annotations(docs, predict(docs))
            self._finish(docs)
            yield from docs

    @cached_property
    def _rules(self) -> _Rules | None:
        """None for a pipeline whose last steps are others, or ask more of a token: then nothing is remembered."""
        names = self.nlp.pipe_names
        if names != [*FIRST, *LAST] or self.nlp.get_pipe("lemmatizer").mode not in ("rule", "lookup"):
            return None
        width, words, patterns = 0, set(), []
        for rule in self.nlp.get_pipe("attribute_ruler").patterns:
            for pattern in rule["patterns"]:
                if any(not token.keys() <= TOLD_BY for token in pattern):
                    return None
                if len(pattern) == 1:
                    continue
                width = max(width, len(pattern) - 1)
                said = pattern[rule["index"]].get("LOWER", {"REGEX": ""})
                if isinstance(said, str):
                    words.add(said)
                else:
                    words.update(said.get("IN", ()))
                    patterns += [re.compile(said["REGEX"])] if "REGEX" in said else []
        return _Rules(width, frozenset(words), tuple(patterns))

    def _finish(self, docs: list[Any]) -> None:
        if len(self.known) > MOST:
            self.known.clear()
            self.forms.clear()
        rows = [doc.to_array([ORTH, TAG, DEP]).tolist() for doc in docs]
        uses = [self._uses(doc, row) for doc, row in zip(docs, rows, strict=True)]
        self._learn(docs, uses)
        for doc, use in zip(docs, uses, strict=True):
            if use is None:  # white space has its tag changed as well
                for name in LAST:
                    self.nlp.get_pipe(name)(doc)
            elif use:
                doc.from_array([POS, MORPH, LEMMA], np.array([self.known[u] for u in use], np.uint64))

    def _uses(self, doc: Any, rows: list[list[int]]) -> list[Use] | None:
        """How each word of a text is used; None for a text with white space that is a token."""
        found: list[Use] = []
        forms, width = self.forms, self._rules.width if self._rules is not None else 0
        for i, (form, tag, dep) in enumerate(rows):
            kind = forms.get(form)
            if kind is None:
                kind = forms[form] = self._kind(doc[i])
            if kind == PLAIN:
                found.append((form, tag, dep))
            elif kind == BESIDE:
                around = rows[max(i - width, 0) : i + width + 1]
                found.append((min(i, width), *(value for row in around for value in row)))
            else:
                return None
        return found

    def _kind(self, token: Any) -> int:
        if token.is_space:
            return BLANK
        return BESIDE if self._rules is not None and self._rules.decide(token.lower_) else PLAIN

    def _learn(self, docs: list[Any], uses: list[list[Use] | None]) -> None:
        """Asks the model for the uses that are new: all in one text of these words, each between its neighbours."""
        width = self._rules.width if self._rules is not None else 0
        new: dict[Use, tuple[int, int]] = {}
        for n, use in enumerate(uses):
            for i, one in enumerate(use or ()):
                if one not in self.known:
                    new.setdefault(one, (n, i))
        if not new:
            return
        words: list[Any] = []
        at: list[int] = []
        for n, i in new.values():
            around = docs[n][max(i - width, 0) : i + width + 1]
            at.append(len(words) + min(i, width))
            words += list(around)
        text = Doc(docs[0].vocab, words=[t.text for t in words])
        text.from_array([TAG, DEP], np.array([(t.tag, t.dep) for t in words], np.uint64))
        for name in LAST:
            self.nlp.get_pipe(name)(text)
        said = text.to_array([POS, MORPH, LEMMA]).tolist()
        self.known.update((use, tuple(said[i])) for use, i in zip(new, at, strict=True))
