"""The book: append-only tables, migrations, and the doors in and out."""

from tallybook.ledger.accounts import (
    account,
    accounts,
    authenticated,
    folded,
    open_account,
    set_password,
    set_role,
    shut_account,
)
from tallybook.ledger.agreeing import Agreement, agreement
from tallybook.ledger.asking import (
    FEW,
    MANY,
    Filters,
    Kept,
    claim,
    claims,
    count_documents,
    document,
    documents,
    each_document,
    links,
    links_of,
    readings_of,
)
from tallybook.ledger.auditing import Audit, audit
from tallybook.ledger.copying import backup, restore
from tallybook.ledger.entering import record
from tallybook.ledger.judging import ACTIONS, decide, decisions
from tallybook.ledger.linking import Book, book_of, count_of, linked, links_about, parts
from tallybook.ledger.listing import count_claims, facets, listed
from tallybook.ledger.merging import Merged, merge
from tallybook.ledger.opening import open_ledger
from tallybook.ledger.paging import counts_out, newest_day
from tallybook.ledger.purging import purge, tombstones
from tallybook.ledger.queueing import Waiting, queue
from tallybook.ledger.recording import add
from tallybook.ledger.restricting import followed, restrict, restrictions
from tallybook.ledger.retracting import retract, retracted, retractions, taken_back
from tallybook.ledger.reviewing import reviewed, reviewed_claims, reviews_of
from tallybook.ledger.rows import document_key
from tallybook.ledger.searching import Found, search, search_claims
from tallybook.ledger.settling import relink, settle
from tallybook.ledger.streaming import Told, each_claim, each_count, each_link
from tallybook.ledger.telling import Life, diff, diff_out, each_diff, life
from tallybook.ledger.transactions import whole
from tallybook.ledger.veiling import close, confided, confidential, veiled, withheld
from tallybook.ledger.versions import FigureChange, Version, versions

__all__ = [
    "ACTIONS",
    "FEW",
    "MANY",
    "Agreement",
    "Audit",
    "Book",
    "FigureChange",
    "Filters",
    "Found",
    "Kept",
    "Life",
    "Merged",
    "Told",
    "Version",
    "Waiting",
    "account",
    "accounts",
    "add",
    "agreement",
    "audit",
    "authenticated",
    "backup",
    "book_of",
    "claim",
    "claims",
    "close",
    "confided",
    "confidential",
    "count_claims",
    "count_documents",
    "count_of",
    "counts_out",
    "decide",
    "decisions",
    "diff",
    "diff_out",
    "document",
    "document_key",
    "documents",
    "each_claim",
    "each_count",
    "each_diff",
    "each_document",
    "each_link",
    "facets",
    "folded",
    "followed",
    "life",
    "linked",
    "links",
    "links_about",
    "links_of",
    "listed",
    "merge",
    "newest_day",
    "open_account",
    "open_ledger",
    "parts",
    "purge",
    "queue",
    "readings_of",
    "record",
    "relink",
    "restore",
    "restrict",
    "restrictions",
    "retract",
    "retracted",
    "retractions",
    "reviewed",
    "reviewed_claims",
    "reviews_of",
    "search",
    "search_claims",
    "set_password",
    "set_role",
    "settle",
    "shut_account",
    "taken_back",
    "tombstones",
    "veiled",
    "versions",
    "whole",
    "withheld",
]
