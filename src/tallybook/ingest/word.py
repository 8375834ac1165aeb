"""A Word document (Office Open XML): its paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from tallybook.errors import InputRefused
from tallybook.ingest.archive import DAMAGED, sane
from tallybook.ingest.document import Fields, build
from tallybook.ingest.source import Documents, Source, whole

MARK = b"word/"
LARGEST = 60_000_000  # bytes of all parts that are XML, unpacked: they become trees many times their size
# What a damaged file makes the libraries raise: found by fuzzing.
BROKEN = (*DAMAGED, KeyError, IndexError, ValueError, AttributeError, RuntimeError, NotImplementedError)


def recognise(start: bytes) -> bool:
    """Whether the input begins as a ZIP file of a Word document's parts."""
    return start.startswith(b"PK\x03\x04") and (MARK in start or b"[Content_Types].xml" in start[:64])


def documents(source: Source) -> Documents:
    """The one document. Raises InputRefused where it is damaged, swells like a bomb, or is no Word document."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    raw = whole(source)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            for part in parts.infolist():
                sane(part)
            words = sum(p.file_size for p in parts.infolist() if p.filename.lower().endswith((".xml", ".rels")))
            if words > LARGEST:
                raise InputRefused(f"unpacked it is larger than {LARGEST // 1_000_000} MB: no single report is")
        found = docx.Document(io.BytesIO(raw))
    except (*BROKEN, OpcError, LxmlError) as error:
        raise InputRefused(f"it is no Word document that can be read: {error}") from error
    blocks = [b for b in _blocks(found) if b.strip()]
    if not blocks:
        raise InputRefused("the document holds no words")
    about = found.core_properties
    fields = Fields(title=about.title or None, byline=about.author or None)
    text = "\n\n".join(blocks)
    if fields.title is not None and not text.startswith(fields.title):
        text = f"{fields.title}\n\n{text}"
    yield build(text, fields, raw=raw)


def _blocks(found: Any) -> Iterator[str]:
    from docx.table import Table

    for block in found.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join(" | ".join(" ".join(c.text.split()) for c in row.cells) for row in block.rows)
        else:
            bullet = block.style is not None and str(block.style.name).startswith("List")
            yield f"- {block.text}" if bullet and block.text.strip() else block.text
