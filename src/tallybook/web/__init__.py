"""Pages and a JSON API over a ledger."""

from tallybook.web.application import app
from tallybook.web.serving import LOCAL, serve

__all__ = ["LOCAL", "app", "serve"]
