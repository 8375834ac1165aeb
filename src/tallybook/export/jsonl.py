"""The public records, one JSON object a line: documents, claims, links, counts."""

from typing import TextIO

import sqlalchemy as sa

from tallybook import codec, ledger, steps
from tallybook.export.redacting import NOTHING, Redaction


def write(engine: sa.Engine, stream: TextIO, redaction: Redaction = NOTHING) -> None:
    """Every document, current claim, current link and count, in that order.

    Nothing of a record is left out but what `redaction` blacks out. Claims are as corrected, with what was read and who
    said what; links and counts are of these. What is confidential is marked, for those who may see it.
    """
    secret = ledger.confided(engine)
    for document in steps.each(ledger.each_document(engine), "reports written", ledger.count_documents(engine)):
        known = codec.document(document, confidential=document.id in secret)
        stream.write(codec.line(redaction.document(known)) + "\n")
    for told in steps.each(ledger.each_claim(engine), "claims written", ledger.count_claims(engine)):
        said = codec.reviewed(told.item, told.retraction, confidential=told.item.read.document in secret)
        stream.write(codec.line(redaction.claim(said)) + "\n")
    for link in ledger.each_link(engine):
        stream.write(codec.line(redaction.between(codec.link(link), (link.from_, link.to))) + "\n")
    for count in ledger.each_count(engine):
        stream.write(codec.line(redaction.between(codec.count(count), count.members)) + "\n")
