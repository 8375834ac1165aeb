"""Plain text: a report with a header block of `Title:` lines, or as it was copied from a page."""

import os
import re
from pathlib import Path

from tallybook.errors import InputRefused
from tallybook.ingest.document import Fields, build, words
from tallybook.ingest.source import Documents, Source, whole

_FIELD = re.compile(r"^([A-Za-z]{2,12}):[ \t]*(.*)$")


def recognise(start: bytes) -> bool:
    """Everything that is no other format is text; what is no text is refused when it is read."""
    return True


def documents(source: Source) -> Documents:
    """The one document of a text file. Raises InputRefused where it is none."""
    name, raw = source.name, whole(source)
    if b"\0" in source.start and not source.start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputRefused("it is no text: it holds binary data")
    text, guessed = decoded(raw)
    if "\0" in text:
        raise InputRefused("it is no text: it holds binary data")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputRefused("it holds nothing but white space")
    header, body = header_block(text)
    stem = os.fsencode(Path(name).stem).decode("utf-8", "replace") if name != "-" else None
    flags = ("encoding_guessed",) if guessed else ()
    fields = Fields(**{"id": stem, **header}, flags=flags)
    if header and not body.strip():
        raise InputRefused("it has a header and no text below it")
    if header and fields.title is not None and not body.startswith(fields.title):
        body = f"{fields.title}\n\n{body}"
    yield build(body, fields, raw=raw)


def decoded(raw: bytes) -> tuple[str, bool]:
    """The text of the bytes, and whether its encoding was guessed. Raises InputRefused where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), False
            except UnicodeDecodeError as error:
                raise InputRefused(f"its encoding is damaged: {error.reason}") from error
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputRefused("it is no text in UTF-8, UTF-16 or Windows-1252") from error
    if sum(c.isalnum() or c.isspace() or c in ".,;:'\"!?()-" for c in text) < 0.9 * len(text):
        raise InputRefused("it is no text in UTF-8, and read as Windows-1252 it is gibberish")
    return text, True


def header_block(text: str) -> tuple[dict[str, str], str]:
    """The fields of a header block and the body below it; no fields where the text has no such block.

    The block begins on the first line with a known key, has a `Key: value` on every line, and ends with a blank line.
    """
    keys, fields, at = words().header, {}, 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if not line.strip():
            break
        match = _FIELD.match(line.rstrip("\n"))
        if match is None or match[1].lower() not in keys:
            return {}, text
        if match[2].strip():
            fields[keys[match[1].lower()]] = match[2].strip()
    return (fields, text[at:].lstrip("\n")) if fields else ({}, text)
