"""Tallybook: a ledger of every figure in the news, each tied to its exact words and its source."""

__version__ = "0.1.0"
