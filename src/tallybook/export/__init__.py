"""EXPORTERS: what other programs can take from a ledger."""
