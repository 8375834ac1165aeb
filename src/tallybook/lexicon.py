"""Words are data: the TOML files of `data/` as one frozen Lexicon, with a digest that goes into every Run.

A file `data/en/NAME.toml` is one dataclass here, field for field; an unknown or a missing key
is an error that names the file. A newcomer adds a measure by adding a file to `data/measures/`. The bodies of
`data/sources.toml` and of the user's own file are one table (`bodies`).
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import msgspec

from tallybook import bodies
from tallybook.bodies import Bodies
from tallybook.errors import LexiconError
from tallybook.link_words import LinkWords
from tallybook.speech_words import AttributeWords, ModalityWords, VoiceWords
from tallybook.vocabulary import (
    AggregationWords,
    BearingWeights,
    CountingWeights,
    Measure,
    PlaceWords,
    PopulationWords,
    QuantifyWords,
    SegmentWords,
    TableWords,
    TruecaseWords,
    VerbForms,
    WhenWords,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All words that reading uses. Build it with `load`; it does not change while the program runs."""

    digest: str
    measures: Mapping[str, Measure]
    attribute: AttributeWords
    voices: VoiceWords
    quantify: QuantifyWords
    population: PopulationWords
    segment: SegmentWords
    tables: TableWords
    modality: ModalityWords
    aggregation: AggregationWords
    verbs: VerbForms
    link: LinkWords
    place: PlaceWords
    truecase: TruecaseWords
    bearings: BearingWeights
    counting: CountingWeights
    when: WhenWords
    sources: Bodies


def _table(name: str, data: bytes, kind: type[Any]) -> Any:
    try:
        raw = tomllib.loads(data.decode("utf-8"))
        known = {f for f in kind.__dataclass_fields__}
        if unknown := raw.keys() - known:
            raise LexiconError(f"data/{name}: unknown key {sorted(unknown)[0]!r}")
        return msgspec.convert(raw, kind)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"data/{name}: {error}") from error


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon that ships with the program, and the user's own sources. Raises LexiconError naming file and key.

    Another language's words are those of `data/LANGUAGE/`, its measures in the folder `measures` there; none ships.
    """
    root = files("tallybook") / "data"
    digest = hashlib.sha256()
    tables: dict[str, Any] = {}
    for name, kind in TABLES.items():
        data = _bytes(root, f"{language}/{name}.toml")
        digest.update(name.encode() + b"\0" + data + b"\0")
        tables[name] = _table(f"{language}/{name}.toml", data, kind)
    for path in (
        root / "en" / "ingest.toml",
        root / "gazetteer.tsv",
        root / "names.txt",
    ):  # read elsewhere, but they too decide what is read
        digest.update(path.read_bytes())
    measures: dict[str, Measure] = {}
    folder = root / "measures" if language == "en" else root / language / "measures"
    for path in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda p: p.name):
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data + b"\0")
        found = _measures(path.name if language == "en" else f"{language}: {path.name}", data)
        if twice := measures.keys() & found.keys():
            raise LexiconError(f"data/measures/{path.name}: {min(twice)} is in another file already")
        measures.update(found)
    sources = [("data/sources.toml", (root / "sources.toml").read_bytes())]
    sources += bodies.of_the_user()
    for _, data in sources:
        digest.update(b"sources\0" + data + b"\0")
    return Lexicon(
        digest=digest.hexdigest()[:16], measures=MappingProxyType(measures), sources=bodies.read(sources), **tables
    )


def _bytes(root: Traversable, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise LexiconError(f"data/{name} cannot be read: {error.strerror}") from error


def _measures(name: str, data: bytes) -> dict[str, Measure]:
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), dict[str, Measure])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"data/measures/{name}: {error}") from error


TABLES: dict[str, type[Any]] = {
    "attribute": AttributeWords,
    "voices": VoiceWords,
    "quantify": QuantifyWords,
    "population": PopulationWords,
    "segment": SegmentWords,
    "tables": TableWords,
    "modality": ModalityWords,
    "aggregation": AggregationWords,
    "link": LinkWords,
    "place": PlaceWords,
    "bearings": BearingWeights,
    "counting": CountingWeights,
    "verbs": VerbForms,
    "truecase": TruecaseWords,
    "when": WhenWords,
}
