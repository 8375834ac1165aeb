"""The public records, one JSON object a line: documents, claims, links, counts."""

from typing import TextIO

import sqlalchemy as sa

from tallybook import codec, ledger, steps


def write(engine: sa.Engine, stream: TextIO) -> None:
    """Every document, current claim, current link and count, in that order; nothing of a record is left out."""
    for document in steps.each(ledger.each_document(engine), "reports written", ledger.count_documents(engine)):
        stream.write(codec.line(codec.document(document)) + "\n")
    book = ledger.linked(engine)
    for item in steps.each(book.reviewed, "claims written", len(book.reviewed)):
        stream.write(codec.line(codec.reviewed(item, book.retraction(item.read))) + "\n")
    for link in book.links:
        stream.write(codec.line(codec.link(link)) + "\n")
    for count in book.counts:
        stream.write(codec.line(codec.count(count)) + "\n")
