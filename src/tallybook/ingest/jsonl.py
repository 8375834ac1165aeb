"""JSON lines: one document an object, `text` required. What is given as text is never stripped or normalised."""

import re
from typing import Any

import msgspec

from tallybook.errors import InputRefused
from tallybook.ingest.document import Fields, build, words
from tallybook.ingest.source import LARGEST, Documents, Source, lines
from tallybook.types import Document, Refusal

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OBJECTS = re.compile(r"\ufeff?\s*(\{|\[\s*\{)|(?s:.*?)\n\{\s*\"")  # a bad first line does not make the rest prose
_LIST = re.compile(rb"\s*\[\s*(\{|$)")


def recognise(start: bytes) -> bool:
    """Whether the input begins as a JSON object, or a list of them, or a line of its beginning does."""
    beginning = start[:256].decode("utf-16", "ignore") if start.startswith(UTF_16) else start.decode("utf-8", "ignore")
    return _OBJECTS.match(beginning) is not None


def documents(source: Source) -> Documents:
    """A document or a Refusal for each line that is not blank; a refusal names its line. Raises InputRefused."""
    for number, line in enumerate(lines(source.stream), start=source.part.first):
        if number == 1 and line.startswith(UTF_16):
            raise InputRefused("it is JSON in UTF-16: save it as UTF-8")
        raw = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not raw.strip():
            continue
        if number == 1 and _LIST.match(raw):
            raise InputRefused("it is a JSON list: give one object a line")
        try:
            yield _document(raw)
        except InputRefused as error:
            yield Refusal(input=f"{source.name} line {number}", reason=str(error))


def _document(raw: bytes) -> Document:
    if len(raw) > LARGEST:
        raise InputRefused(f"the line is longer than {LARGEST // 1_000_000} MB: no single report is")
    try:
        record = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputRefused(f"it is no JSON: {error}") from error
    except RecursionError as error:
        raise InputRefused("its JSON is nested too deeply") from error
    if not isinstance(record, dict):
        raise InputRefused("it is no JSON object")
    return of_record(record, raw)


def of_record(record: dict[str, Any], raw: bytes) -> Document:
    """The document of an object's or a row's fields, `raw` being its bytes. Raises InputRefused."""
    held = {field: _first(record, names) for field, names in words().record.items()}
    text = held.pop("text")
    if text is None:
        raise InputRefused('it is no report: the object has no "text"')
    if not text.strip():
        raise InputRefused('"text" is empty')
    fields = msgspec.convert(held, Fields)
    title = fields.title
    whole = text if title is None or text.startswith(title) else f"{title}\n\n{text}"
    return build(whole, fields, raw=raw)


def _first(record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the names that the record has something under."""
    return next((found for name in names if (found := _text(record, name)) is not None), None)


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, dict):  # an outlet or an author with its name inside
        value = value.get("name")
    if isinstance(value, list) and key in words().record["byline"] and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if value is None or isinstance(value, str):
        return value if value != "" or key == "text" else None
    if isinstance(value, int) and not isinstance(value, bool) and key in words().record["id"]:
        return str(value)
    raise InputRefused(f'"{key}" is not a string')
