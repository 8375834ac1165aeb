"""What a language model is asked, and its answer as it came: no word of it is believed yet."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec

from tallybook import ids
from tallybook.errors import TallybookError
from tallybook.lexicon import Lexicon
from tallybook.types import Document


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as a model gives it: words that it says it copied. Fields that nobody asked for are dropped."""

    quote: str
    measure: str
    nth: int = 1
    trigger: str | None = None
    who: str | None = None
    place: str | None = None
    when: str | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()
    status: str | None = None
    aggregation: str | None = None


class _Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    instruction: str
    reasons: dict[str, str]


@cache
def _asked() -> tuple[_Asked, str]:
    data = (files("tallybook") / "data" / "reader.toml").read_bytes()
    return msgspec.convert(tomllib.loads(data.decode("utf-8")), _Asked), ids.digest("reader", data.decode("utf-8"))


def digest() -> str:
    """A hash of what is asked, for the run's record."""
    return _asked()[1]


def reasons() -> Mapping[str, str]:
    """Why a claim is refused, in words, by the name that the record has."""
    return MappingProxyType(_asked()[0].reasons)


def instruction(lexicon: Lexicon) -> str:
    """What the model is told: the task, and every measure with what it counts."""
    measures = "\n".join(f"- {name}: {m.counts}" for name, m in lexicon.measures.items())
    return f"{_asked()[0].instruction.strip()}\n\nMeasures:\n{measures}\n"


def question(document: Document) -> str:
    """The report, with its date."""
    return f"Published: {document.published or 'unknown'}\n\n{document.text}"


def schema(lexicon: Lexicon) -> dict[str, Any]:
    """The JSON Schema of an answer."""
    words = {"type": ["string", "null"]}
    claim = {
        "quote": {"type": "string"},
        "nth": {"type": "integer", "minimum": 1},
        "measure": {"type": "string", "enum": list(lexicon.measures)},
        **dict.fromkeys(("trigger", "who", "place", "when", "as_of"), words),
        "sources": {"type": "array", "items": {"type": "string"}},
        "status": {"type": "string"},
        "aggregation": {"type": "string"},
    }
    item = {"type": "object", "properties": claim, "required": list(claim), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": item}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def answer(text: str) -> list[Given | None]:
    """The claims of an answer, None for each that is not of the form. Raises TallybookError where it has no list."""
    body = re.search(r"[\[{].*[\]}]", text, re.DOTALL)  # models like to wrap their JSON in words or fences
    try:
        said = json.loads(body.group() if body is not None else text)
    except (ValueError, RecursionError) as error:
        raise TallybookError("the model's answer is no JSON") from error
    rows = said.get("claims") if isinstance(said, dict) else said
    if not isinstance(rows, list):
        raise TallybookError("the model's answer has no list of claims")
    return [_given(row) for row in rows]


def _given(row: object) -> Given | None:
    try:
        return msgspec.convert(row, Given)
    except msgspec.ValidationError:
        return None
