"""The public records, one JSON object a line: documents, claims, links, counts."""

from typing import TextIO

import sqlalchemy as sa

from tallybook import codec, ledger, steps
from tallybook.export.redacting import NOTHING, Redaction


def write(engine: sa.Engine, stream: TextIO, redaction: Redaction = NOTHING) -> None:
    """Every document, current claim, current link and count, in that order.

    Nothing of a record is left out but what `redaction` blacks out.
    """
    for document in steps.each(ledger.each_document(engine), "reports written", ledger.count_documents(engine)):
        stream.write(codec.line(redaction.document(codec.document(document))) + "\n")
    for told in steps.each(ledger.each_claim(engine), "claims written", ledger.count_claims(engine)):
        stream.write(codec.line(redaction.claim(codec.reviewed(told.item, told.retraction))) + "\n")
    for link in ledger.each_link(engine):
        stream.write(codec.line(redaction.between(codec.link(link), (link.from_, link.to))) + "\n")
    for count in ledger.each_count(engine):
        stream.write(codec.line(redaction.between(codec.count(count), count.members)) + "\n")
