"""Pages and a JSON API over a ledger."""
