"""The names of persons in a report, to be blacked out: rather one too many than one too few.

By the language model's recogniser of names, by titles before a name, and by who is a person among the sources that were
read. Nothing else is read by it: which figures there are does not depend on this.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from tallybook.errors import ModelError
from tallybook.extract import names, parse
from tallybook.lexicon import Lexicon
from tallybook.types import Claim, Document

PERSON = "PERSON"  # the label of the model
SHORTEST = 3  # letters of a part of a name that is blacked out where it stands alone
NEEDED = ["tok2vec", "ner"]
_POSSESSIVE = re.compile(r"[’']s?$")
_OF = re.compile(r" (?:of|for)(?: the)? ")  # "Ilse Varn of the Relief Board"
_BLANK = re.compile(r"\s+")


def persons(document: Document, claims: Iterable[Claim], lexicon: Lexicon) -> frozenset[str]:
    """The names of persons as the report has them, whole and in parts ("Ana Ferro", "Ferro"), without titles.

    A part that is also a word of the language ("Hope", "May") is not among them. Raises ModelError.
    """
    claims, known = list(claims), parse.dictionary()
    entities = _recognise(document.text)
    others = {e.text for e in entities if e.label_ != PERSON}
    places = {c.place.text for c in claims if c.place is not None} | {document.publisher, document.agency}
    found = {e.text for e in entities if e.label_ == PERSON and not (e.text in places or known(e.text.lower()))}
    for item in names.cast(document, lexicon).named:
        name = _OF.split(item.name)[0]
        before = document.text[: item.start].rsplit(None, 1)[-1:]
        titled = bool(before) and before[0].lower().rstrip(".") in lexicon.attribute.title
        alone = " " not in name and (not titled or known(name.lower()))
        if item.roles & lexicon.attribute.title and not alone and not names.is_body(name or "x", lexicon):
            found.add(name)
    cited = {s.name for c in claims for s in c.sources if s.kind == "person" and not s.anonymous}
    found |= {name for name in cited - others if name[:1].isupper()}
    if document.byline is not None:
        found |= set(re.split(r",| and | & |;", document.byline.removeprefix("By ").removeprefix("by ")))
    whole = {bare for name in found if (bare := _bare(name, lexicon))}
    return frozenset(whole | {part for name in whole for part in _parts(name)})


def _bare(name: str, lexicon: Lexicon) -> str:
    """The name without a possessive, and without titles and other small words before it."""
    words = _BLANK.sub(" ", _POSSESSIVE.sub("", name.strip(' \n\t.,;:()"“”'))).split(" ")
    while len(words) > 1 and words[0].lower().rstrip(".") in lexicon.attribute.title:
        words = words[1:]
    return " ".join(words) if any(len(w) > 1 and w[0].isalpha() for w in words) else ""


def _parts(name: str) -> Iterable[str]:
    known = parse.dictionary()
    for word in re.split(r"[ ]", name):
        bare = word.strip(".,’'\"")
        if len(bare) >= SHORTEST and bare[0].isupper() and not known(bare.lower()):
            yield bare


def _recognise(text: str) -> Any:
    model = _recogniser()
    found = [entity for part in _pieces(text, model.max_length // 10) for entity in model(part).ents]
    capitals = text.isupper() or sum(line.isupper() and len(line) > 8 for line in text.splitlines())
    if capitals:  # names in a headline of capitals are known by their like in small letters
        found += [entity for line in text.splitlines() if line.isupper() for entity in model(line.title()).ents]
    return found


def _pieces(text: str, most: int) -> Iterable[str]:
    """The text in pieces that are not too long, cut between paragraphs where it can be."""
    while len(text) > most:
        cut = text.rfind("\n", 0, most) + 1 or most
        yield text[:cut]
        text = text[cut:]
    yield text


@cache
def _recogniser() -> Any:
    """The same model as for reading, with nothing but its recogniser of names. Raises ModelError."""
    import spacy

    name = os.environ.get("TALLYBOOK_MODEL", parse.DEFAULT_MODEL)
    try:
        model = spacy.load(name)
    except (OSError, ImportError) as error:
        raise ModelError(f"the language model {name!r} is not installed: {error}") from error
    if "ner" not in model.pipe_names:
        raise ModelError(f"the language model {name!r} recognises no names: --redact needs one that does")
    model.select_pipes(enable=[pipe for pipe in NEEDED if pipe in model.pipe_names])
    return model
