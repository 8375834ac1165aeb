"""Pages and a JSON API over a ledger."""

from tallybook.web.application import app
from tallybook.web.serving import LOCAL, Safeguards, serve

__all__ = ["LOCAL", "Safeguards", "app", "serve"]
